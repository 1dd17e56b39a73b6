"""Settings of ``check``: where they are found, what they may say, which goes before which."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from hlreader.checker.config.configuration import Configurations
from hlreader.checker.config.selection import select
from hlreader.checker.rule import Severity
from hlreader.errors import UsageError

Run = Callable[..., Any]

LONG = (
    "If you have had a breast taken out and the nurse has told you that lymph nodes came out too, "
    "you should let no one take blood from the arm on that side.\n"
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a folder with a leaflet in a folder of its own."""
    (tmp_path / "leaflets" / "drafts").mkdir(parents=True)
    for folder in ("leaflets", "leaflets/drafts"):
        (tmp_path / folder / "arm.md").write_text(LONG)
    return tmp_path


def codes(configurations: Configurations, path: Path) -> set[str]:
    """Return the codes of the rules that are on for a file."""
    return {rule.code for rule in configurations.of(str(path)).rules}


# --- Where they are found ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("hlreader.toml", "max-grade = 5\n"),
        (".hlreader.yaml", "max-grade: 5\n"),
        ("pyproject.toml", "[tool.hlreader]\nmax-grade = 5\n"),
    ],
)
def test_the_file_above_a_text_holds_for_it(project: Path, name: str, content: str) -> None:
    (project / name).write_text(content)

    found = Configurations().of(str(project / "leaflets/arm.md"))

    assert found.settings.max_grade == 5
    assert found.file == str(project / name)


def test_the_nearest_file_holds(project: Path) -> None:
    (project / "hlreader.toml").write_text("max-grade = 5\n")
    (project / "leaflets/drafts/hlreader.toml").write_text("max-grade = 12\n")

    found = Configurations()

    assert found.of(str(project / "leaflets/arm.md")).settings.max_grade == 5
    assert found.of(str(project / "leaflets/drafts/arm.md")).settings.max_grade == 12


def test_a_pyproject_that_does_not_speak_of_hlreader_is_passed_over(project: Path) -> None:
    (project / "pyproject.toml").write_text("[tool.hlreader]\nmax-grade = 5\n")
    (project / "leaflets/pyproject.toml").write_text("[project]\nname = 'leaflets'\n")

    assert Configurations().of(str(project / "leaflets/arm.md")).settings.max_grade == 5


def test_a_named_file_holds_for_all_and_isolated_reads_none(project: Path) -> None:
    (project / "hlreader.toml").write_text("max-grade = 5\n")
    other = project / "strict.toml"
    other.write_text("max-grade = 4\n")
    text = str(project / "leaflets/arm.md")

    assert Configurations(file=other).of(text).settings.max_grade == 4
    assert Configurations(isolated=True).of(text).settings.max_grade == 8


# --- Which goes before which ---------------------------------------------------------------------


def test_the_command_line_goes_before_the_file_and_the_file_before_its_profile(
    project: Path,
) -> None:
    (project / "hlreader.toml").write_text('profile = "nhs"\nmax-grade = 7\n')
    text = str(project / "leaflets/arm.md")

    by_file = Configurations().of(text).settings
    by_flag = Configurations({"max-grade": 9}).of(text).settings

    assert (by_file.max_grade, by_file.max_sentence_words) == (7, 20)
    assert by_flag.max_grade == 9


def test_a_profile_on_the_command_line_goes_before_the_files_limit(project: Path) -> None:
    (project / "hlreader.toml").write_text("max-grade = 10\n")

    found = Configurations({"profile": "ama"}).of(str(project / "leaflets/arm.md"))

    assert found.settings.max_grade == 6


def test_an_override_holds_in_its_folder_only(project: Path) -> None:
    (project / "hlreader.toml").write_text(
        'max-grade = 6\n[overrides."leaflets/drafts"]\nmax-grade = 10\nignore = ["HL101"]\n'
    )
    found = Configurations()

    assert found.of(str(project / "leaflets/arm.md")).settings.max_grade == 6
    assert found.of(str(project / "leaflets/drafts/arm.md")).settings.max_grade == 10
    assert "HL101" not in codes(found, project / "leaflets/drafts/arm.md")
    assert "HL101" in codes(found, project / "leaflets/arm.md")


def test_select_begins_anew_and_so_does_ignore(project: Path) -> None:
    # Given a file that adds a rule to those in use, and takes one away
    text = project / "leaflets/arm.md"
    (project / "hlreader.toml").write_text('extend-select = ["HL302"]\nignore = ["HL101"]\n')
    assert "HL302" in codes(Configurations(), text)

    # When the command line says which rules are to be used, or left out
    selected = codes(Configurations({"select": ["HL103", "HL101"]}), text)
    ignored = codes(Configurations({"ignore": ["HL103"]}), text)

    # Then what the file has added or taken away no longer counts
    assert selected == {"HL103"}
    assert {"HL101", "HL302"} <= ignored
    assert "HL103" not in ignored


