"""The SQLite database of an index: how it is opened, and opened again in another process.

Imports almost nothing: see ``index.py``.
"""

import os
import sys

try:
    # The bar of a look-up, 2.2 times the cost of `python -c pass`: sqlite3 also loads dates, 2 ms.
    import _sqlite3 as sqlite3
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
    "pack_partition",
    "reopened",
    "sqlite3",
    "to_blob",
    "unpack_partition",
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


_WIDTHS = (2, 4)
"""The bytes of a step between two hashes, and of the number of a name."""


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


def pack_partition(places: "Iterable[int]") -> bytes:
    """Return the sorted places of names by sound (see ``index.place_of``) as a row has them.

    The steps from hash to hash and the numbers of the names, each byte for byte: all lowest bytes,
    then all second bytes, and so on. So the wheel, which is a ZIP file, packs them to half.
    """
    from array import array

    steps, numbers = array("H"), array("I")
    before = 0
    for place in places:
        hashed = place >> 32
        steps.append(hashed - before)
        numbers.append(place & 0xFFFFFFFF)
        before = hashed
    columns = (_little_endian(steps).tobytes(), _little_endian(numbers).tobytes())
    return b"".join(
        column[at::width]
        for column, width in zip(columns, _WIDTHS, strict=True)
        for at in range(width)
    )


def unpack_partition(blob: bytes) -> "array[int]":
    """Return the places that ``pack_partition`` was given. Raises ValueError, TypeError."""
    from array import array
    from itertools import accumulate

    count, rest = divmod(len(blob), sum(_WIDTHS))
    if rest:
        raise ValueError
    columns = []
    start = 0
    for width in _WIDTHS:
        column = bytearray(width * count)
        for at in range(width):
            column[at::width] = blob[start : start + count]
            start += count
        columns.append(column)
    steps, numbers = array("H", columns[0]), array("I", columns[1])
    hashes = accumulate(_little_endian(steps))
    places = zip(hashes, _little_endian(numbers), strict=True)
    return array("q", [(hashed << 32) + number for hashed, number in places])


def _little_endian(numbers: "array[int]") -> "array[int]":
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
