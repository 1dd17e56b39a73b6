"""How much CPU and memory does the reader need for its first page, and for a key?

    python -m tests.benchmarks.reader_speed [RUNS]

Each program opens a text in a pseudo-terminal of 80 × 24 cells, shows the first page and quits. The
figures are CPU seconds (user and system) and peak memory of the whole process, from the operating
system. The programs take turns. The table has medians, and the median of the ratios to w3m in the
same round. This needs less, w3m and rich. Texts of 5 MB in one block are compared only with w3m.

The bars: 0.15 s for an article, no more time than w3m and 80 MiB for 5 MB of Markdown, and 8 ms for
a key.
"""

import os
import pty
import resource
import select
import signal
import statistics
import struct
import sys
import tempfile
import termios
import time
from collections.abc import Iterator, Sequence
from fcntl import ioctl
from pathlib import Path
from typing import NamedTuple, TypeAlias

ROOT = Path(__file__).parents[2]
SIZE = 5 * 1024 * 1024
ARTICLE_BAR, RATIO_BAR, MEMORY_BAR, KEY_BAR = 0.15, 1.0, 80.0, 8.0

RICH = (
    "import sys; from rich.console import Console; from rich.markdown import Markdown; "
    "Console(force_terminal=True, width=80).print(Markdown(open(sys.argv[1]).read()))"
)


Program: TypeAlias = tuple[Sequence[str], bytes, bytes]
"""A command, a text of its first page, and the key to quit."""


class Used(NamedTuple):
    """The CPU seconds and peak MiB of a process."""

    cpu: float
    memory: float


class Result(NamedTuple):
    """hlreader's medians: CPU seconds, ratio to w3m, MiB."""

    cpu: float
    ratio: float
    memory: float


