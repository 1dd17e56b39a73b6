"""Measure a document: everything that is counted, in one pass over its blocks."""

from typing import NamedTuple

from hlreader.checker.taught import UntaughtScorer
from hlreader.documents import stream
from hlreader.documents.lazy import LazyDocument
from hlreader.glossary import Glossary
from hlreader.models import Document
from hlreader.readability import CountingRules, Score
from hlreader.readability.prose import groups
from hlreader.readability.ranges import GradeRange, RangeCounter
from hlreader.readability.scores import Scorer


class Measures(NamedTuple):
    """What a document measures."""

    score: Score
    untaught: Score
    """The score without the glossary's words, which the text teaches."""
    range: GradeRange | None
    """How far its grades lie apart, or None where it has none."""


def measure(
    document: Document | LazyDocument, language: str, rules: CountingRules, glossary: Glossary
) -> Measures:
    """Return what a document in a language measures, counted by ``rules``."""
    scorer = Scorer(document, rules=rules)
    untaught = UntaughtScorer(scorer, glossary.matcher(language))
    ranges = RangeCounter(scorer)
    for blocks in groups(stream(document)):
        untaught.add(scorer.add(blocks))
        ranges.add(blocks)
    score = scorer.score()
    return Measures(score, untaught.score(), ranges.range(score.counts, document.source))
