"""The limits for the reading level: a number, a formula each, profiles, and Spanish."""

from collections.abc import Callable
from pathlib import Path

import pytest

from hlreader import score
from hlreader.checker.config.configuration import Configurations
from hlreader.checker.config.profiles import PROFILES, ProfileName
from hlreader.checker.config.settings_file import max_grade
from hlreader.checker.levels import excesses, limits
from hlreader.checker.text.checked_text import Settings
from hlreader.exits import Exit
from hlreader.readability.bands import difficulty_word, inflesz
from tests.conftest import Result

Run = Callable[..., Result]

HARD = "Anticoagulation administration necessitates periodic laboratory evaluation. " * 4


def test_a_number_allows_smog_two_grades_more() -> None:
    assert limits(Settings(max_grade=8), "en") == {"flesch_kincaid_grade": 8, "smog": 10}


@pytest.mark.parametrize(("number", "crawford"), [(4, 4), (8, 6), (30, 6)])
def test_spanish_has_a_ceiling_for_crawford_and_a_floor_for_szigriszt(
    number: float, crawford: float
) -> None:
    found = limits(Settings(max_grade=number), "es-MX")

    assert found == {"crawford": crawford, "szigriszt_pazos": 55}


def test_a_language_without_formulas_has_no_limits() -> None:
    assert limits(Settings(), "de") == {}


def test_a_table_limits_only_the_formulas_that_it_names(tmp_path: Path) -> None:
    (tmp_path / "hlreader.toml").write_text("max-grade = {smog = 9, gunning-fog = 10}\n")

    settings = Configurations().of(tmp_path / "leaflet.md").settings

    assert limits(settings, "en") == {"smog": 9, "gunning_fog": 10}
    # A language that the table does not name keeps its usual limits.
    assert limits(settings, "es") == {"crawford": 6, "szigriszt_pazos": 55}


def test_the_command_line_takes_a_number_or_formulas() -> None:
    assert max_grade("6") == 6
    assert max_grade("flesch-kincaid=8, smog=10") == {"flesch-kincaid": 8, "smog": 10}


@pytest.mark.parametrize(
    "value", ["", "x", "8,9", "8,smog=9", "smog", "smog=", "-1", "nan", "fog=8"]
)
def test_other_limits_are_refused_in_one_line(run: Run, tmp_path: Path, value: str) -> None:
    path = tmp_path / "leaflet.md"
    path.write_text(HARD)

    result = run("check", str(path), "--max-grade", value)

    assert (result.code, result.out) == (Exit.USAGE, "")
    assert result.err.count("\n") == 1


def test_an_unknown_formula_in_a_settings_file_is_named(run: Run, tmp_path: Path) -> None:
    (tmp_path / "hlreader.toml").write_text("max-grade = {smgo = 9}\n")
    (tmp_path / "leaflet.md").write_text(HARD)

    result = run("check", str(tmp_path / "leaflet.md"))

    assert "hlreader.toml:1: there is no limit for `smgo`. Did you mean `smog`?" in result.err


def test_a_text_over_several_limits_has_one_error(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "leaflet.md"
    path.write_text(HARD)

    lines = run("check", str(path), "--select", "HL001", "--output-format", "concise").out

    assert lines.count("HL001") == 1
    assert "SMOG grade" in lines
    assert "and Flesch-Kincaid grade" in lines


def test_a_text_that_meets_its_limits_has_no_excess() -> None:
    easy = score("Take your pill at night. Call us if you feel ill.", "en")

    assert excesses(easy, Settings(), "en") == []
    assert [found.title for found in excesses(score(HARD, "en"), Settings(), "en")] == [
        "SMOG", "Flesch-Kincaid",
    ]  # fmt: skip


@pytest.mark.parametrize("name", PROFILES)
def test_every_profile_says_what_its_body_says_and_where(name: ProfileName) -> None:
    profile = PROFILES[name]

    assert profile.says
    assert profile.source
    assert limits(Configurations({"profile": name}).usual.settings, "en")["smog"] == (
        profile.settings["max-grade"] + 2
    )


def test_bands_begin_where_their_authors_say() -> None:
    assert [difficulty_word(grade) for grade in (5.9, 6, 7, 8, 10, 13, 17)] == [
        "very easy", "easy", "fairly easy", "medium", "fairly hard", "hard", "very hard",
    ]  # fmt: skip
    assert [inflesz(value) for value in (39.9, 40, 55, 65, 80)] == [
        "very hard", "somewhat hard", "normal", "quite easy", "very easy",
    ]  # fmt: skip
