"""Front matter: the YAML between two lines of ``---`` at the top of a Markdown file."""

import re
from typing import NamedTuple

from hlreader.errors import ContentError
from hlreader.strict_yaml import Mapping, load

_OPENING = re.compile(r"---[ \t]*\n")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE)
_FIELD = re.compile(r"(?:[ \t]*(?:#.*)?\n)*[ \t]*[\w\"'-]+[ \t]*:")


class FrontMatter(NamedTuple):
    """The fields of a file's front matter, and the offset at which its body begins."""

    fields: Mapping
    body: int


def split(text: str, name: str) -> FrontMatter:
    """Return a Markdown text's front matter; no fields and offset 0 if it has none.

    A text that opens with ``---``, and then a blank line and no field, begins with a divider.
    Raises ContentError with the file ``name`` and line.
    """
    empty = Mapping()
    empty.line = empty.column = 1
    opening = _OPENING.match(text)
    if not opening:
        return FrontMatter(empty, 0)
    closing = _CLOSING.search(text, opening.end())
    divides = text.startswith("\n", opening.end()) or not closing
    if divides and not _FIELD.match(text, opening.end()):
        return FrontMatter(empty, 0)
    if not closing:
        raise ContentError(name, 1, "the front matter has no end.", hint="Close it with a line ---")
    node = load(text[opening.end() : closing.start()], name, first_line=2)
    if node is None:
        return FrontMatter(empty, closing.end())
    if not isinstance(node, Mapping):
        raise ContentError(
            name, node.line, "the front matter must be fields.", hint="Write `title: Some words`."
        )
    return FrontMatter(node, closing.end())
