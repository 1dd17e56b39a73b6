"""Fixtures for all tests: their own folders, and a way to run the command."""

import fcntl
import gc
import os
import re
import shutil
import signal
import sys
from collections.abc import Callable, Generator, Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import NamedTuple

import hypothesis
import pytest
from hypothesis import is_hypothesis_test

from hlreader.cli import main
from hlreader.glossary import Glossary
from hlreader.glossary.parts.store import find_table
from hlreader.library.find import Library

ROOT = Path(__file__).parent.parent

LIMIT = 120.0
"""How many seconds to wait for a state of a process. After that, it counts as stuck."""

# Hundreds of tests start Python. Without compiled files, this would take minutes.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

# A script starts its background commands with these signals ignored. Then the programs that tests
# start and interrupt would ignore them too.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
if signal.getsignal(signal.SIGQUIT) is signal.SIG_IGN:
    signal.signal(signal.SIGQUIT, signal.SIG_DFL)

# A run tries some random texts. With CI=true or --hypothesis-profile=long, it tries many. There is
# no deadline, since a busy machine is slow.
hypothesis.settings.register_profile(
    "short",
    max_examples=25,
    deadline=None,
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
)
hypothesis.settings.register_profile(
    "long", hypothesis.settings.get_profile("short"), max_examples=300
)
hypothesis.settings.load_profile("long" if os.environ.get("CI") == "true" else "short")


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int | None:
    """Run single test files in this process. Starting workers takes longer than most of them."""
    return 0 if all(".py" in name for name in config.args) else None


COVERAGE = "COVERAGE_PROCESS_START", "COVERAGE_PROCESS_CONFIG"
"""With one of these variables, coverage measures this process and the programs that it starts."""


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Run a test. Coverage does not count slow tests and random texts.

    It would make them take more than twice as long, and random texts reach other lines each time.
    """
    named = {name: os.environ[name] for name in COVERAGE if name in os.environ}
    is_random = is_hypothesis_test(getattr(item, "obj", None))
    if not named or not (is_random or item.get_closest_marker("slow")):
        return (yield)
    tracer = sys.gettrace()
    sys.settrace(None)
    for name in named:
        del os.environ[name]
    try:
        return (yield)
    finally:
        os.environ.update(named)
        sys.settrace(tracer)


class Result(NamedTuple):
    """What a command printed, and its exit code."""

    code: int
    out: str
    err: str


@pytest.fixture(scope="session", autouse=True)
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Return a cache folder with the compiled glossary and all articles.

    The first worker that needs it makes it once per run. Fixtures for more than one test use it
    directly.
    """
    folder = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent
    folder /= "compiled"
    with pytest.MonkeyPatch.context() as environ, (folder.parent / "lock").open("w") as lock:
        environ.setenv("XDG_CACHE_HOME", str(folder))
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            folder.mkdir()
            with suppress(Exception):  # other tests report this better
                Glossary.load()
                find_table()
                for language in ("en", "es"):
                    list(Library(language=language).articles())
        fcntl.flock(lock, fcntl.LOCK_UN)
        yield folder


