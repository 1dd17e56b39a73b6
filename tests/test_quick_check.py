"""The short way for ``check`` does what the long way does, and starts without Typer."""

from pathlib import Path

import pytest

from hlreader.quick.check import checking
from tests.test_quick_read import LEAFLET, Both, both, outcome

__all__ = ["both"]

SHORT = (
    ["check", "leaflet.md"], ["check", "leaflet.md", "--json"], ["check", "."],
    ["check", "leaflet.md", "notes.txt"], ["check", "-"], ["check", "missing.md"],
    ["check", "leaflet.md", "missing.md"], ["check", "leaflet.doc"], ["check", ""],
    ["check", "--max-grade", "12", "leaflet.md"], ["check", "leaflet.md", "--max-grade", "1"],
    ["check", "leaflet.md", "--explain-counts"], ["check", "leaflet.md", "--exit-zero", "--json"],
    ["check", "leaflet.md", "--isolated"], ["check", "a\x1b[31mb"],
)  # fmt: skip
LONG: tuple[list[str], ...] = (
    [], ["check"], ["check", "--help"], ["check", "leaflet.md", "--debug"], ["read", "leaflet.md"],
    ["check", "leaflet.md", "--max-grade"], ["check", "leaflet.md", "--max-grade", "hard"],
    ["check", "leaflet.md", "--max-grade", "-1"], ["check", "leaflet.md", "--max-grade", "7.5"],
    ["check", "leaflet.md", "--output-format", "json"], ["check", "--", "leaflet.md"],
    ["check", "leaflet.md", "--js"], ["check", "leaflet.md", "--json", "--json"],
    ["check", "leaflet.md", "--fix"], ["--debug", "check", "leaflet.md"],
)  # fmt: skip


@pytest.mark.parametrize("arguments", SHORT)
def test_the_short_way_says_what_the_long_way_says(
    arguments: list[str], both: Both, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Given two texts, one of them also on standard input, and settings
    (tmp_path / "leaflet.md").write_text(LEAFLET, "utf-8")
    (tmp_path / "notes.txt").write_text("Take one tablet. Drink it with water.", "utf-8")
    (tmp_path / "hlreader.toml").write_text("max-grade = 5\n", "utf-8")
    monkeypatch.chdir(tmp_path)

    # When they are checked both ways
    short, long = both(checking, arguments)

    # Then code, output and errors are the same
    assert short == long


@pytest.mark.parametrize("arguments", LONG)
def test_all_else_goes_the_long_way(arguments: list[str]) -> None:
    assert checking(arguments, {}) is None


def test_completion_goes_the_long_way() -> None:
    assert checking(["check", "leaflet.md"], {"_HLREADER_COMPLETE": "complete_bash"}) is None


def test_checking_a_text_starts_without_what_it_does_not_need(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("Take one tablet. Drink it with water.", "utf-8")
    command = ["-X", "importtime", "-m", "hlreader", "check", "notes.txt"]
    outcome(command, tmp_path)  # given a text that has been checked once

    lines = outcome(command, tmp_path)[2].splitlines()

    loaded = {line.rpartition("|")[2].strip().partition(".")[0] for line in lines}
    assert "hlreader" in loaded
    assert loaded & {"typer", "click", "markdown_it", "yaml", "textstat", "dataclasses"} == set()
