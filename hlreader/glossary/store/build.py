"""Write the compiled index of a glossary. See ``index.py`` for its tables."""

import sqlite3
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple
from zlib import crc32

from hlreader.glossary.store.bloom_filter import add, make_filter, marks_of
from hlreader.glossary.store.database import pack_partition, unpack_partition
from hlreader.glossary.store.index import HASHES, INDEX_OF_NAMES, PARTITIONS
from hlreader.glossary.store.names import CASED, COLUMNS, JOINED, MARKED, checksum, columns_of
from hlreader.glossary.store.records import pack
from hlreader.glossary.words.keys import joined, key
from hlreader.glossary.words.suggest import all_filed_under
from hlreader.language import DEFAULT, primary
from hlreader.models import Term
from hlreader.readability.lexicon.frequency import is_everyday

if TYPE_CHECKING:
    from hlreader.glossary.words.keys import Kind

TABLES = """
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE piece (id INTEGER PRIMARY KEY, line INTEGER, digest BLOB);
CREATE TABLE entry (id INTEGER PRIMARY KEY, line INTEGER, record TEXT, checksum INTEGER);
CREATE TABLE name (
    id INTEGER PRIMARY KEY, key TEXT, language TEXT, text TEXT, entry INTEGER, kind TEXT,
    flags INTEGER
);
CREATE TABLE name_table (keys TEXT, texts TEXT, facts TEXT, numbers BLOB, entries BLOB, checksum INTEGER);
CREATE TABLE bloom_filter (bits BLOB, checksum INTEGER);
CREATE TABLE sound (partition INTEGER PRIMARY KEY, names BLOB);
"""

_AT_ONCE = 500

_language = lru_cache(primary)


class Piece(NamedTuple):
    """Entries that were read together. ``id`` is lower than those of its entries by one or more."""

    id: int
    line: int
    digest: bytes
    terms: Iterable[Term]


