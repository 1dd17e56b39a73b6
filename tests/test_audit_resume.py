"""An audit goes on after anything: killed programs, killed workers, pages that hang or crash."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import psutil
import pytest

from hlreader.audit.checks import Checks
from hlreader.audit.dataset import AuditFolder
from hlreader.audit.page import Page
from hlreader.audit.page_process import PageProcess
from hlreader.locations import shipped_glossary_path
from tests.audit_pages import texts, write_files
from tests.conftest import LIMIT, ROOT, Result

pytestmark = pytest.mark.slow

PAGES = 48

FAULTS = """\
# Every Python process reads this. In the one that checks pages, some pages hang or crash in C code,
# where no Python code can stop them.
import os, sys
if "hlreader.audit.page_program" in sys.orig_argv:
    import hlreader.documents as documents
    opened = documents.open_source
    def faulty(source, format=None):
        if "hangs" in source.shown:
            import re
            re.match("(a+)+$", "a" * 64 + "b")
        if "crashes" in source.shown:
            os.abort()
        if "fails" in source.shown:
            raise KeyError("a bug in a parser")
        return opened(source, format)
    documents.open_source = faulty
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site of short pages."""
    write_files(tmp_path / "site", texts(PAGES, words=25))
    return tmp_path / "site"


def start(site: Path, *more: str, faults: Path | None = None) -> "subprocess.Popen[str]":
    """Start an audit of a site."""
    environ = dict(os.environ)
    if faults:
        (faults / "sitecustomize.py").write_text(FAULTS, "utf-8")
        environ["PYTHONPATH"] = str(faults)
    return subprocess.Popen(
        [sys.executable, "-m", "hlreader", "audit", "site", "-o", "audit", "-j", "2", *more],
        stderr=subprocess.PIPE, text=True, cwd=site.parent, env=environ,
    )  # fmt: skip


def finished(process: "subprocess.Popen[str]") -> str:
    """Wait for the end of an audit that must succeed. Return its notes."""
    _, notes = process.communicate(timeout=LIMIT * 2)
    assert process.returncode == 0, notes
    return notes


def wait_until(state: Callable[[], Any], process: "subprocess.Popen[str]") -> Any:
    """Wait until a state holds while a process runs, and return its value."""
    end = time.monotonic() + LIMIT
    while not (found := state()):
        assert process.poll() is None, process.communicate()
        assert time.monotonic() < end
        with suppress(subprocess.TimeoutExpired):
            process.wait(0.002)
    return found


def parts(site: Path) -> list[Path]:
    """Return the finished parts of the audit of a site."""
    return sorted(site.parent.glob("audit/pages/source=*/part-*.parquet"))


def rows(site: Path) -> list[dict[str, Any]]:
    """Return the rows of the audit, without the time that each took."""
    found = AuditFolder(site.parent / "audit").table().to_pylist()
    return sorted(({**row, "seconds": None} for row in found), key=lambda row: str(row["address"]))


def children(process: "subprocess.Popen[str]", what: str) -> list[psutil.Process]:
    """Return the processes below an audit whose command line has a word."""
    found = []
    for each in psutil.Process(process.pid).children(recursive=True):
        try:
            if any(what in word for word in each.cmdline()):
                found.append(each)
        except psutil.Error:  # it has just ended
            continue
    return found


WORKER, CHECKER = "multiprocessing.spawn", "hlreader.audit.page_program"


def test_a_killed_audit_goes_on_and_loses_and_repeats_nothing(site: Path) -> None:
    # Given an audit that ran to its end without a break
    finished(start(site))
    whole = rows(site)
    assert len(whole) == PAGES
    for path in sorted((site.parent / "audit").rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()

    # When another is killed while its workers start, with its first part, and with its third
    for finished_parts in (None, 1, 3):
        process = start(site)
        if finished_parts is None:
            wait_until(lambda: children(process, WORKER), process)  # noqa: B023
        else:
            wait_until(lambda: len(parts(site)) >= finished_parts, process)  # noqa: B023
        below = psutil.Process(process.pid).children(recursive=True)
        process.kill()
        process.communicate()

        # Then its workers end too, even those that are at a page
        _, alive = psutil.wait_procs(below, timeout=LIMIT)
        assert alive == []
    done = {path: path.stat().st_mtime_ns for path in parts(site)}
    assert len(done) >= 3

    # And the last run does only what is left, with the same rows as an audit without a break
    finished(start(site))
    assert {path: path.stat().st_mtime_ns for path in done} == done
    assert rows(site) == whole
    assert not list((site.parent / "audit").rglob(".hlreader-*"))


def test_a_killed_worker_and_a_killed_checker_cost_no_page(site: Path) -> None:
    # Given a running audit, when a worker and the process for the pages of another are killed
    process = start(site)
    wait_until(lambda: children(process, CHECKER), process)
    children(process, WORKER)[0].kill()
    wait_until(lambda: parts(site), process)
    checker = wait_until(lambda: children(process, CHECKER), process)[0]
    checker.kill()
    finished(process)

    # Then each page is one row. The page that was being checked may say that its process ended
    found = rows(site)
    assert len(found) == len({row["address"] for row in found}) == PAGES
    assert len([row for row in found if row["error"]]) <= 1


def test_pages_that_hang_or_crash_are_rows_with_their_errors(site: Path, tmp_path: Path) -> None:
    # Given pages that hang in C code, end their process, or make a parser fail
    for name in ("hangs", "crashes", "fails"):
        (site / f"{name}.md").write_text("Drink water after the test.\n", "utf-8")

    # When they are audited with a limit of two seconds
    (tmp_path / "faults").mkdir()
    notes = finished(start(site, "--time-limit", "2", faults=tmp_path / "faults"))

    # Then each says what happened, and every other page has its figures
    found = {Path(row["address"]).stem: row for row in rows(site)}
    assert len(found) == PAGES + 3
    assert found["hangs"]["error_kind"] == "time"
    assert found["hangs"]["error"] == "site/hangs.md: the check took longer than 2 seconds."
    assert found["crashes"]["error_kind"] == "crash"
    assert found["crashes"]["error"] == "site/crashes.md: the check ended its process."
    assert found["fails"]["error_kind"] == "crash"
    assert "KeyError: 'a bug in a parser'" in found["fails"]["error"]
    assert len([row for row in found.values() if row["error"]]) == 3
    assert "3 not read" in notes


def test_ctrl_c_ends_an_audit_quietly_and_it_goes_on(site: Path) -> None:
    # Given a running audit, when the user presses Ctrl-C
    process = start(site)
    wait_until(lambda: parts(site), process)
    below = psutil.Process(process.pid).children(recursive=True)
    process.send_signal(signal.SIGINT)
    _, notes = process.communicate(timeout=LIMIT)

    # Then it ends with the code for that, without a traceback, and so do its workers
    assert process.returncode == 130, notes
    assert "Traceback" not in notes
    assert psutil.wait_procs(below, timeout=LIMIT)[1] == []
    finished(start(site))
    assert len(rows(site)) == PAGES


def test_two_runs_are_not_in_one_folder_at_the_same_time(site: Path) -> None:
    # Given a running audit, when another run begins in the same folder
    first = start(site)
    wait_until(lambda: parts(site), first)
    os.kill(first.pid, signal.SIGSTOP)
    second = start(site)
    _, notes = second.communicate(timeout=LIMIT)
    os.kill(first.pid, signal.SIGCONT)

    # Then it ends with one line, and the first one goes on
    assert second.returncode == 2
    assert notes.count("\n") == 1
    assert "another audit is at work in it" in notes
    finished(first)
    assert len(rows(site)) == PAGES


@pytest.fixture
def checker(
    compiled: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Iterator[PageProcess]:
    """A process for pages with faults, as in a worker."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(compiled))
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    (tmp_path / "sitecustomize.py").write_text(FAULTS, "utf-8")
    checks = Checks((shipped_glossary_path(),), isolated=True)
    process = PageProcess(checks, checks.without_file(), 2)
    yield process
    process.stop()


