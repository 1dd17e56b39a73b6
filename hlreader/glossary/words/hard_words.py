"""Which words of a text a reader may need explained, if no entry explains them."""

from hlreader.readability import count_syllables, word_difficulty

_LEAST_DIFFICULTY = 4.0
"""Of ``word_difficulty``: "biopsy" has 4.4, "hormone" 3.1, "appointment" 1.3."""

_FEWEST_SYLLABLES = 3


def is_hard(word: str) -> bool:
    """Return whether an English word is rare and long, or an abbreviation that few know.

    >>> is_hard("bronchiectasis"), is_hard("COPD"), is_hard("wheeze"), is_hard("appointment")
    (True, True, False, False)
    """
    return count_syllables(word) >= _FEWEST_SYLLABLES and word_difficulty(word) >= _LEAST_DIFFICULTY
