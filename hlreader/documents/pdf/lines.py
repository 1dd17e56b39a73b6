"""The lines of a printed page: one by one, as the rows of a table, or as columns.

Lines that are side by side, two or more times one below the other, are the rows of a table. Long
ones are columns, and are read one after the other.
"""

import re
from bisect import bisect_left
from collections import deque
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

LETTER_WIDTH = 0.5
"""About how wide letters are, of their size."""

_FEWEST_ROWS = 2
_FEWEST_COLUMN_LINES = 4
_COLUMN_LETTERS = 25

BULLET = re.compile(r"(?:[•◦▪‣·●○■□➢✓\uf0b7\uf0a7\ufffd*–-]|o(?=\s)|(\d{1,3})[.)])(?:\s+|$)")
"""What comes before an item of a list."""

_NUMBER = re.compile(r"\d{1,3}")


class PrintedLine(NamedTuple):
    """A line on a page, and whether all its letters are bold.

    ``x`` and ``y`` say where its first letter is, in points from the lower left corner;
    ``size`` is that of its letters, in points.
    """

    text: str
    x: float
    y: float
    size: float
    bold: bool
    cells: "tuple[PrintedLine, ...]" = ()
    """Its parts, if they are so far apart that they may be the cells of a row."""


class Row(NamedTuple):
    """Lines that follow each other side by side, and the cells that they may be."""

    lines: list[PrintedLine]
    cells: list[PrintedLine]


def stretches(page: Sequence[PrintedLine]) -> Iterator[PrintedLine | list[Row]]:
    """Yield the lines of a page one by one, and the rows of each table together."""
    left: list[PrintedLine] = []
    right: list[PrintedLine] = []  # a column that is read when the one on its left is
    for apart, group in groupby(_rows(page), key=lambda row: len(row.cells) > 1):
        rows = deque(group)
        while not apart and right and rows and _is_below(rows[0].lines[0], left[-1]):
            left += rows.popleft().lines
        yield from (*left, *right)
        left, right = [], []
        aligned = apart and all(_aligned(*pair) for pair in pairwise(rows))
        if aligned and _are_columns(rows):
            left, right = map(list, zip(*(row.cells for row in rows), strict=True))
        elif aligned and len(rows) >= _FEWEST_ROWS:
            yield [*rows]
        else:
            yield from (line for row in rows for line in row.lines)
    yield from (*left, *right)


def _is_below(line: PrintedLine, above: PrintedLine) -> bool:
    return abs(line.x - above.x) < line.size and 0 < above.y - line.y < 2 * line.size


def _rows(page: Sequence[PrintedLine]) -> Iterator[Row]:
    """Yield the lines of a page; those that follow each other side by side together.

    A bullet or a number does not count as a neighbour of its text.
    """
    row = Row([], [])
    for line in page:
        above = row.cells[-1] if row.cells else None
        beside = (
            above is not None
            and abs(above.y - line.y) < 0.5 * line.size
            and line.x - right_end(above) > line.size
            and not (len(row.cells) == 1 and _is_mark(above.text))
        )
        if row.lines and not beside:
            yield row
            row = Row([], [])
        row.lines.append(line)
        row.cells.extend(line.cells or [line])
    if row.lines:
        yield row


def _is_mark(text: str) -> bool:
    return BULLET.fullmatch(text) is not None or _NUMBER.fullmatch(text) is not None


def _aligned(row: Row, below: Row) -> bool:
    """Return whether a cell of a row, not the first, is under one of the row above."""
    places = sorted(cell.x for cell in below.cells[1:])
    for cell in row.cells[1:]:
        number = bisect_left(places, cell.x)
        if any(abs(cell.x - x) < 0.5 * cell.size for x in places[max(0, number - 1) : number + 1]):
            return True
    return False


def _are_columns(rows: Sequence[Row]) -> bool:
    letters = sum(len(cell.text) for row in rows for cell in row.cells)
    pairs = len(rows) >= _FEWEST_COLUMN_LINES and all(len(row.cells) == 2 for row in rows)  # noqa: PLR2004
    return pairs and letters >= _COLUMN_LETTERS * 2 * len(rows)


def right_end(line: PrintedLine) -> float:
    """Return about where a line ends."""
    return line.x + LETTER_WIDTH * line.size * len(line.text)
