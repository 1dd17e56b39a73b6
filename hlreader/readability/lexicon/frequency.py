"""How common a word is in all its spellings, and which words are everyday words."""

from functools import cache, lru_cache
from pathlib import Path

from hlreader.readability.lexicon.rarity import inflection_stems, zipf

EVERYDAY_ZIPF = 3.7
"""A word this common needs no explanation: "cancer", "infection"."""

_ABBREVIATIONS = Path(__file__).parents[1] / "data" / "everyday_abbreviations.txt"

_AMERICAN = (("our", "or"), ("ae", "e"), ("oe", "e"), ("is", "iz"), ("ys", "yz"), ("tre", "ter"))
_BEFORE = ("un", "non", "over", "under", "out")
_AFTER = (
    ("ily", "y"), ("ly", ""), ("ly", "le"), ("iness", "y"), ("ness", ""), ("less", ""), ("ful", ""),
    ("able", ""), ("able", "e"), ("ably", ""), ("ish", ""), ("ment", ""), ("en", ""), ("en", "e"),
    ("'s", ""),
)  # fmt: skip
"""Beginnings and endings that keep a word easy to understand, unlike "hyper-" or "-ic"."""
_SHORTEST_STEM = 3


def commonest(word: str) -> float:
    """Return the highest Zipf frequency of a word's spellings and its plural or singular.

    For many words, the table of frequencies has only one spelling: "tumor", not "tumour".
    """
    american = word
    for british, other in _AMERICAN:
        american = american.replace(british, other)
    forms = {word, american, word + "s", word.removesuffix("s"), american.removesuffix("s")}
    return max(map(zipf, filter(None, forms)))


@lru_cache(1 << 16)
def is_everyday(word: str) -> bool:
    """Return whether a word in lower case is common or clearly derived from a common one.

    >>> is_everyday("tiredness"), is_everyday("thickening"), is_everyday("hypotension")
    (True, True, False)
    """
    if commonest(word) >= EVERYDAY_ZIPF:
        return True
    stems = set(inflection_stems(word))
    stems.update(word.removeprefix(before) for before in _BEFORE)
    stems.update(word.removesuffix(end) + other for end, other in _AFTER if word.endswith(end))
    stems.update([stem[:-1] for stem in stems if stem[-2:-1] == stem[-1:]])  # "controllable"
    stems.discard(word)
    return any(len(stem) >= _SHORTEST_STEM and is_everyday(stem) for stem in stems)


@cache
def everyday_abbreviations() -> frozenset[str]:
    """Return the abbreviations, units and numerals that most readers know."""
    lines = _ABBREVIATIONS.read_text("utf-8").splitlines()
    return frozenset(
        word for line in lines if line[:1] != "#" for word in line.split("#")[0].split()
    )
