"""The limits for the reading level of a text, and which of them it breaks.

Formulas do not agree. SMOG was fitted to readers who understand everything, and runs two to three
grades above Flesch-Kincaid. So each formula has its own limit. A plain number is the limit for
Flesch-Kincaid. SMOG may be two grades higher. Crawford's years of school may be 6 at most, because
Crawford made the formula for primary school. For Spanish, Szigriszt-Pazos must also reach a floor.
"""

from typing import NamedTuple

from hlreader.checker.reports.titles import SCORES
from hlreader.checker.text.checked_text import Settings
from hlreader.readability import Score
from hlreader.readability.languages import language_of

SMOG_ALLOWANCE = 2
"""How many grades SMOG may be above a plain limit."""

HIGHEST_CRAWFORD = 6
"""The last year of primary school, where Crawford's formula ends."""

EASE = "szigriszt_pazos"
"""The score for Spanish that has a lowest value. High values are easy."""


class Excess(NamedTuple):
    """A score of a text that breaks its limit."""

    title: str
    value: float
    limit: float

    def __str__(self) -> str:
        if self.title == SCORES[EASE]:
            return f"{self.title} {self.value:.1f}, under the limit of {self.limit:g}"
        return f"{self.title} grade {self.value:.1f}, over the limit of {self.limit:g}"


def limits(settings: Settings, language: str) -> dict[str, float]:
    """Return the limit of each formula that a text in a language must meet.

    All are grades and the highest that pass, except ``EASE``, where it is the lowest.
    """
    spoken = language_of(language)
    number = settings.max_grade
    named = {name: limit for name, limit in settings.formula_limits if name in spoken.formulas}
    usual = {
        "flesch_kincaid_grade": number,
        "smog": number + SMOG_ALLOWANCE,
        "crawford": min(number, HIGHEST_CRAWFORD),
    }
    found = named or {name: usual[name] for name in spoken.grades}
    if EASE in spoken.formulas and settings.min_szigriszt > 0:
        found[EASE] = settings.min_szigriszt
    return found


def excesses(score: Score, settings: Settings, language: str) -> list[Excess]:
    """Return the scores of a text that break their limits."""
    found = []
    for name, limit in limits(settings, language).items():
        value = score.scores.get(name)
        if value is not None and (value < limit if name == EASE else value > limit):
            found.append(Excess(SCORES[name], value, limit))
    return found
