"""Measure a document: everything that is counted, in one pass over its blocks."""

from typing import NamedTuple

from hlreader.checker.text.untaught import Terms, UntaughtScorer
from hlreader.documents import stream
from hlreader.documents.lazy import LazyDocument
from hlreader.glossary import Glossary
from hlreader.models import Document, plain_text
from hlreader.readability import CountingRules, Score
from hlreader.readability.prose import Splits, groups, units
from hlreader.readability.ranges import GradeRange, RangeCounter
from hlreader.readability.scores import Scorer


class Measures(NamedTuple):
    """What a document measures."""

    score: Score
    untaught: Score
    """The score without the glossary's words, which the text teaches."""
    range: GradeRange | None
    """How far its grades lie apart, or None where it has none."""
    splits: Splits
    """The sentences of its stretches of text, for callers that read them again."""
    terms: Terms
    """The glossary's terms in them, the same way."""


def measure(
    document: Document | LazyDocument,
    language: str,
    rules: CountingRules,
    glossary: Glossary,
    *,
    keep: bool = True,
) -> Measures:
    """Return what a document in a language measures, counted by ``rules``.

    Without ``keep`` the splits and terms of each part are forgotten: those of a book fill memory.
    """
    splits, terms = Splits(), Terms(glossary.matcher(language))
    scorer = Scorer(document, rules=rules, splits=splits, with_difficulty=True)
    untaught = UntaughtScorer(scorer, terms)
    ranges = RangeCounter(scorer)
    if keep:
        terms.learn(map(plain_text, units(stream(document), rules)))
    for blocks in groups(stream(document)):
        scored = scorer.add(blocks)
        untaught.add(scored)
        ranges.add(blocks, scored)
        if not keep:
            splits.clear()
            terms.clear()
    score = scorer.score()
    spread = ranges.range(score.counts, document.source)
    return Measures(score, untaught.score(), spread, splits, terms)
