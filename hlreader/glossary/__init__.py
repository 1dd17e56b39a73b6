"""The glossary: entries, looked up by any of their names and found in running text."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, overload

from hlreader import compiled
from hlreader.glossary.index import Hit, Index
from hlreader.glossary.keys import key
from hlreader.glossary.match import Matcher
from hlreader.language import DEFAULT, primary
from hlreader.locations import shipped_glossary
from hlreader.models import Match, Term

__all__ = ["Glossary", "Hit", "Match", "Term"]


class Glossary:
    """Entries in one or more languages, and the ways to find them."""

    def __init__(self, terms: Iterable[Term], indexes: dict[str, Index] | None = None) -> None:
        self._indexes = _indexed(tuple(terms)) if indexes is None else indexes
        self._matchers: dict[str, Matcher] = {}

    @classmethod
    def load(cls, path: str | Path | None = None) -> "Glossary":
        """Return the glossary in a YAML file; without one, the shipped glossary.

        Raises UsageError for a file that is not there, UnreadableError, or ContentError.
        """
        path = Path(path) if path else shipped_glossary()
        return cls((), compiled.load(path, _unpacked) or _compiled(path))

    @property
    def terms(self) -> Sequence[Term]:
        """The entries of all languages, in the order of their file."""
        return next((index.terms for index in self._indexes.values()), ())

    def lookup(self, word: str, language: str = DEFAULT) -> Hit | None:
        """Return the entry of a word and how it was found, or None.

        Plurals, possessives, other names and abbreviations find their entry, in any case. A word
        of ``language`` goes before the same word of another.
        """
        hits = (index.lookup(word) for index in self._by_preference(language))
        return next((hit for hit in hits if hit), None)

    def find(self, text: str, language: str = DEFAULT) -> list[Match]:
        """Return where the terms of a language stand in a text: whole words, in order, no overlaps.

        Entries with ``no_autolink`` are left out.
        """
        return list(self.matcher(language).find(text))

    def matcher(self, language: str = DEFAULT) -> Matcher:
        """Return what finds the terms of a language in texts."""
        spoken = primary(language)
        if spoken not in self._matchers:
            self._matchers[spoken] = Matcher(self._indexes.get(spoken) or Index((), {}, {}))
        return self._matchers[spoken]

    def suggest(self, word: str, most: int = 5, language: str = DEFAULT) -> list[str]:
        """Return up to ``most`` terms that look or sound like a word, likeliest first."""
        from hlreader.glossary.suggest import asked_for, filed_under, rank

        found: list[str] = []
        asked, buckets = key(word), set(asked_for(key(word)))
        for index in self._by_preference(language):
            near = [name for name in index.names if not buckets.isdisjoint(filed_under(name))]
            for name in rank(asked, near, 2 * most):
                term = index.terms[index.names[name][0][1]].term
                if term not in found:
                    found.append(term)
            if found:
                break
        return found[:most]

    def _by_preference(self, language: str) -> list[Index]:
        """Return the indexes, that of ``language`` first, then that of the default language."""
        order = [primary(language), DEFAULT, *self._indexes]
        return [self._indexes[name] for name in dict.fromkeys(order) if name in self._indexes]


def _indexed(terms: Sequence[Term]) -> dict[str, Index]:
    """Return an index for each language of the entries."""
    languages = dict.fromkeys(primary(term.language) for term in terms)
    return {language: Index.of(terms, language) for language in languages}


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


def _unpacked(copy: Any) -> dict[str, Index]:
    terms = _PackedTerms(copy["terms"])
    return {
        language: Index(terms, dict(names), dict(longest))
        for language, (names, longest) in copy["indexes"].items()
    }


def _compiled(path: Path) -> dict[str, Index]:
    """Read a glossary file, and leave a compiled copy for the next time."""
    from hlreader.glossary.load import read_glossary

    try:
        before = compiled.fingerprint(path)
    except OSError:
        before = []
    terms = read_glossary(path)
    indexes = _indexed(terms)
    if before:
        copy = {
            "terms": [compiled.pack(term) for term in terms],
            "indexes": {name: [index.names, index.longest] for name, index in indexes.items()},
        }
        compiled.save(path, before, copy)
    return indexes
