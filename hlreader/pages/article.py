"""An article as a page for print: its header, its body, its footer."""

from collections.abc import Iterable

from rich.text import Text

from hlreader import article_facts
from hlreader.article_facts import FooterEntry
from hlreader.pages.body import Body, Look, Notes
from hlreader.pages.layout import Page, indent, join, styled
from hlreader.pages.reading import Definitions, Reading
from hlreader.themes import Theme
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
    theme, width = body.look.theme, body.look.width
    styles = {"section": theme.section, "note": theme.note}
    lines = []
    for role, text in article_facts.header(reading.article, body.wording):
        if role == "title":
            lines += body.title(text, theme.title, width, "=")
        else:
            lines += body.prose(styled(text, styles[role]), width)
    return lines


def _footer(reading: Reading, body: Body) -> Iterable[list[Text]]:
    look = body.look
    if body.notes and body.notes.terms:
        numbered = [
            f"[{number}] {term.term}"
            f"{f' ({term.pronunciation})' if term.pronunciation else ''}: {term.plain}"
            for number, term in enumerate(body.notes.terms, 1)
        ]
        yield _section(body, body.wording.words_explained, map(FooterEntry, numbered))
    related = article_facts.related_to(reading.related)
    for section in article_facts.footer(reading.article, related, body.wording):
        yield _section(body, *section)
    yield body.prose(styled(body.wording.care_team, look.theme.note), look.width)


def _section(body: Body, title: str, entries: Iterable[FooterEntry]) -> list[Text]:
    look = body.look
    hang = " " * indent(look.width, 2)
    lines = [body.title(title, look.theme.heading, look.width)]
    lines += [body.prose(_entry(entry, look.theme), look.width, "", hang) for entry in entries]
    return join(lines, look.spacing.paragraph_gap - 1)


def _entry(entry: FooterEntry, theme: Theme) -> Text:
    if not entry.slug:
        return styled(entry.text)
    text = styled("")
    text.append(entry.title, theme.strong)
    text.append(f" {entry.text}" if entry.text else "")
    text.append(f" (hlreader read {entry.slug})", theme.note)
    return text
