"""The languages that can be scored: how each counts, and its formulas."""

from collections.abc import Callable
from typing import NamedTuple

from hlreader.language import DEFAULT, primary
from hlreader.readability import formulas, spanish
from hlreader.readability.counts import Counts, count_sentence, count_words
from hlreader.readability.formulas import Formula
from hlreader.readability.rules import Numbers


class Language(NamedTuple):
    """How a language is counted and scored."""

    measure: Callable[[str, Numbers], Counts]
    """Returns the counts of a sentence, with numbers in figures counted as is asked."""
    formulas: dict[str, Formula]
    grades: dict[str, str]
    """The formulas that give a school grade to hold a text to, with their titles, best first."""
    graded: tuple[str, ...]
    """Every formula that gives a school grade: the range of a text's grades goes across these."""


def _count_spanish(sentence: str, numbers: Numbers = "spoken") -> Counts:
    return count_words(sentence, spanish.count_syllables, numbers)


LANGUAGES = {
    DEFAULT: Language(
        count_sentence,
        formulas.FORMULAS,
        {"smog": "SMOG", "flesch_kincaid_grade": "Flesch-Kincaid"},
        formulas.GRADES,
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
        ("crawford",),
    ),
}

_UNSCORED = Language(count_sentence, {}, {}, ())


def language_of(tag: str) -> Language:
    """Return how texts of a language tag are scored; without formulas where nothing is known."""
    return LANGUAGES.get(primary(tag), _UNSCORED)
