"""``hlreader check words.yaml``: a glossary is checked as one, in every form of report."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Result

Run = Callable[..., Result]

HARD = """\
- term: gout
  plain: An arthropathy due to intraarticular precipitation of monosodium urate crystals.
  translations:
    es: {term: gota, plain: Una enfermedad que hincha las articulaciones y causa mucho dolor.}
- term: dizzy
  plain: Feeling as if all turns around you.
  see_also: [no such word]
"""


@pytest.fixture
def words(tmp_path: Path) -> Path:
    path = tmp_path / "words.yaml"
    path.write_text(HARD, "utf-8")
    return path


def test_entries_that_are_too_hard_or_lead_nowhere_are_found_at_their_place(
    run: Run, words: Path
) -> None:
    result = run("check", str(words), "--output-format", "concise", "--fail-on", "warning")

    assert result.code == 1
    assert f"{words}:2:10: HL701 The definition of `gout` has grade" in result.out
    assert f"{words}:7:14: HL701 `see_also` of `dizzy` leads nowhere" in result.out


def test_its_definitions_in_one_language_are_scored(run: Run, words: Path) -> None:
    file = json.loads(run("check", str(words), "--json").out)["files"][0]

    assert file["language"] == "en"
    assert [sentence["line"] for sentence in file["sentences"]] == [2, 6]


def test_rules_about_texts_leave_it_alone_and_its_own_can_be_switched_off(
    run: Run, words: Path
) -> None:
    findings = json.loads(run("check", str(words), "--select", "all", "--json").out)["files"][0]
    silent = run("check", str(words), "--ignore", "glossary-entry,HL0", "--fail-on", "advice")

    assert {finding["code"] for finding in findings["findings"]} == {"HL001", "HL701"}
    assert silent.code == 0


def test_it_can_be_read_as_any_text(run: Run, words: Path) -> None:
    result = run("check", str(words), "--format", "text", "--output-format", "concise")

    assert "HL206" in result.out


def test_a_folder_is_searched_for_texts_alone(run: Run, words: Path) -> None:
    (words.parent / "leaflet.md").write_text("Drink more water. Eat well. Rest a lot.\n")

    assert "1 file checked" in run("check", str(words.parent)).out


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("a: 1\n", ":1:1: a glossary is a list of entries."),
        ("- term: gout\n", ":1:3: `gout` has no plain meaning."),
        ("[\n", "the YAML is broken"),
        ("[]\n", "there is no entry in this glossary."),
    ],
)
def test_a_file_that_is_no_glossary_is_reported_with_its_place(
    run: Run, tmp_path: Path, content: str, message: str
) -> None:
    path = tmp_path / "torn.yml"
    path.write_text(content)

    result = run("check", str(path))

    assert result.code == 3
    assert f"hlreader: {path}" in result.err
    assert message in result.err
