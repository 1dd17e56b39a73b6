"""Turn blocks into flows: paragraphs of styled pieces, with markers and indents.

A flow does not depend on the width. ``lines`` breaks it into lines. Tables stay tables until then.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from hlreader.layout.typography import Space
from hlreader.layout.wrap import NOWHERE, Piece, tidy
from hlreader.models import (
    Block,
    CodeBlock,
    Heading,
    ItemList,
    Match,
    Paragraph,
    Quotation,
    Run,
    Runs,
    Table,
    marks_of,
    plain_text,
)

Matches: TypeAlias = Mapping[int, tuple[Match, ...]]
"""The hard words to mark, by the offset of their running text."""

_TAB = 4
"""The distance of tab stops in code, in letters."""


class Signs(NamedTuple):
    """The signs for drawing lists, quotations and tables."""

    bullets: Sequence[str]
    """For a list, for a list inside it, and for deeper lists."""
    bar: str
    dash: str
    cross: str


SIGNS = (Signs(("•", "◦", "-"), "│", "─", "┼"), Signs(("-",), "|", "-", "+"))
"""The signs for Unicode, and for ASCII only."""


class Flow(NamedTuple):
    """A paragraph, or a divider if it has a rule but no text."""

    pieces: tuple[Piece, ...]
    offset: int
    marker: str = ""
    """The text before its first line, such as a bullet."""
    indent: str = ""
    """The text before its other lines."""
    above: str = ""
    """The text before the blank lines above it, such as the bar of a quotation."""
    space: Space = "paragraph"
    """The gap between it and the flow above."""
    rule: str = ""
    """The sign for the rule under it, if it has one."""


Cell: TypeAlias = tuple[Piece, ...]
Row: TypeAlias = tuple[Cell, ...]


class TableFlow(NamedTuple):
    """A table, or a chunk of one."""

    header: Row
    rows: tuple[Row, ...]
    first_rows: tuple[Row, ...]
    """The first rows of the table. They decide the widths of the columns."""
    offset: int
    continued: bool = False
    """Whether the header and some rows of the table are above it."""
    long: bool = False
    """Whether it has more rows than the first rows. Their cells may be longer."""
    hang: str = ""
    """The text before all lines of a cell except the first, if each row is a card."""
    marker: str = ""
    indent: str = ""
    above: str = ""
    space: Space = "paragraph"


AnyFlow: TypeAlias = Flow | TableFlow


class Additions:
    """Additions to a text. This class adds nothing."""

    def after_term(self, _match: Match) -> str:
        """Return the text after a marked word."""
        return ""

    def after_link(self, _address: str, _text: str) -> str:
        """Return the text after a link."""
        return ""

    def below_table(self, _table: Table) -> Iterable[str]:
        """Return the paragraphs that come below a table."""
        return ()


class FlowOptions(NamedTuple):
    """Options for flows."""

    ascii_only: bool = False
    margin: str = ""
    """The text before the bullets of a list."""
    ruled: bool = False
    """Whether headings have a rule below them."""
    additions: Additions = Additions()


def flows(
    block: Block,
    matches: Matches,
    options: FlowOptions = FlowOptions(),  # noqa: B008 - it is immutable
    begun: Block | None = None,
    *,
    more: bool = False,
) -> Iterator[AnyFlow]:
    """Yield the flows of a block, with hard words marked.

    If the block is a chunk of a long one, ``begun`` is its first chunk, and ``more`` says whether
    another chunk follows.
    """
    return _Flows(matches, options, begun or block, more=more).block(block, 0)


class _Flows:
    def __init__(self, matches: Matches, options: FlowOptions, begun: Block, *, more: bool) -> None:
        self.matches = matches
        self.options = options
        self.signs = SIGNS[options.ascii_only]
        self.begun = begun
        self.more = more

    def block(self, block: Block, depth: int) -> Iterator[AnyFlow]:
        if isinstance(block, Heading):
            rule = "-" if self.options.ruled and block.runs else ""
            yield Flow(tuple(pieces_of(block.runs, "heading")), block.offset, rule=rule)
        elif isinstance(block, Paragraph):
            yield Flow(self.text(block.runs, block.offset), block.offset)
        elif isinstance(block, ItemList):
            yield from self.item_list(block, depth)
        elif isinstance(block, Quotation):
            bar = f"{self.signs.bar} "
            yield from _inside(self.blocks(block.blocks, depth), bar, bar, "paragraph")
        elif isinstance(block, Table):
            yield self.table(block)
            for text in self.options.additions.below_table(block):
                yield Flow((Piece(text, "definition"),), block.offset)
        elif isinstance(block, CodeBlock):
            yield from self.code(block)
        else:
            yield Flow((), block.offset, rule=self.signs.dash)

    def blocks(self, blocks: Iterable[Block], depth: int) -> Iterator[AnyFlow]:
        for block in blocks:
            yield from self.block(block, depth)

    def item_list(self, block: ItemList, depth: int) -> Iterator[AnyFlow]:
        marks = marks_of(block)
        widest = max(map(len, marks), default=0)
        bullet = self.signs.bullets[min(depth, len(self.signs.bullets) - 1)]
        for number, (item, mark) in enumerate(zip(block.items, marks, strict=True)):
            marker = f"{self.options.margin}{mark.rjust(widest) if mark else bullet} "
            inner = self.blocks(item.blocks or (Paragraph((), item.offset),), depth + 1)
            space: Space = "item" if depth or number else "paragraph"
            yield from _inside(inner, marker, " " * len(marker), space)

    def code(self, block: CodeBlock) -> Iterator[AnyFlow]:
        """Yield a block of code line by line, with its white space."""
        offset = block.offset
        space: Space = "paragraph"
        for line in block.text.split("\n"):
            start = len(line) - len(line.lstrip())
            lead = line[:start].expandtabs(_TAB)
            indent = f"{self.options.margin}  {lead}"
            pieces = tuple(_untabbed(line[start:], offset + start, len(lead)))
            yield Flow(pieces, offset, indent, indent, space=space)
            offset += len(line) + 1
            space = "line"

    def table(self, block: Table) -> TableFlow:
        rows = tuple(map(self.row, block.rows))
        begun = self.begun if isinstance(self.begun, Table) and not block.header else block
        continued = begun is not block
        header = tuple(self.cell(cell, "strong") for cell in begun.header)
        first_rows = tuple(map(self.row, begun.rows)) if continued else rows
        if continued:  # the header's place is the start of the table
            header = tuple(map(nowhere, header))
        long = continued or self.more
        hang = self.options.margin
        return TableFlow(header, rows, first_rows, block.offset, continued, long, hang)

    def row(self, cells: Iterable[Runs]) -> Row:
        """Return the cells of a table row."""
        return tuple(map(self.cell, cells))

    def cell(self, runs: Runs, role: str = "") -> Cell:
        """Return the text of a table cell."""
        return self.text(runs, runs[0].offset, role) if runs else ()

    def text(self, runs: Runs, key: int, role: str = "") -> tuple[Piece, ...]:
        """Return running text as pieces, with hard words as targets."""
        matches, additions = self.matches.get(key, ()), self.options.additions
        return tuple(pieces_of(runs, role, matches, additions))


def pieces_of(
    runs: Runs,
    role: str = "",
    matches: Iterable[Match] = (),
    additions: Additions = Additions(),  # noqa: B008 - it has no state
) -> Iterator[Piece]:
    """Yield runs as pieces in a role, with additions. ``matches`` become targets."""
    waiting = iter(matches)
    match = next(waiting, None)
    text = plain_text(runs)
    position = 0
    target = -1
    due, addition = -1, ""
    for number, run in enumerate(runs):
        roles = " ".join(_roles(run, role))
        begin, end = position, position + len(run.text)
        while position < end:
            in_term = match is not None and match.start <= position
            stop = end if match is None else min(match.end if in_term else match.start, end)
            stop = min(stop, due) if due > position else stop
            offset = run.offset + position - begin
            part = Run(run.text[position - begin : stop - begin], offset)
            if not in_term:
                yield from tidy(part, roles)
            elif match:
                target = offset if position == match.start else target
                for piece in tidy(part, f"{roles} {match.role}".strip()):
                    yield piece._replace(target=target)
            position = stop
            if match and in_term and position == match.end:
                addition = additions.after_term(match)
                due = position + (text[position : position + 1] in _CLOSING_QUOTES)
                match = next(waiting, None)
            if position == due:
                yield from _added(addition, "definition")
                due = -1
        following = runs[number + 1].link if number + 1 < len(runs) else ""
        if run.link and run.link != following:
            yield from _added(additions.after_link(run.link, run.text), "note")


_CLOSING_QUOTES = ('"', "”", "»")
"""What is added to a word in quotation marks comes after them."""


def nowhere(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """Return pieces for repeated text, without places and targets."""
    return tuple(piece._replace(offset=NOWHERE, target=-1) for piece in pieces)


def _added(text: str, role: str) -> Iterator[Piece]:
    if text:
        yield Piece(text, role)


def _roles(run: Run, role: str) -> Iterator[str]:
    if role:
        yield role
    if run.strong:
        yield "strong"
    if run.emphasis:
        yield "emphasis"
    if run.code:
        yield "code"
    if run.link:
        yield "link"


def _untabbed(line: str, offset: int, column: int) -> Iterator[Piece]:
    """Yield a line of code that begins at a column, with tabs as spaces up to the next tab stop."""
    *parts, last = line.split("\t")
    for part in parts:
        column += len(part)
        spaces = _TAB - column % _TAB
        yield Piece(part + " " * spaces, "code", offset)
        column += spaces
        offset += len(part) + 1
    yield Piece(last, "code", offset)


def _inside(inner: Iterable[AnyFlow], marker: str, indent: str, space: Space) -> Iterator[AnyFlow]:
    """Yield flows with ``marker`` before the very first line and ``indent`` before all others."""
    for number, flow in enumerate(inner):
        yield flow._replace(
            marker=(indent if number else marker) + flow.marker,
            indent=indent + flow.indent,
            above=indent + flow.above if number else flow.above,
            space=flow.space if number else space,
        )
