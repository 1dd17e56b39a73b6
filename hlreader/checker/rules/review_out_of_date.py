"""HL605 review-out-of-date."""

from collections.abc import Iterator

from hlreader.checker.rule import Found, Scope
from hlreader.checker.text.checked_text import CheckedText
from hlreader.checker.text.review_dates import months_between, review_date

CODE = "HL605"
NAME = "review-out-of-date"
SCOPE = Scope.FRONT_MATTER

FAILS = """\
---
title: What is gout?
reviewed_on: last spring
---

Gout makes joints swell.
"""
PASSES = """\
---
title: What is gout?
reviewed_on: 2026-03-01
---

Gout makes joints swell.
"""


def check(text: CheckedText) -> Iterator[Found]:
    """Find review dates that are too old, in the future, or not a date.

    Why: what was right may be wrong now. Most health bodies review each text every two or three
    years, and a setting changes the limit. The date can be in the front matter, or in a line of the
    text such as "Last reviewed: May 2019". It can also be in the JSON-LD or `meta` tags of a web
    page, or in the properties of a Word file.

    Instead: have the text reviewed again, then change the date.
    """
    found = review_date(text)
    today, most = text.settings.today, text.settings.review_max_age
    if found is None:
        return
    if found.day is None:
        yield Found(
            found.start,
            found.end,
            f'"{found.written}" is not a date.',
            "Write it as 2026-01-31.",
        )
    elif today is not None and found.day > today and found.day.year > today.year:
        yield Found(
            found.start,
            found.end,
            f"This review date, {found.written}, is in the future.",
            "Write the day of the review.",
        )
    elif today is not None and months_between(found.day, today) > most:
        months = months_between(found.day, today)
        yield Found(
            found.start,
            found.end,
            f"The last review, {found.written}, is {months} months old, more than {most}.",
            "Have the text reviewed again.",
        )
