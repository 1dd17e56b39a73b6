"""List the pages of an audit that fit a condition in SQL, with DuckDB."""

from collections.abc import Iterator
from typing import Any

import duckdb
import pyarrow.parquet as pq

from hlreader.audit.columns import COLUMNS
from hlreader.audit.dataset import AuditFolder
from hlreader.errors import UsageError
from hlreader.messages import Message
from hlreader.sanitize import clean_line

_HIDDEN = ("minhash", "text_hash", "page")
_COLUMNS = ["address", "source", *(name for name in COLUMNS if name not in {*_HIDDEN, "address"})]
_AT_ONCE = 1000


def pages_where(folder: AuditFolder, condition: str) -> Iterator[dict[str, Any]]:
    """Yield the rows of the pages that fit a condition, the hardest first.

    ``duplicate_of`` is the address of the first page with the same text, or None. DuckDB may not
    open other files or the network. Raises UsageError if the condition is wrong.
    """
    folder.require()
    database = duckdb.connect(config={"python_enable_replacements": False})
    database.register("data", folder.dataset())
    duplicates = folder.path / "duplicates.parquet"
    database.register("duplicates", pq.read_table(duplicates))
    database.execute(
        "CREATE VIEW pages AS SELECT data.*, first.address AS duplicate_of FROM data "
        "LEFT JOIN duplicates USING (page) LEFT JOIN data AS first ON original = first.page"
    )
    database.execute("SET enable_external_access = false")
    database.execute("SET lock_configuration = true")
    try:
        found = database.sql("SELECT * FROM pages").filter(condition)
        ordered = found.order("grade DESC NULLS LAST, page").project(
            ", ".join([*_COLUMNS, "duplicate_of"])
        )
        names = ordered.columns
        cursor = database.execute(ordered.sql_query())
        while rows := cursor.fetchmany(_AT_ONCE):
            yield from (dict(zip(names, row, strict=True)) for row in rows)
    except duckdb.Error as error:
        reason, *_ = str(error).splitlines()
        raise UsageError(
            Message("--query: {reason}", reason=clean_line(reason)),
            hint=Message('Write a condition such as "grade > 10 and words > 300".'),
        ) from None
