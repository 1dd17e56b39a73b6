"""Combinations of ``check`` options: some are refused, and the others write correct files."""

import io
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Result

Run = Callable[..., Result]

WORDY = "In order to heal, utilize ice prior to sleep.\n"


@pytest.fixture
def leaflet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "leaflet.md"
    path.write_text(WORDY)
    return path


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ("--diff --watch", "`--diff` cannot be used with `--watch`. Use only one of them."),
        ("--fix --watch", "`--fix` cannot be used with `--watch`."),
        ("--worksheet cci --watch", "`--worksheet` cannot be used with `--watch`."),
        ("--worksheet cci --fix", "`--fix` cannot be used with `--worksheet`."),
        ("--worksheet cci --output-format sarif", "Use text output or `--json`."),
        ("--explain-counts --output-format junit", "Use text output or `--json`."),
        ("--compare textstat --output-format concise", "Use text output or `--json`."),
        ("--update-baseline", "`--update-baseline` needs a file. Add --baseline FILE."),
        ("--diff --baseline b.json", "`--diff` cannot be used with `--baseline`."),
        ("--json --output-format sarif", "`--json` cannot be used with `--output-format sarif`."),
        (
            "--statistics --output-format sarif",
            "`--output-format` cannot be used with `--statistics`",
        ),
        ("--isolated --config no.toml", "`--config` cannot be used with `--isolated`."),
        ("- --fix", "`--fix` cannot be used with standard input. Name a file."),
        ("- --watch", "`--watch` cannot be used with standard input. Name a file."),
    ],
)
def test_what_cannot_be_done_at_once_is_refused(
    run: Run, leaflet: Path, options: str, message: str
) -> None:
    result = run("check", leaflet.name, *options.split())

    assert (result.code, result.out) == (2, "")
    assert message in result.err
    assert leaflet.read_text() == WORDY


def test_a_diff_with_a_fix_only_shows(run: Run, leaflet: Path) -> None:
    result = run("check", leaflet.name, "--fix", "--diff")

    assert "+To heal, use ice before sleep." in result.out
    assert leaflet.read_text() == WORDY


def test_a_fix_that_cannot_be_made_is_reported(run: Run, leaflet: Path) -> None:
    leaflet.write_text(WORDY.replace("sleep", "sle\xadep"), "utf-8")

    result = run("check", leaflet.name, "--fix-only")

    assert result.code == 0
    assert f"{leaflet.name}: safe changes left to you: 3." in result.err
    assert "0 fixed in 0 of 1 files." in result.err


def test_a_file_whose_name_breaks_the_line_does_not_stop_the_fixing(
    run: Run, leaflet: Path
) -> None:
    (leaflet.parent / "a\nb.md").write_text(WORDY)

    result = run("check", ".", "--fix-only")

    assert result.code == 0
    assert leaflet.read_text() == "To heal, use ice before sleep.\n"


def test_an_emoji_made_of_several_characters_does_not_keep_from_fixing(
    run: Run, leaflet: Path
) -> None:
    leaflet.write_bytes("👩\u200d⚕️ Utilize ice.\r\n".encode())

    run("check", leaflet.name, "--fix-only")

    assert leaflet.read_bytes() == "👩\u200d⚕️ Use ice.\r\n".encode()


# --- What the report says ------------------------------------------------------------------------


def test_findings_are_shown_where_a_text_is_too_short_to_score(run: Run, leaflet: Path) -> None:
    leaflet.write_text("# Introduction\n")

    out = run("check", leaflet.name).out

    assert "too short to score" in out
    assert "1:3  # Introduction" in out
    assert "HL505: " in out


def test_the_report_names_the_limit_of_the_settings_file(run: Run, leaflet: Path) -> None:
    (leaflet.parent / "hlreader.toml").write_text('max-grade = 30\nnumbers = "off"\n')

    out = run("check", leaflet.name).out

    assert "Flesch-Kincaid grade 5.0, limit 30." in out
    assert "SMOG grade 8.8, limit 32." in out
    assert "(numbers: off)" in out
    assert out.endswith("1 file checked, none to fix.\n")


