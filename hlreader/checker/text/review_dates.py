"""Find the review date of a text in its front matter, its lines, or its file's properties."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from typing import NamedTuple, TypeAlias

from hlreader.checker.text.checked_text import CheckedText
from hlreader.checker.text.front_matter import field, has_front_matter, offset
from hlreader.dates import DATE, day_of
from hlreader.documents.attribution import REVIEW_DATE, key_of
from hlreader.documents.bylines import byline_parts
from hlreader.models import plain_text
from hlreader.patterns import lazy

_SENTENCE = lazy(
    r"(?:^|[\n|·•(])\W*(?:this\s+\w+\s+was\s+|page\s+|content\s+|date\s+)?(?:last\s+|medically\s+|clinically\s+)*review(?:ed|\s+date)\b(?![^\n.]{0,10}\?)"
    r"[^\n.;]{0,80}?(?=\b(?:\d{4}-\d|(?:19|20)\d\d\b))",
    re.IGNORECASE,
)
_DUE = lazy(r"\b(?:next|due|again|expires?|before)\b", re.IGNORECASE)
_LONGEST_LINE = 200
_LINE = lazy(rf"^(?=.*revi)[^\n]{{1,{_LONGEST_LINE}}}$", re.MULTILINE | re.IGNORECASE)

_Span: TypeAlias = Callable[[int, int], tuple[int, int]]
"""Returns the range in the source of a part of a line."""


class ReviewDate(NamedTuple):
    """A review date as written at ``source[start:end]``, and the day that it means.

    For a year or a month, this is its last day. None means that it is not a date. A date in the
    properties of a file is not in the text, so its place is the beginning.
    """

    written: str
    start: int
    end: int
    day: date | None


def review_date(text: CheckedText) -> ReviewDate | None:
    """Return the date of the last review, from the front matter, the text or its file."""
    if has_front_matter(text) and (found := field(text, *REVIEW_DATE)):
        written = str(found.value)
        start = offset(text, found.value) if hasattr(found.value, "line") else found.start
        return ReviewDate(written, start, start + len(written), day_of(written))
    visible = max(_visible(text), key=lambda review: review.day or date.min, default=None)
    return visible or (None if has_front_matter(text) else _in_properties(text))


def _visible(text: CheckedText) -> Iterator[ReviewDate]:
    """Yield the dates in short lines about a review."""
    for line, span in _lines(text):
        bylines = [one for one in byline_parts(line, early=True) if one.when]
        if bylines:
            places = [
                (one.when_at, one.when_at + len(one.when))
                for one in bylines
                if one.kind == "reviewed"
            ]
        else:
            said = _SENTENCE.search(line)
            written = DATE.search(line, said.start()) if said else None
            places = [written.span()] if written and not _DUE.search(line) else []
        for start, end in places:
            yield ReviewDate(line[start:end], *span(start, end), day_of(line[start:end]))


def _lines(text: CheckedText) -> Iterator[tuple[str, _Span]]:
    """Yield lines that may mention a review. A long text has no blocks, so use its own lines."""
    for passage in text.passages:
        line = plain_text(passage.runs)
        if len(line) <= _LONGEST_LINE and "revi" in line.lower():
            yield line, passage.span
    if not text.document.blocks:
        for found in _LINE.finditer(text.document.source):
            yield found[0], partial(_shifted, found.start())


def _shifted(by: int, start: int, end: int) -> tuple[int, int]:
    return by + start, by + end


def _in_properties(text: CheckedText) -> ReviewDate | None:
    fields = text.document.front_matter
    key = key_of(fields, REVIEW_DATE)
    if key is None:
        return None
    written = str(fields[key])
    start = text.document.source.find(written)
    end = start + len(written) if start >= 0 else 0
    return ReviewDate(written, max(start, 0), end, day_of(written))


def months_between(first: date, last: date) -> int:
    """Return how many whole months have passed from one day to another."""
    months = 12 * (last.year - first.year) + last.month - first.month
    return months - (last.day < first.day)
