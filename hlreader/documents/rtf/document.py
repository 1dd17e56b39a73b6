"""Rich Text files (.rtf): headings, paragraphs, lists, tables, links and notes as blocks.

As in a Word file, a place is the number of the paragraph and a column in it. Text boxes come after
their paragraph, and notes at the end. Headers and footers come last. Text that is hidden or struck
out is not read.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence

from hlreader.documents.lists import DEEPEST, Item, Mark, nested
from hlreader.documents.margins import as_margins
from hlreader.documents.package import readable
from hlreader.documents.properties import review_in
from hlreader.documents.rtf.reader import (
    CellEnd,
    Event,
    Reader,
    Rich,
    RichParagraph,
    RowCell,
    RowEnd,
)
from hlreader.documents.superscripts import settled
from hlreader.documents.tables import Cell, Merged, Repeats, blocks_of_rows, one_text, with_merged
from hlreader.documents.transcript import Transcript, as_notes, with_whole_quotations
from hlreader.models import Block, Document, Heading, ListItem, Paragraph, Quotation, Runs

TAKES = bytes

_HEADING = re.compile(r"heading ([1-6])")
_NUMBERED = re.compile(r"\W*(?:[\w.]*\d[\w.]*|\w{1,5}(?=[.):\]]))\W*")
_DIGITS = re.compile(r"(\d+)\D*$")
_NEAR = 60
"""Edges of cells that are closer than this are the same. In twentieths of a point."""


def parse(data: bytes, name: str) -> Document:
    """Return the document of a Rich Text file. Raises UnreadableError."""
    with readable(name, "Rich Text file"):
        rich = Reader(data).read()
    blocks = _Blocks(rich)
    found = blocks.of(rich.events)
    found += as_notes((mark, blocks.paragraphs(events)) for mark, events in rich.notes)
    found += as_margins(blocks.paragraphs(rich.margins), found)
    blocks.transcript.languages.update(rich.languages)
    names = {"title": "title", "author": "author", "topic": "category"}
    said = {fact: rich.said.get(name, "") for fact, name in names.items()}
    return blocks.transcript.document(
        name, found, language=rich.language, **said, **review_in(rich.said)
    )


class _Blocks:
    """Makes the blocks of a file."""

    def __init__(self, rich: Rich) -> None:
        self.transcript = Transcript()
        self._styles = {
            number: name.split(";")[0].strip().lower() for number, name in rich.styles.items()
        }
        self._counts: dict[tuple[int, int], int] = {}

    def paragraphs(self, events: Sequence[Event]) -> list[Paragraph]:
        """Return the text of a note."""
        return [
            Paragraph(*self._written(event)) for event in events if isinstance(event, RichParagraph)
        ]

    def of(self, events: Sequence[Event]) -> list[Block]:
        """Return the blocks of a text."""
        found: list[Block] = []
        items: list[Item] = []
        table = _TableRows()
        for event in events:
            if isinstance(event, RichParagraph):
                if event.look.in_table:
                    table.add(*self._written(event))
                    continue
                found += [*nested(items)] if not event.label else []
                items = items if event.label else []
                found += table.blocks()
                table = _TableRows()
                self._add(found, items, event)
            elif isinstance(event, CellEnd):
                table.end_cell()
            else:
                found += nested(items)
                items = []
                table.end_row(event)
        return with_whole_quotations([*found, *nested(items), *table.blocks()])

    def _written(self, paragraph: RichParagraph) -> tuple[Runs, int]:
        return self.transcript.write_paragraph(settled(paragraph.pieces))

    def _add(self, found: list[Block], items: list[Item], paragraph: RichParagraph) -> None:
        runs, offset = self._written(paragraph)
        name = self._styles.get(paragraph.look.style, "")
        titled = _HEADING.match(name)
        level = int(titled[1]) if titled else 1 if name == "title" else paragraph.look.level
        if not runs or name.startswith("toc "):
            return
        if level:
            found += nested(items)
            items.clear()
            found.append(Heading(runs, level, offset))
        elif paragraph.label:
            items.append((self._mark(paragraph), ListItem((Paragraph(runs, offset),), offset)))
        elif "quot" in name:
            found.append(Quotation((Paragraph(runs, offset),), offset))
        else:
            found.append(Paragraph(runs, offset))

    def _mark(self, paragraph: RichParagraph) -> Mark:
        look, label = paragraph.look, paragraph.label
        depth = min(max(look.depth, 0), DEEPEST)
        if not _NUMBERED.fullmatch(label):
            return Mark(str(look.list), depth)
        key = (look.list, depth)
        digits = _DIGITS.search(label)
        self._counts[key] = int(digits[1][:6]) if digits else self._counts.get(key, 0) + 1
        return Mark(str(look.list), depth, self._counts[key], label)


class _TableRows:
    """The rows of a table that have been read."""

    def __init__(self) -> None:
        self._cell: list[Runs] = []
        """The paragraphs of the current cell."""
        self._cells: list[Runs] = []
        self._rows: list[tuple[list[Runs], RowEnd]] = []
        self._offset: int | None = None

    def add(self, runs: Runs, offset: int) -> None:
        """Add a paragraph to the current cell."""
        self._offset = offset if self._offset is None else self._offset
        if runs:
            self._cell.append(runs)

    def end_cell(self) -> None:
        """End a cell."""
        self._cells.append(one_text(self._cell))
        self._cell = []

    def end_row(self, row: RowEnd) -> None:
        """End a row."""
        if self._cells:
            self._rows.append((self._cells, row))
        self._cells = []

    def blocks(self) -> list[Block]:
        """Return the table, if there is one. A table with one column is for layout."""
        rows, offset = self._rows, self._offset or 0
        if self._cell or self._cells:  # a row without an end
            cells = [*self._cells, one_text(self._cell)]
            rows = [*rows, (cells, RowEnd((), is_head=False))]
        if all(len(cells) == 1 for cells, _ in rows):
            return [Paragraph(cells[0], cells[0][0].offset) for cells, _ in rows if cells[0]]
        edges = _edges([cell.end for _, row in rows for cell in row.cells])
        heads = 0
        while heads < len(rows) and rows[heads][1].is_head:
            heads += 1
        repeats = Repeats()
        spread = [_spread(cells, row.cells, edges, repeats) for cells, row in rows]
        return blocks_of_rows(with_merged(spread, heads), offset)


def _edges(ends: Sequence[int]) -> list[int]:
    """Return the right edges of a table's columns."""
    edges: list[int] = []
    for end in sorted(set(ends)):
        if not edges or end - edges[-1] > _NEAR:
            edges.append(end)
    return edges


def _spread(
    cells: Sequence[Runs], places: Sequence[RowCell], edges: Sequence[int], repeats: Repeats
) -> list[Cell]:
    """Return a row with each cell repeated in all the columns that it spans."""
    row: list[Cell] = []
    for number, runs in enumerate(cells):
        if number >= len(places):
            row.append(runs)
            continue
        place = places[number]
        last = min(bisect_left(edges, place.end - _NEAR), len(edges) - 1)
        across = repeats.allowed(last + 1 - len(row))
        first: Cell = runs
        if place.joins_above:
            first = Merged.ABOVE
        elif place.joins_left and row:
            first = Merged.LEFT
        row.append(first)
        row += [Merged.ABOVE if place.joins_above else Merged.LEFT] * (across - 1)
    return row