def test_each_file_of_the_json_has_its_own_limit(run: Run, leaflet: Path) -> None:
    (leaflet.parent / "hlreader.toml").write_text("max-grade = 30\n")

    (file,) = json.loads(run("check", leaflet.name, "--json").out)["files"]

    assert (file["max_grade"], file["passed"]) == (30, True)


def test_a_text_that_fails_for_a_word_is_not_called_too_hard(run: Run, leaflet: Path) -> None:
    leaflet.write_text("Utilize ice. Rest a lot. Eat well. Drink a lot.\n")

    out = run("check", leaflet.name, "--fail-on", "warning").out

    assert out.startswith("leaflet.md: to fix. ")
    assert "too hard" not in out
    assert out.endswith("1 file checked, 1 to fix.\n")


# --- Places of a baseline ------------------------------------------------------------------------


def test_a_baseline_holds_wherever_the_check_is_run(
    run: Run, leaflet: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Given a baseline written at the top of a project
    fixed = ("--fail-on", "warning", "--baseline")
    assert run("check", leaflet.name, *fixed, "known.json", "--update-baseline").code == 0

    # Then it holds for another spelling of the path, and from another folder
    assert run("check", f"./{leaflet.name}", *fixed, "known.json").code == 0
    assert run("check", str(leaflet), *fixed, "known.json").code == 0
    (leaflet.parent / "drafts").mkdir()
    monkeypatch.chdir("drafts")
    assert run("check", os.path.join("..", leaflet.name), *fixed, "../known.json").code == 0  # noqa: PTH118


def test_gitlab_has_paths_from_the_top_of_the_project(run: Run, leaflet: Path) -> None:
    issues = json.loads(run("check", str(leaflet), "--output-format", "gitlab").out)

    assert {issue["location"]["path"] for issue in issues} == {"leaflet.md"}


def test_sarif_and_rdjson_carry_the_fixes(run: Run, leaflet: Path) -> None:
    only = ("check", leaflet.name, "--select", "HL202", "--output-format")

    (result,) = json.loads(run(*only, "sarif").out)["runs"][0]["results"]
    (diagnostic,) = json.loads(run(*only, "rdjson").out)["diagnostics"]

    (change,) = result["fixes"][0]["artifactChanges"]
    assert change["artifactLocation"]["uri"] == "leaflet.md"
    assert change["replacements"][0]["insertedContent"]["text"] == "To"
    assert diagnostic["suggestions"] == [
        {"range": diagnostic["location"]["range"], "text": "To"},
    ]


def test_a_worksheet_of_standard_input_is_filled_in(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(WORDY.encode())))

    record = json.loads(run("check", "-", "--worksheet", "pemat", "--json").out)

    assert record["worksheets"][0]["path"] == "-"
    assert "total" not in json.dumps(record).lower()


def test_an_option_says_the_language_of_all_texts(run: Run, tmp_path: Path) -> None:
    leaflet = tmp_path / "leaflet.txt"
    leaflet.write_text("Take one pill at night with food. Do not drive for a day.\n", "utf-8")

    files = [json.loads(run("check", str(leaflet), "--json", *more).out)["files"][0]
             for more in ([], ["--lang", "es"], ["--lang", "fr"])]  # fmt: skip

    assert [file["language"] for file in files] == ["en", "es", "fr"]
    assert [next(iter(file["scores"]), "") for file in files] == ["smog", "fernandez_huerta", ""]


def test_a_language_that_is_no_tag_is_a_usage_error(run: Run, tmp_path: Path) -> None:
    result = run("check", str(tmp_path), "--lang", "x y")

    assert result.code == 2
    assert "`x y` is not a language tag" in result.err
