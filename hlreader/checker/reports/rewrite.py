"""Compute how much rewriting the hardest sentences would help."""

from operator import sub
from typing import NamedTuple

from hlreader.readability import Score, ScoredSentence
from hlreader.readability.counts import Counts
from hlreader.readability.languages import language_of
from hlreader.readability.scores import formula_scores, hardest

FIRST = 3
"""How many sentences to name."""

_LEAST_GAIN = 0.05


class Gain(NamedTuple):
    """A grade now and after the rewrite."""

    now: float
    then: float


class Rewrite(NamedTuple):
    """The sentences to rewrite first, in order of difficulty.

    ``gains`` holds the headline grades by formula: now, and if these sentences were as easy as the
    rest of the text. Grades that would not fall are left out.
    """

    sentences: tuple[ScoredSentence, ...]
    gains: dict[str, Gain]


def rewrite_first(score: Score, language: str, count: int = FIRST) -> Rewrite:
    """Return the sentences of a text to rewrite first, and how much that helps.

    A text with few other sentences has no gains.
    """
    chosen = hardest(score, count)
    if len(score.sentences) < 2 * len(chosen):
        return Rewrite(tuple(chosen), {})
    rest = score.counts
    for sentence in chosen:
        rest = Counts(*map(sub, rest, sentence.counts))
    spoken = language_of(language)
    then = formula_scores(rest, spoken)
    gains = {}
    for name in spoken.grades:
        before, after = score.scores.get(name), then.get(name)
        if before is not None and after is not None and before - after >= _LEAST_GAIN:
            gains[name] = Gain(before, after)
    return Rewrite(tuple(chosen), gains)
