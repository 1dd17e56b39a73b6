"""Find the glossary's terms in a text: whole words, leftmost first, the longest where several fit.

What each word of a text is, and each passage of several that may be a name, is decided once and
remembered as it is written. The words of a name may be joined by spaces, hyphens, apostrophes or
a slash, and the last one may be in the plural.

Only names that stand in the text are read from the index: its sieve passes few others.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import accumulate, compress
from typing import TypeAlias

from hlreader.glossary.index import CASED, JOINED, MARKED
from hlreader.glossary.keys import TOKEN, accents_agree, fold_token, plural_keys
from hlreader.glossary.layers import Layers, Place
from hlreader.glossary.lookup import heir_of
from hlreader.models import Match

TYPE_CHECKING = False
if TYPE_CHECKING:
    from hlreader.glossary.index import Row

_WORDS = re.compile(f"({TOKEN.pattern})")
_JOINT = re.compile(r"\s+|[-‐‑'’/]")
_ACCENT_APART = re.compile("[\u0300-\u036f]")
_BETWEEN = "\n|\n"
"""Stands between texts that are read together: no name reaches over it."""

_AT_ONCE = 1 << 17
"""So many letters of a text are read at once, up to the next sign that no name reaches over."""

_END = re.compile(r"[.,;:!?](?=\s)")
_MOST_KNOWN = 1 << 19
"""So many words and passages at most are remembered from one text to the next."""

_Known: TypeAlias = dict[str, tuple[Place | None, bool] | None]
"""Words and passages as they are written: the entry that each is, and whether a longer name may
begin with it. None for what is nothing of the kind."""


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

    def _longest(self, text: str) -> dict[int, tuple[int, Place]]:
        """Return the longest name that begins at each place: where it ends, and its entry."""
        names = self._names
        if not names or names.indexes is not self._layers.indexes:  # they were made anew
            names = self._names = _Names(self._layers, self._language)
        words, starts = _cut(text)
        known = names.learn(set(words))
        found: dict[int, tuple[int, Place]] = {}
        growing: list[tuple[int, int]] = []
        for number in compress(range(len(words)), map(known.get, words)):
            place, grows = known[words[number]] or (None, False)
            if place:
                found[starts[number]] = starts[number] + len(words[number]), place
            if grows:
                growing.append((starts[number], number))
        while growing:
            passages = []
            for start, number in growing:
                following = number + 1
                while following < len(words) and not words[following]:
                    following += 1
                if following < len(words):
                    end = starts[following] + len(words[following])
                    passages.append((start, following, end, text[start:end]))
            known = names.learn({passage for *_, passage in passages})
            growing = []
            for start, number, end, passage in passages:
                place, grows = known[passage] or (None, False)
                if place:
                    found[start] = end, place
                if grows:
                    growing.append((start, number))
        return found


def _cut(text: str) -> tuple[list[str], Sequence[int]]:
    """Return the words of a text, with empty ones among them, and where each begins."""
    if not text.isascii() and _ACCENT_APART.search(text):
        parts = _WORDS.split(text)
        return parts[1::2], list(accumulate(map(len, parts)))[::2]
    words = text.translate(_GAPS).split(" ")
    starts = accumulate((len(word) + 1 for word in words), initial=0)
    return words, list(starts)


class _Names:
    """The names of a language, as far as they have been asked for."""

    def __init__(self, layers: Layers, language: str) -> None:
        self.indexes = layers.indexes
        self._language = language
        self._sieves = [index.sieve() for index in layers.indexes]
        self._known: _Known = {}

    def learn(self, passages: set[str]) -> _Known:
        """Find out what some words or passages are, and return what is known of these and others.

        Of a passage of several words, all but the last are known to begin a name.
        """
        known = self._known
        if len(known) > _MOST_KNOWN:
            known = self._known = {}  # and not cleared: another thread may be at it
        new = {passage: _key(passage) for passage in passages.difference(known)}
        some = {passage: key for passage, key in new.items() if key}
        places = self._places({passage: (key,) for passage, key in some.items()})
        rest = some.keys() - places.keys()
        places |= self._places({passage: tuple(plural_keys(passage)) for passage in rest})
        found: _Known = dict.fromkeys(new)
        for passage, key in some.items():
            grows = self._passes(key + " ")
            if grows or passage in places:
                found[passage] = places.get(passage), grows
        known.update(found)
        return known

    def _places(self, keys: dict[str, tuple[str, ...]]) -> dict[str, Place]:
        """Return the entries of those passages that have one, given the keys to find them by."""
        asked = {key for some in keys.values() for key in some if self._passes(key)}
        rows: dict[str, list[tuple[int, Row]]] = {}
        for number in reversed(range(len(self.indexes))):
            for key, named in self.indexes[number].names(asked).items():
                fitting = [(number, row) for row in named if self._counts(row)]
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

    def _passes(self, key: str) -> bool:
        return any(sieve.passes(key) for sieve in self._sieves)

    def _counts(self, row: "Row") -> bool:
        return row[1] == self._language and row[5] & (MARKED | JOINED) == MARKED


def _key(passage: str) -> str:
    """Return the key of a word, or of words that may be a name; else an empty text."""
    if passage.isalnum():
        return fold_token(passage)
    parts = _WORDS.split(passage)
    if not all(map(_JOINT.fullmatch, parts[2:-1:2])):
        return ""
    return " ".join(map(fold_token, parts[1::2]))


def _same_case(name: str, written: str) -> bool:
    """Tell whether a passage is written as a name is, but for spaces, hyphens and a plural."""
    name, written = "".join(TOKEN.findall(name)), "".join(TOKEN.findall(written))
    return written in (name, name + "s")
