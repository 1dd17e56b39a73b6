"""Write the compiled index of a glossary. ``index.py`` tells what stands in it."""

import sqlite3
import sys
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from hlreader.glossary.index import CASED, JOINED, MARKED, place_of
from hlreader.glossary.keys import joined, key
from hlreader.glossary.records import pack
from hlreader.glossary.suggest import filed_under
from hlreader.language import primary
from hlreader.models import Term

if TYPE_CHECKING:
    from hlreader.glossary.keys import Kind

TABLES = """
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE piece (id INTEGER PRIMARY KEY, line INTEGER, digest BLOB);
CREATE TABLE entry (id INTEGER PRIMARY KEY, line INTEGER, term TEXT, record TEXT, checksum INTEGER);
CREATE TABLE name (
    id INTEGER PRIMARY KEY, key TEXT, language TEXT, text TEXT, entry INTEGER, kind TEXT,
    flags INTEGER
);
CREATE TABLE first (language TEXT, word TEXT, most INTEGER, PRIMARY KEY (language, word))
    WITHOUT ROWID;
CREATE TABLE sound (shelf INTEGER PRIMARY KEY, names BLOB);
"""
_BY_KEY = "CREATE INDEX name_by_key ON name (key)"

_language = lru_cache(primary)


class Piece(NamedTuple):
    """Entries that were read together. ``id`` is lower than those of its entries by one or more."""

    id: int
    line: int
    digest: bytes
    terms: Iterable[Term]


class Builder:
    """Fills the tables of an index. ``sounds`` waits until all names are known."""

    def __init__(self, database: sqlite3.Connection, last_name: int = 0) -> None:
        self.database = database
        self.names = last_name
        self.languages: dict[str, None] = {}
        self._sounds: defaultdict[int, array[int]] = defaultdict(lambda: array("q"))
        self._longest: dict[tuple[str, str], int] = {}

    def add(self, pieces: Iterable[Piece]) -> None:
        """Write pieces and their entries."""
        for piece in pieces:
            self.database.execute("INSERT INTO piece VALUES (?, ?, ?)", piece[:3])
            for number, term in enumerate(piece.terms, piece.id + 1):
                self._add_entry(number, piece.line, term)

    def _add_entry(self, number: int, line: int, term: Term) -> None:
        language = _language(term.language)
        self.languages[language] = None
        record = pack(term)
        values = (number, term.line - line, term.term, record, crc32(record.encode()))
        self.database.execute("INSERT INTO entry VALUES (?, ?, ?, ?, ?)", values)
        for text, kind, flags in names_of(term):
            folded = key(text)
            self._add_name(folded, language, text, number, kind, flags)
            short = joined(folded)
            if short != folded:
                self._add_name(short, language, text, number, kind, flags & CASED | JOINED)

    def _add_name(
        self, folded: str, language: str, text: str, entry: int, kind: "Kind", flags: int
    ) -> None:
        self.names += 1
        self.database.execute(
            "INSERT INTO name VALUES (?, ?, ?, ?, ?, ?, ?)",
            (self.names, folded, language, text, entry, kind, flags),
        )
        if flags & JOINED:
            return
        first, *rest = folded.split(" ")
        if len(rest) >= self._longest.get((language, first), 1):
            self._longest[language, first] = len(rest) + 1
        for shelf, place in map(place_of, filed_under(folded)):
            self._sounds[shelf].append(place + self.names)

    def finish(self) -> None:
        """Write what is known only when all entries have been added."""
        self.database.executemany(
            "INSERT INTO first VALUES (?, ?, ?) "
            "ON CONFLICT DO UPDATE SET most = max(most, excluded.most)",
            ((*word, most) for word, most in self._longest.items()),
        )
        for shelf, names in self._sounds.items():
            change_shelf(self.database, shelf, names)


def names_of(term: Term) -> Iterator[tuple[str, "Kind", int]]:
    """Yield the names of an entry, each with its kind and flags."""
    marked = 0 if term.no_autolink else MARKED

    def flags(text: str) -> int:
        return marked | (CASED if term.case_sensitive and text != text.lower() else 0)

    yield term.term, "exact", flags(term.term)
    for text in term.aliases:
        yield text, "alias", flags(text)
    for text in term.forms:
        yield text, "plural", flags(text)
    for text in term.abbreviations:
        yield text, "abbreviation", marked | CASED


def change_shelf(
    database: sqlite3.Connection,
    shelf: int,
    more: Iterable[int],
    gone: frozenset[int] = frozenset(),
) -> None:
    """Add names to a shelf of ``sound``, and take away those with the numbers ``gone``."""
    names: array[int] = array("q")
    for (before,) in database.execute("SELECT names FROM sound WHERE shelf = ?", (shelf,)):
        names.frombytes(before)
        _to_little_endian(names)
    kept = sorted({*names, *more}) if not gone else sorted(
        {place for place in (*names, *more) if place & 0xFFFFFFFF not in gone}
    )  # fmt: skip
    names = array("q", kept)
    _to_little_endian(names)
    database.execute("INSERT OR REPLACE INTO sound VALUES (?, ?)", (shelf, names.tobytes()))


def _to_little_endian(numbers: "array[int]") -> None:
    if sys.byteorder == "big":
        numbers.byteswap()


def create(database: sqlite3.Connection) -> None:
    """Make the tables of an empty index. The journal is off: nobody reads a draft."""
    database.executescript(
        "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -16000;" + TABLES
    )


def index_names(database: sqlite3.Connection) -> None:
    """Make the names findable by key: after they were written, which is faster than meanwhile."""
    database.execute(_BY_KEY)
