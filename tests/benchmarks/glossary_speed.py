"""Speed of the glossary at 100,000 terms, beside other programs in the same run.

    python tests/benchmarks/glossary_speed.py [TERMS]

Processor time, the median of several turns; ``x`` is how many times that of ``python -c pass``.
``dict``, ``sdcv`` and ``wn`` are Debian packages, each with the dictionaries it finds.
"""

import os
import random
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from itertools import product
from pathlib import Path

from hlreader.glossary import Glossary
from hlreader.glossary.match import Matcher

TURNS = 15
FIRST = "acute chronic benign left right upper lower early late distal proximal mild severe".split()
STEMS = (
    "cardi neur hepat nephr derm oste gastr pulmon hemat onc arthr my encephal ot rhin laryng "
    "bronch cyst col enter mast hyster phleb angi aden chondr lip myel"
).split()
LINKS = "o io ulo ico oxo aro eno".split()
ENDS = "itis osis oma ectomy plasty scopy pathy algia emia graphy stomy logy lysis".split()
COMMON = "the a you may need to have and it is of your this will not for some days with".split()


def make_terms(count: int) -> list[str]:
    """Return so many different terms, made of word parts."""
    single = ["".join(parts) for parts in product(STEMS, LINKS, STEMS, LINKS, ENDS)]
    chosen = random.Random(7)  # noqa: S311
    chosen.shuffle(single)
    half = single[: count // 2]
    pairs = [f"{chosen.choice(FIRST)} {word}" for word in single[count // 2 : count]]
    return half + pairs


def entry(term: str, number: int) -> str:
    """Return an entry as YAML."""
    return (
        f"- term: {term}\n  plain: A health problem, number {number}, that can make you feel ill.\n"
        + (f"  aliases: [{term} syndrome]\n" if number % 2 else "")
    )


def text_of(terms: Sequence[str], size: int) -> str:
    """Return a text of so many letters in which one word in twelve is a term."""
    chosen = random.Random(3)  # noqa: S311
    words: list[str] = []
    length = 0
    while length < size:
        word = chosen.choice(terms) if chosen.random() < 1 / 12 else chosen.choice(COMMON)
        words.append(word + (". " if chosen.random() < 1 / 10 else " "))
        length += len(words[-1])
    return "".join(words)


def process_time(command: Sequence[str]) -> float:
    """Return the processor seconds of a process."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def own_time(work: Callable[[], object]) -> float:
    """Return the processor seconds of some work in this process."""
    before = time.process_time()
    work()
    return time.process_time() - before


def row(what: str, value: str, bar: str = "", verdict: str = "") -> None:
    """Print a line of the table."""
    print(f"{what:<44}{value:>16}   {bar:<14}{verdict}")


def limit(what: str, value: float, unit: str, bar: float, *, least: bool = False) -> None:
    """Print a figure with its bar, and whether it is kept."""
    kept = value >= bar if least else value <= bar
    sign = ">=" if least else "<="
    row(what, f"{value:,.2f} {unit}", f"{sign} {bar:,g}", "yes" if kept else "NO")


def whole_processes(path: Path, terms: Sequence[str]) -> None:
    """Compare single look-ups as whole processes, in turns."""
    command = shutil.which("hlreader", path=Path(sys.executable).parent) or "hlreader"
    ours = [command, "define", "--json", "--glossary", str(path)]
    commands = {
        "python -c pass": [sys.executable, "-c", "pass"],
        "define --json, hit": [*ours, terms[5]],
        "define --json, miss with suggestions": [*ours, terms[5].replace("o", "uu", 1)],
        "dict": ["dict", "-h", "localhost", "fever"],
        "sdcv": ["sdcv", "-n", "fever"],
        "wn": ["wn", "fever", "-over"],
    }
    there = {name: line for name, line in commands.items() if shutil.which(line[0])}
    for name in commands.keys() - there.keys():
        print(f"{name} is not installed: left out.")
    times: dict[str, list[float]] = {name: [] for name in there}
    for _ in range(TURNS):
        for name, line in there.items():
            times[name].append(process_time(line))
    base = times["python -c pass"]
    bars = {"define --json, hit": 2.2, "define --json, miss with suggestions": 2.7}
    for name, found in times.items():
        ratio = statistics.median(one / other for one, other in zip(found, base, strict=True))
        took = f"{statistics.median(found) * 1000:.1f} ms, {ratio:.2f} x"
        if name in bars:
            row(name, took, f"<= {bars[name]} x", "yes" if ratio <= bars[name] else "NO")
        else:
            row(name, took)


def find_in_parts(matcher: Matcher, parts: Sequence[str]) -> None:
    """Find the terms of an article paragraph by paragraph, as its pages do."""
    matcher.prepare(parts)
    for part in parts:
        list(matcher.find(part))


def main(count: int) -> None:
    """Measure everything, and print a table."""
    folder = Path(tempfile.mkdtemp())
    os.environ["XDG_CACHE_HOME"] = str(folder)
    path = folder / "words.yaml"
    terms = make_terms(count)
    path.write_text("".join(map(entry, terms, range(count))), "utf-8")
    row(f"{count:,} terms", "", "bar", "kept")
    code = (
        "import resource, sys; from hlreader.glossary import Glossary; Glossary.load(sys.argv[1]); "
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    )
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        [sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    took = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    limit("compile", took, "s", 12)
    limit("compile, peak memory", int(done.stdout) / 1024, "MiB", 300)
    text = path.read_text("utf-8")
    middle = text.index("health", len(text) // 2)
    path.write_text(f"{text[:middle]}bodily{text[middle:]}", "utf-8")
    limit("an entry edited", own_time(lambda: Glossary.load(path)), "s", 2)
    whole_processes(path, terms)

    words = Glossary.load(path)
    asked = random.Random(1).choices(terms, k=50_000)  # noqa: S311
    seconds = own_time(lambda: list(words.lookup_all(asked)))
    limit("look-ups in a batch", len(asked) / seconds, "/s", 50_000, least=True)
    whole = text_of(terms, 20_000)
    article = [whole[start : start + 400] for start in range(0, len(whole), 400)]
    times = []
    for _ in range(TURNS):
        matcher = Glossary.load(path).matcher()
        times.append(own_time(lambda: find_in_parts(matcher, article)))  # noqa: B023
    limit("terms in an article of 20 KB", statistics.median(times) * 1000, "ms", 20)
    long = text_of(terms, 12_000_000)
    matcher = Glossary.load(path).matcher()
    first = own_time(lambda: list(matcher.find(long)))
    limit("terms in 12 MB, names read first", len(long) / 1e6 / first, "MB/s", 6, least=True)
    second = own_time(lambda: list(matcher.find(long)))
    limit("terms in 12 MB, names known", len(long) / 1e6 / second, "MB/s", 6, least=True)
    shutil.rmtree(folder)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
