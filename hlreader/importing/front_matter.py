"""The front matter of a draft: what the page says about itself, and nothing else."""

import json
import re
from collections.abc import Mapping
from datetime import date
from pathlib import PurePath
from typing import Any, NamedTuple

from hlreader.dates import is_day
from hlreader.documents.attribution import about_file, key_of
from hlreader.documents.bylines import byline_parts
from hlreader.documents.properties import HANDOUT
from hlreader.models import Article, DangerSigns, Document, Origin
from hlreader.sanitize import clean_line

_SUMMARY = ("summary", "description", "abstract")
_SITE = re.compile(r"\s*[|–—·»-]\s+(?P<site>[^|–—·»]{2,60})\Z")
"""The name of the site at the end of a page's title."""
_DESK = re.compile(
    r"(?P<site>[A-Z]\w*(?:\s+[A-Z]\w*){0,2}?)(?:\s+(?:Health|Medical))?"
    r"\s+(?:Features?|News|Staff|Team|Editors?|Writer|Reporter|Publishing|Contributor)"
)
"""What a publisher calls its own texts: "Acme Feature", "Acme Health News"."""
_LEAD = re.compile(r"\A\s*(?:(?:written|escrito)\s+)?(?:by|por)\b:?\s*", re.IGNORECASE)
_TEXTS = (
    "title", "topic", "summary", "teaser", "language", "byline", "reviewed_by", "reviewed_on",
)  # fmt: skip
_IN_LINE = ("keywords", "related")
_LISTS = ("keywords", "related", "danger_signs", "teach_back", "sources", "adapted_from")


class Facts(NamedTuple):
    """What a document says about itself, as the fields of an article."""

    title: str
    language: str
    fields: dict[str, Any]
    """The other fields of the front matter, in their order. Empty ones are left out."""
    origin: Origin | None = None
    when: str = ""
    """When the page was reviewed, if it does not name the day."""
    is_titled: bool = True
    """Whether the title is the document's own, not made from the name of its file."""
    is_whole: bool = True
    """Whether the fields have all that the page's visible lines say about it."""
    slug: str = ""
    """The name of the article, if the document is a hand-out of one."""


def facts_of(document: Document, article: Article) -> Facts:
    """Return what a document says about itself. ``article`` is the document as an own file."""
    of_handout = _handout(document)
    if of_handout:
        return of_handout
    known = document.front_matter
    title, is_titled = _title(article, document)
    when = article.reviewed_on
    author, publisher, is_named = _credits(document, article)
    origin = article.adapted_from or Origin(
        title if is_titled else "",
        publisher,
        article.reviewed_by,
        when if is_day(when) else "",
        author,
        _text(known, "url"),
    )
    written = _is_written(document)
    fields = {
        "topic": article.topic,
        "summary": _text(known, *_SUMMARY),
        "teaser": article.teaser,
        **{name: _texts(known[name]) for name in _LISTS if written and known.get(name)},
        "adapted_from": _origin_fields(origin) if any(origin[1:]) or is_titled else {},
    }
    return Facts(
        title,
        article.language,
        fields,
        origin if fields["adapted_from"] else None,
        "" if is_day(when) else when,
        is_titled,
        is_named and (not when or is_day(when)),
    )


def front_matter(facts: Facts, signs: DangerSigns | None = None) -> str:
    """Return the front matter of a draft as YAML between its two lines."""
    fields: dict[str, Any] = {"title": facts.title, **facts.fields, "language": facts.language}
    if signs and not fields.get("danger_signs"):
        fields["danger_signs"] = {"section": signs.section, "signs": list(signs.signs)}
    ordered = {name: fields[name] for name in (*_TEXTS, *_LISTS) if fields.get(name)}
    at = list(ordered).index("title") + 1
    marked = [*list(ordered.items())[:at], ("draft", True), *list(ordered.items())[at:]]
    return f"---\n{_yaml({name: _with_day(value) for name, value in marked})}---\n"


class _InLine(list[Any]):
    """A list that is written in brackets on one line."""


