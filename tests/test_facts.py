"""Facts that several articles state: read, found in texts, compared, and looked at again."""

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from hlreader.checker.runner import check
from hlreader.checker.text.checked_text import Settings
from hlreader.checker.text.nearby_files import facts_next_to
from hlreader.errors import ContentError
from hlreader.library.facts import NAME, FactWording, Statements
from hlreader.library.facts_file import read_facts
from tests.checking import checked, found_by, glossary, rule_named, words_found
from tests.conftest import Result

FACTS = """\
- fact: mammograms by the Task Force
  checked: 2026-11-01
  sources:
    - title: Breast cancer screening
      publisher: US Preventive Services Task Force
  used_in: [mammogram]
  wordings:
    en:
      about: [Task Force mammogram, Task Force breast]
      says: [40 to 74, every 2 years]
      signs: [a breast that is red and hot]
"""


def library(folder: Path, article: str, facts: str = FACTS, name: str = "mammogram.md") -> Path:
    """Make a folder with an article and facts, and return the path of the article."""
    folder.mkdir(exist_ok=True)
    (folder / NAME).write_text(facts, "utf-8")
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(article, "utf-8")
    return path


def findings(path: Path) -> list[tuple[str, str]]:
    """Return the words and the suggestion of each place where a file differs from its facts."""
    report = check(path, glossary=glossary())
    lines = path.read_text("utf-8").splitlines()
    return [
        (
            lines[found.place.line - 1][found.place.column - 1 : found.end.column - 1],
            found.suggestion,
        )
        for _, found in report.findings
        if found.code == "HL801"
    ]


@pytest.mark.parametrize(
    ("sentence", "differs"),
    [
        ("The Task Force advises a mammogram from age 40 to 74.", []),
        ("The Task Force advises a mammogram every two years.", []),
        ("The Task Force advises a mammogram from age 50 to 74.", ["50 to 74"]),
        ("The Task Force advises mammograms every 3 years.", ["every 3 years"]),
        ("The Task Force advises mammograms every three\nyears.", ["every three\nyears"]),
        ("The NHS advises a mammogram every 3 years.", []),
        ("The Task Force advises a scan of the lungs from 50 to 80.", []),
        ("The test takes 30 to 40 minutes.", []),
    ],
)
def test_a_number_that_differs_from_the_fact_is_found(
    tmp_path: Path, sentence: str, differs: list[str]
) -> None:
    # Given an article next to the facts of its library
    path = library(tmp_path, f"# About the test\n\n{sentence}\n")

    # When it is checked, then what differs is found, and the suggestion says what is right
    found = facts_next_to(path).in_language("en")
    [(_, finder)] = found
    assert [sentence[x.start : x.end] for x in finder.find(sentence) if not x.agrees] == differs
    assert [hint for _, hint in findings(path)] == [
        "Use one of these: 40 to 74, every 2 years." for _ in differs
    ]


def test_the_heads_of_a_table_and_the_title_say_what_a_cell_is_about(tmp_path: Path) -> None:
    table = """\
---
title: Screening tests
---

| Part of the body | Task Force | NHS |
|---|---|---|
| Breast | 40 to 70: every 2 years | 50 to 71: every 3 years |
| Lung | 50 to 80: each year | 55 to 74 |
"""
    titled = """\
---
title: Your mammogram
danger_signs:
  signs: [a breast that is red and hot]
---

The Task Force says to go from 50 to 74.
"""

    assert [words for words, _ in findings(library(tmp_path, table, name="a.md"))] == ["40 to 70"]
    assert [words for words, _ in findings(library(tmp_path, titled))] == ["50 to 74"]


def test_an_article_lists_the_danger_signs_of_its_facts(tmp_path: Path) -> None:
    # Given a fact with a sign, an article that should list it, and one that need not
    text = "---\ntitle: Your test\ndanger_signs:\n  signs: [{sign}]\n---\n\nIt is a test.\n"
    missing = ("danger_signs", "Add: a breast that is red and hot")

    # Then only the first has to have it
    assert findings(library(tmp_path, text.format(sign="a fever"))) == [missing]
    assert findings(library(tmp_path, text.format(sign="a breast that is red and hot"))) == []
    assert findings(library(tmp_path, text.format(sign="a fever"), name="biopsy.md")) == []


def test_a_translation_uses_the_facts_of_the_library(tmp_path: Path) -> None:
    facts = FACTS.replace(
        "    en:\n", "    es:\n      says: [40 a 74]\n      about: [Grupo]\n    en:\n"
    )
    text = "---\nlanguage: es\n---\n\nEl Grupo dice que de los 50 a 74 años.\n"

    assert findings(library(tmp_path, text, facts, name="es/mammogram.md")) == [
        ("50 a 74", "Use one of these: 40 a 74.")
    ]


