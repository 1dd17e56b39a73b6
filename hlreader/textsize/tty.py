"""Ask the terminal of a command once, and store its answers.

Answers are stored for each window, by the session that the window started. Windows of different
terminals may have the same name, such as ``xterm-256color``.
"""

import json
import os
import select
import signal
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from time import time
from types import FrameType
from typing import Any, NoReturn, TextIO

from hlreader.files import write_private
from hlreader.locations import cache_folder
from hlreader.signals import ending
from hlreader.textsize.capabilities import UNKNOWN, Answers, Capabilities, judge
from hlreader.textsize.probe import QUESTIONS, ask, worth_asking
from hlreader.trust import read_ours

_DAY = 24 * 60 * 60
_TEN_MINUTES = 10 * 60
"""How long to keep incomplete answers. The terminal may have been busy."""

_MOST = 50
"""For how many windows to store answers."""


class Tty:
    """A terminal for ``probe``, by its file descriptors."""

    def __init__(self, reading: int, writing: int) -> None:
        self.reading = reading
        self.writing = writing

    def write(self, text: str) -> None:
        """Send a text without a buffer."""
        data = text.encode()
        while data:
            data = data[os.write(self.writing, data) :]

    def read(self, seconds: float) -> bytes:
        """Return the input so far, or nothing if none comes within the time."""
        ready, _, _ = select.select([self.reading], [], [], seconds)
        return os.read(self.reading, 4096) if ready else b""


def capabilities_of(
    stdin: TextIO, stdout: TextIO, environ: Mapping[str, str], *, unicode: bool = True
) -> Capabilities:
    """Return what the terminal of two streams can show.

    It is asked only if both streams are the same terminal, in the foreground, and no keys wait.
    """
    return judge(answers_of(stdin, stdout, environ), environ, unicode=unicode)


def answers_of(
    stdin: TextIO, stdout: TextIO, environ: Mapping[str, str], *, anew: bool = False
) -> Answers:
    """Return what a terminal answers, or its stored answers unless ``anew``."""
    try:
        writing = stdout.fileno()
        columns, rows = os.get_terminal_size(writing)
        window = window_of(writing, environ)
    except (OSError, ValueError, AttributeError):  # not a terminal, or the system has none
        return UNKNOWN

    def ask_now() -> Answers:
        try:
            return _ask(stdin.fileno(), writing, columns)
        except (ImportError, OSError, ValueError):
            return UNKNOWN

    return recalled_or_asked(window, environ, rows, ask_now, anew=anew)


def recalled_or_asked(
    window: str,
    environ: Mapping[str, str],
    rows: int,
    ask_now: Callable[[], Answers],
    *,
    anew: bool = False,
) -> Answers:
    """Return what a window of this height answered today. If unknown, ask it and store the answers.

    With ``anew``, always ask. A terminal that could not answer is never asked.
    """
    known = None if anew else recall(window)
    if known is not None:
        return known
    answers = ask_now() if worth_asking(environ, rows) else UNKNOWN
    if answers != UNKNOWN:
        remember(window, answers)
    return answers


def _ask(reading: int, writing: int, columns: int) -> Answers:
    if os.ttyname(reading) != os.ttyname(writing):
        return UNKNOWN
    if os.tcgetpgrp(reading) != os.getpgrp() or select.select([reading], [], [], 0)[0]:
        return UNKNOWN  # the system would stop us in the background, and waiting keys are not ours
    with _unbuffered(reading):
        received = ask(Tty(reading, writing), columns)
        give_back(reading, received.keys)
    return received.answers


@contextmanager
def _unbuffered(reading: int) -> Iterator[None]:
    """Let each byte be read as it is typed, without echo. Restore the mode at the end."""
    import termios

    before = termios.tcgetattr(reading)
    during = termios.tcgetattr(reading)
    during[3] &= ~(termios.ICANON | termios.ECHO)  # Ctrl-C still interrupts
    during[6][termios.VMIN], during[6][termios.VTIME] = 1, 0
    handlers = {}

    def end(number: int, _: FrameType | None) -> NoReturn:
        raise SystemExit(128 + number)

    with suppress(ValueError):  # only the main thread can handle signals
        for number in ending():
            if number != signal.SIGINT:  # that one raises KeyboardInterrupt
                handlers[number] = signal.signal(number, end)
    try:
        termios.tcsetattr(reading, termios.TCSADRAIN, during)
        yield
    finally:
        termios.tcsetattr(reading, termios.TCSADRAIN, before)
        for number, handler in handlers.items():
            signal.signal(number, handler)


def give_back(reading: int, keys: bytes) -> None:
    """Put typed keys back for the next program, if the system allows it."""
    import fcntl
    import termios

    with suppress(OSError, AttributeError):
        for key in keys:
            fcntl.ioctl(reading, termios.TIOCSTI, bytes([key]))


# The stored answers of windows


def window_of(writing: int, environ: Mapping[str, str]) -> str:
    """Return a name that identifies a window.

    It is the process that leads the window's session, with its start time if the system has it. No
    other window ever has the same.
    """
    leader = os.getsid(0)
    started = ""
    with suppress(OSError, IndexError):
        stat = Path(f"/proc/{leader}/stat").read_text("ascii", "replace")
        started = stat.rpartition(")")[2].split()[19]  # the 22nd field: see proc(5)
    parts = [os.ttyname(writing), str(leader), started, environ.get("TERM", ""), str(_questions())]
    return " ".join(parts)


def _questions() -> int:
    from zlib import crc32

    return crc32(QUESTIONS.encode())


def _file() -> Path:
    return cache_folder() / "terminals.json"


def _load() -> dict[str, Any]:
    try:
        found = json.loads(read_ours(_file()))
    except (OSError, ValueError, RuntimeError):
        return {}
    return found if isinstance(found, dict) else {}


def recall(window: str) -> Answers | None:
    """Return what a window answered today, or None."""
    try:
        when, columns, version, secondary, cursor, finished = _load()[window]
        if not 0 <= time() - when < (_DAY if finished else _TEN_MINUTES):
            return None
        numbers = tuple(int(column) for column in cursor)
        return Answers(int(columns), str(version), str(secondary), numbers, bool(finished))
    except (KeyError, TypeError, ValueError, OverflowError):
        return None


def remember(window: str, answers: Answers) -> None:
    """Store a window's answers. If that fails, ask again next time."""
    try:
        known = {**_load(), window: [time(), *answers]}
        newest = sorted(known, key=lambda name: known[name][0])[-_MOST:]
        kept = json.dumps({name: known[name] for name in newest})
        write_private(str(_file()), kept.encode())
    except (OSError, ValueError, TypeError, LookupError, RuntimeError):
        return
