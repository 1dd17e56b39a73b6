"""How much CPU and memory does ``hlreader check`` take, next to textstat and GNU style?

    python -m tests.benchmarks.check_speed [RUNS [TEXT]]

The texts repeat the shipped articles, and all default rules run. Since hlreader counts each
different word only once, repeated texts make it look faster. So ``TEXT`` may name a file of a
megabyte without repetitions. ``score()`` and textstat then score that file, too. textstat computes
its eight usual scores. It gets a dictionary with our syllables, so it does not need the network.
GNU ``style`` is in Debian's package ``diction``. Without it, its figures are left out. All runs are
whole processes that take turns, and the best of each counts. The table marks missed bars, and then
the exit code is 1.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple, TypeAlias

from hlreader.readability import count_syllables

WATCHED = 500
"""The number of files in the folder that is watched, and checked on several cores."""

ROOT = Path(__file__).parents[2]

TEXTSTAT = """\
import sys, nltk
nltk.data.path = [sys.argv[1]]
import textstat
text = open(sys.argv[2], encoding="utf-8").read()
for score in ("flesch_reading_ease", "flesch_kincaid_grade", "smog_index", "gunning_fog",
              "coleman_liau_index", "automated_readability_index", "dale_chall_readability_score",
              "linsear_write_formula"):
    getattr(textstat, score)(text)
"""

SCORE = """\
import sys, time
from hlreader import score
text = open(sys.argv[1], encoding="utf-8").read()
score("A text to read the tables for.")
begun = time.process_time()
score(text)
print(time.process_time() - begun)
"""

WATCH = """\
import io, os, sys, time
from pathlib import Path
from hlreader.checker.watch import watch
from hlreader.actions.check import Checking
from hlreader.glossary import Glossary
from hlreader.documents.sources import Sources, sources_of

checking = Checking({}, Glossary.load(), isolated=True, jobs=1)
changed = Path(sys.argv[1]) / "7.md"
looks, begun = [], 0.0
def touch(pause):  # instead of sleeping, change a file
    global begun
    looks.append(time.process_time() - begun)
    changed.write_text(changed.read_text("utf-8") + "One more line.\\n", "utf-8")
    begun = time.process_time()
out, sys.stdout = sys.stdout, io.StringIO()
best = 9.0
for number, files in enumerate(watch(lambda: sources_of([sys.argv[1]]).files, touch)):
    noticed = time.process_time()
    checking.check(Sources(tuple(files)))
    if number:
        assert len(files) == 1
        best = min(best, time.process_time() - noticed)
    if number == 9:
        break
