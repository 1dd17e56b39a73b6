"""The glossary: entries, looked up by any of their names and found in running text."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, overload

from hlreader import compiled
from hlreader.glossary.index import Hit, Index, fold
from hlreader.glossary.match import Matcher
from hlreader.language import DEFAULT, primary
from hlreader.locations import shipped_glossary
from hlreader.models import Match, Term

if TYPE_CHECKING:
    from hlreader.glossary.layers import Layer

__all__ = ["Glossary", "Hit", "Match", "Term"]


class Glossary:
    """Entries in one or more languages, from one or more files, and the ways to find them."""

    def __init__(self, terms: Iterable[Term], indexes: dict[str, Index] | None = None) -> None:
        self._indexes = _indexed(tuple(terms)) if indexes is None else indexes
        self._matchers: dict[str, Matcher] = {}
        self.replaced: Mapping[Path, Sequence[Term]] = {}
        """For each file of several: its entries that a later file explains in its own way."""

    @classmethod
    def load(cls, path: str | Path | Sequence[str | Path] | None = None) -> "Glossary":
        """Return the glossary in a YAML file, or in several as one; without, the shipped one.

        Of several files the later goes before the earlier. Raises UsageError for a file that is
        not there, UnreadableError, or ContentError.
        """
        paths = (path,) if isinstance(path, str | Path) else path or (shipped_glossary(),)
        layers = [_layer(each) for each in dict.fromkeys(map(Path, paths))]
        if len(layers) == 1:
            return cls((), layers[0].indexes)
        from hlreader.glossary.layers import merge

        merged = merge(layers)
        glossary = cls((), merged.indexes)
        glossary._terms = merged.terms
        glossary.replaced = merged.replaced
        return glossary

    _terms: Sequence[Term] | None = None

    @property
    def terms(self) -> Sequence[Term]:
        """The entries of all languages, in the order of their files, without replaced ones."""
        if self._terms is not None:
            return self._terms
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
        from hlreader.glossary.suggest import suggest

        found: list[str] = []
        for index in self._by_preference(language):
            for key in suggest(fold(word), index.names, 2 * most):
                term = index.terms[index.names[key][0][1]].term
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
        self.unpacked: dict[int, Term] = {}

    def __len__(self) -> int:
        return len(self.rows)

    @overload
    def __getitem__(self, number: int) -> Term: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[Term]: ...
    def __getitem__(self, number: int | slice) -> Term | Sequence[Term]:
        if isinstance(number, slice):
            return [compiled.unpack(row) for row in self.rows[number]]
        if number not in self.unpacked:
            self.unpacked[number] = compiled.unpack(self.rows[number])
        return self.unpacked[number]


def _layer(path: Path) -> "Layer":
    """Return a file's entries with their indexes, from its compiled copy where there is one."""
    from hlreader.glossary.layers import Layer

    indexes = compiled.load(path, _unpacked) or _compiled(path)
    for index in indexes.values():
        index.origins = ((0, path),)
    return Layer(path, next((index.terms for index in indexes.values()), ()), indexes)


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
