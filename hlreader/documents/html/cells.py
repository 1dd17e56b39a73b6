"""The cells of a table, repeated in all rows and columns that they span.

This keeps the other cells under their own headers, because a dose under the wrong header is
dangerous. Several header rows become one row.
"""

import re
from collections.abc import Iterator
from typing import TypeAlias

from hlreader import limits
from hlreader.documents.html.inline import runs_of
from hlreader.documents.html.tree import Element
from hlreader.documents.tables import joined
from hlreader.models import Runs

_NUMBER = re.compile(r"\s*(\d{1,5})", re.ASCII)
_Spans: TypeAlias = dict[int, tuple[int, Runs]]
"""For each column: in how many more rows a cell from above is repeated, and its text."""


def rows_of(table: Element) -> list[list[Runs]]:
    """Return the rows of a table. The first is its header."""
    head: list[list[Runs]] = []
    body: list[list[Runs]] = []
    added = 0
    goes_on = True  # whether the next row may be part of the header
    for group, rows in _groups(table):
        spans: _Spans = {}
        for number, row in enumerate(rows):
            cells, repeated = _filled(
                row, spans, len(rows) - number, limits.MOST_CELLS_ADDED - added
            )
            added += repeated
            goes_on = goes_on and not body and (group == "thead" or _is_of_heads(row))
            if any(cells):
                (head if goes_on else body).append(cells)
            goes_on = group == "thead" or any(_span(cell, "colspan") > 1 for cell in row.elements)
    return ([joined(head)] if head else []) + body


def _groups(table: Element) -> Iterator[tuple[str, list[Element]]]:
    """Yield the row groups of a table, with their tags. No cell spans two groups."""
    for child in table.elements:
        if child.tag in ("thead", "tbody", "tfoot"):
            yield child.tag, [row for row in child.elements if row.tag == "tr"]


def _is_of_heads(row: Element) -> bool:
    return {cell.tag for cell in row.elements if cell.tag in ("td", "th")} == {"th"}


def _filled(row: Element, spans: _Spans, rows_left: int, may_add: int) -> tuple[list[Runs], int]:
    """Return the cells of a row with those that span into it, and how many are repeated."""
    filled: list[Runs] = []
    repeated = 0
    own = [cell for cell in row.elements if cell.tag in ("td", "th")]
    whole = len(own) == 1 and not spans
    for cell in own:
        repeated += _carry(filled, spans)
        runs = runs_of([cell])
        across = min(max(_span(cell, "colspan"), 1), limits.MOST_COLUMNS)
        down = min(_span(cell, "rowspan") or rows_left, rows_left)
        if repeated + across * down > may_add:
            across = down = 1
        for number in range(across):
            if down > 1:
                spans[len(filled)] = (down - 1, runs)
            filled.append(() if whole and number else runs)
        repeated += across - 1
    for column in range(len(filled), max(spans, default=-1) + 1):
        if len(filled) == column:
            filled.extend([] if column in spans else [()])
            repeated += _carry(filled, spans)
    return filled, repeated


def _carry(filled: list[Runs], spans: _Spans) -> int:
    """Add the cells that span into a row from above at this place. Return how many."""
    start = len(filled)
    while len(filled) in spans:
        left, runs = spans.pop(len(filled))
        if left > 1:
            spans[len(filled)] = (left - 1, runs)
        filled.append(runs)
    return len(filled) - start


def _span(cell: Element, name: str) -> int:
    found = _NUMBER.match(cell.get(name))
    return int(found[1]) if found else 1
