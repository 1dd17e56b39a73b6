"""The SQLite database of an index: how it is opened, and opened again in another process.

Imports almost nothing: see ``index.py``.
"""

import os
import sys

try:
    import _sqlite3 as sqlite3  # sqlite3 itself loads dates first: a tenth of the time of a start
except ImportError:
    import sqlite3  # type: ignore[no-redef]

TYPE_CHECKING = False
if TYPE_CHECKING:
    from array import array
    from collections.abc import Iterable

__all__ = [
    "FAILURES",
    "connect",
    "from_blob",
    "identity",
    "in_memory",
    "reopened",
    "sqlite3",
    "to_blob",
]

FAILURES = (OSError, ValueError, sqlite3.Error)
"""Errors that reading or writing an index may raise."""


def connect(file: str) -> "sqlite3.Connection":
    """Return a connection to an index that nobody writes to. Raises sqlite3.Error, ValueError."""
    quoted = file.replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    if os.sep != "/":
        quoted = "/" + quoted.replace(os.sep, "/")
    address = f"file:{quoted}?mode=ro&immutable=1"
    return sqlite3.connect(address, uri=True, check_same_thread=False)


def in_memory(content: bytes = b"") -> "sqlite3.Connection":
    """Return a database in memory: empty, or with the content of another."""
    database = sqlite3.connect(":memory:", check_same_thread=False)
    if content:
        database.deserialize(content)
    return database


def identity(file: str) -> tuple[int, ...]:
    """Return what identifies a database, even if another replaces it."""
    try:
        found = os.stat(file)
    except OSError:
        return (0,)
    return found.st_ino, found.st_size, found.st_ctime_ns


def reopened(file: str, before: tuple[int, ...]) -> "sqlite3.Connection | None":
    """Return a connection to a file whose identity was ``before``, or None if that is gone."""
    try:
        database = connect(file)
    except FAILURES:
        return None
    return database if identity(file) == before else None


def to_blob(numbers: "Iterable[int]") -> bytes:
    """Return integers of 64 bits as they are stored: the same on every machine."""
    from array import array

    return _little_endian(array("q", numbers)).tobytes()


def from_blob(blob: bytes) -> "array[int]":
    """Return the integers that ``to_blob`` was given. Raises ValueError, TypeError."""
    from array import array

    numbers = array("q")
    numbers.frombytes(blob)
    return _little_endian(numbers)


def _little_endian(numbers: "array[int]") -> "array[int]":
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