@pytest.fixture(scope="session")
def homes(compiled: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Return an iterator that gives a home folder to each test."""
    return untouched_homes(compiled, tmp_path_factory.mktemp("homes"))


def untouched_homes(compiled: Path, root: Path) -> Iterator[Path]:
    """Yield unchanged home folders. Most tests leave theirs unchanged for the next test."""
    for number in count():
        home = root / str(number)
        shutil.copytree(compiled, home / "cache", copy_function=os.link)
        for kind in ("config", "state"):
            (home / kind).mkdir()
        folders = [path for path in (home, *home.rglob("*")) if path.is_dir()]
        for folder in folders:
            os.utime(folder, (0, 0))
        made = list(map(state_of, folders))
        while list(map(state_of, folders)) == made:
            yield home
        shutil.rmtree(home, ignore_errors=True)


def state_of(folder: Path) -> tuple[float, ...]:
    """Return times that change when something in a folder is created, moved or deleted."""
    try:
        found = folder.stat()
    except FileNotFoundError:
        return ()
    return found.st_mtime, found.st_mode, found.st_uid


FOREIGN = {"TERM_PROGRAM", "TMUX", "STY", "NO_COLOR", "FORCE_COLOR", "COLUMNS", "LANGUAGE", "LANG"}
"""Environment variables of the user that change the output."""


@pytest.fixture(autouse=True)
def home(homes: Iterator[Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give each test its own cache with the shipped files, and no settings of the user."""
    home = next(homes)
    for kind in ("cache", "config", "state"):
        monkeypatch.setenv(f"XDG_{kind.upper()}_HOME", str(home / kind))
    for name in os.environ:
        if name.startswith(("HLREADER_", "LC_")) or name in FOREIGN:
            monkeypatch.delenv(name)
    monkeypatch.setenv("TERM", "xterm-256color")
    return home


@pytest.fixture
def empty_cache(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give a test a cache folder that does not exist yet."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(home / "empty"))


@pytest.fixture
def few_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Ship few words, for a test in which hlreader compiles them. Return the folder with them."""
    folder = tmp_path / "shipped"
    shutil.copytree(ROOT / "articles", folder / "articles")
    (folder / "glossary.yaml").write_text(
        "- {term: biopsy, plain: Taking out a small piece of the body to look at it.}\n"
        "- {term: metastatic, plain: Spread to other parts of the body.}\n",
        "utf-8",
    )
    monkeypatch.setattr("hlreader.locations._data_folder", lambda: str(folder))
    return folder


@pytest.fixture
def run(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[..., Result]]:
    """Run a command line in this process: ``run("define", "biopsy").out``."""
    monkeypatch.setattr(gc, "freeze", lambda: None)  # this process goes on and needs its memory
    handler = signal.getsignal(signal.SIGPIPE)
    thresholds = gc.get_threshold()

    def command(*arguments: str) -> Result:
        capsys.readouterr()
        code = main([str(argument) for argument in arguments])
        printed = capsys.readouterr()
        return Result(code, printed.out, printed.err)

    yield command
    signal.signal(signal.SIGPIPE, handler)
    gc.set_threshold(*thresholds)


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A small library of an organisation's own."""
    folder = tmp_path / "library"
    folder.mkdir()
    (folder / "sore-throat.md").write_text(
        """---
title: Sore throat
topic: Common problems
summary: Most sore throats get better on their own.
keywords: [throat, pain]
related: [fever, no-such-page]
sources:
  - title: Sore throat
    publisher: NHS
---

A sore throat hurts most when you swallow. It often goes away in a week.

## What can I do?

Try these things:

- Drink cool water.
- Rest your voice.

Ask about **tonsillitis** if it lasts. See [fever](fever.md).
""",
        "utf-8",
    )
    (folder / "fever.md").write_text(
        "---\ntitle: Fever\ntopic: Common problems\nteaser: When to call.\n---\n\n"
        "A fever means your body is hot. Call if it lasts three days.\n",
        "utf-8",
    )
    return folder


@pytest.fixture
def glossary_file(tmp_path: Path) -> Path:
    """A small glossary of an organisation's own."""
    path = tmp_path / "words.yaml"
    path.write_text(
        """- term: tonsillitis
  pronunciation: ton-sih-LY-tis
  aliases: [tonsil infection]
  plain: Sore, swollen lumps at the back of the throat.
  see_also: [fever]
  source: {title: Health A to Z, publisher: NHS}
- term: fever
  plain: A body that is hotter than it should be.
""",
        "utf-8",
    )
    return path


@pytest.fixture(scope="session")
def part_of_the_glossary(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """About 700 shipped entries: all that are unusual, and a sample of the others."""
    whole = (ROOT / "glossary.yaml").read_text("utf-8")
    head, *entries = re.split(r"^(?=- )", whole, flags=re.MULTILINE)
    unusual = re.compile(r"^ +(senses|case_sensitive): |^- term: (cc|CC|AIDS)$", re.MULTILINE)
    path = tmp_path_factory.mktemp("part") / "glossary.yaml"
    chosen = [text for n, text in enumerate(entries) if n % 15 == 0 or unusual.search(text)]
    path.write_text(head + "".join(chosen), "utf-8")
    return path


@pytest.fixture
def device() -> Iterator[Path]:
    """A device that a test may try to replace: a terminal that nobody else uses."""
    controller, terminal = os.openpty()
    yield Path(os.ttyname(terminal))
    os.close(controller)
    os.close(terminal)
