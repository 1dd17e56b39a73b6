"""Count words, sentences and syllables for the formulas."""

import re
from collections.abc import Callable
from functools import lru_cache
from struct import Struct
from typing import NamedTuple, TypeAlias

from hlreader.readability.counting_rules import Numbers
from hlreader.readability.lexicon.familiar import is_familiar, is_familiar_to_spache
from hlreader.readability.syllables import count_syllables
from hlreader.readability.words import list_words, parts, without_ligatures

POLYSYLLABLE = 3
"""A word of at least three syllables is a polysyllable (SMOG) and may be complex (Fog)."""

LONG = 7
"""A word of at least seven letters is long (LIX, RIX)."""

_ADDED_SYLLABLE = re.compile(r"(?:ed|es|ing)$")
_FIGURES = re.compile(r"\d[\d.,:]*(?:-\d[\d.,:]*)*(?:st|nd|rd|th|s)?", re.IGNORECASE)


class Counts(NamedTuple):
    """The counts that all scores are computed from.

    ``letters`` counts letters and digits. ``complex_words`` are polysyllables as Gunning defines
    them, without proper names, compounds of short words, and words that only -ed, -es or -ing makes
    that long. ``unfamiliar_words`` are words that Dale and Chall's list does not cover, and
    ``spache_unfamiliar_words`` those that Spache's does not. Neither includes names. ``long_words``
    have more than six letters or digits.
    """

    words: int = 0
    sentences: int = 0
    syllables: int = 0
    polysyllables: int = 0
    letters: int = 0
    complex_words: int = 0
    unfamiliar_words: int = 0
    long_words: int = 0
    one_syllable_words: int = 0
    spache_unfamiliar_words: int = 0


CountWord: TypeAlias = Callable[[str, bool, Numbers], int]
"""Returns what a word adds to the counts, packed. The flag says if it is inside a sentence."""


class Tally:
    """Counts the sentences of a text. It looks at each different word only once.

    It packs what a word adds into one whole number with 32 bits for each count, so one sum gives
    the counts of a sentence. ``unpack`` turns such a number into ``Counts``. A check of one
    megabyte must take at most 1.5 s. Adding up ``Counts`` would take 0.3 s more.
    """

    def __init__(self, count_word: CountWord, numbers: Numbers = "spoken") -> None:
        self._opening = _Table(count_word, numbers, inside=False)
        self._inside = _Table(count_word, numbers, inside=True)
        self._skips_figures = numbers == "off"

    def count(self, words: list[str]) -> int:
        """Return the counts of a sentence, packed, from its words."""
        if self._skips_figures:
            words = [word for word in words if not _FIGURES.fullmatch(word)]
        if not words:
            return 0
        rest = map(self._inside.__getitem__, words[1:])
        return _ONE_SENTENCE + self._opening[words[0]] + sum(rest)


class _Table(dict[str, int]):
    """What each word adds to the counts, packed. It counts a word when it is first looked up."""

    def __init__(self, count_word: CountWord, numbers: Numbers, *, inside: bool) -> None:
        self._count = count_word
        self._inside = inside
        self._numbers = numbers

    def __missing__(self, word: str) -> int:
        packed = self[word] = self._count(word, self._inside, self._numbers)
        return packed


_LAYOUT = Struct(f"<{len(Counts._fields)}I")

PACKED_BYTES = _LAYOUT.size
"""How many bytes packed counts take (``int.to_bytes``, little-endian)."""

_ONE_SENTENCE = int.from_bytes(_LAYOUT.pack(*Counts(sentences=1)), "little")


def pack(counts: Counts) -> int:
    """Return counts as one whole number. The sum of such numbers is the sum of their counts."""
    return int.from_bytes(_LAYOUT.pack(*counts), "little")


def unpack(packed: int) -> Counts:
    """Return the counts in a packed number or in a sum of them."""
    return Counts._make(_LAYOUT.unpack(packed.to_bytes(PACKED_BYTES, "little")))


def count_sentence(sentence: str, numbers: Numbers = "spoken") -> Counts:
    """Return the counts of one English sentence.

    A capital letter inside a sentence marks a proper name. ``numbers`` says how figures count.
    """
    return unpack(Tally(count_word, numbers).count(list_words(sentence)))


def count_word(word: str, inside: bool, numbers: Numbers) -> int:  # noqa: FBT001
    """Return what an English word adds to the counts, packed: inside a sentence or at its start."""
    return _count_word(
        word, inside and word[0].isupper(), numbers if word[0].isdigit() else "spoken"
    )


@lru_cache(maxsize=65536)
def _count_word(word: str, name: bool, numbers: Numbers) -> int:  # noqa: FBT001
    """Return what a word adds to the counts. It is cached, since a text repeats its words."""
    word = without_ligatures(word)
    syllables = _said(word, count_syllables, numbers)
    if name:
        return _pack_word(word, syllables)
    lower = word.lower()
    return _pack_word(
        word,
        syllables,
        complex_words=syllables >= POLYSYLLABLE and _is_complex(word),
        unfamiliar_words=not is_familiar(lower),
        spache_unfamiliar_words=not is_familiar_to_spache(lower),
    )


def word_counter(syllables_of: Callable[[str], int]) -> CountWord:
    """Return a function that counts words in a language with syllable rules but no word lists."""
    return lambda word, _, numbers: _pack_word(word, _said(word, syllables_of, numbers))


def _said(word: str, syllables_of: Callable[[str], int], numbers: Numbers) -> int:
    """Return the syllables that a word counts for."""
    return 1 if numbers == "one" and _FIGURES.fullmatch(word) else syllables_of(word)


def _pack_word(
    word: str,
    syllables: int,
    *,
    complex_words: bool = False,
    unfamiliar_words: bool = False,
    spache_unfamiliar_words: bool = False,
) -> int:
    """Return what a word of ``syllables`` syllables adds to the counts, packed.

    Only English has the last three.
    """
    letters = len(word) if word.isalnum() else sum(map(str.isalnum, word))
    counts = Counts(
        words=1,
        syllables=syllables,
        polysyllables=syllables >= POLYSYLLABLE,
        letters=letters,
        complex_words=complex_words,
        unfamiliar_words=unfamiliar_words,
        long_words=letters >= LONG,
        one_syllable_words=syllables == 1,
        spache_unfamiliar_words=spache_unfamiliar_words,
    )
    return pack(counts)


def _is_complex(word: str) -> bool:
    pieces = parts(word)
    if len(pieces) > 1:
        return any(count_syllables(piece) >= POLYSYLLABLE for piece in pieces)
    ending = _ADDED_SYLLABLE.search(word)
    return not ending or count_syllables(word[: ending.start()]) >= POLYSYLLABLE