out.write(f"{best} {min(looks[1:]) - best}")
"""


class Used(NamedTuple):
    """The CPU seconds, wall seconds, peak MiB and output of a process."""

    cpu: float
    wall: float
    peak: float
    printed: str


class Row(NamedTuple):
    """A line of the table, with its bar if it has one."""

    what: str
    value: float
    unit: str
    bar: float | None = None
    above: bool = False

    @property
    def missed(self) -> bool:
        """Whether it misses the bar."""
        return self.bar is not None and (
            self.value < self.bar if self.above else self.value > self.bar
        )


Command: TypeAlias = Sequence[str | Path]


def run(command: Command) -> Used:
    """Run a process to its end."""
    begun = time.monotonic()
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, cwd=ROOT
    )
    assert process.stdout
    printed = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        sys.exit(f"failed: {' '.join(map(str, command))}")
    scale = 1024 if sys.platform == "linux" else 1024 * 1024
    cpu = usage.ru_utime + usage.ru_stime
    return Used(cpu, time.monotonic() - begun, usage.ru_maxrss / scale, printed)


def best(commands: Sequence[Command], runs: int) -> list[Used]:
    """Run the commands in turn. Return the run of each that took the least CPU."""
    turns = [[run(command) for command in commands] for _ in range(runs)]
    return [min(column) for column in zip(*turns, strict=True)]


def write_texts(folder: Path, own: str) -> None:
    """Write Markdown and plain texts, and a dictionary for textstat of their words and ``own``."""
    articles = [
        path.read_text("utf-8").split("---", 2)[2] for path in sorted(ROOT.glob("articles/*.md"))
    ]
    for name, size in (("600", 3_600), ("1mb", 10**6), ("10mb", 10**7)):
        text = ("\n".join(articles) * (1 + size // sum(map(len, articles))))[:size]
        (folder / f"{name}.md").write_text(text, "utf-8")
        plain = re.sub(r"[*#]|\[|\]\([^)]*\)", "", text)
        (folder / f"{name}.txt").write_text(plain, "utf-8")
    many = folder / "many"
    many.mkdir()
    for number in range(WATCHED):
        (many / f"{number}.md").write_text(articles[number % len(articles)], "utf-8")
    dictionary = folder / "corpora" / "cmudict" / "cmudict"
    dictionary.parent.mkdir(parents=True)
    words = sorted(set(re.findall(r"[\w'’-]+", " ".join([*articles, own]).lower())))
    dictionary.write_text(
        "".join(
            f"{word} 1 {' B '.join(['AH0'] * max(1, count_syllables(word)))}\n" for word in words
        ),
        "utf-8",
    )


def score_rows(folder: Path, text: Path, title: str, bar: float | None) -> list[Row]:
    """Measure ``score()`` in a running process, and textstat from its start."""
    score = min(float(run([sys.executable, "-c", SCORE, text]).printed) for _ in range(5))
    textstat = min(run([sys.executable, "-c", TEXTSTAT, folder, text]).cpu for _ in range(3))
    return [
        Row(f"score() of {title} in a running process", score, "s CPU", bar),
        Row("  ratio of score() to textstat", score / textstat, ""),
    ]


def rows(folder: Path, runs: int, own: Path | None) -> list[Row]:
    """Measure."""
    check = [sys.executable, "-m", "hlreader", "check"]
    style = shutil.which("style")
    found = []
    for name, title, bar, times in (("600", "600 words", 0.2, runs), ("1mb", "1 MB", 2.0, 3)):
        text = folder / f"{name}.txt"
        peers: list[Command] = [[sys.executable, "-c", TEXTSTAT, folder, text]]
        peers += [[style, text]] if style else []
        ours: list[Command] = [
            [*check, text],
            [*check, folder / f"{name}.md"],
            [*check, text, "--json"],
        ]
        plain, markdown, json, textstat, *others = best([*ours, *peers], times)
        found += [
            Row(f"check, {title} of plain text", plain.cpu, "s CPU", bar),
            Row(f"check, {title} of Markdown", markdown.cpu, "s CPU", bar),
            Row(f"check --json, {title} of plain text", json.cpu, "s CPU", bar),
            Row(f"  textstat's eight scores, {title}", textstat.cpu, "s CPU"),
            Row("  ratio of check to textstat", plain.cpu / textstat.cpu, ""),
        ]
        found += [Row(f"  GNU style, {title}", one.cpu, "s CPU") for one in others]
        if name == "1mb":
            found += score_rows(folder, text, "1 MB", 0.5)
    if own:
        found += score_rows(folder, own, own.name, 0.5)
    for name in ("10mb.txt", "10mb.md"):
        used = run([*check, folder / name])
        found.append(Row(f"check, {name}", used.peak, "MiB", 150))
    several = folder / "several"
    several.mkdir()
    for number in range(6):
        os.link(folder / "10mb.md", several / f"{number}.md")
    for form in ("text", "json"):
        peaks = [
            run([*check, path, "-j", "1", "--output-format", form]).peak
            for path in (folder / "10mb.md", several)
        ]
        title = f"check --output-format {form}, 6 x 10mb.md next to 1"
        found.append(Row(title, peaks[1] / peaks[0], "times", 1.3))
    used = run([sys.executable, "-c", SCORE, folder / "10mb.txt"])
    found.append(Row("score(), 10mb.txt", used.peak, "MiB", 150))
    watched = run([sys.executable, "-c", WATCH, folder / "many"]).printed.split()
    found.append(Row(f"--watch, one of {WATCHED} files changed", float(watched[0]), "s CPU", 0.1))
    found.append(Row("  a look at all of them", float(watched[1]), "s CPU"))
    jobs: list[Command] = [[*check, folder / "many", "-j", number] for number in "12"]
    pairs = [[run(command).wall for command in jobs] for _ in range(3)]
    one, two = map(min, zip(*pairs, strict=True))
    found.append(
        Row(f"check, {WATCHED} articles: -j 2 is faster", one / two, "times", 1.7, above=True)
    )
    return found


def main() -> None:
    """Print the table."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    own = Path(sys.argv[2]) if len(sys.argv) > 2 else None
    with tempfile.TemporaryDirectory() as folder:
        write_texts(Path(folder), own.read_text("utf-8") if own else "")
        os.environ["XDG_CACHE_HOME"] = folder
        run([sys.executable, "-m", "hlreader", "define", "biopsy"])  # this compiles the glossary
        table = rows(Path(folder), runs, own)
    for row in table:
        sign = "≥" if row.above else "≤"
        bar = "" if row.bar is None else f"{sign} {row.bar:g}{'  MISSED' if row.missed else ''}"
        print(f"{row.what:44} {row.value:8.2f} {row.unit:6} {bar}")
    if not shutil.which("style"):
        print("GNU style is not installed (Debian: diction) and was left out.")
    sys.exit(any(row.missed for row in table))


if __name__ == "__main__":
    main()
