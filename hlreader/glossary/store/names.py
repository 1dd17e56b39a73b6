"""The names of an index: one as a row, and all of them in one piece.

SQLite takes some microseconds to read a name from its table. A ``NameTable`` holds all of them and takes
a tenth of one. So an index that gets many queries reads its name_table.

Imports almost nothing: see ``index.py``.
"""

from zlib import crc32

from hlreader.glossary.store.database import from_blob, to_blob

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any, TypeAlias, TypeGuard

    from hlreader.glossary.store.index import Index
    from hlreader.glossary.words.keys import Kind

    Row: TypeAlias = tuple[str, str, str, int, Kind, int]
    """A name: key, language, text, the number of its entry, its kind, and its flags."""

    Columns: TypeAlias = tuple[str, str, str, bytes, bytes]
    """Of many names, in texts one per line: the keys, the texts (empty if they are the keys),
    and language, kind and flags; then the numbers of the names, and those of their entries."""

__all__ = [
    "CASED",
    "COLUMNS",
    "JOINED",
    "MARKED",
    "NameTable",
    "checksum",
    "columns_of",
    "is_name",
    "replacement_of",
]  # fmt: skip

CASED, MARKED, JOINED = 1, 2, 4
"""Flags of a name: its capitals tell it from other words; it may be marked in a text; it is filed
under its key without spaces."""

_KINDS: "frozenset[Kind]" = frozenset(("exact", "alias", "abbreviation", "plural"))
"""Kinds of names. How a word was found may be "spelling" as well."""


def is_name(row: "tuple[Any, ...]") -> "TypeGuard[Row]":
    """Return whether a row is of the form in which names are written."""
    key, language, text, entry, kind, flags = row
    return (
        type(key) is type(language) is type(text) is str
        and type(entry) is type(flags) is int
        and kind in _KINDS
    )


class NameTable:
    """The names of one index, in memory."""

    def __init__(self, keys: str, texts: str, facts: str, numbers: bytes, entries: bytes) -> None:
        """Read the result of ``columns_of``. Raises ValueError or TypeError for anything else."""
        self._numbers = from_blob(numbers)
        self._entries = from_blob(entries)
        count = len(self._numbers)
        self._keys = keys.split("\n", count)
        self._texts = texts.split("\n", count)
        lines = facts.split("\n") if count else []
        kinds = {line: _fact(line) for line in set(lines)}
        self._facts = [kinds[line] for line in lines]
        columns_found = (self._keys, self._texts, self._facts, self._entries)
        if count and any(len(column) != count for column in columns_found):
            raise ValueError
        self._places = dict(zip(self._keys, range(count), strict=False))
        self._earlier: dict[str, list[int]] = {}
        """The places of names that have the key of a later one."""
        if len(self._places) < count:
            for place, key in enumerate(self._keys):
                if self._places[key] != place:
                    self._earlier.setdefault(key, []).append(place)
        self._numbered: dict[int, int] = {}

    def named(self, key: str) -> "list[Row]":
        """Return the names with a key."""
        place = self._places.get(key)
        if place is None:
            return []
        return [self._row(one) for one in (*self._earlier.get(key, ()), place)]

    def spells(self, text: str) -> bool:
        """Return whether a text is a name and, letter for letter, its own key."""
        place = self._places.get(text)
        return place is not None and not self._texts[place]

    def only(self, text: str, language: str) -> "tuple[int, Kind] | None":
        """Return the entry and the kind of the name that a text is but for capitals.

        Only if it is the only name of its key, in any case.
        """
        place = self._places.get(text)
        if place is None and text.isascii():
            text = text.lower()
            place = self._places.get(text)
        if place is None or self._texts[place] or text in self._earlier:
            return None
        spoken, kind, _ = self._facts[place]
        return (self._entries[place], kind) if spoken == language else None

    def numbered(self, numbers: "Iterable[int]") -> "list[Row]":
        """Return the names with these numbers. Raises KeyError for a missing one."""
        if not self._numbered:
            self._numbered = dict(zip(self._numbers, range(len(self._numbers)), strict=True))
        return [self._row(self._numbered[number]) for number in numbers]

    def _row(self, place: int) -> "Row":
        key = self._keys[place]
        language, kind, flags = self._facts[place]
        return key, language, self._texts[place] or key, self._entries[place], kind, flags


def _fact(line: str) -> "tuple[str, Kind, int]":
    """Return the language, kind and flags that a line tells."""
    language, kind, flags = line.split(" ")
    row = ("", language, "", 0, kind, int(flags))
    if not is_name(row):
        raise ValueError
    return row[1], row[4], row[5]


COLUMNS = """
SELECT group_concat(key, char(10)),
    group_concat(CASE text WHEN key THEN '' ELSE text END, char(10)),
    group_concat(language || ' ' || kind || ' ' || flags, char(10)),
    group_concat(id, ' '), group_concat(entry, ' ') FROM name
"""
"""The query for the columns of a name_table: SQLite puts them together in a third of Python's time."""


def columns_of(row: "Sequence[str | None]") -> "Columns":
    """Return what that query found as the columns of a name_table."""
    keys, texts, facts, numbers, entries = (column or "" for column in row)
    return keys, texts, facts, _numbers(numbers), _numbers(entries)


def checksum(*columns: str | bytes) -> int:
    """Return what tells the columns of a name_table from others."""
    total = 0
    for column in columns:
        total = crc32(column.encode() if isinstance(column, str) else column, total)
    return total


def _numbers(column: str) -> bytes:
    return to_blob(map(int, column.split()))


def replacement_of(indexes: "Sequence[Index]", number: int, row: "Row") -> tuple[int, int, int]:
    """Return the entry of a name, or the one that replaces it in a later glossary.

    An entry whose term a later glossary explains is replaced as a whole: its other names lead to
    the later entry. Returns the numbers of the glossary and the entry, and 0 for an entry that
    texts should not mark.
    """
    later = range(len(indexes) - 1, number, -1)
    if later:
        from hlreader.glossary.words.keys import key

        term = row[2] if row[4] == "exact" else indexes[number].term(row[3])
        name = key(term)
        own = [one for one in indexes[number].names([name]).get(name, ()) if one[3] == row[3]]
        cased = any(one[5] & CASED for one in own if one[4] == "exact")
        for other in later:
            for one in indexes[other].names([name]).get(name, ()):
                same = one[2] == term or not (cased or one[5] & CASED)
                if one[1] == row[1] and same and not one[5] & JOINED:
                    return other, one[3], one[5] & MARKED
    return number, row[3], row[5] & MARKED
