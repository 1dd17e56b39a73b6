"""Measure the speed of the glossary with 100,000 terms, next to other programs.

    python -m tests.benchmarks.glossary_speed [TERMS] [--prose FILE]

Figures are processor times, the median of several turns. ``x`` is the ratio to ``python -c pass``.
``dict`` (with ``dictd``), ``sdcv`` and ``wn`` are Debian packages. The first two get dictionaries
of the same terms, and ``wn`` has WordNet. If a program is left out, a line says why.

There are two texts. In the first, one word in twelve is a term, and the first reading must fetch
them all. With ``--prose FILE``, the second repeats plain prose, in which every fourth word is a
term.
"""

import argparse
import os
import random
import re
import resource
import shutil
import socket
import statistics
import string
import struct
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import accumulate, product
from pathlib import Path

from hlreader.glossary import Glossary
from hlreader.glossary.words.match import Matcher

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
    """Return ``count`` different terms built from word parts."""
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
    """Return a text of ``size`` letters in which one word in twelve is a term."""
    chosen = random.Random(3)  # noqa: S311
    words: list[str] = []
    length = 0
    while length < size:
        word = chosen.choice(terms) if chosen.random() < 1 / 12 else chosen.choice(COMMON)
        words.append(word + (". " if chosen.random() < 1 / 10 else " "))
        length += len(words[-1])
    return "".join(words)


def plural_of(word: str) -> str:
    """Return the plural of a term of ``make_terms``."""
    for end, many in (("itis", "itides"), ("sis", "ses"), ("y", "ies")):
        if word.endswith(end):
            return word.removesuffix(end) + many
    return f"{word}s"


def batch_of(terms: Sequence[str], count: int, misses: float) -> list[str]:
    """Return ``count`` look-ups like those of scripts. ``misses`` is the share of misspelt ones.

    Three in twenty are plurals, as many have other capitals, and one in ten repeats an earlier one.
    """
    chosen = random.Random(11)  # noqa: S311
    shuffled = chosen.sample(terms, len(terms))
    words: list[str] = []
    while len(words) < count:
        word = shuffled[len(words) % len(shuffled)]
        draw = chosen.random()
        if draw < misses:
            place = chosen.randrange(len(word))
            word = word[:place] + chosen.choice("aeiourstln") + word[place + 1 :] + "q"
        elif draw < misses + 0.15:
            word = plural_of(word)
        elif draw < misses + 0.30:
            word = chosen.choice([str.title, str.upper])(word)
        elif draw < misses + 0.40:
            word = chosen.choice([*words[-100:], word])
        words.append(word)
    return words


def batches(path: Path, terms: Sequence[str]) -> None:
    """Measure look-ups from standard input, with a process for each batch."""
    command = shutil.which("hlreader", path=Path(sys.executable).parent) or "hlreader"
    for misses in (0.0, 0.1):
        words = batch_of(terms, 50_000, misses)
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(
            [command, "glossary", "lookup", "--stdin", "--glossary", str(path)],
            input="\n".join(words), stdout=subprocess.DEVNULL, text=True, check=False,
        )  # fmt: skip
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        took = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        what = f"batch as a process, {misses:.0%} misspelt"
        limit(what, len(words) / took, "/s", 50_000, least=True)


