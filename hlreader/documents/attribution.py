"""Find out who wrote a document, who reviewed it, and when.

Visible lines come first. Then come front matter, the ``meta`` tags and JSON-LD of a web page, and
the properties of an Office file, an e-book or a PDF.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from hlreader.dates import day_of, normal_date
from hlreader.documents.bylines import BylinePart, byline_parts, is_beside
from hlreader.models import Block, Document, plain_text, running_texts
from hlreader.sanitize import clean_line

REVIEW_DATE = (
    "reviewed_on", "reviewed", "review_date", "last_reviewed", "last_review", "date_reviewed",
    "reviewed_date", "medically_reviewed", "medically_reviewed_on", "lastreviewed",
    "last_reviewed_on", "last_review_date",
)  # fmt: skip
"""The fields with the day of the last review."""
REVIEWER = ("reviewed_by", "reviewer", "medically_reviewed_by", "medical_reviewer", "reviewedby")
"""The fields with the names of reviewers."""


def key_of(fields: Mapping[Any, Any], names: Collection[str]) -> Any:
    """Return the first key with one of these names that has a value, or None.

    Hyphens, spaces and capitals in a key make no difference: "Last-Reviewed".
    """
    for key, value in fields.items():
        if value and str(key).lower().replace("-", "_").replace(" ", "_") in names:
            return key
    return None


class AttributionField(NamedTuple):
    """A fact in the document's own words, with its place.

    Empty if the document does not give it.
    """

    text: str = ""
    offset: int | None = None
    """Its visible place in the source, or None if it is only in the properties."""


class Attribution(NamedTuple):
    """What a document says about itself."""

    section: AttributionField = AttributionField()
    """The part of a site that it belongs to."""
    byline: AttributionField = AttributionField()
    """The author in its visible lines."""
    author: AttributionField = AttributionField()
    """The author in its properties."""
    reviewed_by: AttributionField = AttributionField()
    reviewed_on: AttributionField = AttributionField()
    """The day in the form 2014-12-15 if it is clear, or else as it is written."""
    shown: frozenset[int] = frozenset()
    """The offsets of visible lines whose facts are all here."""


class _Line(NamedTuple):
    """A byline in a text with its byline_parts.

    It has none if it only counts with the next byline.
    """

    offset: int
    text: str
    said: tuple[BylinePart, ...]


def about(blocks: Iterable[Block], properties: Mapping[Any, Any]) -> Attribution:
    """Return what a document says about itself in its properties and its blocks with asides."""
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
        _field(section, section.text if section else "", _text(properties, ("topic", "section"))),
        AttributionField(
            ". ".join(text for _, text in others), others[0][0].offset if others else None
        ),
        AttributionField(_text(properties, ("author",))),
        _field(by and by[0], by[1].who if by else "", _text(properties, REVIEWER)),
        _field(
            on and on[0],
            normal_date(on[1].when) if on else "",
            normal_date(_text(properties, REVIEW_DATE)),
        ),
        frozenset(line.offset for line in shown),
    )


def about_file(document: Document) -> Attribution:
    """Return what a file says of itself. Its own front matter comes before its visible lines."""
    fields = document.front_matter
    said = about(document.blocks, fields)
    if not _is_written(document):
        return said
    written = about((), fields)
    return said._replace(
        reviewed_by=written.reviewed_by if written.reviewed_by.text else said.reviewed_by,
        reviewed_on=written.reviewed_on if written.reviewed_on.text else said.reviewed_on,
    )


def _is_written(document: Document) -> bool:
    """Return whether someone has written the properties of a text at its top."""
    return bool(document.front_matter) and document.source.startswith(("---", "+++"))


def _bylines(blocks: Iterable[Block]) -> Iterator[_Line]:
    for text in running_texts(blocks):
        if text.is_prose and all(run.aside for run in text.runs):
            plain = " ".join(plain_text(text.runs).split())
            said = byline_parts(plain, early=True)
            if said or is_beside(plain):
                yield _Line(text.offset, plain, said)


def _last_review(said: Iterable[tuple[_Line, BylinePart]]) -> tuple[_Line, BylinePart] | None:
    dated = [found for found in said if found[1].kind == "reviewed" and found[1].when]
    return max(dated, key=lambda found: day_of(found[1].when) or date.min, default=None)


def _with_neighbours(lines: list[_Line], used: list[_Line | None]) -> Iterator[_Line]:
    """Yield the used lines, each after the lines that only count with it."""
    waiting: list[_Line] = []
    for line in lines:
        if any(line is one for one in used):
            yield from (*waiting, line)
        waiting = [] if line.said else [*waiting, line]


def _is_whole(line: _Line, reviews: list[BylinePart]) -> bool:
    """Return whether ``reviews`` has all that a line says about reviews."""
    return all(one in reviews for one in line.said if one.kind == "reviewed")


def _apart_from_review(line: _Line) -> Iterator[str]:
    if not line.said:
        yield line.text.rstrip(".")
    yield from (
        one.text.rstrip(".") for one in line.said if one.kind not in ("reviewed", "section")
    )


def _field(line: _Line | None, visible: str, otherwise: str) -> AttributionField:
    return (
        AttributionField(visible, line.offset) if visible and line else AttributionField(otherwise)
    )


def _text(properties: Mapping[Any, Any], names: Collection[str]) -> str:
    value = properties.get(key_of(properties, names))
    return clean_line(value) if isinstance(value, str) else ""
