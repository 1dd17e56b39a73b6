"""The folder of an audit: its manifest, its plan, and the data set of its pages.

    manifest.json              the sources, the options and the version of the schema
    plan.parquet               the parts, as they were cut when the audit began
    pages/source=…/part-….parquet
    duplicates.parquet, summary.json, report.html

Each file is written aside and then renamed (``hlreader.files``). So a part is in the data set as a
whole or not at all, and what is there tells a later run what is left to do.
"""

import io
import json
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote

import pyarrow as pa
import pyarrow.dataset as ds
import pyarrow.parquet as pq

from hlreader import __version__
from hlreader.audit.columns import COLUMNS, VERSION
from hlreader.audit.part import File, Part
from hlreader.audit.rows import Row
from hlreader.digests import digest
from hlreader.errors import UnreadableError, UsageError, unwritable
from hlreader.files import make_folder, only_user, remove_drafts, write_whole
from hlreader.messages import Message
from hlreader.sanitize import shown

_LONGEST_LABEL = 120
_TYPES = {
    "int64": pa.int64(),
    "double": pa.float64(),
    "string": pa.string(),
    "bool": pa.bool_(),
    "date": pa.date32(),
    "binary": pa.binary(),
    "map": pa.map_(pa.string(), pa.int32()),
    "list": pa.list_(pa.string()),
}
SCHEMA = pa.schema(
    [(name, _TYPES[kind]) for name, kind in COLUMNS.items()],
    metadata={"hlreader-audit": str(VERSION)},
)
"""The schema of each file of the data set."""

_FILE = pa.struct([("path", pa.string()), ("shown", pa.string()), ("plain", pa.bool_())])
_PLAN = pa.schema(
    [
        ("number", pa.int64()), ("source", pa.string()), ("kind", pa.string()),
        ("files", pa.list_(_FILE)), ("container", pa.string()), ("start", pa.int64()),
        ("skip", pa.int64()), ("size", pa.int64()),
    ]
)  # fmt: skip
_PAGES_IN_PART = 1_000_000
"""The number of a page is that of its part times this, plus its place in the part."""


class Manifest(NamedTuple):
    """What an audit is about. A run goes on only with an equal one."""

    sources: tuple[str, ...]
    options: dict[str, Any]
    """All that decides the figures of a page, as JSON values."""
    day: str
    """The day when it began, as 2026-11-30."""
    schema: int = VERSION
    hlreader: str = __version__


