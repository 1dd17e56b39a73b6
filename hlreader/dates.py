"""Dates as people write them, in English and Spanish: "December 15, 2014", "15/12/2014", "2014"."""

import re
from datetime import date

from hlreader.patterns import lazy

_MONTH = (
    r"jan(?:uary)?|ene(?:ro)?|feb(?:ruary|rero)?|mar(?:ch|zo)?|apr(?:il)?|abr(?:il)?|mayo?|june?|"
    r"junio|jul(?:y|io)?|aug(?:ust)?|ago(?:sto)?|sept?(?:ember|iembre)?|set(?:iembre)?|"
    r"oct(?:ober|ubre)?|nov(?:ember|iembre)?|dec(?:ember)?|dic(?:iembre)?"
)
_MONTHS = {
    "jan": 1, "ene": 1, "feb": 2, "mar": 3, "apr": 4, "abr": 4, "may": 5, "jun": 6, "jul": 7,
    "aug": 8, "ago": 8, "sep": 9, "set": 9, "oct": 10, "nov": 11, "dec": 12, "dic": 12,
}  # fmt: skip
"""The numbers of the months by the first three letters of their names."""

DATE = lazy(
    rf"""\b(?P<year>\d{{4}})-(?P<month>\d\d?)(?:-(?P<day>\d\d?))?(?!\d)(?:T\d\d:[\d:.]*(?:Z|[+-][\d:]+)?)?
    | (?:\b(?P<day2>\d\d?)(?:st|nd|rd|th|º)?(?:\s+of|\s+de)?\s+)?\b(?P<name>{_MONTH})\b\.?
      (?:\s+(?P<day3>\d\d?)(?:st|nd|rd|th)?,?)?,?(?:\s+(?:of|del?))?\s+(?P<year2>\d{{4}})\b
    | \b(?P<number>\d\d?)(?P<sign>[/.-])(?:(?P<number2>\d\d?)(?P=sign))?(?P<year3>\d{{4}})\b
    | \b(?P<year4>(?:19|20)\d\d)\b""",
    re.VERBOSE | re.IGNORECASE,
)
"""A date that names its year."""


def day_of(written: str) -> date | None:
    """Return the day that the first date in a text means, else None.

    Where only the month or the year is clear, it is the last day of it. "03/04/2014" is March in
    some countries and April in others, so only its year is clear.
    """
    found = DATE.search(written)
    if not found:
        return None
    from calendar import monthrange  # a page without dates starts without it

    year, month, day = _parts(found)
    month = month or 12
    try:
        return date(year, month, day or monthrange(year, month)[1])
    except ValueError:
        return None


def normal_date(written: str) -> str:
    """Return a date as 2014-12-15 if it names one day without doubt, else as it is written.

    >>> normal_date("15 de diciembre de 2014"), normal_date("03/04/2014")
    ('2014-12-15', '03/04/2014')
    """
    found = DATE.fullmatch(written.strip())
    day = day_of(written) if found else None
    return day.isoformat() if found and day and _parts(found)[2] else written


def is_day(text: str) -> bool:
    """Return whether a text is a day of the calendar in the form 2014-12-15."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _parts(found: "re.Match[str]") -> tuple[int, int, int]:
    """Return the year, month and day of a date, with 0 for those that it does not give."""
    year = int(found["year"] or found["year2"] or found["year3"] or found["year4"])
    if found["name"]:
        month = _MONTHS[found["name"][:3].lower()]
        return year, month, int(found["day2"] or found["day3"] or 0)
    if found["number2"]:
        return year, *_month_and_day(int(found["number"]), int(found["number2"]))
    return year, int(found["month"] or found["number"] or 0), int(found["day"] or 0)


def _month_and_day(first: int, second: int) -> tuple[int, int]:
    """Return the month and day of two numbers, in whatever order; zeros where both are likely."""
    if first == second or first > 12 >= second:  # noqa: PLR2004
        return second, first
    return (first, second) if second > 12 else (0, 0)  # noqa: PLR2004
