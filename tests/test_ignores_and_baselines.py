"""Findings that pass: silenced by a comment, or known to a baseline that only shrinks."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]

LONG = (
    "If you have had a breast taken out and the nurse has told you that lymph nodes came out too, "
    "you should let no one take blood from the arm on that side."
)
SHORT = "Drink more water."


@pytest.fixture
def findings(tmp_path: Path, run: Run) -> Callable[[str], list[tuple[str, int]]]:
    """Return what gives the code and line of each finding in a text."""

    def found(source: str) -> list[tuple[str, int]]:
        path = tmp_path / "leaflet.md"
        path.write_text(source)
        out = run("check", str(path), "--json", "--max-grade", "30", "--select", "HL1,HL9").out
        return [(item["code"], item["line"]) for item in json.loads(out)["files"][0]["findings"]]

    return found


Findings = Callable[[str], list[tuple[str, int]]]


# --- Comments ------------------------------------------------------------------------------------


def test_a_comment_silences_the_block_after_it_only(findings: Findings) -> None:
    source = f"<!-- hlreader: ignore HL101 because the law says so -->\n\n{LONG}\n\n{LONG}\n"

    assert findings(source) == [("HL101", 5)]


@pytest.mark.parametrize("what", ["HL101", "sentence-too-long", "HL201, HL101"])
def test_a_comment_names_codes_or_names(findings: Findings, what: str) -> None:
    source = f"<!-- hlreader: ignore {what} because the law says so -->\n{LONG}\n"

    assert ("HL101", 2) not in findings(source)


def test_a_comment_inside_a_block_holds_for_that_block(findings: Findings) -> None:
    source = f"{LONG} <!-- hlreader: ignore HL101 because the law says so -->\n\n{LONG}\n"

    assert findings(source) == [("HL101", 3)]


@pytest.mark.parametrize(
    ("comment", "silences"),
    [
        ("<!-- hlreader: off HL101 because it is because of the law -->", True),
        ("<!-- hlreader: off HL101\nbecause of the law -->", True),
        ("<!-- hlreader: off HL101 -- because of the law -->", True),
        ("<!-- hlreader: off HL101 because 3 > 2 -->", False),
        ("<!-- hlreader: offHL101 -->", False),
        ("<!-- hlreader off <!-- hlreader: off HL101 because of the law -->", True),
        ("<!-- hlreader: off HL201 <!-- hlreader: off HL101 -->", True),
        ("<!-- hlreader: off HL101 -->\n<!-- hlreader: on HL201 -->", True),
        ("<!-- hlreader: off HL101 -->\n<!-- hlreader: on -->", False),
        ("<!-- hlreader: off HL101 -->\n<!-- hlreader: on -->\n<!-- hlreader: off HL1 -->", True),
        ("<!-- hlreader: off HL101 -->\n\n    <!-- hlreader: on HL101 -->", True),
    ],
)
def test_a_comment_is_read_from_its_beginning_to_its_end(
    findings: Findings, comment: str, *, silences: bool
) -> None:
    found = [code for code, _ in findings(f"{comment}\n\n{LONG}\n")]

    assert ("HL101" not in found) == silences


def test_off_and_on_mark_a_region(findings: Findings) -> None:
    off = "<!-- hlreader: off HL101 because this part is for nurses -->"
    source = f"{LONG}\n\n{off}\n\n{LONG}\n\n{LONG}\n\n<!-- hlreader: on HL101 -->\n\n{LONG}\n"

    assert findings(source) == [("HL101", 1), ("HL101", 11)]


def test_off_without_on_holds_to_the_end(findings: Findings) -> None:
    source = f"<!-- hlreader: off HL101 because it is a draft -->\n\n{LONG}\n\n{LONG}\n"

    assert findings(source) == []


def test_a_comment_that_silences_nothing_is_reported(findings: Findings) -> None:
    source = f"{SHORT}\n\n<!-- hlreader: ignore HL101 because it was long -->\n\n{SHORT}\n"

    assert findings(source) == [("HL901", 3)]


def test_each_rule_of_a_comment_has_to_earn_its_place(findings: Findings) -> None:
    source = f"<!-- hlreader: ignore HL101, HL999 because the law says so -->\n\n{LONG}\n"

    assert findings(source) == [("HL901", 1)]


def test_a_comment_without_a_reason_silences_and_is_reported(findings: Findings) -> None:
    source = f"<!-- hlreader: ignore HL101 -->\n\n{LONG}\n"

    assert findings(source) == [("HL902", 1)]


def test_a_comment_in_a_code_block_is_an_example(findings: Findings) -> None:
    source = f"```\n<!-- hlreader: off HL101 because -->\n```\n\n{LONG}\n"

    assert findings(source) == [("HL101", 5)]


@pytest.mark.parametrize("what", ["hl101", "HL1", "Sentence-Too-Long"])
def test_a_comment_names_rules_as_the_options_do(findings: Findings, what: str) -> None:
    source = f"<!-- hlreader: ignore {what} because the law says so -->\n\n{LONG}\n"

    assert findings(source) == []


def test_a_comment_about_a_rule_that_is_off_is_no_fault(findings: Findings) -> None:
    source = f"<!-- hlreader: ignore HL201 because nurses say it -->\n\n{SHORT}\n"

    assert findings(source) == []


@pytest.mark.parametrize(
    ("comment", "message"),
    [
        ("ignore HL110 because of the law", "There is no rule `HL110`. Did you mean HL1"),
        ("ignore sentence-to-long because of the law", "Did you mean sentence-too-long?"),
        ("ignore because of the law", "This comment names no rule."),
        ("ignroe HL101 because of the law", "This comment says `ignroe`, which does nothing."),
        ("disable HL101", "Write `ignore`, `off` or `on`"),
    ],
)
def test_a_mistyped_comment_says_what_is_wrong(
    run: Run, tmp_path: Path, comment: str, message: str
) -> None:
    path = tmp_path / "leaflet.md"
    path.write_text(f"<!-- hlreader: {comment} -->\n\n{SHORT}\n")

    out = run("check", str(path), "--output-format", "concise", "--select", "HL901").out

    assert message in out


# --- Baselines -----------------------------------------------------------------------------------


@pytest.fixture
def leaflet(tmp_path: Path) -> Path:
    path = tmp_path / "leaflet.md"
    path.write_text(f"{LONG}\n\n{SHORT}\n")
    return path


@pytest.fixture
def checked(run: Run, leaflet: Path) -> Callable[..., Any]:
    """Return what checks the leaflet for long sentences against a baseline."""
    baseline = leaflet.with_name("known.json")
    fixed = ("--select", "HL101", "--fail-on", "warning", "--output-format", "concise")

    def check(*options: str) -> Any:
        return run("check", str(leaflet), *fixed, "--baseline", str(baseline), *options)

    return check


def test_known_findings_pass_wherever_they_move(checked: Callable[..., Any], leaflet: Path) -> None:
    # Given a baseline
    assert checked("--update-baseline").code == 0

    # When lines come before the known sentence
    leaflet.write_text(f"{SHORT}\n\n{SHORT}\n\n{LONG}\n")

    # Then it still passes
    assert checked().code == 0
    assert checked().out == ""


def test_a_new_finding_fails_and_is_the_only_one_shown(
    checked: Callable[..., Any], leaflet: Path
) -> None:
    checked("--update-baseline")
    leaflet.write_text(f"{LONG}\n\nAnd {LONG}\n")

    result = checked()

    assert result.code == 1
    assert [line.split(":")[1] for line in result.out.splitlines()] == ["3"]


def test_the_same_sentence_twice_is_one_more(checked: Callable[..., Any], leaflet: Path) -> None:
    checked("--update-baseline")
    leaflet.write_text(f"{LONG}\n\n{LONG}\n")

    assert checked().code == 1


def test_what_is_fixed_must_leave_the_baseline(checked: Callable[..., Any], leaflet: Path) -> None:
    checked("--update-baseline")
    leaflet.write_text(f"{SHORT}\n")

    result = checked()

    assert result.code == 1
    assert (
        "HL101 is fixed. Run with --update-baseline to remove it from the baseline." in result.err
    )
    assert checked("--update-baseline").code == 0
    assert checked().code == 0


def test_a_baseline_is_the_same_bytes_each_time(checked: Callable[..., Any], leaflet: Path) -> None:
    checked("--update-baseline")
    first = leaflet.with_name("known.json").read_bytes()
    checked("--update-baseline")

    assert leaflet.with_name("known.json").read_bytes() == first


def test_a_count_of_millions_costs_no_more_than_one(
    checked: Callable[..., Any], leaflet: Path
) -> None:
    # Given a baseline that says it knows 300 million findings of a line
    checked("--update-baseline")
    known = leaflet.with_name("known.json")
    known.write_text(known.read_text().replace(", 1]", ", 300000000]"))

    result = checked()

    assert result.code == 1
    assert "HL101 is fixed (299999999 times). Run with --update-baseline to remove it" in result.err
    assert result.err.count("\n") == 1


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        '{"schema": 9, "findings": []}',
        '{"schema": 1}',
        "[" * 100_000,
        '{"schema": 1, "findings": [["a.md", "HL101", "0", 1e999]]}',
        '{"schema": 1, "findings": [["a.md", "HL101", "0", -1]]}',
        '{"schema": 1, "findings": [["a.md", "HL101", "0", true]]}',
        '{"schema": 1, "findings": [["a.md", "HL101\\u001b[31m", "0", 1]]}',
        '{"schema": 1, "findings": [["a.md", 101, "0", 1]]}',
        f'{{"schema": 1, "findings": [["a.md", "HL101", "0", {"9" * 5000}]]}}',
    ],
)
def test_a_broken_baseline_is_a_usage_error(
    checked: Callable[..., Any], leaflet: Path, content: str
) -> None:
    leaflet.with_name("known.json").write_text(content)

    result = checked()

    assert result.code == 2
    assert "known.json: this is not an hlreader baseline. Create it with --baseline" in result.err


def test_a_baseline_that_is_not_there_is_a_usage_error(checked: Callable[..., Any]) -> None:
    assert checked().code == 2


def test_a_baseline_that_cannot_be_written_stays_as_it_was(
    checked: Callable[..., Any], leaflet: Path
) -> None:
    baseline = leaflet.with_name("known.json")
    checked("--update-baseline")
    before = baseline.read_bytes()
    leaflet.write_text(f"{SHORT}\n")
    baseline.chmod(0o444)

    result = checked("--update-baseline")

    assert result.code == 3
    assert result.err == (
        f"hlreader: {baseline}: cannot be written (it is read-only). "
        "Check the permissions of the file and its folder.\n"
    )
    assert baseline.read_bytes() == before


def test_a_baseline_keeps_its_mode_and_the_link_to_it(
    checked: Callable[..., Any], leaflet: Path
) -> None:
    kept = leaflet.parent / "team" / "known.json"
    kept.parent.mkdir()
    kept.write_text("{}")
    kept.chmod(0o640)
    leaflet.with_name("known.json").symlink_to(kept)

    assert checked("--update-baseline").code == 0

    assert json.loads(kept.read_text())["findings"]
    assert kept.stat().st_mode & 0o777 == 0o640
    assert leaflet.with_name("known.json").is_symlink()