class Builder:
    """Fills the tables of an index; ``bloom_filter`` and ``sound`` at the end."""

    def __init__(self, database: sqlite3.Connection, last_name: int = 0) -> None:
        self.database = database
        self.languages: dict[str, None] = {}
        self._last_name = last_name
        self._pieces: list[tuple[Any, ...]] = []
        self._entries: list[tuple[Any, ...]] = []
        self._names: list[tuple[Any, ...]] = []
        self._heard: list[tuple[int, str]] = []
        self._marks: array[int] = array("L")
        self._partitions: defaultdict[int, array[int]] = defaultdict(_no_names)

    def add(self, pieces: Iterable[Piece]) -> None:
        """Write pieces and their entries.

        Reads some hundred before writing them: taking turns for each costs a quarter more.
        """
        waiting = iter(pieces)
        while some := list(islice(waiting, _AT_ONCE)):
            for piece in some:
                self._pieces.append(piece[:3])
                for number, term in enumerate(piece.terms, piece.id + 1):
                    record = pack(term)
                    self._entries.append((number, term.line, record, crc32(record.encode())))
                    self._add_names(number, term)
                    if len(self._entries) == _AT_ONCE:
                        self._write()
            self._write()

    def _add_names(self, entry: int, term: Term) -> None:
        language = _language(term.language)
        self.languages[language] = None
        number = self._last_name
        for text, kind, flags in names_of(term):
            number += 1
            folded = key(text)
            self._names.append((number, folded, language, text, entry, kind, flags))
            self._heard.append((number, folded))
            self._marks.extend(marks_of(folded))
            short = joined(folded)
            if short != folded:
                number += 1
                flags = flags & CASED | JOINED  # noqa: PLW2901
                self._names.append((number, short, language, text, entry, kind, flags))
        self._last_name = number

    def _write(self) -> None:
        into = self.database.executemany
        into("INSERT INTO piece VALUES (?, ?, ?)", self._pieces)
        into("INSERT INTO entry VALUES (?, ?, ?, ?)", self._entries)
        into("INSERT INTO name VALUES (?, ?, ?, ?, ?, ?, ?)", self._names)
        partitions = self._partitions
        filed = all_filed_under([folded for _, folded in self._heard])
        for (number, _), buckets in zip(self._heard, filed, strict=bool(self._heard)):
            for hashed in map(crc32, map(str.encode, set(buckets))):
                half = hashed >> 1  # as in place_of: a call for each takes a twentieth of all time
                partitions[half % PARTITIONS].append((half // PARTITIONS % HASHES << 32) + number)
        self._heard.clear()
        self._pieces.clear()
        self._entries.clear()
        self._names.clear()

    def finish(self) -> None:
        """Write what is known only when all entries have been added."""
        change_filter(self.database, self._marks)
        for partition, names in self._partitions.items():
            change_partition(self.database, partition, names)


def _no_names() -> "array[int]":
    return array("q")


def names_of(term: Term) -> Iterator[tuple[str, "Kind", int]]:
    """Yield the names of an entry, each with its kind and flags.

    Another name of several everyday words, "present at birth" for "congenital", is not marked in
    texts: it says what the entry would say.
    """
    marked = 0 if term.no_autolink else MARKED
    is_english = primary(term.language) == DEFAULT

    def flags(text: str) -> int:
        return marked | (CASED if term.case_sensitive and text != text.lower() else 0)

    yield term.term, "exact", flags(term.term)
    for text in term.aliases:
        explains_itself = is_english and " " in text and all(map(is_everyday, text.split(" ")))
        yield text, "alias", flags(text) & ~MARKED if explains_itself else flags(text)
    for text in term.forms:
        yield text, "plural", flags(text)
    for text in term.abbreviations:
        yield text, "abbreviation", marked | CASED


def change_filter(database: sqlite3.Connection, marks: Sequence[int]) -> None:
    """Add the marks of more names. Those of removed names may stay."""
    for (before,) in database.execute("SELECT bits FROM bloom_filter").fetchall():
        bits = bytearray(before)
        add(bits, marks)
        break
    else:
        bits = make_filter(marks, len(marks))
    database.execute("DELETE FROM bloom_filter")
    database.execute("INSERT INTO bloom_filter VALUES (?, ?)", (bytes(bits), crc32(bits)))


def change_partition(
    database: sqlite3.Connection,
    partition: int,
    more: Iterable[int],
    gone: frozenset[int] = frozenset(),
) -> None:
    """Add names to a partition of ``sound``, and take away those with the numbers ``gone``."""
    names: Iterable[int] = ()
    for (before,) in database.execute("SELECT names FROM sound WHERE partition = ?", (partition,)):
        names = unpack_partition(before)
    kept = sorted({*names, *more}) if not gone else sorted(
        {place for place in (*names, *more) if place & 0xFFFFFFFF not in gone}
    )  # fmt: skip
    database.execute(
        "INSERT OR REPLACE INTO sound VALUES (?, ?)", (partition, pack_partition(kept))
    )


def write_name_table(database: sqlite3.Connection) -> None:
    """Write the name_table of the names that are in the index."""
    columns = columns_of(database.execute(COLUMNS).fetchone())
    database.execute("DELETE FROM name_table")
    database.execute(
        "INSERT INTO name_table VALUES (?, ?, ?, ?, ?, ?)", (*columns, checksum(*columns))
    )


def shrink(database: sqlite3.Connection) -> None:
    """Take out what a query can do without: what an edit is compared with, and the name_table."""
    database.execute("DELETE FROM piece")
    database.execute("DELETE FROM name_table")
    database.commit()
    database.execute("VACUUM")


def prepare(database: sqlite3.Connection) -> None:
    """Make a database fast to write, without a journal: nobody reads a draft."""
    database.executescript(
        "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -16000;"
    )


def create(database: sqlite3.Connection) -> None:
    """Make the tables of an empty index."""
    prepare(database)
    database.executescript(TABLES)


def index_names(database: sqlite3.Connection) -> None:
    """Make the names findable by key: after they were written, which is faster than meanwhile."""
    database.execute(INDEX_OF_NAMES)
