"""Front matter: the fields at the top of a Markdown file.

They are YAML between two lines of ``---``, or, as Hugo has it, TOML between two lines of ``+++``.
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
    """Return a Markdown text's front matter; no fields and offset 0 if it has none.

    A text that opens with ``---``, and then a blank line and no field, begins with a divider.
    Raises ContentError with the file ``name`` and line.
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
            name,
            1,
            Message("the front matter has no end."),
            hint=Message("Close it with a line ---"),
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
    """Return the fields of TOML front matter as those of YAML are: every value a string."""
    from hlreader.strict_toml import load
    from hlreader.strict_yaml import node_of

    # A line for the one with the plus signs, so that an error names the right one.
    fields = load("\n" + text, name, hint=Message('Write `title = "Some words"`.'))
    return cast("dict[Any, Any]", node_of(fields, line=2))
