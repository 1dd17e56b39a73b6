"""Asking a terminal: what it answers is understood, and nothing else is touched."""

import json
import os
import signal
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from hlreader.textsize import probe as probing
from hlreader.textsize.capabilities import UNKNOWN, Answers
from hlreader.textsize.probe import QUESTIONS, ask, probe, take_apart
from hlreader.textsize.tty import recall, recalled_or_asked, remember
from tests.emulator import (
    ALACRITTY,
    FOOT,
    KITTY,
    KONSOLE,
    MLTERM,
    OLD_XTERM,
    PUTTY,
    QTERMINAL,
    SCREEN,
    SILENT,
    TMUX,
    VTE,
    XTERM,
    Emulator,
    Profile,
)
from tests.pseudo_terminal import PseudoTerminal

TERM = {"TERM": "xterm-256color"}


class Answering:
    """A terminal in memory that answers at once, or in pieces, with keys typed in between."""

    def __init__(self, profile: Profile, *, piece: int = 0, typed: bytes = b"") -> None:
        self.screen = Emulator(80, 24, profile)
        self.screen.feed("$ hlreader\r\n")
        self.piece = piece
        self.typed = typed
        self.pieces: Iterator[bytes] = iter(())

    def write(self, text: str) -> None:
        self.screen.feed(text)
        replies = self.screen.replies.encode()
        step = self.piece or len(replies) or 1
        cut = [replies[start : start + step] for start in range(0, len(replies), step)]
        self.pieces = iter([self.typed, *cut] if self.typed else cut)

    def read(self, seconds: float) -> bytes:
        assert seconds >= 0
        return next(self.pieces, b"")


EVERY = {
    "kitty": (KITTY, "osc66 octants"), "foot": (FOOT, ""), "xterm": (XTERM, "dec"),
    "old xterm": (OLD_XTERM, "dec"), "konsole": (KONSOLE, "dec"), "mlterm": (MLTERM, "dec"),
    "putty": (PUTTY, "dec"), "qterminal": (QTERMINAL, ""), "vte": (VTE, "octants"),
    "alacritty": (ALACRITTY, ""), "tmux": (TMUX, ""), "screen": (SCREEN, ""),
    "silent": (SILENT, ""),
}  # fmt: skip


@pytest.mark.parametrize("piece", [0, 1, 5])
@pytest.mark.parametrize(("profile", "has"), EVERY.values(), ids=EVERY)
def test_a_terminal_is_understood_also_in_pieces(profile: Profile, has: str, piece: int) -> None:
    found, keys = probe(Answering(profile, piece=piece), TERM, 80)

    names = ("osc66", "dec", "octants")
    assert [name for name in names if getattr(found, name)] == has.split()
    assert keys == b""


@pytest.mark.parametrize(("profile", "has"), EVERY.values(), ids=EVERY)
def test_the_questions_leave_no_trace_on_the_screen(profile: Profile, has: str) -> None:
    terminal = Answering(profile)

    probe(terminal, TERM, 80)

    screen = terminal.screen
    assert screen.alternate is None
    assert [row for row in screen.rows() if row] == ["$ hlreader"]
    assert (screen.cursor.x, screen.cursor.y) == (0, 1)
    assert set(screen.doubles()) == {""}
    assert screen.blocks() == []


KEYS = {
    "letters": b"jj+q", "arrow": b"\x1b[B", "escape": b"\x1b", "shift-f3": b"\x1b[1;2R",
    "accents": "é漢".encode(), "latin-1": b"\xe9", "paste": b"\x1b[200~two\nlines\x1b[201~",
    "page": b"\x1b[6~", "alt": b"\x1bb", "mouse": b"\x1b[<0;3;4M", "function": b"\x1bOP",
}  # fmt: skip


@pytest.mark.parametrize("keys", KEYS.values(), ids=KEYS)
@pytest.mark.parametrize("profile", [KITTY, XTERM, TMUX, SILENT], ids=lambda found: found.name)
def test_keys_typed_meanwhile_are_handed_back(profile: Profile, keys: bytes) -> None:
    found, typed = probe(Answering(profile, piece=7, typed=keys), TERM, 80)

    assert typed == keys
    assert found.osc66 == (profile is KITTY)
    assert found.dec == (profile is XTERM)


def test_keys_between_two_answers_are_handed_back() -> None:
    received = take_apart(b"\x1bP>|XTerm(390)\x1b\\q\x1b[3;1R\x1b[A\x1b[3;1R+\x1b[?62;22c", 80)

    assert received.keys == b"q\x1b[A+"
    assert received.answers == Answers(80, "XTerm(390)", "", (1, 1), finished=True)


