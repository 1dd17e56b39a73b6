"""Front matter: the fields at the top of a Markdown file.

They are YAML between two lines of ``---``, or TOML between two lines of ``+++``, as in Hugo.
"""

import re
from typing import Any, NamedTuple, cast

from hlreader.errors import ContentError
from hlreader.messages import Message
from hlreader.patterns import lazy

_OPENING = re.compile(r"---[ \t]*\n")
_TOML = re.compile(r"\+\+\+[ \t]*\n(?P<fields>(?:.*\n)*?)\+\+\+[ \t]*(?:\n|\Z)")
_CLOSING = lazy(r"^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE)
_FIELD = lazy(r"(?:[ \t]*(?:#.*)?\n)*[ \t]*[\w\"'-]+[ \t]*:")


class FrontMatter(NamedTuple):
    """The fields of a file's front matter, and the offset at which its body begins."""

    fields: dict[Any, Any]
    """A ``strict_yaml.Mapping``, or an empty dict."""
    body: int


def split(text: str, name: str) -> FrontMatter:
    """Return the front matter of a Markdown text. Without any, return no fields and offset 0.

    If a text begins with ``---`` and a blank line but no field, this is a divider. Raises
    ContentError with the file ``name`` and line.
    """
    empty = FrontMatter({}, 0)
    opening = _OPENING.match(text)
    if not opening:
        toml = _TOML.match(text)
        return FrontMatter(_toml_fields(toml["fields"], name), toml.end()) if toml else empty
    closing = _CLOSING.search(text, opening.end())
    divides = text.startswith("\n", opening.end()) or not closing
    if divides and not _FIELD.match(text, opening.end()):
        return empty
    if not closing:
        raise ContentError(
            name, 1, Message("the front matter has no end."), hint="Close it with a line ---"
        )
    from hlreader.strict_yaml import Mapping, load  # most texts have none, and YAML is slow to load

    node = load(text[opening.end() : closing.start()], name, first_line=2)
    if node is None:
        return FrontMatter({}, closing.end())
    if not isinstance(node, Mapping):
        raise ContentError(
            name,
            node.line,
            Message("the front matter must be fields."),
            hint=Message("Write `title: Some words`."),
        )
    return FrontMatter(node, closing.end())


def _toml_fields(text: str, name: str) -> dict[Any, Any]:
    """Return the fields of TOML front matter, with every value as a string, like those of YAML."""
    from hlreader.strict_toml import load
    from hlreader.strict_yaml import node_of

    # An extra line for the plus signs, so that errors name the right line.
    fields = load("\n" + text, name, hint=Message('Write `title = "Some words"`.'))
    return cast("dict[Any, Any]", node_of(fields, line=2))
