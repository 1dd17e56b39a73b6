"""Write blocks as Markdown that reads back as the same blocks.

The signs are those that mean only one thing: a divider is ``___``, because ``---`` also opens front
matter, and code is between backticks, because indented code would need its own space in a list.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

from hlreader.importing.escapes import Place
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
    walk,
)

_Lines: TypeAlias = list[str]

_DEEPEST = 12
"""How deep lists and quotations are nested. Deeper ones become part of the one around them."""
_MOST_DIGITS = 999_999_999
"""The highest number of an item in Markdown."""
_ALERTS = frozenset(["Note", "Tip", "Important", "Warning", "Caution"])
_BACKTICKS = re.compile("`{3,}")
_HIGHEST_LEVEL, _LOWEST_LEVEL = 1, 6


def markdown(blocks: Sequence[Block]) -> str:
    """Return blocks as Markdown, with a line end after the last."""
    lines = _Writer(frozenset(_signs_of_notes(blocks))).lines(blocks, 0)
    return "".join(f"{line}\n" for line in lines)


class _Writer:
    """Writes blocks as lines. ``depth`` is how many lists and quotations are around them."""

    def __init__(self, notes: frozenset[str]) -> None:
        self.notes = notes
        """The signs of the notes in the text: "1"."""

    def inline(self, runs: Runs, place: Place = "paragraph", *, begins_item: bool = False) -> str:
        return inline(runs, place, begins_item=begins_item, notes=self.notes)

    def lines(self, blocks: Iterable[Block], depth: int) -> _Lines:
        """Return the lines of blocks, with a blank line between two blocks."""
        lines: _Lines = []
        before: Block | None = None
        other = False  # whether the last list has the second of two marks
        for block in blocks:
            if isinstance(block, ItemList):
                other = not other if _is_same_kind(before, block) else False
            written = self.block(block, depth, other=other)
            if written:
                lines += ["", *written] if lines else written
                before = block
        return lines

    def block(self, block: Block, depth: int, *, other: bool = False) -> _Lines:
        if isinstance(block, Paragraph):
            return _split(self.inline(block.runs))
        if isinstance(block, Heading):
            text = self.inline(block.runs, "heading")
            level = min(max(block.level, _HIGHEST_LEVEL), _LOWEST_LEVEL)
            return [f"{'#' * level} {text}"] if text else []
        if isinstance(block, ItemList):
            return self.list(block, depth, other=other)
        if isinstance(block, Quotation):
            return self.quotation(block, depth)
        if isinstance(block, Table):
            return self.table(block)
        if isinstance(block, CodeBlock):
            return _code(block.text)
        return ["___"] if isinstance(block, Divider) else []

    def quotation(self, block: Quotation, depth: int) -> _Lines:
        if depth >= _DEEPEST:
            return self.lines(block.blocks, depth)
        kind = _alert(block.blocks)
        lines = self.lines(block.blocks[1:] if kind else block.blocks, depth + 1)
        if kind:
            lines = [f"[!{kind.upper()}]", *([""] if lines else []), *lines]
        return [f"> {line}" if line else ">" for line in lines]

    def table(self, block: Table) -> _Lines:
        rows = [block.header, *block.rows]
        width = max(map(len, rows))
        if not width:
            return []
        head, *body = [self.row(row, width) for row in rows]
        return [head, f"|{'---|' * width}", *body]

    def row(self, cells: Sequence[Runs], width: int) -> str:
        texts = [*(self.inline(cell, "cell") for cell in cells), *[""] * (width - len(cells))]
        return "|" + "".join(f" {text} |" if text else " |" for text in texts)

    def list(self, block: ItemList, depth: int, *, other: bool) -> _Lines:
        if is_notes(block):
            return [self.note(item) for item in block.items]
        if depth >= _DEEPEST:
            return self.lines((inner for item in block.items for inner in item.blocks), depth)
        ordered = _is_ordered(block)
        lines: _Lines = []
        loose = not all(map(_is_short, block.items))
        for number, (item, mark) in enumerate(zip(block.items, marks_of(block), strict=True)):
            sign = "*" if other else "-"
            if ordered:
                sign = f"{(block.start or 0) + number}{')' if other else '.'}"
            if lines and loose:
                lines.append("")
            lines += self.item(_labelled(item, "" if ordered else mark), sign, depth)
        return lines

    def item(self, blocks: Sequence[Block], sign: str, depth: int) -> _Lines:
        first, rest = blocks[:1], blocks[1:]
        head: _Lines = []
        if first and isinstance(first[0], Paragraph):
            head = _split(self.inline(first[0].runs, begins_item=True))
        else:
            rest = blocks
        more = self.lines(rest, depth + 1)
        at_once = len(rest) == 1 and _follows_at_once(rest[0])
        lines = [*head, *([""] if head and more and not at_once else []), *more]
        if not lines:
            return [sign]
        indent = " " * (len(sign) + 1)
        return [
            f"{sign} {lines[0]}",
            *(f"{indent}{line}" if line else "" for line in lines[1:]),
        ]

    def note(self, item: ListItem) -> str:
        sign, runs = _note(item) or ("", ())
        return f"[^{sign}]: {self.inline(runs, 'heading')}"


def _split(text: str) -> _Lines:
    return text.split("\n") if text else []


def _code(text: str) -> _Lines:
    if not text.strip():
        return []
    fence = "`" * (max(map(len, _BACKTICKS.findall(text)), default=2) + 1)
    return [fence, *text.rstrip("\n").split("\n"), fence]


def _alert(blocks: Sequence[Block]) -> str:
    """Return the kind of a note in a box ("Warning") if a quotation is one. Else return ""."""
    first = blocks[0] if blocks else None
    if isinstance(first, Paragraph) and all(run.aside and run.strong for run in first.runs):
        said = plain_text(first.runs)
        return said if said in _ALERTS and len(blocks) > 1 else ""
    return ""


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
    return block.start >= 0 and block.start + len(block.items) <= _MOST_DIGITS


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


def is_notes(block: ItemList) -> bool:
    """Return whether a list holds the footnotes of a text."""
    return bool(block.items) and all(map(_note, block.items))


def _signs_of_notes(blocks: Iterable[Block]) -> Iterator[str]:
    """Yield the signs of the notes in lists of notes."""
    for block in walk(blocks):
        if isinstance(block, ItemList) and is_notes(block):
            yield from (note[0] for item in block.items if (note := _note(item)))


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
