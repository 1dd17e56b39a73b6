"""The words and sentences of a passage, with their places in the source."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from functools import cached_property
from itertools import accumulate
from operator import attrgetter
from typing import Any, NamedTuple, TypeVar

from hlreader.checker.text.numbers import Ratio, find_ratios
from hlreader.glossary.words.explanations import Explanations
from hlreader.models import Run, RunningText, prose_text, run_ends, source_offset
from hlreader.readability.document_sentences import Splits, SplitSentence
from hlreader.readability.words import WORD

_OPENING_MARK = re.compile(r"[\"“«]|‘(?<!\w‘)[^‘]*?’(?!\w)")
_CLOSING_MARKS = {'"': '"', "“": "”", "«": "»"}

_T = TypeVar("_T")


class Sentence(NamedTuple):
    """A sentence of a passage, ``source[start:end]``. ``text`` is its text without markup."""

    text: str
    start: int
    end: int
    first_word: int
    last_word: int
    """Its words are ``words[first_word:last_word]`` of the passage."""
    in_passage: int
    """Where it begins in the text of the passage."""

    @property
    def words(self) -> int:
        """How many words it has."""
        return self.last_word - self.first_word


class Passage:
    """A part of the running text: a paragraph, item, heading, quotation or table cell.

    Facts that many rules need, such as the places of words, are computed once.
    """

    def __init__(self, text: RunningText, splits: Splits | None = None) -> None:
        self.kind = text.kind
        self.runs = text.runs
        self.is_prose = text.is_prose
        self.text = prose_text(self.runs)
        self._ends = run_ends(self.runs)
        self._splits = Splits() if splits is None else splits
        self._spans: dict[int, list[tuple[int, int]]] = {}
        self._said: dict[tuple[Callable[..., Any], int], Any] = {}

    @cached_property
    def _split(self) -> list[SplitSentence]:
        return self._splits[self.text]

    def source(self, index: int) -> int:
        """Return the offset in the source of the character at ``index`` of the text."""
        if len(self.runs) == 1:  # as in plain text
            return self.runs[0].offset + index
        return source_offset(self.runs, index, self._ends)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the range of ``text[start:end]`` in the source."""
        return self.source(start), self.source(end - 1) + 1 if end > start else self.source(start)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Its words in lower case, with straight apostrophes."""
        split = self._split
        found = split[0].words if len(split) == 1 else [one for all_ in split for one in all_.words]
        return tuple(" ".join(found).lower().replace("’", "'").split())

    @cached_property
    def _first_words(self) -> list[int]:
        """The number of the first word of each sentence."""
        return [0, *accumulate(len(sentence.words) for sentence in self._split[:-1])]

    def sentence_of(self, index: int) -> Sentence:
        """Return the sentence with the word of this number."""
        return self.sentences[bisect_right(self._first_words, index) - 1]

    def sentence_at(self, position: int) -> Sentence | None:
        """Return the sentence at a position of the text, or the one before it."""
        number = bisect_right(self.sentences, position, key=attrgetter("in_passage"))
        return self.sentences[max(0, number - 1)] if self.sentences else None

    def once(self, ask: "Callable[[Passage, Sentence], _T]", sentence: Sentence) -> _T:
        """Return the result of a function for a sentence. Call it only once for each sentence."""
        key = ask, sentence.in_passage
        if key not in self._said:
            self._said[key] = ask(self, sentence)
        said: _T = self._said[key]
        return said

    def word_span(self, index: int) -> tuple[int, int]:
        """Return the range in the text of the word with this number."""
        number = bisect_right(self._first_words, index) - 1
        return self._spans_of(number)[index - self._first_words[number]]

    def _spans_of(self, number: int) -> list[tuple[int, int]]:
        """Return the ranges of the words in the sentence with this number."""
        if number not in self._spans:
            _, _, start, end = self._split[number]
            self._spans[number] = [word.span() for word in WORD.finditer(self.text, start, end)]
        return self._spans[number]

    def word_start(self, index: int) -> int:
        """Return the start in the text of the word with this number."""
        return self.word_span(index)[0]

    def word_end(self, index: int) -> int:
        """Return the end in the text of the word with this number."""
        return self.word_span(index)[1]

    def word_at(self, position: int) -> int:
        """Return the number of the first word that begins at or after a position of the text."""
        number = max(0, bisect_right(self._split, position, key=attrgetter("start")) - 1)
        before = bisect_left(self._spans_of(number), (position,))
        return self._first_words[number] + before

    def written(self, index: int) -> str:
        """Return a word as it is in the text."""
        start, end = self.word_span(index)
        return self.text[start:end]

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of the passage, in order."""
        found = []
        first = 0
        for _, words, start, end in self._split:
            last = first + len(words)
            place = self.span(start, end)
            found.append(Sentence(self.text[start:end], *place, first, last, start))
            first = last
        return tuple(found)

    @cached_property
    def ratios(self) -> tuple[Ratio, ...]:
        """The shares with a denominator: "3 in 1,000"."""
        return tuple(find_ratios(self.text))

    def run_at(self, position: int) -> Run | None:
        """Return the run at a position of the text."""
        number = bisect_right(self._ends, position)
        return self.runs[number] if number < len(self.runs) else None

    def is_code(self, position: int) -> bool:
        """Return whether a position of the text is in code."""
        run = self.run_at(position)
        return run is not None and run.code

    def is_quoted(self, start: int, end: int) -> bool:
        """Return whether ``text[start:end]`` is in quotation marks or emphasised."""
        if self.kind == "quotation":
            return True
        number = bisect_left(self._quotations, (start,)) - 1
        return number >= 0 and end <= self._quotations[number][1]

    def unquoted(self, pattern: "re.Pattern[str]", sentence: Sentence) -> Iterator[tuple[int, int]]:
        """Yield where a pattern matches in a sentence, but not in quotation marks or emphasis."""
        for match in pattern.finditer(sentence.text):
            start, end = sentence.in_passage + match.start(), sentence.in_passage + match.end()
            if not self.is_quoted(start, end):
                yield start, end

    @cached_property
    def _quotations(self) -> list[tuple[int, int]]:
        return list(_quotations(self.text))

    @cached_property
    def _explanations(self) -> Explanations:
        """The words that the text explains."""
        return Explanations(self.text)

    def explains(self, start: int, end: int, meaning: str = "") -> bool:
        """Return whether it explains ``text[start:end]``. The glossary gives ``meaning``."""
        number = bisect_left(
            self.sentences, end, key=lambda sentence: sentence.in_passage + len(sentence.text)
        )
        whole = (0, len(self.text))
        if number < len(self.sentences):
            sentence = self.sentences[number]
            whole = (sentence.in_passage, sentence.in_passage + len(sentence.text))
        run = self.run_at(start)
        is_label = run is not None and run.strong
        return self._explanations.explains(start, end, whole, meaning=meaning, is_label=is_label)


def _quotations(text: str) -> Iterator[tuple[int, int]]:
    """Yield the ranges of quotations, with their marks."""
    position = 0
    never_closed = set()
    while opening := _OPENING_MARK.search(text, position):
        start, position = opening.span()
        mark = text[start]
        if mark in _CLOSING_MARKS:
            if mark in never_closed:
                continue
            closed = text.find(_CLOSING_MARKS[mark], position)
            if closed < 0:
                never_closed.add(mark)
                continue
            position = closed + 1
        yield start, position
