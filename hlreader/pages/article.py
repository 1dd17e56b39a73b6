"""An article as a page for print: its facts, its body, its sources, what to read next."""

from collections.abc import Iterable

from rich.text import Text

from hlreader import facts
from hlreader.models import Article
from hlreader.pages.body import Body, Look, Notes
from hlreader.pages.layout import Page, indent, join, styled
from hlreader.pages.reading import Definitions, Reading
from hlreader.wording import wording_for


def article_page(reading: Reading, look: Look) -> Page:
    """Return the page of an article."""
    notes = Notes() if reading.definitions is Definitions.NOTES else None
    body = Body(look, reading.annotations(), wording_for(reading.article.language), notes)
    gap = look.spacing.paragraph_gap
    parts = [_header(reading, body), body.lines(reading.article.document.blocks, look.width)]
    parts += _footer(reading, body)
    lines = join(parts, max(gap, 1))
    return Page([Text(end=""), *lines, Text(end="")], look.theme.page, look.width)


def _header(reading: Reading, body: Body) -> list[Text]:
    article, theme, width = reading.article, body.look.theme, body.look.width
    wording = body.wording
    lines = []
    if article.topic:
        lines += body.prose(styled(article.topic, theme.section), width)
    lines += body.title(article.title, theme.title, width, "=")
    if article.byline:
        lines += body.prose(styled(article.byline, theme.note), width)
    lines += body.prose(styled(facts.review(article, wording), theme.note), width)
    level = f"{facts.level(article, wording)}. {facts.reading_time(article, wording)}."
    return lines + body.prose(styled(level, theme.note), width)


def _footer(reading: Reading, body: Body) -> Iterable[list[Text]]:
    article, look = reading.article, body.look
    if body.notes and body.notes.terms:
        numbered = [
            f"[{number}] {term.term}"
            f"{f' ({term.pronunciation})' if term.pronunciation else ''}: {term.plain}"
            for number, term in enumerate(body.notes.terms, 1)
        ]
        yield _section(body, body.wording.words_explained, numbered)
    sources = [facts.source_line(source) for source in article.sources]
    if article.adapted_from:
        sources.append(facts.origin_line(article.adapted_from, body.wording))
    if sources:
        yield _section(body, body.wording.sources, sources)
    if reading.related:
        yield _related(reading.related, body)
    yield body.prose(styled(body.wording.care_team, look.theme.note), look.width)


def _section(body: Body, title: str, entries: Iterable[str]) -> list[Text]:
    look = body.look
    hang = " " * indent(look.width, 2)
    lines = [body.title(title, look.theme.heading, look.width)]
    lines += [body.prose(styled(entry), look.width, "", hang) for entry in entries]
    return join(lines, look.spacing.paragraph_gap - 1)


def _related(articles: Iterable[Article], body: Body) -> list[Text]:
    look = body.look
    hang = " " * indent(look.width, 2)
    lines = [body.title(body.wording.read_next, look.theme.heading, look.width)]
    for article in articles:
        text = styled("")
        text.append(facts.ended(article.title), look.theme.strong)
        opening = facts.opening(article)
        text.append(f" {facts.ended(opening)}" if opening else "")
        text.append(f" (hlreader read {article.slug})", look.theme.note)
        lines.append(body.prose(text, look.width, "", hang))
    return join(lines, look.spacing.paragraph_gap - 1)
