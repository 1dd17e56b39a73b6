"""An open article as numbered parts, which are read from its document on demand.

Part 0 is the front: title, reading level, review. Then come the blocks of the text, and the end:
sources and related articles. Places in a part are offsets in the article's source. In the front
they are negative, and in the end they are after the source.
"""

import re
import time
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from hlreader import header_and_footer
from hlreader.documents.chunks import Chunk, Continued, joined
from hlreader.glossary import Glossary
from hlreader.glossary.parts.finder import Finder
from hlreader.glossary.words.annotate import PAGE, annotate_blocks
from hlreader.header_and_footer import HeaderLine, Related
from hlreader.layout.flow import SIGNS, AnyFlow, Flow, FlowOptions, Matches, flows
from hlreader.layout.typography import Space
from hlreader.layout.wrap import Piece
from hlreader.models import (
    Article,
    Block,
    CodeBlock,
    Document,
    Heading,
    ItemList,
    Match,
    Paragraph,
    Question,
    Quotation,
    Run,
    Runs,
    Table,
    Term,
    heading_named,
    one_line,
    plain_text,
    run_ends,
    running_texts,
    source_offset,
)
from hlreader.wording import wording_for

if TYPE_CHECKING:
    from hlreader.library.teach_back import AnswerPlace

FRONT = -(1 << 20)
"""The place of the first letter of the front."""

_SPACES = re.compile(r"\s+")

_SPACES_INSIDE: dict[type[Block], Space] = {
    Paragraph: "line",
    CodeBlock: "line",
    ItemList: "item",
    Quotation: "paragraph",
    Table: "none",
}
"""The gap between chunks of a long block."""


class Word(NamedTuple):
    """A hard word marked in the text: its start, its text, and its entry."""

    offset: int
    text: str
    term: Term


class Outlined(NamedTuple):
    """A heading of the outline."""

    text: str
    level: int
    offset: int


class Link(NamedTuple):
    """A link in the text, or the address of a source."""

    text: str
    address: str
    offset: int


NOTHING = Article("", "", Document("", "", (), {}, (0,)))
"""No article."""


class _Marked(NamedTuple):
    """The hard words of a page, as far as it has been read."""

    stop: int
    """The number of the first block that has not been searched."""
    matches: dict[int, tuple[Match, ...]]
    """Their places, by the offset of the running text."""
    seen: set[str]


