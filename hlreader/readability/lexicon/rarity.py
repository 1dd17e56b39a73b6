"""How rare English words are.

The frequencies are in ``data/word_rarity.txt``, on the Zipf scale: 3 is once in a million words, 6
once in a thousand. If a word is not listed, its parts count: the singular for a plural, "pain" for
"painless". A compound is a little rarer than its rarer half. An unknown word is rarer the more
syllables it has, and even rarer with the ending of a technical term. Abbreviations are rare even if
their letters spell a word. Decimals are rarer than whole numbers.
"""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path

from hlreader.readability.lexicon.word_table import WordTable
from hlreader.readability.syllables import count_syllables
from hlreader.readability.words import is_number, parts

COMMON_ZIPF = 5.0
"""Words with at least this frequency, once in ten thousand words, are not rare at all."""

# Zipf values for words that the table does not have, set by hand and checked by fit_difficulty.py.
_NUMBER, _DECIMAL = 4.6, 3.2
_LETTER = 2.9  # "T cells", "factor X"
_CODE = 1.8  # "IL-6", "A1c"
_INITIALS, _MIXED_CASE = 2.9, 2.1  # "COPD", "mRNA"
_KNOWN_NAME, _UNKNOWN_NAME = 4.6, 2.4
_COMPOUND = 0.5  # how much rarer "follow-up" is than "follow"
_MOST_UNLISTED = 3.0
_INFLECTED, _DERIVED = 0.2, 0.9  # how much rarer a form is than its word
_UNLISTED, _PER_SYLLABLE, _RAREST, _TERM_OF_ART = 3.35, 0.35, 1.9, 0.25

# Endings, and what the basic word may have in their place.
_INFLECTIONS = (
    ("ies", ("y",)), ("ied", ("y",)), ("ier", ("y",)), ("iest", ("y",)), ("es", ("", "e")),
    ("s", ("",)), ("ed", ("", "e")), ("ing", ("", "e")), ("er", ("", "e")), ("est", ("", "e")),
)  # fmt: skip
_DERIVATIONS = (
    ("ily", ("y",)), ("ally", ("al", "")), ("ly", ("", "le")), ("iness", ("y",)), ("ness", ("",)),
    ("less", ("",)), ("ful", ("",)), ("able", ("", "e")), ("ment", ("",)), ("like", ("",)),
    ("ation", ("e", "")), ("ization", ("ize",)), ("isation", ("ise",)), ("ability", ("able",)),
    ("ity", ("", "e")), ("ism", ("",)), ("ist", ("",)), ("ize", ("",)), ("ise", ("",)),
    ("al", ("",)), ("ic", ("", "e", "y")), ("or", ("", "e")), ("ion", ("", "e")),
    ("ive", ("e", "ion")),
)  # fmt: skip
_PREFIXES = (
    "un", "re", "non", "pre", "mis", "over", "under", "anti", "inter", "co", "sub", "multi", "post",
    "dis", "in", "im", "self", "micro", "super", "semi", "extra", "intra", "trans", "hyper", "hypo",
)  # fmt: skip
_ENDINGS_OF_ART = re.compile(
    r"(?:itis|osis|oses|emia|aemia|omas?|ectomy|otomy|ostomy|pathy|pathies|genic|genesis|cytes?|"
    r"cytic|ases?|ines?|ides?|oids?|lytic|lysis|phages?|plasia|trophy|tropic|ae|uria|algia|mabs?|"
    r"ols?|one|ium|ate|yl)$"
)
_SHORTEST_STEM = 3
_POSSESSIVE = re.compile(r"(?:'s|s')$")


@cache
def _table() -> WordTable:
    return WordTable(Path(__file__).parents[1] / "data" / "word_rarity.txt")


def _listed(word: str) -> float | None:
    """Return the frequency of a lower-case word in the table, which stores tenths."""
    tenths = _table().get(word)
    return None if tenths is None else tenths / 10