def test_late_answers_are_distinguished_from_keys() -> None:
    # Given a terminal that answered only after it was no longer waited for
    received = take_apart(b"n\x1b[>41;390;0c\x1b[3;1R\x1b[?62;22cN")

    assert received.keys == b"nN"


def test_the_beginning_of_an_answer_is_no_key() -> None:
    assert take_apart(b"j\x1b[3;").keys == b"j"
    assert take_apart(b"j\x1bP>|XTe").keys == b"j"
    assert take_apart(b"j\x1b").keys == b"j\x1b"


def test_a_name_cannot_carry_control_characters() -> None:
    received = take_apart(b"\x1bP>|XTerm\x9b2J\x07(390)\r" + b"x" * 900 + b"\x1b\\\x1b[?1c")

    assert received.answers.version.isprintable()
    assert len(received.answers.version) <= 60


def test_a_terminal_that_says_nothing_is_soon_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    # Given a clock that runs only while the terminal is waited for
    clock = [0.0]
    monkeypatch.setattr(probing, "monotonic", lambda: clock[0])

    class Clocked(Answering):
        def read(self, seconds: float) -> bytes:
            piece = super().read(seconds)
            clock[0] += 0.3 if piece else seconds
            return piece

    assert not ask(Clocked(SILENT), 80).answers.finished
    assert clock[0] == pytest.approx(probing.SILENCE)
    # keys alone do not make it wait longer
    clock[0] = 0
    ask(Clocked(SILENT, typed=b"j"), 80)
    assert clock[0] == pytest.approx(probing.SILENCE)
    # one that has begun gets more time
    clock[0] = 0
    assert ask(Clocked(KITTY, piece=10), 80).answers.finished
    assert clock[0] > probing.SILENCE
    # but not for ever
    clock[0] = 0
    assert not ask(Clocked(KITTY, piece=1), 80).answers.finished
    assert clock[0] == pytest.approx(probing.PATIENCE, abs=0.31)


@pytest.mark.parametrize(
    ("environ", "rows"),
    [({"TERM": "dumb"}, 24), ({"TERM": "linux"}, 24), ({}, 24), (TERM, 3), (TERM, 1)],
)
def test_some_terminals_are_not_asked(environ: dict[str, str], rows: int) -> None:
    terminal = Answering(KITTY)

    found, keys = probe(terminal, environ, 80, rows)

    assert not found.osc66
    assert keys == b""
    assert terminal.screen.replies == ""


# In a pseudo-terminal


@pytest.fixture
def environ(tmp_path: Path) -> Mapping[str, str]:
    return {**TERM, "PATH": os.defpath, "XDG_CACHE_HOME": os.environ["XDG_CACHE_HOME"],
            "XDG_CONFIG_HOME": str(tmp_path),
            "LC_ALL": "C.UTF-8",
            "PYTHONPATH": os.pathsep.join(sys.path)}  # fmt: skip


DOCTOR = [sys.executable, "-m", "hlreader", "doctor", "--json"]


def printed(terminal: PseudoTerminal) -> dict[str, Any]:
    """Return the JSON that the doctor printed."""
    text = terminal.sent
    found: dict[str, Any] = json.loads(text[text.index("{\r\n") :])
    return found


@pytest.mark.parametrize(
    ("profile", "piece", "has"),
    [(KITTY, 0, ["osc66", "octants"]), (XTERM, 3, ["dec"]), (FOOT, 0, []), (TMUX, 0, [])],
    ids=["kitty", "xterm-in-pieces", "foot", "tmux"],
)
def test_the_doctor_tells_what_a_real_terminal_answered(
    profile: Profile, piece: int, has: list[str], environ: Mapping[str, str]
) -> None:
    with PseudoTerminal(profile, piece=piece) as terminal:
        terminal.start(DOCTOR, environ)

        assert terminal.end() == 0
        found = printed(terminal)
        assert [name for name in ("osc66", "dec", "octants") if found["has"][name]] == has
        assert found["answers"]["version"] == profile.name
        assert found["answers"]["finished"]
        assert terminal.settings() == terminal.before
        assert terminal.waiting() == b""
        assert "[3;1R" not in terminal.sent


def test_a_silent_terminal_is_left_as_it_was(environ: Mapping[str, str]) -> None:
    with PseudoTerminal(SILENT) as terminal:
        terminal.start(DOCTOR, environ)
        terminal.until("\x1b[c")
        terminal.press("j")

        assert terminal.end() == 0
        assert not printed(terminal)["answers"]["finished"]
        assert terminal.settings() == terminal.before


