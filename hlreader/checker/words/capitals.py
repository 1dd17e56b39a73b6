"""Words in capitals: for emphasis, or because they are abbreviations."""

from functools import lru_cache

from hlreader.checker.words.wordlists import plain_words
from hlreader.readability.lexicon.frequency import commonest, everyday_abbreviations

_SHORTEST = 4
"""Shorter words in capitals are more often abbreviations: "ART", "PET", "ALL"."""
_COMMON_ZIPF = 4.0


def is_in_capitals(word: str) -> bool:
    """Return whether a word has two letters or more, all of them capitals, and no digit."""
    return word.isupper() and len(word) > 1 and not any(map(str.isdigit, word))


@lru_cache(1 << 12)
def is_emphasis(word: str) -> bool:
    """Return whether a word in capitals is a common word, set so to stress it: "ALWAYS", "NOT".

    >>> is_emphasis("NEVER"), is_emphasis("COPD")
    (True, False)
    """
    if not is_in_capitals(word) or word in everyday_abbreviations():
        return False
    if word in plain_words("everyday_capitals"):
        return True
    return len(word) >= _SHORTEST and commonest(word.lower()) >= _COMMON_ZIPF
