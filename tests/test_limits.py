"""SECURITY.md names every limit with its number, and the tests that hold each promise."""

import re
from pathlib import Path

import pytest

from hlreader import limits
from tests.conftest import ROOT

SECURITY = (ROOT / "SECURITY.md").read_text("utf-8")
TESTS = Path(__file__).parent
LIMITS = {
    name: value
    for name, value in vars(limits).items()
    if name.startswith(("LARGEST", "LONGEST", "MOST", "DEEPEST"))
}


def written(name: str, value: int) -> str:
    """Return a limit as SECURITY.md has it."""
    if name.startswith("LARGEST"):
        return f"{value // limits.MEGABYTE} MB"
    return f"{value:,}"


@pytest.mark.parametrize("name", LIMITS)
def test_each_limit_is_in_the_table(name: str) -> None:
    assert f"| {written(name, LIMITS[name])} |" in SECURITY


def test_each_promise_names_tests_that_exist() -> None:
    promises = SECURITY.partition("## Promises")[2].partition("## Limits")[0]
    rows = [line for line in promises.splitlines() if line.startswith("| ") and "`test_" in line]

    assert len(rows) >= 10
    for row in rows:
        named = re.findall(r"`(test_\w+)`", row)
        assert named, row
        assert [name for name in named if not (TESTS / f"{name}.py").is_file()] == [], row


def test_each_message_of_the_table_is_one_that_hlreader_gives() -> None:
    code = "".join(path.read_text("utf-8") for path in (ROOT / "hlreader").rglob("*.py"))
    table = SECURITY.partition("## Limits")[2]
    said = re.findall(r"\| `([^`]+)` \|$", table, re.MULTILINE)

    assert len(said) >= 10
    for message in said:
        pattern = re.sub(r"\d+", "NUMBER", message).replace("Rich Text file", "TITLE")
        pattern = re.escape(pattern).replace("NUMBER", r"\{\w+\}").replace("TITLE", r"\{\w+\}")
        assert re.search(pattern, code), message