def test_a_process_for_pages_starts_again_after_each_loss(
    checker: PageProcess, tmp_path: Path
) -> None:
    # Given pages that hang and crash between good ones
    names = ("good.md", "hangs.md", "good.md", "crashes.md", "good.md")
    for name in {*names}:
        (tmp_path / name).write_text("Drink water after the test.\n", "utf-8")

    # When they are checked one after the other
    found = [checker.row(Page(name, path=str(tmp_path / name))) for name in names]

    # Then only those have errors, with the time and the size
    assert [row["error_kind"] for row in found] == [None, "time", None, "crash", None]
    assert found[0]["words"] == found[4]["words"] == 5
    assert found[1]["seconds"] >= 2
    assert found[1]["bytes"] == found[0]["bytes"] == 28


def test_an_audit_of_other_sources_or_another_version_is_not_touched(
    site: Path, tmp_path: Path, run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    # Given a finished audit
    finished(start(site))
    monkeypatch.chdir(tmp_path)
    manifest = tmp_path / "audit" / "manifest.json"
    before = manifest.read_bytes()

    def refused(*arguments: str) -> str:
        done = run("audit", *arguments)
        assert done.code == 2
        assert done.err.count("\n") == 1
        return done.err

    # When a run has other sources or options, then one line says so, and nothing changes
    assert "other sources or with other options" in refused(str(ROOT / "articles"), "-o", "audit")
    assert "other options" in refused("site", "-o", "audit", "--max-grade", "6")
    assert manifest.read_bytes() == before

    # And an audit by another hlreader, or with another schema, is not mixed with this one
    fields = json.loads(before)
    manifest.write_text(json.dumps({**fields, "hlreader": "0.0.1"}), "utf-8")
    assert "begun with hlreader 0.0.1" in refused("site", "-o", "audit")
    manifest.write_text(json.dumps({**fields, "schema": 99}), "utf-8")
    for arguments in (
        ("site", "-o", "audit"),
        ("--query", "grade > 1", "audit"),
        ("site", "-o", "new", "--since", "audit"),
    ):
        assert "version 99 of the schema" in refused(*arguments)
    assert not (tmp_path / "new").exists()
