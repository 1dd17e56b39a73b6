"""The body of an article as lines: headings, paragraphs, lists, quotations, tables."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from rich.console import Console
from rich.text import Text

from hlreader.article_facts import inline_definition, link_note
from hlreader.glossary.words.annotate import Annotations
from hlreader.models import (
    Block,
    CodeBlock,
    Heading,
    ItemList,
    Match,
    Paragraph,
    Quotation,
    Run,
    Runs,
    Table,
    Term,
    marks_of,
    plain_text,
)
from hlreader.pages.layout import fold, hang, indent, join, styled, tidy, underlined
from hlreader.pages.table import cards, column_widths, grid
from hlreader.textsize import Spacing
from hlreader.themes import Theme
from hlreader.wording import Wording

_LEAST_ROOM = 8
"""The narrowest column in which text can still be read, in cells."""

_BULLETS = ("•", "◦", "-")


class Look(NamedTuple):
    """How a page is to look."""

    console: Console
    width: int
    spacing: Spacing
    theme: Theme
    unstyled: bool = False
    """Whether the output shows no bold, underline or colour."""
    ascii_only: bool = False
    """Whether the output cannot show bullets and lines."""


class Notes:
    """The definitions that a page collects, numbered, to be at its end."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}
        self.terms: list[Term] = []

    def number(self, term: Term) -> int:
        """Return the number of a term's note, a new one if it has none yet."""
        if term.term not in self.numbers:
            self.terms.append(term)
            self.numbers[term.term] = len(self.terms)
        return self.numbers[term.term]


class Body:
    """Lays out the blocks of one article.

    ``notes`` collects the definitions; without it they are inline.
    """

    def __init__(
        self, look: Look, annotations: Annotations, wording: Wording, notes: Notes | None
    ) -> None:
        self.look = look
        self.wording = wording
        self.annotations = annotations
        self.notes = notes
        self.base = "bold" if look.spacing.bold else ""

    def lines(self, blocks: Iterable[Block], width: int, depth: int = 0) -> list[Text]:
        """Return the lines of blocks at a width, with the gaps of the text size."""
        return join(
            (self.block(block, width, depth) for block in blocks), self.look.spacing.paragraph_gap
        )

    def block(self, block: Block, width: int, depth: int) -> list[Text]:
        """Return the lines of one block."""
        if isinstance(block, Heading):
            return self.title(plain_text(block.runs), self.look.theme.heading, width)
        if isinstance(block, Paragraph):
            matches = self.annotations.in_paragraphs.get(block.offset, ())
            return self.prose(self.text(block.runs, matches), width)
        if isinstance(block, ItemList):
            return self.item_list(block, width, depth)
        if isinstance(block, Quotation):
            bar = "| " if self.look.ascii_only else "│ "
            return self.inside(block.blocks, width, depth, bar, bar)
        if isinstance(block, Table):
            return self.table(block, width)
        if isinstance(block, CodeBlock):
            code = Text(block.text.expandtabs(4), self.look.theme.code, end="")
            return fold(self.look.console, code, width, *[" " * indent(width)] * 2)
        return [Text(("-" if self.look.ascii_only else "─") * min(width, 20), end="")]

    def inside(
        self, blocks: Iterable[Block], width: int, depth: int, first: str, rest: str
    ) -> list[Text]:
        """Return the lines of blocks with ``first`` and ``rest`` before them.

        If that leaves no room for words, the text keeps the width and ``first`` goes above it.
        """
        room = width - len(first)
        if room >= _LEAST_ROOM:
            return hang(self.lines(blocks, room, depth) or [Text(end="")], first, rest)
        return [Text(first.strip()[:width], end=""), *self.lines(blocks, width, depth)]

    def prose(self, text: Text, width: int, first: str = "", rest: str = "") -> list[Text]:
        """Return running text as lines, with the line gap of the text size."""
        lines = fold(self.look.console, text, width, first, rest)
        return join(([line] for line in lines), self.look.spacing.line_gap)

    def title(self, text: str, style: str, width: int, rule: str = "-") -> list[Text]:
        """Return a heading that stands out also where the body is bold or styles are off."""
        if self.look.spacing.bold:
            style += " underline"
        lines = self.prose(styled(text, style), width)
        return underlined(lines, rule) if self.look.unstyled else lines

    def item_list(self, block: ItemList, width: int, depth: int) -> list[Text]:
        """Return a list's lines: a bullet or number, and the item hanging from it."""
        items = []
        marks = marks_of(block)
        widest = max(map(len, marks), default=0)
        bullet = "-" if self.look.ascii_only else _BULLETS[min(depth, len(_BULLETS) - 1)]
        margin = " " * indent(width, 2)
        for item, mark in zip(block.items, marks, strict=True):
            first = f"{margin}{mark.rjust(widest) if mark else bullet} "
            items.append(self.inside(item.blocks, width, depth + 1, first, " " * len(first)))
        gap = self.look.spacing.paragraph_gap - 1
        return join(items, gap)

    def text(self, runs: Runs, matches: Iterable[Match] = ()) -> Text:
        """Return runs as styled text, with the definitions of the matches after their terms."""
        theme = self.look.theme
        text = Text(style=self.base, end="")
        plain = plain_text(runs)
        opened = {match.start: match for match in matches}
        closed = {match.end: match for match in matches}
        cuts = sorted({*opened, *closed})
        position = 0
        in_term = False
        for number, run in enumerate(runs):
            end = position + len(run.text)
            inner = cuts[bisect_right(cuts, position) : bisect_left(cuts, end)]
            for start, stop in zip([position, *inner], [*inner, end], strict=True):
                in_term = start in opened or (in_term and start not in closed)
                piece = plain[start:stop]
                text.append(tidy(piece), " ".join(self.styles(run, in_term=in_term)))
                if stop in closed:
                    in_term = False
                    text.append(self.definition(closed[stop]), theme.definition)
            follows = runs[number + 1].link if number + 1 < len(runs) else ""
            if run.link and run.link != follows:
                text.append(link_note(run.link, run.text), theme.note)
            position = end
        return text

    def styles(self, run: Run, *, in_term: bool) -> Iterator[str]:
        """Yield the style definitions that a run's text gets."""
        theme = self.look.theme
        if in_term:
            yield theme.term
        if run.strong:
            yield theme.strong
        if run.emphasis:
            yield theme.emphasis
        if run.code:
            yield theme.code
        if run.link:
            yield theme.link

    def definition(self, match: Match) -> str:
        """Return what comes after a term: its meaning in brackets, or its note's number."""
        if self.notes is None:
            return f" [{inline_definition(match.term.plain)}]"
        return f" [{self.notes.number(match.term)}]"

    def table(self, block: Table, width: int) -> list[Text]:
        """Return a table's lines, then the definitions of its terms."""
        look = self.look
        header = [self.text(cell) for cell in block.header]
        for cell in header:
            cell.stylize(look.theme.strong)
        rows = [[self.text(cell) for cell in row] for row in block.rows]
        plain = [[cell.plain for cell in row] for row in (header, *rows)]
        widths = column_widths(plain, width)
        if widths:
            lines = grid(look.console, [header, *rows], widths, ascii_only=look.ascii_only)
        else:
            lines = cards(look.console, header, rows, width)
        for term in self.annotations.in_tables.get(block.offset, ()):
            if self.notes is None:
                words = f"{term.term}: {inline_definition(term.plain)}."
                lines += [Text(end=""), *self.prose(styled(words, look.theme.definition), width)]
            else:
                self.notes.number(term)
        return lines
