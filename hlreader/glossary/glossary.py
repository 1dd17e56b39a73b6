"""A glossary of one or more files, for the commands."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, overload

from hlreader.glossary.store.index import DamagedIndexError, Index
from hlreader.glossary.store.json_lines import FIELD
from hlreader.glossary.store.layers import Layers, Place
from hlreader.glossary.store.lookup import find_entries, languages_in_turn, may_refer
from hlreader.glossary.store.nearest_names import suggestions
from hlreader.glossary.store.records import is_harmless, pack, unpack
from hlreader.glossary.words.match import Matcher
from hlreader.glossary.words.reference import referred_to
from hlreader.glossary.words.suggest import SLIP
from hlreader.language import DEFAULT, primary
from hlreader.limits import SUGGESTIONS
from hlreader.locations import shipped_glossary
from hlreader.models import Match, Term
from hlreader.sanitize import clean_line

if TYPE_CHECKING:
    from hlreader.glossary.words.keys import Kind

_AT_ONCE = 2000


class Hit(NamedTuple):
    """An entry, how it was found, and the file that it is in, if it came from one.

    A word without an entry may be explained by its ``parts``, each with its meaning. Then the entry
    is made from them.
    """

    term: Term
    match: "Kind"
    path: Path | None = None
    parts: tuple[tuple[str, str], ...] = ()


class FoundRecord(NamedTuple):
    """An entry as its index holds it (see ``records.py``), with the other fields of a ``Hit``."""

    record: str
    match: "Kind"
    path: Path | None


class Glossary:
    """Entries in one or more languages, from one or more files, and the ways to find them."""

    def __init__(self, terms: Iterable[Term], indexes: Sequence[Index] = ()) -> None:
        if not indexes:
            from hlreader.glossary.store.compile import index_of

            indexes = [index_of(terms)]
        self._layers = Layers(indexes)
        self._matchers: dict[str, Matcher] = {}

    @classmethod
    def load(cls, path: str | Path | Sequence[str | Path] | None = None) -> "Glossary":
        """Return the glossary in a YAML file, or in several as one; without, the shipped one.

        Later files win. Raises UsageError for a missing file, UnreadableError, or ContentError.
        """
        paths = (path,) if isinstance(path, str | Path) else path or (shipped_glossary(),)
        return cls((), [_opened(each) for each in dict.fromkeys(map(Path, paths))])

    def __reduce__(self) -> tuple[Any, ...]:
        return Glossary, ((), self._layers.indexes)  # cache of entries

    @property
    def terms(self) -> Sequence[Term]:
        """The entries of all languages, in the order of their files, without replaced ones."""
        used, _ = self._layers.ask(self._layers.places)
        return _Terms(self._layers, used)

    @property
    def replaced(self) -> Mapping[Path, Sequence[Term]]:
        """For each file: its entries that a later file replaces."""
        _, replaced = self._layers.ask(self._layers.places)
        return {
            path: _Terms(self._layers, [place for place in replaced if place[0] == number])
            for number, path in enumerate(self._layers.paths)
            if path
        }

    def lookup(self, word: str, language: str = DEFAULT) -> Hit | None:
        """Return the entry of a word and how it was found, or None.

        Plurals, possessives, other names and abbreviations find their entry, in any case. A word in
        ``language`` wins over the same word in another.
        """
        return next(self.lookup_all([word], language))

    def lookup_all(
        self, words: Iterable[str], language: str = DEFAULT, *, alone: bool = False
    ) -> Iterator[Hit | None]:
        """Yield what ``lookup`` returns for each of many words, many times as fast.

        With ``alone``, only what the language itself has.
        """
        waiting = iter(words)
        spoken = primary(language)
        languages = [spoken] if alone else self.languages_in_turn(spoken)
        while some := list(islice(waiting, _AT_ONCE)):
            yield from self._look_up(some, languages)

    def languages_in_turn(self, language: str = DEFAULT) -> list[str]:
        """Return the languages of the entries: first that of a reader, then the default."""
        layers = self._layers
        return layers.ask(lambda: languages_in_turn(layers.indexes, primary(language), DEFAULT))

    def records(self, words: Sequence[str], language: str = DEFAULT) -> list[FoundRecord | None]:
        """Return what ``lookup`` does for many words, with entries as the index holds them."""

        def hits() -> list[FoundRecord | None]:
            layers = self._layers
            languages = languages_in_turn(layers.indexes, primary(language), DEFAULT)
            found = find_entries(layers.indexes, words, languages)
            records = layers.records({one[:2] for one in found if one})
            if not is_harmless("".join([record for record, _ in records.values()])):
                raise DamagedIndexError
            paths = layers.paths

            def whole(place: Place) -> str:
                record, line = records[place]
                if not may_refer(record.split(FIELD, 2)[1]):
                    return record
                return pack(self._with_reference(unpack(record, line), languages))

            return [one and FoundRecord(whole(one[:2]), one[2], paths[one[0]]) for one in found]

        return self._layers.ask(hits)

    def _look_up(self, words: Sequence[str], languages: Sequence[str]) -> list[Hit | None]:
        def hits() -> list[Hit | None]:
            layers = self._layers
            found = find_entries(layers.indexes, words, languages)
            terms = layers.terms({one[:2] for one in found if one})

            def whole(place: Place) -> Term:
                term = terms[place]
                return self._with_reference(term, languages) if may_refer(term.plain) else term

            return [one and Hit(whole(one[:2]), one[2], layers.paths[one[0]]) for one in found]

        return self._layers.ask(hits)

    def _with_reference(self, term: Term, languages: Sequence[str]) -> Term:
        """Return an entry with the meaning of the one that its own only refers to, if it does."""
        name = referred_to(term.plain)
        found = find_entries(self._layers.indexes, [name], languages)[0] if name else None
        if not found:
            return term
        other = self._layers.terms([found[:2]])[found[:2]]
        if other.term == term.term:
            return term
        more = f"{other.term[:1].upper()}{other.term[1:]}: {other.plain} {term.more}".rstrip()
        return term._replace(more=more)

    def find(self, text: str, language: str = DEFAULT) -> list[Match]:
        """Return where the terms of a language are in a text: whole words, in order, no overlaps.

        Entries with ``no_autolink`` are left out.
        """
        return list(self.matcher(language).find(text))

    def matcher(self, language: str = DEFAULT) -> Matcher:
        """Return a matcher for the terms of a language."""
        spoken = primary(language)
        if spoken not in self._matchers:
            self._matchers[spoken] = Matcher(self._layers, spoken)
        return self._matchers[spoken]

    def suggest(
        self, word: str, most: int = SUGGESTIONS, language: str = DEFAULT, *, slip: bool = False
    ) -> list[str]:
        """Return up to ``most`` names that look or sound like a word, likeliest first.

        They are in the given language. With ``slip``, only those that differ by a slip or two.
        """

        def likely() -> list[str]:
            languages = languages_in_turn(self._layers.indexes, primary(language), DEFAULT)
            farthest = SLIP if slip else 1.0
            return suggestions(self._layers.indexes, word, languages, most, farthest)

        return [clean_line(name) for name in self._layers.ask(likely)]


def _opened(path: Path) -> Index:
    from hlreader.glossary.store.cache import find

    index = find(str(path))
    if index:
        return index
    from hlreader.glossary.store.compile import compile_index

    return compile_index(path)


class _Terms(Sequence[Term]):
    """Entries, each read on first use."""

    def __init__(self, layers: Layers, places: Sequence[Place]) -> None:
        self._layers = layers
        self._places = places

    def __len__(self) -> int:
        return len(self._places)

    def __iter__(self) -> Iterator[Term]:
        for start in range(0, len(self), _AT_ONCE):
            yield from self[start : start + _AT_ONCE]

    @overload
    def __getitem__(self, number: int) -> Term: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[Term]: ...
    def __getitem__(self, number: int | slice) -> Term | Sequence[Term]:
        if not isinstance(number, slice):
            return self[number : number + 1 or None][0]
        places = self._places[number]
        terms = self._layers.ask(lambda: self._layers.terms(places))
        return [terms[place] for place in places]
