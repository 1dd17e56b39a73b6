"""The glossary: entries, looked up by any of their names and found in running text."""

from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, overload

from hlreader import compiled
from hlreader.glossary.index import Hit, Index, fold
from hlreader.glossary.match import Matcher
from hlreader.locations import shipped_glossary
from hlreader.models import Match, Term

__all__ = ["Glossary", "Hit", "Match", "Term"]


class Glossary:
    """Entries and the ways to find them."""

    def __init__(self, terms: Iterable[Term], index: Index | None = None) -> None:
        self._index = index or Index.of(tuple(terms))

    @classmethod
    def load(cls, path: str | Path | None = None) -> "Glossary":
        """Return the glossary in a YAML file; without one, the shipped glossary.

        Raises NotFoundError, UnreadableError, or ContentError with file and line.
        """
        path = Path(path) if path else shipped_glossary()
        copy = compiled.load(path)
        return cls((), _unpacked(copy) if copy else _compiled(path))

    @property
    def terms(self) -> Sequence[Term]:
        """The entries, in the order of their file."""
        return self._index.terms

    @cached_property
    def matcher(self) -> Matcher:
        """What finds the terms in texts."""
        return Matcher(self._index)

    def lookup(self, word: str) -> Hit | None:
        """Return the entry of a word and how it was found, or None.

        Plurals, possessives, other names and abbreviations find their entry, in any case.
        """
        return self._index.lookup(word)

    def find(self, text: str) -> list[Match]:
        """Return where the terms stand in a text: whole words, without overlaps, in order.

        Entries with ``no_autolink`` are left out.
        """
        return list(self.matcher.find(text))

    def suggest(self, word: str, most: int = 5) -> list[str]:
        """Return up to ``most`` terms that look or sound like a word, likeliest first."""
        from hlreader.glossary.suggest import suggest

        found: list[str] = []
        for key in suggest(fold(word), self._index.names, 2 * most):
            term = self.terms[self._index.names[key][0][1]].term
            if term not in found:
                found.append(term)
        return found[:most]


class _PackedTerms(Sequence[Term]):
    """Entries from a compiled copy, each unpacked when it is asked for."""

    def __init__(self, rows: list[Any]) -> None:
        self.rows = rows

    def __len__(self) -> int:
        return len(self.rows)

    @overload
    def __getitem__(self, number: int) -> Term: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[Term]: ...
    def __getitem__(self, number: int | slice) -> Term | Sequence[Term]:
        if isinstance(number, slice):
            return [compiled.unpack(row) for row in self.rows[number]]
        term: Term = compiled.unpack(self.rows[number])
        return term


def _unpacked(copy: Any) -> Index:
    return Index(_PackedTerms(copy["terms"]), copy["names"], copy["longest"])


def _compiled(path: Path) -> Index:
    """Read a glossary file, and leave a compiled copy for the next time."""
    from hlreader.glossary.load import read_glossary

    try:
        before = compiled.fingerprint(path)
    except OSError:
        before = []
    index = Index.of(read_glossary(path))
    if before:
        terms = [compiled.pack(term) for term in index.terms]
        copy = {"terms": terms, "names": index.names, "longest": index.longest}
        compiled.save(path, before, copy)
    return index
