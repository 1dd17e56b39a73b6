"""The compiled index of one glossary file: an SQLite database of which a query reads a few rows.

Looking a word up is to cost little more than starting Python, so this module and those it needs
import next to nothing. ``build.py`` writes the index, ``cache.py`` keeps it true to its file.

    entry   its number (rising in the order of the file), line, term, and fields as JSON
    name    each name of an entry, by its key
    first   the first word of names of several words, and how many words the longest has
    sound   names by how they sound, for suggestions: see ``sounds_like``
    piece   the pieces of the file that were read on their own: see ``pieces.py``
    about   what the index was made from
"""

try:
    import _sqlite3 as sqlite3  # sqlite3 itself loads dates first: a tenth of the time of a start
except ImportError:
    import sqlite3  # type: ignore[no-redef]
from zlib import crc32

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from hlreader.glossary.keys import Kind

    Row = tuple[str, str, str, int, Kind, int]
    """A name: key, language, text, the number of its entry, its kind, and its flags."""

__all__ = ["CASED", "FAILURES", "JOINED", "MARKED", "DamagedIndexError", "Index", "sqlite3"]

CASED, MARKED, JOINED = 1, 2, 4
"""Flags of a name: its capitals tell it from other words; it may be marked in a text; it is filed
under its key without spaces."""

_MOST_AT_ONCE = 512
"""So many values at most in one query: SQLite takes 999 at least."""

SHELVES = 4096
"""Names by sound stand in so many rows: as (hash, name) in one integer each, sorted."""


class DamagedIndexError(Exception):
    """An index holds what was never written to it."""


FAILURES = (DamagedIndexError, sqlite3.Error)
"""What any query may raise. The index is then of no use: the file itself is to be read."""

_KINDS = frozenset(("exact", "alias", "abbreviation", "plural"))
_NAME = "SELECT key, language, text, entry, kind, flags FROM name"


class Index:
    """The rows of one compiled glossary. Each method may raise one of ``FAILURES``."""

    def __init__(self, database: "sqlite3.Connection", path: str | None) -> None:
        self.database = database
        self.path = path
        """The glossary's file; None for entries that came from elsewhere."""
        self._languages: list[str] | None = None

    def keep_in_memory(self) -> None:
        """Keep more of what was read, up to 64 MB: for who asks often."""
        self.database.execute("PRAGMA cache_size = -64000")

    def names(self, keys: "Iterable[str]") -> "dict[str, list[Row]]":
        """Return the names with these keys, in the order of the file, by key."""
        found: dict[str, list[Row]] = {}
        for row in _checked(self._rows(f"{_NAME} WHERE key IN ({{}})", keys)):
            found.setdefault(row[0], []).append(row)
        for rows in found.values():
            if len(rows) > 1:
                rows.sort(key=_number)
        return found

    def all_names(self, language: str) -> "Iterator[Row]":
        """Return every name of a language, in the order of the file."""
        query = f"{_NAME} WHERE language = ? ORDER BY entry, id"
        return _checked(self.database.execute(query, (language,)))

    def size(self) -> int:
        """Return the number of names, or a little more."""
        return self.database.execute("SELECT max(id) FROM name").fetchone()[0] or 0

    def longest(self, words: "Iterable[str]", language: str) -> dict[str, int]:
        """Return how many words the longest name that begins with each word has, if several."""
        query = "SELECT word, most FROM first WHERE word IN ({}) AND language = ?"
        return dict(self._rows(query, words, language))

    def all_longest(self, language: str) -> dict[str, int]:
        """Return the same for every word."""
        query = "SELECT word, most FROM first WHERE language = ?"
        return dict(self.database.execute(query, (language,)))

    def records(self, entries: "Iterable[int]") -> "dict[int, tuple[str, int]]":
        """Return the fields of entries as JSON, and the lines of their file they stand in."""
        query = (
            "SELECT id, record, checksum, line + (SELECT line FROM piece WHERE piece.id <= entry.id"
            " ORDER BY piece.id DESC LIMIT 1) FROM entry WHERE id IN ({})"
        )
        found = {}
        for entry, record, checksum, line in self._rows(query, entries):
            if not isinstance(record, str) or crc32(record.encode()) != checksum:
                raise DamagedIndexError
            found[entry] = record, line
        return found

    def record(self, entry: int) -> "tuple[str, int]":
        """Return the same for one entry."""
        found = self.records((entry,))
        if entry not in found:
            raise DamagedIndexError
        return found[entry]

    def term(self, entry: int) -> str:
        """Return the term of an entry."""
        query = "SELECT term FROM entry WHERE id = ?"
        found = self.database.execute(query, (entry,)).fetchone()
        if not found or not isinstance(found[0], str):
            raise DamagedIndexError
        return found[0]

    def entries(self) -> list[int]:
        """Return the numbers of all entries, in the order of the file."""
        return [entry for (entry,) in self.database.execute("SELECT id FROM entry ORDER BY id")]

    def languages(self) -> list[str]:
        """Return the languages of the entries, in the order of the file."""
        if self._languages is None:
            query = "SELECT value FROM about WHERE name = 'languages'"
            found = self.database.execute(query).fetchone()
            self._languages = str(found[0]).split() if found else []
        return self._languages

    def sounds_like(self, buckets: "Iterable[str]") -> "Iterator[Row]":
        """Return the names filed under any of the buckets, each once."""
        from array import array
        from bisect import bisect_left
        from sys import byteorder

        numbers: set[int] = set()
        for bucket in buckets:
            shelf, low = place_of(bucket)
            query = "SELECT names FROM sound WHERE shelf = ?"
            for (names,) in self.database.execute(query, (shelf,)):
                filed = array("q", names)
                if byteorder == "big":
                    filed.byteswap()
                start, end = bisect_left(filed, low), bisect_left(filed, low + (1 << 32))
                numbers.update(number - low for number in filed[start:end])
        return _checked(self._rows(f"{_NAME} WHERE id IN ({{}})", sorted(numbers)))

    def _rows(self, query: str, values: "Iterable[Any]", *more: str) -> "Iterator[Any]":
        """Yield the rows of a query that asks for some values at a time."""
        values = sorted(values)  # neighbours stand on the same pages
        for start in range(0, len(values), _MOST_AT_ONCE):
            some = values[start : start + _MOST_AT_ONCE]
            room = 1 << (len(some) - 1).bit_length()  # few different queries: SQLite knows them
            some += some[-1:] * (room - len(some))
            yield from self.database.execute(
                query.format(",".join("?" * len(some))), (*some, *more)
            )


def place_of(bucket: str) -> tuple[int, int]:
    """Return the shelf of a bucket, and the integer below those of the names in it."""
    number = crc32(bucket.encode()) >> 1
    return number % SHELVES, number << 32


def _checked(rows: "Iterable[Any]") -> "Iterator[Row]":
    """Yield rows of names that are of the form in which names are written."""
    for row in rows:
        _, _, text, entry, kind, flags = row
        if (
            type(text) is not str
            or type(entry) is not int
            or type(flags) is not int
            or kind not in _KINDS
        ):
            raise DamagedIndexError
        yield row


def _number(row: "Row") -> int:
    return row[3]
