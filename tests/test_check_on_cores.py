"""``check`` on several cores: the same report as on one, and no process left after."""

import json
import multiprocessing
import os
import pickle
import pty
import select
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from hlreader import check, score
from hlreader.actions import progress
from hlreader.checker import workers
from hlreader.checker.config.configuration import Configurations
from hlreader.checker.reports import FORMATS
from hlreader.checker.reports.json import report_record
from hlreader.checker.reports.rewrite import rewrite_first
from hlreader.checker.reports.text import report_text
from hlreader.checker.runner import Checker
from hlreader.checker.runner import Result as Checked
from hlreader.checker.text.checked_text import Settings
from hlreader.checker.workers import map_in_order, sizes_of, workers_for
from hlreader.documents import open_source
from hlreader.documents.sources import SourceFile, sources_of
from hlreader.errors import ContentError, UnreadableError
from hlreader.json_text import json_text
from tests.checking import glossary
from tests.conftest import LIMIT, ROOT, Result

Run = Callable[..., Result]

TEXT = "You may have {} scans of your chest. They do not hurt. Ask your nurse about biopsies.\n\n"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="processes are ended otherwise")
on_linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells how others end")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Twelve leaflets, one of them with front matter that is broken, one that is not text."""
    folder = tmp_path / "leaflets"
    folder.mkdir()
    for number in range(10):
        (folder / f"{number}.md").write_text(TEXT.format(number) * (1 + number % 3), "utf-8")
    (folder / "broken.md").write_text("---\ntitle: [\n---\n", "utf-8")
    (folder / "sound.txt").write_bytes(b"RIFF\0\0\0")
    return folder


