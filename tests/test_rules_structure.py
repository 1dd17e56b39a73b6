"""Rules about the structure of a text and about its front matter."""

from pathlib import Path

import pytest

from hlreader.checker.config.configuration import configuration
from hlreader.checker.runner import check_document
from hlreader.checker.text.checked_text import Settings
from hlreader.checker.text.nearby_files import files_next_to
from tests.checking import (
    TODAY,
    checked,
    checked_as,
    found_by,
    glossary,
    rule_named,
    source_at,
    words_found,
)
from tests.parsing import parse, parse_bytes

PROBE = """\
---
title: Your blood pressure
reviewed_on: 2019-03-01
---

Patients with hypertension may be prescribed ACE inhibitors, and the risk of a CVA is 1 in 250
versus 3 in 1,000. Diabetics and the elderly suffer from dyspnea. Take 0.5 mg PO b.i.d. with food.
In order to facilitate compliance, utilize a pill box.
"""
ASKED = configuration([])._replace(settings=Settings(today=TODAY))


def test_a_leaflet_full_of_faults_has_every_one_of_them_found() -> None:
    document = parse(PROBE, "leaflet.md", "markdown")

    report = check_document(document, source_at("leaflet.md"), ASKED, glossary())

    lines = PROBE.splitlines()
    marked = {
        lines[finding.place.line - 1][finding.place.column - 1 : finding.end.column - 1]
        for finding in report.findings
        if finding.place.line == finding.end.line
    }
    assert marked >= {
        "2019-03-01", "hypertension", "ACE", "CVA", "3 in 1,000", "Diabetics", "the elderly",
        "suffer from", "dyspnea", "PO", "b.i.d.", "In order to", "facilitate", "utilize",
    }  # fmt: skip


def test_a_list_right_under_a_heading_has_no_lead_in_unless_the_heading_asks() -> None:
    assert found_by("list-without-lead-in", "## Tips\n\n- Rest\n- Drink\n")
    assert not found_by("list-without-lead-in", "## What helps?\n\n- Rest\n- Drink\n")
    for heading in ("Do", "Don't", "Caring for your cast", "When to call us", "Key points"):
        assert not found_by("list-without-lead-in", f"## {heading}\n\n- Rest\n- Drink\n")
    assert not found_by("list-without-lead-in", "Try this:\n\n- Rest\n  - in bed\n- Drink\n")


def test_the_items_of_an_inner_list_do_not_make_the_outer_one_long() -> None:
    inner = "".join(f"  - cup {number}\n" for number in range(5))

    assert not found_by("list-too-long", f"Drink:\n\n- water\n{inner}- tea\n{inner}- milk\n")


@pytest.mark.parametrize(
    ("headings", "found"),
    [
        ("# A\n\n### B\n", 1),
        ("### A\n\nText.\n", 1),
        ("## A\n\n### B\n\n## C\n", 0),
        ("## A\n\n#### B\n\n#### C\n", 1),
    ],
)
def test_levels_that_are_skipped(headings: str, found: int) -> None:
    assert len(found_by("heading-level-skipped", headings)) == found


@pytest.mark.parametrize(
    ("heading", "unhelpful"),
    [
        ("Introduction", True),
        ("1. Introduction", True),
        ("INTRODUCTION:", True),
        ("Part 2", True),
        ("General information", True),
        ("Introduction to gout", False),
        ("What is gout?", False),
        ("In situ cancer", False),
        ("Step 1: wash your hands", False),
    ],
)
def test_headings_that_would_fit_any_text(heading: str, unhelpful: bool) -> None:  # noqa: FBT001
    assert bool(found_by("heading-unhelpful", f"## {heading}\n\nText.\n")) is unhelpful


@pytest.mark.parametrize(
    ("link", "found"),
    [
        ("[click here](a.md)", ["click here"]),
        ("[**Here**](a.md)", ["Here"]),
        ("[More »](a.md)", ["More »"]),
        ("<https://www.example.org/a/very/long/address>", ["https://www.example.org/a/very/long/address"]),
        ("[www.nhs.uk](a.md)", []),
        ("[read more about gout](a.md)", []),
        ("[here is how to quit](a.md)", []),
        ("for more, click here.", ["click here"]),
        ("say “click here” to it.", []),
    ],
)  # fmt: skip
def test_links_that_do_not_say_where_they_lead(link: str, found: list[str]) -> None:
    assert words_found("link-text-unhelpful", f"Go there: {link}\n") == found


def test_long_addresses_that_are_no_links_are_found_but_in_plain_text() -> None:
    long = "https://example.org/help-to-quit-smoking"
    told = f"See {long}. Short: www.example.org. In code: `{long}`.\n"

    assert words_found("link-text-unhelpful", told) == [long]
    in_text = checked_as(told, "leaflet.txt")
    assert list(rule_named("link-text-unhelpful").check(in_text)) == []


def test_pictures_of_a_web_page_need_a_description_unless_they_are_there_for_their_looks() -> None:
    page = (
        "<main><p>Sit up.</p><img src='a.png'> <IMG src='b>.png' alt=''> <img alt='A chair'>"
        "<p>Rest.</p></main>"
    )

    found = list(rule_named("picture-without-description").check(checked_as(page, "sit.html")))

    assert [page[one.start : one.end] for one in found] == ["<img src='a.png'>"]


def test_pictures_need_a_description_and_brackets_in_a_text_are_no_pictures() -> None:
    name = "picture-without-description"

    assert found_by(name, "![](a.png)\n")
    assert found_by(name, "![photo1.jpg](a.png)\n")
    assert not found_by(name, "![A foot on a stool](a.png)\n")
    assert not found_by(name, "See [picture] there.\n")


