"""The plain, frozen data that every layer passes on. No I/O, no logic beyond derived values.

They are named tuples, not data classes: as immutable, and made at import in a fifth of the time,
which every start of the program pays. ``docs`` of each field are in its class.

Positions: an ``offset`` counts characters from 0 in ``Document.source``; lines and columns count
from 1, columns in characters. A run's text is at its offset in the source letter for letter,
except where the markup hides it (an entity, an escape): there a run of its own begins.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import Any, Literal, NamedTuple, TypeAlias


class Place(NamedTuple):
    """A place in a source file: 1-based line and column."""

    line: int
    column: int


class Run(NamedTuple):
    """A stretch of text in one style. ``link`` is the address it leads to, or empty.

    An ``aside`` is shown, but is no part of a sentence: the description of a picture, the mark of
    a note, text that was struck out.
    """

    text: str
    offset: int
    strong: bool = False
    emphasis: bool = False
    code: bool = False
    link: str = ""
    aside: bool = False


Runs: TypeAlias = tuple[Run, ...]


class Heading(NamedTuple):
    """A heading of level 1 to 6."""

    runs: Runs
    level: int
    offset: int


class Paragraph(NamedTuple):
    """Running text."""

    runs: Runs
    offset: int


class ListItem(NamedTuple):
    """One item of a list. ``label`` is its mark where that is not the next number: "b.", "iv."."""

    blocks: "tuple[Block, ...]"
    offset: int
    label: str = ""


class ItemList(NamedTuple):
    """A list. ``start`` is the first number of an ordered list, or None for bullets."""

    items: tuple[ListItem, ...]
    start: int | None
    offset: int


def marks_of(block: ItemList) -> list[str]:
    """Return the mark of each item of a list: its label or number; empty for bullets."""
    first = block.start
    return [
        item.label or ("" if first is None else f"{first + number}.")
        for number, item in enumerate(block.items)
    ]


class Quotation(NamedTuple):
    """A block quotation."""

    blocks: "tuple[Block, ...]"
    offset: int


class Table(NamedTuple):
    """A table: a header row and rows of as many cells."""

    header: tuple[Runs, ...]
    rows: tuple[tuple[Runs, ...], ...]
    offset: int


class CodeBlock(NamedTuple):
    """Preformatted text."""

    text: str
    offset: int


class Divider(NamedTuple):
    """A thematic break."""

    offset: int


Block: TypeAlias = Heading | Paragraph | ItemList | Quotation | Table | CodeBlock | Divider


class Document(NamedTuple):
    """A parsed text. ``name`` is how messages call the file; ``source`` is its cleaned text.

    ``front_matter`` is the ``strict_yaml.Mapping`` of the file's YAML, or an empty dict.
    """

    name: str
    source: str
    blocks: tuple[Block, ...]
    front_matter: dict[Any, Any]
    line_starts: tuple[int, ...]

    def place(self, offset: int) -> Place:
        """Return the line and column of an offset into the source."""
        line = bisect_right(self.line_starts, offset)
        return Place(line, offset - self.line_starts[line - 1] + 1)


def plain_text(runs: Runs) -> str:
    """Return the text of runs, without their styles."""
    return runs[0].text if len(runs) == 1 else "".join([run.text for run in runs])


def prose_text(runs: Runs) -> str:
    """Return ``plain_text`` with spaces for asides: what is counted, checked and explained."""
    if not any(run.aside for run in runs):
        return plain_text(runs)
    return "".join([" " * len(run.text) if run.aside else run.text for run in runs])


def run_ends(runs: Runs) -> list[int]:
    """Return where in ``plain_text(runs)`` each run ends."""
    return list(accumulate([len(run.text) for run in runs]))


def source_offset(runs: Runs, index: int, ends: list[int] | None = None) -> int:
    """Return where in the source the character at ``index`` of ``plain_text(runs)`` is.

    Callers that ask often for the same runs pass their ``run_ends``.
    """
    if not runs:
        return 0
    if len(runs) == 1:
        return runs[0].offset + index
    ends = run_ends(runs) if ends is None else ends
    number = min(bisect_right(ends, index), len(runs) - 1)
    run = runs[number]
    return run.offset + index - (ends[number] - len(run.text))


def without_end_space(runs: list[Run]) -> Runs:
    """Return runs without the white space after their last word."""
    kept = list(runs)
    while kept and not kept[-1].text.strip():
        kept.pop()
    if kept:
        kept[-1] = kept[-1]._replace(text=kept[-1].text.rstrip())
    return tuple(kept)


def walk(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield each block and the blocks inside lists and quotations, in reading order."""
    for block in blocks:
        yield block
        if isinstance(block, ItemList):
            for item in block.items:
                yield from walk(item.blocks)
        elif isinstance(block, Quotation):
            yield from walk(block.blocks)


