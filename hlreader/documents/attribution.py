"""What a document says of itself: who wrote it, who reviewed it and when.

It says so in visible lines, or else in what comes with it: front matter, the ``meta`` tags and
JSON-LD of a web page, the properties of a Word file or a PDF. What is visible comes first.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from hlreader.dates import day_of, normal_date
from hlreader.documents.bylines import Statement, is_beside, statements
from hlreader.models import Block, plain_text, running_texts
from hlreader.sanitize import clean_line

REVIEW_DATE = (
    "reviewed_on", "reviewed", "review_date", "last_reviewed", "last_review", "date_reviewed",
    "reviewed_date", "medically_reviewed", "medically_reviewed_on", "lastreviewed",
    "last_reviewed_on", "last_review_date",
)  # fmt: skip
"""The fields that give the day of the last review."""
REVIEWER = ("reviewed_by", "reviewer", "medically_reviewed_by", "medical_reviewer", "reviewedby")
"""The fields that give who reviewed a text."""


def key_of(fields: Mapping[Any, Any], names: Collection[str]) -> Any:
    """Return the first key of some fields that is one of these names and has a value, else None.

    Hyphens, spaces and capitals in a field's name make no difference: "Last-Reviewed".
    """
    for key, value in fields.items():
        if value and str(key).lower().replace("-", "_").replace(" ", "_") in names:
            return key
    return None


class Fact(NamedTuple):
    """A fact as a document gives it, and where; empty if it does not."""

    text: str = ""
    offset: int | None = None
    """Where in the source it is visible; None for what comes with the text."""


class Attribution(NamedTuple):
    """What a document says of itself."""

    section: Fact = Fact()
    """The part of a site that it belongs to."""
    byline: Fact = Fact()
    """Who wrote it, as its visible lines say."""
    author: Fact = Fact()
    """Who wrote it, as its properties say."""
    reviewed_by: Fact = Fact()
    reviewed_on: Fact = Fact()
    """The day as 2014-12-15 if it names one without doubt, else as it is written."""
    shown: frozenset[int] = frozenset()
    """The offsets of the visible lines of which nothing is missing here."""


class _Line(NamedTuple):
    """A byline in a text, and what it says; nothing if it only counts with the next one."""

    offset: int
    text: str
    said: tuple[Statement, ...]


def about(blocks: Iterable[Block], properties: Mapping[Any, Any]) -> Attribution:
    """Return what a document says of itself, in blocks with asides and in its properties."""
    lines = list(_bylines(blocks))
    said = [(line, one) for line in lines for one in line.said]
    by = next(((line, one) for line, one in said if one.kind == "reviewed" and one.who), None)
    on = by if by and by[1].when else _last_review(said)
    writer = next((line for line, one in said if one.kind == "written"), None)
    section = next((line for line, one in said if one.kind == "section"), None)
    reviews = [found[1] for found in (by, on) if found]
    used = [by and by[0], on and on[0], writer, section]
    shown = [line for line in _with_neighbours(lines, used) if _is_whole(line, reviews)]
    others = [(line, text) for line in shown for text in _apart_from_review(line)]
    return Attribution(
        _fact(section, section.text if section else "", _text(properties, ("topic", "section"))),
        Fact(". ".join(text for _, text in others), others[0][0].offset if others else None),
        Fact(_text(properties, ("author",))),
        _fact(by and by[0], by[1].who if by else "", _text(properties, REVIEWER)),
        _fact(
            on and on[0],
            normal_date(on[1].when) if on else "",
            normal_date(_text(properties, REVIEW_DATE)),
        ),
        frozenset(line.offset for line in shown),
    )


def _bylines(blocks: Iterable[Block]) -> Iterator[_Line]:
    for text in running_texts(blocks):
        if text.is_prose and all(run.aside for run in text.runs):
            plain = " ".join(plain_text(text.runs).split())
            said = statements(plain, early=True)
            if said or is_beside(plain):
                yield _Line(text.offset, plain, said)


def _last_review(said: Iterable[tuple[_Line, Statement]]) -> tuple[_Line, Statement] | None:
    dated = [found for found in said if found[1].kind == "reviewed" and found[1].when]
    return max(dated, key=lambda found: day_of(found[1].when) or date.min, default=None)


def _with_neighbours(lines: list[_Line], used: list[_Line | None]) -> Iterator[_Line]:
    """Yield the lines that are used, each with the ones before it that only count with it."""
    waiting: list[_Line] = []
    for line in lines:
        if any(line is one for one in used):
            yield from (*waiting, line)
        waiting = [] if line.said else [*waiting, line]


def _is_whole(line: _Line, reviews: list[Statement]) -> bool:
    """Return whether all that a line says of reviews is in these."""
    return all(one in reviews for one in line.said if one.kind == "reviewed")


def _apart_from_review(line: _Line) -> Iterator[str]:
    if not line.said:
        yield line.text.rstrip(".")
    yield from (
        one.text.rstrip(".") for one in line.said if one.kind not in ("reviewed", "section")
    )


def _fact(line: _Line | None, visible: str, otherwise: str) -> Fact:
    return Fact(visible, line.offset) if visible and line else Fact(otherwise)


def _text(properties: Mapping[Any, Any], names: Collection[str]) -> str:
    value = properties.get(key_of(properties, names))
    return clean_line(value) if isinstance(value, str) else ""
