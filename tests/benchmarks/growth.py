"""Does any work grow faster than the text? Measure CPU seconds for texts that repeat one thing.

    python -m tests.benchmarks.growth [WORD [KB [WORK...]]]

For each text of ``tests/pathological_texts.py`` with WORD in its name, this runs several tasks:
check it, read it (printed, in plain words, and page by page), search it for terms, and open it as
in an editor. The sizes are a quarter, half and all of KB (80 by default). A task is stopped after
ten times its bar. The bars are 1 s, and 2.5 times the work for twice the text. The output shows
tasks that miss a bar, and then the exit code is 1.
"""

import gc
import io
import os
import resource
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout, suppress
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from hlreader.checker.config.configuration import Configurations
from hlreader.cli import main as command
from hlreader.errors import HlreaderError
from hlreader.glossary import Glossary
from hlreader.library.find import open_article
from hlreader.lsp.open_text import OpenText
from hlreader.lsp.positions import Positions
from hlreader.models import Place
from hlreader.reader.screen.frame import compose
from hlreader.reader.screen.keys import Key
from hlreader.reader.session.context import ReaderContext
from hlreader.reader.session.key_actions import advance, press, start, wants_more
from hlreader.reader.session.size_steps import steps_of
from hlreader.reader.session.state import Look
from hlreader.reader.text.book import Book
from hlreader.reader.wording import ENGLISH
from hlreader.textsize.available_sizes import letterings
from hlreader.textsize.capabilities import Capabilities
from tests.pathological_texts import PathologicalText, pathological_texts

SECONDS = 1.0
RATIO = 2.5
LEAST = 0.05
"""For times below this number of seconds, ratios mean nothing."""
_BROKEN_OFF = 10 * SECONDS


def check(path: Path) -> None:
    """Check a text as people and programs do."""
    command(["check", str(path), "--isolated"])


def check_json(path: Path) -> None:
    """Check a text as programs do."""
    command(["check", str(path), "--isolated", "--json"])


def read(path: Path) -> None:
    """Print a text with its hard words explained."""
    command(["read", str(path), "--print"])


def say(path: Path) -> None:
    """Print a text for screen readers."""
    command(["read", str(path), "--plain", "--definitions", "notes"])


def turn(path: Path) -> None:
    """Turn the pages of a text from first to last, and collect its lists."""
    with suppress(HlreaderError):
        article, blocks = open_article(str(path))
        book = Book(article, blocks, Glossary.load())
        context = ReaderContext([book], steps_of(letterings(Capabilities("VTE", (8400,)))), ENGLISH)
        state = start(context, 80, 24, Look())
        top = None
        while state.top != top:
            compose(state, context)
            top = state.top
            state = press(state, Key("space"), context)
            while wants_more(state, context):
                state = advance(state, context)
        while not book.gathered:
            book.gather()


def find(path: Path) -> None:
    """Find the terms of the glossary in a text."""
    command(["glossary", "find", str(path), "--json"])


def edit(path: Path) -> None:
    """Check a text as in an editor, and get the note at its end."""
    with suppress(HlreaderError):
        source = path.read_text("utf-8")
        text = OpenText(source, path, Configurations({}, isolated=True).of(""), Glossary.load())
        positions = Positions(text.lines)
        for finding in text.findings:
            positions.range(finding.place, finding.end)
        text.note(Place(1, 1))
        text.note(Place(len(text.lines), len(text.lines[-1])))


WORKS: dict[str, Callable[[Path], None]] = {
    one.__name__: one for one in (check, check_json, read, say, turn, find, edit)
}


class Row(NamedTuple):
    """The CPU seconds of a task by size of the text. They are infinite if it was stopped."""

    name: str
    work: str
    seconds: tuple[float, ...]

    @property
    def ratio(self) -> float:
        """The largest ratio of work for twice the text."""
        return max(after / max(before, LEAST) for before, after in pairwise(self.seconds))

    @property
    def misses(self) -> bool:
        """Whether it misses a bar."""
        return self.seconds[-1] > SECONDS or self.ratio > RATIO


def measured(text: PathologicalText, work: str, sizes: tuple[int, ...], folder: Path) -> Row:
    """Measure a task in its own process."""
    reader, writer = os.pipe()
    process = os.fork()
    if process == 0:
        try:
            _measure(text, WORKS[work], sizes, folder, writer)
        finally:
            os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as stream:
        seconds = [float(line) for line in stream]
    os.waitpid(process, 0)
    missing = len(sizes) - len(seconds)
    return Row(text.name, work, (*seconds, *[float("inf")] * missing))


def _measure(
    text: PathologicalText,
    work: Callable[[Path], None],
    sizes: tuple[int, ...],
    folder: Path,
    out: int,
) -> None:
    signal.signal(signal.SIGXCPU, signal.SIG_DFL)
    path = folder / f"text{text.suffix}"
    for size in sizes:
        path.write_text(text.text(size), "utf-8")
        used = int(time.process_time())
        limit = used + int(_BROKEN_OFF) + 1
        resource.setrlimit(resource.RLIMIT_CPU, (limit, resource.RLIM_INFINITY))
        seconds = cpu(work, path)
        os.write(out, f"{seconds}\n".encode())
        if seconds > _BROKEN_OFF / 2:
            break


def cpu(work: Callable[[Path], None], path: Path) -> float:
    """Return the CPU seconds of a task, and discard its output."""
    nothing = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    with redirect_stdout(nothing), redirect_stderr(nothing):
        return cpu_of(lambda: work(path))


def cpu_of(work: Callable[[], object]) -> float:
    """Return the CPU seconds of a call."""
    gc.collect()
    begun = time.process_time()
    work()
    return time.process_time() - begun


def rows(word: str, size: int, works: list[str]) -> Iterator[Row]:
    """Measure each task with each text."""
    sizes = (size // 4, size // 2, size)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ.update(XDG_CACHE_HOME=name, XDG_CONFIG_HOME=name, XDG_STATE_HOME=name)
        article = Path(__file__).parents[2] / "articles" / "metastatic.md"
        for suffix in (".md", ".txt", ".html"):  # read and import everything once
            ordinary = folder / f"ordinary{suffix}"
            ordinary.write_text(article.read_text("utf-8"), "utf-8")
            for do in WORKS.values():
                cpu(do, ordinary)
        for text in pathological_texts():
            if word in text.name:
                for work in works:
                    yield measured(text, work, sizes, folder)


def main() -> None:
    """Print the tasks that miss a bar."""
    word = sys.argv[1] if len(sys.argv) > 1 else ""
    size = 1024 * int(sys.argv[2]) if len(sys.argv) > 2 else 80 * 1024
    missed = total = 0
    for row in rows(word, size, sys.argv[3:] or [*WORKS]):
        total += 1
        if row.misses:
            missed += 1
            seconds = " ".join(f"{one:7.2f}" for one in row.seconds)
            print(f"{row.work:10} {seconds}  x{row.ratio:<5.1f} {row.name}", flush=True)
    print(f"{missed} of {total} miss a bar.")
    sys.exit(missed > 0)


if __name__ == "__main__":
    main()
