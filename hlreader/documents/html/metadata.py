"""Read the metadata of a web page: ``meta`` tags, JSON-LD, microdata and ``time``.

The vocabularies are schema.org (``MedicalWebPage``: ``lastReviewed``, ``reviewedBy``), the Open
Graph protocol and Dublin Core.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from html import unescape
from typing import Any, NamedTuple

from hlreader.documents.attribution import REVIEW_DATE, REVIEWER
from hlreader.documents.html.tree import Element
from hlreader.sanitize import clean_line


class Tag(NamedTuple):
    """A tag that may have metadata."""

    name: str
    attributes: dict[str, str]
    text: str = ""
    """Its text."""
    before: str = ""
    """The last part of the source before it."""


def _letters(name: str) -> str:
    return "".join(filter(str.isalnum, name.lower()))


_NAMES = {
    "title": ("ogtitle", "dctitle", "dctermstitle", "citationtitle", "headline"),
    "topic": ("articlesection", "section", "dcsubject"),
    "author": ("author", "articleauthor", "dccreator", "dctermscreator", "citationauthor", "byl"),
    "reviewed_by": tuple(map(_letters, REVIEWER)),
    "reviewed_on": (*map(_letters, REVIEW_DATE), "dcdatereviewed", "datereviewed"),
    "language": ("contentlanguage", "oglocale", "dclanguage", "inlanguage"),
    "publisher": ("ogsitename", "dcpublisher", "dctermspublisher", "publisher"),
    "summary": ("description", "ogdescription", "dcdescription", "dctermsdescription"),
    "url": ("ogurl",),
}
_FACTS = {name: fact for fact, names in _NAMES.items() for name in names}
"""The meanings of the names in ``meta`` and ``itemprop``, by their letters."""
_PEOPLE = ("author", "reviewed_by")

_ARTICLE = re.compile(r"Article|Page|Posting|Report|CreativeWork|Guide|Recipe|Book|Chapter")
"""The types of schema.org for texts."""
_WRAPPING = re.compile(
    r"\A\s*(?:<!--|(?://|/\*)?\s*<!\[CDATA\[(?:\s*\*/)?)|"
    r"(?://|/\*)?\s*\]\]>(?:\s*\*/)?\s*\Z|-->\s*\Z"
)
_SCRIPT_END = re.compile("</script", re.IGNORECASE)
_DEEPEST = 8
_REVIEW_BEFORE = re.compile(
    r"\b(?<!next )(?:reviewed|review(?: date)?|revisad[oa]|(?<!próxima )revisión)\b\W*"
    r"(?:(?:on|el)\b\W*)?\Z",
    re.IGNORECASE,
)
_MARKUP = re.compile(r"<[^>]*>|\A[^<]*>")
_BEFORE = 200
_FILED = re.compile(r"\A(?:posted|filed) (?:in|under):? ", re.IGNORECASE)
_BY = re.compile(r"\A\W*(?:(?:medically )?(?:written|reviewed) )?(?:by|por)\b:?\s*", re.IGNORECASE)
_WHOLE_ADDRESS = re.compile(r"https?://[^\s/]", re.IGNORECASE)
_ADDRESS = re.compile(r"\s*[(<]?(?:https?://|www\.|mailto:|@)\S*|\s*[(<]\S+@\S+")


def tags_of(root: Element, source: str) -> Iterator[Tag]:
    """Yield the tags of a page that may have metadata."""
    for one in root.walk():
        attributes, start = one.attributes, one.offset
        if one.tag == "script" and "ld+json" in one.get("type").lower():
            begin = source.find(">", start) + 1
            end = _SCRIPT_END.search(source, begin) if begin else None
            yield Tag("script", attributes, source[begin : end.start() if end else None])
        elif one.tag == "meta" or (one.tag == "link" and _is_read(one)):
            yield Tag(one.tag, attributes)
        elif one.tag in ("time", "title", "html") or "itemprop" in attributes or _is_author(one):
            text = "" if one.tag in ("html", "body") else one.words
            before = source[max(0, start - _BEFORE) : start] if one.tag == "time" else ""
            yield Tag(one.tag, attributes, text, before)


def _is_read(link: Element) -> bool:
    """Return whether a ``link`` has metadata: the page's own address, or a property of it."""
    return "itemprop" in link.attributes or "canonical" in link.get("rel").lower().split()


def _is_author(element: Element) -> bool:
    return element.tag == "a" and "author" in element.get("rel").lower().split()


