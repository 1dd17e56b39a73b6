"""CSV and TSV files with a row of names first. Texts in quotes may have several lines."""

import csv
import sys
from collections.abc import Iterator

from hlreader.audit.containers import Columns, Cut
from hlreader.audit.containers.lines import Lines, lines_of
from hlreader.audit.containers.tables import page_of, require
from hlreader.audit.page import Page
from hlreader.sanitize import shown


def cut(address: str, size: int, columns: Columns) -> Iterator[Cut]:
    """Yield ranges of rows, each with the byte where its first row begins."""
    with lines_of(address) as lines:
        rows = _rows(lines, address)
        require(columns, next(rows, []), address)
        start = before = lines.position
        count = 0
        for row in rows:  # the reader asks for no more lines than a row has
            if row:
                start = start if count else before
                count += 1
                if count == size:
                    yield Cut(start, 0, count)
                    count = 0
            before = lines.position
    if count:
        yield Cut(start, 0, count)


def pages(address: str, cut: Cut, columns: Columns) -> Iterator[Page]:
    """Yield the pages of a range."""
    with lines_of(address) as lines:
        names = next(_rows(lines, address), [])
    name = columns.name_column(names)
    left = cut.size
    with lines_of(address, cut.start) as lines:
        before = cut.start
        for row in _rows(lines, address):
            if row:
                place = f"{shown(address)}:{before}"
                page = page_of(place, 0, dict(zip(names, row, strict=False)), name, columns)
                yield page._replace(address=place) if page.address == f"{place}:1" else page
                left -= 1
                if not left:
                    return
            before = lines.position


def _rows(lines: Lines, address: str) -> Iterator[list[str]]:
    csv.field_size_limit(min(sys.maxsize, 2**31 - 1))
    separator = "\t" if ".tsv" in address.lower() else ","
    return csv.reader(iter(lines), delimiter=separator)
