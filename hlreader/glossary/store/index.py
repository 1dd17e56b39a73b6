"""The compiled index of one glossary file: an SQLite database of which a query reads a few rows.

Looking up a word must cost little more than starting Python, so this module and those it needs
import almost nothing. ``build.py`` writes the index, ``cache.py`` keeps it up to date.

    entry   its number (rising in the order of the file), line, and record: see ``records.py``
    name    each name of an entry, by its key
    name_table    all names in one piece, for many questions: see ``names.py``
    bloom_filter   skips texts that are not a name without a query: see ``prefilter.py``
    sound   names by how they sound, for suggestions: see ``sounds_like``
    piece   the pieces of the file that were read separately: see ``entry_texts.py``
    about   what the index was made from
"""

from os import getpid
from threading import Lock
from zlib import crc32

from hlreader.glossary.store.bloom_filter import BloomFilter
from hlreader.glossary.store.database import (
    identity,
    in_memory,
    reopened,
    sqlite3,
    unpack_partition,
)
from hlreader.glossary.store.json_lines import FIELD
from hlreader.glossary.store.names import COLUMNS, NameTable, checksum, columns_of, is_name

TYPE_CHECKING = False
if TYPE_CHECKING:
    from array import array
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from typing import Any

    from hlreader.glossary.store.names import Row
    from hlreader.glossary.words.keys import Kind

__all__ = ["FAILURES", "DamagedIndexError", "Index", "place_of"]

_MOST_AT_ONCE = 256
"""The most values in one query. Every SQLite takes 999."""

_MANY = 1 << 12
"""After this many single reads, reading all names at once would have been faster."""

PARTITIONS = 4096
"""How many rows hold the names by sound: as (hash, name) in one integer each, sorted."""

HASHES = 1 << 12
"""How many hashes the names of one row have. That some share one costs only a comparison."""


class DamagedIndexError(Exception):
    """An index holds data that was never written to it."""


FAILURES = (DamagedIndexError, sqlite3.Error)
"""Errors that any query may raise. The index is then useless: read the file itself."""

_NAME = "SELECT key, language, text, entry, kind, flags FROM name"
_BEGINNING = "substr({}, 1, 6)"
_BY_KEY = f"{_NAME} WHERE {_BEGINNING.format('key')} IN ({{1}}) AND +key IN ({{0}})"
INDEX_OF_NAMES = f"CREATE INDEX name_by_key ON name ({_BEGINNING.format('key')})"
"""Names are found by the beginning of their key: an index of whole keys is twice as large. The plus
keeps SQLite from taking the beginning for a constant when one key is asked for."""


