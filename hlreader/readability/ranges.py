"""The range of the grades of one text: by formula, and by how its parts are counted.

Formulas differ by up to five grades on one text, and other ways to count lists or numbers change
each of them. Editors who see the range do not take one number for the truth.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import NamedTuple, get_args

from hlreader.documents import stream
from hlreader.documents.lazy import LazyDocument
from hlreader.models import Block, Document, Heading, ItemList, prose_text, walk
from hlreader.readability.counts import Counts, Tally, unpack
from hlreader.readability.languages import Language
from hlreader.readability.prose import groups, units
from hlreader.readability.rules import CountingRules, Headings, Lists, Numbers
from hlreader.readability.scores import FEWEST_WORDS, Scorer

_FIGURE = re.compile(r"\d")


class Grade(NamedTuple):
    """A school grade, by which formula, under which counting rules."""

    value: float
    formula: str
    rules: CountingRules


class GradeRange(NamedTuple):
    """The lowest and highest grade of a text.

    ``lowest`` and ``highest`` go across the formulas that give a school grade and across all
    counting choices; ``lowest_as_counted`` and ``highest_as_counted`` across the formulas alone.
    """

    lowest: Grade
    highest: Grade
    lowest_as_counted: Grade
    highest_as_counted: Grade


def grade_range(
    document: Document | LazyDocument, language: str, rules: CountingRules
) -> GradeRange | None:
    """Return the range of the grades of a document that is counted by ``rules``.

    None where no formula gives a grade: a text too short, or in a language without formulas.
    """
    scorer = Scorer(document, language, rules)
    counter = RangeCounter(scorer)
    for blocks in groups(stream(document)):
        counter.add(blocks, scorer.add(blocks))
        scorer.splits.clear()
    return counter.range(scorer.score().counts, document.source)


class RangeCounter:
    """Counts a document by every choice of rules, next to a scorer that counts it by one of them.

    Only a group with lists or headings is counted more than once for them, and only a sentence
    with figures more than once for these.
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
        """Packed counts by each choice; None for lists and headings where there are none."""

    def add(self, blocks: Sequence[Block], scored: Iterable[tuple[str, list[int]]]) -> None:
        """Count a group of blocks, of which the scorer has just returned ``scored``."""
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
        """Return the packed counts of a stretch of text, for each way to count numbers.

        ``counts`` are those of its sentences by the scorer's way, if they are known.
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
        """Return the counts of all that was added, by a choice of rules."""
        lists, headings = {None, rules.lists}, {None, rules.headings}
        return unpack(
            sum(
                packed
                for choice, packed in self._counts.items()
                if choice[0] in lists and choice[1] in headings and choice[2] == rules.numbers
            )
        )

    def range(self, counts: Counts, source: str) -> GradeRange | None:
        """Return the range of the grades of all that was added, from its counts and its source."""
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
