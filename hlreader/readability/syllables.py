"""Count the syllables of a word as it is spoken.

Numbers, units and initialisms are counted by what is said for them (``spoken``). Other words are
looked up in a list of exceptions, or else counted by their spelling: one syllable for each group
of vowel letters, mended by patterns, pieces of words that say more or fewer syllables than they
show ("^rea" adds one in "react", "e$" takes one in "smoke").

Patterns and exceptions are fitted to the CMU Pronouncing Dictionary by
``tests/benchmarks/fit_syllables.py``; both stand in ``data/``, with that dictionary's licence.
Patterns for medical word parts, which that dictionary hardly has, are written by hand
(``data/syllable_medical.txt``). Where patterns and exceptions differ, the exceptions win.
"""

import re
from functools import cache, lru_cache
from pathlib import Path
from unicodedata import normalize

from hlreader.readability.spoken import (
    abbreviation_syllables,
    number_syllables,
    ordinal_syllables,
)

_DATA = Path(__file__).parent / "data"
_VOWELS = re.compile(r"[aeiouy]+")
_PARTS = re.compile(
    r"\d+(?:st|nd|rd|th|s)\b|\d+(?:[.,]\d+)*|[^\W\d_]+(?:[.'][^\W\d_]+)*|[^\W_]", re.IGNORECASE
)
_ORDINAL = re.compile(r"\d+[a-z]+")
_ACCENTS = str.maketrans("àáâãäåçèéêëìíîïñòóôõöøùúûüýÿ", "aaaaaaceeeeiiiinoooooouuuuyy")


def _read(name: str) -> dict[str, int]:
    """Read a data file: lines of ``count<tab>word word …``; lines that begin with # are remarks."""
    table = {}
    for line in (_DATA / name).read_text("utf-8").splitlines():
        if not line.startswith("#"):
            count, _, words = line.partition("\t")
            table.update(dict.fromkeys(words.split(), int(count)))
    return table


@cache
def _patterns() -> tuple[dict[str, int], tuple[int, ...]]:
    """Return the patterns, medical and fitted, and the lengths they have."""
    table = _read("syllable_patterns.txt")
    for pattern, count in _read("syllable_medical.txt").items():
        table[pattern] = table.get(pattern, 0) + count
    return table, tuple(sorted({len(pattern) for pattern in table}))


@cache
def _exceptions() -> dict[str, int]:
    return _read("syllable_exceptions.txt")


@cache
def _pieces(size: int) -> tuple[slice, ...]:
    """Return where the pieces of so long a word stand that patterns are looked up for."""
    lengths = _patterns()[1]
    return tuple(
        slice(start, start + length) for length in lengths for start in range(size - length + 1)
    )


def _by_spelling(word: str) -> int:
    """Return the syllables of a lower-case word by its vowel groups and the patterns."""
    patterns, _ = _patterns()
    marked = f"^{word}$"
    found = filter(patterns.__contains__, map(marked.__getitem__, _pieces(len(marked))))
    return max(1, len(_VOWELS.findall(word)) + sum(map(patterns.__getitem__, found)))


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
    """Return how many syllables a word has when it is read aloud; 0 if it has no letter or digit.

    >>> [count_syllables(word) for word in ("colonoscopy", "COVID-19", "mg", "3,000")]
    [5, 4, 3, 3]
    """
    if not word.isascii():
        word = normalize("NFC", word).replace("’", "'")
    elif word.isalpha():
        return _part_syllables(word)
    return sum(map(_part_syllables, _PARTS.findall(word)))
