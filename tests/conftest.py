"""What every test may use: folders of its own, and a way to run the command."""

import gc
import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from hlreader.cli import main

ROOT = Path(__file__).parent.parent


class Result(NamedTuple):
    """What a command printed, and its exit code."""

    code: int
    out: str
    err: str


@pytest.fixture(autouse=True)
def plain_surroundings(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Give each test an empty cache and none of the user's settings."""
    for kind in ("CACHE", "CONFIG", "STATE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(tmp_path_factory.mktemp(kind.lower())))
    for name in ("HLREADER_LIBRARY", "HLREADER_GLOSSARY", "HLREADER_TEXT_SIZE", "HLREADER_THEME",
                 "HLREADER_TEXT_SIZE_METHOD", "HLREADER_WIDTH", "HLREADER_SPACING",
                 "HLREADER_DEFINITIONS", "HLREADER_REMEMBER",
                 "TERM_PROGRAM", "TMUX", "STY",
                 "NO_COLOR", "FORCE_COLOR", "COLUMNS", "HLREADER_LANG", "LANGUAGE",
                 "LC_ALL", "LC_MESSAGES", "LANG"):  # fmt: skip
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Iterator[Callable[..., Result]]:
    """Run a command line in this process: ``run("define", "biopsy").out``."""
    handler = signal.getsignal(signal.SIGPIPE)

    def command(*arguments: str) -> Result:
        capsys.readouterr()
        code = main([str(argument) for argument in arguments])
        printed = capsys.readouterr()
        return Result(code, printed.out, printed.err)

    yield command
    signal.signal(signal.SIGPIPE, handler)
    gc.unfreeze()


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


@pytest.fixture
def device() -> Iterator[Path]:
    """A device that a test may try to write over: a terminal that nobody else needs."""
    controller, terminal = os.openpty()
    yield Path(os.ttyname(terminal))
    os.close(controller)
    os.close(terminal)
