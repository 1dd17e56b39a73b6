"""An article in words, one passage after another: for screen readers, and for reading aloud.

Words describe the structure: headings are announced, lists say how many items they have, and table
cells come with the names of their columns. Plain pages print the passages, and ``speech`` says
them. A passage knows which of its letters are in the source.
"""

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import NamedTuple

from hlreader import header_and_footer
from hlreader.header_and_footer import HeaderLine
from hlreader.layout.flow import Additions, Matches, pieces_of
from hlreader.layout.wrap import NOWHERE, Piece, text_of
from hlreader.models import (
    Block,
    CodeBlock,
    Heading,
    ItemList,
    Paragraph,
    Quotation,
    Runs,
    Table,
    marks_of,
    picture_text,
)
from hlreader.wording import Wording

_UNTIDY = re.compile(r"\s{2,}|[^\S ]")
_WORDS = re.compile(r"\s+|\S+")


class PassageKind(StrEnum):
    """The kinds of passages. Each has its own pause after it."""

    HEADING = "heading"
    TEXT = "text"
    ITEM = "item"
    """The first text of an item of a list."""
    ROW = "row"
    """A row of a table, or a line of code."""
    STRUCTURE = "structure"
    """hlreader's own words about what comes next, or what has ended."""
    NOTE = "note"
    """A line about the article, or the meaning of a word of a table."""


class Passage(NamedTuple):
    """A paragraph in words."""

    kind: PassageKind
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """The text of the passage."""
        return text_of(self.pieces)


class Linear:
    """Describes blocks in words, with additions after hard words, links and tables."""

    def __init__(
        self,
        wording: Wording,
        matches: Matches,
        additions: Additions = Additions(),  # noqa: B008 - it has no state
    ) -> None:
        self.wording = wording
        self.matches = matches
        self.additions = additions

    def blocks(self, blocks: Iterable[Block]) -> Iterator[Passage]:
        """Yield the passages of blocks."""
        for block in blocks:
            yield from self._block(block)

    def _block(self, block: Block) -> Iterator[Passage]:
        if isinstance(block, Heading):
            yield heading(pieces_of(block.runs), self.wording)
        elif isinstance(block, Paragraph):
            yield Passage(PassageKind.TEXT, self._prose(block))
        elif isinstance(block, ItemList):
            yield from self._list(block)
        elif isinstance(block, Quotation):
            yield said(self.wording.quotation)
            yield from self.blocks(block.blocks)
            yield said(self.wording.end_of_quotation)
        elif isinstance(block, Table):
            yield from self._table(block)
        elif isinstance(block, CodeBlock):
            # Read aloud, a picture made of signs is only "number sign, number sign".
            drawn = not any(map(str.isalnum, block.text))
            code = Piece(picture_text("")) if drawn else Piece(block.text, "code", block.offset)
            yield Passage(PassageKind.ROW, (code,))

    def _prose(self, block: Paragraph) -> tuple[Piece, ...]:
        """Return running text with definitions after terms, and addresses after links."""
        matches = self.matches.get(block.offset, ())
        return tidied(pieces_of(block.runs, "", matches, self.additions), lines=True)

    def _list(self, block: ItemList) -> Iterator[Passage]:
        count = len(block.items)
        wording = self.wording
        yield said(wording.item if count == 1 else wording.items.format(count=count))
        for number, (item, mark) in enumerate(zip(block.items, marks_of(block), strict=True), 1):
            first, *rest = [*self.blocks(item.blocks)] or [said("")]
            kind = PassageKind.ITEM if first.kind is PassageKind.TEXT else first.kind
            yield Passage(kind, (Piece(f"{mark or f'{number}.'} "), *first.pieces))
            yield from rest
        yield said(wording.end_of_list)

    def _table(self, block: Table) -> Iterator[Passage]:
        names = [tuple(_nowhere(_line(cell))) for cell in block.header]
        yield said(self.wording.table.format(columns=len(names), rows=len(block.rows)))
        for row in block.rows:
            pieces: list[Piece] = []
            for name, cell in zip(names, map(_line, row), strict=True):
                if cell:
                    pieces += [Piece(" ")] if pieces else []
                    pieces += [*name, Piece(": ")] if name else []
                    pieces += _ended(cell)
            yield Passage(PassageKind.ROW, tuple(pieces))
        for text in self.additions.below_table(block):
            yield Passage(PassageKind.NOTE, (Piece(text, "definition"),))
        yield said(self.wording.end_of_table)


def said(text: str) -> Passage:
    """Return hlreader's own words as a passage."""
    return Passage(PassageKind.STRUCTURE, (Piece(text),))


def heading(pieces: Iterable[Piece], wording: Wording) -> Passage:
    """Return the passage that announces a heading."""
    return Passage(PassageKind.HEADING, _framed(wording.heading, _ended(tidied(pieces))))


def front(lines: Iterable[HeaderLine], wording: Wording) -> Iterator[tuple[HeaderLine, Passage]]:
    """Yield the lines before an article, each with its passage."""
    forms = {"section": wording.section, "title": wording.title}
    for line in lines:
        kind = PassageKind.HEADING if line.role in forms else PassageKind.NOTE
        piece = Piece(header_and_footer.ended(line.text))
        yield line, Passage(kind, _framed(forms.get(line.role, "{text}"), (piece,)))


def tidied(pieces: Iterable[Piece], *, lines: bool = False) -> tuple[Piece, ...]:
    """Return pieces with single spaces, and none at the ends. With ``lines``, keep line breaks."""
    pieces = tuple(piece for piece in pieces if piece.text)
    text = text_of(pieces)
    if not _UNTIDY.search(text) and text == text.strip():
        return pieces
    kept: list[Piece] = []
    gap = ""
    for piece in pieces:
        for found in _WORDS.finditer(piece.text):
            if found[0].isspace():
                gap += found[0]
                continue
            breaks = "\n" * gap.count("\n") if lines else ""
            between = breaks or (" " if gap and kept else "")
            kept += [Piece(between)] if between else []
            offset = piece.offset + found.start() if piece.offset != NOWHERE else NOWHERE
            kept.append(piece._replace(text=found[0], offset=offset))
            gap = ""
    breaks = "\n" * gap.count("\n") if lines else ""
    return (*kept, Piece(breaks)) if breaks else tuple(kept)


def _line(runs: Runs) -> tuple[Piece, ...]:
    """Return the text of a table's cell on one line."""
    return tidied(pieces_of(runs))


def _nowhere(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Yield pieces without their places, for text that is repeated."""
    for piece in pieces:
        yield piece._replace(offset=NOWHERE)


def _ended(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Return pieces with a full stop, unless they are empty or end with a mark."""
    text = text_of(pieces)
    ended = header_and_footer.ended(text)
    return pieces if ended == text else (*pieces, Piece(ended[len(text) :]))


def _framed(form: str, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Return pieces in the place of ``{text}`` in a form."""
    before, _, after = form.partition("{text}")
    return tuple(piece for piece in (Piece(before), *pieces, Piece(after)) if piece.text)
