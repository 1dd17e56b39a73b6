"""Which words of a text a reader may need explained, if no entry explains them."""

import re
from functools import lru_cache

from hlreader.glossary.words.inflect import singulars, without_possessive
from hlreader.readability import count_syllables, word_difficulty
from hlreader.readability.lexicon.frequency import everyday_abbreviations, is_everyday
from hlreader.readability.lexicon.jargon import is_jargon, is_made_of_familiar_words
from hlreader.readability.lexicon.rarity import COMMON_ZIPF, inflection_stems, is_listed, zipf

_LEAST_DIFFICULTY = 4.0
"""Of ``word_difficulty``: "biopsy" has 4.4, "hormone" 3.1, "appointment" 1.3."""

_FEWEST_SYLLABLES = 3
_MOST_PARTS = 3
"""A word of more parts with hyphens says how another is spoken: "e-lek-tro-kar-dee-oh-gram"."""
_SHORTEST_WORD = 4
_NAME = re.compile(r"[a-z]{3}")
"""What tells a name such as MedlinePlus from an abbreviation such as mRNA."""
_RARER = 1.0
"""How much rarer, on the Zipf scale, a word may be than a form of it."""


@lru_cache(1 << 16)
def is_hard(word: str) -> bool:
    """Return whether an English word is rare and long, or an abbreviation that few know.

    Words that are plainly made of common ones are not hard, nor are units.

    >>> is_hard("bronchiectasis"), is_hard("COPD"), is_hard("wheeze"), is_hard("yellowing")
    (True, True, False, False)
    """
    parts = word.split("-")
    if len(parts) > 1:
        return len(parts) <= _MOST_PARTS and any(map(is_hard, filter(None, parts)))
    if is_abbreviation(word):
        is_name = _NAME.search(word) or word in everyday_abbreviations()
        return not is_name and _is_rare_and_long(word)
    word = word.lower()
    if not (_is_rare_and_long(word) or is_jargon(word)):
        return False
    return not (is_everyday(word) or is_made_of_familiar_words(word) or _is_two_words(word))


def _is_rare_and_long(word: str) -> bool:
    return count_syllables(word) >= _FEWEST_SYLLABLES and word_difficulty(word) >= _LEAST_DIFFICULTY


def _is_two_words(word: str) -> bool:
    """Return whether an unlisted word is a listed one with a common one after it: "tubethat"."""
    return not is_listed(word) and any(
        is_listed(word[:at]) and zipf(word[at:]) >= COMMON_ZIPF
        for at in range(_SHORTEST_WORD, len(word))
        if len(word) - at > 1 or word[at] == "a"
    )


def is_abbreviation(word: str) -> bool:
    """Return whether a word is in capitals, a plural's -s aside, or has capitals inside."""
    return any(map(str.isupper, word[1:]))


@lru_cache(1 << 16)
def base_form(word: str) -> str:
    """Return the word that an English word is a plural or another form of, or the word itself.

    >>> base_form("Metastases"), base_form("inhaling"), base_form("MRIs"), base_form("biopsy")
    ('metastasis', 'inhale', 'MRI', 'biopsy')
    """
    word = without_possessive(word)
    if is_abbreviation(word):
        return word[:-1] if word.endswith("s") and word[:-1].isupper() else word
    word = word.lower()
    known = [form for form in singulars(word) if is_listed(form)]
    if known:
        return known[0]
    forms = [
        form
        for form in inflection_stems(word)
        if not word.endswith(("er", "est")) and is_listed(form) and zipf(form) > zipf(word) - _RARER
    ]
    if forms:
        return max(forms, key=zipf)
    return next(singulars(word), word) if word.endswith("s") else word
