"""The languages that hlreader can score: their counting functions and formulas."""

from typing import NamedTuple

from hlreader.language import DEFAULT, primary
from hlreader.readability import formulas, spanish
from hlreader.readability.counts import CountWord, count_word, word_counter
from hlreader.readability.formulas import Formula


class Language(NamedTuple):
    """How a language is counted and scored."""

    count_word: CountWord
    formulas: dict[str, Formula]
    grades: dict[str, str]
    """The formulas for the grade that a limit applies to, with their titles, the best first."""
    graded: tuple[str, ...]
    """All formulas that give a school grade. The range of a text's grades covers these."""


LANGUAGES = {
    DEFAULT: Language(
        count_word,
        formulas.FORMULAS,
        {"smog": "SMOG", "flesch_kincaid_grade": "Flesch-Kincaid"},
        formulas.GRADES,
    ),
    "es": Language(
        word_counter(spanish.count_syllables),
        {
            "fernandez_huerta": spanish.fernandez_huerta,
            "szigriszt_pazos": spanish.szigriszt_pazos,
            "gutierrez_polini": spanish.gutierrez_polini,
            "crawford": spanish.crawford,
        },
        {"crawford": "Crawford"},
        ("crawford",),
    ),
}

_UNSCORED = Language(count_word, {}, {}, ())


def language_of(tag: str) -> Language:
    """Return how to score texts in a language. An unknown language has no formulas."""
    return LANGUAGES.get(primary(tag), _UNSCORED)
