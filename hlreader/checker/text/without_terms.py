"""The reading level of a text without its glossary words.

A health text has to use medical words, and readers can look them up in the glossary. So this
applies the same formulas without those words.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate

from hlreader.glossary.words.match import Matcher
from hlreader.models import Match
from hlreader.readability import Score
from hlreader.readability.counts import unpack
from hlreader.readability.scores import Scorer, formula_scores, warnings
from hlreader.readability.words import list_words

_BETWEEN = "\n|\n"
"""Separates texts that are searched together, so that no term extends over two."""


class Terms(dict[str, tuple[Match, ...]]):
    """The glossary's terms in pieces of text. ``terms[text]`` searches each piece only once."""

    def __init__(self, matcher: Matcher) -> None:
        self._matcher = matcher

    def __missing__(self, text: str) -> tuple[Match, ...]:
        found = self[text] = tuple(self._matcher.find(text))
        return found

    def learn(self, texts: Iterable[str]) -> None:
        """Search many texts at once, which is faster."""
        texts = list(dict.fromkeys(texts))
        starts = [0, *accumulate(len(text) + len(_BETWEEN) for text in texts)]
        found: list[list[Match]] = [[] for _ in texts]
        for match in self._matcher.find(_BETWEEN.join(texts)):
            number = bisect_right(starts, match.start) - 1
            start, end = match.start - starts[number], match.end - starts[number]
            found[number].append(match._replace(start=start, end=end))
        self.update(zip(texts, map(tuple, found), strict=True))


class ScorerWithoutTerms:
    """Scores the texts of a scorer, but does not count the glossary's words.

    A sentence without other words does not count either. Entries with ``no_autolink`` are everyday
    words, so they still count.
    """

    def __init__(self, scorer: Scorer, terms: Terms) -> None:
        self.scorer = scorer
        self.terms = terms
        self._counts = 0

    def add(self, scored: Iterable[tuple[str, list[int]]]) -> None:
        """Count pieces of text, each with the packed counts of its sentences."""
        for text, counts in scored:
            matches = self.terms[text]
            if not matches:
                self._counts += sum(counts)
                continue
            starts = [match.start for match in matches]
            for sentence, packed in zip(self.scorer.splits[text], counts, strict=True):
                first, last = (bisect_left(starts, at) for at in (sentence.start, sentence.end))
                if first == last:
                    self._counts += packed
                    continue
                inside = matches[first:last]
                ends = (*starts[first:last], sentence.end)
                begins = (sentence.start, *(match.end for match in inside))
                rest = "".join(text[start:end] for start, end in zip(begins, ends, strict=True))
                self._counts += self.scorer.tally.count(list_words(rest))

    def score(self) -> Score:
        """Return the counts and scores of everything added, but no sentences."""
        counts, language = unpack(self._counts), self.scorer.language
        return Score(counts, formula_scores(counts, language), (), warnings(counts, language))
