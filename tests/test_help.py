"""Help for one screen, and options before or after the command."""

import os
import re
from collections.abc import Callable

import pytest
import typer

from hlreader.cli import COMMANDS, build
from hlreader.exits import Exit
from tests.conftest import ROOT, Result

Run = Callable[..., Result]

ROWS, COLUMNS = 24, 80


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("command", ["read", "check"])
def test_the_help_of_long_commands_fits_a_small_terminal(
    run: Run, command: str, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Given a terminal of 80 columns and 24 rows
    monkeypatch.setenv("COLUMNS", str(COLUMNS))
    monkeypatch.setenv("LANG", language)

    lines = run(command, "--help").out.splitlines()

    # Then the help fits, with three examples and every option by name
    assert len(lines) <= ROWS
    assert max(map(len, lines)) < COLUMNS
    assert sum(line.startswith(f"  hlreader {command} ") for line in lines) == 3
    words = " ".join(lines).split()
    assert [name for name in options(command) if name not in words and "--help" not in name] == []
    assert f"`hlreader {command} --help-all`" in " ".join(lines)


@pytest.mark.parametrize("command", ["read", "check"])
def test_the_whole_help_explains_every_option_in_its_group(run: Run, command: str) -> None:
    lines = run(command, "--help-all").out.splitlines()

    begun = {word for line in lines if line.startswith("  -") for word in line.split()[:2]}
    assert [name for name in options(command) if name not in begun] == []
    headings = [line for line in lines if line.endswith(":") and not line.startswith(" ")]
    assert len(headings) > 4


def options(command: str) -> list[str]:
    """Return the long names of the options of a command."""
    group = typer.main.get_command(build([command]))
    found = group.commands[command].params  # type: ignore[attr-defined]
    return [each.opts[-1] for each in found if each.opts[-1].startswith("--")]


def test_no_option_is_named_by_a_type_of_python() -> None:
    # Given the manual, which has every option of every command
    manual = (ROOT / "docs" / "hlreader.1").read_text("utf-8")

    # Then a placeholder is a word such as N or FILE, or the choices, such as <a4|letter>
    assert re.findall(r"<(?![^>]*\|)[^>\n]*>", manual) == []


def test_the_two_formats_are_told_apart(run: Run) -> None:
    told = " ".join(run("check", "--help-all").out.split())

    assert "--format FORMAT What kind of file it is" in told
    assert "--output-format FORMAT Form of the report" in told


@pytest.mark.parametrize("command", COMMANDS)
def test_help_before_a_command_is_the_help_of_it(run: Run, command: str) -> None:
    assert run("help", command) == run(command, "--help")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("--lang es read metastatic", "read metastatic --lang es"),
        ("--plain read metastatic", "read metastatic --plain"),
        ("--width 40 read biopsy", "read biopsy --width 40"),
        ("--text-size 3 read biopsy --width 40", "read biopsy --width 40 --text-size 3"),
        ("--plain --lang es read metastatic", "read metastatic --plain --lang es"),
        ("--lang es list", "list --lang es"),
        ("--lang es define biopsia", "define biopsia --lang es"),
        ("--lang es glossary list b", "glossary list b --lang es"),
        ("--lang es search mama", "search mama --lang es"),
        ("--no-color read biopsy", "read biopsy --no-color"),
    ],
)
def test_an_option_may_be_before_or_after_the_command(run: Run, before: str, after: str) -> None:
    first = run(*before.split())

    assert first == run(*after.split())
    assert (first.code, first.err) == (Exit.OK, "")


def test_an_option_after_the_command_wins(run: Run) -> None:
    assert (
        run("--lang", "es", "define", "biopsy", "--lang", "en").out == run("define", "biopsy").out
    )


def test_an_option_before_the_command_does_not_change_what_has_none(run: Run) -> None:
    # Given an alias such as hlreader="hlreader --plain --width 60", every command works
    assert run("--plain", "--width", "60", "rules", "HL101") == run("rules", "HL101")


def test_no_colours_for_one_command(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[" in run("read", "biopsy", "--theme", "dark").out

    assert "\x1b[3" not in run("read", "biopsy", "--theme", "dark", "--no-color").out
    assert os.environ["NO_COLOR"] == "1"