def _yaml(fields: dict[str, Any]) -> str:
    """Return fields as YAML in the form of the shipped articles: items are indented."""
    import yaml

    class Dumper(yaml.SafeDumper):
        def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002, FBT001
            super().increase_indent(flow, indentless=False)

    def in_line(dumper: yaml.SafeDumper, items: _InLine) -> yaml.Node:
        return dumper.represent_sequence("tag:yaml.org,2002:seq", items, flow_style=True)

    Dumper.add_representer(_InLine, in_line)
    shown = {
        name: _InLine(value) if name in _IN_LINE and isinstance(value, list) else value
        for name, value in fields.items()
    }
    return yaml.dump(
        shown,
        Dumper=Dumper,
        allow_unicode=True,
        sort_keys=False,
        default_flow_style=False,
        width=1_000_000,
    )


def _title(article: Article, document: Document) -> tuple[str, bool]:
    """Return the title, and whether the document has one."""
    name = PurePath(document.name)
    if article.title != clean_line(name.name):
        return article.title, True
    return name.stem.replace("-", " ").replace("_", " ").strip().capitalize() or "Untitled", False


class _Credits(NamedTuple):
    """Who wrote and who published a page."""

    author: str
    publisher: str
    is_whole: bool
    """Whether that is all that its byline says."""


def _credits(document: Document, article: Article) -> _Credits:
    """Return who wrote and who published a page, as it says."""
    author, rest = about_file(document).author.text, article.byline
    if rest and _is_written(document):
        author, rest = rest, ""
    elif author and author in rest:
        rest = rest.replace(author, "")
    else:
        said = [one for one in byline_parts(rest, early=True) if one.kind == "written" and one.who]
        if said:
            author, rest = said[0].who, rest.replace(said[0].who, "")
    rest = _LEAD.sub("", rest).strip(" .,|")
    desk = _DESK.fullmatch(rest) or _DESK.fullmatch(author)
    author = "" if _DESK.fullmatch(author) else author
    known = document.front_matter
    publisher = _text(known, "publisher") or (desk["site"] if desk else "")
    return _Credits(author, publisher or _site(document, article), not rest or desk is not None)


def _site(document: Document, article: Article) -> str:
    """Return the name of the site at the end of a page's title, after the title itself."""
    declared, title = _text(document.front_matter, "title"), article.title
    found = _SITE.match(declared, len(title)) if declared.startswith(title) else None
    return found["site"].strip() if found else ""


def _origin_fields(origin: Origin) -> dict[str, str]:
    order = ("title", "publisher", "author", "reviewed_by", "reviewed_on", "url")
    return _filled({name: getattr(origin, name) for name in order})


def _filled(fields: Mapping[str, str]) -> dict[str, str]:
    return {name: text for name, text in fields.items() if text}


def _text(fields: Mapping[Any, Any], *names: str) -> str:
    value = fields.get(key_of(fields, names))
    return clean_line(value) if isinstance(value, str) else ""


def _with_day(value: Any) -> Any:
    """Return a value with days as dates, which YAML writes without quotes."""
    if isinstance(value, dict):
        return {name: _with_day(one) for name, one in value.items()}
    return date.fromisoformat(value) if isinstance(value, str) and is_day(value) else value


def _is_written(document: Document) -> bool:
    """Return whether someone wrote front matter at the top of a document."""
    return document.source.startswith(("---", "+++"))


def is_handout(document: Document) -> bool:
    """Return whether a document says that it is a hand-out of an article."""
    return _handout(document) is not None


def _handout(document: Document) -> Facts | None:
    """Return the fields of the article that a document is a hand-out of, or None for others."""
    known = {
        key.removeprefix(HANDOUT): clean_line(value)
        for key, value in document.front_matter.items()
        if key.startswith(HANDOUT) and isinstance(value, str)
    }
    if not known.get("title"):
        return None
    fields: dict[str, Any] = {name: known[name] for name in _TEXTS if name in known}
    for name in _LISTS:
        try:
            value = json.loads(known.get(name, "null"))
        except (ValueError, RecursionError):
            value = None
        if isinstance(value, list | dict):
            fields[name] = _texts(value)
    title, language = fields.pop("title"), fields.pop("language", "en")
    return Facts(title, language, fields, slug=known.get("slug", ""))


def _texts(value: Any, depth: int = 0) -> Any:
    """Return lists and fields of JSON with clean texts in them."""
    if isinstance(value, dict) and depth < 4:  # noqa: PLR2004 - front matter has three levels
        return {clean_line(str(key)): _texts(one, depth + 1) for key, one in value.items()}
    if isinstance(value, list) and depth < 4:  # noqa: PLR2004
        return [_texts(one, depth + 1) for one in value]
    return clean_line(str(value))