def test_the_settings_reach_the_report(project: Path, run: Run) -> None:
    (project / "hlreader.toml").write_text('max-grade = 20\nfail-on = "warning"\n')

    result = run("check", str(project / "leaflets"), "--output-format", "concise")

    assert result.code == 1
    assert "HL101" in result.out
    assert "HL001" not in result.out


# --- Which rules ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("chosen", "also", "without", "on", "off"),
    [
        ((), (), (), {"HL001", "HL101"}, set()),
        (("HL1",), (), (), {"HL101"}, {"HL001"}),
        (("hl101",), (), (), {"HL101"}, {"HL001"}),
        (("sentence-too-long",), (), (), {"HL101"}, {"HL001"}),
        ((), (), ("HL1",), {"HL001"}, {"HL101"}),
        ((), ("HL101",), ("HL1",), {"HL101"}, set()),
        (("HL1",), (), ("HL101",), set(), {"HL101"}),
        (("all",), (), ("HL9",), {"HL001", "HL101"}, {"HL901"}),
    ],
)
def test_the_closer_word_counts(
    chosen: tuple[str, ...],
    also: tuple[str, ...],
    without: tuple[str, ...],
    on: set[str],
    off: set[str],
) -> None:
    found = {rule.code for rule in select(chosen, also, without)}

    assert on <= found
    assert not off & found


def test_an_unknown_rule_suggests_the_right_one(run: Run, project: Path) -> None:
    result = run("check", str(project), "--select", "sentence-to-long")

    assert result.code == 2
    assert "no rule `sentence-to-long`. Did you mean sentence-too-long?" in result.err


# --- What a file may not say ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("hlreader.toml", "max-grad = 5\n", ":1: there is no setting `max-grad`. Did you mean"),
        ("hlreader.toml", "\nmax-grade = 'six'\n", ":2: `max-grade` must be a number."),
        ("hlreader.toml", "max-grade = -1\n", ":1: `max-grade` must be a number."),
        ("hlreader.toml", "max-grade = true\n", ":1: `max-grade` must be a number."),
        ("hlreader.toml", "max-grade = nan\n", ":1: `max-grade` must be a number."),
        ("hlreader.toml", "max-grade = \n", ":1:13: the TOML is broken"),
        ("hlreader.toml", f"select = {'[' * 5000}", ":1:10: the TOML is broken: the nesting is"),
        ("hlreader.toml", f"max-grade = {'9' * 5000}", ":1:13: the TOML is broken: a number is"),
        ("pyproject.toml", f"[tool.a]\nb = {'[' * 5000}", ":2:5: the TOML is broken: the nesting"),
        ("hlreader.toml", 'profile = "who"\n', "`profile` cannot be `who`. Use one of ama, nih,"),
        ("hlreader.toml", 'select = "HL101"\n', "`select` must be a list of rules."),
        ("hlreader.toml", 'ignore = ["HL1011"]\n', "there is no rule `HL1011`. Rules of this"),
        ("hlreader.toml", "overrides = 3\n", "`overrides` must hold one table per folder."),
        (".hlreader.yaml", "max-grade: 5\nfail-on: all\n", ":2: `fail-on` cannot be `all`."),
        (".hlreader.yaml", "- max-grade\n", "settings must be keys and values."),
        (".hlreader.yaml", "max-grade: 5\nmax-grade: 6\n", ":2:1: "),
        ("pyproject.toml", "[tool.hlreader]\nmax_grade = 5\n", ":2: there is no setting"),
    ],
)  # fmt: skip
def test_a_mistake_is_reported_with_file_line_and_next_step(
    project: Path, run: Run, name: str, content: str, message: str
) -> None:
    (project / name).write_text(content)

    result = run("check", str(project / "leaflets"))

    assert result.code == 2
    assert result.out == ""
    assert f"hlreader: {project / name}" in result.err
    assert message in result.err


def test_a_settings_file_that_is_not_there_is_a_usage_error(project: Path, run: Run) -> None:
    assert run("check", str(project), "--config", str(project / "no.toml")).code == 2


def test_what_fails_can_be_chosen(project: Path, run: Run) -> None:
    calm = ("check", str(project / "leaflets"), "--max-grade", "20")

    assert run(*calm).code == 0
    assert run(*calm, "--fail-on", "warning").code == 1
    assert run(*calm, "--fail-on", "warning", "--exit-zero").code == 0


def test_flags_of_a_configuration_are_checked_as_files_are() -> None:
    with pytest.raises(UsageError):
        Configurations({"select": ("HL777",)}).of("arm.md")


def test_severities_are_in_order() -> None:
    assert [*Severity] == ["advice", "warning", "error"]
