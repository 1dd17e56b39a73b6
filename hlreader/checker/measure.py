"""Measure a document in one pass over its blocks."""

from typing import NamedTuple

from hlreader.checker.text.without_terms import ScorerWithoutTerms, Terms
from hlreader.documents import stream
from hlreader.documents.lazy import LazyDocument
from hlreader.glossary import Glossary
from hlreader.models import Document, plain_text
from hlreader.readability import CountingRules, Score
from hlreader.readability.document_sentences import Splits, groups, units
from hlreader.readability.ranges import GradeRange, RangeCounter
from hlreader.readability.scores import Scorer


class Measures(NamedTuple):
    """The measures of a document."""

    score: Score
    without_terms: Score
    """The score without the glossary's words."""
    range: GradeRange | None
    """The range of its grades, or None if it has none."""
    splits: Splits
    """The sentences of its texts, for reuse."""
    terms: Terms
    """The glossary's terms in its texts, for reuse."""


def measure(
    document: Document | LazyDocument,
    language: str,
    rules: CountingRules,
    glossary: Glossary,
    *,
    keep: bool = True,
) -> Measures:
    """Return the measures of a document, counted with ``rules``.

    Without ``keep``, drop the sentences and terms of each part, since those of a book would fill
    memory.
    """
    splits, terms = Splits(), Terms(glossary.matcher(language))
    scorer = Scorer(document, language, rules, splits, with_difficulty=True)
    without_terms = ScorerWithoutTerms(scorer, terms)
    ranges = RangeCounter(scorer)
    if keep:
        terms.learn(map(plain_text, units(stream(document), rules)))
    for blocks in groups(stream(document)):
        scored = scorer.add(blocks)
        without_terms.add(scored)
        ranges.add(blocks, scored)
        if not keep:
            splits.clear()
            terms.clear()
    score = scorer.score()
    spread = ranges.range(score.counts, document.source)
    return Measures(score, without_terms.score(), spread, splits, terms)
