"""A text as the rules see it: measured, cut into passages and sentences, its terms found.

What several rules need is worked out once, when the first of them asks for it.
"""

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Literal, NamedTuple, TypeAlias

from hlreader.checker.ignores import Ignore, ignores
from hlreader.documents.lazy import LazyDocument
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
    Runs,
    Table,
    plain_text,
    run_ends,
    source_offset,
)
from hlreader.readability import CountingRules, Score
from hlreader.readability.rules import DEFAULT_RULES
from hlreader.readability.sentences import split_sentences

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
    review_max_age_months: int = 36
    """A review that is older asks for another."""


class Sentence(NamedTuple):
    """A sentence of a passage: ``source[start:end]``, of which ``text`` is what is read."""

    text: str
    start: int
    end: int
    words: int


class Passage:
    """A stretch of running text: a paragraph, an item, a heading, a quotation or a table's cell."""

    def __init__(self, kind: Kind, runs: Runs) -> None:
        self.kind = kind
        self.runs = runs
        self.text = plain_text(runs)
        self._ends = run_ends(runs)

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
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of the passage, in order."""
        from hlreader.readability.words import words

        return tuple(
            Sentence(
                found.text, *self.span(found.start, found.end), sum(1 for _ in words(found.text))
            )
            for found in split_sentences(self.text)
        )


class CheckedText:
    """A document, its score, and what rules look for in it."""

    def __init__(
        self,
        document: Document | LazyDocument,
        score: Score,
        settings: Settings,
        glossary: Glossary,
    ) -> None:
        self.document = document
        self.score = score
        self.settings = settings
        self.glossary = glossary
        self.language = str(document.front_matter.get("language", "") or DEFAULT)
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
    def passages(self) -> tuple[Passage, ...]:
        """All passages in reading order."""
        return tuple(passages(self.document.blocks))

    @property
    def prose(self) -> Iterator[Passage]:
        """The passages that hold sentences, in reading order."""
        return (passage for passage in self.passages if passage.is_prose)

    @cached_property
    def terms(self) -> tuple[tuple[Passage, Match], ...]:
        """The glossary's terms in the prose, in reading order."""
        matcher = self.glossary.matcher(self.language)
        return tuple(
            (passage, match) for passage in self.prose for match in matcher.find(passage.text)
        )


def passages(blocks: Iterable[Block], kind: Kind = "paragraph") -> Iterator[Passage]:
    """Yield the running text of blocks, in reading order. ``kind`` is that of their paragraphs."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield Passage(kind, block.runs)
        elif isinstance(block, Heading):
            yield Passage("heading", block.runs)
        elif isinstance(block, ItemList):
            for item in block.items:
                yield from passages(item.blocks, "item")
        elif isinstance(block, Quotation):
            yield from passages(block.blocks, "quotation")
        elif isinstance(block, Table):
            for row in (block.header, *block.rows):
                yield from (Passage("cell", cell) for cell in row if cell)
