"""Count the syllables of a spoken word.

``spoken`` counts numbers, units and initialisms. Other words are looked up in a list of exceptions.
If they are not on it, their spelling decides: each group of vowel letters is a syllable, and
patterns add or subtract some ("^rea" adds one in "react", "e$" subtracts one in "smoke").

``tests/benchmarks/fit_syllables.py`` fits patterns and exceptions to the CMU Pronouncing
Dictionary. Both are in ``data/``, with the dictionary's licence. That dictionary has few medical
words, so we wrote the patterns for medical word parts by hand (``data/syllable_medical.txt``).
Exceptions win over patterns.
"""

import re
from functools import cache, lru_cache
from pathlib import Path
from unicodedata import normalize

from hlreader.readability.lexicon.word_table import WordTable
from hlreader.readability.spoken import (
    abbreviation_syllables,
    number_syllables,
    ordinal_syllables,
)

_DATA = Path(__file__).parent / "data"
_MAY_FOLLOW = "abcdefghijklmnopqrstuvwxyz'.$"
_VOWELS = re.compile(r"[aeiouy]+")
_PARTS = re.compile(
    r"\d+(?:st|nd|rd|th|s)\b|\d+(?:[.,]\d+)*|[^\W\d_]+(?:[.'][^\W\d_]+)*|[^\W_]", re.IGNORECASE
)
_ORDINAL = re.compile(r"\d+[a-z]+")
_ACCENTS = str.maketrans("àáâãäåçèéêëìíîïñòóôõöøùúûüýÿ", "aaaaaaceeeeiiiinoooooouuuuyy")


def _read(name: str) -> dict[str, int]:
    """Read a data file: lines of ``count<tab>word word …``, and comments that begin with #."""
    table = {}
    for line in (_DATA / name).read_text("utf-8").splitlines():
        if not line.startswith("#"):
            count, _, words = line.partition("\t")
            table.update(dict.fromkeys(words.split(), int(count)))
    return table


@cache
def _patterns() -> dict[str, list[tuple[str, int]]]:
    """Return the patterns, medical and fitted, by their first three letters.

    A pattern of two letters is listed under every possible third letter.
    """
    table = _read("syllable_patterns.txt")
    for pattern, count in _read("syllable_medical.txt").items():
        table[pattern] = table.get(pattern, 0) + count
    patterns: dict[str, list[tuple[str, int]]] = {}
    for pattern, count in table.items():
        for third in pattern[2:3] or _MAY_FOLLOW:
            patterns.setdefault(pattern[:2] + third, []).append((pattern, count))
    return patterns


@cache
def _exceptions() -> WordTable:
    return WordTable(_DATA / "syllable_exceptions.txt")


def _by_spelling(word: str) -> int:
    """Return the syllables of a lower-case word by its vowel groups and the patterns."""
    patterns = _patterns()
    marked = f"^{word}$$"  # two of them, so that three characters begin at "e$"
    total = len(_VOWELS.findall(word))
    for start in range(len(word) + 1):
        letters = marked[start : start + 3]
        if letters in patterns:
            for pattern, count in patterns[letters]:
                if marked.startswith(pattern, start):
                    total += count
    return max(1, total)


def _part_syllables(part: str) -> int:
    word = part.lower()
    if part[0].isdigit():
        is_ordinal = _ORDINAL.fullmatch(word)
        return ordinal_syllables(word) if is_ordinal else number_syllables(part)
    said = abbreviation_syllables(part)
    if said is not None:
        return said
    if not word.isascii():
        word = word.translate(_ACCENTS)
    known = _exceptions().get(word)
    return known if known is not None else _by_spelling(word)


@lru_cache(maxsize=65536)
def count_syllables(word: str) -> int:
    """Return how many syllables a word has when read aloud, or 0 if it has no letter or digit.

    >>> [count_syllables(word) for word in ("colonoscopy", "COVID-19", "mg", "3,000")]
    [5, 4, 3, 3]
    """
    if not word.isascii():
        word = normalize("NFC", word).replace("’", "'")
    elif word.isalpha():
        return _part_syllables(word)
    return sum(map(_part_syllables, _PARTS.findall(word)))