@pytest.mark.parametrize(
    ("today", "found"), [(date(2027, 10, 31), []), (date(2027, 11, 1), ["38 C", "38 C"])]
)
def test_a_fact_is_looked_at_again_after_12_months(today: date, found: list[str]) -> None:
    # Given a fact of 2026-11-01, and a text that states it twice in each of two parts
    text = "A fever of 38 C is a sign.\n\n# More\n\nThe temperature was 38 C, or 100.4 F.\n"
    rule = rule_named("fact-out-of-date")

    # Then it is listed once, from 12 months on
    results = list(rule.check(checked(text, Settings(today=today))))
    assert len(results) == bool(found)
    for result in results:
        assert "2026-11-01" in result.message
        assert result.suggestion == (
            "Compare it with National Cancer Institute: Fever and cancer treatment."
        )


def test_without_the_date_of_today_no_fact_is_old() -> None:
    rule = rule_named("fact-out-of-date")

    assert list(rule.check(checked("Wash your hands for 20 seconds.", Settings()))) == []


def test_a_fact_needs_no_source() -> None:
    [found] = found_by("fact-out-of-date", "Wash your hands for 20 seconds.")

    assert found.suggestion == "Compare it with a source."


def test_the_longest_statement_is_taken() -> None:
    facts = Statements(FactWording(about=("test",), says=("at 65", "at 60 and 65")))

    found = list(facts.find("Have the test at 60 and 65, and stop at 70."))

    assert [one.agrees for one in found] == [True, False]


def test_a_number_is_found_whole() -> None:
    text = "A fever of 138 C, 38.5 C or 38 Cm is none. Nor is a fever of 38 C."

    assert words_found("fact-differs", text) == ["138 C", "38.5 C"]


@pytest.mark.parametrize(
    ("facts", "fault"),
    [
        ("- fact: fever\n", "facts.yaml:1:3: this fact has no date. Write `checked: 2026-01-31`."),
        ("- fact: a\n  checked: soon\n", "facts.yaml:2:12: `checked` must be a date."),
        ("- fact: a\n  chekced: 2026-01-01\n", "facts.yaml:2:3: a fact has no field `chekced`."),
        (
            "- fact: a\n  checked: 2026-01-01\n- sources: []\n",
            "facts.yaml:3:3: this fact has no name.",
        ),
        (f"{FACTS}{FACTS}", "there are two facts named"),
        ("- fact: [a\n", "the YAML is broken"),
    ],
)
def test_a_fault_in_the_facts_is_one_clear_line(tmp_path: Path, facts: str, fault: str) -> None:
    with pytest.raises(ContentError) as raised:
        read_facts(facts, NAME)
    assert fault in str(raised.value)

    # And a check of an article goes on
    path = library(tmp_path, "Go for your mammogram.\n", facts)
    assert len(findings(path)) == 1


@pytest.mark.parametrize(
    "other", ["", "key: value\n", "- one\n- two\n", "{{ template }}\n", "a: [\n"]
)
def test_a_file_of_another_program_with_this_name_gives_no_facts(
    tmp_path: Path, other: str
) -> None:
    path = library(tmp_path, "The Task Force advises a mammogram from 50 to 74.\n", other)

    assert findings(path) == []


def test_facts_that_cannot_be_read_are_left_out(tmp_path: Path) -> None:
    # Given a folder, or a pipe to which nothing is written, in place of the file
    text = "The Task Force advises a mammogram from 50 to 74.\n"
    for make in (Path.mkdir, os.mkfifo):
        path = library(tmp_path / make.__name__, text)
        (path.parent / NAME).unlink()
        make(path.parent / NAME)

        assert findings(path) == []


def test_changed_facts_are_read_again(tmp_path: Path) -> None:
    text = "The Task Force advises a mammogram from 50 to 74.\n"
    assert len(findings(library(tmp_path, text))) == 1

    assert findings(library(tmp_path, text, FACTS.replace("40 to 74", "50 to 74 "))) == []


def test_check_lists_what_differs_and_what_to_look_at_again(
    tmp_path: Path, run: Callable[..., Result]
) -> None:
    # Given a library with a fact from 2020
    old = FACTS.replace("2026-11-01", "2020-11-01")
    library(tmp_path, "The Task Force advises a mammogram from 50 to 74.\n", old)

    # When its folder is checked
    found = run("check", str(tmp_path), "--select", "HL8", "--output-format", "concise").out

    # Then both are listed
    assert "HL801 This differs from the fact" in found
    assert "HL802 Look again: the fact" in found
