"""Tables from rows of cells, for formats that do not say how many columns a table has."""

from collections.abc import Sequence

from hlreader.models import Block, Paragraph, Run, Runs, Table

MOST_ADDED = 1 << 16
"""How many empty cells may be added to short rows; Markdown parsers have the same limit."""


def blocks_of_rows(rows: Sequence[Sequence[Runs]], offset: int) -> list[Block]:
    """Return the table that rows make. The first is its header, and short rows get empty cells.

    If too many cells were missing, as in rows of one cell below a row of thousands, each row
    becomes a paragraph.
    """
    width = max(map(len, rows), default=0)
    if not width:
        return []
    if sum(width - len(row) for row in rows) > MOST_ADDED:
        return [Paragraph(runs, runs[0].offset) for runs in map(_whole, rows) if runs]
    cells = [(*row, *[()] * (width - len(row))) for row in rows]
    return [Table(cells[0], tuple(cells[1:]), offset)]


def _whole(row: Sequence[Runs]) -> Runs:
    """Return the text of a row's cells, one after another."""
    runs: list[Run] = []
    for cell in row:
        if runs and cell:
            runs.append(Run(" ", cell[0].offset))
        runs += cell
    return tuple(runs)
