"""Find the glossary's terms in a text: whole words, leftmost first, the longest where several fit.

A scan over the words of the text: at each word the longest run of words that is a name wins. The
words of a name may be joined by spaces, hyphens, apostrophes or a slash, and the last one may be
in the plural.

Only the names that the text may hold are read from the index; for a text that holds very many
different words, all of them at once.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, compress
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from hlreader.glossary.index import CASED, JOINED, MARKED
from hlreader.glossary.keys import TOKEN, accents_agree, fold_token, plural_keys
from hlreader.glossary.layers import Layers, Place
from hlreader.glossary.lookup import heir_of
from hlreader.models import Match

if TYPE_CHECKING:
    from hlreader.glossary.index import Row

_WORDS = re.compile(f"({TOKEN.pattern})")
_JOINT = re.compile(r"\s+|[-‐‑'’/]")
_BETWEEN = "\n|\n"
"""Stands between texts that are read together: no name reaches over it."""

_ALL = 4
"""All names are read as soon as more than one in so many has been asked for."""

_MOST_WORDS = 1 << 18
"""So many different words at most are remembered from one text to the next."""

_Phrase: TypeAlias = tuple[int, str, list[str]]
"""Several words of a text: how many, how they are written, and the keys they may be found by."""


class _Text(NamedTuple):
    """A text cut into words and the gaps between them. ``ends`` has where each part ends."""

    text: str
    parts: list[str]
    words: list[str]
    ends: list[int]

    def phrases(self, first: int, most: int) -> Iterator[_Phrase]:
        """Yield the passages of two to ``most`` words from one on, the longest first."""
        last = min(first + most, len(self.words))
        stop = first + 1
        while stop < last and _JOINT.fullmatch(self.parts[2 * stop]):
            stop += 1
        keys = [fold_token(word) for word in self.words[first:stop]]
        for end in range(stop, first + 1, -1):
            start = " ".join(keys[: end - first - 1])
            forms = [f"{start} {form}" for form in _forms(self.words[end - 1])]
            yield end - first, self.text[self.ends[2 * first] : self.ends[2 * end - 1]], forms


class Matcher:
    """Finds the terms of one language in texts."""

    def __init__(self, layers: Layers, language: str) -> None:
        self._layers = layers
        self._language = language
        self._names = _Names(layers, language)

    def find(self, text: str) -> Iterator[Match]:
        """Yield the matches in a text, in order and without overlaps."""
        return iter(self._layers.ask(lambda: self._found(text)))

    def prepare(self, texts: Iterable[str]) -> None:
        """Read at once what ``find`` will need for some texts: faster than for each on its own."""
        self.find(_BETWEEN.join(texts))

    def _found(self, text: str) -> list[Match]:
        if self._names.layers is not self._layers.indexes:  # they were made anew
            self._names = _Names(self._layers, self._language)
        parts = _WORDS.split(text)
        words = parts[1::2]
        known = self._names.learn(set(words))
        begins = list(compress(range(len(words)), map(known.get, words)))
        if not begins:
            return []
        places = self._scan(_Text(text, parts, words, list(accumulate(map(len, parts)))), begins)
        found = list(places)
        terms = self._layers.terms({place for _, _, place in found})
        return [Match(start, end, text[start:end], terms[place]) for start, end, place in found]

    def _scan(self, text: _Text, begins: list[int]) -> Iterator[tuple[int, int, Place]]:
        """Yield where names stand, given the numbers of the words that one may begin with."""
        names, ends = self._names, text.ends
        known = names.known
        phrases = names.fetch_phrases(text, begins)
        past = 0
        for first in begins:
            if first < past:
                continue
            place, most = known[text.words[first]] or (None, 1)
            count = 1
            if most > 1:
                for number, written, keys in phrases.get(first) or text.phrases(first, most):
                    longer = names.place(keys, written)
                    if longer:
                        place, count = longer, number
                        break
            if place:
                past = first + count
                yield ends[2 * first], ends[2 * past - 1], place


class _Names:
    """The names of a language, as far as they have been read from the indexes."""

    def __init__(self, layers: Layers, language: str) -> None:
        self.layers = layers.indexes
        self.language = language
        self.known: dict[str, tuple[Place | None, int] | None] = {}
        """Words as they are written: the entry that each is, and how many words the longest name
        has that begins with it. None for a word that is nothing of the kind."""
        self._rows: dict[str, Sequence[tuple[int, Row]]] = {}
        self._whole = False
        self._size = sum(index.size() for index in self.layers)

    def learn(self, words: set[str]) -> dict[str, tuple[Place | None, int] | None]:
        """Find out what some words are, and return what is known of all."""
        if len(self.known) > _MOST_WORDS:
            self.known.clear()
            if not self._whole:
                self._rows.clear()
        new = words.difference(self.known)
        self._fetch(form for word in new for form in _forms(word))
        firsts = {fold_token(word) for word in new}
        most: dict[str, int] = {}
        for index in self.layers:
            for word, count in index.longest(firsts, self.language).items():
                most[word] = max(count, most.get(word, 1))
        for word in new:
            place = self.place(_forms(word), word)
            longest = most.get(fold_token(word), 1)
            self.known[word] = (place, longest) if place or longest > 1 else None
        return self.known

    def fetch_phrases(self, text: _Text, begins: list[int]) -> dict[int, list[_Phrase]]:
        """Read the names that the phrases of a text may be, and return the phrases by place.

        None are returned once all names have been read: the phrases are then made as they come.
        """
        phrases: dict[int, list[_Phrase]] = {}
        if not self._whole:
            for first in begins:
                _, most = self.known[text.words[first]] or (None, 1)
                if most > 1:
                    phrases[first] = list(text.phrases(first, most))
                if len(phrases) > self._size // _ALL:
                    self._fetch_all()
                    return {}
            self._fetch(form for some in phrases.values() for one in some for form in one[2])
        return phrases

    def place(self, keys: Iterable[str], written: str) -> Place | None:
        """Return the entry that a passage of text names, if it may be marked there."""
        for key in keys:
            for number, row in self._rows.get(key, ()):
                text, cased = row[2], row[5] & CASED
                if (not cased or _same_case(text, written)) and accents_agree(text, written):
                    heir = heir_of(self.layers, number, row)
                    if heir[2]:
                        return heir[:2]
        return None

    def _fetch(self, keys: Iterable[str]) -> None:
        """Read the names with some keys, if they have not been read."""
        if self._whole:
            return
        missing = set(keys).difference(self._rows)
        if len(missing) + len(self._rows) > max(self._size // _ALL, 1000):
            self._fetch_all()
            return
        found: dict[str, tuple[tuple[int, Row], ...]] = dict.fromkeys(missing, ())
        for number in reversed(range(len(self.layers))):
            for key, rows in self.layers[number].names(missing).items():
                fitting = ((number, row) for row in rows if self._counts(row))
                found[key] = (*found[key], *fitting)
        self._rows.update(found)

    def _fetch_all(self) -> None:
        self._whole = True
        rows: dict[str, list[tuple[int, Row]]] = {}
        for number in reversed(range(len(self.layers))):
            for row in self.layers[number].all_names(self.language):
                if self._counts(row):
                    rows.setdefault(row[0], []).append((number, row))
        self._rows = dict(rows)

    def _counts(self, row: "Row") -> bool:
        return row[1] == self.language and row[5] & (MARKED | JOINED) == MARKED


@lru_cache(1 << 16)
def _forms(word: str) -> tuple[str, ...]:
    """Return the keys of a word, and of what it may be the plural of."""
    return fold_token(word), *plural_keys(word)


def _same_case(name: str, written: str) -> bool:
    """Tell whether a passage is written as a name is, but for spaces, hyphens and a plural."""
    name, written = "".join(TOKEN.findall(name)), "".join(TOKEN.findall(written))
    return written in (name, name + "s")
