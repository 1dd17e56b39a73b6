"""Open the database of an index anew, in another process than the one that opened it."""

import os

from hlreader.glossary.cache import FAILURES, connect
from hlreader.glossary.index import DamagedIndexError, Index, sqlite3


def identity(file: str) -> tuple[int, ...]:
    """Return what tells an index from one that takes its place."""
    try:
        found = os.stat(file)  # noqa: PTH116 - a string, as in cache.py
    except OSError:
        return (0,)
    return found.st_ino, found.st_size, found.st_ctime_ns


def opened_anew(file: str, before: tuple[int, ...]) -> sqlite3.Connection:
    """Return a connection to a file that was opened when its identity was ``before``.

    Raises DamagedIndexError if it is gone or another: the numbers of its entries may be others.
    """
    try:
        database = connect(file)
    except FAILURES:
        raise DamagedIndexError from None
    if identity(file) != before:
        raise DamagedIndexError
    return database


def received(path: str | None, file: str, before: tuple[int, ...], content: bytes) -> Index:
    """Return an index that another process sent: of a file, or the content of one in memory."""
    database = sqlite3.connect(":memory:", check_same_thread=False)
    if content:
        database.deserialize(content)
    return Index(database, path, file, before)
