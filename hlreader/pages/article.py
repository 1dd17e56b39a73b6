"""Lay out an article as a printed page: header, text with definitions, and footer."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from hlreader import header_and_footer
from hlreader.glossary.words.annotate import Annotations
from hlreader.glossary.words.brackets import definition, in_brackets
from hlreader.header_and_footer import FooterEntry, link_note
from hlreader.layout.flow import Additions, AnyFlow, Flow, FlowOptions, flows
from hlreader.layout.lines import lines_of
from hlreader.layout.styles import Depth, sgr
from hlreader.layout.typography import Space, Typography
from hlreader.layout.wrap import NOWHERE, Line, Piece, text_of, tidy
from hlreader.limits import NARROWEST
from hlreader.models import Match, Run, Table, Term
from hlreader.pages.reading import Definitions, Reading
from hlreader.textsize import Spacing
from hlreader.textsize.lettering import Lettering, Span
from hlreader.textsize.sgr import paint
from hlreader.themes import THEMES, ThemeName
from hlreader.wording import wording_for


class PageStyle(NamedTuple):
    """How a page looks."""

    lettering: Lettering
    width: int
    """Letters per line."""
    spacing: Spacing
    theme: ThemeName = ThemeName.DEFAULT
    styled: bool = False
    """Whether the output shows bold and underline."""
    depth: Depth = Depth.NONE
    ascii_only: bool = False
    """Whether the output cannot show bullets and lines."""

    @property
    def margin(self) -> str:
        """The text before the bullets of a list. It is shorter on a narrow page."""
        return " " * min(2, max(0, (self.width - NARROWEST) // 5))

    def sgr(self, piece: Piece) -> str:
        """Return the SGR parameters of a piece."""
        if not self.styled:
            return ""
        return sgr(self.theme, piece.roles, self.depth, bold=self.spacing.bold)


def article_page(reading: Reading, style: PageStyle) -> Iterator[str]:
    """Yield the page of an article row by row, for a terminal or a file."""
    limit, spacing = style.lettering.width("n" * style.width), style.spacing
    gaps = spacing.line_gap, max(spacing.paragraph_gap, 1)
    typography = Typography(style.lettering, limit, *gaps, style.ascii_only)
    edge = Line((), NOWHERE, blank=True)
    for line in (edge, *lines_of(_flows(reading, style), typography), edge):
        yield from _drawn(line, style, limit)


def _drawn(line: Line, style: PageStyle, limit: int) -> Iterable[str]:
    """Return the rows of a line. A theme with a background fills them."""
    lettering, pieces = style.lettering, line.pieces
    if THEMES[style.theme].page:
        used = sum(lettering.width(piece.text) for piece in pieces)
        pieces = (*pieces, Piece(" " * ((limit - used) // max(lettering.width("n"), 1))))
    spans = [Span(text_of(group), codes) for codes, group in groupby(pieces, style.sgr)]
    if lettering.scale != 1:
        return lettering.draw(spans)
    return ("".join(paint(span.text, span.style) for span in spans),)


class _Explanations(Additions):
    """Explains hard words, in the text or in notes, and says how to follow links."""

    def __init__(self, definitions: Definitions, annotations: Annotations) -> None:
        self.inline = definitions.is_inline
        self.annotations = annotations
        self.notes: dict[str, tuple[int, Term]] = {}
        """The number of each term's note, and the term."""

    def after_term(self, match: Match) -> str:
        if self.inline:
            return f" [{in_brackets(match)}]"
        return f" [{self.number(match.term)}]"

    def after_link(self, address: str, text: str) -> str:
        return link_note(address, text)

    def below_table(self, table: Table) -> Iterator[str]:
        for term in self.annotations.in_tables.get(table.offset, ()):
            if self.inline:
                yield f"{term.term}: {definition(term)}."
            else:
                self.number(term)

    def number(self, term: Term) -> int:
        """Return the number of a term's note. A new term gets the next number."""
        return self.notes.setdefault(term.term, (len(self.notes) + 1, term))[0]


def _flows(reading: Reading, style: PageStyle) -> Iterator[AnyFlow]:
    article, annotations = reading.article, reading.annotations()
    wording = wording_for(article.language)
    explanations = _Explanations(reading.definitions, annotations)
    rule = not style.styled
    space: Space = "line"
    for role, text in header_and_footer.header(article, wording):
        title = "=" if rule and role == "title" else ""
        mark = "! " if role == "danger" else ""
        space = "paragraph" if mark else space
        yield Flow((_piece(text, role),), 0, mark, " " * len(mark), space=space, rule=title)
        space = "paragraph" if mark else "line"
    options = FlowOptions(style.ascii_only, style.margin, rule, explanations)
    for block in article.document.blocks:
        yield from flows(block, annotations.in_paragraphs, options)
    notes = [_note(number, term) for number, term in explanations.notes.values()]
    related = header_and_footer.related_to(reading.related)
    asked = header_and_footer.own_words(article, wording)
    sections = (*asked, *header_and_footer.footer(article, related, wording))
    for title, entries in ((wording.words_explained, notes), *sections):
        if entries:
            yield Flow((_piece(title, "heading"),), 0, rule="-" if rule else "")
        for entry in entries:
            yield Flow(tuple(_entry(entry)), 0, indent=style.margin, space="item")
    closing = header_and_footer.closing(article, wording)
    if closing:
        yield Flow((_piece(closing, "note"),), 0)


def _note(number: int, term: Term) -> FooterEntry:
    spoken = f" ({term.pronunciation})" if term.pronunciation else ""
    return FooterEntry(f"[{number}] {term.term}{spoken}: {term.plain}")


def _entry(entry: FooterEntry) -> Iterator[Piece]:
    if not entry.slug:
        yield _piece(entry.text)
        return
    yield _piece(entry.title, "strong")
    yield _piece(f" {entry.text}" if entry.text else "")
    yield _piece(f" (hlreader read {entry.slug})", "note")


def _piece(text: str, role: str = "") -> Piece:
    return Piece(text_of(tidy(Run(text, 0))), role)
