"""Lay out a table as lines: in columns if its words fit, or else as a card for each row."""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import zip_longest

from hlreader.layout.flow import SIGNS, Cell, TableFlow, nowhere
from hlreader.layout.typography import Typography
from hlreader.layout.wrap import Line, Piece, Width, folded, text_of, words

_READABLE = 8
"""The narrowest readable column, in letters."""
_LONGEST_WORD = 16
"""A word with more letters may be cut to fit its column."""


def table_lines(flow: TableFlow, typography: Typography, limit: int) -> list[Line]:
    """Return the lines of a table, at most ``limit`` columns wide."""
    rows = [[text_of(cell) for cell in row] for row in (flow.header, *flow.first_rows)]
    widths = _column_widths(rows, typography.width, typography.letter, limit, spare=flow.long)
    if widths and typography.even:
        return list(_grid(flow, typography, widths))
    return list(_cards(flow, typography, limit))


def _column_widths(
    rows: Sequence[Sequence[str]], width: Width, letter: int, limit: int, *, spare: bool
) -> list[int]:
    """Return the widths of a table's columns, or an empty list if they are too narrow to read.

    Each column first gets room for its longest word. Then the tallest column gets the rest, letter
    by letter. With ``spare``, each column gets half as much again if there is room, for longer
    cells in later rows.
    """
    columns = list(zip(*rows, strict=True))
    width = cache(width)
    wanted = [max(map(width, column)) for column in columns]
    if spare:
        wanted = [want + (want // letter + 1) // 2 * letter for want in wanted]
    longest = [max((width(word) for cell in column for word in words(cell)), default=letter)
               for column in columns]  # fmt: skip
    widths = [
        max(min(_LONGEST_WORD * letter, longest), min(_READABLE * letter, want), letter)
        for longest, want in zip(longest, wanted, strict=True)
    ]
    room = limit - 3 * letter * (len(columns) - 1)
    if sum(widths) > room:
        return []
    while sum(widths) + letter <= min(room, sum(wanted)):
        needs = [want / size for want, size in zip(wanted, widths, strict=True)]
        widths[needs.index(max(needs))] += letter
    return widths


def _grid(flow: TableFlow, typography: Typography, widths: Sequence[int]) -> Iterator[Line]:
    """Yield the lines of a table in columns, with a rule between rows."""
    signs, letter, width = SIGNS[typography.ascii_only], typography.letter, typography.width
    cross = f"{signs.dash}{signs.cross}{signs.dash}"
    rule = Piece(cross.join(signs.dash * (size // letter) for size in widths), "note")
    rows = flow.rows if flow.continued else (flow.header, *flow.rows)
    for row_number, row in enumerate(rows):
        place = _place(row, flow.offset)
        if row_number or flow.continued:
            yield Line((rule,), place)
        cells = [
            [line.pieces for line in folded(cell, width, size)] if cell else []
            for cell, size in zip(row, widths, strict=True)
        ]
        for parts in zip_longest(*cells, fillvalue=()):
            pieces: list[Piece] = []
            for number, (part, size) in enumerate(zip(parts, widths, strict=True), 1):
                pieces += part
                if number < len(parts):
                    pad = " " * ((size - width(text_of(part))) // letter)
                    pieces.append(Piece(f"{pad} {signs.bar} ", "note"))
            yield Line(tuple(pieces), place)


def _cards(flow: TableFlow, typography: Typography, limit: int) -> Iterator[Line]:
    """Yield the lines of a table with a card for each row: each cell after its column's name."""
    hang = (Piece(flow.hang),) if flow.hang else ()
    room = limit - typography.width(flow.hang)
    labels, again = flow.header, tuple(map(nowhere, flow.header))
    for number, row in enumerate(flow.rows or (labels,)):
        first = not number and not flow.continued
        place = _place(row, flow.offset)
        if not first:
            yield Line((), place, blank=True)
        for label, cell in zip(labels if first else again, row, strict=True):
            name = label if flow.rows else ()
            colon = (Piece(": ", "strong"),) if name else ()
            lines = folded(
                (*name, *colon, *cell), typography.width, room, apart=not typography.even
            )
            for line_number, line in enumerate(lines):
                inside = (piece.offset for piece in line.pieces)
                place = next((offset for offset in inside if offset > place), place)
                yield Line((*hang, *line.pieces) if line_number else line.pieces, place)


def _place(row: Sequence[Cell], default: int) -> int:
    """Return the offset of a row in the source."""
    return next((cell[0].offset for cell in row if cell), default)
