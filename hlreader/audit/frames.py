"""The pages of an audit as a Dask data frame, which need not fit into memory.

The reductions run in threads of this process: they work on columns in NumPy, and their results are
small. So the workers need not see the folder.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import dask
import dask.dataframe as dd
import pyarrow as pa
import pyarrow.parquet as pq

from hlreader.audit.dataset import SCHEMA, AuditFolder

_FILES_AT_ONCE = 50
"""Files in a partition of the frame: 10,000 pages, or about 10 MB."""


@contextmanager
def in_threads() -> Iterator[None]:
    """Compute in threads of this process, even if there is a cluster.

    Frames must be made here too: columns of bytes must not become text.
    """
    with dask.config.set({"scheduler": "threads", "dataframe.convert-string": False}):
        yield


def frame_of(folder: AuditFolder, columns: Sequence[str]) -> Any:
    """Return columns of all pages as a Dask data frame."""
    paths = sorted(map(str, folder.pages.glob("source=*/part-*.parquet")))
    groups = [paths[at : at + _FILES_AT_ONCE] for at in range(0, len(paths), _FILES_AT_ONCE)]
    schema = pa.schema([SCHEMA.field(name) for name in columns])
    meta = schema.empty_table().to_pandas()
    return dd.from_map(_read, groups, columns=list(columns), meta=meta)


def _read(paths: list[str], columns: list[str]) -> Any:
    # The files have no column "source", and their folders must not add one here.
    tables = [pq.ParquetFile(path).read(columns=columns) for path in paths]
    return pa.concat_tables(tables).to_pandas()
