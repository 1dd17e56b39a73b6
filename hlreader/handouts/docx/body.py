"""The body of a Word hand-out, with its footnotes and its links."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from hlreader.documents.lists import DEEPEST
from hlreader.handouts.docx.elements import Element, paragraph, run, w
from hlreader.handouts.docx.numbering import INDENT, Numbering
from hlreader.handouts.docx.properties import bookmark_name, leads_to_article
from hlreader.handouts.docx.styles import CODE_FONT
from hlreader.handouts.sheets import (
    LINES_FOR_QUESTIONS,
    Sheets,
    column_widths,
    is_right_to_left,
    leads_on,
    note_text,
)
from hlreader.handouts.spans import Span, spans
from hlreader.models import (
    Block,
    CodeBlock,
    Heading,
    ItemList,
    Paragraph,
    Quotation,
    Run,
    Runs,
    Table,
    Term,
    one_line,
    plain_text,
)

_GAP = 200
"""The gap between two fields in a line, in twips."""
_FIRST_LINK = 100
"""Links get the ids from here on. Those below are for the parts of the file."""


class Body:
    """Writes the parts of a hand-out as Word's elements. ``text_width`` is in twips."""

    def __init__(self, parts: Sheets, text_width: int) -> None:
        self.numbering = Numbering()
        self.links: dict[str, str] = {}
        """The ids of the addresses that links lead to."""
        self._bookmarks = 0
        """How many links to other articles have a bookmark so far."""
        self.notes: list[Term] = []
        """The words with a footnote, in the order of the notes."""
        self._section = parts.article.title
        """The heading above, which names the tables under it for screen readers."""
        self._parts = parts
        self._width = text_width
        self._is_rtl = is_right_to_left(parts.article)
        annotations = parts.leaflet.annotations
        self._matches = annotations.in_paragraphs | annotations.in_cells

    def elements(self) -> Iterator[Element]:
        """Yield the elements of the body."""
        parts, article = self._parts, self._parts.article
        yield self._said("Title", article.title)
        if article.topic:
            yield self._said("HandoutTopic", article.topic)
        for text in parts.notes_above:
            yield self._said("HandoutNote", text)
        yield from self._danger()
        yield from self._form()
        yield from self._blocks(parts.blocks)
        yield self._said("HandoutHeading", parts.words.my_questions)
        yield from self._lines(LINES_FOR_QUESTIONS)
        yield from self._teach_back()
        for section in parts.footer:
            yield self._said("HandoutHeading", section.title)
            for entry in section.entries:
                title = f"{entry.title} " if entry.title else ""
                runs = (Run(title, 0, strong=True), Run(entry.text, 0))
                bullet = self._in_list(self.numbering.bullets, 0)
                yield self._paragraph("HandoutSource", runs, -1, bullet)
        for text in parts.closing:
            yield self._said("HandoutSource", text)

    def footnotes(self) -> Element:
        """Return the part with the notes, after the two that draw the line above them."""
        lines = (
            w("footnote", w("p", w("r", w(kind))), type=kind, id=number)
            for number, kind in ((-1, "separator"), (0, "continuationSeparator"))
        )
        return w("footnotes", *lines, *map(self._note, enumerate(self.notes, 1)))

    def _note(self, numbered: tuple[int, Term]) -> Element:
        number, term = numbered
        word, meaning = note_text(term)
        mark = w("r", w("rPr", w("rStyle", val="FootnoteReference")), w("footnoteRef"))
        text = paragraph(
            "HandoutWord", mark, run(" "), run(word, w("b"), w("bCs")),
            run(meaning),
        )  # fmt: skip
        return w("footnote", text, id=number)

    def _danger(self) -> Iterator[Element]:
        """Yield a box with the danger signs: a table of one cell, which also holds the heading."""
        danger, words = self._parts.article.danger_signs, self._parts.words
        if not danger:
            return
        bullet = self._in_list(self.numbering.bullets, 0)
        more = words.more_under.format(section=danger.section)
        cell = w(
            "tc",
            w("tcPr", w("tcW", w=self._width, type="dxa")),
            self._said("HandoutDangerHeading", f"! {words.danger}"),
            *(
                self._paragraph("HandoutDanger", (Run(sign, 0),), -1, bullet)
                for sign in danger.signs
            ),
            self._said("HandoutDanger", more),
        )
        rows = [w("tr", w("trPr", w("cantSplit")), cell)]
        yield self._boxed(rows, [self._width], eighths=24, caption=words.danger)

    def _form(self) -> Iterator[Element]:
        """Yield the fields, two in a line. A tab draws the line to write on."""
        fields = self._parts.fields
        for first, second in zip(fields[::2], fields[1::2], strict=True):
            yield paragraph(
                "HandoutForm",
                self._label(first.label),
                run(f"{first.value}\t" if first.value else "\t\t"),
                self._label(second.label),
                run(second.value or "\t"),
                more=[self._stops(has_line=not first.value)],
            )

    def _stops(self, *, has_line: bool) -> Element:
        """Return the tab stops of two fields. The first may end in a line to write on."""
        middle = self._width // 2
        line = w("tab", val="left", leader="underscore", pos=middle - _GAP)
        return w(
            "tabs",
            line if has_line else None,
            w("tab", val="left", pos=middle),
            w("tab", val="right", leader="underscore", pos=self._width),
        )

    def _label(self, text: str) -> Element:
        return run(f"{text}: ", w("b"), w("bCs"))

    def _teach_back(self) -> Iterator[Element]:
        questions = self._parts.article.teach_back
        if not questions:
            return
        words = self._parts.words
        yield self._said("HandoutHeading", self._parts.leaflet.wording.own_words)
        yield self._said("HandoutAnswer", words.teach_back_how)
        place = self.numbering.numbers()
        for one in questions:
            yield self._paragraph(
                "HandoutQuestion", (Run(one.question, 0),), -1, self._in_list(place, 0)
            )
            yield self._said("HandoutAnswer", words.look_under.format(section=one.section))
            yield from self._lines(2)

    def _lines(self, count: int) -> Iterator[Element]:
        """Yield lines to write on."""
        for _ in range(count):
            yield paragraph("HandoutLine", run("\t"))

    def _blocks(
        self, blocks: Iterable[Block], depth: int = 0, style: str = ""
    ) -> Iterator[Element]:
        for block in blocks:
            yield from self._block(block, depth, style)

    def _block(self, block: Block, depth: int, style: str) -> Iterator[Element]:
        if isinstance(block, Heading):
            level = self._parts.levels[block.offset]
            self._section = one_line(block.runs)
            yield self._paragraph(f"Heading{level}", block.runs, -1)
        elif isinstance(block, Paragraph):
            kept = [w("keepNext")] if leads_on(block) else []
            indent = [w("ind", left=INDENT * depth)] if depth else []
            yield self._paragraph(style or "Normal", block.runs, block.offset, [*kept, *indent])
        elif isinstance(block, ItemList):
            yield from self._list(block, min(depth, DEEPEST))
        elif isinstance(block, Quotation):
            yield from self._blocks(block.blocks, depth, "Quote")
        elif isinstance(block, Table):
            yield self._table(block)
            yield self._said("HandoutNote", "")
        elif isinstance(block, CodeBlock):
            yield paragraph("Code", run(block.text))
        else:
            yield paragraph("Divider")

    def _list(self, block: ItemList, depth: int) -> Iterator[Element]:
        keys = self.numbering.list_of(block, depth)
        for key, item in zip(keys, block.items, strict=True):
            text, rest = Paragraph((), -1), item.blocks
            if rest and isinstance(rest[0], Paragraph):
                text, rest = rest[0], rest[1:]
            place = self._in_list(key, depth)
            if block is self._parts.asks:
                place = [w("keepNext"), *place]
            yield self._paragraph("ListParagraph", text.runs, text.offset, place)
            if block is self._parts.asks:
                yield from self._lines(1)
            yield from self._blocks(rest, depth + 1)

    def _in_list(self, key: str, depth: int) -> list[Element]:
        return [w("numPr", w("ilvl", val=depth), w("numId", val=key))]

    def _table(self, table: Table) -> Element:
        shares = column_widths(table, self._parts.leaflet.paper.ems)
        widths = [int(self._width * share / sum(shares)) for share in shares]
        has_header = any(map(plain_text, table.header))
        rows = [self._row(row, widths) for row in table.rows]
        if has_header:
            rows.insert(0, self._row(table.header, widths, is_header=True))
        return self._boxed(rows, widths, eighths=4, has_header=has_header, caption=self._section)

    def _row(self, cells: Iterable[Runs], widths: list[int], *, is_header: bool = False) -> Element:
        properties = w("trPr", w("cantSplit"), w("tblHeader") if is_header else None)
        row = w("tr", properties)
        for runs, width in zip(cells, widths, strict=True):
            shade = w("shd", val="clear", color="auto", fill="EBEBEB") if is_header else None
            strong = tuple(one._replace(strong=True) for one in runs) if is_header else runs
            text = self._paragraph("TableText", strong, runs[0].offset if runs else -1)
            row.append(w("tc", w("tcPr", w("tcW", w=width, type="dxa"), shade), text))
        return row

    def _boxed(
        self,
        rows: list[Element],
        widths: list[int],
        *,
        eighths: int,
        caption: str,
        has_header: bool = False,
    ) -> Element:
        sides = ("top", "left", "bottom", "right", "insideH", "insideV")
        edges = w(
            "tblBorders",
            *(w(side, val="single", sz=eighths, space=0, color="000000") for side in sides),
        )
        properties = w(
            "tblPr",
            w("tblStyle", val="TableGrid"),
            w("bidiVisual") if self._is_rtl else None,
            w("tblW", w=sum(widths), type="dxa"),
            edges,
            w("tblLayout", type="fixed"),
            w("tblLook", firstRow=int(has_header), lastRow=0, firstColumn=0, lastColumn=0,
              noHBand=1, noVBand=1),
            w("tblCaption", val=caption),
        )  # fmt: skip
        grid = w("tblGrid", *(w("gridCol", w=width) for width in widths))
        return w("tbl", properties, grid, *rows)

    def _said(self, style: str, text: str) -> Element:
        """Return a paragraph with a text of one style."""
        return self._paragraph(style, (Run(text, 0),) if text else (), -1)

    def _paragraph(self, style: str, runs: Runs, key: int, more: Iterable[Element] = ()) -> Element:
        """Return running text. ``key`` is the offset under which its hard words are found."""
        element = paragraph(style, more=more)
        found = spans(runs, self._matches.get(key, ()))
        for _, group in groupby(found, key=lambda span: id(span.run)):
            parts = [*group]
            written = [one for span in parts for one in self._span(span)]
            if leads_to_article(parts[0].run):
                self._bookmarks += 1
                number, name = self._bookmarks, bookmark_name(self._bookmarks)
                start, end = w("bookmarkStart", id=number, name=name), w("bookmarkEnd", id=number)
                written = [start, *written, end]
            element.extend(written)
        return element

    def _span(self, span: Span) -> Iterator[Element]:
        """Yield the text of a span, and the mark of its note."""
        shown = run(span.text, *_look(span))
        if span.link:
            link = w("hyperlink", shown)
            link.set("r:id", self._link(span.link))
            shown = link
        yield shown
        if span.note:
            self.notes.append(span.note)
            reference = w("footnoteReference", id=len(self.notes))
            style_of_mark = w("rPr", w("rStyle", val="FootnoteReference"))
            yield w("r", style_of_mark, reference)

    def _link(self, address: str) -> str:
        return self.links.setdefault(address, f"rId{_FIRST_LINK + len(self.links)}")


def _look(span: Span) -> list[Element]:
    """Return the properties of a span's letters, in the order of the schema."""
    style = "Hyperlink" if span.link else "HardWord" if span.is_term else ""
    look = [w("rStyle", val=style)] if style else []
    if span.run.code:
        look.append(w("rFonts", ascii=CODE_FONT, hAnsi=CODE_FONT, cs=CODE_FONT))
    if span.run.strong:
        look += [w("b"), w("bCs")]
    if span.run.emphasis:
        look += [w("i"), w("iCs")]
    return look
