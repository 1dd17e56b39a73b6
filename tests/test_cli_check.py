"""``hlreader check``, and the report it gives to programs."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from hlreader import check, score
from hlreader.exits import Exit
from tests.conftest import ROOT, Result

Run = Callable[..., Result]

HARD = (
    "Subsequent chemotherapeutic administration necessitates comprehensive evaluation of "
    "haematological abnormalities before continuation. "
    "Individualised multidisciplinary consultation facilitates optimal therapeutic decisions.\n"
)


@pytest.fixture
def leaflet(tmp_path: Path) -> Path:
    path = tmp_path / "leaflet.md"
    path.write_text(
        f"---\ntitle: Chemo\n---\n\n# A visit\n\nCome in. Sit down.\n\n- {HARD}", "utf-8"
    )
    return path


@pytest.mark.slow
def test_an_easy_text_passes(run: Run) -> None:
    result = run("check", str(ROOT / "articles"))

    assert result.code == Exit.OK
    assert result.out.endswith("files checked, none to fix.\n")


def test_a_hard_text_fails_and_says_by_how_much(run: Run, leaflet: Path) -> None:
    result = run("check", str(leaflet))

    assert result.code == Exit.NO
    assert re.search(r"too hard\. Flesch-Kincaid grade \d\d\.\d, limit 8\.\n", result.out)
    assert re.search(r"SMOG grade \d\d\.\d, limit 10\.", result.out)


def test_the_limit_can_be_set(run: Run, leaflet: Path) -> None:
    assert run("check", str(leaflet), "--max-grade", "40").code == Exit.OK


def test_the_hardest_sentence_comes_first_with_its_place(run: Run, leaflet: Path) -> None:
    lines = run("check", str(leaflet)).out.split("Start here")[1].splitlines()

    assert lines[1].startswith("  1. Line 9: 11 words, very hard")
    assert lines[2].strip().startswith("Subsequent chemotherapeutic")


def test_the_json_is_the_public_format(run: Run, leaflet: Path) -> None:
    report = json.loads(run("check", str(leaflet), "--json").out)

    assert report["schema"] == 1
    (file,) = report["files"]
    assert (file["path"], file["language"]) == (str(leaflet), "en")
    assert {"words", "sentences", "syllables", "polysyllables"} <= file["counts"].keys()
    assert set(file["scores"]) >= {
        "smog", "flesch_kincaid_grade", "flesch_reading_ease", "gunning_fog",
        "coleman_liau_index", "automated_readability_index", "dale_chall",
    }  # fmt: skip
    assert [(s["line"], s["column"], s["words"]) for s in file["sentences"]][:3] == [
        (7, 1, 2), (7, 10, 2), (9, 3, 11),
    ]  # fmt: skip
    assert {"code", "line", "column", "message"} <= file["findings"][0].keys()


def test_markup_and_front_matter_do_not_count(tmp_path: Path) -> None:
    path = tmp_path / "page.md"
    path.write_text(
        "---\ntitle: A long and complicated title of seven words\n---\n\n# Heading\n\n"
        "You can **eat** and [drink](http://example.org/a-very-long-address) before the scan.\n\n"
        "| Test | Time |\n|---|---|\n| Scan | Long |\n",
        "utf-8",
    )

    (file,) = check(path).files

    assert file.score.counts.words == 8


def test_the_command_and_python_give_the_same(run: Run, leaflet: Path) -> None:
    report = json.loads(run("check", str(leaflet), "--json").out)

    (file,) = check([leaflet]).files
    assert report["files"][0]["counts"] == file.score.counts._asdict()
    assert not check([leaflet]).passed


def test_a_text_too_short_to_score_gets_no_number(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "word.txt"
    path.write_text("Metastatic.\n", "utf-8")

    assert "too short to score" in run("check", str(path)).out
    assert score("Metastatic.").scores["smog"] is None


def test_one_unreadable_file_does_not_hide_the_others(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"\x00\x01\x02")
    (tmp_path / "b.md").write_text("You can eat and drink before the scan.\n", "utf-8")

    result = run("check", str(tmp_path))

    assert result.code == Exit.UNREADABLE
    assert "a.md: this is a binary file, not text." in result.err
    assert "b.md: passes." in result.out.replace("b.md:\n  ", "b.md: ")
    assert "1 could not be read" in result.out


@pytest.mark.parametrize("name", ["nowhere", "nowhere.md"])
def test_a_path_that_is_not_there_is_a_usage_error(run: Run, name: str) -> None:
    result = run("check", name)

    assert (result.code, result.out) == (Exit.USAGE, "")
    assert f"{name}: this file or folder does not exist." in result.err


def test_a_folder_without_text_is_a_usage_error(run: Run, tmp_path: Path) -> None:
    assert run("check", str(tmp_path)).code == Exit.USAGE


def test_hidden_folders_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / ".venv").mkdir()
    (tmp_path / ".venv" / "notes.md").write_text(HARD, "utf-8")
    (tmp_path / "page.md").write_text("You can eat before the scan.\n", "utf-8")

    assert [Path(file.shown).name for file in check(tmp_path).files] == ["page.md"]
