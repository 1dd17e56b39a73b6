"""What a page says before and after an article.

``data-hlreader`` marks what hlreader adds, so that another program can leave it out.
"""

import json
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from hlreader import header_and_footer
from hlreader.handouts.html.addresses import Pages, Places
from hlreader.handouts.html.elements import (
    NOTHING,
    Markup,
    element,
    escaped,
    filled,
    followable,
    joined,
)
from hlreader.handouts.html.language import Tongue, tongue_of
from hlreader.handouts.html.wording import PageWording
from hlreader.handouts.html.words import MARK as WORDS
from hlreader.handouts.html.words import word_list
from hlreader.handouts.leaflet import Clinic, Leaflet
from hlreader.header_and_footer import Related
from hlreader.models import Article, Origin, Question, Source
from hlreader.wording import Wording

_FACTS = "facts"
_DIALLED = re.compile(r"[^\d+]")
_SHORTEST_NUMBER = 3


class Added(NamedTuple):
    """What the sections of a page need to know."""

    leaflet: Leaflet
    wording: PageWording
    places: Places
    pages: Pages
    language: str
    """The language of the page."""

    @property
    def tongue(self) -> Tongue:
        """The language of hlreader's own words, where it is not that of the page."""
        return tongue_of(self.wording.language, self.language)


def telephone(number: str) -> Markup:
    """Return a telephone number as a link that calls it."""
    dialled = _DIALLED.sub("", number)
    if len(dialled) < _SHORTEST_NUMBER:
        return escaped(number)
    return element("a", number, href=f"tel:{dialled}", dir="ltr", class_="number")


def clinic_line(clinic: Clinic, wording: PageWording, tongue: Tongue) -> Markup:
    """Return who gives out the page and whom to call, or nothing."""
    parts = []
    if clinic.name:
        parts.append(element("strong", clinic.name))
    if clinic.phone:
        parts.append(joined((wording.call_us, telephone(clinic.phone)), " "))
    if not parts:
        return NOTHING
    lang, way = tongue
    return element("p", joined(parts, " · "), class_="clinic", lang=lang, dir=way)


def opening(added: Added) -> Iterator[Markup]:
    """Yield the section, the title, the danger signs, and who wrote and reviewed the article."""
    article, words = added.leaflet.article, added.leaflet.wording
    if article.topic:
        yield element("p", article.topic, class_="topic", data_hlreader=_FACTS)
    yield element("h1", article.title)
    if article.draft:
        yield _own(added, "p", element("strong", words.draft), data_hlreader=_FACTS)
    yield _danger(added)
    about = [
        header_and_footer.written_by(article, words),
        header_and_footer.review(article, words),
        header_and_footer.reading_time(article, words) if article.words else "",
    ]
    lines = [header_and_footer.ended(line) for line in about if line]
    if lines:
        lang, way = added.tongue
        yield element(
            "p", " ".join(lines), class_="about", lang=lang, dir=way, data_hlreader=_FACTS
        )


def _danger(added: Added) -> Markup:
    signs = added.leaflet.article.danger_signs
    if not signs:
        return NOTHING
    wording, (lang, way) = added.wording, added.tongue
    place = added.places.by_text.get(signs.section, "")
    section = element("a", signs.section, href=f"#{place}") if place else escaped(signs.section)
    title = element("h2", wording.danger, id="danger_signs", lang=lang, dir=way)
    listed = element("ul", *(element("li", sign) for sign in signs.signs))
    more = element("p", filled(wording.more_under, section=section))
    return element(
        "section",
        title,
        listed,
        more,
        class_="danger",
        aria_labelledby="danger_signs",
        data_hlreader=_FACTS,
    )


def closing(added: Added) -> Iterator[Markup]:
    """Yield the sections after an article."""
    leaflet, wording, words = added.leaflet, added.wording, added.leaflet.wording
    yield _teach_back(added)
    yield _notes(added)
    if leaflet.terms:
        rows = element("dl", *word_list(leaflet.terms, added.wording))
        intro = _own(added, "p", wording.words_intro)
        yield _section(added, "word_list", words.words_explained, WORDS, intro, rows)
    yield _sources(added)
    yield _related(added)
    last = header_and_footer.closing(leaflet.article, words)
    if last:
        yield _own(added, "p", last, class_="closing", data_hlreader=_FACTS)


def _teach_back(added: Added) -> Markup:
    """Return the questions for teach-back, each with an answer that opens."""
    questions = added.leaflet.article.teach_back
    if not questions:
        return NOTHING
    words = added.leaflet.wording
    listed = (
        element("li", element("details", element("summary", one.question), *_answer(one, added)))
        for one in questions
    )
    intro = _own(added, "p", f"{words.teach_back_note} {added.wording.open_answer}")
    return _section(
        added, "teach_back", words.own_words, "questions", intro, element("ol", *listed)
    )


