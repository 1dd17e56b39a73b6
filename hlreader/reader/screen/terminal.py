r"""The terminal: raw keys, output and signals. Everything is restored when the reader ends.

This is the only module that touches the terminal. On Windows it is ``console``. Ctrl-C and Ctrl-Z
come as keys, so a paste may contain them. As single keys, they do what they always do.
"""

import os
import select
import signal
import sys
import termios
from collections.abc import Mapping
from contextlib import suppress
from types import FrameType
from typing import Any, Self

from hlreader.reader.screen.keys import ABORT, INTERRUPT, SUSPEND, Key
from hlreader.reader.screen.window import ENTER, ESCAPE_DELAY, Awaited, Ended, Window
from hlreader.signals import ending
from hlreader.textsize.tty import give_back

_MOUSE = "\x1b[?1000h\x1b[?1006h"
"""Mouse buttons, in SGR form."""
_READ_AT_ONCE = 1 << 16
_KEYS_AT_ONCE = 100
_MAY_END = ("q", INTERRUPT, ABORT, SUSPEND)

_OTHERS = (signal.SIGWINCH, signal.SIGTSTP, signal.SIGCONT)


def keys_of_terminal() -> int | None:
    """Return a file descriptor for reading keys, or None if there is none.

    It is standard input if that is a terminal, or else the controlling terminal, because the
    article may come from standard input.
    """
    with suppress(OSError, ValueError, AttributeError):
        number = sys.stdin.fileno()
        if os.isatty(number):
            return number
    with suppress(OSError):
        return os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY | os.O_CLOEXEC)
    return None


def mouse_may_be_asked_for(environ: Mapping[str, str]) -> bool:
    """Return whether mouse reports are safe. With them, GNU Screen delays Escape."""
    in_screen = environ.get("STY") or environ.get("TERM", "").startswith("screen")
    return not in_screen or bool(environ.get("TMUX"))