TextKind: TypeAlias = Literal["paragraph", "item", "heading", "quotation", "cell", "code"]


class RunningText(NamedTuple):
    """A stretch of text in a document that is read on its own."""

    kind: TextKind
    """Where it is: "item" and "quotation" are paragraphs in a list and in a quotation."""
    runs: Runs
    offset: int
    """Where it begins: the offset of its block, or that of the first run of a table's cell."""
    block: Heading | Paragraph | Table | CodeBlock
    """The block that holds it."""
    row: int = 0
    """The row of a table's cell; 0 is the header."""
    column: int = 0
    """The column of a table's cell, from 0."""

    @property
    def is_prose(self) -> bool:
        """Whether it holds sentences: headings and cells of tables seldom do."""
        return self.kind in ("paragraph", "item", "quotation")


def running_texts(
    blocks: Iterable[Block], *, code: bool = False, kind: TextKind = "paragraph"
) -> Iterator[RunningText]:
    """Yield the texts of blocks in reading order, without empty cells.

    With ``code``, code blocks are among them. ``kind`` is that of the paragraphs.
    """
    for block in blocks:
        if isinstance(block, Paragraph):
            yield RunningText(kind, block.runs, block.offset, block)
        elif isinstance(block, Heading):
            yield RunningText("heading", block.runs, block.offset, block)
        elif isinstance(block, ItemList):
            for item in block.items:
                yield from running_texts(item.blocks, code=code, kind="item")
        elif isinstance(block, Quotation):
            yield from running_texts(block.blocks, code=code, kind="quotation")
        elif isinstance(block, Table):
            yield from _cell_texts(block)
        elif isinstance(block, CodeBlock) and code:
            yield RunningText("code", (Run(block.text, block.offset),), block.offset, block)


def _cell_texts(table: Table) -> Iterator[RunningText]:
    for row, cells in enumerate((table.header, *table.rows)):
        for column, cell in enumerate(cells):
            if cell:
                yield RunningText("cell", cell, cell[0].offset, table, row, column)


class Source(NamedTuple):
    """Where the facts of an article or an entry can be checked."""

    title: str
    publisher: str
    year: str = ""
    url: str = ""


class Origin(NamedTuple):
    """The page an article grew from, with the review that that page names."""

    title: str
    publisher: str
    reviewed_by: str = ""
    reviewed_on: str = ""


class Article(NamedTuple):
    """An article of a library. Fields that its front matter lacks are empty strings."""

    slug: str
    title: str
    document: Document
    topic: str = ""
    summary: str = ""
    teaser: str = ""
    byline: str = ""
    reviewed_by: str = ""
    reviewed_on: str = ""
    language: str = "en"
    keywords: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    adapted_from: Origin | None = None
    words: int = 0
    """The words of its prose."""
    grade: float | None = None
    """Its reading level by ``formula``, or None where the text is too short for it."""
    formula: str = ""
    """The name of the formula, empty where its language has none."""


class Sense(NamedTuple):
    """One meaning of a word that has several. ``field`` says where it has this one."""

    field: str
    plain: str
    more: str = ""


class Term(NamedTuple):
    """A glossary entry. See the README for what each field means.

    Of an entry with ``senses``, ``plain`` is all of them in one line.
    """

    term: str
    plain: str
    aliases: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    case_sensitive: bool = False
    no_autolink: bool = False
    pronunciation: str = ""
    more: str = ""
    technical: str = ""
    see_also: tuple[str, ...] = ()
    source: Source | None = None
    reviewed: str = ""
    audience: str = ""
    language: str = "en"
    line: int = 0
    senses: tuple[Sense, ...] = ()


class Match(NamedTuple):
    """A glossary term found in a text at ``start:end`` (character offsets).

    ``role`` says how it is marked: as a ``term``, or more quietly if only its ``parts`` are known.
    """

    start: int
    end: int
    text: str
    term: Term
    role: str = "term"
