"""What the README shows is true: its commands run, its Python works, its fields exist."""

import re
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest

from hlreader.exits import Exit
from hlreader.glossary.load import FIELDS
from tests.conftest import ROOT, Result

README = (ROOT / "README.md").read_text("utf-8")
BLOCKS = re.findall(r"```(\w+)\n(.*?)```", README, re.DOTALL)
COMMANDS = [
    line.split("#")[0].strip()
    for language, block in BLOCKS
    if language == "sh"
    for line in block.splitlines()
    if line.startswith("hlreader ")
]


def test_the_two_commands_at_the_top_install_read_and_test() -> None:
    # Given the README, when someone copies its first two blocks, then these are the commands;
    # .ci/run takes them from here and runs them.
    first, second = (block.strip() for language, block in BLOCKS[:2] if language == "sh")

    assert first == (
        "python3 -m venv .venv && .venv/bin/pip install . && .venv/bin/hlreader read metastatic"
    )
    assert second == (
        'python3 -m venv .venv && .venv/bin/pip install -e ".[dev]" && .venv/bin/pytest'
    )
    assert "readme_command 1" in (ROOT / ".ci" / "run").read_text("utf-8")
    assert "readme_command 2" in (ROOT / ".ci" / "run").read_text("utf-8")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_of_the_readme_runs(
    command: str, run: Callable[..., Result], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Given a folder with the articles and a leaflet
    (tmp_path / "articles").symlink_to(ROOT / "articles")
    (tmp_path / "leaflet.md").write_text("You can eat and drink. Rest well at home.\n", "utf-8")
    monkeypatch.chdir(tmp_path)

    # When the command is typed as the README has it
    result = run(*shlex.split(command)[1:])

    # Then it succeeds, and prints something unless it is one that only keeps something
    assert (result.code, result.err) == (Exit.OK, "")
    assert result.out or command.startswith("hlreader config set")


def test_the_python_of_the_readme_works(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    code = next(block for language, block in BLOCKS if language == "python")

    exec(compile(code, "README.md", "exec"), {})  # noqa: S102 - our own README


def test_every_glossary_field_is_explained() -> None:
    table = README.split("A glossary is a YAML list")[1]

    assert [field for field in FIELDS if f"`{field}`" not in table] == []
