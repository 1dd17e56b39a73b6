"""The short way for ``read`` does what the long way does, and starts without Typer."""

import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest

from hlreader.error_handler import run_safely
from hlreader.quick.read import reading
from tests.conftest import ROOT, Result

Both: TypeAlias = Callable[[list[str]], tuple[Result, Result]]

LEAFLET = "# Your scan\n\nScintigraphy shows the bones. It takes an hour.\n"

SHORT = (
    ["read", "metastatic"], ["read", "breast", "cancer"], ["read", "breast"], ["read", "-"],
    ["read", "leaflet.md"], ["read", "missing.md"], ["read", "nothing-like-this"],
    ["read", "metastases"], ["read", "leaflet.md", "--plain"], ["read", "--print", "leaflet.md"],
    ["read", "leaflet.md", "--width", "20"], ["read", "leaflet.md", "--width", "200"],
    ["read", "leaflet.md", "--text-size", "large"],
    ["read", "leaflet.md", "--text-size", "huge-ish"], ["read", "leaflet.md", "--spacing", "wide"],
    ["read", "a\x1b[31mb"],
)  # fmt: skip
LONG: tuple[list[str], ...] = (
    [], ["read"], ["read", ""], ["read", "--help"], ["read", "metastatic", "--debug"], ["list"],
    ["read", "leaflet.md", "--width", "19"], ["read", "leaflet.md", "--width", "201"],
    ["read", "leaflet.md", "--width", "9" * 5000], ["read", "leaflet.md", "--width", "wide"],
    ["read", "leaflet.md", "--width"], ["read", "leaflet.md", "--text-size", "--plain"],
    ["read", "leaflet.md", "--wid", "30"], ["read", "--", "leaflet.md"], ["--debug", "read", "x"],
    ["read", "leaflet.md", "--plain", "--plain"], ["read", "leaflet.md", "--lang", "es"],
)  # fmt: skip


@pytest.fixture
def both(
    run: Callable[..., Result], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Both:
    """Read by the short and by the long way, with the leaflet on standard input."""

    def ways(arguments: list[str]) -> tuple[Result, Result]:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(LEAFLET.encode())))
        command = reading(arguments, os.environ)
        assert command
        capsys.readouterr()
        code = run_safely(command)
        printed = capsys.readouterr()
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(LEAFLET.encode())))
        return Result(code, printed.out, printed.err), run(*arguments)

    return ways


@pytest.mark.parametrize("arguments", SHORT)
def test_the_short_way_says_what_the_long_way_says(
    arguments: list[str], both: Both, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Given a leaflet, also on standard input
    (tmp_path / "leaflet.md").write_text(LEAFLET, "utf-8")
    monkeypatch.chdir(tmp_path)

    # When an article is read both ways
    short, long = both(arguments)

    # Then code, output and errors are the same
    assert short == long


def test_the_program_goes_the_short_way(tmp_path: Path) -> None:
    code, out, errors = outcome(["-m", "hlreader", "read", "-", "--plain"], tmp_path)

    assert (code, errors) == (0, "")
    assert "It takes an hour." in out


@pytest.mark.parametrize("arguments", LONG)
def test_all_else_goes_the_long_way(arguments: list[str]) -> None:
    assert reading(arguments, {}) is None


def test_completion_goes_the_long_way() -> None:
    assert reading(["read", "metastatic"], {"_HLREADER_COMPLETE": "complete_bash"}) is None


@pytest.mark.parametrize("options", [[], ["--plain"], ["--print"]])
def test_reading_a_library_article_starts_without_what_it_does_not_need(
    options: list[str], tmp_path: Path
) -> None:
    command = ["-X", "importtime", "-m", "hlreader", "read", "metastatic", *options]
    outcome(command, tmp_path)  # given an article that has been read once

    lines = outcome(command, tmp_path)[2].splitlines()

    loaded = {line.rpartition("|")[2].strip().partition(".")[0] for line in lines}
    assert "hlreader" in loaded
    assert loaded & {"typer", "click", "markdown_it", "yaml"} == set()


def outcome(command: list[str], folder: Path) -> tuple[int, str, str]:
    """Return exit code, output and errors of a Python of its own."""
    done = subprocess.run(
        [sys.executable, *command], capture_output=True, text=True, check=False, cwd=folder,
        input=LEAFLET, env={**os.environ, "HOME": str(folder), "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    return done.returncode, done.stdout, done.stderr
