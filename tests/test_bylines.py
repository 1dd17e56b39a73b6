"""Bylines: lines that say who wrote or reviewed a text, and when. They are no sentences."""

import pytest

from hlreader.documents.bylines import byline_parts

REVIEWS = [
    ("Medically reviewed by Ann Roe, MD, on December 15, 2014", "Ann Roe, MD", "December 15, 2014"),
    ("Reviewed by Ann Roe", "Ann Roe", ""),
    ("Reviewed on December 15, 2014", "", "December 15, 2014"),
    ("Reviewed: 12/2019", "", "12/2019"),
    ("Last reviewed: May 2019.", "", "May 2019"),
    ("Page last reviewed: 3 May 2019", "", "3 May 2019"),
    ("Content last reviewed May 2019 by Ann Roe, RN", "Ann Roe, RN", "May 2019"),
    ("Review date: 15/12/2014", "", "15/12/2014"),
    ("Date of last review: 2014-12-15", "", "2014-12-15"),
    ("MEDICALLY REVIEWED BY ANN ROE, MD", "ANN ROE, MD", ""),
    ("Medical reviewer: Dr. Ann Roe", "Dr. Ann Roe", ""),
    ("Medically Reviewed By: Ann Roe, PharmD (Dec 15, 2014)", "Ann Roe, PharmD", "Dec 15, 2014"),
    ("Clinically reviewed by the Medical Advisory Board", "the Medical Advisory Board", ""),
    ("Reviewed by Ann Roe, MD, a cardiologist at Acme Clinic", ("Ann Roe, MD, a cardiologist at "
     "Acme Clinic"), ""),
    ("Medical Review: Ann Roe MD - Internal Medicine & Cy Poe MD - Family Medicine",
     "Ann Roe MD - Internal Medicine & Cy Poe MD - Family Medicine", ""),
    ("Last reviewed by an Acme Clinic medical professional on 03/05/2023.",
     "an Acme Clinic medical professional", "03/05/2023"),
    ("Fact checked by Bo de la Doe", "Bo de la Doe", ""),
    ("This page was last reviewed on Monday, 15 December 2014", "", "15 December 2014"),
    ("Reviewed and approved by Ann Roe, D.O.", "Ann Roe, D.O.", ""),
    ("Revisado por la Dra. Ana Roe el 15 de diciembre de 2014", "la Dra. Ana Roe",
     "15 de diciembre de 2014"),
    ("Revisado médicamente por Ana Roe", "Ana Roe", ""),
    ("Última revisión: 15 de diciembre de 2014", "", "15 de diciembre de 2014"),
    ("Fecha de revisión: mayo de 2019", "", "mayo de 2019"),
    ("Revisión médica: Dra. Ana Roe", "Dra. Ana Roe", ""),
]  # fmt: skip


@pytest.mark.parametrize(("line", "who", "when"), REVIEWS)
def test_a_line_says_who_reviewed_a_text_and_when(line: str, who: str, when: str) -> None:
    (found,) = byline_parts(line)

    assert (found.kind, found.who, found.when) == ("reviewed", who, when)
    assert line[found.when_at :].startswith(when)


OTHERS = [
    ("Last updated: May 3, 2025", ["dated"]),
    ("Updated May 3, 2025 at 10:15 a.m. EST", ["dated"]),
    ("Published on: June 25, 2024", ["dated"]),
    ("Última actualización: 3 de mayo de 2025", ["dated"]),
    ("Current as of: May 7, 2023", ["dated"]),
    ("First published: 7 May 2023", ["dated"]),
    ("Next review due: 3 May 2027", ["due"]),
    ("Written by Bo Doe", ["written"]),
    ("Posted on Tuesday 15 October 2019 at 09:11 by Bo Doe.", ["written"]),
    ("By Bo Doe, RN March 18 at 12:22 PM", ["written"]),
    ("By Staff", ["written"]),
    ("By the Mercy Clinic Staff", ["written"]),
    ("By Bo Doe, RN, BSN", ["written"]),
    ("Escrito por Bo Doe", ["written"]),
    ("Authors: Bo Doe and Ann Roe", ["written"]),
    ("By Bo Doe, RN | Updated May 3, 2025", ["written", "dated"]),
    ("Written by Bo Doe and medically reviewed by Ann Roe, MD", ["written", "reviewed"]),
    ("Medically Reviewed by Ann Roe, MD on May 3, 2025 Written by Bo Doe", ["reviewed", "written"]),
    ("Acme Feature Reviewed by Ann Roe", ["beside", "reviewed"]),
    ("Written by Bo Doe · May 3, 2025", ["written", "beside"]),
    ("Reviewed: May 2025. Next review: May 2028.", ["reviewed", "due"]),
]


@pytest.mark.parametrize(("line", "kinds"), OTHERS)
def test_a_byline_may_say_several_things(line: str, kinds: list[str]) -> None:
    assert [one.kind for one in byline_parts(line)] == kinds


SENTENCES = [
    "Reviewed by your doctor each year, the plan lists your medicines.",
    "Reviewed by your doctor each year",
    "Written by hand",
    "Written by hand, the label may be hard to read.",
    "We reviewed 12 studies in 2015.",
    "Updated 2020 guidelines recommend a lower dose.",
    "By Monday, January 5, 2026, you should be able to walk.",
    "By mouth",
    "By Mouth",
    "By age",
    "Review: Aspirin",
    "Review your medicines with Dr. Roe.",
    "Reviewed 2014 Guidelines",
    "Published by the clinic, this guide tells you how to eat well.",
    "Medically reviewed content helps you choose.",
    "Last reviewed by a nurse who knows you",
    "Date of birth: May 3, 1960",
    "Ask who reviewed it on May 3, 2025.",
    "Por la noche",
    "Por favor, llame al 911.",
    "Ann Roe, MD",
    "May 3, 2025",
]


@pytest.mark.parametrize("line", SENTENCES)
def test_a_sentence_is_no_byline(line: str) -> None:
    assert byline_parts(line, early=True) == ()


def test_a_mere_by_and_a_name_is_a_byline_at_the_head_of_a_text_only() -> None:
    assert byline_parts("By Bo Doe", early=True)
    assert not byline_parts("By Bo Doe")


def test_the_section_of_a_site_is_told_at_the_head_of_a_text_only() -> None:
    assert [one.kind for one in byline_parts("Heart Health Center", early=True)] == ["section"]
    assert not byline_parts("Heart Health Center")