class TestOutput:
    @pytest.mark.parametrize("form", [(), ("--json",), ("--explain-counts",)])
    def test_it_is_the_same_on_any_number_of_cores(
        self, form: tuple[str, ...], folder: Path, run: Run
    ) -> None:
        one = run("check", str(folder), "-j", "1", *form)

        for jobs in ("2", "5", "100"):
            assert run("check", str(folder), "-j", jobs, *form) == one

    def test_errors_of_files_are_reported_as_they_are_on_one_core(self, folder: Path) -> None:
        found = check(folder, jobs=2)

        assert [type(error) for error in found.errors] == [ContentError, UnreadableError]
        assert [str(error) for error in found.errors] == [str(e) for e in check(folder).errors]
        assert len(found.files) == 10

    @pytest.mark.parametrize("patience", [0.0, 60.0])
    def test_a_terminal_sees_a_bar_if_the_work_takes_its_time(
        self, patience: float, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        controller, terminal = pty.openpty()
        with os.fdopen(terminal, "w", encoding="utf-8") as screen:
            monkeypatch.setattr(sys, "stderr", screen)
            monkeypatch.setattr(progress, "_PATIENCE", patience)

            with progress.progress_bar("Checking files") as bar:
                check(folder, jobs=2, progress=bar)
            screen.write("end")
            screen.flush()
            shown = b""
            while not shown.endswith(b"end"):
                shown += os.read(controller, 4096)
        os.close(controller)

        assert (b"Checking files" in shown) == (patience == 0.0)
        assert (b"/12" in shown) == (patience == 0.0)

    def test_what_is_no_terminal_sees_none(self, folder: Path, run: Run) -> None:
        with progress.progress_bar("Checking files") as bar:
            assert bar is None

        assert "Checking" not in run("check", str(folder)).err

    @pytest.mark.parametrize("form", FORMATS)
    def test_the_report_is_whole_next_to_a_bar_on_the_same_terminal_or_another(
        self, form: str, folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        # Given a terminal on standard error alone, and a bar that is shown at once
        expected = run("check", str(folder), "--output-format", form).out
        monkeypatch.setattr(progress, "_PATIENCE", 0.0)
        controller, terminal = pty.openpty()
        with os.fdopen(terminal, "w", encoding="utf-8") as screen:
            monkeypatch.setattr(sys, "stderr", screen)

            result = run("check", str(folder), "--output-format", form)
            os.read(controller, 65536)
        os.close(controller)

        assert result.out == expected


class TestMemory:
    """A report of many texts does not hold them, and is written while they are checked."""

    @pytest.mark.parametrize("form", sorted({*FORMATS} - {"junit"}))
    def test_what_is_said_of_a_file_is_written_before_the_next_is_checked(
        self, form: str, folder: Path
    ) -> None:
        # Given leaflets with findings, and what counts those that are checked
        (folder / "0.md").write_text("Utilize ice.\n", "utf-8")
        checker = Checker(glossary(), Configurations(isolated=True), sentences=True)
        checked: list[Checked] = []

        def results() -> Iterator[Checked]:
            for file in sources_of(folder).files[:3]:
                checked.append(checker.result(file))
                yield checked[-1]

        # When the report is asked for up to the first that is said of the first
        pieces = _report(form, results())
        while "0.md" not in next(pieces):
            pass

        # Then the others are still to be checked, and come
        assert len(checked) == 1
        assert "".join(pieces)
        assert len(checked) == 3

    def test_a_report_holds_no_sentences_unless_wanted(self, folder: Path) -> None:
        (without,) = check(folder / "2.md").files
        (kept,) = check(folder / "2.md", sentences=True).files

        assert len(without.score.sentences) == 0
        assert len(kept.score.sentences) == 9
        assert without.score.difficulty_parts == kept.score.difficulty_parts
        assert without.rewrite == kept.rewrite == rewrite_first(kept.score, "en")

    def test_workers_wait_until_their_results_are_read(self, tmp_path: Path) -> None:
        # Given items each as large as may be waiting at once, of which each leaves a trace
        items = [tmp_path / str(number) for number in range(20)]
        sizes = [workers._BYTES_AHEAD] * len(items)

        done = map_in_order(_touch, items, sizes, 2)
        for number in range(5):
            assert next(done) == str(number)
            assert len([*tmp_path.iterdir()]) <= number + 2
        done.close()

    def test_small_items_are_done_ahead_but_not_all_of_them(self, tmp_path: Path) -> None:
        items = [tmp_path / str(number) for number in range(workers._FILES_AHEAD + 50)]

        done = map_in_order(_touch, items, [1] * len(items), 2)
        first = next(done)

        assert first == "0"
        assert len([*tmp_path.iterdir()]) <= workers._FILES_AHEAD
        assert len([*done]) == len(items) - 1

    def test_who_stops_asking_is_not_kept_waiting_by_what_is_half_sent(self) -> None:
        # Given workers whose results are larger than any pipe
        done = map_in_order(_large, range(20), [1] * 20, 2)
        assert len(next(done)) == 5_000_000

        done.close()

        assert multiprocessing.active_children() == []

    @pytest.mark.parametrize("form", ["json", "text"])
    def test_nothing_is_written_of_a_check_that_cannot_be(
        self, form: str, folder: Path, run: Run
    ) -> None:
        # Given a text, then a file in no format that is known, or with settings that are broken
        (folder / "scan.dat").write_text("Rest.\n", "utf-8")
        (folder / "drafts").mkdir()
        (folder / "drafts" / "scan.md").write_text("Rest.\n", "utf-8")
        (folder / "drafts" / "hlreader.toml").write_text("max-grade = 'low'\n", "utf-8")

        for name in ("scan.dat", "drafts/scan.md"):
            result = run("check", folder / "1.md", folder / name, "--output-format", form)

            assert (result.code, result.out) == (2, "")
            assert result.err.count("\n") == 1


class TestHowManyProcesses:
    @pytest.mark.parametrize(
        ("size", "files", "jobs", "wanted"),
        [
            (1000, 4, None, 1),
            (400_000, 4, None, 4),
            (400_000, 1, None, 1),
            (160_000, 4, None, 4),
            (40_000, 4, None, 1),
            (80_000, 4, None, 2),
            (1000, 4, 3, 3),
            (1000, 4, 9, 4),
        ],
    )
    def test_as_many_workers_as_pay_or_as_the_option_says(
        self,
        size: int,
        files: int,
        jobs: int | None,
        wanted: int,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        monkeypatch.setattr(workers, "cores", lambda: 8)
        paths = [tmp_path / f"{number}.md" for number in range(files)]
        for path in paths:
            path.write_bytes(b"x" * size)

        assert workers_for(sizes_of(paths), jobs) == wanted

    def test_a_file_that_is_gone_counts_for_nothing(self) -> None:
        assert sizes_of([Path("/no/such/file.md"), Path("\0")]) == [0, 0]


def _endless(item: int) -> int:
    os.write(1, b"%d\n" % os.getpid())  # at once: with PYTHONUNBUFFERED, print writes twice
    while True:
        signal.pause()
    return item


def _touch(item: Path) -> str:
    item.touch()
    return item.name


def _large(item: int) -> bytes:
    return bytes(5_000_000)


def _report(form: str, results: Iterator[Checked]) -> Iterator[str]:
    """Yield a report in a format piece by piece."""
    if form == "json":
        return json_text(report_record(results, Settings()))
    if form == "text":
        lines = report_text(results, Settings())
        return ("".join(piece.text for piece in line) for line in lines)
    pieces: Iterator[str] = import_module(f"hlreader.checker.reports.{form}").render(results)
    return pieces


def _killed(item: int) -> int:
    os.kill(os.getpid(), signal.SIGKILL)
    return item


def _wrong(item: int) -> float:
    return item / 0


class TestWhenWorkEndsEarly:
    def test_a_worker_that_is_killed_is_reported_in_one_line(self) -> None:
        with pytest.raises(UnreadableError, match=r"worker process .* Try again with --jobs 1\."):
            list(map_in_order(_killed, range(4), [1] * 4, 2))

    @pytest.mark.parametrize("form", ["json", "checkstyle", "text"])
    def test_a_report_is_whole_though_a_worker_is_killed(
        self, form: str, folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        # Given a text that takes more memory than there is
        def reading(file: SourceFile, *how: Any) -> Any:
            if file.shown.endswith("7.md"):
                os.kill(os.getpid(), signal.SIGKILL)
            return open_source(file, *how)

        monkeypatch.setattr("hlreader.checker.runner.open_source", reading)

        result = run("check", str(folder), "-j", "2", "--output-format", form)

        assert result.code == 3
        assert "hlreader: a worker process stopped early" in result.err
        if form == "json":
            assert "worker process" in json.loads(result.out)["errors"][-1]["message"]
        if form == "checkstyle":
            assert "worker process" in ElementTree.fromstring(result.out)[-1][0].attrib["message"]  # noqa: S314 - our own

    def test_a_fault_in_a_worker_is_raised_here(self) -> None:
        with pytest.raises(ZeroDivisionError):
            list(map_in_order(_wrong, range(4), [1] * 4, 2))

    @on_linux
    @pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
    def test_no_worker_outlives_the_process_that_started_it(self, ending: signal.Signals) -> None:
        # Given a process with two workers, each at work
        code = (
            "from tests.test_check_on_cores import _endless\n"
            "from hlreader.checker.workers import map_in_order\n"
            "list(map_in_order(_endless, range(4), [1] * 4, 2))\n"
        )
        with subprocess.Popen(
            [sys.executable, "-c", code],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, cwd=ROOT,
        ) as process:  # fmt: skip
            assert process.stdout
            workers = [_Watched(int(process.stdout.readline())) for _ in "12"]

            process.send_signal(ending)
            process.wait(LIMIT)

            assert all(worker.ends() for worker in workers)

    @on_linux
    def test_ctrl_c_ends_the_command_at_once_with_its_own_exit_code(self, folder: Path) -> None:
        # Given a command with two workers, which have far more to do than there is time for
        for number in range(40):
            (folder / f"more{number}.md").write_text(TEXT * 2000, "utf-8")
        process = subprocess.Popen(
            [sys.executable, "-m", "hlreader", "check", str(folder), "-j", "2"],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT,
            start_new_session=True,
        )  # fmt: skip
        while len(group := _group(process.pid)) < 3:
            assert process.poll() is None
        watched = [_Watched(pid) for pid in group]

        os.killpg(process.pid, signal.SIGINT)
        _, errors = process.communicate(timeout=LIMIT)

        assert process.returncode == 130
        assert errors == ""
        assert all(one.ends() for one in watched)


class _Watched:
    """A process that need not be a child of ours (Linux)."""

    def __init__(self, pid: int) -> None:
        self.file = os.pidfd_open(pid)

    def ends(self) -> bool:
        """Wait until the process ends; tell whether it does."""
        poll = select.poll()
        poll.register(self.file, select.POLLIN)
        ended = poll.poll(LIMIT * 1000)
        os.close(self.file)
        return bool(ended)


def _group(leader: int) -> list[int]:
    """Return the processes of a group."""
    shown = subprocess.run(
        ["ps", "-o", "pid=", "-g", str(leader)], capture_output=True, text=True, check=False
    )
    return list(map(int, shown.stdout.split()))


def test_errors_survive_the_way_between_processes() -> None:
    for error in (
        UnreadableError("x.md: it is a folder.", hint="Name a file."),
        ContentError("x.md", 3, "this is wrong.", column=2, hint="Write it so."),
    ):
        copy = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own

        assert type(copy) is type(error)
        assert vars(copy) == vars(error)
        assert str(copy) == str(error)


def test_threads_that_score_at_once_get_what_one_gets_alone() -> None:
    # Given texts of their own words each, and of words that they share
    texts = [
        f"The {name} scan shows {number} spots. " * 40 + f"Colonoscopy {number} is over. " * number
        for number, name in enumerate(["heart", "bone", "lung", "liver", "kidney", "skin"] * 3)
    ]
    alone = [(score(text).counts, score(text).scores, score(text).difficulty) for text in texts]

    with ThreadPoolExecutor(6) as threads:
        at_once = list(threads.map(score, texts * 5))

    assert [(one.counts, one.scores, one.difficulty) for one in at_once] == alone * 5
