"""How hard a definition is to read."""

from typing import NamedTuple

from hlreader.language import DEFAULT, primary
from hlreader.models import Term
from hlreader.readability import score
from hlreader.readability.scores import FEWEST_WORDS


class Level(NamedTuple):
    """The reading level of a definition: its ``plain`` sentence, or the hardest of its senses.

    ``grade`` is the Flesch-Kincaid grade. ``difficulty`` is hlreader's own score, also in grades.
    If both are None, ``note`` says why: the text is too short, or no formula works for a single
    sentence in its language.
    """

    term: Term
    words: int
    grade: float | None
    difficulty: float | None
    note: str = ""
    sense: str = ""
    """The field of the sense."""


def level_of(term: Term) -> Level:
    """Return the reading level of an entry's definition."""
    levels = [_level(term, sense.plain)._replace(sense=sense.field) for sense in term.senses] or [
        _level(term, term.plain)
    ]
    return max(levels, key=lambda level: (level.grade or 0, level.words))


def _level(term: Term, plain: str) -> Level:
    result = score(plain, term.language)
    words = result.counts.words
    if primary(term.language) != DEFAULT:
        return Level(term, words, None, None, f"not measured in this language ({term.language})")
    if words < FEWEST_WORDS:
        counted = "1 word" if words == 1 else f"{words} words"
        return Level(term, words, None, None, f"too short to measure: {counted}")
    return Level(term, words, result.scores["flesch_kincaid_grade"], result.difficulty)
