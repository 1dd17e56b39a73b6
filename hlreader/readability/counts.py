"""Count what the formulas ask for."""

import re
from collections.abc import Callable
from typing import NamedTuple

from hlreader.readability.dale_chall import is_familiar
from hlreader.readability.syllables import count_syllables
from hlreader.readability.words import words

POLYSYLLABLE = 3
"""A word of at least three syllables is a polysyllable (SMOG) and may be complex (Fog)."""

_HYPHEN = re.compile("[-‑]")
_ADDED_SYLLABLE = re.compile(r"(?:ed|es|ing)$")


class Counts(NamedTuple):
    """Whole numbers, from which every score follows.

    ``letters`` counts letters and digits. ``complex_words`` are polysyllables as Gunning means
    them: no proper names, no compounds of short words, none that -ed, -es or -ing made so.
    ``unfamiliar_words`` are those that Dale and Chall's list does not cover, names left aside.
    """

    words: int = 0
    sentences: int = 0
    syllables: int = 0
    polysyllables: int = 0
    letters: int = 0
    complex_words: int = 0
    unfamiliar_words: int = 0


def count_sentence(sentence: str) -> Counts:
    """Return the counts of one English sentence.

    A capital letter inside a sentence marks a proper name.
    """
    counts = count_words(sentence, count_syllables)
    complex_words = unfamiliar = 0
    for number, match in enumerate(words(sentence)):
        word = match[0]
        if number and word[0].isupper():
            continue
        complex_words += count_syllables(word) >= POLYSYLLABLE and _is_complex(word)
        unfamiliar += not is_familiar(word.lower())
    return counts._replace(complex_words=complex_words, unfamiliar_words=unfamiliar)


def count_words(sentence: str, syllables_of: Callable[[str], int]) -> Counts:
    """Return what can be counted in a sentence of any language."""
    found = [match[0] for match in words(sentence)]
    syllables = [syllables_of(word) for word in found]
    return Counts(
        words=len(found),
        sentences=int(bool(found)),
        syllables=sum(syllables),
        polysyllables=sum(count >= POLYSYLLABLE for count in syllables),
        letters=sum(len(word) if word.isalnum() else sum(map(str.isalnum, word)) for word in found),
    )


def _is_complex(word: str) -> bool:
    if _HYPHEN.search(word):
        return any(count_syllables(part) >= POLYSYLLABLE for part in _HYPHEN.split(word))
    stem = _ADDED_SYLLABLE.sub("", word)
    return stem == word or count_syllables(stem) >= POLYSYLLABLE
