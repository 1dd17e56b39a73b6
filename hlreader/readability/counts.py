"""Count what the formulas ask for."""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from hlreader.readability.familiar import is_familiar, is_familiar_to_spache
from hlreader.readability.rules import Numbers
from hlreader.readability.syllables import count_syllables
from hlreader.readability.words import parts, without_ligatures, words

POLYSYLLABLE = 3
"""A word of at least three syllables is a polysyllable (SMOG) and may be complex (Fog)."""

LONG = 7
"""A word of at least seven letters is long (LIX, RIX)."""

_ADDED_SYLLABLE = re.compile(r"(?:ed|es|ing)$")
_FIGURES = re.compile(r"\d[\d.,:]*(?:-\d[\d.,:]*)*(?:st|nd|rd|th|s)?", re.IGNORECASE)


class Counts(NamedTuple):
    """Whole numbers, from which every score follows.

    ``letters`` counts letters and digits. ``complex_words`` are polysyllables as Gunning means
    them: no proper names, no compounds of short words, none that -ed, -es or -ing made so.
    ``unfamiliar_words`` are those that Dale and Chall's list does not cover, names left aside;
    ``spache_unfamiliar_words`` those that Spache's list does not. ``long_words`` have more than
    six letters or digits.
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


def count_sentence(sentence: str, numbers: Numbers = "spoken") -> Counts:
    """Return the counts of one English sentence.

    A capital letter inside a sentence marks a proper name. ``numbers`` says how figures count.
    """
    rows = [
        _count_word(word, bool(number) and word[0].isupper(), numbers)
        for number, word in enumerate(_counted(sentence, numbers))
    ]
    if not rows:
        return Counts()
    return Counts(*map(sum, zip(*rows, strict=True)))._replace(sentences=1)


@lru_cache(maxsize=65536)
def _count_word(word: str, name: bool, numbers: Numbers) -> Counts:  # noqa: FBT001
    """Return what one word adds to the counts; a text uses few words, each of them often."""
    word = without_ligatures(word)
    counts = _sums([word], [_said(word, count_syllables, numbers)])
    if name:
        return counts
    lower = word.lower()
    return counts._replace(
        complex_words=int(counts.polysyllables > 0 and _is_complex(word)),
        unfamiliar_words=int(not is_familiar(lower)),
        spache_unfamiliar_words=int(not is_familiar_to_spache(lower)),
    )


def count_words(
    sentence: str, syllables_of: Callable[[str], int], numbers: Numbers = "spoken"
) -> Counts:
    """Return what can be counted in a sentence of any language."""
    found = _counted(sentence, numbers)
    return _sums(found, [_said(word, syllables_of, numbers) for word in found])


def _counted(sentence: str, numbers: Numbers) -> list[str]:
    """Return the words of a sentence that count."""
    found = [match[0] for match in words(sentence)]
    return [word for word in found if not _FIGURES.fullmatch(word)] if numbers == "off" else found


def _said(word: str, syllables_of: Callable[[str], int], numbers: Numbers) -> int:
    """Return the syllables that a word counts for."""
    return 1 if numbers == "one" and _FIGURES.fullmatch(word) else syllables_of(word)


def _sums(found: list[str], syllables: list[int]) -> Counts:
    letters = [len(word) if word.isalnum() else sum(map(str.isalnum, word)) for word in found]
    return Counts(
        words=len(found),
        sentences=int(bool(found)),
        syllables=sum(syllables),
        polysyllables=sum(count >= POLYSYLLABLE for count in syllables),
        letters=sum(letters),
        long_words=sum(count >= LONG for count in letters),
        one_syllable_words=syllables.count(1),
    )


def _is_complex(word: str) -> bool:
    pieces = parts(word)
    if len(pieces) > 1:
        return any(count_syllables(piece) >= POLYSYLLABLE for piece in pieces)
    stem = _ADDED_SYLLABLE.sub("", word)
    return stem == word or count_syllables(stem) >= POLYSYLLABLE
