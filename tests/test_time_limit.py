"""Work on a document ends when its time is over, and the rest goes on."""

import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from hlreader.documents import open_source
from hlreader.documents.lazy import LazyDocument
from hlreader.documents.sources import SourceFile
from hlreader.errors import UnreadableError, UsageError
from hlreader.time_limit import time_limit
from tests.conftest import Result

Run = Callable[..., Result]


@pytest.fixture
def endless(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let each file with "endless" in its name take for ever."""

    def read(source: SourceFile, format: str | None = None) -> LazyDocument:  # noqa: A002
        while "endless" in source.shown:
            pass
        return open_source(source, format)

    monkeypatch.setattr("hlreader.checker.runner.open_source", read)


def test_a_file_that_takes_too_long_is_an_error_and_the_others_are_checked(
    run: Run, endless: None, tmp_path: Path
) -> None:
    (tmp_path / "endless.md").write_text("Rest.\n")
    (tmp_path / "leaflet.md").write_text("Utilize ice.\n")

    result = run("check", tmp_path, "--max-time", "0.2", "-j", "1")

    assert "endless.md: this took longer than 0.2 s. Raise --max-time" in result.err
    assert "Utilize" in result.out
    assert result.code == 3


def test_without_a_limit_nothing_is_stopped(run: Run, tmp_path: Path) -> None:
    (tmp_path / "leaflet.md").write_text("Rest.\n")

    assert run("check", tmp_path, "-j", "1").code == 0
    assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)


def test_the_clock_stops_with_the_block_and_the_old_handler_is_back() -> None:
    before = signal.getsignal(signal.SIGALRM)

    with time_limit(60, "leaflet.md"):
        assert signal.getitimer(signal.ITIMER_REAL)[0] > 0

    assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)
    assert signal.getsignal(signal.SIGALRM) is before


def test_a_module_is_imported_to_its_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Given a time that ends during an import, when work is stopped, then the module is whole."""
    (tmp_path / "half.py").write_text(
        "import signal\nsignal.raise_signal(signal.SIGALRM)\nwhole = True\n"
    )
    monkeypatch.syspath_prepend(tmp_path)

    def work() -> Iterator[None]:
        import half  # type: ignore[import-not-found]

        assert half.whole
        while True:
            yield

    with pytest.raises(UnreadableError, match="took longer"), time_limit(60, "leaflet.md"):
        for _ in work():
            pass


def test_a_system_that_cannot_interrupt_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(signal, "SIGALRM")

    with pytest.raises(UsageError, match="Leave out --max-time"), time_limit(1, "leaflet.md"):
        pass
