"""What the README shows is true: its commands run, its Python works, its fields exist."""

import re
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from hlreader.checker.config.configuration import Configurations
from hlreader.checker.config.profiles import PROFILES
from hlreader.checker.config.settings_file import NUMBERS
from hlreader.checker.ignores import ignores, misread_comments
from hlreader.checker.reports import FORMATS
from hlreader.exits import Exit
from hlreader.glossary.load import FIELDS
from tests.conftest import ROOT, Result
from tests.parsing import parse

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


def test_the_settings_of_the_readme_are_taken(tmp_path: Path) -> None:
    (example,) = (block for language, block in BLOCKS if language == "toml")
    (tmp_path / "hlreader.toml").write_text(example, "utf-8")
    (tmp_path / "leaflets" / "drafts").mkdir(parents=True)

    found = Configurations()
    text = found.of(str(tmp_path / "leaflet.md"))
    draft = found.of(str(tmp_path / "leaflets" / "drafts" / "leaflet.md"))

    assert (text.settings.max_grade, text.settings.review_max_age) == (7, 24)
    assert (text.fail_on, draft.fail_on) == ("warning", "error")
    assert not {"HL103", "HL508"} & {rule.code for rule in text.rules}
    assert [key for key in NUMBERS if f"\n{key} = " not in example] == []


def test_the_comments_of_the_readme_are_understood() -> None:
    (example,) = (block for language, block in BLOCKS if language == "html")
    document = parse(example, "leaflet.md", "markdown")

    assert [found.rules for found in ignores(document)] == [("HL101",), ("HL2",)]
    assert list(misread_comments(document)) == []


def test_the_readme_names_every_format_and_profile() -> None:
    for name in (*FORMATS, *PROFILES):
        assert f"`{name}`" in README


def test_the_hooks_of_the_readme_are_there() -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    (example,) = (block for language, block in BLOCKS if "hooks:" in block)

    assert {hook["id"] for hook in hooks} == set(re.findall(r"- id: (\S+)", example))