class TerminalWindow(Window):
    """The reader's window in a terminal."""

    def __init__(self, keys: int, output: int, encoding: str = "utf-8") -> None:
        super().__init__()
        self._keys = keys
        self._output = output
        self._encoding = encoding
        self._signals: set[int] = set()
        self._ending: tuple[int, ...] = ()
        """The signals that end the reader, after it has restored everything."""
        self._handlers: dict[int, Any] = {}
        self._found: list[Any] | None = None
        self._wake: tuple[int, int] | None = None
        self._old_wake = -1

    def __enter__(self) -> Self:
        reading, writing = os.pipe()
        os.set_blocking(reading, False)
        os.set_blocking(writing, False)
        self._wake = reading, writing
        try:
            self._old_wake = signal.set_wakeup_fd(writing, warn_on_full_buffer=False)
            self._ending = ending()
            for number in (*self._ending, *_OTHERS):
                self._handlers[number] = signal.signal(number, self._note)
            self._take_keys()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self._give_back()
        give_back(self._keys, self._early)
        for number, handler in self._handlers.items():
            with suppress(OSError, ValueError, TypeError):
                signal.signal(number, handler)
        if self._wake:
            signal.set_wakeup_fd(self._old_wake)
            for number in self._wake:
                os.close(number)
            self._wake = None

    def _note(self, number: int, _: FrameType | None) -> None:
        self._signals.add(number)

    @property
    def enter(self) -> str:
        """The sequences that take the window."""
        return ENTER + (_MOUSE if mouse_may_be_asked_for(os.environ) else "")

    def dimensions(self) -> tuple[int, int]:
        """Return the columns and rows of the window. Raises OSError if nobody knows them."""
        columns, rows = os.get_terminal_size(self._output)
        return columns, rows

    def read(self, seconds: float) -> bytes:
        """Return the bytes that come within this time, or none."""
        ready, _, _ = select.select([self._keys], [], [], seconds)
        return self._read() if ready else b""

    def wait(
        self, seconds: float | None = None, also: Awaited | None = None
    ) -> tuple[list[Key], bool]:
        """Return the keys that come within this time, and whether the window may have changed.

        Return early if ``also`` happens. Without a time, wait for an event. Raises Ended.
        """
        others = [also.fileno()] if also else []
        while True:
            limit = ESCAPE_DELAY if self._decoder.waiting else seconds
            if seconds is not None and limit is not None:
                limit = min(limit, max(seconds, 0.0)) if not self._decoder.waiting else limit
            sources = [self._keys, *([self._wake[0]] if self._wake else []), *others]
            ready, _, _ = select.select(sources, [], [], 0 if self._early else limit)
            keys: list[Key] = []
            if self._wake and self._wake[0] in ready:
                with suppress(OSError):
                    os.read(self._wake[0], _READ_AT_ONCE)
            if self._early or self._keys in ready:
                keys = self._read_keys()
            elif not ready and self._decoder.waiting:
                keys = self._decoder.flush()
            changed = self._answer_controls(keys) or self._answer_signals()
            happened = changed or not set(others).isdisjoint(ready)
            if keys or happened or (seconds is not None and not self._decoder.waiting):
                return keys, changed

    def _read_keys(self) -> list[Key]:
        """Return the keys that have come, up to one that may end the reader.

        Later input is left for the next program, such as the shell.
        """
        keys: list[Key] = []
        while len(keys) < _KEYS_AT_ONCE and not (keys and keys[-1].name in _MAY_END):
            keys += self._decoder.feed(self._read(_READ_AT_ONCE if self._decoder.pasting else 1))
            if not (self._early or select.select([self._keys], [], [], 0)[0]):
                break
        return keys

    def _answer_controls(self, keys: list[Key]) -> bool:
        """Handle control keys. Return whether the window may have changed."""
        for key in keys:
            if key.name == INTERRUPT:
                raise Ended(signal.SIGINT)
            if key.name == ABORT:
                raise Ended(signal.SIGQUIT)
        if any(key.name == SUSPEND for key in keys):
            self._suspend(0)
            return True
        return False

    def _answer_signals(self) -> bool:
        """Handle received signals. Return whether the window may have changed."""
        if not self._signals:
            return False
        signals, self._signals = self._signals, set()
        for number in self._ending:
            if number in signals:
                raise Ended(number)
        if signal.SIGTSTP in signals:
            self._suspend(os.getpid())
        elif signal.SIGCONT in signals:  # after SIGSTOP, which no program can catch
            self._take()
        return True

    def _suspend(self, process: int) -> None:
        """Restore the terminal, stop, and take the terminal again on return.

        ``process`` 0 means the whole process group, including a program that pipes in the article.
        """
        self._give_back()
        signal.signal(signal.SIGTSTP, signal.SIG_DFL)
        os.kill(process, signal.SIGTSTP)
        signal.signal(signal.SIGTSTP, self._note)
        self._signals.discard(signal.SIGCONT)
        self._take()

    def _take(self) -> None:
        """Take the terminal again."""
        self._take_keys()
        if self._opened:
            self.open()

    def _take_keys(self) -> None:
        """Make the terminal deliver each key at once, without echo."""
        with suppress(termios.error):
            now = termios.tcgetattr(self._keys)
            if self._found is None:
                self._found = [*now[:6], list(now[6])]
            now[0] &= ~(termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR)
            now[3] &= ~(termios.ICANON | termios.ECHO | termios.IEXTEN | termios.ISIG)
            now[6][termios.VMIN], now[6][termios.VTIME] = 1, 0
            termios.tcsetattr(self._keys, termios.TCSANOW, now)

    def _give_back(self) -> None:
        """Restore the terminal. An error in one step must not prevent the others."""
        with suppress(Ended, OSError):
            self.close()
        with suppress(termios.error, OSError):
            if self._found is not None:
                termios.tcsetattr(self._keys, termios.TCSANOW, self._found)
        self._found = None

    def _read(self, most: int = _READ_AT_ONCE) -> bytes:
        if self._early:
            data, self._early = self._early[:most], self._early[most:]
            return data
        try:
            data = os.read(self._keys, most)
        except InterruptedError:
            return b""
        except OSError:
            raise Ended(0) from None
        if not data:
            raise Ended(0)
        return data

    def write(self, text: str) -> None:
        """Send a text to the terminal. Raises Ended if it is gone."""
        data = memoryview(text.encode(self._encoding, "replace"))
        while data:
            try:
                data = data[os.write(self._output, data) :]
            except BlockingIOError:
                select.select([], [self._output], [], 1.0)
            except OSError:
                raise Ended(0) from None
