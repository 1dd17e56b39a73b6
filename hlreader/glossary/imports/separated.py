"""CSV and TSV tables, as spreadsheets write them.

The separator of CSV is a comma, in much of Europe a semicolon, or the one in a line such as
``sep=;``, which Excel reads and writes.
"""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from io import StringIO
from itertools import islice

from hlreader.errors import ContentError
from hlreader.glossary.imports.columns import field_of
from hlreader.glossary.imports.table import Row, Table
from hlreader.messages import Message

_SEPARATORS = ",;\t|"
_SAMPLE = 30
"""How many rows to look at to find the separator."""

_SAYS_SEPARATOR = re.compile(r"sep=(.)\n", re.IGNORECASE)
_SETTINGS = re.compile(r"(?:#[a-z ]+:.*\n)+")
"""Lines that flash-card programs write before the cards, such as ``#separator:tab``."""


def read(text: str, name: str, separator: str = "", *, has_header: bool | None = None) -> Table:
    """Return the table in a text. Without a ``separator``, find it.

    Raises ContentError if the text is not a table, for example if a quotation never ends.
    """
    line = 1
    for before in (_SAYS_SEPARATOR, _SETTINGS):
        found = before.match(text)
        if found:
            separator = found[1] if before is _SAYS_SEPARATOR else separator
            line += found[0].count("\n")
            text = text[found.end() :]
    separator = separator or _separator_of(text)
    records = _records(text, name, separator, line)
    _, first = next(records, (line, []))
    if has_header is None:
        has_header = any(field_of(cell) for cell in first)
    if has_header:
        columns = tuple(cell.strip() for cell in first)
        _refuse_twins(columns, name, line)
    else:
        columns = tuple(str(number) for number in range(1, len(first) + 1))
        records = _records(text, name, separator, line)
    rows, faults = [], []
    for at, cells in records:
        spare = [cell for cell in cells[len(columns) :] if cell.strip()]
        if spare:
            message = Message(
                "this row has {count} cells, and the first row has {count2}.",
                count=len(cells),
                count2=len(columns),
            )
            hint = Message("Put quotation marks around a text that has the separator in it.")
            faults.append(ContentError(name, at, message, hint=hint))
            continue
        named = zip(columns, cells, strict=False)
        filled = {column: cell for column, cell in named if cell.strip()}
        if filled:
            rows.append(Row(at, filled))
    return Table(name, columns, rows, has_header, tuple(faults), separator=separator)


def _records(text: str, name: str, separator: str, line: int) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows that are not empty, each with its first line.

    A stray quotation mark counts as a letter. In a row of several lines it is an error, because the
    row would be several rows in one.
    """
    lines = text.splitlines(keepends=True)
    reader = csv.reader(lines, delimiter=separator)
    begun = 0
    try:
        for cells in reader:
            if reader.line_num > begun + 1:
                row = lines[begun : reader.line_num]
                next(csv.reader(row, delimiter=separator, strict=True))
            if any(cell.strip() for cell in cells):
                yield line + begun, cells
            begun = reader.line_num
    except csv.Error:
        message = Message("a quotation begins in this row and does not end where a cell does.")
        hint = Message(
            'Put one " at each end of the cell, and write "" for a quotation mark in it.'
        )
        raise ContentError(name, line + begun, message, hint=hint) from None


def _separator_of(text: str) -> str:
    """Return the separator that gives most of the first rows the same number of cells."""

    def cut(separator: str) -> tuple[int, int]:
        try:
            rows = [*islice(csv.reader(StringIO(text, newline=""), delimiter=separator), _SAMPLE)]
        except csv.Error:
            return 0, 0
        widths = Counter(len(row) for row in rows if len(row) > 1)
        return max(((count, width) for width, count in widths.items()), default=(0, 0))

    return max(_SEPARATORS, key=cut)


def _refuse_twins(columns: tuple[str, ...], name: str, line: int) -> None:
    for column, count in Counter(filter(None, columns)).items():
        if count > 1:
            raise ContentError(
                name,
                line,
                Message("two columns are named `{column}`.", column=column),
                hint=Message("Give one another name."),
            )
