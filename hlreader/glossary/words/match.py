"""Find the glossary's terms in a text: whole words, leftmost first, the longest where several fit.

What each word of a text is, and each passage of several that may be a name, is decided once and
remembered as it is written. The words of a name may be joined by spaces, hyphens, apostrophes or
a slash, and the last one may be in the plural.

Only names that are in the text are read from the index: its bloom_filter passes few others.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache, partial
from itertools import accumulate, compress, pairwise
from operator import add
from typing import NamedTuple

from hlreader.glossary.store.layers import Layers, Place
from hlreader.glossary.store.names import CASED, JOINED, MARKED, replacement_of
from hlreader.glossary.words.keys import (
    accents_agree,
    fold_token,
    is_unspaced,
    plural_forms,
    split_at_tokens,
    tokens,
)
from hlreader.language import DEFAULT
from hlreader.models import Match

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from hlreader.glossary.store.names import Row

_JOINT = re.compile(r"\s*|[-‐‑'’/]")
"""What may be between two words of a name; nothing, where a script puts no spaces there."""
_ACCENT_APART = re.compile("[\u0300-\u036f]")
_BETWEEN = "\n|\n"
"""Stands between texts that are read together: no name reaches over it."""

_AT_ONCE = 1 << 12
"""How many letters of a text to read at once, up to the next sign that no name crosses."""

_MOST_PREPARED = 1 << 18
"""The most letters to prepare. Of a longer text, most is known after its first parts."""

_END = re.compile(r"[.,;:!?](?=\s)")
_AFTER_HEADS = frozenset("at by de for from in of on to under with without".split())
"""English words after the head of a phrase, which alone is in the plural: "stages of labour"."""

_MOST_KNOWN = 1 << 19
"""The most words and passages to remember from one text to the next."""


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
        text = _BETWEEN.join(texts)
        if len(text) <= _MOST_PREPARED:
            self._layers.ask(lambda: self._found(text, 0, at_once=True))

    def _found(self, text: str, offset: int, *, at_once: bool = False) -> list[Match]:
        """Return the matches in a part of a text that begins at ``offset``.

        What each two words are is found out ``at_once``, if that is likely not known.
        """
        names = self._known_names()
        words, ends = _cut(text)
        names.learn([(names.known, word) for word in set(words) if word not in names.known])
        if at_once:
            names.learn(_pairs(words, names))
        found = _matches(text, words, ends, names)
        terms = self._layers.terms({place for _, _, place in found})
        return [
            Match(offset + start, offset + end, text[start:end], terms[place])
            for start, end, place in found
        ]

    def _known_names(self) -> "_Names":
        """Return what is known of names; of none if it is too much, or the indexes are new ones."""
        names = self._names
        if not names or names.count > _MOST_KNOWN or names.indexes is not self._layers.indexes:
            names = self._names = _Names(self._layers, self._language)
        return names


class _Beginning(NamedTuple):
    """Words that a longer name may begin with."""

    written: str
    """The words as they are written, each with a space after it; so are their keys."""
    keys: tuple[str, ...]
    """The keys that they may have."""
    heads: tuple[str, ...]
    """Those that count only before some words: of "carcinomas" before "in situ"."""


class _Known(dict[str, "tuple[Place | None, _Beginning | None] | None"]):
    """What is known of the words that follow a beginning, as they are written.

    With each word comes the entry that it ends the name of, and the longer beginning that it makes,
    if it does. None stands for a word that no name has here. Callers that ask for a word of which
    nothing is known yet has it found out.
    """

    __slots__ = ("beginning", "names")

    def __init__(self, names: "_Names", beginning: _Beginning) -> None:
        self.names = names
        self.beginning = beginning

    def __missing__(self, word: str) -> "tuple[Place | None, _Beginning | None] | None":
        self.names.learn([(self, word)])
        return self[word]


def _pairs(words: list[str], names: "_Names") -> "list[tuple[_Known, str]]":
    """Return the words that come after a beginning, with what is known there: not yet of them."""
    first = [word for word in words if word]
    pairs = {
        (hit[1], word) for one, word in pairwise(first) if (hit := names.known[one]) and hit[1]
    }
    found = [(names.after(start), word) for start, word in pairs if word in names.later]
    return [(known, word) for known, word in found if word not in known]


def _matches(
    text: str, words: list[str], ends: list[int], names: "_Names"
) -> list[tuple[int, int, Place]]:
    """Return where the names of a text begin and end, and their entries.

    What each of its words is has to be known.
    """
    later = names.later
    hits = list(map(names.known.get, words))
    found: list[tuple[int, int, Place]] = []
    past = 0
    for first in compress(range(len(words)), hits):
        if first < past:
            continue
        at = first
        place, beginning = hits[first]  # type: ignore[misc]
        if place:
            past = first + 1
        while beginning:
            end = ends[at]
            at += 1
            if not words[at]:
                at = _next(words, at)
            word = words[at]
            if word not in later or not _is_joint(text[end : ends[at] - len(word)]):
                break
            longer, beginning = names.after(beginning)[word] or _NOTHING
            if longer:
                place, past = longer, at + 1
        if place:
            found.append((ends[first] - len(words[first]), ends[past - 1], place))
    return found


_NOTHING = (None, None)


def _next(words: list[str], at: int) -> int:
    """Return the place of the next word that is not empty; -1, where an empty one is, if none."""
    for number in range(at + 1, len(words)):
        if words[number]:
            return number
    return -1


@lru_cache(1 << 10)
def _is_joint(gap: str) -> bool:
    """Return whether what is between two words may be between those of a name."""
    return bool(_JOINT.fullmatch(gap))


def _cut(text: str) -> tuple[list[str], list[int]]:
    """Return the words of a text and where each ends, with empty ones among them and at the end."""
    if not text.isascii() and (_ACCENT_APART.search(text) or is_unspaced(text)):
        parts = [*split_at_tokens(text), ""]
        return parts[1::2], list(accumulate(map(len, parts)))[1::2]
    words = f"{text.translate(_GAPS)} ".split(" ")
    return words, list(map(add, accumulate(map(len, words)), range(len(words))))


class _Names:
    """The names of a language, as far as they have been asked for."""

    def __init__(self, layers: Layers, language: str) -> None:
        self.indexes = layers.indexes
        self.known = _Known(self, _Beginning("", ("",), ()))
        """What is known of first words."""
        self._after: dict[_Beginning, _Known] = {}
        self.later: set[str] = set()
        """Of the words known, as they are written, those that a name may go on with."""
        self.count = 0
        """How many words are known, also after others."""
        self._language = language
        filters = [index.bloom_filter().passes for index in layers.indexes]
        self._passes = filters[0] if len(filters) == 1 else partial(_any_passes, filters)

    def after(self, beginning: _Beginning) -> _Known:
        """Return what is known of the words that follow a beginning."""
        known = self._after.get(beginning)
        if known is None:
            known = self._after[beginning] = _Known(self, beginning)
        return known

    def learn(self, asked_for: "Collection[tuple[_Known, str]]") -> None:
        """Find out what some words are, each where it is to be known.

        Another thread may ask meanwhile: a word is written down when all is known of it.
        """
        passes = self._passes
        asked: dict[str, None] = {}
        new: list[tuple[_Known, str, list[str], list[str], list[str]]] = []
        for known, word in asked_for:
            if not word:
                known[word] = None
                continue
            key, *singulars = _forms(word)
            _, starts, heads_before = known.beginning
            if heads_before and key in _AFTER_HEADS:
                starts += heads_before
            keys = [start + key for start in starts]
            plural = [start + form for start in starts for form in singulars]
            names = [name for name in keys + plural if passes(name)]
            longer = [start for name in keys if passes(start := name + " ")]
            heads = [start for name in plural if passes(start := name + " ")]
            if heads and (self._language != DEFAULT or word[-1] not in "sS"):
                longer, heads = longer + heads, []
            if known is self.known and any(passes(" " + form) for form in (key, *singulars)):
                self.later.add(word)
            if names or longer or heads:
                asked.update(dict.fromkeys(names))
                new.append((known, word, names, longer, heads))
            else:
                known[word] = None
        rows = self._rows(asked) if asked else {}
        self.count += len(asked_for)
        for known, word, names, longer, heads in new:
            written = known.beginning.written + word
            place = self._place((row for key in names for row in rows.get(key, ())), written)
            if not (place or longer or heads):
                known[word] = None
                continue
            longer_still = _Beginning(f"{written} ", tuple(longer), tuple(heads))
            known[word] = place, longer_still if longer or heads else None

    def _rows(self, keys: "Collection[str]") -> "dict[str, list[tuple[int, Row]]]":
        """Return the names with some keys that may be found: each with the number of its index."""
        rows: dict[str, list[tuple[int, Row]]] = {}
        for number in reversed(range(len(self.indexes))):
            for key, named in self.indexes[number].names(keys).items():
                fitting = [(number, row) for row in named if self._counts(row)]
                if len(fitting) > 1:  # "AIDS" goes before "aids" where it is written so
                    fitting.sort(key=_is_uncased)
                rows.setdefault(key, []).extend(fitting)
        return rows

    def _place(self, rows: "Iterable[tuple[int, Row]]", written: str) -> Place | None:
        """Return the entry of the first of some names that a passage may be."""
        for number, row in rows:
            text, cased = row[2], row[5] & CASED
            if (not cased or _same_case(text, written)) and accents_agree(text, written):
                replacement = replacement_of(self.indexes, number, row)
                if replacement[2]:
                    return replacement[:2]
        return None

    def _counts(self, row: "Row") -> bool:
        return row[1] == self._language and row[5] & (MARKED | JOINED) == MARKED


def _is_uncased(name: "tuple[int, Row]") -> bool:
    return not name[1][5] & CASED


def _any_passes(filters: "Sequence[Callable[[str], bool]]", key: str) -> bool:
    return any(passes(key) for passes in filters)


@lru_cache(1 << 16)
def _forms(word: str) -> tuple[str, ...]:
    """Return the key of a word, and those of what it may be the plural of."""
    key = fold_token(word)
    return key, *[form for form in plural_forms(word) if form != key]


def _same_case(name: str, written: str) -> bool:
    """Return whether a passage is written as a name is, but for spaces, hyphens and a plural."""
    name, written = "".join(tokens(name)), "".join(tokens(written))
    return written in (name, name + "s")
