"""The body of a Word file as blocks: headings, paragraphs, lists, tables and quotations."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import zip_longest

from hlreader.documents.docx.handout import is_added
from hlreader.documents.docx.names import W, is_on, number, value
from hlreader.documents.docx.numbering import Numbering
from hlreader.documents.docx.styles import Styles
from hlreader.documents.docx.text import Inline
from hlreader.documents.lists import Item, nested
from hlreader.documents.ooxml import ALTERNATIVES, first_of
from hlreader.documents.package import Element, whole_number
from hlreader.documents.superscripts import settled
from hlreader.documents.tables import Cell, Merged, Repeats, blocks_of_rows, one_text, with_merged
from hlreader.documents.transcript import Transcript, with_whole_quotations
from hlreader.models import (
    Block,
    CodeBlock,
    Heading,
    ListItem,
    Paragraph,
    Quotation,
    Run,
    Runs,
    plain_text,
)

_CONTENTS = re.compile(r"toc(?: heading| \d)|table of (?:figures|authorities)")
_CODE = frozenset(["html preformatted", "preformatted text", "source code"])
"""The names of styles for preformatted text, in Word, LibreOffice and pandoc."""
_HOLDERS = frozenset(f"{W}{tag}" for tag in ("p", "tbl", "tr", "tc"))
_NO_HOLDERS = frozenset(
    f"{W}{tag}" for tag in "del moveFrom sectPr tblPr trPr tcPr sdtPr tblGrid".split()
)
_BODY_TEXT = 9
"""The outline level of body text."""


class Body:
    """Turns the elements of a Word file's body into blocks, and its paragraphs into lines."""

    def __init__(
        self,
        styles: Styles,
        numbering: Numbering,
        inline: Inline,
        transcript: Transcript,
        drawn: Callable[[Element], Iterable[str]],
        *,
        is_handout: bool = False,
    ) -> None:
        """``drawn`` returns the texts of the diagrams in a paragraph.

        ``is_handout`` says that paragraphs with some styles are not the article's.
        """
        self._is_handout = is_handout
        self._styles = styles
        self._numbering = numbering
        self.inline = inline
        self._transcript = transcript
        self._drawn = drawn

    def blocks(self, body: Element) -> list[Block]:
        """Return the blocks of a body or a table cell."""
        found: list[Block] = []
        items: list[Item] = []

        def end_list() -> None:
            found.extend(nested(items))
            items.clear()

        for element, parts in self._content(body):
            if element.tag == f"{W}tbl":
                end_list()
                found.extend(self._table(element))
                continue
            style = self._styles.of_paragraph(element)
            runs, offset = self._paragraph(parts, is_code=self._is_code(style))
            level = self._level(element, style)
            mark = self._numbering.mark(element, style) if runs else None
            if not runs or any(map(_CONTENTS.fullmatch, self._styles.names(style))):
                pass
            elif level:
                end_list()
                found.append(Heading(runs, level, offset))
            elif mark:
                items.append((mark, ListItem((Paragraph(runs, offset),), offset)))
            else:
                end_list()
                found.append(self._paragraph_block(runs, offset, style))
            for part in parts:
                for box in _outermost(part, "txbxContent"):
                    end_list()
                    found.extend(self.blocks(box))
                for text in self._drawn(part):
                    end_list()
                    found.append(Paragraph(*self._transcript.write_paragraph([Run(text, 0)])))
        end_list()
        return with_whole_quotations(found)

    def _content(self, body: Element) -> Iterator[tuple[Element, Sequence[Element]]]:
        """Yield the paragraphs and tables of a body, without what hlreader added to a hand-out."""
        for element, parts in _content(body):
            style = self._styles.of_paragraph(element)
            if not (self._is_handout and element.tag == f"{W}p" and is_added(style)):
                yield element, parts

    def note(self, element: Element) -> list[Paragraph]:
        """Return the paragraphs of a note."""
        return [Paragraph(*self._paragraph((one,))) for one in _paragraphs(element)]

    def _paragraph_block(self, runs: Runs, offset: int, style: str) -> Block:
        """Return a paragraph, or the block that its style stands for: a quotation or code."""
        names = self._styles.names(style)
        if any("quote" in name or name == "block text" for name in names):
            return Quotation((Paragraph(runs, offset),), offset)
        if self._is_code(style):
            return CodeBlock(plain_text(runs), offset)
        return Paragraph(runs, offset)

    def _is_code(self, style: str) -> bool:
        """Return whether a style is for preformatted text."""
        return not _CODE.isdisjoint(self._styles.names(style))

    def _paragraph(self, parts: Sequence[Element], *, is_code: bool = False) -> tuple[Runs, int]:
        """Return the runs and offset of a paragraph. ``parts`` are the elements with its text."""
        pieces = [piece for part in parts for piece in self.inline.runs(part)]
        return self._transcript.write_paragraph(settled(pieces), is_code=is_code)

    def _table(self, element: Element) -> list[Block]:
        """Return a table. A table with one column is for layout, so return its blocks."""
        rows = [
            row
            for row in _inside(element)
            if row.tag == f"{W}tr" and row.find(f"{W}trPr/{W}del") is None
        ]
        cells = [[cell for cell in _inside(row) if cell.tag == f"{W}tc"] for row in rows]
        if all(len(row) <= 1 for row in cells):
            return [block for row in cells for cell in row for block in self.blocks(cell)]
        heads = 0
        while heads < len(rows) and is_on(rows[heads].find(f"{W}trPr/{W}tblHeader")):
            heads += 1
        filled: list[list[Cell]] = []
        repeats = Repeats()
        offset = None
        for place, (row, inside) in enumerate(zip(rows, cells, strict=True)):
            before = number(row.find(f"{W}trPr/{W}gridBefore"))
            filled.append([()] * (repeats.allowed(before + 1) - 1))
            for cell in inside:
                text, start = self._cell(cell)
                offset = start if offset is None else offset
                text = _not_bold(text) if place < heads else text
                filled[-1].extend(_merged(cell, text, repeats))
        return blocks_of_rows(with_merged(filled, heads), offset or 0)

    def _cell(self, element: Element) -> tuple[Runs, int]:
        """Return the text of all paragraphs in a table cell, and its start."""
        texts: list[Runs] = []
        first = None
        for paragraph in _paragraphs(element):
            runs, offset = self._paragraph((paragraph,))
            first = offset if first is None else first
            texts.append(self._numbered(paragraph, runs))
        return one_text(texts), first or 0

    def _numbered(self, paragraph: Element, runs: Runs) -> Runs:
        """Return the runs of a paragraph in a table. In a list, its number comes first."""
        style = self._styles.of_paragraph(paragraph)
        mark = self._numbering.mark(paragraph, style) if runs else None
        if mark and mark.label:
            return (Run(f"{mark.label} ", runs[0].offset, aside=True), *runs)
        return runs

    def _level(self, element: Element, style: str) -> int:
        """Return the level of a heading, or 0 for any other paragraph."""
        for name in self._styles.names(style):
            if name == "title":
                return 1
            if name.startswith("heading "):
                return min(max(whole_number(name[8:], 1), 1), 6)
        for holder in (element, *self._styles.chain(style)):
            outline = number(holder.find(f"{W}pPr/{W}outlineLvl"), _BODY_TEXT)
            if outline < 6:  # noqa: PLR2004 - levels of headings
                return outline + 1
        return 0


