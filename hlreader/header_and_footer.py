"""The header and footer of an article in words: its review, reading level and sources.

Printed pages, plain pages and the reader show the same facts, each in its own way.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from hlreader.dates import is_day
from hlreader.models import Article, Origin, Paragraph, Source, Term, plain_text
from hlreader.wording import ENGLISH, Wording

_ARTICLE_LINK = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?:\.md)?")

SLOW_READER = 150
"""How many words a careful reader reads in a minute."""


class HeaderLine(NamedTuple):
    """A line before an article: its section, its title, its danger signs, or a note."""

    role: Literal["section", "title", "danger", "note"]
    text: str


class FooterEntry(NamedTuple):
    """An entry of a section after an article: a source, or an article to read next."""

    text: str
    title: str = ""
    """The title of an article to read next. It comes before the text."""
    slug: str = ""
    """The name that opens that article."""


class FooterSection(NamedTuple):
    """A section after an article: its sources, or what to read next."""

    title: str
    entries: tuple[FooterEntry, ...]


class Related(NamedTuple):
    """An article to read next."""

    slug: str
    title: str
    opening: str
    language: str = ""
    """The language of its title and opening, if known."""


def header(article: Article, wording: Wording = ENGLISH) -> tuple[HeaderLine, ...]:
    """Return the lines before an article. Parts that the article lacks are left out."""
    lines = (
        HeaderLine("section", article.topic),
        HeaderLine("title", article.title),
        HeaderLine("note", wording.draft if article.draft else ""),
        HeaderLine("danger", danger(article, wording)),
        HeaderLine("note", written_by(article, wording)),
        *facts(article, wording),
    )
    return tuple(line for line in lines if line.text)


def facts(article: Article, wording: Wording = ENGLISH) -> tuple[HeaderLine, ...]:
    """Return the last lines of the header: the review of an article, and its reading level."""
    texts = (review(article, wording), measures(article, wording))
    return tuple(HeaderLine("note", text) for text in texts if text)


def danger(article: Article, wording: Wording = ENGLISH) -> str:
    """Return the danger signs of an article in one line, and where to read more."""
    if not article.danger_signs:
        return ""
    section, signs = article.danger_signs
    return wording.danger.format(signs="; ".join(signs), section=section)


def footer(
    article: Article, related: Iterable[Related], wording: Wording = ENGLISH
) -> tuple[FooterSection, ...]:
    """Return the sections after an article. The caller adds ``closing`` after them."""
    sources = [source_line(source) for source in article.sources]
    if article.adapted_from:
        sources.append(origin_line(article.adapted_from, wording, draft=article.draft))
    entries = (FooterEntry(ended(to.opening), ended(to.title), to.slug) for to in related)
    sections = (
        FooterSection(wording.sources, tuple(map(FooterEntry, sources))),
        FooterSection(wording.read_next, tuple(entries)),
    )
    return tuple(section for section in sections if section.entries)


def own_words(article: Article, wording: Wording = ENGLISH) -> tuple[FooterSection, ...]:
    """Return the section with the questions for teach-back, or nothing if there are none.

    It comes before those of ``footer``. Each question has what to look for in the answer.
    """
    entries = [
        FooterEntry(f"{number}. {one.question} {wording.look_for.format(answer=one.look_for)}")
        for number, one in enumerate(article.teach_back, 1)
    ]
    if entries and article.slug:
        entries.append(FooterEntry(wording.teach_back_command.format(slug=article.slug)))
    return (FooterSection(wording.own_words, tuple(entries)),) if entries else ()


def related_to(articles: Iterable[Article]) -> tuple[Related, ...]:
    """Return articles as entries of the list of what to read next."""
    return tuple(
        Related(article.slug, article.title, opening(article), article.language)
        for article in articles
    )


def closing(article: Article, wording: Wording = ENGLISH) -> str:
    """Return the sections at the end of an article of a library. The user's own files have none."""
    return wording.care_team if article.slug else ""


def date_in_words(date: str, wording: Wording = ENGLISH) -> str:
    """Return a date such as 2014-12-15 as December 15, 2014. Other text stays as it is."""
    if not is_day(date):
        return date
    year, month, day = map(int, date.split("-"))
    return wording.date.format(year=year, month=wording.months[month - 1], day=day)


