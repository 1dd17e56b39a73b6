"""A text as the rules see it: measured, cut into passages and sentences, its terms found.

What several rules need is worked out once, when the first of them asks for it.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from hlreader.checker.beside import HasFile
from hlreader.checker.concordance import Concordance
from hlreader.checker.ignores import Ignore, Misread, ignores, misread_comments
from hlreader.checker.taught import Terms
from hlreader.glossary import Glossary
from hlreader.language import DEFAULT, primary
from hlreader.models import (
    Block,
    Document,
    Heading,
    ItemList,
    Match,
    Paragraph,
    Quotation,
    Run,
    Runs,
    Table,
    plain_text,
    run_ends,
    source_offset,
)
from hlreader.readability import CountingRules, Score
from hlreader.readability.prose import Splits
from hlreader.readability.rules import DEFAULT_RULES
from hlreader.readability.words import WORD

_QUOTATION = re.compile(r"\"[^\"]*\"|“[^”]*”|«[^»]*»|(?<!\w)‘[^‘]*?’(?!\w)")

if TYPE_CHECKING:
    from hlreader.checker.numbers import Ratio

Kind: TypeAlias = Literal["paragraph", "item", "heading", "quotation", "cell"]


class Settings(NamedTuple):
    """What the user asks of a text."""

    max_grade: float = 8.0
    """The highest school grade of the United States that passes."""
    rules: CountingRules = DEFAULT_RULES
    """How lists, headings and numbers count."""
    max_sentence_words: int = 25
    """A sentence of more words is too long."""
    max_paragraph_words: int = 100
    """A paragraph of more words is too long."""
    max_list_items: int = 7
    """A list of more items is too long (CDC Clear Communication Index)."""
    review_max_age: int = 36
    """A review that is older, in months, asks for another."""
    max_table_columns: int = 4
    """A table of more columns is too wide for a phone, or for large letters."""
    max_section_words: int = 300
    """A text that goes on for more words without a heading needs one."""
    today: date | None = None
    """The day to count a review's age to; None leaves it alone. No rule asks the clock."""


class Sentence(NamedTuple):
    """A sentence of a passage: ``source[start:end]``, of which ``text`` is what is read."""

    text: str
    start: int
    end: int
    first_word: int
    last_word: int
    """The passage's words ``words[first_word:last_word]`` are its words."""
    in_passage: int
    """Where it begins in the text of the passage."""

    @property
    def words(self) -> int:
        """How many words it has."""
        return self.last_word - self.first_word


class Passage:
    """A stretch of running text: a paragraph, an item, a heading, a quotation or a table's cell."""

    def __init__(self, kind: Kind, runs: Runs, splits: Splits | None = None) -> None:
        self.kind = kind
        self.runs = runs
        self.text = plain_text(runs)
        self._ends = run_ends(runs)
        self._splits = Splits() if splits is None else splits

    def source(self, index: int) -> int:
        """Return where in the source the character at ``index`` of the text stands."""
        return source_offset(self.runs, index, self._ends)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where in the source ``text[start:end]`` stands."""
        return self.source(start), self.source(end - 1) + 1 if end > start else self.source(start)

    @property
    def is_prose(self) -> bool:
        """Whether it holds sentences: headings and cells of tables seldom do."""
        return self.kind not in ("heading", "cell")

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Its words in lower case, with straight apostrophes."""
        split = self._splits[self.text]
        found = split[0].words if len(split) == 1 else [one for all_ in split for one in all_.words]
        return tuple(" ".join(found).lower().replace("’", "'").split())

    @cached_property
    def _places(self) -> list[tuple[int, int]]:
        """Where each word begins and ends. Few passages are asked for it."""
        return [
            match.span()
            for sentence in self._splits[self.text]
            for match in WORD.finditer(self.text, sentence.start, sentence.end)
        ]

    def word_start(self, index: int) -> int:
        """Return where in the text the word of this number begins."""
        return self._places[index][0]

    def word_end(self, index: int) -> int:
        """Return where in the text the word of this number ends."""
        return self._places[index][1]

    def word_at(self, position: int) -> int:
        """Return the number of the first word that begins at a position of the text or behind."""
        return bisect_left(self._places, (position, 0))

    def written(self, index: int) -> str:
        """Return a word as the text has it."""
        start, end = self._places[index]
        return self.text[start:end]

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of the passage, in order."""
        found = []
        first = 0
        for _, words, start, end in self._splits[self.text]:
            last = first + len(words)
            place = self.span(start, end)
            found.append(Sentence(self.text[start:end], *place, first, last, start))
            first = last
        return tuple(found)

    @cached_property
    def ratios(self) -> "tuple[Ratio, ...]":
        """The shares that say how many of how many: "3 in 1,000"."""
        from hlreader.checker.numbers import find_ratios

        return tuple(find_ratios(self.text, self.words))

    def run_at(self, position: int) -> Run | None:
        """Return the run that a position of the text stands in."""
        number = bisect_right(self._ends, position)
        return self.runs[number] if number < len(self.runs) else None

    def is_code(self, position: int) -> bool:
        """Whether a position of the text stands in code, which is no prose."""
        run = self.run_at(position)
        return run is not None and run.code

    def is_quoted(self, start: int, end: int) -> bool:
        """Whether ``text[start:end]`` is someone's words: between quotation marks or set off."""
        if self.kind == "quotation":
            return True
        return any(first < start and end <= last for first, last in self._quotations)

    @cached_property
    def _quotations(self) -> list[tuple[int, int]]:
        if not any(mark in self.text for mark in '"“«‘'):
            return []
        return [match.span() for match in _QUOTATION.finditer(self.text)]