def metadata(tags: Iterable[Tag]) -> dict[str, str]:
    """Return the metadata in the tags of a page, by the names of ``properties``.

    JSON-LD comes before ``meta``, and ``meta`` before microdata.
    """
    linked: dict[str, str] = {}
    named: dict[str, str] = {}
    marked: dict[str, str] = {}
    for tag in tags:
        if tag.name == "script":
            found, facts = linked, _in_json(tag.text)
        elif tag.name == "meta" and "itemprop" not in tag.attributes:
            found, facts = named, _in_meta(tag)
        elif tag.name == "link" and "itemprop" not in tag.attributes:
            found, facts = linked, iter([("url", tag.attributes.get("href") or "")])
        else:
            found, facts = marked, _in_markup(tag)
        for fact, value in facts:
            text = _tidy(fact, value)
            if text:
                found.setdefault(fact, text)
    said = {**marked, **named, **linked}
    if "language" in marked:
        said["language"] = marked["language"]  # that of ``html`` itself
    return said


def _in_meta(tag: Tag) -> Iterator[tuple[str, str]]:
    for attribute in ("name", "property", "http-equiv"):
        fact = _FACTS.get(_letters(tag.attributes.get(attribute) or ""))
        value = tag.attributes.get("content") or ""
        if fact and value.strip():
            yield fact, value


def _in_markup(tag: Tag) -> Iterator[tuple[str, str]]:
    attributes = tag.attributes
    if tag.name == "html":
        language = attributes.get("lang") or attributes.get("xml:lang") or ""
        yield from [("language", language)] if language else []
    elif tag.name == "title":
        yield "title", tag.text
    value = attributes.get("content") or attributes.get("datetime") or tag.text
    if tag.name == "time" and _REVIEW_BEFORE.search(_MARKUP.sub(" ", tag.before)):
        yield "reviewed_on", value
    for name in (attributes.get("itemprop") or "").split():
        fact = _FACTS.get(_letters(name))
        if fact and fact != "title" and value.strip():
            yield fact, value
    if tag.name == "a" and "itemprop" not in attributes:
        yield "author", tag.text


def _tidy(fact: str, value: str) -> str:
    text = clean_line(unescape(value))
    if fact == "url":
        return text if _WHOLE_ADDRESS.match(text) else ""
    if fact in _PEOPLE:
        return _BY.sub("", _ADDRESS.sub("", text)).strip(" ,;:|—–-")
    if fact == "topic":
        return "" if "/" in text else _FILED.sub("", text)
    return text


def _in_json(text: str) -> Iterator[tuple[str, str]]:
    """Yield the facts in a script of JSON-LD."""
    try:
        data = json.loads(_WRAPPING.sub("", text), strict=False)
    except (ValueError, RecursionError):
        return
    things = list(_things(data, 0))
    by_id = {str(one["@id"]): one for one in things if "@id" in one and len(one) > 1}
    texts = [one for one in things if _ARTICLE.search(" ".join(_strings(one.get("@type"))))]

    def people(value: Any) -> str:
        return ", ".join(dict.fromkeys(_people(value, by_id)))

    readers: tuple[tuple[str, str, Callable[[Any], str]], ...] = (
        ("title", "headline", _first),
        ("topic", "articleSection", _first),
        ("author", "author", people),
        ("reviewed_by", "reviewedBy", people),
        ("reviewed_on", "lastReviewed", _first),
        ("language", "inLanguage", _first),
        ("publisher", "publisher", people),
        ("summary", "description", _first),
    )
    for one in texts:
        for fact, key, read in readers:
            value = read(one.get(key))
            if value:
                yield fact, value
    for one in things:
        if "BreadcrumbList" in _strings(one.get("@type")):
            yield from _in_breadcrumbs(one)


def _things(data: Any, depth: int) -> Iterator[dict[str, Any]]:
    """Yield the JSON-LD objects about the page, also in lists, graphs and main entities."""
    if depth > _DEEPEST:
        return
    if isinstance(data, list):
        for one in data:
            yield from _things(one, depth + 1)
    elif isinstance(data, dict):
        yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "breadcrumb"):
            if isinstance(data.get(key), (dict, list)):
                yield from _things(data[key], depth + 1)


def _strings(value: Any) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [one for one in values if isinstance(one, str)]


def _first(value: Any) -> str:
    return next((one for one in _strings(value) if one.strip()), "")


def _people(value: Any, by_id: dict[str, dict[str, Any]]) -> Iterator[str]:
    """Yield the names of people or organisations, with the letters after them."""
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, str):
            yield one
        elif isinstance(one, dict):
            person = one if "name" in one else by_id.get(str(one.get("@id")), one)
            name, suffix = _first(person.get("name")), _first(person.get("honorificSuffix"))
            if name:
                yield f"{name}, {suffix}" if suffix and suffix not in name else name


def _in_breadcrumbs(crumbs: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the section of a page: the one before it on the path from the home page."""
    items = crumbs.get("itemListElement")
    names = []
    for one in items if isinstance(items, list) else []:
        inner = one.get("item") if isinstance(one, dict) else None
        name = one.get("name") if isinstance(one, dict) else None
        name = name or (inner.get("name") if isinstance(inner, dict) else None)
        names.append(name if isinstance(name, str) else "")
    if len(names) > 2 and names[-2]:  # noqa: PLR2004 - home, section, page
        yield "topic", names[-2]
