"""The languages that can be scored: how each counts, and its formulas."""

from collections.abc import Callable
from typing import NamedTuple

from hlreader.language import DEFAULT, primary
from hlreader.readability import formulas, spanish
from hlreader.readability.counts import Counts, count_sentence, count_words
from hlreader.readability.formulas import Formula


class Language(NamedTuple):
    """How a language is counted and scored."""

    measure: Callable[[str], Counts]
    """Returns the counts of a sentence."""
    formulas: dict[str, Formula]
    grades: dict[str, str]
    """The formulas that give a school grade to hold a text to, with their titles, best first."""


def _count_spanish(sentence: str) -> Counts:
    return count_words(sentence, spanish.count_syllables)


LANGUAGES = {
    DEFAULT: Language(
        count_sentence,
        formulas.FORMULAS,
        {"smog": "SMOG", "flesch_kincaid_grade": "Flesch-Kincaid"},
    ),
    "es": Language(
        _count_spanish,
        {
            "fernandez_huerta": spanish.fernandez_huerta,
            "szigriszt_pazos": spanish.szigriszt_pazos,
            "gutierrez_polini": spanish.gutierrez_polini,
            "crawford": spanish.crawford,
        },
        {"crawford": "Crawford"},
    ),
}

_UNSCORED = Language(count_sentence, {}, {})


def language_of(tag: str) -> Language:
    """Return how texts of a language tag are scored; without formulas where nothing is known."""
    return LANGUAGES.get(primary(tag), _UNSCORED)
