"""Shared code for the rules about front matter.

These rules only check texts with front matter, since plain texts and web pages have none.
"""

from typing import Any, NamedTuple

from hlreader.checker.rule import Found
from hlreader.checker.text.checked_text import CheckedText
from hlreader.documents.attribution import key_of


class Field(NamedTuple):
    """A field of the front matter: its value, and the range of its key in the source."""

    value: Any
    start: int
    end: int


def has_front_matter(text: CheckedText) -> bool:
    """Return whether a text has front matter."""
    fields, source = text.document.front_matter, text.document.source
    return bool(fields) and source.startswith("---")


def field(text: CheckedText, *names: str) -> Field | None:
    """Return the first of the named fields that has a value.

    Hyphens, spaces and capitals in a field's name do not matter: "Last-Reviewed".
    """
    fields = text.document.front_matter
    key = key_of(fields, names)
    if key is None:
        return None
    start = offset(text, key)
    return Field(fields[key], start, start + len(key))


def offset(text: CheckedText, node: Any) -> int:
    """Return the offset in the source of a value of the front matter."""
    line: int = text.document.line_starts[node.line - 1]
    return line + int(node.column) - 1


def missing(what: str, suggestion: str) -> Found:
    """Return the problem that the front matter lacks a field."""
    return Found(0, 3, f"The front matter has no {what}.", suggestion)