def process_time(command: Sequence[str]) -> float:
    """Return the processor seconds of a process."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def own_time(work: Callable[[], object]) -> float:
    """Return the processor seconds of a function in this process."""
    before = time.process_time()
    work()
    return time.process_time() - before


def row(what: str, value: str, bar: str = "", verdict: str = "") -> None:
    """Print a line of the table."""
    print(f"{what:<44}{value:>16}   {bar:<14}{verdict}")


def limit(what: str, value: float, unit: str, bar: float, *, least: bool = False) -> None:
    """Print a figure with its bar, and whether it meets the bar."""
    kept = value >= bar if least else value <= bar
    sign = ">=" if least else "<="
    row(what, f"{value:,.2f} {unit}", f"{sign} {bar:,g}", "yes" if kept else "NO")


def write_stardict(folder: Path, terms: Sequence[str]) -> None:
    """Write a StarDict dictionary of terms."""
    meanings = [f"A health problem: {term}.".encode() for term in sorted(terms)]
    starts = accumulate(map(len, meanings), initial=0)
    index = b"".join(
        term.encode() + b"\0" + struct.pack(">II", start, len(meaning))
        for term, start, meaning in zip(sorted(terms), starts, meanings, strict=False)
    )
    (folder / "words.dict").write_bytes(b"".join(meanings))
    (folder / "words.idx").write_bytes(index)
    (folder / "words.ifo").write_text(
        f"StarDict's dict ifo file\nversion=2.4.2\nbookname=words\nwordcount={len(terms)}\n"
        f"idxfilesize={len(index)}\nsametypesequence=m\n"
    )


def write_dictd(folder: Path, terms: Sequence[str], port: int) -> Path:
    """Write a database of terms for ``dictd``, and return its configuration file."""
    digits = string.ascii_uppercase + string.ascii_lowercase + string.digits + "+/"

    def number(value: int) -> str:
        return (number(value // 64) if value > 63 else "") + digits[value % 64]

    start, lines, text = 0, [], []
    for term in sorted(["00databaseshort", *terms]):
        text.append(f"{term}\n   A health problem: {term}.\n")
        lines.append(f"{term}\t{number(start)}\t{number(len(text[-1]))}\n")
        start += len(text[-1])
    (folder / "words.index").write_text("".join(lines))
    (folder / "words.dict").write_text("".join(text))
    settings = folder / "dictd.conf"
    settings.write_text(
        f"global {{ port {port}\n listen_to 127.0.0.1 }}\naccess {{ allow * }}\n"
        f'database words {{ data "{folder}/words.dict"\n index "{folder}/words.index" }}\n'
    )
    return settings


@contextmanager
def other_programs(terms: Sequence[str]) -> Iterator[dict[str, list[str]]]:
    """Set up other programs, and yield the look-up commands of those that find their word."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)  # dictd gives up its rights
    word = terms[5]
    commands = {
        "sdcv": ["sdcv", "-n", "-x", "-2", str(folder), word],
        "wn": ["wn", "fever", "-over"],
    }
    write_stardict(folder, terms)
    server = None
    if shutil.which("dictd"):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        settings = write_dictd(folder, terms, port)
        server = subprocess.Popen(
            ["dictd", "-d", "nodetach", "-c", str(settings), "--locale", "C"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        commands["dict"] = ["dict", "-h", "127.0.0.1", "-p", str(port), word]
        time.sleep(2)
    try:
        for name in ("dict", "sdcv", "wn"):
            if name not in commands or not shutil.which(name):
                commands.pop(name, None)
                print(f"{name} is left out: the program or its server is not installed.")
                continue
            done = subprocess.run(commands[name], capture_output=True, text=True, check=False)
            if commands[name][-1] not in done.stdout + " -over" or len(done.stdout) < len(word):
                print(f"{name} is left out: it found nothing ({done.stderr.strip()[:60]}).")
                del commands[name]
        yield commands
    finally:
        if server:
            server.terminate()
            server.wait()
        shutil.rmtree(folder)


def whole_processes(path: Path, terms: Sequence[str], others: dict[str, list[str]]) -> None:
    """Compare single look-ups as whole processes, in turns."""
    command = shutil.which("hlreader", path=Path(sys.executable).parent) or "hlreader"
    ours = [command, "define", "--json", "--glossary", str(path)]
    commands = {
        "python -c pass": [sys.executable, "-c", "pass"],
        "define --json, hit": [*ours, terms[5]],
        "define --json, miss with suggestions": [*ours, terms[5].replace("o", "uu", 1)],
        **others,
    }
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(TURNS):
        for name, line in commands.items():
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


def main(count: int, prose: str) -> None:
    """Measure everything, and print a table."""
    folder = Path(tempfile.mkdtemp())
    os.environ["XDG_CACHE_HOME"] = str(folder)
    path = folder / "words.yaml"
    terms = make_terms(count)
    plain = sorted(set(re.findall("[a-z]{6,}", prose)))[::4]
    terms[: len(plain)] = plain
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
    with other_programs(terms) as others:
        whole_processes(path, terms, others)
    batches(path, terms)

    words = Glossary.load(path)
    asked = random.Random(1).choices(terms, k=50_000)  # noqa: S311
    asked[::10] = [f"{word}s" for word in asked[::10]]
    asked[5::10] = [f"{word} unknown" for word in asked[5::10]]
    for what in ("entries read first", "entries known"):
        seconds = own_time(lambda: list(words.lookup_all(asked)))
        limit(f"look-ups in a batch, {what}", len(asked) / seconds, "/s", 50_000, least=True)
    missing = [word.replace("o", "uu", 1) for word in asked[:1000]]
    seconds = own_time(lambda: [words.suggest(word) for word in missing])
    row("five suggestions for a miss", f"{seconds / len(missing) * 1000:.2f} ms")
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
    if prose:
        long = (prose * (12_000_000 // len(prose) + 1))[:12_000_000]
        for what in ("read first", "known"):
            seconds = own_time(lambda: list(matcher.find(long)))
            speed = len(long) / 1e6 / seconds
            limit(f"terms in 12 MB of prose, names {what}", speed, "MB/s", 6, least=True)
    shutil.rmtree(folder)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("terms", nargs="?", type=int, default=100_000)
    parser.add_argument("--prose", type=Path)
    chosen = parser.parse_args()
    main(chosen.terms, chosen.prose.read_text("utf-8") if chosen.prose else "")
