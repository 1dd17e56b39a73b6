"""Flows become lines at a size and a width. Nothing here knows of the window's rows."""

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import zip_longest
from typing import NamedTuple

from hlreader.reader.text.flow import AnyFlow, TableFlow, nowhere
from hlreader.reader.text.fold import NOWHERE, Line, Piece, Width, fold, text_of
from hlreader.textsize.lettering import Lettering

_LEAST_ROOM = 10
"""The fewest letters next to which a bullet or a bar may be."""
_READABLE = 8
"""The narrowest column of a table in which words can still be read, in letters."""
_LONGEST_WORD = 16
"""A longer word may be cut to fit its column of a table."""


def is_even(lettering: Lettering) -> bool:
    """Return whether a text is as wide as its letters together; of size 1.5 that is not so."""
    return lettering.width("nnnn") == 4 * lettering.width("n")


class Setting(NamedTuple):
    """How lines are set."""

    lettering: Lettering
    limit: int
    """The columns of the terminal that a line may take."""
    line_gap: int = 0
    """Blank lines between the lines of a paragraph."""
    paragraph_gap: int = 1
    """Blank lines between paragraphs."""
    ascii_only: bool = False

    @property
    def letter(self) -> int:
        """The columns that one letter takes."""
        return max(self.lettering.width("n"), 1)

    @property
    def even(self) -> bool:
        """Whether a text is as wide as its letters together."""
        return is_even(self.lettering)

    @property
    def width(self) -> Width:
        """Says how many columns a text takes."""
        letter, measure = self.letter, self.lettering.width
        if not self.even:
            return measure
        return lambda text: len(text) * letter if text.isascii() else measure(text)


def lines_of(flows: Iterable[AnyFlow], setting: Setting) -> tuple[Line, ...]:
    """Return the lines of flows, with the gaps between them."""
    lines: list[Line] = []
    for flow in flows:
        found = _flow_lines(flow, setting)
        if lines and found:
            gap = setting.paragraph_gap - 1 if flow.tight else setting.paragraph_gap
            lines += [Line((), flow.offset, blank=True)] * gap
        lines += found
    return tuple(lines)


def _flow_lines(flow: AnyFlow, setting: Setting) -> list[Line]:
    """Return the lines of one flow, each with a place in the source."""
    width, apart = setting.width, not setting.even
    prefix = max(width(flow.first), width(flow.rest))
    above: list[Line] = []
    first, rest = flow.first, flow.rest
    if setting.limit - prefix < _LEAST_ROOM * setting.letter:
        mark = flow.first.strip()
        first = rest = ""
        if mark and setting.limit >= (_LEAST_ROOM // 2) * setting.letter and len(mark) == 1:
            first = f"{mark} "  # a bullet comes before its item, which does not hang from it
        elif mark:
            above = [Line((Piece(mark[: max(setting.limit // setting.letter, 1)]),), flow.offset)]
    if isinstance(flow, TableFlow):
        lines = _table(flow, setting, setting.limit - max(width(first), width(rest)))
        lines = [
            line._replace(pieces=(*_lead(rest if number else first), *line.pieces))
            for number, line in enumerate(lines)
        ]
    elif first and not rest:
        lines = fold((*_lead(first), *flow.pieces), width, setting.limit, apart=apart)
    else:
        lines = fold(flow.pieces, width, setting.limit, _lead(first), _lead(rest), apart=apart)
    spaced: list[Line] = []
    place = flow.offset
    for line in above + lines:
        place = line.start if line.start != NOWHERE else place
        if spaced and not isinstance(flow, TableFlow):
            spaced += [Line((), place, blank=True)] * setting.line_gap
        spaced.append(line._replace(start=place))
    return spaced


def _lead(text: str) -> tuple[Piece, ...]:
    return (Piece(text),) if text else ()


def _table(flow: TableFlow, setting: Setting, limit: int) -> list[Line]:
    widths = column_widths(
        tuple(tuple(map(text_of, row)) for row in (flow.header, *flow.first_rows)),
        setting.width, setting.letter, limit, spare=flow.long,
    )  # fmt: skip
    if widths and setting.even:
        return _grid(flow, setting, widths)
    return _cards(flow, setting, limit)


def column_widths(
    rows: Sequence[Sequence[str]], width: Width, letter: int, limit: int, *, spare: bool = False
) -> list[int]:
    """Return the columns that each column of a table takes, or none if they are too narrow to read.

    Each column first gets what its longest word needs; what is left goes, letter by letter, to the
    column that would otherwise be the tallest. With ``spare`` each gets half as much again where
    there is room: for the cells of other rows, which may be longer.
    """
    columns = list(zip(*rows, strict=True))
    width = cache(width)
    wanted = [max(map(width, column)) for column in columns]
    if spare:
        wanted = [want + (want // letter + 1) // 2 * letter for want in wanted]
    longest = [max((width(word) for cell in column for word in cell.split()), default=letter)
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


def _grid(flow: TableFlow, setting: Setting, widths: Sequence[int]) -> list[Line]:
    """Return a table in columns, with a rule between rows."""
    bar, dash, cross = ("|", "-", "+") if setting.ascii_only else ("│", "─", "┼")
    letter, width = setting.letter, setting.width
    ruler = f"{dash}{cross}{dash}".join(dash * (size // letter) for size in widths)
    lines: list[Line] = []
    for row in flow.rows if flow.continued else (flow.header, *flow.rows):
        place = next((cell[0].offset for cell in row if cell), flow.offset)
        if lines or flow.continued:
            lines.append(Line((Piece(ruler, "note"),), place))
        cells = [
            [line.pieces for line in fold(cell, width, size)] if cell else []
            for cell, size in zip(row, widths, strict=True)
        ]
        for parts in zip_longest(*cells, fillvalue=()):
            pieces: list[Piece] = []
            for number, (part, size) in enumerate(zip(parts, widths, strict=True), 1):
                pieces += part
                if number < len(parts):
                    pad = " " * ((size - width(text_of(part))) // letter)
                    pieces.append(Piece(f"{pad} {bar} ", "note"))
            lines.append(Line(tuple(pieces), place))
    return lines


def _cards(flow: TableFlow, setting: Setting, limit: int) -> list[Line]:
    """Return a table as one card a row: each cell after the name of its column."""
    width = setting.width
    labels = flow.header
    again = tuple(map(nowhere, labels))
    lines: list[Line] = []
    for row in flow.rows or (labels,):
        first = not lines and not flow.continued
        place = next((cell[0].offset for cell in row if cell), flow.offset)
        if not first:
            lines.append(Line((), place, blank=True))
        for label, cell in zip(labels if first else again, row, strict=True):
            said = label if flow.rows else ()
            joint = (Piece(": ", "strong"),) if said else ()
            for line in fold((*said, *joint, *cell), width, limit, apart=not setting.even):
                inside = (piece.offset for piece in line.pieces)
                place = next((offset for offset in inside if offset > place), place)
                lines.append(line._replace(start=place))
    return lines
