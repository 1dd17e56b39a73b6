"""Blocks become flows: paragraphs of styled pieces, with what is before their lines.

A flow does not depend on the width; ``lines`` breaks it into lines. Tables stay tables until then.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from hlreader.layout.setting import Space
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
)

Matches: TypeAlias = Mapping[int, tuple[Match, ...]]
"""The hard words to mark, by the offset of the running text they are in."""

_TAB = 4
"""Letters from one tab stop in code to the next."""


class Signs(NamedTuple):
    """What lists, quotations and tables are drawn with."""

    bullets: Sequence[str]
    """For a list, for a list inside it, and for any further inside."""
    bar: str
    dash: str
    cross: str


SIGNS = (Signs(("•", "◦", "-"), "│", "─", "┼"), Signs(("-",), "|", "-", "+"))
"""By whether only ASCII can be shown."""


class Flow(NamedTuple):
    """A paragraph, or a divider if it has a rule but no text."""

    pieces: tuple[Piece, ...]
    offset: int
    marker: str = ""
    """What is before its first line, such as a bullet."""
    indent: str = ""
    """What is before its other lines."""
    above: str = ""
    """What is before the blank lines above it: a bar, inside a quotation."""
    space: Space = "paragraph"
    """What separates it from the flow above."""
    rule: str = ""
    """What the rule under it is made of, if it has one."""


Cell: TypeAlias = tuple[Piece, ...]
Row: TypeAlias = tuple[Cell, ...]


class TableFlow(NamedTuple):
    """A table, or a chunk of one."""

    header: Row
    rows: tuple[Row, ...]
    first_rows: tuple[Row, ...]
    """The first rows of the table, which decide the widths of the columns."""
    offset: int
    continued: bool = False
    """Whether rows of the table are above, its header among them."""
    long: bool = False
    """Whether it has more rows than the first: their cells may be longer."""
    hang: str = ""
    """What is before all but the first line of a cell, if each row is a card."""
    marker: str = ""
    indent: str = ""
    above: str = ""
    space: Space = "paragraph"


AnyFlow: TypeAlias = Flow | TableFlow


class Additions:
    """What is added to a text. This adds nothing."""

    def after_term(self, _match: Match) -> str:
        """Return what comes after a marked word."""
        return ""

    def after_link(self, _address: str, _text: str) -> str:
        """Return what comes after the text of a link."""
        return ""

    def below_table(self, _table: Table) -> Iterable[str]:
        """Return the paragraphs that come below a table."""
        return ()


class Manner(NamedTuple):
    """How flows are made."""

    ascii_only: bool = False
    margin: str = ""
    """What is before the bullets of a list."""
    ruled: bool = False
    """Whether headings have a rule under them."""
    additions: Additions = Additions()


def flows(
    block: Block,
    matches: Matches,
    manner: Manner = Manner(),  # noqa: B008 - it is immutable
    begun: Block | None = None,
    *,
    more: bool = False,
) -> Iterator[AnyFlow]:
    """Yield the flows of a block, its hard words marked.

    If the block is a chunk of a long one, ``begun`` is the first chunk, and ``more`` is whether
    another follows.
    """
    return _Flows(matches, manner, begun or block, more=more).block(block, 0)


class _Flows:
    def __init__(self, matches: Matches, manner: Manner, begun: Block, *, more: bool) -> None:
        self.matches = matches
        self.manner = manner
        self.signs = SIGNS[manner.ascii_only]
        self.begun = begun
        self.more = more

    def block(self, block: Block, depth: int) -> Iterator[AnyFlow]:
        if isinstance(block, Heading):
            rule = "-" if self.manner.ruled and block.runs else ""
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
            for text in self.manner.additions.below_table(block):
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
            marker = f"{self.manner.margin}{mark.rjust(widest) if mark else bullet} "
            inner = self.blocks(item.blocks or (Paragraph((), item.offset),), depth + 1)
            space: Space = "item" if depth or number else "paragraph"
            yield from _inside(inner, marker, " " * len(marker), space)

    def code(self, block: CodeBlock) -> Iterator[AnyFlow]:
        """Yield a block of code line by line, its white space kept."""
        offset = block.offset
        space: Space = "paragraph"
        for line in block.text.split("\n"):
            start = len(line) - len(line.lstrip())
            lead = line[:start].expandtabs(_TAB)
            indent = f"{self.manner.margin}  {lead}"
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
        if continued:  # what is chosen or found in the header is where the table begins
            header = tuple(map(nowhere, header))
        long = continued or self.more
        hang = self.manner.margin
        return TableFlow(header, rows, first_rows, block.offset, continued, long, hang)

    def row(self, cells: Iterable[Runs]) -> Row:
        """Return the cells of a table's row."""
        return tuple(map(self.cell, cells))

    def cell(self, runs: Runs, role: str = "") -> Cell:
        """Return the text of a table's cell."""
        return self.text(runs, runs[0].offset, role) if runs else ()

    def text(self, runs: Runs, key: int, role: str = "") -> tuple[Piece, ...]:
        """Return running text as pieces, its hard words as targets."""
        matches, additions = self.matches.get(key, ()), self.manner.additions
        return tuple(pieces_of(runs, role, matches, additions))


def pieces_of(
    runs: Runs,
    role: str = "",
    matches: Iterable[Match] = (),
    additions: Additions = Additions(),  # noqa: B008 - it has no state
) -> Iterator[Piece]:
    """Yield runs as pieces in a role, with what is added; ``matches`` become targets."""
    waiting = iter(matches)
    match = next(waiting, None)
    position = 0
    target = -1
    for number, run in enumerate(runs):
        roles = " ".join(_roles(run, role))
        begin, end = position, position + len(run.text)
        while position < end:
            in_term = match is not None and match.start <= position
            stop = end if match is None else min(match.end if in_term else match.start, end)
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
                yield from _added(additions.after_term(match), "definition")
                match = next(waiting, None)
        following = runs[number + 1].link if number + 1 < len(runs) else ""
        if run.link and run.link != following:
            yield from _added(additions.after_link(run.link, run.text), "note")


def nowhere(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """Return pieces that are shown once more: without a place, and leading nowhere."""
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
    """Yield a line of code that begins at a column, its tabs as spaces up to the next stop."""
    *parts, last = line.split("\t")
    for part in parts:
        column += len(part)
        spaces = _TAB - column % _TAB
        yield Piece(part + " " * spaces, "code", offset)
        column += spaces
        offset += len(part) + 1
    yield Piece(last, "code", offset)


def _inside(inner: Iterable[AnyFlow], marker: str, indent: str, space: Space) -> Iterator[AnyFlow]:
    """Yield flows with ``marker`` before the first line of all and ``indent`` before the others."""
    for number, flow in enumerate(inner):
        yield flow._replace(
            marker=(indent if number else marker) + flow.marker,
            indent=indent + flow.indent,
            above=indent + flow.above if number else flow.above,
            space=flow.space if number else space,
        )