def written_by(article: Article, wording: Wording = ENGLISH) -> str:
    """Return who wrote an article, as it or its file says."""
    if article.byline or not article.author:
        return article.byline
    return wording.says_author.format(who=article.author)


def review(article: Article, wording: Wording = ENGLISH) -> str:
    """Return who reviewed an article and when, or that no one has.

    For the user's own file, return only what the file itself says.
    """
    when = date_in_words(article.reviewed_on, wording)
    if not article.slug:
        return _said_of_review(article, when, wording)
    if not article.reviewed_by:
        return wording.not_reviewed
    return (wording.reviewed_on if when else wording.reviewed).format(
        who=article.reviewed_by, when=when
    )


def _said_of_review(article: Article, when: str, wording: Wording) -> str:
    """Return what the user's own file says about its review, or an empty string."""
    if not article.reviewed_by:
        return wording.says_dated.format(when=when) if when else ""
    said = wording.says_reviewed.format(who=article.reviewed_by)
    says_when = wording.says_on if is_day(article.reviewed_on) else wording.says_when
    return said + says_when.format(when=when) if when else said


def level(article: Article, wording: Wording = ENGLISH) -> str:
    """Return an article's reading level, or why it has none."""
    if article.grade is not None:
        return wording.grade.format(grade=round(article.grade), formula=article.formula)
    if article.formula:
        return wording.too_short
    return wording.not_measured.format(language=article.language)


def measures(article: Article, wording: Wording = ENGLISH) -> str:
    """Return an article's reading level and time, or an empty string if it was not measured."""
    is_empty = not (article.slug or article.document.blocks)
    if is_empty or not (article.words or article.formula):
        return ""
    return f"{level(article, wording)}. {reading_time(article, wording)}."


def minutes(article: Article) -> int:
    """Return about how many minutes a careful reader needs for an article."""
    return max(1, round(article.words / SLOW_READER))


def reading_time(article: Article, wording: Wording = ENGLISH) -> str:
    """Return about how long an article takes to read, in words."""
    count = minutes(article)
    return wording.minute if count == 1 else wording.minutes.format(count=count)


def ended(text: str) -> str:
    """Return text with a full stop, unless it is empty or already ends with a mark."""
    return f"{text}." if text and not text.endswith((".", "?", "!", ":")) else text


def source_line(source: Source) -> str:
    """Return a source in one line: title, publisher, year, address."""
    parts = [ended(part) for part in (source.title, source.publisher, source.year) if part]
    return " ".join([*parts, source.url] if source.url else parts)


def origin_line(origin: Origin, wording: Wording = ENGLISH, *, draft: bool = False) -> str:
    """Return the page that an article is based on. A review of that page is not one of ours.

    A draft may still have the words of that page.
    """
    form = wording.origin_of_draft if draft else wording.origin
    line = form.format(title=origin.title, publisher=origin.publisher)
    line = line.replace(", .", ".")  # there is no publisher
    if origin.author:
        line += " " + wording.origin_author.format(who=origin.author)
    if origin.reviewed_by:
        when = date_in_words(origin.reviewed_on, wording)
        sentence = wording.origin_reviewed_on if when else wording.origin_reviewed
        line += " " + sentence.format(who=origin.reviewed_by, when=when)
    return f"{line} {origin.url}".rstrip()


def meanings(term: Term) -> Iterator[str]:
    """Yield the paragraphs with the meaning of a term. Each sense has its own."""
    for number, sense in enumerate(term.senses, 1):
        field = sense.field[:1].upper() + sense.field[1:]
        yield f"{number}. {field}: {sense.plain} {sense.more}".rstrip()
    if not term.senses:
        yield term.plain
    if term.more:
        yield term.more


def link_note(address: str, text: str) -> str:
    """Return how to follow a link, to be shown after its text.

    A link to another article names the command that opens it. Other links show their address,
    unless the text is already the address.
    """
    if _ARTICLE_LINK.fullmatch(address):
        return f" (hlreader read {address.removesuffix('.md')})"
    bare = address.removeprefix("mailto:")
    return "" if not address or address.startswith("#") or bare == text else f" ({bare})"


def opening(article: Article) -> str:
    """Return one line about an article: its teaser, its summary, or its first paragraph."""
    blocks = article.document.blocks
    first = next((block for block in blocks if isinstance(block, Paragraph)), None)
    text = article.teaser or article.summary
    return text or (" ".join(plain_text(first.runs).split()) if first else "")
