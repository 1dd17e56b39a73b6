"""Write blocks as Markdown that reads back as the same blocks.

The signs are those that mean only one thing: a divider is ``___``, because ``---`` also opens front
matter, and code is between backticks, because indented code would need its own space in a list.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

from hlreader.importing.inline import inline, note_mark
from hlreader.models import (
    Block,
    CodeBlock,
    Divider,
    Heading,
    ItemList,
    ListItem,
    Paragraph,
    Quotation,
    Run,
    Runs,
    Table,
    marks_of,
    plain_text,
)

_Lines: TypeAlias = list[str]

_DEEPEST = 12
"""How deep lists and quotations are nested. Deeper ones become part of the one around them."""
_MOST_DIGITS = 999_999_999
"""The highest number of an item in Markdown."""
_ALERTS = frozenset(["Note", "Tip", "Important", "Warning", "Caution"])
_BACKTICKS = re.compile("`{3,}")
_HIGHEST_LEVEL, _LOWEST_LEVEL = 1, 6


def markdown(blocks: Iterable[Block]) -> str:
    """Return blocks as Markdown, with a line end after the last."""
    return "".join(f"{line}\n" for line in _lines(blocks, 0))


def _lines(blocks: Iterable[Block], depth: int) -> _Lines:
    """Return the lines of blocks, with a blank line between two blocks.

    ``depth`` is how many lists and quotations are around them.
    """
    lines: _Lines = []
    before: Block | None = None
    other = False  # whether the last list has the second of two marks
    for block in blocks:
        if isinstance(block, ItemList):
            other = not other if _is_same_kind(before, block) else False
        written = _block(block, depth, other=other)
        if written:
            lines += ["", *written] if lines else written
            before = block
    return lines


def _block(block: Block, depth: int, *, other: bool = False) -> _Lines:
    if isinstance(block, Paragraph):
        return _split(inline(block.runs))
    if isinstance(block, Heading):
        text = inline(block.runs, "heading")
        level = min(max(block.level, _HIGHEST_LEVEL), _LOWEST_LEVEL)
        return [f"{'#' * level} {text}"] if text else []
    if isinstance(block, ItemList):
        return _list(block, depth, other=other)
    if isinstance(block, Quotation):
        return _quotation(block, depth)
    if isinstance(block, Table):
        return _table(block)
    if isinstance(block, CodeBlock):
        return _code(block.text)
    return ["___"] if isinstance(block, Divider) else []


def _split(text: str) -> _Lines:
    return text.split("\n") if text else []


def _code(text: str) -> _Lines:
    if not text.strip():
        return []
    fence = "`" * (max(map(len, _BACKTICKS.findall(text)), default=2) + 1)
    return [fence, *text.rstrip("\n").split("\n"), fence]


def _quotation(block: Quotation, depth: int) -> _Lines:
    if depth >= _DEEPEST:
        return _lines(block.blocks, depth)
    kind = _alert(block.blocks)
    lines = _lines(block.blocks[1:] if kind else block.blocks, depth + 1)
    if kind:
        lines = [f"[!{kind.upper()}]", *([""] if lines else []), *lines]
    return [f"> {line}" if line else ">" for line in lines]


def _alert(blocks: Sequence[Block]) -> str:
    """Return the kind of a note in a box ("Warning") if a quotation is one. Else return ""."""
    first = blocks[0] if blocks else None
    if isinstance(first, Paragraph) and all(run.aside and run.strong for run in first.runs):
        said = plain_text(first.runs)
        return said if said in _ALERTS and len(blocks) > 1 else ""
    return ""


def _table(block: Table) -> _Lines:
    rows = [block.header, *block.rows]
    width = max(map(len, rows))
    if not width:
        return []
    cells = [[inline(cell, "cell") for cell in row] for row in rows]
    head, *body = [
        "|" + "".join(f" {cell} |" if cell else " |" for cell in (*row, *[""] * (width - len(row))))
        for row in cells
    ]
    return [head, f"|{'---|' * width}", *body]


def _list(block: ItemList, depth: int, *, other: bool) -> _Lines:
    notes = _notes(block)
    if notes:
        return notes
    if depth >= _DEEPEST:
        return _lines((inner for item in block.items for inner in item.blocks), depth)
    ordered = _is_ordered(block)
    lines: _Lines = []
    loose = any(not _is_short(item) for item in block.items)
    for number, (item, mark) in enumerate(zip(block.items, marks_of(block), strict=True)):
        sign = f"{(block.start or 0) + number}{')' if other else '.'}" if ordered else "-*"[other]
        inside = _labelled(item, "" if ordered else mark)
        if lines and loose:
            lines.append("")
        lines += _item(inside, sign, depth)
    return lines


def _item(blocks: Sequence[Block], sign: str, depth: int) -> _Lines:
    lines: _Lines = []
    if blocks and isinstance(blocks[0], Paragraph):
        lines = _split(inline(blocks[0].runs, begins_item=True))
        rest = _lines(blocks[1:], depth + 1)
        if rest:
            gap = [] if len(blocks) == 2 and _follows_at_once(blocks[1]) and lines else [""]  # noqa: PLR2004
            lines = [*lines, *(gap if lines else []), *rest]
    else:
        lines = _lines(blocks, depth + 1)
    if not lines:
        return [sign]
    indent = " " * (len(sign) + 1)
    first, *more = lines
    return [f"{sign} {first}", *(f"{indent}{line}" if line else "" for line in more)]


def _labelled(item: ListItem, label: str) -> tuple[Block, ...]:
    """Return the blocks of an item with its label as text, since Markdown has no such labels."""
    if not label:
        return item.blocks
    first = item.blocks[0] if item.blocks else None
    if isinstance(first, Paragraph):
        runs = (Run(f"{label} ", first.offset), *first.runs)
        return (first._replace(runs=runs), *item.blocks[1:])
    return (Paragraph((Run(label, item.offset),), item.offset), *item.blocks)


def _is_ordered(block: ItemList) -> bool:
    """Return whether Markdown can number the items."""
    if block.start is None or any(item.label for item in block.items):
        return False
    return 0 <= block.start and block.start + len(block.items) <= _MOST_DIGITS


def _is_same_kind(before: Block | None, block: ItemList) -> bool:
    return isinstance(before, ItemList) and _is_ordered(before) == _is_ordered(block)


def _is_short(item: ListItem) -> bool:
    """Return whether an item needs no blank line around it."""
    if len(item.blocks) <= 1:
        return all(isinstance(one, Paragraph) for one in item.blocks)
    first, second, *more = item.blocks
    return isinstance(first, Paragraph) and not more and _follows_at_once(second)


def _follows_at_once(block: Block) -> bool:
    """Return whether a list may follow a paragraph without a blank line."""
    if not isinstance(block, ItemList) or not all(map(_is_short, block.items)):
        return False
    first = block.items[0].blocks if block.items else ()
    begins = bool(first) and bool(_text_of(first[0]))
    return begins and (not _is_ordered(block) or block.start == 1)


def _text_of(block: Block) -> str:
    return plain_text(block.runs).strip() if isinstance(block, Paragraph) else ""


def _notes(block: ItemList) -> _Lines:
    """Return the lines of a list of footnotes, or none if it is another list."""
    found = []
    for item in block.items:
        note = _note(item)
        if not note:
            return []
        sign, runs = note
        found.append(f"[^{sign}]: {inline(runs, 'heading')}")
    return found


def _note(item: ListItem) -> tuple[str, Runs] | None:
    """Return the sign and the text of a footnote, or None for another item."""
    first = item.blocks[0] if len(item.blocks) == 1 else None
    if not isinstance(first, Paragraph) or not all(run.aside for run in first.runs):
        return None
    sign = note_mark(first.runs[0]) if first.runs else ""
    runs = tuple(run._replace(aside=_is_aside(run)) for run in first.runs[1:])
    return (sign, runs) if sign and plain_text(runs).strip() else None


def _is_aside(run: Run) -> bool:
    """Return whether a run in a note is an aside of its own: a picture."""
    return run.text.startswith("[picture")


