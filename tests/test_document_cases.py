"""Small files that once came out wrong: the blocks, sentences and language that each has.

The files are in data/cases, and ``right.json`` there has the right outcome of each. Those of PDFs
are in ``test_pdf_makers``.
"""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from hlreader.documents import open_bytes
from hlreader.readability.document_sentences import sentences
from hlreader.readability.identify import document_language
from tests.conftest import Result
from tests.test_documents import all_runs, outline

FOLDER = Path(__file__).parent / "data/cases"
RIGHT = json.loads((FOLDER / "right.json").read_text("utf-8"))


def test_each_file_has_its_right_outcome() -> None:
    assert {path.name for path in FOLDER.iterdir()} == {*RIGHT, "right.json"}


@pytest.mark.parametrize("name", RIGHT)
def test_a_file_that_came_out_wrong_reads_right(name: str) -> None:
    found = open_bytes((FOLDER / name).read_bytes(), name).whole()

    blocks = json.loads(json.dumps(outline(found.blocks)))
    assert blocks == RIGHT[name]["blocks"]
    assert len([*sentences(found)]) == RIGHT[name]["sentences"]
    assert document_language(found) == RIGHT[name]["language"]


def test_the_letters_of_a_list_in_a_word_file_are_shown() -> None:
    found = open_bytes((FOLDER / "docx-letter-list.docx").read_bytes(), "steps.docx").whole()

    items = found.blocks[-1].items  # type: ignore[union-attr]
    assert [item.label for item in items] == ["a)", "b)"]


def test_the_name_of_an_organisation_is_no_label(run: Callable[..., Result]) -> None:
    assert "HL402" not in run("check", FOLDER / "alcoholics-anonymous.md").out


def test_what_was_struck_out_and_the_boxes_of_tasks_are_no_words() -> None:
    name = "markdown-strike-and-tasks.md"

    found = open_bytes((FOLDER / name).read_bytes(), name).whole()

    said = " ".join(run.text for run in all_runs(found) if not run.aside)
    assert "two pills" not in said
    assert "[x]" not in said


def test_a_spanish_text_without_a_language_gets_a_spanish_grade(
    run: Callable[..., Result],
) -> None:
    path = FOLDER / "spanish-text-without-language.txt"

    scores = json.loads(run("check", path, "--json").out)["files"][0]["scores"]

    assert scores["crawford"] == pytest.approx(3.6, abs=0.1)
    assert "smog" not in scores
