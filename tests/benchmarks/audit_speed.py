"""How fast is ``hlreader audit``, and what does it cost next to simpler programs?

    python -m tests.benchmarks.audit_speed [PAGES [WORDS]]

It makes a crawl of PAGES pages (1,000 by default) of about WORDS words (500) from the shipped
articles, in English and Spanish: 20 % are duplicates and 2 % are broken. The crawl is a WARC file
and a Parquet file. Then it measures, in this order and on the same pages:

- an audit with one and with two workers, and one that a kill interrupted in the middle;
- a plain pool of ``multiprocessing`` with two processes that makes the same rows;
- ``check -j 2`` on the same pages as files;
- textstat's eight usual scores of the same texts, in a pool of two processes.

An audit takes some seconds to start. Its rates are without these: the same audit of ten pages is
measured too, and its time is taken off. The pool is measured from when its processes are ready. The
memory of a worker is that of its two processes, the highest that was seen. The table marks missed
bars, and then the exit code is 1. On a machine that others use at the same time, look at the CPU
time.
"""

import multiprocessing
import os
import random
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import NamedTuple

import psutil
import pyarrow as pa
import pyarrow.parquet as pq

from hlreader.audit.checking import PageChecker
from hlreader.audit.checks import Checks
from hlreader.audit.containers import Columns
from hlreader.audit.dataset import AuditFolder, parquet_of
from hlreader.audit.part import Part
from hlreader.audit.plan import cut_container, parts_of
from hlreader.audit.reading import pages_of
from hlreader.audit.sources import find_sources
from hlreader.glossary.files_in_use import find_places
from tests.audit_pages import Text, texts, warc_record, write_warc
from tests.benchmarks.check_speed import Row

DUPLICATES, BROKEN = 0.2, 0.02
SEED = 20261130


_PAUSE = 0.5
"""Seconds between two looks at the processes. A look takes some milliseconds."""


class Used(NamedTuple):
    """The wall seconds and CPU seconds of a run, and the highest MiB of one of its workers."""

    wall: float
    cpu: float
    worker: float


def pages(count: int, words: int) -> Iterator[tuple[str, bytes]]:
    """Yield addresses and bodies. The same numbers always give the same pages."""
    chance = random.Random(SEED)  # noqa: S311 - for pages, not for secrets
    made: list[Text] = []
    source = texts(count, words)
    for number in range(count):
        address = f"https://health.example/{number % 40:02}/{number:07}"
        if chance.random() < BROKEN:
            yield address, b"\x89PNG\r\n\x1a\n" + chance.randbytes(2000)
        elif made and chance.random() < DUPLICATES:
            yield address, chance.choice(made).web_page.encode()
        else:
            page = next(source)
            if len(made) < 1000:  # any of these may come again
                made.append(page)
            yield address, page.web_page.encode()


def write_crawl(folder: Path, count: int, words: int) -> None:
    """Write the crawl as WARC, as Parquet, as files, and as plain texts for textstat."""
    found = [*pages(count, words)]
    write_warc(folder / "crawl.warc.gz", (warc_record(*each, "text/html") for each in found))
    rows = [{"url": address, "text": body} for address, body in found]
    pq.write_table(pa.Table.from_pylist(rows), folder / "crawl.parquet", row_group_size=1000)
    (folder / "files").mkdir()
    for number, (_, body) in enumerate(found):
        (folder / "files" / f"{number:07}.html").write_bytes(body)


def run_audit(folder: Path, source: str, workers: int, output: str, *, stop_at: int = 0) -> Used:
    """Run an audit. With ``stop_at``, kill it when it has so many parts."""
    command = [sys.executable, "-m", "hlreader", "audit", source, "-o", output, "-j", str(workers)]
    begun = time.monotonic()
    process = subprocess.Popen(command, cwd=folder, stderr=subprocess.PIPE, text=True)
    seen = _Watch(process.pid)
    while process.poll() is None:
        seen.look()
        if stop_at and len([*(folder / output).glob("pages/*/part-*")]) >= stop_at:
            process.kill()
            process.wait()
            break
        time.sleep(0.05 if stop_at else _PAUSE)
    if process.returncode not in (0, -9):
        sys.exit(f"failed: {process.communicate()[1]}")
    return Used(time.monotonic() - begun, seen.cpu, seen.worker)


