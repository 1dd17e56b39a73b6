"""Find the hard words of a text: those that a reader may need explained."""

import re
from functools import lru_cache

from hlreader.glossary.words.inflect import singulars, without_possessive
from hlreader.readability import count_syllables, word_difficulty
from hlreader.readability.lexicon.familiar import is_familiar
from hlreader.readability.lexicon.frequency import everyday_abbreviations, is_everyday
from hlreader.readability.lexicon.jargon import is_jargon, is_made_of_familiar_words
from hlreader.readability.lexicon.rarity import COMMON_ZIPF, inflection_stems, is_listed, zipf
from hlreader.readability.lexicon.specialty import specialty

_LEAST_DIFFICULTY = 4.0
"""The least ``word_difficulty``: "biopsy" has 4.4, "hormone" 3.1, "appointment" 1.3."""

_FEWEST_SYLLABLES = 3
_SPECIAL = 1.3
"""The least ``specialty`` of a short hard word: "stent" and "spleen" have more, "wheeze" less."""
_MOST_PARTS = 3
"""A word with more hyphens is a pronunciation: "e-lek-tro-kar-dee-oh-gram"."""
_SHORTEST_WORD = 4
_NAME = re.compile(r"[a-z]{3}")
"""Tells a name such as MedlinePlus from an abbreviation such as mRNA."""
_RARER = 1.0
"""How much rarer than one of its forms a word may be, on the Zipf scale."""


@lru_cache(1 << 16)
def is_hard(word: str) -> bool:
    """Return whether an English word is rare and long or special, or a little-known abbreviation.

    Words that are clearly made of common words are not hard. Neither are units.

    >>> is_hard("bronchiectasis"), is_hard("COPD"), is_hard("wheeze"), is_hard("yellowing")
    (True, True, False, False)
    """
    parts = word.split("-")
    if len(parts) > 1:
        return len(parts) <= _MOST_PARTS and any(map(is_hard, filter(None, parts)))
    if is_abbreviation(word):
        is_known = (
            len(word) - sum(map(str.isdigit, word)) == 1
            or word in everyday_abbreviations()
            or _NAME.search(word)
        )
        is_loud = len(word) >= _SHORTEST_WORD and is_everyday(word.lower())  # "NOTE"
        return not is_known and not is_loud and word_difficulty(word) >= _LEAST_DIFFICULTY
    word = word.lower()
    if not (_is_difficult(word) or is_jargon(word)):
        return False
    is_plain = is_familiar(word) or is_everyday(word) or is_made_of_familiar_words(word)
    return not (is_plain or _is_two_words(word))


def _is_difficult(word: str) -> bool:
    if word_difficulty(word) < _LEAST_DIFFICULTY:
        return False
    return count_syllables(word) >= _FEWEST_SYLLABLES or specialty(word) >= _SPECIAL


def _is_two_words(word: str) -> bool:
    """Return whether an unlisted word is a listed word and a common word: "tubethat"."""
    return not is_listed(word) and any(
        is_listed(word[:at]) and zipf(word[at:]) >= COMMON_ZIPF
        for at in range(_SHORTEST_WORD, len(word))
        if len(word) - at > 1 or word[at] == "a"
    )


def is_abbreviation(word: str) -> bool:
    """Return whether a word, or one of its parts with hyphens, has capitals after its first letter.

    >>> is_abbreviation("mRNA"), is_abbreviation("MRI-guided"), is_abbreviation("Guillain-Barré")
    (True, True, False)
    """
    return any(part[1:] != part[1:].lower() for part in word.split("-"))


@lru_cache(1 << 16)
def base_form(word: str) -> str:
    """Return the base form of an English word, such as the singular of a plural.

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