def _answer(question: Question, added: Added) -> Iterator[Markup]:
    """Yield what to look for in an answer, where the text says it, and the question once more."""
    words = added.leaflet.wording
    yield element("p", filled(words.look_for, answer=question.look_for))
    if question.section:
        place = added.places.by_text.get(question.section, "")
        name = escaped(question.section)
        section = element("a", name, href=f"#{place}") if place else name
        yield element("p", filled(added.wording.see_section, section=section))
    if question.again:
        yield element("p", f"{words.asked_again}: {question.again}")


def _notes(added: Added) -> Markup:
    """Return a place for a name, a day, a number to call, and questions to ask."""
    wording, clinic = added.wording, added.leaflet.clinic
    phone = ""
    if not clinic.phone:
        phone = _field(wording.team_phone, "input", type="tel", autocomplete="off")
    fields = (
        _field(wording.my_name, "input", type="text", autocomplete="name"),
        _field(wording.date, "input", type="text", autocomplete="off"),
        phone or _own(added, "p", joined((f"{wording.team_phone}:", telephone(clinic.phone)), " ")),
        _field(wording.my_questions, "textarea", rows="4"),
    )
    lang, way = added.tongue
    box = element("div", *fields, class_="fields", lang=lang, dir=way)
    intro = _own(added, "p", added.wording.notes_intro, class_="screen")
    return _section(added, "my_notes", wording.my_notes, "notes", intro, box)


def _field(name: str, kind: str, **attributes: str) -> Markup:
    return element("label", element("span", name), element(kind, **attributes))


def _sources(added: Added) -> Markup:
    article, words = added.leaflet.article, added.leaflet.wording
    items = [element("li", source_line(source)) for source in article.sources]
    if article.adapted_from:
        items.append(_own(added, "li", _origin(article, article.adapted_from, words)))
    if not items:
        return NOTHING
    return _section(added, "source_list", words.sources, "sources", element("ul", *items))


def _origin(article: Article, origin: Origin, words: Wording) -> Markup:
    """Return the page that an article is based on, with its address as a link."""
    address = followable(origin.url)
    said = origin._replace(url="") if address else origin
    line = header_and_footer.origin_line(said, words, draft=article.draft)
    return joined((line, element("a", address, href=address)), " ") if address else escaped(line)


def source_line(source: Source) -> Markup:
    """Return a source, with its title as a link to it."""
    text = header_and_footer.source_line(source._replace(url="", title=""))
    title = header_and_footer.ended(source.title)
    address = followable(source.url)
    if not address:
        rest = f"{text} {source.url}".strip()
        return joined(part for part in (title, " " if rest else "", rest))
    link = element("a", title or source.url, href=address)
    return joined((link, f" {text}" if text else ""))


def _related(added: Added) -> Markup:
    items = [_next(one, added) for one in added.leaflet.related]
    if not items:
        return NOTHING
    title = added.leaflet.wording.read_next
    return _section(added, "read_next", title, "related", element("ul", *items))


def _next(related: Related, added: Added) -> Markup:
    address = added.pages.article(related.slug)
    title = header_and_footer.ended(related.title)
    lang, way = tongue_of(related.language, added.language)
    name = element("a", title, href=address) if address else element("strong", title)
    opening = f" {header_and_footer.ended(related.opening)}" if related.opening else ""
    return element("li", name, opening, lang=lang, dir=way)


def _section(added: Added, name: str, title: str, kind: str, *content: str) -> Markup:
    """Return a section of hlreader's own, with its heading."""
    heading = _own(added, "h2", title, id=name)
    return element(
        "section", heading, *content, class_=kind, aria_labelledby=name, data_hlreader=kind
    )


def _own(added: Added, tag: str, *content: str, **attributes: str) -> Markup:
    """Return an element with hlreader's own words, which may be in another language."""
    lang, way = added.tongue
    return element(tag, *content, lang=lang, dir=way, **attributes)


def facts(article: Article) -> Iterator[Markup]:
    """Yield the fields of the article's front matter for the head of the page.

    Text is as it is. Other fields are JSON.
    """
    for name, value in _fields(article):
        if value:
            text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
            yield element("meta", name=f"hlreader:{name}", content=text)


def _fields(article: Article) -> Iterable[tuple[str, object]]:
    signs, origin = article.danger_signs, article.adapted_from
    yield "slug", article.slug
    yield from ((name, getattr(article, name)) for name in _TEXTS)
    yield from ((name, list(getattr(article, name))) for name in ("keywords", "related"))
    yield "sources", [_filled_fields(source._asdict()) for source in article.sources]
    yield "adapted_from", _filled_fields(origin._asdict()) if origin else {}
    yield "danger_signs", signs._asdict() if signs else {}
    yield "draft", article.draft
    yield "teach_back", [_filled_fields(one._asdict()) for one in article.teach_back]


_TEXTS = (
    "title", "topic", "summary", "teaser", "language", "byline", "reviewed_by", "reviewed_on",
)  # fmt: skip


def _filled_fields(fields: dict[str, str]) -> dict[str, str]:
    return {name: text for name, text in fields.items() if text}
