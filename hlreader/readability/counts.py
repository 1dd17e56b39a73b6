"""Count what the formulas ask for."""

import re
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
    """Return the counts of one sentence.

    A capital letter inside a sentence marks a proper name.
    """
    total = syllables = polysyllables = letters = complex_words = unfamiliar = 0
    for match in words(sentence):
        word = match[0]
        spoken = count_syllables(word)
        name = word[0].isupper() and total > 0
        total += 1
        syllables += spoken
        letters += len(word) if word.isalnum() else sum(map(str.isalnum, word))
        if spoken >= POLYSYLLABLE:
            polysyllables += 1
            complex_words += not name and _is_complex(word)
        unfamiliar += not name and not is_familiar(word.lower())
    return Counts(
        total, int(total > 0), syllables, polysyllables, letters, complex_words, unfamiliar
    )


def _is_complex(word: str) -> bool:
    if _HYPHEN.search(word):
        return any(count_syllables(part) >= POLYSYLLABLE for part in _HYPHEN.split(word))
    stem = _ADDED_SYLLABLE.sub("", word)
    return stem == word or count_syllables(stem) >= POLYSYLLABLE
