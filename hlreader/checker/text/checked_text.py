"""The text that rules check, with its scores, passages, sentences and terms.

Facts that several rules need are computed once, when a rule first needs them.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from copy import copy
from datetime import date
from functools import cached_property
from operator import attrgetter
from typing import NamedTuple

from hlreader.checker.ignores import Ignore, Misread, ignores, misread_comments
from hlreader.checker.measure import Measures
from hlreader.checker.text.concordance import Concordance
from hlreader.checker.text.nearby_files import HasFile
from hlreader.checker.text.own_words import NO_WORDS, OwnWords
from hlreader.checker.text.passage import Passage
from hlreader.checker.text.without_terms import Terms
from hlreader.glossary import Glossary
from hlreader.language import DEFAULT, primary
from hlreader.library.facts import NO_FACTS, Facts
from hlreader.models import Document, Match, running_texts
from hlreader.readability import CountingRules, score
from hlreader.readability.counting_rules import DEFAULT_RULES
from hlreader.readability.document_sentences import Splits
from hlreader.readability.identify import document_language


class Settings(NamedTuple):
    """The user's settings for a text."""

    max_grade: float = 8.0
    """The highest Flesch-Kincaid grade that passes. ``checker.levels`` says what follows for other
    formulas."""
    formula_limits: tuple[tuple[str, float], ...] = ()
    """The limit of each formula, if the settings name formulas. It replaces ``max_grade``."""
    min_szigriszt: float = 55
    """The lowest Szigriszt-Pazos score that passes. "Normal" begins at 55 on the INFLESZ scale."""
    rules: CountingRules = DEFAULT_RULES
    """How lists, headings and numbers count."""
    max_sentence_words: int = 25
    """A sentence with more words is too long."""
    max_paragraph_words: int = 100
    """A paragraph with more words is too long."""
    max_list_items: int = 7
    """A list with more items is too long (CDC Clear Communication Index)."""
    review_max_age: int = 36
    """A review that is older than this number of months is out of date."""
    max_table_columns: int = 4
    """A table with more columns is too wide for a phone or for large letters."""
    language: str = ""
    """The language of all texts, or empty to detect it in each text."""
    max_section_words: int = 300
    """A part of a text with more words needs a heading."""
    words: OwnWords = NO_WORDS
    """The team's own word list."""
    today: date | None = None
    """Today's date, for the age of reviews. None skips that check. Rules never ask the clock."""


class CheckedText:
    """A document with its score and the facts that rules need."""

    def __init__(
        self,
        document: Document,
        settings: Settings,
        glossary: Glossary,
        has_file: HasFile | None = None,
        measures: Measures | None = None,
        language: str = "",
        facts: Facts = NO_FACTS,
    ) -> None:
        """Take a document and its measures. Without ``measures``, score it now.

        ``language`` is its tag, if known. ``facts`` are those of its library.
        """
        self.document = document
        self.language = language or settings.language or document_language(document)
        self.score = measures.score if measures else score(document, self.language, settings.rules)
        self.settings = settings
        self.glossary = glossary
        self.has_file = has_file
        """Returns whether a file is in the folder of the text. None if the text is in no folder."""
        self.facts = facts
        self._splits = measures.splits if measures else Splits()
        self._terms = measures.terms if measures else Terms(glossary.matcher(self.language))
        self._terms_in: dict[Passage, tuple[Match, ...]] = {}
        self._lines: dict[int, str] = {}
        self.used_ignores: frozenset[Ignore] = frozenset()
        """The comments that turned off a finding. It is set after the other rules have run."""

    def without(self, ranges: Sequence[tuple[int, int]]) -> "CheckedText":
        """Return the text without the prose in ranges of the source."""
        other = copy(self)
        other.__dict__.pop("english_words", None)
        other.prose = tuple(
            passage
            for passage in self.prose
            if not any(start <= passage.source(0) < end for start, end in ranges)
        )
        other.__dict__.pop("terms", None)
        return other

    @property
    def is_english(self) -> bool:
        """Whether rules about English words apply."""
        return primary(self.language) == DEFAULT

    @property
    def is_spanish(self) -> bool:
        """Whether rules about Spanish words apply, and messages are in Spanish."""
        return primary(self.language) == "es"

    def line(self, offset: int) -> str:
        """Return the line of the source at an offset. Each call returns the same string."""
        starts = self.document.line_starts
        number = bisect_right(starts, offset)
        if number not in self._lines:
            end = starts[number] if number < len(starts) else None
            self._lines[number] = self.document.source[starts[number - 1] : end].removesuffix("\n")
        return self._lines[number]

    @cached_property
    def ignores(self) -> tuple[Ignore, ...]:
        """The comments that turn off rules."""
        return tuple(ignores(self.document))

    @cached_property
    def misread_comments(self) -> tuple[Misread, ...]:
        """The comments that should turn off rules but do nothing."""
        return tuple(misread_comments(self.document))

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """All passages in reading order."""
        return tuple(Passage(text, self._splits) for text in running_texts(self.document.blocks))

    @cached_property
    def prose(self) -> tuple[Passage, ...]:
        """The passages with sentences, in reading order."""
        return tuple(passage for passage in self.passages if passage.is_prose)

    @property
    def english_prose(self) -> tuple[Passage, ...]:
        """The prose, or nothing if the rules about English words do not apply."""
        return self.prose if self.is_english else ()

    @cached_property
    def english_words(self) -> Concordance:
        """The words of the English prose."""
        return Concordance(self.english_prose)

    @cached_property
    def prose_words(self) -> Concordance:
        """The words of the prose in any language."""
        return self.english_words if self.is_english else Concordance(self.prose)

    @property
    def spanish_prose(self) -> tuple[Passage, ...]:
        """The prose, or nothing if the rules about Spanish words do not apply."""
        return self.prose if self.is_spanish else ()

    @cached_property
    def spanish_words(self) -> Concordance:
        """The words of the Spanish prose."""
        return Concordance(self.spanish_prose)

    @cached_property
    def other_english_words(self) -> Concordance:
        """The words of headings and tables."""
        others = [passage for passage in self.passages if not passage.is_prose]
        return Concordance(others if self.is_english else ())

    @cached_property
    def terms(self) -> tuple[tuple[Passage, Match], ...]:
        """The glossary's terms in the prose, in reading order."""
        return tuple((passage, match) for passage in self.prose for match in self.terms_in(passage))

    def terms_in(self, passage: Passage) -> tuple[Match, ...]:
        """Return the glossary's terms in a passage, in order."""
        if passage not in self._terms_in:
            self._terms_in[passage] = self._terms[passage.text]
        return self._terms_in[passage]

    def in_glossary(self, words: Iterable[str]) -> frozenset[str]:
        """Return the words that are in the glossary. One call for many words is faster."""
        distinct = list(dict.fromkeys(words))
        hits = self.glossary.lookup_all(distinct)
        return frozenset(word for word, hit in zip(distinct, hits, strict=True) if hit)

    def is_in_term(self, passage: Passage, position: int) -> bool:
        """Return whether a position in prose is inside a glossary term such as "Pap test"."""
        terms = self.terms_in(passage)
        number = bisect_right(terms, position, key=attrgetter("start")) - 1
        return number >= 0 and position < terms[number].end
