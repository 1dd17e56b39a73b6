"""Tables: lines in columns become rows of cells.

The rows are as they were set, cell by cell. Where that says nothing, a row begins with a line in
the first column, after a wider gap, or where the lines above had room for more.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from hlreader.documents.pdf.lines import Line, has_room

Cells: TypeAlias = list[list[Line]]
"""The lines of each cell of a row."""


class Grid(NamedTuple):
    """A table, or lines side by side if it has one row.

    Each row has as many cells as the table has columns; some are empty.
    """

    rows: list[Cells]


_PARAGRAPH_GAP = 2.5
_ROW_GAP = 1.2
_SAME_HEIGHT = 0.65


def rows_of(columns: Sequence[Sequence[Line]]) -> list[Cells]:
    """Return the rows of a table whose columns have these lines, from the top down."""
    placed = [(line, number) for number, column in enumerate(columns) for line in column]
    rights = [max(line.right for line in column) for column in columns]
    rows = _rows_as_set(placed, len(columns)) or _rows_by_place(placed, rights)
    return _with_heads(_with_rests(rows, rights))


def _with_rests(rows: list[Cells], rights: Sequence[float]) -> list[Cells]:
    """Return rows with the rests of cells that were set line by line."""
    gaps = [_gap(above, below) for above, below in pairwise(rows)]
    close = _ROW_GAP * min(gaps, default=0.0)
    if all(gap <= close for gap in gaps):
        return rows
    whole = rows[:1]
    for row, gap in zip(rows[1:], gaps, strict=True):
        if gap <= close and _is_rest(whole[-1], row, rights):
            whole[-1] = [[*cell, *rest] for cell, rest in zip(whole[-1], row, strict=True)]
        else:
            whole.append(row)
    return whole


def _gap(above: Cells, below: Cells) -> float:
    lowest = min(line.y for cell in above for line in cell)
    return lowest - max(line.y for cell in below for line in cell)


def _is_rest(above: Cells, below: Cells, rights: Sequence[float]) -> bool:
    """Return whether what looks like a row is the rest of the cells above, set line by line.

    Each begins with a small letter, and there was no room for its first word on the line above.
    """
    return all(
        cell and rest[0].text[0].islower() and not has_room(cell[-1], rest[0], right)
        for cell, rest, right in zip(above, below, rights, strict=True)
        if rest
    )


def _with_heads(rows: list[Cells]) -> list[Cells]:
    """Return rows without columns that hold only a head: it is that of the cells beside it."""
    head, *body = rows
    column = 0
    while body and column + 1 < len(head):
        pair = column, column + 1
        heads = [bool(head[one]) for one in pair]
        cells = [any(row[one] for row in body) for one in pair]
        if heads != cells and sorted(heads) == sorted(cells) == [False, True]:
            head[column : column + 2] = [head[column] + head[column + 1]]
            for row in body:
                row[column : column + 2] = [row[column] + row[column + 1]]
        column += 1
    return rows


def _rows_as_set(placed: Sequence[tuple[Line, int]], width: int) -> list[Cells]:
    """Return the rows, each of which begins where the next line was set further left.

    An empty list says that they are not one below the other.
    """
    rows: list[Cells] = []
    above: Line | None = None
    before = width
    for line, column in sorted(placed, key=lambda one: one[0].order):
        apart = above is not None and above.y - line.y > _PARAGRAPH_GAP * line.size
        if column < before or (column == before and apart):
            rows.append([[] for _ in range(width)])
        rows[-1][column].append(line)
        above, before = line, column
    spans = [[line.y for cell in row for line in cell] for row in rows]
    in_order = all(min(above) > max(below) for above, below in pairwise(spans))
    return rows if in_order else []


def _rows_by_place(placed: Sequence[tuple[Line, int]], rights: Sequence[float]) -> list[Cells]:
    down = sorted(placed, key=lambda one: (-one[0].y, one[1]))
    heights: list[list[tuple[Line, int]]] = []
    for line, column in down:
        if heights and heights[-1][0][0].y - line.y < _SAME_HEIGHT * line.size:
            heights[-1].append((line, column))
        else:
            heights.append([(line, column)])
    gaps = [above[0][0].y - below[0][0].y for above, below in pairwise(heights)]
    wide = _ROW_GAP * min(gaps, default=0.0)
    rows: list[Cells] = []
    for height, gap in zip(heights, [wide + 1, *gaps], strict=True):
        if gap > wide or not _goes_on(rows[-1], height, rights):
            rows.append([[] for _ in rights])
        for line, column in height:
            rows[-1][column].append(line)
    return rows


def _goes_on(row: Cells, height: Sequence[tuple[Line, int]], rights: Sequence[float]) -> bool:
    """Return whether the lines at one height go on with the cells of a row above them.

    Each begins with a small letter, or the only one had no room on the line above. What is in the
    first column begins a row.
    """
    if any(column == 0 or not row[column] for _, column in height):
        return False
    line, column = height[0]
    small = all(line.text[0].islower() for line, _ in height)
    return small or (len(height) == 1 and not has_room(row[column][-1], line, rights[column]))