class Book:
    """An open article. It only grows: the parts that it has returned do not change."""

    def __init__(
        self,
        article: Article,
        blocks: Iterable[Chunk],
        glossary: Glossary,
        related: Sequence[Related] = (),
        *,
        mark_words: bool = True,
        ascii_only: bool = False,
    ) -> None:
        self.article = article
        self.glossary = glossary
        self.related = tuple(related)
        self.options = FlowOptions(ascii_only)
        self.wording = wording_for(article.language)
        self.source_length = max(len(article.document.source), 1)
        self.end = self.source_length + 1
        """The place of the first letter of the end part."""
        self.marks_words = mark_words
        """Whether hard words are marked, and explained."""
        self._finder = Finder(glossary, article.language) if mark_words else None
        self._waiting: Iterator[Chunk] = iter(blocks)
        self._blocks: list[Block] = []
        self._offsets: list[int] = []
        self._begun: list[int] = []
        """The number of the first chunk of each block."""
        self._marked: dict[int, _Marked] = {}
        self._answers: dict[Question, AnswerPlace | None] = {}
        self.complete = False
        """Whether the whole document has been read."""
        self._gathered = 0
        self.outline: list[Outlined] = []
        """The headings gathered so far."""
        self.links: list[Link] = []
        """The links gathered so far. Links of the sources come last."""
        self.listed: dict[str, int] = {}
        """The hard words gathered so far, each with its first place."""

    @property
    def nothing(self) -> bool:
        """Whether no article is open: what lies under the home page at the start."""
        return not self.article.title

    # Reading on

    def read_on(self, seconds: float = 0.02) -> None:
        """Read more of the document for about this many seconds."""
        stop = time.perf_counter() + seconds
        while not self.complete and time.perf_counter() < stop:
            self._read()

    def _read(self) -> bool:
        """Read one more block, or a chunk of a long one. Return whether there was one."""
        chunk = next(self._waiting, None)
        if chunk is None:
            self.complete = True
            return False
        continued = isinstance(chunk, Continued)
        block = chunk.block if isinstance(chunk, Continued) else chunk
        number = len(self._blocks)
        self._begun.append(self._begun[-1] if continued and number else number)
        self._blocks.append(block)
        last = self._offsets[-1] if self._offsets else 0
        self._offsets.append(max(block.offset, last))
        return True

    def has(self, part: int) -> bool:
        """Return whether there is a part with this number. Reads as much as needed."""
        while len(self._blocks) < part and self._read():
            pass
        return 0 <= part <= len(self._blocks) + 1 if self.complete else part >= 0

    @property
    def parts_read(self) -> int:
        """How many parts have been read, including the front and, if all is read, the end."""
        return 1 + len(self._blocks) + self.complete

    @property
    def share_read(self) -> float:
        """The share of the document that has been read, from 0 to 1."""
        if self.complete:
            return 1.0
        return self._offsets[-1] / self.source_length if self._offsets else 0.0

    def start(self, part: int) -> int:
        """Return the start of a part."""
        if part <= 0:
            return FRONT
        return self._offsets[part - 1] if part <= len(self._blocks) else self.end

    def part_at(self, place: int) -> int:
        """Return the part at a place. Reads as much as needed."""
        if place < 0:
            return 0
        while not self.complete and (not self._offsets or self._offsets[-1] <= place):
            self._read()
        if place >= self.end:
            return len(self._blocks) + 1
        return max(bisect_right(self._offsets, place), min(len(self._blocks), 1))

    # Lists of the whole document

    @property
    def gathered(self) -> bool:
        """Whether the lists are complete."""
        return self.complete and self._gathered > len(self._blocks)

    @property
    def share_gathered(self) -> float:
        """The share of the document that the lists cover, from 0 to 1."""
        return 1.0 if self.gathered else max(self.start(self._gathered), 0) / self.source_length

    @property
    def entries(self) -> int:
        """How many entries the lists have."""
        return len(self.outline) + len(self.links) + len(self.listed)

    def gather(self, seconds: float = 0.02) -> None:
        """Add more of the document to the lists, for about this many seconds."""
        stop = time.perf_counter() + seconds
        while not self.gathered and time.perf_counter() < stop:
            part = self._gathered + 1
            self._gathered = part
            if part > len(self._blocks) and not self._read():
                self.links += [
                    Link(source.title, source.url, self.end)
                    for source in self.article.sources
                    if source.url
                ]
                return
            block = self._blocks[part - 1]
            if isinstance(block, Heading):
                self.outline.append(Outlined(one_line(block.runs), block.level, block.offset))
            for running in running_texts((block,)):
                self.links += _links(running.runs)
            for word in self.words(part):
                self.listed.setdefault(word.term.term, word.offset)

    # What is in a part

    def flows(self, part: int) -> list[AnyFlow]:
        """Return the flows of a part."""
        if part <= 0:
            return list(self._front())
        if part > len(self._blocks):
            return list(self._end())
        matches = self._matches(part - 1)
        block, begun = self._blocks[part - 1], self._blocks[self._begun[part - 1]]
        more = self.has(part + 1) and self._continues(part + 1)
        shown = list(flows(block, matches, self.options, begun, more=more))
        return [*shown, *self._facts(block.offset)] if part == self._kind_part else shown

    @property
    def _kind_part(self) -> int:
        """The part that the facts about the article follow: its first paragraph, or the front.

        What someone reads first, perhaps in fear, should be something kind.
        """
        if not (self.article.slug and self.has(1) and self._blocks):
            return 0
        return int(isinstance(self._blocks[0], Paragraph) and not self._continues(2))

    def _facts(self, offset: int) -> Iterator[AnyFlow]:
        space: Space = "paragraph"
        for role, text in header_and_footer.facts(self.article, self.wording):
            yield Flow((Piece(text, role),), offset, space=space)
            space = "item"

    def whole_block(self, part: int) -> Block | None:
        """Return the block that begins in a part, with all its chunks. None if none begins there.

        Reads as much as needed.
        """
        if not (self.has(part) and 1 <= part <= len(self._blocks)) or self._continues(part):
            return None
        end = part + 1
        while self.has(end) and self._continues(end):
            end += 1
        return joined(self._blocks[part - 1 : end - 1])

    def page_of(self, part: int) -> tuple[int, list[Block]]:
        """Return the first part of a part's page, and the blocks of that page."""
        first = part - 1 - (part - 1) % PAGE
        self.has(first + PAGE)
        return first + 1, self._blocks[first : first + PAGE]

    def space(self, part: int) -> Space:
        """Return the gap between a part and the part before."""
        if not self._continues(part):
            return "paragraph"
        return _SPACES_INSIDE[type(self._blocks[part - 1])]

    def bar(self, part: int) -> str:
        """Return the bar before a part that continues a quotation, or an empty text."""
        inside = self._continues(part) and isinstance(self._blocks[part - 1], Quotation)
        return SIGNS[self.options.ascii_only].bar if inside else ""

    def _continues(self, part: int) -> bool:
        """Return whether a part continues the block before."""
        return 1 <= part <= len(self._blocks) and self._begun[part - 1] < part - 1

    def words(self, part: int) -> list[Word]:
        """Return the hard words marked in a part, in order."""
        if not 1 <= part <= len(self._blocks):
            return []
        marked = self._matches(part - 1)
        found = []
        for text in running_texts((self._blocks[part - 1],)):
            matches = marked.get(text.offset, ())
            ends = run_ends(text.runs) if matches else []
            found += [
                Word(source_offset(text.runs, match.start, ends), match.text, match.term)
                for match in matches
            ]
        return found

    def word_at(self, offset: int) -> Word | None:
        """Return the marked word that begins at an offset."""
        words = self.words(self.part_at(offset))
        return next((word for word in words if word.offset == offset), None)

    def texts(self, part: int) -> Iterator[tuple[str, Runs]]:
        """Yield the running texts of a part, for a search."""
        if 1 <= part <= len(self._blocks):
            for text in running_texts((self._blocks[part - 1],), code=True):
                yield plain_text(text.runs), text.runs
        else:
            for flow in self.flows(part):
                if isinstance(flow, Flow):
                    runs = tuple(Run(piece.text, piece.offset) for piece in flow.pieces)
                    yield plain_text(runs), runs

    def first_content(self) -> int:
        """Return the start of the text after the front."""
        return self.start(1) if self.has(1) else FRONT

    def place_of_danger_signs(self) -> int | None:
        """Return where the section about the danger signs begins, or None."""
        signs = self.article.danger_signs
        part = 1
        while signs and self.has(part):
            block = self._blocks[part - 1]
            if heading := heading_named((block,), signs.section):
                return heading.offset
            part += 1
        return None

    def place_of_answer(self, question: Question) -> "AnswerPlace | None":
        """Return where the text answers a question. Reads the whole document."""
        from hlreader.library.teach_back import place_of_answer  # few readers ask

        if question not in self._answers:
            while self._read():
                pass
            language = self.article.language
            self._answers[question] = place_of_answer(self._blocks, question, language)
        return self._answers[question]

    def _matches(self, number: int) -> Matches:
        """Return the words marked on the page of a block, as far as it has been read."""
        if self._finder is None:
            return {}
        first = number - number % PAGE
        marked = self._marked.get(first, _Marked(first, {}, set()))
        if number >= marked.stop:
            stop = min(first + PAGE, len(self._blocks))
            found = annotate_blocks(self._blocks[marked.stop : stop], self._finder, marked.seen)
            marked.matches.update(found.in_paragraphs)
            marked.matches.update(found.in_cells)
            self._marked[first] = marked._replace(stop=stop)
        return marked.matches

    def front_lines(self) -> list[HeaderLine]:
        """Return the lines of the front, and the danger signs, which it does not show."""
        lines = header_and_footer.header(self.article, self.wording)
        later = header_and_footer.facts(self.article, self.wording) if self._kind_part else ()
        return [line for line in lines if line not in later]

    def facts_after(self, part: int) -> tuple[HeaderLine, ...]:
        """Return the facts about the article that come after a part."""
        if not part or part != self._kind_part:
            return ()
        return header_and_footer.facts(self.article, self.wording)

    def _front(self) -> Iterator[AnyFlow]:
        # A key leads to the danger signs.
        shown = (line for line in self.front_lines() if line.role != "danger")
        yield from _header_flows(shown, FRONT)

    def end_lines(self) -> list[tuple[str, str]]:
        """Return the lines of the end, each with its role."""
        lines: list[tuple[str, str]] = []
        count = len(self.article.teach_back)
        if count:
            lines.append(("heading", self.wording.own_words))
            lines.append(("", self.wording.teach_back_key.format(count=count)))
        for section in header_and_footer.footer(self.article, self.related, self.wording):
            lines.append(("heading", section.title))
            lines += [("", f"{entry.title} {entry.text}".strip()) for entry in section.entries]
        lines.append(("note", header_and_footer.closing(self.article, self.wording)))
        return [(role, text) for role, text in lines if text]

    def _end(self) -> Iterator[AnyFlow]:
        offset = self.end
        for role, text in self.end_lines():
            yield Flow((Piece(text, role, offset),), offset)
            offset += len(text) + 1


def _header_flows(lines: Iterable[HeaderLine], offset: int) -> Iterator[AnyFlow]:
    """Yield lines of the front, one below the other."""
    for role, text in lines:
        yield Flow((Piece(text, role, offset),), offset, space="item")
        offset += len(text) + 1


def _links(runs: Runs) -> Iterator[Link]:
    """Yield the links in running text. Consecutive runs with one address are one link."""
    text, address, offset = "", "", 0
    for run in (*runs, Run("", 0)):
        if run.link == address:
            text += run.text
            continue
        if address:
            yield Link(_SPACES.sub(" ", text).strip(), address, offset)
        text, address, offset = run.text, run.link, run.offset
