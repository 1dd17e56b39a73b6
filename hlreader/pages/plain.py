"""An article in plain words, for screen readers and simple terminals.

There are no colours, boxes or bullets: words describe the structure (``linear``). Each paragraph is
one line, which the screen reader can break, unless there is a width.
"""

import re
from collections.abc import Iterable, Iterator
from functools import partial

from hlreader import header_and_footer
from hlreader.glossary.words.annotate import Annotations
from hlreader.glossary.words.brackets import in_brackets
from hlreader.header_and_footer import FooterEntry
from hlreader.layout.flow import Additions
from hlreader.layout.wrap import Piece, wrap
from hlreader.linear import Linear, front, heading
from hlreader.models import Match, Table, Term
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
        self.linear = Linear(self.wording, self.annotations.in_paragraphs, self)
        self.noted: dict[str, Term] = {}

    def paragraphs(self) -> Iterator[str]:
        article, wording = self.reading.article, self.wording
        for _, passage in front(header_and_footer.header(article, wording), wording):
            yield passage.text
        for passage in self.linear.blocks(article.document.blocks):
            yield passage.text
        if self.noted:
            yield heading((Piece(wording.words_explained),), wording).text
            for term in self.noted.values():
                yield f"{term.term}: {term.plain}"
        yield from self.footer()

    def footer(self) -> Iterator[str]:
        article, related = self.reading.article, header_and_footer.related_to(self.reading.related)
        asked = header_and_footer.own_words(article, self.wording)
        for section in (*asked, *header_and_footer.footer(article, related, self.wording)):
            yield heading((Piece(section.title),), self.wording).text
            yield from map(self.footer_entry, section.entries)
        closing = header_and_footer.closing(article, self.wording)
        if closing:
            yield closing

    def footer_entry(self, entry: FooterEntry) -> str:
        if not entry.slug:
            return entry.text
        to_open = self.wording.to_open.format(slug=entry.slug)
        return f"{_tidy(f'{entry.title} {entry.text}')} {to_open}"

    def below_table(self, table: Table) -> Iterator[str]:
        for term in self.annotations.in_tables.get(table.offset, ()):
            if self.reading.definitions.is_inline:
                yield f"{term.term}: {term.plain}"
            else:
                self.noted.setdefault(term.term, term)

    def after_link(self, address: str, text: str) -> str:
        return header_and_footer.link_note(address, text)

    def after_term(self, match: Match) -> str:
        if self.reading.definitions is Definitions.NOTES:
            self.noted.setdefault(match.term.term, match.term)
            return ""
        return f" ({in_brackets(match)})"


def _tidy(text: str) -> str:
    return _SPACES.sub(" ", text).strip()