class _Watch:
    """Looks at the processes below a program: their CPU time, and the memory of each worker."""

    def __init__(self, number: int) -> None:
        self._root = psutil.Process(number)
        self._cpu: dict[int, float] = {}
        self.worker = 0.0

    @property
    def cpu(self) -> float:
        """The CPU seconds of all processes so far."""
        return sum(self._cpu.values())

    def look(self) -> None:
        """Look once."""
        try:
            below = [self._root, *self._root.children(recursive=True)]
        except psutil.Error:
            return
        memory: dict[int, float] = {}
        for process in below:
            try:
                times = process.cpu_times()
                self._cpu[process.pid] = times.user + times.system
                command = " ".join(process.cmdline())
                used = process.memory_info().rss / 2**20
                if "page_program" in command:
                    memory[process.ppid()] = memory.get(process.ppid(), 0) + used
                elif "spawn_main" in command:
                    memory[process.pid] = memory.get(process.pid, 0) + used
            except psutil.Error:
                continue
        self.worker = max([self.worker, *memory.values()])


_checker: list[PageChecker] = []


def _begin(checks: Checks) -> None:
    _checker.append(PageChecker(checks, checks.without_file()))


def _part(part: Part) -> bytes:
    return parquet_of(part, map(_checker[0].row, pages_of(part, Columns())))


def run_pool(folder: Path, source: str) -> Used:
    """Make the same rows in a plain pool. Its start does not count."""
    checks = Checks(tuple(map(str, find_places().paths)), isolated=True, day=date.today())
    found = find_sources([str(folder / source)])
    parts = [
        *parts_of(found, lambda names: [cut_container(name, 100, Columns()) for name in names])
    ]
    with multiprocessing.get_context("spawn").Pool(2, _begin, (checks,)) as pool:
        pool.map(_is_ready, range(2), chunksize=1)
        watch, done = _Watch(os.getpid()), threading.Event()
        watch.look()
        begun, before = time.monotonic(), watch.cpu

        def look() -> None:
            while not done.wait(_PAUSE):
                watch.look()

        thread = threading.Thread(target=look)
        thread.start()
        for data in pool.imap(_part, parts):
            (folder / "pool.parquet").write_bytes(data)
        wall = time.monotonic() - begun
        done.set()
        thread.join()
        watch.look()
    return Used(wall, watch.cpu - before, watch.worker)


def _is_ready(number: int) -> int:
    time.sleep(0.2)  # so that each process takes one
    return number


def _textstat(paths: Sequence[str], dictionary: str) -> None:
    subprocess.run([sys.executable, "-c", _LOOP, dictionary, *paths], check=True)


_LOOP = """\
import sys, nltk
nltk.data.path = [sys.argv[1]]
import textstat
for name in sys.argv[2:]:
    text = open(name, encoding="utf-8").read()
    for score in ("flesch_reading_ease", "flesch_kincaid_grade", "smog_index", "gunning_fog",
                  "coleman_liau_index", "automated_readability_index",
                  "dale_chall_readability_score", "linsear_write_formula"):
        getattr(textstat, score)(text)
"""


def run_textstat(folder: Path, count: int, words: int) -> float:
    """Return the seconds for textstat's eight scores of all pages, on two processes."""
    plain = folder / "plain"
    plain.mkdir()
    names = []
    known: set[str] = set()
    for number, page in enumerate(texts(count, words)):
        text = "\n\n".join(page.paragraphs)
        known |= set(re.findall(r"[\w'’-]+", text.lower()))
        names.append(str(plain / f"{number}.txt"))
        Path(names[-1]).write_text(text, "utf-8")
    dictionary = folder / "corpora" / "cmudict" / "cmudict"
    dictionary.parent.mkdir(parents=True)
    dictionary.write_text("".join(f"{word} 1 B AH0\n" for word in sorted(known)), "utf-8")
    begun = time.monotonic()
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        halves = [names[start : start + 500] for start in range(0, len(names), 500)]
        pool.map(partial(_textstat, dictionary=str(folder)), halves, chunksize=1)
    return time.monotonic() - begun


