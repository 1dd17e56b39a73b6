"""Rows of a table as pages."""

from collections.abc import Iterable, Mapping
from typing import Any

from hlreader import limits
from hlreader.audit.containers import Columns
from hlreader.audit.page import Page
from hlreader.errors import UsageError
from hlreader.messages import Message
from hlreader.sanitize import clean_line, shown


def require(columns: Columns, names: Iterable[str], address: str) -> None:
    """Raise UsageError if a table lacks a column."""
    known = [*names]
    for name, option in ((columns.text, "--text-column"), (columns.id, "--id-column")):
        if name and name not in known:
            raise UsageError(
                Message("{file}: there is no column `{name}`.", file=shown(address), name=name),
                hint=Message(
                    "Name one with {option}: {names}.",
                    option=option,
                    names=", ".join(map(clean_line, known)),
                ),
            )


def page_of(
    address: str, number: int, values: Mapping[str, Any], name: str, columns: Columns
) -> Page:
    """Return the page in a row. ``number`` counts the rows of the table from 0."""
    value, text = values.get(name) if name else None, values.get(columns.text)
    shown_name = clean_line(str(value)) if value not in (None, "") else ""
    title = shown_name or f"{shown(address)}:{number + 1}"
    if isinstance(text, str):
        text = text.encode("utf-8", "surrogatepass")
    if not isinstance(text, bytes) or not text:
        return Page(title, error=str(Message("{name}: this row has no text.", name=title)))
    if len(text) > limits.LARGEST_FILE:
        limit = limits.LARGEST_FILE // limits.MEGABYTE
        return Page(
            title,
            error=str(Message("{name}: this is larger than {limit} MB.", name=title, limit=limit)),
        )
    return Page(title, text)