class CheckedText:
    """A document, its score, and what rules look for in it."""

    def __init__(
        self,
        document: Document,
        score: Score,
        settings: Settings,
        glossary: Glossary,
        has_file: HasFile | None = None,
        splits: Splits | None = None,
        terms: Terms | None = None,
    ) -> None:
        self.document = document
        self.score = score
        self.settings = settings
        self.glossary = glossary
        self.has_file = has_file
        """Tells whether a file stands beside the text; None where it stands in no folder."""
        self.language = str(document.front_matter.get("language", "") or DEFAULT)
        self._splits = Splits() if splits is None else splits
        self._terms = Terms(glossary.matcher(self.language)) if terms is None else terms
        self.used_ignores: frozenset[Ignore] = frozenset()
        """The comments that have silenced something, once the other rules have run."""

    @property
    def is_english(self) -> bool:
        """Whether rules about English words apply."""
        return primary(self.language) == DEFAULT

    def line(self, offset: int) -> str:
        """Return the line of the source that holds an offset."""
        source = self.document.source
        end = source.find("\n", offset)
        return source[source.rfind("\n", 0, offset) + 1 : end if end >= 0 else len(source)]

    @cached_property
    def ignores(self) -> tuple[Ignore, ...]:
        """The comments that silence rules."""
        return tuple(ignores(self.document))

    @cached_property
    def misread_comments(self) -> tuple[Misread, ...]:
        """The comments that are meant to, and do not."""
        return tuple(misread_comments(self.document))

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """All passages in reading order."""
        return tuple(
            Passage(kind, runs, self._splits) for kind, runs in stretches(self.document.blocks)
        )

    @cached_property
    def prose(self) -> tuple[Passage, ...]:
        """The passages that hold sentences, in reading order."""
        return tuple(passage for passage in self.passages if passage.is_prose)

    @property
    def english_prose(self) -> tuple[Passage, ...]:
        """The prose, or nothing where the rules about English words do not apply."""
        return self.prose if self.is_english else ()

    @cached_property
    def english_words(self) -> Concordance:
        """The words of the English prose."""
        return Concordance(self.english_prose)

    @cached_property
    def other_english_words(self) -> Concordance:
        """The words of headings and tables."""
        others = [passage for passage in self.passages if not passage.is_prose]
        return Concordance(others if self.is_english else ())

    @cached_property
    def terms(self) -> tuple[tuple[Passage, Match], ...]:
        """The glossary's terms in the prose, in reading order."""
        return tuple(
            (passage, match) for passage in self.prose for match in self._terms[passage.text]
        )

    def is_in_term(self, passage: Passage, position: int) -> bool:
        """Tell whether a place in prose stands in a term of the glossary, as in "Pap test"."""
        return any(match.start <= position < match.end for match in self._terms[passage.text])


def stretches(blocks: Iterable[Block], kind: Kind = "paragraph") -> Iterator[tuple[Kind, Runs]]:
    """Yield the running text of blocks, in reading order. ``kind`` is that of their paragraphs."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield kind, block.runs
        elif isinstance(block, Heading):
            yield "heading", block.runs
        elif isinstance(block, ItemList):
            for item in block.items:
                yield from stretches(item.blocks, "item")
        elif isinstance(block, Quotation):
            yield from stretches(block.blocks, "quotation")
        elif isinstance(block, Table):
            for row in (block.header, *block.rows):
                yield from (("cell", cell) for cell in row if cell)
