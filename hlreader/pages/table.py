"""A table as lines: in columns where its words fit, else as cards, one a row."""

from collections.abc import Sequence

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from hlreader.pages.layout import fold, indent, join

_READABLE = 8
"""The narrowest column in which words can still be read, in cells."""

_LONGEST_WORD = 16
"""A longer word may be cut to fit its column."""


def column_widths(rows: Sequence[Sequence[str]], width: int) -> list[int]:
    """Return a width for each column, or none if the columns would be too narrow to read.

    Each column first gets what its longest word needs; what is left goes, cell by cell, to the
    column that would otherwise be the tallest.
    """
    columns = list(zip(*rows, strict=True))
    wanted = [max(map(cell_len, column)) for column in columns]
    words = [[cell_len(word) for cell in column for word in cell.split()] for column in columns]
    widths = [
        max(min(_LONGEST_WORD, max(sizes, default=1)), min(_READABLE, want))
        for sizes, want in zip(words, wanted, strict=True)
    ]
    room = width - 3 * (len(columns) - 1)
    if sum(widths) > room:
        return []
    while sum(widths) < min(room, sum(wanted)):
        needs = [want / size for want, size in zip(wanted, widths, strict=True)]
        widths[needs.index(max(needs))] += 1
    return widths


def grid(
    console: Console, rows: Sequence[Sequence[Text]], widths: Sequence[int], *, ascii_only: bool
) -> list[Text]:
    """Return a table in columns, with a rule between rows."""
    bar, line, cross = ("|", "-", "+") if ascii_only else ("│", "─", "┼")
    ruler = f"{line}{cross}{line}".join(line * width for width in widths)
    lines: list[Text] = []
    for row in rows:
        if lines:
            lines.append(Text(ruler, end=""))
        cells = [fold(console, cell, width) for cell, width in zip(row, widths, strict=True)]
        for number in range(max(map(len, cells))):
            parts = [cell[number] if number < len(cell) else Text(end="") for cell in cells]
            lines.append(_across(parts, widths, bar))
    return lines


def _across(parts: Sequence[Text], widths: Sequence[int], bar: str) -> Text:
    """Return one line of a row: each cell's part, filled up to its column."""
    line = Text(end="")
    for number, (part, width) in enumerate(zip(parts, widths, strict=True), 1):
        line.append_text(part)
        line.append(" " * (width - part.cell_len) + f" {bar} " if number < len(parts) else "")
    line.rstrip()
    return line


def cards(
    console: Console, labels: Sequence[Text], rows: Sequence[Sequence[Text]], width: int
) -> list[Text]:
    """Return a table as one card a row: each cell after the name of its column."""
    hang = " " * indent(width, 2)
    found = []
    for row in rows:
        card: list[Text] = []
        for label, cell in zip(labels, row, strict=True):
            text = label.copy().append(": ") if label.plain else label.copy()
            card += fold(console, text.append_text(cell), width, "", hang)
        found.append(card)
    return join(found, 1)
