"""An article in plain words, for screen readers and simple terminals.

There are no colours, boxes or bullets. Words describe the structure: headings are announced, lists
say how many items they have, and table cells come with the names of their columns. Each paragraph
is one line, which the screen reader can break, unless there is a width.
"""

import re
from collections.abc import Iterable, Iterator
from functools import partial

from hlreader import header_and_footer
from hlreader.glossary.words.annotate import Annotations
from hlreader.glossary.words.brackets import in_brackets
from hlreader.header_and_footer import FooterEntry
from hlreader.layout.flow import Additions, pieces_of
from hlreader.layout.wrap import text_of, wrap
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
    Term,
    marks_of,
    picture_text,
    plain_text,
)
from hlreader.pages.reading import Definitions, Reading
from hlreader.textsize.cells import cells
from hlreader.wording import wording_for

_SPACES = re.compile(r"\s+")


def plain_page(reading: Reading, width: int | None = None) -> str:
    """Return the page of an article as plain text, with lines of at most ``width`` letters."""
    return joined(_PlainPage(reading).paragraphs(), width)


def joined(paragraphs: Iterable[str], width: int | None) -> str:
    """Return paragraphs as text with blank lines between them."""
    if width is not None:
        paragraphs = ("\n".join(_folded(paragraph, width)) for paragraph in paragraphs)
    return "\n\n".join(paragraphs) + "\n"


def _folded(paragraph: str, width: int) -> Iterator[str]:
    """Yield a paragraph in lines of at most ``width`` cells. A letter may take two cells.

    Lines of code stay indented.
    """
    for line in paragraph.expandtabs(4).split("\n"):
        text = line.lstrip(" ")
        indent = " " * min(len(line) - len(text), width // 2)
        for start, end in wrap(text, partial(_cells, text), width - len(indent)):
            yield f"{indent}{text[start:end]}" if end > start else ""


def _cells(text: str, start: int, end: int) -> int:
    return cells(text[start:end])


class _PlainPage(Additions):
    """Describes an article in words."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.annotations: Annotations = reading.annotations()
        self.wording = wording_for(reading.article.language)
        self.noted: dict[str, Term] = {}

    def paragraphs(self) -> Iterator[str]:
        article, wording = self.reading.article, self.wording
        forms = {"section": wording.section, "title": wording.title}
        for role, text in header_and_footer.header(article, wording):
            yield forms.get(role, "{text}").format(text=header_and_footer.ended(text))
        yield from self.blocks(article.document.blocks)
        if self.noted:
            yield self.heading(wording.words_explained)
            for term in self.noted.values():
                yield f"{term.term}: {term.plain}"
        yield from self.footer()

    def footer(self) -> Iterator[str]:
        article, related = self.reading.article, header_and_footer.related_to(self.reading.related)
        asked = header_and_footer.own_words(article, self.wording)
        for section in (*asked, *header_and_footer.footer(article, related, self.wording)):
            yield self.heading(section.title)
            yield from map(self.footer_entry, section.entries)
        closing = header_and_footer.closing(article, self.wording)
        if closing:
            yield closing

    def footer_entry(self, entry: FooterEntry) -> str:
        if not entry.slug:
            return entry.text
        to_open = self.wording.to_open.format(slug=entry.slug)
        return f"{_tidy(f'{entry.title} {entry.text}')} {to_open}"

    def blocks(self, blocks: Iterable[Block]) -> Iterator[str]:
        for block in blocks:
            yield from self.block(block)

    def block(self, block: Block) -> Iterator[str]:
        if isinstance(block, Heading):
            yield self.heading(_tidy(plain_text(block.runs)))
        elif isinstance(block, Paragraph):
            yield self.prose(block.runs, self.annotations.in_paragraphs.get(block.offset, ()))
        elif isinstance(block, ItemList):
            yield from self.item_list(block)
        elif isinstance(block, Quotation):
            yield self.wording.quotation
            yield from self.blocks(block.blocks)
            yield self.wording.end_of_quotation
        elif isinstance(block, Table):
            yield from self.table(block)
        elif isinstance(block, CodeBlock):
            # Read aloud, a picture made of signs is only "number sign, number sign".
            drawn = not any(map(str.isalnum, block.text))
            yield picture_text("") if drawn else block.text

    def heading(self, text: str) -> str:
        return self.wording.heading.format(text=header_and_footer.ended(text))

    def item_list(self, block: ItemList) -> Iterator[str]:
        count = len(block.items)
        yield self.wording.item if count == 1 else self.wording.items.format(count=count)
        for number, (item, mark) in enumerate(zip(block.items, marks_of(block), strict=True), 1):
            first, *rest = [*self.blocks(item.blocks)] or [""]
            yield f"{mark or f'{number}.'} {first}"
            yield from rest
        yield self.wording.end_of_list

    def table(self, block: Table) -> Iterator[str]:
        names = [_tidy(plain_text(cell)) for cell in block.header]
        yield self.wording.table.format(columns=len(names), rows=len(block.rows))
        for row in block.rows:
            cells = [_tidy(plain_text(cell)) for cell in row]
            spoken = [
                header_and_footer.ended(f"{name}: {cell}" if name else cell)
                for name, cell in zip(names, cells, strict=True)
                if cell
            ]
            yield " ".join(spoken)
        for term in self.annotations.in_tables.get(block.offset, ()):
            if self.reading.definitions.is_inline:
                yield f"{term.term}: {term.plain}"
            else:
                self.noted.setdefault(term.term, term)
        yield self.wording.end_of_table

    def prose(self, runs: Runs, matches: Iterable[Match]) -> str:
        """Return running text with definitions after terms, and addresses after links."""
        text = text_of(pieces_of(runs, "", matches, self))
        return "\n".join(_tidy(line) for line in text.split("\n"))

    def after_link(self, address: str, text: str) -> str:
        return header_and_footer.link_note(address, text)

    def after_term(self, match: Match) -> str:
        if self.reading.definitions is Definitions.NOTES:
            self.noted.setdefault(match.term.term, match.term)
            return ""
        return f" ({in_brackets(match)})"


def _tidy(text: str) -> str:
    return _SPACES.sub(" ", text).strip()
