"""Worksheets: what can be judged is, with its evidence; the rest is left to a person."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]

WORKSHEETS = ("cci", "pemat")

GOOD = """\
---
title: After your blood test
main_message: Call us if you do not hear from us in a week.
---

# After your blood test

Call us if you do not hear from us in a week.

## What you can do

Do this at home:

- Drink **more** water.
- Rest.

## Summary

You will hear from us soon.
"""

BAD = """\
# Introduction

Patients should be informed that the medication was discontinued. The examination was performed.
Risk was 3.47 percent in 1 in 250 patients versus 3 in 1,000 patients.

Concomitant administration of anticoagulants should be avoided by patients.

- a
- b
- c
- d
- e
- f
- g
- h
"""


@pytest.fixture
def answers(run: Run, tmp_path: Path) -> Callable[[str, str], dict[int, str | None]]:
    """Return what fills in a worksheet for a text, as answers by the number of the item."""

    def filled(sheet: str, source: str) -> dict[int, str | None]:
        path = tmp_path / "leaflet.md"
        path.write_text(source)
        out = run("check", str(path), "--worksheet", sheet, "--json").out
        (record,) = json.loads(out)["worksheets"]
        return {item["number"]: item["answer"] for item in record["items"]}

    return filled


Answers = Callable[[str, str], dict[int, str | None]]


def test_what_the_index_asks_of_a_good_leaflet_is_judged(answers: Answers) -> None:
    found = answers("cci", GOOD)

    assert {n: found[n] for n in (2, 6, 8, 9, 15)} == {
        2: "yes",
        6: "yes",
        8: "yes",
        9: "yes",
        15: "not applicable",
    }


def test_what_the_index_asks_of_a_poor_leaflet_is_judged(answers: Answers) -> None:
    found = answers("cci", BAD)

    assert {n: found[n] for n in (7, 8, 9, 15)} == dict.fromkeys((7, 8, 9, 15), "no")


def test_what_nobody_declared_is_left_blank(answers: Answers) -> None:
    undeclared = GOOD.replace("main_message: Call us if you do not hear from us in a week.\n", "")

    assert answers("cci", undeclared)[2] is None


def test_a_message_further_down_is_not_at_the_top(answers: Answers) -> None:
    elsewhere = GOOD.replace("main_message: Call us if", "main_message: Vaccines stop measles if")

    assert answers("cci", elsewhere)[2] == "no"


def test_a_passive_sentence_somewhere_leaves_the_message_to_a_person(answers: Answers) -> None:
    assert answers("cci", GOOD + "\nThe test was done by a nurse.\n")[6] is None


def test_pemat_has_words_of_its_own(answers: Answers) -> None:
    found = answers("pemat", GOOD)

    assert {n: found[n] for n in (5, 11, 12, 17, 19, 21)} == {
        5: "agree",
        11: "agree",
        12: "agree",
        17: "not applicable",
        19: "not applicable",
        21: "agree",
    }


def test_pemat_disagrees_where_most_sentences_are_passive(answers: Answers) -> None:
    found = answers("pemat", BAD)

    assert (found[5], found[6], found[8]) == ("disagree", "disagree", "disagree")


@pytest.mark.parametrize("sheet", WORKSHEETS)
def test_most_items_are_for_a_person_and_there_is_no_total(
    run: Run, tmp_path: Path, sheet: str
) -> None:
    path = tmp_path / "leaflet.md"
    path.write_text(GOOD)

    out = run("check", str(path), "--worksheet", sheet).out

    assert out.count("____") >= 10
    assert out.endswith("A person fills in the blank items, so there is no total.\n")
    assert not re.search(r"\bscore\b|%|points", out, re.IGNORECASE)


@pytest.mark.parametrize("sheet", WORKSHEETS)
def test_an_answer_comes_with_evidence(run: Run, tmp_path: Path, sheet: str) -> None:
    path = tmp_path / "leaflet.md"
    path.write_text(BAD)

    record = json.loads(run("check", str(path), "--worksheet", sheet, "--json").out)

    for item in record["worksheets"][0]["items"]:
        assert bool(item["evidence"]) == (item["answer"] is not None)


def test_a_file_that_cannot_be_read_is_reported_and_the_others_are_filled_in(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "leaflet.md").write_text(GOOD)
    (tmp_path / "torn.md").write_bytes(b"Caf\xe9")

    result = run("check", str(tmp_path), "--worksheet", "cci")

    assert result.code == 3
    assert "leaflet.md" in result.out
    assert "torn.md" in result.err
