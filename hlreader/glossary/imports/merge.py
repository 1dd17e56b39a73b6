"""Merge imported entries into a glossary file.

If a word already has an entry with another meaning, the import leaves it out, unless it may replace
entries. It also leaves out a row with a name that another entry has.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from hlreader.errors import ContentError, UnreadableError
from hlreader.glossary.editing.yaml_writer import GlossaryText
from hlreader.glossary.glossary import Glossary, Hit
from hlreader.glossary.imports.entries import Conflict, Entry, Incoming
from hlreader.glossary.load import read_entries
from hlreader.language import primary
from hlreader.messages import Message
from hlreader.models import Term
from hlreader.sanitize import clean, shown


class MergeResult(NamedTuple):
    """The new text of a glossary file, and the outcome of each row."""

    text: str
    added: list[Entry]
    replaced: list[Entry]
    unchanged: int
    """How many rows say the same as an existing entry."""
    conflicts: list[Conflict]
    """Rows left out because an entry has another meaning."""
    faults: list[ContentError]
    """Rows left out because they cannot be entries."""


def merge(
    incoming: Incoming, path: Path, text: str, others: Sequence[Path], *, replace: bool
) -> MergeResult:
    """Merge the entries of a table into ``text``, the glossary file at ``path``.

    ``others`` are the other files in use. Raises ContentError if the glossary is broken, and
    UnreadableError if no entry can be added to it.
    """
    name = shown(path)
    there = list(read_entries(clean(text), name))
    file = GlossaryText(text, name, [line for line, _ in there])
    chosen = _Chosen(incoming, there, path, replace=replace)
    chosen.choose(others)
    while True:
        new, begin, moved = file.changed(
            [entry.terms for entry in chosen.added],
            {number: entry.terms for number, entry in chosen.replaced.items()},
        )
        if not chosen.drop_clashes(_faults(new, path), begin, moved):
            break
    return MergeResult(
        new if chosen.added or chosen.replaced else text,
        chosen.added,
        list(chosen.replaced.values()),
        chosen.unchanged,
        sorted(chosen.conflicts, key=lambda conflict: conflict.line),
        sorted(chosen.faults, key=lambda fault: fault.line),
    )


def _faults(text: str, path: Path) -> list[ContentError]:
    """Return the errors in the new text of a file: names that are in two entries."""
    found: list[ContentError] = []
    for _ in read_entries(text.removeprefix("\ufeff"), shown(path), broken=found.append):
        pass
    return found


class _Chosen:
    """Decides which rows go into the file."""

    def __init__(
        self,
        incoming: Incoming,
        there: Sequence[tuple[int, list[Term]]],
        path: Path,
        *,
        replace: bool,
    ) -> None:
        self._incoming = incoming
        self._there = there
        self._lines = [line for line, _ in there]
        self._path = path
        self._replace = replace
        self.added: list[Entry] = []
        self.replaced: dict[int, Entry] = {}
        """By the number of the entry in the file that they replace."""
        self.unchanged = incoming.repeated
        self.conflicts = list(incoming.conflicts)
        self.faults = list(incoming.faults)

    def choose(self, others: Sequence[Path]) -> None:
        """Sort the rows by whether this file, the other files, or no file explains their word."""
        entries = self._incoming.entries
        in_file = _hits([self._path] if self._there else [], entries)
        elsewhere = _hits(others, entries)
        for entry, hit, other in zip(entries, in_file, elsewhere, strict=True):
            if hit:
                self._meets_own(entry, hit)
            elif other and other.term.plain == entry.term.plain:
                self.unchanged += 1
            elif other and not self._replace:
                self._conflict(entry, other.term, _place(other))
            else:
                self.added.append(entry)

    def _meets_own(self, entry: Entry, hit: Hit) -> None:
        """Decide what to do with a row whose word is in the file."""
        number = bisect_right(self._lines, hit.term.line) - 1
        terms = [term._replace(line=0) for term in self._there[number][1]]
        if terms == [term._replace(line=0) for term in entry.terms]:
            self.unchanged += 1
        elif self._replace and number not in self.replaced:
            self.replaced[number] = entry
        else:
            self._conflict(entry, hit.term, _place(hit))

    def _conflict(self, entry: Entry, there: Term, where: str) -> None:
        term = entry.term
        self.conflicts.append(Conflict(entry.line, term.term, term.plain, there.plain, where))

    def drop_clashes(
        self, faults: Iterable[ContentError], begin: Sequence[int], moved: dict[int, int]
    ) -> bool:
        """Leave out rows that have errors in the new file. Return whether there were any.

        Raises UnreadableError if an earlier entry would have an error.
        """
        new = dict(zip(begin, range(len(begin)), strict=True))
        numbers = {line: number for number, line in moved.items()}
        dropped: set[int] = set()
        clashes = False
        for fault in faults:
            clashes = True
            if fault.line in new:
                entry = self.added[new[fault.line]]
                dropped.add(new[fault.line])
            elif fault.line in numbers:
                entry = self.replaced.pop(numbers[fault.line])
            else:
                raise UnreadableError(
                    Message("Not imported: {message}", message=fault.message),
                    hint=Message(
                        "A name would be in two entries. Change it, or import without --replace."
                    ),
                )
            self.faults.append(ContentError(self._incoming.name, entry.line, _said(fault)))
        self.added = [entry for number, entry in enumerate(self.added) if number not in dropped]
        return clashes


def _place(hit: Hit) -> str:
    return f"{shown(hit.path or '')}:{hit.term.line}"


def _said(fault: ContentError) -> str:
    """Return a message with the name of its file at the end instead of the start."""
    place, message = fault.message.split(f":{fault.line}:{fault.column}: ", 1)
    return Message("{message} of {place}.", message=message.removesuffix("."), place=place)


def _hits(paths: Sequence[Path], entries: Sequence[Entry]) -> list[Hit | None]:
    """Return the entry in ``paths`` for the word of each row, in its language."""
    found: list[Hit | None] = [None] * len(entries)
    if not paths:
        return found
    words = Glossary.load(paths)
    numbered = sorted(enumerate(entries), key=lambda one: primary(one[1].term.language))
    for language, some in groupby(numbered, key=lambda one: primary(one[1].term.language)):
        rows = list(some)
        hits = words.lookup_all([entry.term.term for _, entry in rows], language)
        for (number, _), hit in zip(rows, hits, strict=True):
            if hit and primary(hit.term.language) == language:
                found[number] = hit
    return found