def _not_bold(runs: Runs) -> Runs:
    """Return the runs of a header's cell. If all are bold, that is the look of a header."""
    is_bold = all(run.strong for run in runs if run.text.strip())
    return tuple(run._replace(strong=False) for run in runs) if is_bold else runs


def _merged(cell: Element, text: Runs, repeats: Repeats) -> list[Cell]:
    """Return a cell once for each of its columns, or the sign that it is merged with another."""
    across = repeats.allowed(number(cell.find(f"{W}tcPr/{W}gridSpan"), 1))
    joins = cell.find(f"{W}tcPr/{W}vMerge")
    if joins is not None and value(joins) != "restart":
        return [Merged.ABOVE] * across
    if cell.find(f"{W}tcPr/{W}cellDel") is not None:
        text = ()
    return [text, *[Merged.LEFT] * (across - 1)]


def _content(body: Element) -> Iterator[tuple[Element, Sequence[Element]]]:
    """Yield the paragraphs and tables of a body in order, including those in content controls.

    Each comes with the elements that have its text. If the end of a paragraph was deleted, it
    becomes empty, and its text comes before the text of the next paragraph.
    """
    elements = [one for one in _inside(body) if one.tag in (f"{W}p", f"{W}tbl")]
    merged: list[Element] = []
    for element, after in zip_longest(elements, elements[1:]):
        mark = element.find(f"{W}pPr/{W}rPr")
        is_deleted = mark is not None and any(
            mark.find(f"{W}{tag}") is not None for tag in ("del", "moveFrom")
        )
        if is_deleted and after is not None and after.tag == f"{W}p":
            merged.append(element)
            yield element, ()
        else:
            yield element, (*merged, element)
            merged = []


def _paragraphs(element: Element) -> Iterator[Element]:
    """Yield the paragraphs in an element. The paragraphs of text boxes come after their own."""
    for paragraph in _outermost(element, "p"):
        yield paragraph
        for box in _outermost(paragraph, "txbxContent"):
            yield from _paragraphs(box)


def _outermost(element: Element, tag: str) -> Iterator[Element]:
    """Yield the outermost elements with a tag. Of alternative contents, use only one."""
    wanted = f"{W}{tag}"
    if next(element.iter(wanted), None) is None:
        return
    for child in element:
        if child.tag == wanted:
            yield child
        elif child.tag == ALTERNATIVES:
            yield from first_of([*_outermost(form, tag)] for form in child)
        elif child.tag not in (f"{W}del", f"{W}moveFrom"):
            yield from _outermost(child, tag)


def _inside(parent: Element) -> Iterator[Element]:
    """Yield the paragraphs, tables, rows and cells in an element, whatever is around them."""
    for child in parent:
        if child.tag in _HOLDERS:
            yield child
        elif child.tag == ALTERNATIVES:
            yield from first_of([*_inside(form)] for form in child)
        elif child.tag not in _NO_HOLDERS and not _is_contents(child):
            yield from _inside(child)


def _is_contents(control: Element) -> bool:
    """Return whether a content control is a table of contents."""
    gallery = control.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
    return value(gallery) == "Table of Contents"
