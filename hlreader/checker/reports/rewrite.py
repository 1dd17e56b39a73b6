"""Choose the sentences to rewrite first, and compute how much that would help."""

from bisect import bisect_left
from collections.abc import Callable
from operator import sub
from typing import NamedTuple

from hlreader.checker.levels import EASE, limits
from hlreader.checker.text.checked_text import Settings
from hlreader.language import primary
from hlreader.readability import Score, ScoredSentence
from hlreader.readability.counts import Counts
from hlreader.readability.languages import language_of
from hlreader.readability.scores import FEWEST_WORDS, rewrite_order

FIRST = 3
"""How many sentences to name, at least."""

MOST = 10
"""How many sentences to name if more are needed to reach the limit."""

_LEAST_GAIN = 0.05

_PLAIN = {
    "en": Counts(120, 10, 162, 7, 500, 5, 10, 15, 85, 12),
    "es": Counts(120, 10, 240, 36, 560, 30, 0, 24, 40, 0),
}
"""The counts of 120 words of plain text: sentences of 12 words, most of them short.

In English, this has Flesch-Kincaid grade 5 and SMOG 8. In Spanish, it has Crawford 4.7 and
Szigriszt-Pazos 70.
"""


class Gain(NamedTuple):
    """A grade now and after the rewrite."""

    now: float
    then: float


class Rewrite(NamedTuple):
    """The sentences to rewrite first, in order.

    ``gains`` holds the headline scores by formula, now and with the first three sentences in plain
    words. Grades that would not fall are left out.
    """

    sentences: tuple[ScoredSentence, ...]
    gains: dict[str, Gain]
    to_limit: int | None = None
    """How many sentences, in order, bring the text to its limit. It is 0 if the text is there, and
    None if no number does or the language has no formula."""
    after: tuple[dict[str, float], ...] = ()
    """The headline scores after each sentence."""


def rewrite_first(score: Score, language: str, settings: Settings | None = None) -> Rewrite:
    """Return the sentences of a text to rewrite first, and how much that helps.

    It assumes that a rewritten sentence has as many words and is as plain as ``_PLAIN``.
    """
    allowed = limits(settings or Settings(), language)
    order = rewrite_order(score)
    if not allowed or score.counts.words < FEWEST_WORDS:
        return Rewrite(tuple(score.sentences[number] for number in order[:FIRST]), {})
    formulas = language_of(language).formulas
    plain = _PLAIN[primary(language)]
    texts = [Counts(*(plain.words * count for count in score.counts))]

    def after(count: int) -> dict[str, float]:
        while len(texts) <= count:
            sentence = score.sentences[order[len(texts) - 1]].counts
            texts.append(Counts(*map(sub, texts[-1], _saved(sentence, plain))))
        return {name: formulas[name](texts[count]) for name in allowed}

    def passes(count: int) -> bool:
        return all(
            value >= allowed[name] if name == EASE else value <= allowed[name]
            for name, value in after(count).items()
        )

    to_limit = _fewest(len(order), passes)
    named = min(max(FIRST, to_limit or 0), MOST, len(order))
    now, then = after(0), after(min(FIRST, len(order)))
    return Rewrite(
        tuple(score.sentences[number] for number in order[:named]),
        {
            name: Gain(now[name], then[name])
            for name in allowed
            if name != EASE and now[name] - then[name] >= _LEAST_GAIN
        },
        to_limit,
        tuple(after(number) for number in range(1, named + 1)),
    )


def _fewest(most: int, passes: Callable[[int], bool]) -> int | None:
    """Return the lowest number that passes, up to ``most``, or None if no number does."""
    high = 0
    while not passes(high):
        if high == most:
            return None
        high = min(most, 2 * high or 1)
    return bisect_left(range(high), 1, key=passes)


def _saved(sentence: Counts, plain: Counts) -> Counts:
    """Return what the counts of a text lose, 120 times, when a sentence becomes plain.

    No count gets worse. The formulas only use proportions, so a multiple does no harm.
    """
    times = plain.words
    as_plain = (sentence.words * count for count in plain)
    pairs = zip(Counts._fields, sentence, as_plain, strict=True)
    return Counts(
        *(
            min(0, times * now - then) if name in _MORE_IS_EASIER else max(0, times * now - then)
            for name, now, then in pairs
        )
    )


_MORE_IS_EASIER = frozenset(("sentences", "one_syllable_words"))
