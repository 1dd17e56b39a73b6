"""Dates as people write them."""

from datetime import date

import pytest

from hlreader.dates import day_of, is_day, normal_date

WRITTEN = [
    ("December 15, 2014", "2014-12-15"),
    ("Dec. 15th, 2014", "2014-12-15"),
    ("15 December 2014", "2014-12-15"),
    ("15 de diciembre de 2014", "2014-12-15"),
    ("1º de enero del 2014", "2014-01-01"),
    ("2014-12-15T10:30:00-05:00", "2014-12-15"),
    ("2014-12-15", "2014-12-15"),
    ("12/15/2014", "2014-12-15"),
    ("15.12.2014", "2014-12-15"),
    ("5/5/2014", "2014-05-05"),
    ("03/04/2014", "03/04/2014"),
    ("May 2014", "May 2014"),
    ("2014", "2014"),
    ("February 30, 2014", "February 30, 2014"),
    ("last spring", "last spring"),
]


@pytest.mark.parametrize(("written", "normal"), WRITTEN)
def test_a_date_that_names_one_day_is_written_the_usual_way(written: str, normal: str) -> None:
    assert normal_date(written) == normal


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("reviewed in May 2014", date(2014, 5, 31)),
        ("septiembre de 2014", date(2014, 9, 30)),
        ("12/2014", date(2014, 12, 31)),
        ("03/04/2014", date(2014, 12, 31)),
        ("2014", date(2014, 12, 31)),
        ("13/2014", None),
        ("last spring", None),
    ],
)
def test_a_date_that_names_no_day_means_the_last_one_it_may_be(
    written: str, day: date | None
) -> None:
    assert day_of(written) == day


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("2014-12-15", True),
        ("2024-02-29", True),
        ("2014-31-12", False),
        ("2014-02-30", False),
        ("20141215", False),
        ("2014", False),
        ("", False),
    ],
)
def test_a_day_is_a_day_of_the_calendar(text: str, is_one: bool) -> None:  # noqa: FBT001
    # "2014-31-12" on a page ended hlreader with an error: there is no 31st month
    assert is_day(text) is is_one
