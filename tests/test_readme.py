"""What the documents show is true: commands run and print it, Python works, fields exist."""

import doctest
import os
import re
import shlex
import textwrap
import wave
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

import hlreader
from docs import generate
from hlreader.checker.config.configuration import Configurations
from hlreader.checker.config.profiles import PROFILES
from hlreader.checker.config.settings_file import NUMBERS
from hlreader.checker.ignores import ignores, misread_comments
from hlreader.checker.reports import FORMATS
from hlreader.exits import Exit
from hlreader.glossary.load import FIELDS
from tests.conftest import ROOT, Result
from tests.parsing import parse

PAGES = {path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in generate.PAGES}
README = PAGES["README.md"]
CHECKING = PAGES["docs/checking.md"]
BLOCKS = [
    (language, textwrap.dedent(block))
    for name, text in PAGES.items()
    if name != "docs/audit.md"  # tests/test_audit_tutorial.py runs these on a cluster
    for language, block in re.findall(r"^ *```(\w+)\n(.*?)```", text, re.DOTALL | re.MULTILINE)
]
COMMANDS = [
    line.split("  #")[0].strip()
    for language, block in BLOCKS
    if language == "sh"
    for line in block.splitlines()
    if line.startswith("hlreader ") and "--aloud" not in line  # that takes as long as the article
]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with what the commands of the documents use."""
    generate.make_desk(tmp_path)
    make_silent_voice(tmp_path / "voice")
    monkeypatch.setenv("PATH", f"{tmp_path / 'voice'}:{os.environ['PATH']}")
    (tmp_path / "known.json").write_text('{"schema": 1, "findings": []}', "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    return tmp_path


def make_silent_voice(folder: Path) -> None:
    """Put a program in the place of espeak-ng that says nothing, and writes a moment of silence."""
    folder.mkdir()
    with wave.open(str(folder / "silence.wav"), "wb") as silence:
        silence.setparams((1, 2, 22050, 0, "NONE", ""))
        silence.writeframes(bytes(200))
    program = folder / "espeak-ng"
    program.write_text(
        f"""#!/bin/sh
case " $* " in
  *" --voices "*) echo " 2 en-us --/M English gmw/en-US"; exit ;;
  *" -w "*) for file; do :; done; cp {folder}/silence.wav "$file" ;;
esac
cat > /dev/null
"""
    )
    program.chmod(0o755)


def test_the_two_commands_for_a_checkout_install_read_and_test() -> None:
    # Given the README, when its commands that make an environment are read, then these are they;
    # .ci/run takes them from here and runs them.
    first, second = re.findall("^python3 -m venv.*", README, re.MULTILINE)

    assert first == (
        "python3 -m venv .venv && .venv/bin/pip install . && .venv/bin/hlreader read metastatic"
    )
    assert second == (
        'python3 -m venv .venv && .venv/bin/pip install -e ".[dev]" && .venv/bin/pytest'
    )
    assert "readme_command 1" in (ROOT / ".ci" / "run").read_text("utf-8")
    assert "readme_command 2" in (ROOT / ".ci" / "run").read_text("utf-8")


@pytest.mark.parametrize("name", generate.MADE)
def test_what_comes_from_the_program_is_up_to_date(name: str) -> None:
    # If not: python docs/generate.py
    assert (ROOT / name).read_text("utf-8") == generate.MADE[name]()


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize("name", [name for name, text in PAGES.items() if "```console" in text])
def test_the_documents_show_what_the_commands_print(name: str, run: Callable[..., Result]) -> None:
    # If not: python docs/generate.py
    def printed(arguments: list[str]) -> str:
        result = run(*arguments)
        return result.out + result.err

    assert PAGES[name] == generate.with_output(PAGES[name], printed)


def test_the_links_of_the_documents_lead_somewhere() -> None:
    for name, text in PAGES.items():
        for link in re.findall(r"\]\((?!https?:)([^)#]+)", text):
            assert (ROOT / name).parent.joinpath(link).exists(), (name, link)
    assert set(re.findall(r"docs/([\w/]+\.md)", README)) >= {
        "reading.md", "glossary.md", "checking.md", "rules/README.md", "editors.md", "formats.md",
        "python.md",
    }  # fmt: skip


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_of_the_documents_runs(command: str, run: Callable[..., Result]) -> None:
    # Given the working folder, when the command is typed as a document has it
    result = run(*shlex.split(command)[1:])

    # Then it succeeds, or finds that the leaflet can be better
    assert result.code in ((Exit.OK, Exit.NO) if " check " in command else (Exit.OK,))
    assert not re.search("^hlreader: (?!.*fixed|Wrote )", result.err, re.MULTILINE)
    assert result.out or re.search("config set|--update-baseline|--audio", command)


def test_the_python_of_the_readme_works(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    code = next(block for language, block in BLOCKS if language == "python")

    exec(compile(code, "README.md", "exec"), {})  # noqa: S102 - our own README


def test_the_examples_of_the_python_pages_give_what_they_say() -> None:
    names = {name: getattr(hlreader, name) for name in hlreader.__all__}
    examples = doctest.DocTestParser().get_doctest(
        PAGES["docs/python.md"].replace("```", ""), names, "docs/python.md", None, None
    )

    assert len(examples.examples) > 1
    assert doctest.DocTestRunner(verbose=False).run(examples).failed == 0


def test_every_glossary_field_is_explained() -> None:
    table = PAGES["docs/glossary.md"].split("A glossary is a YAML list")[1]

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


def test_the_documents_name_every_format_and_profile() -> None:
    for name in (*FORMATS, *PROFILES):
        assert f"`{name}`" in CHECKING


def test_the_hooks_of_the_readme_are_there() -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    (example,) = (block for language, block in BLOCKS if "hooks:" in block)

    assert {hook["id"] for hook in hooks} == set(re.findall(r"- id: (\S+)", example))
