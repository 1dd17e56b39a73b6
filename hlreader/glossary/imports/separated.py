"""Tables of cells with a separator between them: CSV and TSV, as spreadsheets write them.

CSV has a comma, in much of Europe a semicolon, or what the line ``sep=;`` says, which Excel reads
and writes.
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

_SEPARATORS = ",;\t|"
_SAMPLE = 30
"""How many rows tell which separator a table has."""

_SAYS_SEPARATOR = re.compile(r"sep=(.)\n", re.IGNORECASE)
_SETTINGS = re.compile(r"(?:#[a-z ]+:.*\n)+")
"""What flash-card programs write before the cards: ``#separator:tab``."""


def read(text: str, name: str, separator: str = "", *, has_header: bool | None = None) -> Table:
    """Return the table in a text. Without a ``separator``, it is found out.

    Raises ContentError for a text that is no table, such as one with a quotation that never ends.
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
            message = f"this row has {len(cells)} cells, and the first row has {len(columns)}."
            hint = "Put quotation marks around a text that has the separator in it."
            faults.append(ContentError(name, at, message, hint=hint))
            continue
        named = zip(columns, cells, strict=False)
        filled = {column: cell for column, cell in named if cell.strip()}
        if filled:
            rows.append(Row(at, filled))
    return Table(name, columns, rows, has_header, tuple(faults), separator=separator)


def _records(text: str, name: str, separator: str, line: int) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows that are not empty, each with the line on which it begins.

    A quotation mark where none belongs is taken for a letter; but not in a row of several lines,
    which would then be several rows in one.
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
        message = "a quotation begins in this row and does not end where a cell does."
        hint = 'Put one " at each end of the cell, and write "" for a quotation mark in it.'
        raise ContentError(name, line + begun, message, hint=hint) from None


def _separator_of(text: str) -> str:
    """Return the separator that cuts the most of the first rows into as many cells."""

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
                name, line, f"two columns are named `{column}`.", hint="Give one another name."
            )
