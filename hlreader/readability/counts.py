"""Count what the formulas ask for."""

import re
from collections.abc import Callable
from typing import NamedTuple

from hlreader.readability.familiar import is_familiar, is_familiar_to_spache
from hlreader.readability.rules import Numbers
from hlreader.readability.syllables import count_syllables
from hlreader.readability.words import words

POLYSYLLABLE = 3
"""A word of at least three syllables is a polysyllable (SMOG) and may be complex (Fog)."""

LONG = 7
"""A word of at least seven letters is long (LIX, RIX)."""

_HYPHEN = re.compile("[-‑]")
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
    found, syllables = _said(sentence, count_syllables, numbers)
    complex_words = unfamiliar = spache_unfamiliar = 0
    for number, (word, said) in enumerate(zip(found, syllables, strict=True)):
        if number and word[0].isupper():
            continue
        complex_words += said >= POLYSYLLABLE and _is_complex(word)
        lower = word.lower()
        unfamiliar += not is_familiar(lower)
        spache_unfamiliar += not is_familiar_to_spache(lower)
    return _sums(found, syllables)._replace(
        complex_words=complex_words,
        unfamiliar_words=unfamiliar,
        spache_unfamiliar_words=spache_unfamiliar,
    )


def count_words(
    sentence: str, syllables_of: Callable[[str], int], numbers: Numbers = "spoken"
) -> Counts:
    """Return what can be counted in a sentence of any language."""
    return _sums(*_said(sentence, syllables_of, numbers))


def _said(
    sentence: str, syllables_of: Callable[[str], int], numbers: Numbers
) -> tuple[list[str], list[int]]:
    """Return the words that count, and the syllables of each."""
    found = [match[0] for match in words(sentence)]
    if numbers == "off":
        found = [word for word in found if not _FIGURES.fullmatch(word)]
    elif numbers == "one":
        return found, [1 if _FIGURES.fullmatch(word) else syllables_of(word) for word in found]
    return found, [syllables_of(word) for word in found]


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
    if _HYPHEN.search(word):
        return any(count_syllables(part) >= POLYSYLLABLE for part in _HYPHEN.split(word))
    stem = _ADDED_SYLLABLE.sub("", word)
    return stem == word or count_syllables(stem) >= POLYSYLLABLE
