"""The languages that can be scored: how each counts, and its formulas."""

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
    """The formulas that give a school grade to hold a text to, with their titles, best first."""
    graded: tuple[str, ...]
    """Every formula that gives a school grade: the range of a text's grades goes across these."""


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
    """Return how texts of a language tag are scored; without formulas where nothing is known."""
    return LANGUAGES.get(primary(tag), _UNSCORED)
