"""The indexes of one or more glossary files as one. Later files win."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TypeAlias, TypeVar

from hlreader.glossary.store.index import FAILURES, DamagedIndexError, Index
from hlreader.glossary.store.names import replacement_of
from hlreader.glossary.store.records import unpack
from hlreader.models import Term

Place: TypeAlias = tuple[int, int]
"""Where an entry is: the number of its index, and its number in there."""

_MOST_KEPT = 1 << 17
"""The most entries to keep in memory."""

T = TypeVar("T")


class Layers:
    """Indexes, and the entries that have been read from them."""

    def __init__(self, indexes: Sequence[Index]) -> None:
        self.use(indexes)

    def use(self, indexes: Sequence[Index]) -> None:
        """Forget what has been read, and read from these indexes."""
        for index in indexes:
            index.keep()
        self.indexes = indexes
        self.paths = [Path(index.path) if index.path else None for index in indexes]
        self._terms: dict[Place, Term] = {}

    def ask(self, question: Callable[[], T]) -> T:
        """Return the result of a query. A damaged index is first made again from its file."""
        try:
            return question()
        except FAILURES:
            from hlreader.glossary.store.compile import compile_index

            self.use([compile_index(path, anew=True) for path in self.paths if path])
        return question()

    def records(self, places: Iterable[Place]) -> dict[Place, tuple[str, int]]:
        """Return the records at some places, and the lines that their entries are in."""
        wanted: dict[int, list[int]] = {}
        for number, entry in places:
            wanted.setdefault(number, []).append(entry)
        found: dict[Place, tuple[str, int]] = {}
        for number, entries in wanted.items():
            records = self.indexes[number].records(entries)
            if len(records) < len(entries):
                raise DamagedIndexError
            for entry, record in records.items():
                found[number, entry] = record
        return found

    def terms(self, places: Iterable[Place]) -> dict[Place, Term]:
        """Return the entries at some places."""
        wanted = dict.fromkeys(places)
        known = self._terms
        missing = [place for place in wanted if place not in known]
        if missing:
            if len(known) > _MOST_KEPT:  # a new one, since another thread may still use the old
                known = self._terms = {place: known[place] for place in wanted if place in known}
            for place, (record, line) in self.records(missing).items():
                known[place] = unpack(record, line)
        return known

    def places(self) -> tuple[list[Place], list[Place]]:
        """Return the places of all entries in order: those in use, and those replaced."""
        used: list[Place] = []
        replaced: list[Place] = []
        last = len(self.indexes) - 1
        for number, index in enumerate(self.indexes):
            if number == last:
                used += [(number, entry) for entry in index.entries()]
                continue
            heirs = {
                row[3]: replacement_of(self.indexes, number, row)
                for language in index.languages()
                for row in index.all_names(language)
                if row[4] == "exact"
            }
            for entry in index.entries():
                kept = heirs[entry][:2] == (number, entry)
                (used if kept else replaced).append((number, entry))
        return used, replaced
