"""The reading level of a text without the words that it teaches.

A health text has to name things. An editor wants to know how hard it is beside its medical words,
which readers can open in the glossary: so the same formulas, with those words left out.
"""

from collections.abc import Iterable

from hlreader.glossary.match import Matcher
from hlreader.readability import Score
from hlreader.readability.counts import unpack
from hlreader.readability.scores import Scorer, formula_scores, warnings
from hlreader.readability.words import list_words


class UntaughtScorer:
    """Scores what a scorer is given, with the glossary's words left out of every count.

    A sentence that has no other word is left out too. Entries with ``no_autolink``, everyday
    words, still count.
    """

    def __init__(self, scorer: Scorer, matcher: Matcher) -> None:
        self.scorer = scorer
        self.matcher = matcher
        self._counts = 0

    def add(self, sentences: Iterable[tuple[str, int]]) -> None:
        """Count sentences, each with the packed counts of all its words."""
        for text, packed in sentences:
            rest, position = "", 0
            for match in self.matcher.find(text):
                rest += text[position : match.start]
                position = match.end
            if position:
                self._counts += self.scorer.tally.count(list_words(rest + text[position:]))
            else:
                self._counts += packed

    def score(self) -> Score:
        """Return the counts and scores of what has been added; its sentences are the scorer's."""
        counts, language = unpack(self._counts), self.scorer.language
        return Score(counts, formula_scores(counts, language), (), warnings(counts, language))
