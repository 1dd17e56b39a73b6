"""When a text was reviewed: in its front matter, or in a line such as "Reviewed: May 2019"."""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from hlreader.checker.text.checked_text import CheckedText
from hlreader.checker.text.front_matter import field, has_front_matter, offset
from hlreader.dates import DATE, day_of
from hlreader.patterns import lazy

FIELDS = (
    "reviewed_on", "reviewed", "review_date", "last_reviewed", "last_review", "date_reviewed",
    "reviewed_date", "medically_reviewed", "medically_reviewed_on", "lastreviewed",
    "last_reviewed_on", "last_review_date",
)  # fmt: skip

_LINE = lazy(
    r"(?:^|[\n|·•(])\W*(?:this\s+\w+\s+was\s+|page\s+|content\s+|date\s+)?(?:last\s+|medically\s+|clinically\s+)*review(?:ed|\s+date)\b(?![^\n.]{0,10}\?)"
    r"[^\n.;]{0,80}?(?=\b(?:\d{4}-\d|(?:19|20)\d\d\b))",
    re.IGNORECASE,
)
_DUE = lazy(r"\b(?:next|due|again|expires?|before)\b", re.IGNORECASE)
_LONGEST_LINE = 200


class ReviewDate(NamedTuple):
    """A date of review as it is written at ``source[start:end]``, and the day it means.

    Where only the year or the month is given it is the last day of it; None if it is no date.
    """

    written: str
    start: int
    end: int
    day: date | None


def review_date(text: CheckedText) -> ReviewDate | None:
    """Return the date of the last review, of the front matter or else of the text."""
    found = field(text, *FIELDS) if has_front_matter(text) else None
    if found:
        written = str(found.value)
        start = offset(text, found.value) if hasattr(found.value, "line") else found.start
        return ReviewDate(written, start, start + len(written), day_of(written))
    return max(_in_lines(text), key=lambda found: found.day or date.min, default=None)


def _in_lines(text: CheckedText) -> Iterator[ReviewDate]:
    """Yield the dates in short lines that mention a review."""
    for passage in text.passages:
        if len(passage.text) > _LONGEST_LINE or "eview" not in passage.text:
            continue
        said = _LINE.search(passage.text)
        written = DATE.search(passage.text, said.start()) if said else None
        if said and written and not _DUE.search(passage.text):
            yield ReviewDate(written[0], *passage.span(*written.span()), day_of(written[0]))


def months_between(first: date, last: date) -> int:
    """Return how many whole months have passed from one day to another."""
    months = 12 * (last.year - first.year) + last.month - first.month
    return months - (last.day < first.day)
