"""Tables from rows of cells, in the formats that do not say how many columns there are."""

from collections.abc import Sequence

from hlreader.models import Block, Paragraph, Run, Runs, Table

MOST_ADDED = 1 << 16
"""The most empty cells to add to short rows, as Markdown parsers do."""


def blocks_of_rows(rows: Sequence[Sequence[Runs]], offset: int) -> list[Block]:
    """Return the table that rows make, the first its header; short ones get empty cells.

    Where that would be cells without number, as in rows of one cell under a row of thousands, each
    row is a paragraph.
    """
    width = max(map(len, rows), default=0)
    if not width:
        return []
    if sum(width - len(row) for row in rows) > MOST_ADDED:
        return [Paragraph(runs, runs[0].offset) for runs in map(_in_one_line, rows) if runs]
    cells = [(*row, *[()] * (width - len(row))) for row in rows]
    return [Table(cells[0], tuple(cells[1:]), offset)]


def _in_one_line(row: Sequence[Runs]) -> Runs:
    """Return the text of a row's cells, one after the other."""
    runs: list[Run] = []
    for cell in row:
        if runs and cell:
            runs.append(Run(" ", cell[0].offset))
        runs += cell
    return tuple(runs)
