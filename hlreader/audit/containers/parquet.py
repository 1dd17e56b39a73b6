"""Parquet files with a column of texts, such as a dump of a content management system."""

from collections.abc import Iterator

import fsspec
import pyarrow.parquet as pq

from hlreader.audit.containers import Columns, Cut
from hlreader.audit.containers.tables import page_of, require
from hlreader.audit.page import Page

_ROWS = 100
"""Rows to read at once. A row can be 20 MB."""


def cut(address: str, size: int, columns: Columns) -> Iterator[Cut]:
    """Yield ranges of rows. Only the end of the file is read."""
    with fsspec.open(address, "rb") as stream:
        file = pq.ParquetFile(stream)
        require(columns, file.schema_arrow.names, address)
        for start in range(0, file.metadata.num_rows, size):
            yield Cut(0, start, min(size, file.metadata.num_rows - start))


def pages(address: str, cut: Cut, columns: Columns) -> Iterator[Page]:
    """Yield the pages of a range of rows. Only the row groups that it needs are read."""
    with fsspec.open(address, "rb") as stream:
        file = pq.ParquetFile(stream)
        name = columns.name_column(file.schema_arrow.names)
        groups, first = _groups(file, cut)
        batches = file.iter_batches(
            _ROWS, row_groups=groups, columns=list(filter(None, (name, columns.text)))
        )
        row = first
        for batch in batches:
            if row + batch.num_rows > cut.skip:
                for number, values in enumerate(batch.to_pylist(), start=row):
                    if cut.skip <= number < cut.skip + cut.size:
                        yield page_of(address, number, values, name, columns)
            row += batch.num_rows
            if row >= cut.skip + cut.size:
                return


def _groups(file: pq.ParquetFile, cut: Cut) -> tuple[list[int], int]:
    """Return the row groups of a range of rows, and the number of their first row."""
    found: list[int] = []
    first, start = 0, 0
    for number in range(file.num_row_groups):
        end = start + file.metadata.row_group(number).num_rows
        if start < cut.skip + cut.size and end > cut.skip:
            first = first if found else start
            found.append(number)
        start = end
    return found, first
