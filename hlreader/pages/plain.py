"""An article in plain words, for screen readers and simple terminals.

No colour, no box, no bullet sign: structure is said. A heading is announced, a list tells how
many items it has, a table is read out cell by cell with the names of its columns. Each paragraph
is one line, for the screen reader to flow, unless a width is asked for.
"""

import re
from collections.abc import Iterable, Iterator
from textwrap import TextWrapper

from hlreader.glossary.annotate import Annotations
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
    plain_text,
)
from hlreader.pages import facts
from hlreader.pages.reading import Definitions, Reading

_SPACES = re.compile(r"\s+")


def plain_page(reading: Reading, width: int | None = None) -> str:
    """Return the page of an article as plain text, its lines at most ``width`` letters long."""
    return wrap(_PlainPage(reading).paragraphs(), width)


def wrap(paragraphs: Iterable[str], width: int | None) -> str:
    """Return paragraphs as text with a blank line between each two."""
    if width is None:
        return "\n\n".join(paragraphs) + "\n"
    fill = TextWrapper(width, break_on_hyphens=False).fill
    return "\n\n".join("\n".join(fill(line) for line in p.split("\n")) for p in paragraphs) + "\n"


class _PlainPage:
    """Says one article."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.annotations: Annotations = reading.annotations()
        self.noted: dict[str, Term] = {}

    def paragraphs(self) -> Iterator[str]:
        article = self.reading.article
        if article.topic:
            yield f"Section: {article.topic}."
        yield f"Title: {_ended(article.title)}"
        if article.byline:
            yield _ended(article.byline)
        yield _ended(facts.review(article))
        yield (f"{facts.level(article)}. {facts.reading_time(article)}.")
        yield from self.blocks(article.document.blocks)
        if self.noted:
            yield "Heading: Words explained."
            for term in self.noted.values():
                yield f"{term.term}: {term.plain}"
        yield from self.footer()

    def footer(self) -> Iterator[str]:
        article = self.reading.article
        sources = [facts.source_line(source) for source in article.sources]
        if article.adapted_from:
            sources.append(facts.origin_line(article.adapted_from))
        if sources:
            yield "Heading: Sources."
            yield from sources
        if self.reading.related:
            yield "Heading: Read next."
            for related in self.reading.related:
                yield (
                    f"{_ended(related.title)} {_ended(facts.opening(related))} "
                    f"To open it, type: hlreader read {related.slug}"
                )
        yield facts.CARE_TEAM_NOTE

    def blocks(self, blocks: Iterable[Block]) -> Iterator[str]:
        for block in blocks:
            yield from self.block(block)

    def block(self, block: Block) -> Iterator[str]:
        if isinstance(block, Heading):
            yield f"Heading: {_ended(_tidy(plain_text(block.runs)))}"
        elif isinstance(block, Paragraph):
            yield self.prose(block.runs, self.annotations.in_paragraphs.get(block.offset, ()))
        elif isinstance(block, ItemList):
            yield from self.item_list(block)
        elif isinstance(block, Quotation):
            yield "Quotation:"
            yield from self.blocks(block.blocks)
            yield "End of quotation."
        elif isinstance(block, Table):
            yield from self.table(block)
        elif isinstance(block, CodeBlock):
            yield block.text

    def item_list(self, block: ItemList) -> Iterator[str]:
        count = len(block.items)
        yield f"List of {count} item{'s' if count > 1 else ''}."
        for number, item in enumerate(block.items, block.start or 1):
            first, *rest = [*self.blocks(item.blocks)] or [""]
            yield f"{number}. {first}"
            yield from rest
        yield "End of list."

    def table(self, block: Table) -> Iterator[str]:
        names = [_tidy(plain_text(cell)) for cell in block.header]
        yield f"Table, {len(names)} columns, {len(block.rows)} rows."
        for row in block.rows:
            cells = [_tidy(plain_text(cell)) for cell in row]
            said = [
                _ended(f"{name}: {cell}" if name else cell)
                for name, cell in zip(names, cells, strict=True)
                if cell
            ]
            yield " ".join(said)
        for term in self.annotations.in_tables.get(block.offset, ()):
            if self.reading.definitions is Definitions.INLINE:
                yield f"{term.term}: {term.plain}"
            else:
                self.noted.setdefault(term.term, term)
        yield "End of table."

    def prose(self, runs: Runs, matches: Iterable[Match]) -> str:
        """Return running text with the definitions after their terms and links spelled out."""
        inserts = [(match.end, self.definition(match)) for match in matches]
        position = 0
        for number, run in enumerate(runs):
            position += len(run.text)
            follows = runs[number + 1].link if number + 1 < len(runs) else ""
            if run.link and run.link != follows:
                inserts.append((position, facts.link_note(run.link, run.text)))
        text = plain_text(runs)
        for position, insert in sorted(inserts, reverse=True):
            text = text[:position] + insert + text[position:]
        return "\n".join(_tidy(line) for line in text.split("\n"))

    def definition(self, match: Match) -> str:
        if self.reading.definitions is Definitions.NOTES:
            self.noted.setdefault(match.term.term, match.term)
            return ""
        return f" ({facts.inline_definition(match.term.plain)})"


def _tidy(text: str) -> str:
    return _SPACES.sub(" ", text).strip()


def _ended(text: str) -> str:
    """Return text with a full stop, so that a voice pauses after it."""
    return text if text.endswith((".", "?", "!", ":")) else f"{text}."
