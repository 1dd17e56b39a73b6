"""The reader's window in the console of Windows.

``Console`` is what the system provides, so that tests can replace it. ``ConsoleWindow`` is the
rest. Nobody has run ``WindowsConsole`` on a real Windows machine yet.
Sources: Microsoft, "Console Virtual Terminal Sequences" and "SetConsoleMode"; Python's ``msvcrt``.
"""

import os
import signal
import time
from contextlib import suppress
from importlib import import_module
from typing import Any, Protocol, Self

from hlreader.reader.screen.keys import ABORT, INTERRUPT, SUSPEND, Key
from hlreader.reader.screen.window import ESCAPE_DELAY, Awaited, Ended, Window, WindowSize

_POLL = 0.02
"""Seconds between two checks for a key. Windows cannot wait for a key and for a time at once."""

_PREFIXES = ("\x00", "\xe0")
"""The first of the two characters of a special key. The second is in ``_SPECIAL``."""
_SPECIAL = {
    "H": "\x1b[A", "P": "\x1b[B", "M": "\x1b[C", "K": "\x1b[D", "G": "\x1b[H", "O": "\x1b[F",
    "I": "\x1b[5~", "Q": "\x1b[6~", "S": "\x1b[3~", "\x0f": "\x1b[Z",
}  # fmt: skip

_INPUT, _OUTPUT = -10, -11
"""The numbers of the console's input and output for GetStdHandle."""
_PROCESSED, _LINES, _ECHO, _SEQUENCES_IN = 0x1, 0x2, 0x4, 0x200
_SEQUENCES_OUT = 0x4


class Console(Protocol):
    """What the system provides: typed characters, output, a size, and the time."""

    def take(self) -> None:
        """Deliver each key when it is pressed, and understand sequences. Raises OSError."""

    def give_back(self) -> None:
        """Restore what ``take`` changed."""

    def has_key(self) -> bool:
        """Return whether a character waits."""

    def character(self) -> str:
        """Return the next character of the keys."""

    def write(self, data: bytes) -> None:
        """Show text in UTF-8. Raises OSError if the console is gone."""

    def size(self) -> tuple[int, int]:
        """Return the columns and rows. Raises OSError."""

    def now(self) -> float:
        """Return the time in seconds."""

    def pause(self, seconds: float) -> None:
        """Let time pass."""


def has_console() -> bool:
    """Return whether this process has a console that understands sequences."""
    console = WindowsConsole(1)
    try:
        console.take()
    except (OSError, ImportError, AttributeError):
        return False
    console.give_back()
    return True


class WindowsConsole:
    """The console of this process, by ``msvcrt`` and the console functions of Windows."""

    def __init__(self, output: int) -> None:
        self._output = output
        self._keys: Any = import_module("msvcrt")
        self._system: Any = import_module("ctypes").windll.kernel32
        self._found: dict[int, int] = {}

    def take(self) -> None:
        """Deliver each key when it is pressed, and understand sequences. Raises OSError."""
        self._change(_INPUT, _SEQUENCES_IN, _PROCESSED | _LINES | _ECHO)
        self._change(_OUTPUT, _SEQUENCES_OUT, 0)

    def _change(self, end: int, on: int, off: int) -> None:
        ctypes: Any = import_module("ctypes")
        handle, mode = self._system.GetStdHandle(end), ctypes.c_uint32()
        if not self._system.GetConsoleMode(handle, ctypes.byref(mode)):
            raise OSError("There is no console.")
        self._found.setdefault(end, mode.value)
        if not self._system.SetConsoleMode(handle, mode.value & ~off | on):
            raise OSError("The console does not know sequences.")

    def give_back(self) -> None:
        """Restore what ``take`` changed."""
        for end, mode in self._found.items():
            self._system.SetConsoleMode(self._system.GetStdHandle(end), mode)
        self._found = {}

    def has_key(self) -> bool:
        """Return whether a character waits."""
        return bool(self._keys.kbhit())

    def character(self) -> str:
        """Return the next character of the keys."""
        return str(self._keys.getwch())

    def write(self, data: bytes) -> None:
        """Show text in UTF-8. Raises OSError if the console is gone."""
        self._system.SetConsoleOutputCP(65001)
        while data:
            data = data[os.write(self._output, data) :]

    def size(self) -> tuple[int, int]:
        """Return the columns and rows. Raises OSError."""
        columns, rows = os.get_terminal_size(self._output)
        return columns, rows

    def now(self) -> float:
        """Return the time in seconds."""
        return time.monotonic()

    def pause(self, seconds: float) -> None:
        """Let time pass."""
        time.sleep(seconds)


class ConsoleWindow(Window):
    """The reader's window in a console."""

    def __init__(self, console: Console) -> None:
        super().__init__()
        self._console = console
        self._seen = WindowSize(0, 0)

    def __enter__(self) -> Self:
        try:
            self._console.take()
        except OSError:
            self._console.give_back()
            raise Ended(0) from None
        self._seen = self.size()
        return self

    def __exit__(self, *_: object) -> None:
        with suppress(Ended):
            self.close()
        self._console.give_back()

    def dimensions(self) -> tuple[int, int]:
        """Return the columns and rows of the window. Raises OSError if nobody knows them."""
        return self._console.size()

    def write(self, text: str) -> None:
        """Send a text to the console. Raises Ended if it is gone."""
        try:
            self._console.write(text.encode("utf-8", "replace"))
        except OSError:
            raise Ended(0) from None

    def read(self, seconds: float) -> bytes:
        """Return the bytes that come within a time, or none."""
        end = self._console.now() + seconds
        while not self._console.has_key() and self._console.now() < end:
            self._console.pause(_POLL)
        return self._typed()

    def wait(
        self, seconds: float | None = None, also: Awaited | None = None
    ) -> tuple[list[Key], bool]:
        """Return the keys that come within this time, and whether the window may have changed.

        Return early if ``also`` happens. Without a time, wait for an event. Raises Ended.
        """
        end = None if seconds is None else self._console.now() + seconds
        while True:
            data = self._typed()
            keys = self._decoder.feed(data) if data else []
            if not data and self._decoder.waiting:
                self._console.pause(ESCAPE_DELAY)
                keys = [] if self._console.has_key() else self._decoder.flush()
            keys = self._without_controls(keys)
            size = self.size()
            changed, self._seen = size != self._seen, size
            if keys or changed or (end is not None and self._console.now() >= end):
                return keys, changed
            if also and also.is_ready():
                return keys, changed
            if not self._console.has_key():
                self._console.pause(_POLL)

    def _without_controls(self, keys: list[Key]) -> list[Key]:
        """Return keys without those for Ctrl-Z. Raises Ended for those that end a program."""
        for key in keys:
            if key.name in (INTERRUPT, ABORT):
                raise Ended(signal.SIGINT)
        return [key for key in keys if key.name != SUSPEND]  # nothing can be stopped on Windows

    def _typed(self) -> bytes:
        """Return what was typed so far, as the bytes that a terminal would send."""
        early, self._early = self._early, b""
        text = ""
        while self._console.has_key():
            character = self._console.character()
            if character in _PREFIXES and self._console.has_key():
                text += _SPECIAL.get(self._console.character(), "")
            elif character != "\x00":
                text += character
        units = text.encode("utf-16-le", "surrogatepass")  # emoji come as two characters
        return early + units.decode("utf-16-le", "replace").encode()
