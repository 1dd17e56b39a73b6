"""Blocks become flows: paragraphs of styled pieces, with what hangs before their lines.

A flow knows nothing of the width of the window; ``layout`` folds it. Tables stay tables until then.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, TypeAlias

from hlreader.models import (
    Block,
    CodeBlock,
    Heading,
    ItemList,
    Match,
    Paragraph,
    Quotation,
    Runs,
    Table,
    marks_of,
)
from hlreader.reader.text.fold import NOWHERE, Piece, tidy

Matches: TypeAlias = "dict[int, tuple[Match, ...]]"
"""The hard words to mark, by the offset of the running text they are in."""

_BULLETS = ("•", "◦", "-")


class Flow(NamedTuple):
    """A paragraph. ``first`` comes before its first line, ``rest`` before the others."""

    pieces: tuple[Piece, ...]
    offset: int
    first: str = ""
    rest: str = ""
    tight: bool = False
    """Whether it follows the flow before it with a smaller gap: the items of a list do."""


Row: TypeAlias = tuple[tuple[Piece, ...], ...]
"""A row of a table, each cell as pieces."""


class TableFlow(NamedTuple):
    """A table, or a portion of one."""

    header: Row
    rows: tuple[Row, ...]
    first_rows: tuple[Row, ...]
    """The first rows of the table: by these all its columns are as wide as they are."""
    offset: int
    continued: bool = False
    """Whether rows of the table are above, its header among them."""
    long: bool = False
    """Whether it has more rows than the first: their cells may be longer."""
    first: str = ""
    rest: str = ""
    tight: bool = False


AnyFlow: TypeAlias = Flow | TableFlow


def flows(
    block: Block,
    matches: Matches,
    begun: Block | None = None,
    *,
    goes_on: bool = False,
    ascii_only: bool = False,
) -> list[AnyFlow]:
    """Return the flows of a block, its hard words marked.

    Of a portion of a long block, ``begun`` is the portion with which that begins; ``goes_on`` says
    that another one follows.
    """
    made = _Flows(matches, begun or block, goes_on=goes_on, ascii_only=ascii_only)
    return list(made.block(block, 0))


class _Flows:
    def __init__(self, matches: Matches, begun: Block, *, goes_on: bool, ascii_only: bool) -> None:
        self.matches = matches
        self.begun = begun
        self.goes_on = goes_on
        self.ascii_only = ascii_only

    def block(self, block: Block, depth: int) -> Iterator[AnyFlow]:
        if isinstance(block, Heading):
            yield Flow(tuple(pieces_of(block.runs, "heading")), block.offset)
        elif isinstance(block, Paragraph):
            yield Flow(self.text(block.runs, block.offset), block.offset)
        elif isinstance(block, ItemList):
            yield from self.item_list(block, depth)
        elif isinstance(block, Quotation):
            bar = "| " if self.ascii_only else "│ "
            inner = [flow for part in block.blocks for flow in self.block(part, depth)]
            yield from _inside(inner, bar, bar, tight=False)
        elif isinstance(block, Table):
            yield self.table(block)
        elif isinstance(block, CodeBlock):
            yield from self.code(block)
        else:
            line = ("-" if self.ascii_only else "─") * 12
            yield Flow((Piece(line, "note", block.offset),), block.offset)

    def item_list(self, block: ItemList, depth: int) -> Iterator[AnyFlow]:
        marks = marks_of(block)
        widest = max(map(len, marks), default=0)
        bullet = "-" if self.ascii_only else _BULLETS[min(depth, len(_BULLETS) - 1)]
        for number, (item, mark) in enumerate(zip(block.items, marks, strict=True)):
            label = mark.rjust(widest) if mark else bullet
            inner = [flow for part in item.blocks for flow in self.block(part, depth + 1)]
            inner = inner or [Flow((Piece(" "),), item.offset)]
            tight = depth > 0 or number > 0
            yield from _inside(inner, f"{label} ", " " * (len(label) + 1), tight=tight)

    def code(self, block: CodeBlock) -> Iterator[AnyFlow]:
        """Yield a block of code line by line, its white space kept."""
        offset = block.offset
        for number, line in enumerate(block.text.split("\n")):
            indent = len(line) - len(line.lstrip())
            lead = line[:indent].expandtabs(4)
            piece = Piece(line[indent:] or " ", "code", offset + indent)
            yield Flow((piece,), offset, f"  {lead}", f"  {lead}", tight=number > 0)
            offset += len(line) + 1

    def table(self, block: Table) -> TableFlow:
        rows = tuple(map(self.row, block.rows))
        begun = self.begun if isinstance(self.begun, Table) and not block.header else block
        continued = begun is not block
        header = tuple(self.cell(cell, "strong") for cell in begun.header)
        first_rows = tuple(map(self.row, begun.rows)) if continued else rows
        if continued:  # what is chosen or found in the header is where the table begins
            header = tuple(map(nowhere, header))
        long = continued or self.goes_on
        return TableFlow(header, rows, first_rows, block.offset, continued, long)

    def row(self, cells: Iterable[Runs]) -> Row:
        """Return the cells of a table's row."""
        return tuple(map(self.cell, cells))

    def cell(self, runs: Runs, role: str = "") -> tuple[Piece, ...]:
        """Return the text of a table's cell."""
        return tuple(pieces_of(runs, role, self.matches.get(runs[0].offset, ()))) if runs else ()

    def text(self, runs: Runs, key: int) -> tuple[Piece, ...]:
        """Return running text as pieces, its hard words as targets."""
        return tuple(pieces_of(runs, "", self.matches.get(key, ())))


def pieces_of(runs: Runs, role: str, matches: Iterable[Match] = ()) -> Iterator[Piece]:
    """Yield runs as pieces in a role, with what the runs add; ``matches`` become targets."""
    waiting = iter(matches)
    match = next(waiting, None)
    position = 0
    target = -1
    for run in runs:
        roles = " ".join(_roles(run.strong, run.emphasis, run.code, run.link, role))
        end = position + len(run.text)
        while position < end:
            if match is None or match.start >= end:
                stop, term = end, False
            elif position < match.start:
                stop, term = match.start, False
            else:
                stop, term = min(match.end, end), True
            offset = run.offset + position - (end - len(run.text))
            piece = run._replace(text=run.text[position - end + len(run.text) :][: stop - position])
            if term and match and position == match.start:
                target = offset
            look = f"{roles} term".strip() if term else roles
            for part in tidy(piece._replace(offset=offset), look):
                yield part._replace(target=target) if term else part
            position = stop
            if term and match and position == match.end:
                match = next(waiting, None)


def nowhere(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """Return pieces that are shown once more: they stand nowhere and lead nowhere."""
    return tuple(piece._replace(offset=NOWHERE, target=-1) for piece in pieces)


def _roles(strong: bool, emphasis: bool, code: bool, link: str, role: str) -> Iterator[str]:  # noqa: FBT001
    if role:
        yield role
    if strong:
        yield "strong"
    if emphasis:
        yield "emphasis"
    if code:
        yield "code"
    if link:
        yield "link"


def _inside(inner: Sequence[AnyFlow], first: str, rest: str, *, tight: bool) -> Iterator[AnyFlow]:
    """Yield flows with ``first`` before the first line of all and ``rest`` before the others."""
    for number, flow in enumerate(inner):
        lead = rest if number else first
        yield flow._replace(
            first=lead + flow.first,
            rest=rest + flow.rest,
            tight=flow.tight if number else tight,
        )
