"""Make tables from rows of cells, for formats that do not give the number of columns."""

from collections.abc import Iterable, Sequence
from enum import Enum
from typing import TypeAlias

from hlreader import limits
from hlreader.models import Block, Paragraph, Run, Runs, Table


class Merged(Enum):
    """A cell that is merged with another."""

    LEFT = "left"
    ABOVE = "above"


Cell: TypeAlias = Runs | Merged


class Repeats:
    """Limits how often a table may repeat its cells. A few bytes must not create billions."""

    def __init__(self) -> None:
        self._left = limits.MOST_CELLS_ADDED

    def allowed(self, times: int) -> int:
        """Return how often a cell may be repeated, at least once. The file wants ``times``."""
        times = max(min(times, self._left + 1), 1)
        self._left -= times - 1
        return times


def blocks_of_rows(rows: Sequence[Sequence[Runs]], offset: int) -> list[Block]:
    """Return the table of rows. The first row is its header, and short rows get empty cells.

    If too many cells are missing, as in rows of one cell below a row of thousands, each row becomes
    a paragraph.
    """
    width = max(map(len, rows), default=0)
    if not width:
        return []
    if sum(width - len(row) for row in rows) > limits.MOST_CELLS_ADDED:
        return [Paragraph(runs, runs[0].offset) for runs in map(one_text, rows) if runs]
    cells = [(*row, *[()] * (width - len(row))) for row in rows]
    return [Table(cells[0], tuple(cells[1:]), offset)]


def one_text(texts: Iterable[Runs]) -> Runs:
    """Return texts joined by a space, such as the paragraphs of a cell."""
    runs: list[Run] = []
    for text in texts:
        if not any(run.text.strip() for run in text):
            continue
        if runs:
            runs.append(Run(" ", text[0].offset))
        runs += text
    return tuple(runs)


def with_merged(rows: Sequence[Sequence[Cell]], heads: int = 0) -> list[list[Runs]]:
    """Return rows with merged cells repeated where they span, and with one header row.

    This keeps other cells under their own headers, because a dose under the wrong header is
    dangerous. A cell that is a whole row is not repeated. ``heads`` is how many rows are the header
    in the file. The header has more rows if one of its cells spans into them, or if they are under
    its merged cells.
    """
    filled: list[list[Runs]] = []
    for row in rows:
        whole = len(row) > 1 and all(cell is Merged.LEFT for cell in row[1:])
        cells: list[Runs] = []
        for column, cell in enumerate(row):
            above = filled[-1] if filled else []
            if cell is Merged.ABOVE:
                cells.append(above[column] if column < len(above) else ())
            elif cell is Merged.LEFT:
                cells.append(() if whole or not cells else cells[-1])
            else:
                cells.append(cell)
        filled.append(cells)
    last = max(heads, 1)
    while heads < 1 and last < len(rows) - 1 and _goes_on(rows[last - 1], rows[last]):
        last += 1
    return [joined(filled[:last]), *filled[last:]] if filled else []


def _goes_on(head: Sequence[Cell], row: Sequence[Cell]) -> bool:
    """Return whether a row belongs to the header in the row above it."""
    parted = Merged.LEFT in head and not all(cell is Merged.LEFT for cell in head[1:])
    return Merged.ABOVE in row or (parted and row[:1] == [()])


def joined(rows: Sequence[Sequence[Runs]]) -> list[Runs]:
    """Return the rows of a header as one: the headers of each column, the higher first."""
    head: list[Runs] = []
    for column in range(max(map(len, rows))):
        runs: list[Run] = []
        last: Runs = ()
        for row in rows:
            cell = row[column] if column < len(row) else ()
            if cell and cell != last:
                runs += [Run(": ", cell[0].offset), *cell] if runs else cell
                last = cell
        head.append(tuple(runs))
    return head
