"""The plain, frozen data that all layers share. There is no I/O and no logic beyond derived values.

They are named tuples, not data classes. Both are immutable, but named tuples import five times as
fast, and every start of the program imports them.

An ``offset`` counts characters from 0 in ``Document.source``. Lines and columns count from 1,
columns in characters. The text of a run is in the source at its offset, letter for letter. If the
markup changes it, as an entity or an escape does, a new run begins there.
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

    An ``aside`` is shown but is not part of a sentence: the description of a picture, the mark of a
    note, or text that was struck out.
    """

    text: str
    offset: int
    strong: bool = False
    emphasis: bool = False
    code: bool = False
    link: str = ""
    aside: bool = False


Runs: TypeAlias = tuple[Run, ...]


def picture_text(description: str) -> str:
    """Return the text for a picture, as an aside: "[picture: A knee.]" or "[picture]"."""
    return f"[picture: {description}]" if description else "[picture]"


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
    """Return the mark of each item of a list: its label or number. It is empty for bullets."""
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
    """A table: a header row, and rows with the same number of cells."""

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
    """A parsed text. ``name`` is the file's name in messages. ``source`` is its cleaned text.

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
    """Return ``plain_text`` with spaces in place of asides, for counts, checks and explanations."""
    if not any(run.aside for run in runs):
        return plain_text(runs)
    return "".join([" " * len(run.text) if run.aside else run.text for run in runs])


def run_ends(runs: Runs) -> list[int]:
    """Return the offset in ``plain_text(runs)`` at which each run ends."""
    return list(accumulate([len(run.text) for run in runs]))


def one_line(runs: Runs) -> str:
    """Return the text of runs with single spaces."""
    return " ".join(plain_text(runs).split())


def source_offset(runs: Runs, index: int, ends: list[int] | None = None) -> int:
    """Return the offset in the source of the character at ``index`` of ``plain_text(runs)``.

    Callers that call this often for the same runs pass their ``run_ends``.
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
    """Yield each block, and the blocks inside lists and quotations, in reading order."""
    for block in blocks:
        yield block
        if isinstance(block, ItemList):
            for item in block.items:
                yield from walk(item.blocks)
        elif isinstance(block, Quotation):
            yield from walk(block.blocks)


def heading_named(blocks: Iterable[Block], text: str) -> Heading | None:
    """Return the first heading with exactly this text, or None."""
    headings = (block for block in blocks if isinstance(block, Heading))
    return next((block for block in headings if one_line(block.runs) == text), None)


TextKind: TypeAlias = Literal["paragraph", "item", "heading", "quotation", "cell", "code"]


class RunningText(NamedTuple):
    """A part of a document that readers read as one text, such as a paragraph or a table's cell."""

    kind: TextKind
    """The kind of text. "item" is a paragraph in a list, "quotation" one in a quotation."""
    runs: Runs
    offset: int
    """Where it begins: the offset of its block, or of the first run of a table's cell."""
    block: Heading | Paragraph | Table | CodeBlock
    """The block that holds it."""
    row: int = 0
    """The row of a table's cell. 0 is the header."""
    column: int = 0
    """The column of a table's cell, from 0."""

    @property
    def is_prose(self) -> bool:
        """Whether it has sentences. Headings and cells of tables seldom do."""
        return self.kind in ("paragraph", "item", "quotation")


def running_texts(
    blocks: Iterable[Block], *, code: bool = False, kind: TextKind = "paragraph"
) -> Iterator[RunningText]:
    """Yield the texts of blocks in reading order, but no empty cells.

    With ``code``, also yield code blocks. ``kind`` is the kind of the paragraphs.
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
    """Where readers can check the facts of an article or an entry."""

    title: str
    publisher: str
    year: str = ""
    url: str = ""


class Origin(NamedTuple):
    """The page that an article is based on, with the review that the page names."""

    title: str
    publisher: str
    reviewed_by: str = ""
    reviewed_on: str = ""
    author: str = ""
    url: str = ""


class DangerSigns(NamedTuple):
    """The signs that need help at once, and the text of the heading that says more about them."""

    section: str
    signs: tuple[str, ...]


class Question(NamedTuple):
    """A question for teach-back: readers say in their own words what they understood."""

    question: str
    """What a nurse would ask."""
    look_for: str
    """What to listen for in the answer."""
    section: str
    """The text of the heading whose section has the answer."""
    again: str
    """The question, asked in another way."""


class Article(NamedTuple):
    """An article of a library, or a reader's own file. Fields that it lacks are empty strings."""

    slug: str
    """Its name in the library. Empty for a file from elsewhere."""
    title: str
    document: Document
    topic: str = ""
    summary: str = ""
    teaser: str = ""
    byline: str = ""
    reviewed_by: str = ""
    reviewed_on: str = ""
    """A day such as 2014-12-15. For a file from elsewhere, it may be as written in the file."""
    language: str = "en"
    keywords: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    adapted_from: Origin | None = None
    words: int = 0
    """How many words its prose has."""
    grade: float | None = None
    """Its reading level by ``formula``, or None if the text is too short for it."""
    formula: str = ""
    """The name of the formula, or empty if there is none for its language."""
    author: str = ""
    """The author that the properties of a file from elsewhere name."""
    danger_signs: DangerSigns | None = None
    teach_back: tuple[Question, ...] = ()
    draft: bool = False
    """Whether it is not ready for readers yet."""


class Sense(NamedTuple):
    """One of several meanings of a word. ``field`` says where it has this one."""

    field: str
    plain: str
    more: str = ""


class Term(NamedTuple):
    """A glossary entry. See the README for what each field means.

    In an entry with ``senses``, ``plain`` holds all of them in one line.
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

    ``role`` says how to mark it: as a ``term``, or less strongly if only its ``parts`` are known.
    """

    start: int
    end: int
    text: str
    term: Term
    role: str = "term"