def show(command: Sequence[str], seen: bytes, leave: bytes) -> Used:
    """Run a program in a terminal until a text appears. Then make it quit, or end it."""
    process, master = pty.fork()
    if process == 0:
        os.environ.update(TERM="xterm-256color", LC_ALL="C.UTF-8", LESSHISTFILE="-")
        ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        os.execvp(command[0], list(command))  # noqa: S606
    shown, told = b"", False
    limit = time.monotonic() + 30
    while time.monotonic() < limit:
        if not select.select([master], [], [], 0.2)[0]:
            continue
        try:
            data = os.read(master, 1 << 16)
        except OSError:
            break
        if not data:
            break
        shown = (shown + data)[-100_000:]
        if b"\x1b[c" in data:  # the program asks for the kind of terminal
            os.write(master, b"\x1b[?62;c")
        if not told and seen in shown:
            told = True
            if not leave:
                os.kill(process, signal.SIGKILL)
                break
            os.write(master, leave)
    else:
        os.kill(process, signal.SIGKILL)
    os.close(master)
    _, _, usage = os.wait4(process, 0)
    return Used(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def large_text(folder: Path) -> Path:
    """Write 5 MB of Markdown that repeats the shipped articles."""
    text = "\n\n".join(
        path.read_text("utf-8").split("---\n", 2)[2]
        for path in sorted((ROOT / "articles").glob("*.md"))
    )
    path = folder / "large.md"
    path.write_text("# A large text\n\n" + text * (SIZE // len(text) + 1), "utf-8")
    return path


def shapes(folder: Path) -> Iterator[tuple[str, Path]]:
    """Yield descriptions and files of texts of 5 MB with one block each."""
    line = "Drink water and rest well, and ask your nurse about each pill.\n"
    for name, head, repeated in (
        ("one list", "", f"- {line}"),
        ("one table", "| When | What |\n|---|---|\n", f"| morning | {line.strip()} |\n"),
        ("one block of code", "```\n", line),
        ("one paragraph", "", line),
        ("one quotation", "", f"> {line}"),
    ):
        path = folder / f"{name.replace(' ', '-')}.md"
        path.write_text(head + repeated * (SIZE // len(repeated)), "utf-8")
        yield name, path


def table(title: str, commands: dict[str, Program], runs: int) -> Result:
    """Measure commands in turn, print the figures of each, and return hlreader's medians."""
    found: dict[str, list[Used]] = {name: [] for name in commands}
    for number in range(runs + 1):
        for name, (command, seen, leave) in commands.items():
            used = show(command, seen, leave)
            if number:
                found[name].append(used)
    print(f"\n{title}\n{'':18} CPU s   × w3m   MiB")
    for name, all_used in found.items():
        cpu = statistics.median(used.cpu for used in all_used)
        ratio = statistics.median(
            used.cpu / other.cpu for used, other in zip(all_used, found["w3m"], strict=True)
        )
        memory = statistics.median(used.memory for used in all_used)
        print(f"{name:18} {cpu:5.3f} {ratio:7.2f} {memory:6.1f}")
    mine = found["hlreader"]
    ratios = [used.cpu / other.cpu for used, other in zip(mine, found["w3m"], strict=True)]
    return Result(
        statistics.median(used.cpu for used in mine),
        statistics.median(ratios),
        statistics.median(used.memory for used in mine),
    )


def keys(text: Path) -> float:
    """Return the milliseconds of CPU from a key to the bytes of its frame, the slowest median."""
    from hlreader.glossary import Glossary
    from hlreader.library.find import open_article
    from hlreader.reader.screen.frame import compose
    from hlreader.reader.screen.keys import Key
    from hlreader.reader.screen.painter import paint
    from hlreader.reader.session import key_actions as session
    from hlreader.reader.session.context import ReaderContext
    from hlreader.reader.session.size_steps import steps_of
    from hlreader.reader.session.state import Look
    from hlreader.reader.text.book import Book
    from hlreader.reader.wording import ENGLISH
    from hlreader.textsize.available_sizes import letterings
    from hlreader.textsize.capabilities import Capabilities

    sizes = Capabilities("kitty", (0, 48), osc66=True, octants=True, quadrants=True)
    slowest = 0.0
    print(f"\nkey to frame in {text.name}, 100 × 30 cells: ms of CPU, median (worst)")
    for size in ("normal", "2", "3"):
        found = open_article(str(text) if text.suffix else text.name)
        book = Book(found.article, found.blocks, Glossary.load())
        context = ReaderContext([book], steps_of(letterings(sizes)), ENGLISH)
        number = [step.name for step in context.steps].index(size)
        state = session.start(context, 100, 30, Look(size=number))
        shown = compose(state, context)
        times: dict[str, list[float]] = {}
        for name in ["space", "tab", "enter", "escape", "down", "up", "t", "s"] * 12:
            begun = time.process_time()
            state = session.press(state, Key(name), context)
            frame = compose(state, context)
            paint(frame, shown)
            shown = frame
            times.setdefault(name, []).append((time.process_time() - begun) * 1000)
        line = ", ".join(
            f"{name} {statistics.median(all_times):.1f} ({max(all_times):.1f})"
            for name, all_times in times.items()
        )
        print(f"  size {size}: {line}")
        slowest = max(slowest, *map(statistics.median, times.values()))
    return slowest


def main() -> None:
    """Measure, and print whether the reader meets the bars."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    hlreader = [sys.executable, "-m", "hlreader", "read"]
    with tempfile.TemporaryDirectory() as folder:
        for kind in ("CACHE", "CONFIG", "STATE"):
            os.environ[f"XDG_{kind}_HOME"] = str(Path(folder, kind.lower()))
        article = ROOT / "articles" / "metastatic.md"
        large = large_text(Path(folder))

        def programs(text: Path, name: str, seen: bytes) -> dict[str, Program]:
            return {
                "hlreader": ([*hlreader, name], b"\x1b[?2026l", b"q"),
                "w3m": (["w3m", "-T", "text/plain", "-o", "confirm_qq=0", str(text)], seen, b"q"),
                "less": (["less", str(text)], seen, b"q"),
                "rich.markdown": ([sys.executable, "-c", RICH, str(text)], seen, b""),
            }

        small = table("an article", programs(article, "metastatic", b"title"), runs)
        big = table("5 MB of Markdown", programs(large, str(large), b"large"), max(runs // 2, 3))
        for name, path in shapes(Path(folder)):
            both = programs(path, str(path), path.read_bytes().split()[0])
            pair = {one: both[one] for one in ("hlreader", "w3m")}
            table(f"5 MB that are {name}", pair, max(runs // 2, 3))
        slowest = max(keys(Path("metastatic")), keys(large))
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"\nthe article: {small.cpu:.3f} s (bar {ARTICLE_BAR})")
    print(
        f"5 MB: {big.ratio:.2f} × w3m (bar {RATIO_BAR}), "
        f"{big.memory:.0f} MiB (bar {MEMORY_BAR:.0f})"
    )
    print(f"a key: {slowest:.1f} ms (bar {KEY_BAR:.0f}); this benchmark itself: {own:.0f} MiB")
    sys.exit(
        small.cpu > ARTICLE_BAR
        or big.ratio > RATIO_BAR
        or big.memory > MEMORY_BAR
        or slowest > KEY_BAR
    )


if __name__ == "__main__":
    main()
