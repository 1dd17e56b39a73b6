"""What keys chose in the reader is kept for the reader, and changes nothing else."""

from collections.abc import Callable
from pathlib import Path

import pytest

from hlreader.actions.preferences import Flags, as_last_left, choices_of
from hlreader.reader import last_look
from hlreader.settings import change
from hlreader.themes import ThemeName
from tests.conftest import Result

BASE = {"text-size": "normal", "width": "auto", "spacing": "normal", "theme": "default"}


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The files of a user who has none yet."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return tmp_path / "state" / "hlreader" / "look.json"


def test_what_keys_chose_is_there_the_next_time() -> None:
    last_look.remember(BASE, {"text-size": "3", "width": "40", "theme": "dark"})

    choices = as_last_left(choices_of(Flags()), Flags())

    assert (choices.text_size.scale, choices.width, choices.theme) == (3, 40, ThemeName.DARK)


def test_what_keys_chose_does_not_change_what_is_printed(run: Callable[..., Result]) -> None:
    before = run("read", "metastatic", "--print").out

    last_look.remember(BASE, {"text-size": "x-large", "width": "40", "spacing": "wider"})

    assert run("read", "metastatic", "--print").out == before
    assert choices_of(Flags()).text_size.scale == 1


def test_a_flag_beats_what_keys_chose() -> None:
    last_look.remember(BASE, {"text-size": "3", "theme": "dark"})
    flags = Flags(text_size="2")

    choices = as_last_left(choices_of(flags), flags)

    assert (choices.text_size.scale, choices.theme) == (2, ThemeName.DARK)


def test_a_setting_that_is_changed_later_beats_what_keys_chose() -> None:
    last_look.remember(BASE, {"text-size": "3"})
    change({"text-size": "2"})

    assert as_last_left(choices_of(Flags()), Flags()).text_size.scale == 2


@pytest.mark.parametrize("command", [("config", "set", "text-size", "normal"), ("config", "reset")])
def test_setting_or_resetting_it_forgets_what_keys_chose(
    command: tuple[str, ...], run: Callable[..., Result]
) -> None:
    last_look.remember(BASE, {"text-size": "3"})

    run(*command)

    assert as_last_left(choices_of(Flags()), Flags()).text_size.scale == 1


def test_nothing_is_used_where_nothing_is_to_be_remembered() -> None:
    last_look.remember(BASE, {"text-size": "3"})
    change({"remember": "no"})

    assert as_last_left(choices_of(Flags()), Flags()).text_size.scale == 1


@pytest.mark.parametrize(
    "damaged", ["", "no json", "[1]", '{"text-size": 3}', '{"text-size": ["normal", "huge"]}']
)
def test_a_damaged_file_is_ignored(damaged: str, state: Path) -> None:
    state.parent.mkdir(parents=True)
    state.write_text(damaged)

    assert last_look.recall(BASE) == {}
