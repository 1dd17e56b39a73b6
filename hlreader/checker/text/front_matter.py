"""Shared code of the rules about front matter.

They only look at texts with front matter, since plain texts and web pages have none.
"""

from typing import Any, NamedTuple

from hlreader.checker.rule import Found
from hlreader.checker.text.checked_text import CheckedText


class Field(NamedTuple):
    """A field of the front matter: its value, and where in the source its key begins and ends."""

    value: Any
    start: int
    end: int


def has_front_matter(text: CheckedText) -> bool:
    """Return whether a text has front matter."""
    fields, source = text.document.front_matter, text.document.source
    return bool(fields) and source.startswith("---")


def field(text: CheckedText, *names: str) -> Field | None:
    """Return the first of the named fields that has a value.

    Hyphens, spaces and capitals in a field's name make no difference: "Last-Reviewed".
    """
    for key, value in text.document.front_matter.items():
        if key.lower().replace("-", "_").replace(" ", "_") in names and value:
            start = offset(text, key)
            return Field(value, start, start + len(key))
    return None


def offset(text: CheckedText, node: Any) -> int:
    """Return where in the source a value of the front matter begins."""
    line: int = text.document.line_starts[node.line - 1]
    return line + int(node.column) - 1


def missing(what: str, suggestion: str) -> Found:
    """Return the finding that the front matter lacks something."""
    return Found(0, 3, f"The front matter has no {what}.", suggestion)
