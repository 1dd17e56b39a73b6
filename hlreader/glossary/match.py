"""Find the glossary's terms in a text: whole words, leftmost first, the longest where several fit.

What each word of a text is, and each passage of several that may be a name, is decided once and
remembered as it is written. The words of a name may be joined by spaces, hyphens, apostrophes or
a slash, and the last one may be in the plural.

Only names that stand in the text are read from the index: its sieve passes few others.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache, partial
from itertools import accumulate, compress
from operator import add
from typing import TypeAlias

from hlreader.glossary.keys import TOKEN, accents_agree, fold_token, plural_keys
from hlreader.glossary.layers import Layers, Place
from hlreader.glossary.lookup import heir_of
from hlreader.glossary.names import CASED, JOINED, MARKED
from hlreader.models import Match

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from hlreader.glossary.names import Row

_WORDS = re.compile(f"({TOKEN.pattern})")
_JOINT = re.compile(r"\s+|[-‐‑'’/]")
_ACCENT_APART = re.compile("[\u0300-\u036f]")
_BETWEEN = "\n|\n"
"""Stands between texts that are read together: no name reaches over it."""

_AT_ONCE = 1 << 12
"""So many letters of a text are read at once, up to the next sign that no name reaches over."""

_END = re.compile(r"[.,;:!?](?=\s)")
_MOST_KNOWN = 1 << 19
"""So many words and passages at most are remembered from one text to the next."""

_Known: TypeAlias = dict[str, tuple[Place | None, str] | None]
"""Words and passages as they are written: the entry that each is, and, if a longer name may begin
with it, its key with a space. None for what is nothing of the kind."""


class _Gaps(dict[int, int]):
    """For ``str.translate``: letters and digits stay, all else becomes a space."""

    def __missing__(self, code: int) -> int:
        self[code] = code if chr(code).isalnum() else 32
        return self[code]


_GAPS = _Gaps()


class Matcher:
    """Finds the terms of one language in texts."""

    def __init__(self, layers: Layers, language: str) -> None:
        self._layers = layers
        self._language = language
        self._names: _Names | None = None

    def find(self, text: str) -> Iterator[Match]:
        """Yield the matches in a text, in order and without overlaps."""
        start = 0
        while start < len(text):
            end = start + _AT_ONCE
            if end < len(text):
                stop = _END.search(text, end)
                end = stop.end() if stop else len(text)
            yield from self._layers.ask(partial(self._found, text[start:end], start))
            start = end

    def prepare(self, texts: Iterable[str]) -> None:
        """Read at once what ``find`` will need for some texts: faster than for each on its own."""
        for _ in self.find(_BETWEEN.join(texts)):
            pass

    def _found(self, text: str, offset: int) -> list[Match]:
        """Return the matches in a part of a text that begins at ``offset``."""
        found: list[tuple[int, int, Place]] = []
        past = 0
        for start, (end, place) in sorted(self._longest(text).items()):
            if start >= past:
                found.append((start, end, place))
                past = end
        terms = self._layers.terms({place for _, _, place in found})
        return [
            Match(offset + start, offset + end, text[start:end], terms[place])
            for start, end, place in found
        ]

    def _known_names(self) -> "_Names":
        """Return what is known of names; of none if it is too much, or the indexes are new ones."""
        names = self._names
        if not names or len(names.known) > _MOST_KNOWN or names.indexes is not self._layers.indexes:
            names = self._names = _Names(self._layers, self._language)
        return names

    def _longest(self, text: str) -> dict[int, tuple[int, Place]]:
        """Return the longest name that begins at each place: where it ends, and its entry."""
        names = self._known_names()
        words, ends = _cut(text)
        known = names.learn((word, "", word) for word in set(words).difference(names.known))
        found: dict[int, tuple[int, Place]] = {}
        growing: list[tuple[int, int, str]] = []
        hits = list(map(known.get, words))
        for number in compress(range(len(words)), hits):
            place, beginning = hits[number]  # type: ignore[misc]
            start = ends[number] - len(words[number])
            if place:
                found[start] = ends[number], place
            if beginning:
                growing.append((start, number, beginning))
        while growing:
            longer = list(_longer(text, words, ends, growing))
            known = names.learn((one[0], one[3], words[one[2]]) for one in longer)
            growing = []
            for passage, start, number, _ in longer:
                hit = known[passage]
                if hit:
                    place, beginning = hit
                    if place:
                        found[start] = ends[number], place
                    if beginning:
                        growing.append((start, number, beginning))
        return found


def _longer(
    text: str, words: list[str], ends: list[int], growing: list[tuple[int, int, str]]
) -> Iterator[tuple[str, int, int, str]]:
    """Yield each passage with the word that follows it, if they may be parts of one name.

    With it come its start, the number of that word, and the key of what was there before.
    """
    for start, number, beginning in growing:
        following = number + 1
        while following < len(words) and not words[following]:
            following += 1
        if following < len(words):
            end = ends[following]
            gap = text[ends[number] : end - len(words[following])]
            if gap == " " or _JOINT.fullmatch(gap):
                yield text[start:end], start, following, beginning


def _cut(text: str) -> tuple[list[str], list[int]]:
    """Return the words of a text, with empty ones among them, and where each ends."""
    if not text.isascii() and _ACCENT_APART.search(text):
        parts = _WORDS.split(text)
        return parts[1::2], list(accumulate(map(len, parts)))[1::2]
    words = text.translate(_GAPS).split(" ")
    return words, list(map(add, accumulate(map(len, words)), range(len(words))))


class _Names:
    """The names of a language, as far as they have been asked for."""

    def __init__(self, layers: Layers, language: str) -> None:
        self.indexes = layers.indexes
        self.known: _Known = {}
        self._language = language
        sieves = [index.sieve().passes for index in layers.indexes]
        self._passes = sieves[0] if len(sieves) == 1 else partial(_any_passes, sieves)

    def learn(self, asked: Iterable[tuple[str, str, str]]) -> _Known:
        """Find out what some words or passages are, and return what is known of these and others.

        A passage comes with the key of all but its last word (see ``_Known``), and that word.
        """
        known = self.known
        new = {passage: rest for passage, *rest in asked if passage not in known}
        keys = {passage: start + fold_token(last) for passage, (start, last) in new.items() if last}
        places = self._places({passage: (key,) for passage, key in keys.items()})
        others = {}
        for passage in keys.keys() - places.keys():
            start, last = new[passage]
            others[passage] = [start + form for form in _singular_keys(last)]
        places |= self._places(others)
        found: _Known = dict.fromkeys(new)
        for passage, key in keys.items():
            beginning = key + " "
            grows = self._passes(beginning)
            if grows or passage in places:
                found[passage] = places.get(passage), beginning if grows else ""
        known.update(found)
        return known

    def _places(self, keys: "Mapping[str, Sequence[str]]") -> dict[str, Place]:
        """Return the entries of those passages that have one, given the keys to find them by."""
        asked = {key for some in keys.values() for key in some if self._passes(key)}
        if not asked:
            return {}
        rows: dict[str, list[tuple[int, Row]]] = {}
        for number in reversed(range(len(self.indexes))):
            for key, named in self.indexes[number].names(asked).items():
                fitting = [(number, row) for row in named if self._counts(row)]
                if len(fitting) > 1:  # "AIDS" goes before "aids" where it is written so
                    fitting.sort(key=_is_uncased)
                rows.setdefault(key, []).extend(fitting)
        found = {}
        for passage, some in keys.items():
            place = self._place([row for key in some for row in rows.get(key, ())], passage)
            if place:
                found[passage] = place
        return found

    def _place(self, rows: "Iterable[tuple[int, Row]]", written: str) -> Place | None:
        """Return the entry of the first of some names that a passage may be."""
        for number, row in rows:
            text, cased = row[2], row[5] & CASED
            if (not cased or _same_case(text, written)) and accents_agree(text, written):
                heir = heir_of(self.indexes, number, row)
                if heir[2]:
                    return heir[:2]
        return None

    def _counts(self, row: "Row") -> bool:
        return row[1] == self._language and row[5] & (MARKED | JOINED) == MARKED


def _is_uncased(name: "tuple[int, Row]") -> bool:
    return not name[1][5] & CASED


def _any_passes(sieves: "Sequence[Callable[[str], bool]]", key: str) -> bool:
    return any(passes(key) for passes in sieves)


@lru_cache(1 << 16)
def _singular_keys(word: str) -> tuple[str, ...]:
    """Return the keys of what a word may be the plural of."""
    return tuple(plural_keys(word))


def _same_case(name: str, written: str) -> bool:
    """Tell whether a passage is written as a name is, but for spaces, hyphens and a plural."""
    name, written = "".join(TOKEN.findall(name)), "".join(TOKEN.findall(written))
    return written in (name, name + "s")