class Index:
    """The rows of one compiled glossary. Each method may raise one of ``FAILURES``.

    Threads may share one, and take turns. In a process that was forked, or that an index was
    sent to, the database is opened again, as SQLite demands.
    """

    def __init__(
        self,
        database: "sqlite3.Connection",
        path: str | None,
        file: str = "",
        identity: tuple[int, ...] = (),
    ) -> None:
        self.database = database
        self.path = path
        """The glossary's file; None for entries that came from elsewhere."""
        self._file = file
        """The database's file; empty for one in memory, which is copied with its process."""
        self._identity = identity
        self._process = 0 if identity else getpid()
        self._turn = Lock()
        self._languages: list[str] | None = None
        self._bloom_filter: BloomFilter | None = None
        self._name_table: NameTable | None = None
        self._asked = 0
        self._partitions: dict[int, array[int]] = {}

    def __reduce__(self) -> "tuple[Any, ...]":
        content = b"" if self._file else self.database.serialize()
        return _received, (self.path, self._file, self._identity, content)

    def keep(self) -> None:
        """Prepare for many queries, also from other processes: keep up to 64 MB in memory."""
        if self._file and not self._identity:
            self._identity = identity(self._file)
        self._ask("PRAGMA cache_size = -64000")

    def _ask(self, query: str, values: "Sequence[Any]" = ()) -> "list[Any]":
        """Return the rows that a query finds."""
        if self._process != getpid():
            self._take_over()
        with self._turn:
            return self.database.execute(query, values).fetchall()

    def _take_over(self) -> None:
        """Reopen the index for the current process."""
        if self._file:
            database = reopened(self._file, self._identity)
            if database is None:  # another file may have other entry numbers
                raise DamagedIndexError
            self.database = database
        self._turn = Lock()
        self._process = getpid()
        self.keep()

    def names(self, keys: "Collection[str]") -> "dict[str, list[Row]]":
        """Return the names with these keys, in the order of the file, by key."""
        found: dict[str, list[Row]] = {}
        name_table = self._name_table_for(len(keys))
        if name_table:
            found = {key: rows for key in keys if (rows := name_table.named(key))}
        else:
            for row in _checked(self._rows(_BY_KEY, keys)):
                found.setdefault(row[0], []).append(row)
        for rows in found.values():
            if len(rows) > 1:
                rows.sort(key=_number)
        return found

    def spells(self, text: str) -> bool:
        """Return whether a text is a name and its own key, if that is known without a query."""
        return self._name_table is not None and self._name_table.spells(text)

    def only(self, text: str, language: str) -> "tuple[int, Kind] | None":
        """Return the entry and the kind of a name if that is known without a query or a choice."""
        return self._name_table.only(text, language) if self._name_table else None

    def _name_table_for(self, more: int) -> NameTable | None:
        """Return the name_table if it is worth it for this many more names."""
        self._asked += more
        if self._name_table is None and self._asked > _MANY:
            self.load_name_table()
        return self._name_table

    def load_name_table(self) -> None:
        """Read all names at once, for later queries."""
        query = "SELECT keys, texts, facts, numbers, entries, checksum FROM name_table"
        for *columns, written in self._ask(query):
            self._name_table = _name_table(columns, written)
        if self._name_table is None and not next(iter(self._ask("SELECT 1 FROM name_table")), None):
            for row in self._ask(COLUMNS):  # the shipped index is small without a name_table
                columns = columns_of(row)
                self._name_table = _name_table(columns, checksum(*columns))
        if self._name_table is None:
            raise DamagedIndexError

    def all_names(self, language: str) -> "Iterator[Row]":
        """Return every name of a language, in the order of the file."""
        query = f"{_NAME} WHERE language = ? ORDER BY entry, id"
        return _checked(self._ask(query, (language,)))

    def bloom_filter(self) -> BloomFilter:
        """Return the filter that rules out most texts that are not a name."""
        if self._bloom_filter is None:
            for bits, checksum in self._ask("SELECT bits, checksum FROM bloom_filter"):
                if isinstance(bits, bytes) and bits and crc32(bits) == checksum:
                    self._bloom_filter = BloomFilter(bits)
        if self._bloom_filter is None:
            raise DamagedIndexError
        return self._bloom_filter

    def records(self, entries: "Iterable[int]") -> "dict[int, tuple[str, int]]":
        """Return the records of entries (see ``records.py``), and the lines of their file."""
        query = "SELECT id, line, record, checksum FROM entry WHERE id IN ({})"
        found = {}
        for entry, line, record, written in self._rows(query, entries):
            if not isinstance(record, str) or crc32(record.encode()) != written:
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
        return self.record(entry)[0].partition(FIELD)[0]

    def entries(self) -> list[int]:
        """Return the numbers of all entries, in the order of the file."""
        return [entry for (entry,) in self._ask("SELECT id FROM entry ORDER BY id")]

    def languages(self) -> list[str]:
        """Return the languages of the entries, in the order of the file."""
        if self._languages is None:
            query = "SELECT value FROM about WHERE name = 'languages'"
            self._languages = [word for (text,) in self._ask(query) for word in str(text).split()]
        return self._languages

    def sounds_like(self, buckets: "Iterable[str]") -> "Sequence[Row]":
        """Return the names filed under any of the buckets, each once."""
        from bisect import bisect_left

        numbers: set[int] = set()
        for bucket in buckets:
            partition, low = place_of(bucket)
            filed = self._partition(partition)
            start, end = bisect_left(filed, low), bisect_left(filed, low + (1 << 32))
            numbers.update(number - low for number in filed[start:end])
        name_table = self._name_table_for(len(numbers))
        if not name_table:
            return [*_checked(self._rows(f"{_NAME} WHERE id IN ({{}})", numbers))]
        try:
            return name_table.numbered(numbers)
        except KeyError:
            raise DamagedIndexError from None

    def _partition(self, partition: int) -> "array[int]":
        """Return the names by sound of one row."""
        if partition not in self._partitions:
            filed = b""
            for (names,) in self._ask("SELECT names FROM sound WHERE partition = ?", (partition,)):
                filed = names
            try:
                self._partitions[partition] = unpack_partition(filed)
            except (ValueError, TypeError):
                raise DamagedIndexError from None
        return self._partitions[partition]

    def _rows(self, query: str, values: "Iterable[Any]") -> "Iterator[Any]":
        """Yield the rows of a query that asks for some values at a time.

        ``{0}`` in it are the values, ``{1}`` their beginnings.
        """
        values = sorted(values)  # neighbours are on the same pages
        for start in range(0, len(values), _MOST_AT_ONCE):
            some = values[start : start + _MOST_AT_ONCE]
            room = 1 << (len(some) - 1).bit_length()  # few different queries: SQLite knows them
            some += some[-1:] * (room - len(some))
            marks, beginnings = (",".join([mark] * room) for mark in ("?", _BEGINNING.format("?")))
            yield from self._ask(query.format(marks, beginnings), some * query.count("{"))


def _name_table(columns: "Sequence[Any]", written: int) -> "NameTable | None":
    """Return the name_table of columns with the checksum that was written, or None."""
    try:
        return NameTable(*columns) if checksum(*columns) == written else None
    except (ValueError, TypeError, AttributeError):
        raise DamagedIndexError from None


def place_of(bucket: str) -> tuple[int, int]:
    """Return the partition of a bucket, and the integer below those of the names in it."""
    number = crc32(bucket.encode()) >> 1
    return number % PARTITIONS, number // PARTITIONS % HASHES << 32


def _checked(rows: "Iterable[tuple[Any, ...]]") -> "Iterator[Row]":
    """Yield rows of names that are of the form in which names are written."""
    for row in rows:
        if not is_name(row):
            raise DamagedIndexError
        yield row


def _received(path: str | None, file: str, before: tuple[int, ...], content: bytes) -> Index:
    """Return an index that another process sent: of a file, or the content of one in memory."""
    return Index(in_memory(content), path, file, before)


def _number(row: "Row") -> int:
    return row[3]