def test_a_window_is_asked_once(environ: Mapping[str, str]) -> None:
    doctor = " ".join(DOCTOR)
    with PseudoTerminal(XTERM) as terminal:
        terminal.start(["/bin/sh", "-c", f"{doctor}; {doctor}; {doctor} --again"], environ)

        assert terminal.end() == 0
        assert terminal.sent.count(QUESTIONS) == 2
        assert terminal.sent.count('"dec": true') == 3
    # and another one again, though all else is the same
    with PseudoTerminal(KITTY) as terminal:
        terminal.start(DOCTOR, environ)

        assert terminal.end() == 0
        assert terminal.sent.count(QUESTIONS) == 1
        assert printed(terminal)["has"]["osc66"]


def test_in_the_background_it_is_not_asked(environ: Mapping[str, str]) -> None:
    doctor = " ".join(DOCTOR)
    with PseudoTerminal(XTERM) as terminal:
        terminal.start(["/bin/sh", "-c", f"set -m; {doctor} & wait"], environ)

        assert terminal.end() == 0
        assert QUESTIONS not in terminal.sent
        assert printed(terminal)["answers"] is None


@pytest.mark.parametrize(
    ("number", "code"),
    [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, 130), (signal.SIGUSR1, 138)],
)
def test_a_signal_meanwhile_leaves_the_terminal_as_it_was(
    number: int, code: int, environ: Mapping[str, str]
) -> None:
    with PseudoTerminal(SILENT) as terminal:
        terminal.start(DOCTOR, environ)
        terminal.until("\x1b[c")
        assert terminal.settings() != terminal.before
        assert terminal.process
        terminal.process.send_signal(number)

        assert terminal.end() == code
        assert terminal.settings() == terminal.before
        assert "Traceback" not in terminal.sent


# What is remembered


def test_what_a_window_answered_is_recalled_for_a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    said = Answers(80, "XTerm(390)", "41;390;0", (1, 1, 1, 40), finished=True)

    remember("one", said)
    remember("two", UNKNOWN)

    assert recall("one") == said
    assert recall("three") is None
    monkeypatch.setattr("hlreader.textsize.tty.time", lambda: 10.0**12)
    assert recall("one") is None


SAID = Answers(80, "XTerm(390)", "41;390;0", (1, 1, 1, 40), finished=True)
ABLE = {"TERM": "xterm-256color"}


def _never() -> Answers:
    raise AssertionError


def test_a_window_is_asked_once_and_recalled_after_that() -> None:
    assert recalled_or_asked("one", ABLE, 24, lambda: SAID) == SAID
    assert recalled_or_asked("one", ABLE, 24, _never) == SAID


def test_a_window_that_is_asked_anew_is_remembered_anew() -> None:
    remember("one", SAID._replace(version="XTerm(1)"))

    assert recalled_or_asked("one", ABLE, 24, lambda: SAID, anew=True) == SAID
    assert recall("one") == SAID


def test_a_window_that_said_nothing_is_asked_again() -> None:
    assert recalled_or_asked("one", ABLE, 24, lambda: UNKNOWN) == UNKNOWN
    assert recalled_or_asked("one", ABLE, 24, lambda: SAID) == SAID


@pytest.mark.parametrize(("environ", "rows"), [({"TERM": "dumb"}, 24), ({}, 24), (ABLE, 1)])
def test_a_terminal_that_could_not_answer_is_not_asked(environ: dict[str, str], rows: int) -> None:
    assert recalled_or_asked("one", environ, rows, _never) == UNKNOWN


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "{",
        '{"one": 3}',
        '{"one": [0, 1]}',
        '{"one": [1e999, 1, "", "", [], 1]}',
        '{"one": [0, 1e999, "", "", [], 1]}',
        "[" * 100_000,
        "\0",
        "é",
    ],
)
def test_a_damaged_memory_is_no_memory(content: str) -> None:
    remember("one", UNKNOWN)
    file = next(Path(os.environ["XDG_CACHE_HOME"]).rglob("terminals.json"))
    file.write_text(content, "latin-1")

    assert recall("one") is None
    remember("one", Answers(80))
    assert content.startswith("{") or recall("one") == Answers(80)


def test_only_the_newest_windows_are_remembered() -> None:
    for number in range(60):
        remember(f"window {number}", Answers(number))

    assert recall("window 0") is None
    assert recall("window 59") == Answers(59)
