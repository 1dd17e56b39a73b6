"""Cut long blocks into chunks, for callers that show a text page by page.

The first page of a long table or list needs only a few rows or items. The first chunk of a block is
a block of the same kind. The others are ``Continued``.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple, TypeAlias, TypeVar

from hlreader.models import (
    Block,
    CodeBlock,
    Heading,
    ItemList,
    ListItem,
    Paragraph,
    Quotation,
    Run,
    Runs,
    Table,
    plain_text,
)


class Sizes(NamedTuple):
    """The lengths of chunks, in characters."""

    chunk: int = 2048
    """The approximate length of a chunk of a list, table, quotation or code block."""
    paragraph: int = 8 * 1024
    """A longer paragraph is cut at the end of a line or sentence."""


SIZES = Sizes()
"""The sizes in use. Tests choose smaller ones."""

_CELL = 8
"""The length that a cell of a table adds, even if it is empty."""


class Continued(NamedTuple):
    """More text, items, rows or lines of the block before.

    A list continues with the number of its first item here. A table has no header.
    """

    block: Block


Chunk: TypeAlias = Block | Continued

_Part = TypeVar("_Part")


def chunks(blocks: Iterable[Chunk], sizes: Sizes = SIZES) -> Iterator[Chunk]:
    """Yield blocks, with long ones in chunks."""
    for one in blocks:
        continued = isinstance(one, Continued)
        whole = one.block if isinstance(one, Continued) else one
        for number, block in enumerate(_CUTTERS.get(type(whole), _uncut)(whole, sizes)):
            part = block if number else block._replace(offset=whole.offset)
            yield Continued(part) if continued or number else part


def joined(parts: Sequence[Block]) -> Block:
    """Return the block whose chunks these are."""
    first = parts[0]
    if len(parts) == 1:
        return first
    if isinstance(first, Paragraph):
        return first._replace(runs=_all(part.runs for part in parts if isinstance(part, Paragraph)))
    if isinstance(first, ItemList):
        items = (part.items for part in parts if isinstance(part, ItemList))
        return first._replace(items=_all(items))
    if isinstance(first, Table):
        return first._replace(rows=_all(part.rows for part in parts if isinstance(part, Table)))
    if isinstance(first, CodeBlock):
        texts = (part.text for part in parts if isinstance(part, CodeBlock))
        return first._replace(text="\n".join(texts))
    if isinstance(first, Quotation):
        inner = (part.blocks for part in parts if isinstance(part, Quotation))
        return first._replace(blocks=_all(inner))
    return first


def _all(parts: Iterable[tuple[_Part, ...]]) -> tuple[_Part, ...]:
    return tuple(one for part in parts for one in part)


def _uncut(block: Block, _sizes: Sizes) -> Iterator[Block]:
    yield block


def _paragraphs(block: Paragraph, sizes: Sizes) -> Iterator[Block]:
    for runs in _texts(block.runs, sizes.paragraph):
        yield Paragraph(runs, runs[0].offset if runs else block.offset)


def _lists(block: ItemList, sizes: Sizes) -> Iterator[Block]:
    number = block.start
    for items in _groups(block.items, _item_length, sizes.chunk):
        yield ItemList(tuple(items), number, items[0].offset if items else block.offset)
        number = None if number is None else number + len(items)


def _tables(block: Table, sizes: Sizes) -> Iterator[Block]:
    header = block.header
    for rows in _groups(block.rows, _row_length, sizes.chunk):
        offsets = (cell[0].offset for row in rows for cell in row if cell)
        yield Table(header, tuple(rows), next(offsets, block.offset))
        header = ()


def _code(block: CodeBlock, sizes: Sizes) -> Iterator[Block]:
    offset = block.offset
    for lines in _groups(block.text.split("\n"), len, sizes.chunk):
        text = "\n".join(lines)
        yield CodeBlock(text, offset)
        offset += len(text) + 1


def _quotations(block: Quotation, sizes: Sizes) -> Iterator[Block]:
    for inside in _groups(block.blocks, _length, sizes.chunk):
        yield Quotation(tuple(inside), inside[0].offset if inside else block.offset)


_CUTTERS: dict[type, Callable[[Any, Sizes], Iterator[Block]]] = {
    Paragraph: _paragraphs,
    ItemList: _lists,
    Table: _tables,
    CodeBlock: _code,
    Quotation: _quotations,
}
"""The function that cuts each kind of long block."""


def _groups(
    parts: Sequence[_Part], length: Callable[[_Part], int], size: int
) -> Iterator[Sequence[_Part]]:
    """Yield parts in groups of about this size. There is always a group, but it may be empty."""
    first = total = 0
    for number, part in enumerate(parts):
        total += length(part)
        if total >= size and number + 1 < len(parts):
            yield parts[first : number + 1]
            first, total = number + 1, 0
    yield parts[first:]


def _length(block: Block) -> int:
    """Return the approximate number of characters in a block."""
    if isinstance(block, (Paragraph, Heading)):
        return _text_length(block.runs)
    if isinstance(block, CodeBlock):
        return len(block.text)
    if isinstance(block, Table):
        return sum(map(_row_length, block.rows))
    if isinstance(block, Quotation):
        return sum(map(_length, block.blocks))
    return sum(map(_item_length, block.items)) if isinstance(block, ItemList) else 0


def _item_length(item: ListItem) -> int:
    return sum(map(_length, item.blocks))


def _row_length(row: Iterable[Runs]) -> int:
    return sum(_CELL + _text_length(cell) for cell in row)


def _text_length(runs: Runs) -> int:
    return sum(len(run.text) for run in runs)


def _texts(runs: Runs, longest: int) -> Iterator[Runs]:
    """Yield running text, in pieces if it is too long."""
    text = plain_text(runs) if _text_length(runs) > longest else ""
    cuts: list[int] = []
    start = 0
    while len(text) - start > longest:
        start = place_to_cut(text, start + longest // 2, start + longest)
        cuts.append(start)
    return _divided(runs, cuts) if cuts else iter([runs])


def place_to_cut(text: str, start: int, stop: int) -> int:
    """Return the best place to cut a text between two places: after a sentence, or else a word."""
    for mark in (".\n", ". ", "\n", " "):
        found = text.rfind(mark, start, stop)
        if found >= 0:
            return found + len(mark)
    return stop


def _divided(runs: Runs, cuts: Sequence[int]) -> Iterator[Runs]:
    """Yield the parts of running text between the cuts."""
    part: list[Run] = []
    position = number = 0
    for run in runs:
        start, end = 0, position + len(run.text)
        while number < len(cuts) and cuts[number] < end:
            stop = cuts[number] - position
            part += _piece(run, start, stop)
            yield tuple(part)
            part = []
            start, number = stop, number + 1
        part += _piece(run, start, len(run.text))
        position = end
    yield tuple(part)


def _piece(run: Run, start: int, stop: int) -> list[Run]:
    """Return the part of a run between two places, or nothing if it is empty."""
    text = run.text[start:stop]
    return [run._replace(text=text, offset=run.offset + start)] if text else []
