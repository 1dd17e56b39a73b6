"""Files that hold many pages. Each kind has a module with the same two functions.

``cut(address, size, columns)`` yields ``Cut``s of up to ``size`` pages, without parsing the pages.
``pages(address, cut, columns)`` yields the pages of one cut. Both open the file with fsspec, so it
can be anywhere. Both raise OSError, ValueError or UsageError if the file is broken.
"""

from importlib import import_module
from pathlib import PurePath
from types import ModuleType
from typing import NamedTuple

_COMPRESSED = (".gz", ".zst", ".bz2", ".xz")
_SUFFIXES = {
    ".warc": "warc", ".wet": "warc",
    ".parquet": "parquet",
    ".csv": "csv", ".tsv": "csv",
    ".jsonl": "json_lines", ".ndjson": "json_lines",
}  # fmt: skip


class Columns(NamedTuple):
    """The columns of a table that hold the texts and the names of pages."""

    text: str = "text"
    id: str = ""
    """If empty, "url", "address" or "id" if there is one, or else the number of the row."""

    def name_column(self, names: list[str]) -> str:
        """Return the column with the pages' names, or "" for the number of the row."""
        if self.id:
            return self.id
        return next((name for name in ("url", "address", "id") if name in names), "")


class Cut(NamedTuple):
    """A range of pages: from the byte ``start``, skip ``skip`` pages and read ``size``."""

    start: int
    skip: int
    size: int


def kind_of_container(name: str) -> str:
    """Return the module for a file by its name, or "" if it does not hold many pages.

    >>> kind_of_container("crawl/0001.warc.gz")
    'warc'
    """
    path = PurePath(name.lower())
    if path.suffix in _COMPRESSED:
        path = path.with_suffix("")
    return _SUFFIXES.get(path.suffix, "")


def container(kind: str) -> ModuleType:
    """Return the module of a kind."""
    return import_module(f"{__name__}.{kind}")