FRONT_MATTER_RULES = (
    "title-missing", "summary-missing", "language-missing", "review-date-missing",
    "sources-missing", "review-out-of-date", "related-article-missing",
)  # fmt: skip


@pytest.mark.parametrize("rule", FRONT_MATTER_RULES)
def test_a_text_without_front_matter_needs_none(rule: str) -> None:
    for source in ("Gout makes joints swell.\n", "---\n\nGout makes joints swell.\n"):
        assert found_by(rule, source) == []


@pytest.mark.parametrize("rule", FRONT_MATTER_RULES[:5])
def test_front_matter_that_lacks_something_is_marked_where_it_begins(rule: str) -> None:
    assert words_found(rule, "---\nauthor: Ann\n---\n\nGout makes joints swell.\n") == ["---"]


def test_a_web_page_needs_no_front_matter() -> None:
    page = parse_bytes(b"<title>Gout</title><p>Joints swell.</p>", "gout.html", "html")

    report = check_document(page, source_at("gout.html"), ASKED, glossary())

    assert not [finding for finding in report.findings if finding.name in FRONT_MATTER_RULES]


@pytest.mark.parametrize(
    ("field", "old"),
    [
        ("reviewed_on: 2019-03-01", True),
        ("reviewed_on: 2023-11-22", False),
        ("reviewed_on: 2023-10-21", True),
        ("last-reviewed: May 2019", True),
        ("Review date: 12 May 2025", False),
        ("reviewed: 2019", True),
        ("reviewed_on: 2030-01-01", True),
        ("reviewed_on: last spring", True),
    ],
)
def test_reviews_that_are_too_long_ago(field: str, old: bool) -> None:  # noqa: FBT001
    source = f"---\ntitle: Gout\n{field}\n---\n\nJoints swell.\n"

    assert words_found("review-out-of-date", source) == [field.partition(": ")[2]] * old


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Last reviewed: May 2019", ["May 2019"]),
        ("Reviewed by Ann Roe, MD on December 15, 2014", ["December 15, 2014"]),
        ("Last reviewed: 2026-01-31", []),
        ("Next review due: 3 May 2019", []),
        ("We reviewed 12 studies in 2015.", []),
    ],
)
def test_a_line_of_the_text_may_hold_the_date_of_review(line: str, found: list[str]) -> None:
    assert words_found("review-out-of-date", f"Joints swell.\n\n{line}\n") == found


def test_without_today_no_review_is_old() -> None:
    text = checked("Last reviewed: May 2019\n", Settings())

    assert list(rule_named("review-out-of-date").check(text)) == []


def test_related_articles_are_looked_up_in_the_library() -> None:
    source = (
        "---\ntitle: Gout\nrelated: [diet, zzz]\nsee_also: [biopsy, no such word]\n---\n\nJoints.\n"
    )
    rule = rule_named("related-article-missing")

    def lines(text: str) -> list[str]:
        found = rule.check(checked(text, None, {"diet.md"}.__contains__))
        return [text[one.start : one.end] for one in found]

    assert lines(source) == ["zzz", "no such word"]


@pytest.mark.parametrize(
    ("address", "is_lost"),
    [
        ("diet.md", False),
        ("diet.md#what-to-eat", False),
        ("gout.md", True),
        ("../leaflets/gout%20diet.pdf?version=2", True),
        ("diet.html", False),
        ("gout.html", True),
        ("https://example.org/gout.md", False),
        ("mailto:us@example.org", False),
        ("/gout.md", False),
        ("#gout", False),
        ("gout", False),
        ("{{ site.url }}/gout.md", False),
        ("/" + "x" * 5000 + ".md", False),
    ],
)
def test_a_link_to_a_file_that_is_not_there_is_found(address: str, *, is_lost: bool) -> None:
    source = f"Read [what to eat](<{address}>) first.\n"
    rule = rule_named("related-article-missing")

    found = list(rule.check(checked(source, None, {"diet.md"}.__contains__)))

    assert [source[one.start : one.end] for one in found] == ["what to eat"] * is_lost


def test_no_name_of_a_file_stops_the_search(tmp_path: Path) -> None:
    has_file = files_next_to(tmp_path / "leaflet.md")

    assert has_file is not None
    assert not has_file("x" * 5000 + ".md")
    assert not has_file("\0.md")
    assert files_next_to(tmp_path / "no" / "folder.md") is None


def test_outside_a_library_related_articles_are_not_looked_up() -> None:
    source = "---\ntitle: Gout\nrelated: [diet, zzz]\n---\n\nJoints.\n"

    assert found_by("related-article-missing", source) == []


def test_a_paragraph_far_over_the_limit_is_found_in_a_text_that_passes() -> None:
    hard = (
        "Individuals undergoing anticoagulation therapy necessitate periodic laboratory "
        "monitoring. Concomitant anti-inflammatory medication should generally be avoided. "
        "The probability of gastrointestinal haemorrhage increases considerably thereafter. "
        "Adequate supervision at every appointment is necessary."
    )
    source = "Rest. Drink some tea. Call us if it hurts.\n\n" * 20 + hard + "\n"

    (found,) = found_by("paragraph-grade-over-limit", source)

    assert source[found.start : found.end] == hard
    assert not found_by("grade-over-limit", source)


def test_a_paragraph_that_is_hard_for_one_long_sentence_is_found_once() -> None:
    long = (
        "Individuals undergoing anticoagulation therapy necessitate periodic laboratory "
        "monitoring, particularly following initiation of concomitant anti-inflammatory "
        "medication, because the probability of gastrointestinal haemorrhage increases "
        "considerably thereafter, notwithstanding adequate supervision at every appointment."
    )
    source = f"Rest. Drink some tea.\n\n{long} Ask us if you need help with it.\n"

    assert found_by("sentence-too-long", source)
    assert not found_by("paragraph-grade-over-limit", source)
