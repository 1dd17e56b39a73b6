"""How far the grades of one text lie apart: by formula, and by how its parts are counted.

Formulas differ by up to five grades on one text, and a list or a number counted otherwise moves
each of them. An editor who knows the range does not take one figure for the truth.
"""

import re
from collections.abc import Iterator
from itertools import product
from typing import NamedTuple, get_args

from hlreader.models import Document, Heading, ItemList, plain_text, walk
from hlreader.readability.counts import Counts
from hlreader.readability.languages import Language, language_of
from hlreader.readability.prose import units
from hlreader.readability.rules import CountingRules, Headings, Lists, Numbers
from hlreader.readability.scores import FEWEST_WORDS, Score, sum_counts
from hlreader.readability.sentences import split_sentences

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
    document: Document, whole: Score, language: str, rules: CountingRules
) -> GradeRange | None:
    """Return the range of the grades of a document, whose score by ``rules`` is ``whole``.

    None where no formula gives a grade: a text too short, or in a language without formulas.
    """
    spoken = language_of(language)
    as_counted = list(_grades(whole.counts, spoken, rules))
    if not as_counted:
        return None
    counter = _Counter(document, spoken, whole, rules)
    others = [
        grade
        for choice in _choices(document, rules)
        if choice != rules
        for grade in _grades(counter.counts(choice), spoken, choice)
    ]
    every = as_counted + others
    return GradeRange(min(every), max(every), min(as_counted), max(as_counted))


def _grades(counts: Counts, language: Language, rules: CountingRules) -> Iterator[Grade]:
    if counts.words >= FEWEST_WORDS:
        for name in language.graded:
            yield Grade(language.formulas[name](counts), name, rules)


def _choices(document: Document, rules: CountingRules) -> Iterator[CountingRules]:
    """Yield the rules under which this document can be counted otherwise."""
    kinds = {type(block) for block in walk(document.blocks)}
    figures = _FIGURE.search(document.source)
    lists = get_args(Lists) if ItemList in kinds else (rules.lists,)
    headings = get_args(Headings) if Heading in kinds else (rules.headings,)
    numbers = get_args(Numbers) if figures else (rules.numbers,)
    yield from map(CountingRules._make, product(lists, headings, numbers))


class _Counter:
    """Counts a document by many rules; what they share is counted once, or not even that."""

    def __init__(
        self, document: Document, language: Language, whole: Score, rules: CountingRules
    ) -> None:
        self.blocks = document.blocks
        self.measure = language.measure
        self.parts: dict[tuple[Lists, Headings], tuple[Counts, list[str]]] = {}
        self.split: dict[str, list[str]] = {}
        self.units: dict[tuple[str, Numbers], Counts] = {}
        self.sentences = {
            (sentence.text, _numbers_that_matter(sentence.text, rules.numbers)): sentence.counts
            for sentence in whole.sentences
        }

    def counts(self, rules: CountingRules) -> Counts:
        parts = rules.lists, rules.headings
        if parts not in self.parts:
            texts = [plain_text(runs) for runs in units(self.blocks, rules)]
            plain = (self.unit(text, "spoken") for text in texts if not _FIGURE.search(text))
            self.parts[parts] = sum_counts(plain), [text for text in texts if _FIGURE.search(text)]
        plain_counts, with_figures = self.parts[parts]
        figured = (self.unit(text, rules.numbers) for text in with_figures)
        return sum_counts([plain_counts, *figured])

    def unit(self, text: str, numbers: Numbers) -> Counts:
        known = self.units.get((text, numbers))
        if known is None:
            if text not in self.split:
                found = split_sentences(text)
                self.split[text] = [" ".join(sentence.text.split()) for sentence in found]
            known = sum_counts(
                self.sentence(sentence, _numbers_that_matter(sentence, numbers))
                for sentence in self.split[text]
            )
            self.units[text, numbers] = known
        return known

    def sentence(self, text: str, numbers: Numbers) -> Counts:
        known = self.sentences.get((text, numbers))
        if known is None:
            known = self.measure(text, numbers)
            self.sentences[text, numbers] = known
        return known


def _numbers_that_matter(text: str, numbers: Numbers) -> Numbers:
    """Return how numbers are counted in a text, one name for all ways if it has no figure."""
    return numbers if _FIGURE.search(text) else "spoken"
