"""Places: where an article was left is found again, in an edited article too."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from hlreader.locations import state_folder
from hlreader.reader import bookmarks as places
from tests.conftest import ROOT
from tests.reader_harness import article

SOURCE = "One sentence here. Another sentence stands there. And a third one at the end of all."


def test_a_place_is_found_again() -> None:
    places.remember("a", SOURCE, 19)

    assert places.recall("a", SOURCE) == 19
    assert places.recall("b", SOURCE) is None


def test_it_is_found_by_its_words_when_text_was_added_before_it() -> None:
    places.remember("a", SOURCE, 19)

    assert places.recall("a", "New words. " + SOURCE) == 19 + len("New words. ")
    assert places.recall("a", "Something else altogether.") is None


def test_the_beginning_forgets_the_place() -> None:
    places.remember("a", SOURCE, 19)
    places.remember("a", SOURCE, -5)

    assert places.recall("a", SOURCE) is None


def test_only_articles_of_a_library_have_a_key_and_each_library_its_own(tmp_path: Path) -> None:
    mine = article()

    assert places.key_of(mine._replace(slug=""), None) == ""
    keys = {places.key_of(mine, None), places.key_of(mine, tmp_path),
            places.key_of(mine._replace(language="es"), None)}  # fmt: skip
    assert len(keys) == 3
    places.remember("", SOURCE, 19)
    assert not (state_folder() / "places.json").exists()


@pytest.mark.parametrize(
    "damage", ["", "[", "[]", '{"a": 3}', '{"a": [1]}', '{"a": ["x", 1]}', "\xff"]
)
def test_a_damaged_file_is_no_place(damage: str) -> None:
    state_folder().mkdir(parents=True)
    (state_folder() / "places.json").write_bytes(damage.encode("latin-1"))

    assert places.recall("a", SOURCE) is None
    places.remember("a", SOURCE, 19)
    assert places.recall("a", SOURCE) == 19


def test_nobody_else_can_read_the_file() -> None:
    places.remember("a", SOURCE, 19)

    assert (state_folder() / "places.json").stat().st_mode & 0o077 == 0


def test_where_nothing_can_be_written_nothing_happens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", "/dev/null")

    places.remember("a", SOURCE, 19)

    assert places.recall("a", SOURCE) is None


REMEMBERS = """
import sys
from hlreader.reader import bookmarks as places
for number in range(10):
    places.remember(f"{sys.argv[1]} {number}", "A sentence to come back to.", number + 1)
"""


def test_of_places_that_readers_leave_at_once_none_is_lost() -> None:
    readers = [
        subprocess.Popen([sys.executable, "-c", REMEMBERS, name], cwd=ROOT) for name in "abcd"
    ]

    assert [reader.wait() for reader in readers] == [0] * 4

    kept = json.loads((state_folder() / "places.json").read_text("utf-8"))
    assert kept.keys() == {f"{name} {number}" for name in "abcd" for number in range(10)}


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="files have no mode here")
def test_the_folders_that_are_made_are_the_users_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))

    places.remember("a", SOURCE, 19)

    for folder in (state_folder(), state_folder().parent):
        assert folder.stat().st_mode & 0o777 == 0o700


@pytest.mark.skipif(sys.platform == "win32", reason="devices have no paths here")
def test_who_wants_no_history_may_lead_it_to_a_device(device: Path) -> None:
    # Such as /dev/null
    state_folder().mkdir(parents=True)
    link = state_folder() / "places.json"
    link.symlink_to(device)

    places.remember("a", SOURCE, 19)

    assert link.is_symlink()
    assert device.is_char_device()