def rows(folder: Path, count: int, words: int) -> Iterator[Row]:
    """Measure."""
    few = [warc_record(*each, "text/html") for each in pages(10, words)]
    for half in (0, 1):  # a part for each worker
        write_warc(folder / f"few-{half}.warc.gz", few[half::2])
    starts = {n: run_audit(folder, "few-*.warc.gz", n, f"start-{n}") for n in (1, 2)}
    yield Row("start of an audit, two workers", starts[2].wall, "s")
    audits: dict[str, Used] = {}
    for name, source, workers in (
        ("one worker, WARC", "crawl.warc.gz", 1),
        ("two workers, WARC", "crawl.warc.gz", 2),
        ("two workers, Parquet", "crawl.parquet", 2),
    ):
        whole, start = run_audit(folder, source, workers, f"audit-{len(audits)}"), starts[workers]
        used = Used(whole.wall - start.wall, whole.cpu - start.cpu, whole.worker)
        audits[name] = used
        yield Row(f"audit, {name}", count / used.wall, "pages/s")
        yield Row("  CPU of a page, all processes", 1000 * used.cpu / count, "ms")
        yield Row("  memory of a worker", used.worker, "MiB", 300)
    one, two = audits["one worker, WARC"], audits["two workers, WARC"]
    yield Row("two workers are faster than one", one.wall / two.wall, "times", 1.8, above=True)
    pool = run_pool(folder, "crawl.warc.gz")
    yield Row("a plain pool of two processes", count / pool.wall, "pages/s")
    yield Row("  CPU of a page", 1000 * pool.cpu / count, "ms")
    yield Row("Dask takes longer than the pool", 100 * (two.wall / pool.wall - 1), "%", 15)
    yield Row("Dask takes more CPU than the pool", 100 * (two.cpu / pool.cpu - 1), "%")
    parts = [*(folder / "audit-1").glob("pages/*/part-*")]
    first = run_audit(folder, "crawl.warc.gz", 2, "killed", stop_at=len(parts) // 2)
    second = run_audit(folder, "crawl.warc.gz", 2, "killed")
    after, whole_run = (
        AuditFolder(folder / name).table(["address", "words"]).sort_by("address")
        for name in ("killed", "audit-1")
    )
    if not after.equals(whole_run):
        sys.exit("the audit that went on has other rows")
    both = first.wall + second.wall - 2 * starts[2].wall
    yield Row("a kill in the middle costs", 100 * (both / two.wall - 1), "%", 5)
    begun = time.monotonic()
    check = [sys.executable, "-m", "hlreader", "check", "files", "-j", "2", "--statistics"]
    subprocess.run(check, cwd=folder, capture_output=True, check=False)
    yield Row("check -j 2, the same pages as files", count / (time.monotonic() - begun), "pages/s")
    textstat = run_textstat(folder, count, words)
    yield Row("textstat's eight scores, two processes", count / textstat, "pages/s")
    yield Row("audit, next to textstat", textstat / two.wall, "times", 1.0, above=True)


def main() -> None:
    """Print the table."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    words = int(sys.argv[2]) if len(sys.argv) > 2 else 500
    missed = False
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_crawl(folder, count, words)
        print(f"{count:,} pages of about {words} words", flush=True)
        for row in rows(folder, count, words):
            bar = "" if row.bar is None else f"{'≥' if row.above else '≤'} {row.bar:g}"
            missed = missed or row.missed
            mark = "  MISSED" if row.missed else ""
            print(f"{row.what:44} {row.value:8.2f} {row.unit:8} {bar}{mark}", flush=True)
    sys.exit(missed)


if __name__ == "__main__":
    main()