class AuditFolder:
    """The folder of an audit. Methods raise UnreadableError if it cannot be read or written."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @property
    def pages(self) -> Path:
        """The folder of the data set."""
        return self.path / "pages"

    def manifest(self) -> Manifest | None:
        """Return the manifest, or None if there is no audit. Raises UsageError, UnreadableError.

        An audit with a schema of another version is an error.
        """
        path = self.path / "manifest.json"
        try:
            fields = json.loads(path.read_bytes())
        except FileNotFoundError:
            return None
        except (OSError, ValueError) as error:
            raise self._broken(path, error) from None
        version = fields.get("schema") if isinstance(fields, dict) else None
        if version != VERSION:
            raise UsageError(
                Message(
                    "{folder}: this audit has version {found} of the schema, and this hlreader "
                    "reads version {version}.",
                    folder=shown(self.path),
                    found=version,
                    version=VERSION,
                ),
                hint=Message("Use the hlreader that made it, or start a new audit."),
            )
        try:
            return Manifest(**{**fields, "sources": tuple(fields["sources"])})
        except (TypeError, KeyError) as error:
            raise self._broken(path, error) from None

    def require(self) -> Manifest:
        """Return the manifest. Raises UsageError if there is no audit in the folder."""
        found = self.manifest()
        if found:
            return found
        raise UsageError(
            Message("{folder}: there is no audit in this folder.", folder=shown(self.path)),
            hint=Message("Make one with `hlreader audit SOURCE -o FOLDER`."),
        )

    def begin(self, manifest: Manifest, parts: Sequence[Part]) -> None:
        """Write the plan and the manifest of a new audit. With the manifest, it has begun."""
        rows = [{**part._asdict(), "files": [f._asdict() for f in part.files]} for part in parts]
        self.write("plan.parquet", parquet_bytes(pa.Table.from_pylist(rows, _PLAN)))
        text = json.dumps(manifest._asdict(), ensure_ascii=False, indent=2)
        self.write("manifest.json", f"{text}\n".encode())

    def parts(self) -> list[Part]:
        """Return the parts of the plan."""
        path = self.path / "plan.parquet"
        try:
            rows = pq.read_table(path).to_pylist()
            return [
                Part(**{**row, "files": tuple(File(**file) for file in row["files"])})
                for row in rows
            ]
        except (OSError, ValueError, TypeError) as error:
            raise self._broken(path, error) from None

    def is_done(self, part: Part) -> bool:
        """Return whether the pages of a part are in the data set."""
        return (self.path / self._name(part)).is_file()

    def write_part(self, part: Part, data: bytes) -> None:
        """Add the pages of a part, as the bytes of a Parquet file."""
        self.write(self._name(part), data)

    def write(self, name: str, data: bytes) -> None:
        """Write a file of the folder as a whole."""
        path = self.path / name
        try:
            make_folder(path.parent, 0o777)
            write_whole(path, data)
        except OSError as error:
            raise unwritable(shown(path), error) from None

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Make the folder, and keep other runs out of it. Raises UsageError if there is one."""
        try:
            make_folder(self.path, 0o777)
        except OSError as error:
            raise unwritable(shown(self.path), error) from None
        with only_user(self.path) as alone:
            if not alone:
                raise UsageError(
                    Message("{folder}: another audit is at work in it.", folder=shown(self.path)),
                    hint=Message("Wait until it ends."),
                )
            yield

    def tidy(self) -> None:
        """Remove drafts that a killed run has left."""
        for folder in (self.path, self.pages, *self.pages.glob("source=*")):
            remove_drafts(folder)

    def dataset(self) -> ds.Dataset:
        """Return the data set. Its column ``source`` comes from the names of its folders."""
        partitioning = ds.partitioning(pa.schema([("source", pa.string())]), flavor="hive")
        schema = SCHEMA.append(pa.field("source", pa.string()))
        return ds.dataset(self.pages, schema=schema, format="parquet", partitioning=partitioning)

    def table(self, columns: Sequence[str] | None = None) -> pa.Table:
        """Return columns of the pages in memory."""
        try:
            return self.dataset().to_table(columns=columns)
        except (OSError, ValueError) as error:
            raise self._broken(self.pages, error) from None

    def _name(self, part: Part) -> str:
        return f"pages/source={_label(part.source)}/part-{part.number:07}.parquet"

    @staticmethod
    def _broken(path: Path, error: Exception) -> UnreadableError:
        return UnreadableError(
            Message("{path}: cannot be read ({reason}).", path=shown(path), reason=error),
            hint=Message("Start a new audit in another folder."),
        )


def parquet_of(part: Part, rows: Iterable[Row]) -> bytes:
    """Return the rows of a part as the bytes of a Parquet file. It gives each page its number."""
    first = part.number * _PAGES_IN_PART
    numbered = [{**row, "page": first + number} for number, row in enumerate(rows)]
    return parquet_bytes(pa.Table.from_pylist(numbered, SCHEMA))


def parquet_bytes(table: pa.Table) -> bytes:
    """Return a table as the bytes of a Parquet file."""
    stream = io.BytesIO()
    pq.write_table(table, stream, compression="zstd")
    return stream.getvalue()


def _label(source: str) -> str:
    """Return the name of a source for a folder. A long one is cut, and gets a hash."""
    label = quote(source, safe=" ")
    if len(label) <= _LONGEST_LABEL:
        return label
    return f"{quote(source[: _LONGEST_LABEL // 6], safe=' ')}…{digest(source.encode()).hex()[:16]}"


def folder_of(path: Path) -> AuditFolder:
    """Return the folder of an audit. Raises UsageError if the path is a file."""
    if os.path.lexists(path) and not path.is_dir():
        raise UsageError(
            Message("{path}: this is a file, not a folder.", path=shown(path)),
            hint=Message("Name a folder for the audit."),
        )
    return AuditFolder(path)
