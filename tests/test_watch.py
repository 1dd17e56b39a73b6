"""Watching: only what has changed is checked again."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

import pytest

from hlreader.checker.watch import watch
from hlreader.documents.sources import SourceFile, sources_of
from hlreader.errors import UsageError
from tests.checking import source_at
from tests.conftest import LIMIT


def in_folder(folder: Path) -> tuple[SourceFile, ...]:
    return sources_of(folder).files


def test_first_all_files_then_only_those_that_change(tmp_path: Path) -> None:
    # Given three leaflets
    paths = [tmp_path / f"{name}.md" for name in "abc"]
    for path in paths:
        path.write_text("Rest.\n")

    # When the second is written, then a fourth is new
    steps: Iterator[Callable[[], object]] = iter(
        [
            lambda: None,
            lambda: paths[1].write_text("Rest well.\n"),
            lambda: (tmp_path / "d.md").write_text("Rest.\n"),
        ]
    )

    found = list(islice(watch(lambda: in_folder(tmp_path), lambda _: next(steps)()), 3))

    # Then each is seen once
    names = [[Path(file.shown).stem for file in batch] for batch in found]
    assert names == [["a", "b", "c"], ["b"], ["d"]]


def test_a_file_that_goes_while_it_is_looked_at_is_no_error() -> None:
    gone, here = source_at("/no/such/leaflet.md"), source_at(__file__)
    looks = iter([[gone], [gone, here]])

    assert next(watch(lambda: next(looks), lambda _: None)) == [here]


def test_a_file_in_the_place_of_another_is_seen_though_it_is_as_old_and_as_large(
    tmp_path: Path,
) -> None:
    path, draft = tmp_path / "leaflet.md", tmp_path / "draft"
    path.write_text("Rest.\n")

    def replace() -> None:
        draft.write_text("Walk.\n")
        os.utime(draft, ns=(path.stat().st_atime_ns, path.stat().st_mtime_ns))
        draft.replace(path)

    steps: Iterator[Callable[[], object]] = iter([replace])

    found = list(islice(watch(lambda: [source_at(path)], lambda _: next(steps)()), 2))

    assert found == [[source_at(path)], [source_at(path)]]


def test_a_folder_may_be_empty_for_a_while_but_not_to_begin_with(tmp_path: Path) -> None:
    path = tmp_path / "leaflet.md"
    path.write_text("Rest.\n")
    steps: Iterator[Callable[[], object]] = iter([path.unlink, lambda: path.write_text("Walk.\n")])

    found = list(islice(watch(lambda: in_folder(tmp_path), lambda _: next(steps)()), 2))

    assert found == [[source_at(path)], [source_at(path)]]
    path.unlink()
    with pytest.raises(UsageError):
        next(watch(lambda: in_folder(tmp_path), lambda _: None))


def test_the_command_checks_again_until_it_is_interrupted(tmp_path: Path) -> None:
    path = tmp_path / "leaflet.md"
    path.write_text("Rest well and drink a lot of water.\n")
    command = [sys.executable, "-m", "hlreader", "check", str(tmp_path), "--watch"]

    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        first = read_report(process.stdout.fileno())
        path.write_text("Drink a lot of water, and rest well on each day.\n")
        second = read_report(process.stdout.fileno())
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=LIMIT)

    assert "8 words, 1 sentence" in " ".join(first.split())
    assert "11 words, 1 sentence" in " ".join(second.split())
    assert process.returncode == 130


def read_report(descriptor: int) -> str:
    """Return the output up to the end of a report."""
    text = ""
    while "to fix." not in text:
        piece = os.read(descriptor, 65536)
        assert piece, "it has ended"
        text += piece.decode()
    return text
