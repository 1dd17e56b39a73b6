"""The range of a text's grades, across formulas and ways to count.

On the same text, formulas differ by up to five grades. Other ways to count lists or numbers change
each of them. The range shows editors that no single number is the truth.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import NamedTuple, get_args

from hlreader.documents import stream
from hlreader.documents.lazy import LazyDocument
from hlreader.models import Block, Document, Heading, ItemList, prose_text, walk
from hlreader.readability.counting_rules import CountingRules, Headings, Lists, Numbers
from hlreader.readability.counts import Counts, Tally, unpack
from hlreader.readability.document_sentences import groups, units
from hlreader.readability.languages import Language
from hlreader.readability.scores import FEWEST_WORDS, Scorer

_FIGURE = re.compile(r"\d")


class Grade(NamedTuple):
    """A school grade, with its formula and counting rules."""

    value: float
    formula: str
    rules: CountingRules


class GradeRange(NamedTuple):
    """The lowest and highest grade of a text.

    ``lowest`` and ``highest`` cover all formulas that give a school grade, with all ways to count.
    ``lowest_as_counted`` and ``highest_as_counted`` cover all formulas with the chosen way to
    count.
    """

    lowest: Grade
    highest: Grade
    lowest_as_counted: Grade
    highest_as_counted: Grade


def grade_range(
    document: Document | LazyDocument, language: str, rules: CountingRules
) -> GradeRange | None:
    """Return the range of the grades of a document that is counted by ``rules``.

    None if no formula gives a grade, because the text is too short or its language has no formulas.
    """
    scorer = Scorer(document, language, rules)
    counter = RangeCounter(scorer)
    for blocks in groups(stream(document)):
        counter.add(blocks, scorer.add(blocks))
        scorer.splits.clear()
    return counter.range(scorer.score().counts, document.source)


class RangeCounter:
    """Counts a document in every way, while a scorer counts it in one of them.

    It counts a group again only if it has lists or headings, and a sentence only if it has figures.
    """

    def __init__(self, scorer: Scorer) -> None:
        self.scorer = scorer
        count_word = scorer.language.count_word
        self._tallies = {
            numbers: scorer.tally if numbers == scorer.rules.numbers else Tally(count_word, numbers)
            for numbers in get_args(Numbers)
        }
        self._kinds: set[type[Block]] = set()
        self._counts: Counter[tuple[Lists | None, Headings | None, Numbers]] = Counter()
        """Packed counts for each choice. Lists and headings are None if there are none."""

    def add(self, blocks: Sequence[Block], scored: Iterable[tuple[str, list[int]]]) -> None:
        """Count a group of blocks. ``scored`` is what the scorer returned for it."""
        kinds = {type(block) for block in walk(blocks)}
        self._kinds |= kinds
        lists = get_args(Lists) if ItemList in kinds else (None,)
        headings = get_args(Headings) if Heading in kinds else (None,)
        known = {text: self._by_numbers(text, counts) for text, counts in scored}
        for choice in product(lists, headings):
            rules = CountingRules(choice[0] or self.scorer.rules.lists, choice[1] or "off")
            for runs in units(blocks, rules):
                text = prose_text(runs)
                if text not in known:
                    known[text] = self._by_numbers(text)
                for numbers, packed in known[text].items():
                    self._counts[*choice, numbers] += packed

    def _by_numbers(self, text: str, counts: list[int] | None = None) -> dict[Numbers, int]:
        """Return the packed counts of a piece of text, for each way to count numbers.

        ``counts`` holds the scorer's counts of its sentences, if known.
        """
        sentences = self.scorer.splits[text]
        if counts is None:
            counts = [self.scorer.tally.count(sentence.words) for sentence in sentences]
        found = dict.fromkeys(self._tallies, sum(counts))
        if _FIGURE.search(text):
            for sentence, packed in zip(sentences, counts, strict=True):
                if _FIGURE.search(sentence.text):
                    for numbers, tally in self._tallies.items():
                        found[numbers] += tally.count(sentence.words) - packed
        return found

    def _counted(self, rules: CountingRules) -> Counts:
        """Return the counts of everything added, under some counting rules."""
        lists, headings = {None, rules.lists}, {None, rules.headings}
        return unpack(
            sum(
                packed
                for choice, packed in self._counts.items()
                if choice[0] in lists and choice[1] in headings and choice[2] == rules.numbers
            )
        )

    def range(self, counts: Counts, source: str) -> GradeRange | None:
        """Return the range of the grades of everything added, from its counts and its source."""
        language, rules = self.scorer.language, self.scorer.rules
        as_counted = list(_grades(counts, language, rules))
        if not as_counted:
            return None
        lists = get_args(Lists) if ItemList in self._kinds else (rules.lists,)
        headings = get_args(Headings) if Heading in self._kinds else (rules.headings,)
        numbers = get_args(Numbers) if _FIGURE.search(source) else (rules.numbers,)
        others = [
            grade
            for choice in map(CountingRules._make, product(lists, headings, numbers))
            if choice != rules
            for grade in _grades(self._counted(choice), language, choice)
        ]
        every = as_counted + others
        return GradeRange(min(every), max(every), min(as_counted), max(as_counted))


def _grades(counts: Counts, language: Language, rules: CountingRules) -> Iterator[Grade]:
    if counts.words >= FEWEST_WORDS:
        for name in language.graded:
            yield Grade(language.formulas[name](counts), name, rules)