def is_listed(word: str) -> bool:
    """Return whether the table has a lower-case word."""
    return _listed(word) is not None


def _stems(word: str, endings: tuple[tuple[str, tuple[str, ...]], ...]) -> list[str]:
    """Return the words that a word may be formed from with one of the endings."""
    found = []
    for ending, replacements in endings:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= _SHORTEST_STEM:
            found += [stem + new for new in replacements]
            if stem[-1] == stem[-2]:  # "stopped", "running"
                found.append(stem[:-1])
    return found


@lru_cache(maxsize=65536)
def _spelled_zipf(word: str) -> float:
    """Return the frequency of a lower-case word, from the table or from its parts."""
    known = _listed(word)
    if known is not None:
        return known
    floor = max(_RAREST, _UNLISTED - _PER_SYLLABLE * count_syllables(word))
    if _ENDINGS_OF_ART.search(word):
        floor -= _TERM_OF_ART
    made_from = [zipf - _INFLECTED for zipf in _zipfs(_stems(word, _INFLECTIONS))]
    if not made_from:
        rest = (word[len(prefix) :] for prefix in _PREFIXES if word.startswith(prefix))
        stems = [stem for stem in rest if len(stem) > _SHORTEST_STEM]
        stems += _stems(word, _DERIVATIONS)
        made_from = [zipf - _DERIVED for zipf in _zipfs(stems)]
    return max(floor, min(_MOST_UNLISTED, max(made_from, default=floor)))


def inflection_stems(word: str) -> list[str]:
    """Return possible base forms of a lower-case word: "stop" and others for "stopped".

    Not all of them are words.
    """
    return _stems(word, _INFLECTIONS)


def _zipfs(words: Iterable[str]) -> list[float]:
    """Return the frequencies of the words that the table has."""
    return [zipf for zipf in map(_listed, words) if zipf is not None]


def listed_form(word: str) -> str:
    """Return a word as the tables list it: in lower case, without a possessive's ending."""
    plain = word.replace("’", "'").lower()
    return (_POSSESSIVE.sub("", plain) or plain) if "'" in plain else plain


def zipf(word: str, *, opens: bool = True) -> float:
    """Return how common a word is, as a Zipf frequency: log10 of its uses in a billion words.

    ``opens`` means that the word opens a sentence or is alone, so a capital letter does not make it
    a name.
    """
    if word.isalpha() and word.islower() and word.isascii() and len(word) > 1:
        return _spelled_zipf(word)
    return _special_zipf(word, opens)


@lru_cache(maxsize=65536)
def _special_zipf(word: str, opens: bool) -> float:  # noqa: FBT001
    """Return the same as ``zipf`` for words with digits, capitals or hyphens, and for letters."""
    if is_number(word) and not any(map(str.isalpha, word)) and len(parts(word)) == 1:
        return _DECIMAL if "." in word else _NUMBER
    pieces = [piece for piece in parts(word) if piece]
    if len(pieces) > 1:
        return min(map(zipf, pieces)) - _COMPOUND
    plain = listed_form(word)
    if len(word) == 1:
        return _spelled_zipf(plain) if plain in "ai" else _LETTER
    if any(map(str.isdigit, word)):
        return _CODE
    if sum(map(str.isupper, word)) > 1:
        capitals = word.rstrip("s").isupper()
        return min(_INITIALS, _spelled_zipf(plain) - 0.3) if capitals else _MIXED_CASE
    if word[:1].isupper() and not opens:
        known = _listed(plain)
        if known is None:
            return min(_UNKNOWN_NAME, _spelled_zipf(plain))
        return max(known, _KNOWN_NAME)
    return _spelled_zipf(plain)


def rarity(word: str, *, opens: bool = True) -> float:
    """Return how much rarer a word is than a common one, in Zipf units. Common words have 0.

    >>> rarity("water"), rarity("bronchiectasis") > rarity("inflammation") > rarity("pill")
    (0.0, True)
    """
    return max(0.0, COMMON_ZIPF - zipf(word, opens=opens))
