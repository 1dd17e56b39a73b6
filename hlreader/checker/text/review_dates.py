"""Find the review date in the front matter or in a line such as "Reviewed: May 2019"."""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from hlreader.checker.text.checked_text import CheckedText
from hlreader.checker.text.front_matter import field, has_front_matter, offset
from hlreader.patterns import lazy

FIELDS = (
    "reviewed_on", "reviewed", "review_date", "last_reviewed", "last_review", "date_reviewed",
    "reviewed_date", "medically_reviewed", "medically_reviewed_on", "lastreviewed",
    "last_reviewed_on", "last_review_date",
)  # fmt: skip

_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_MONTH = "|".join(f"{month[:3]}(?:{month[3:]})?" if month != "may" else month for month in _MONTHS)
_DATE = lazy(
    rf"""(?P<year>\d{{4}})-(?P<month>\d\d?)(?:-(?P<day>\d\d?))?(?!\d)
    | (?:(?P<day2>\d\d?)(?:st|nd|rd|th)?\s+)?\b(?P<name>{_MONTH}|sept)\.?
      (?:\s+(?P<day3>\d\d?)(?:st|nd|rd|th)?,?)?,?\s+(?P<year2>\d{{4}})\b
    | \b(?P<number>\d\d?)/(?:\d\d?/)?(?P<year3>\d{{4}})\b
    | \b(?P<year4>(?:19|20)\d\d)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_LINE = lazy(
    r"(?:^|[\n|·•(])\W*(?:this\s+\w+\s+was\s+|page\s+|content\s+|date\s+)?(?:last\s+|medically\s+|clinically\s+)*review(?:ed|\s+date)\b(?![^\n.]{0,10}\?)"
    r"[^\n.;]{0,80}?(?=\b(?:\d{4}-\d|(?:19|20)\d\d\b))",
    re.IGNORECASE,
)
_DUE = lazy(r"\b(?:next|due|again|expires?|before)\b", re.IGNORECASE)
_LONGEST_LINE = 200


class ReviewDate(NamedTuple):
    """A review date as written at ``source[start:end]``, and the day that it means.

    For a year or a month, this is its last day. None means that it is not a date.
    """

    written: str
    start: int
    end: int
    day: date | None


def review_date(text: CheckedText) -> ReviewDate | None:
    """Return the date of the last review, from the front matter or the text."""
    found = field(text, *FIELDS) if has_front_matter(text) else None
    if found:
        written = str(found.value)
        start = offset(text, found.value) if hasattr(found.value, "line") else found.start
        return ReviewDate(written, start, start + len(written), day_of(written))
    return max(_in_lines(text), key=lambda found: found.day or date.min, default=None)


def _in_lines(text: CheckedText) -> Iterator[ReviewDate]:
    """Yield the dates in short lines about a review."""
    for passage in text.passages:
        if len(passage.text) > _LONGEST_LINE or "eview" not in passage.text:
            continue
        said = _LINE.search(passage.text)
        written = _DATE.search(passage.text, said.start()) if said else None
        if said and written and not _DUE.search(passage.text):
            yield ReviewDate(written[0], *passage.span(*written.span()), day_of(written[0]))


def day_of(written: str) -> date | None:
    """Return the day that a date means, or None. For a month or a year, it is the last day."""
    found = _DATE.search(written)
    if not found:
        return None
    year = int(found["year"] or found["year2"] or found["year3"] or found["year4"])
    month = int(found["month"] or 0)
    if found["name"]:
        month = next(
            n for n, name in enumerate(_MONTHS, 1) if name[:3] == found["name"][:3].lower()
        )
    day = int(found["day"] or found["day2"] or found["day3"] or 0)
    try:
        if month and day:
            return date(year, month, day)
        after = date(year + (month in (0, 12)), month % 12 + 1 if month else 1, 1)
        return date.fromordinal(after.toordinal() - 1)
    except ValueError:
        return None


def months_between(first: date, last: date) -> int:
    """Return how many whole months have passed from one day to another."""
    months = 12 * (last.year - first.year) + last.month - first.month
    return months - (last.day < first.day)
