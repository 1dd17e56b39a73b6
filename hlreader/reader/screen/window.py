"""The window of the reader: what is the same in a terminal and in the console of Windows."""

from abc import ABC, abstractmethod
from typing import NamedTuple, Protocol, Self

from hlreader.reader.screen.frame import Frame
from hlreader.reader.screen.keys import Decoder, Key
from hlreader.reader.screen.painter import paint, reset_doubles

ENTER = "\x1b[?1049h\x1b[?25l\x1b[?7l\x1b[?2004h"
"""Alternate screen, no cursor, no automatic line break, marked pastes."""
LEAVE = "\x1b[m\x1b[H\x1b[2J\x1b[?2004l\x1b[?1006l\x1b[?1000l\x1b[?7h\x1b[?25h\x1b[?1049l"
"""Undoes all that, and mouse reports. It clears the page first, because some terminals have no
alternate screen."""

ESCAPE_DELAY = 0.05
"""Seconds after which Escape counts as a key."""


class WindowSize(NamedTuple):
    """The size of a window in columns and rows."""

    columns: int
    rows: int


class Ended(Exception):  # noqa: N818 - it is not an error
    """The reader must end: a signal came, or the terminal is gone (signal 0)."""

    def __init__(self, number: int) -> None:
        self.signal = number
        super().__init__(number)


class Awaited(Protocol):
    """What the window waits for besides keys, such as the end of a spoken sentence."""

    def fileno(self) -> int:
        """Return a file descriptor that can be read when it has happened."""

    def is_ready(self) -> bool:
        """Return whether it has happened, on systems that cannot wait for a descriptor."""


class Window(ABC):
    """The window while the reader has it. Use it in ``with``, which restores everything."""

    def __init__(self) -> None:
        self._decoder = Decoder()
        self._early = b""
        """Bytes that were read before the reader began."""
        self._opened = False
        self._shown: Frame | None = None
        """The frame on the screen, or None if the next one must be drawn completely."""
        self._doubles: Frame | None = None
        """The last frame, even if it is not on the screen now."""

    @abstractmethod
    def __enter__(self) -> Self:
        """Let the keys come one by one."""

    @abstractmethod
    def __exit__(self, *_: object) -> None:
        """Restore everything."""

    @property
    def enter(self) -> str:
        """The sequences that take the window."""
        return ENTER

    @abstractmethod
    def dimensions(self) -> tuple[int, int]:
        """Return the columns and rows of the window. Raises OSError if nobody knows them."""

    @abstractmethod
    def write(self, text: str) -> None:
        """Send a text to the terminal. Raises Ended if it is gone."""

    @abstractmethod
    def read(self, seconds: float) -> bytes:
        """Return the bytes that come within a time, or none."""

    @abstractmethod
    def wait(
        self, seconds: float | None = None, also: Awaited | None = None
    ) -> tuple[list[Key], bool]:
        """Return the keys that come within this time, and whether the window may have changed.

        Return early if ``also`` happens. Without a time, wait for an event. Raises Ended.
        """

    def size(self) -> WindowSize:
        """Return the size of the window. It is 80 × 24 if the terminal does not report it."""
        try:
            columns, rows = self.dimensions()
        except OSError:
            columns = rows = 0
        return WindowSize(columns or 80, rows or 24)

    def open(self) -> None:
        """Take the window. Its content comes back at the end."""
        self._opened = True
        self._shown = None
        self.write(self.enter)

    def close(self) -> None:
        """Give the window back, if it was taken."""
        if self._opened:
            self.write((reset_doubles(self._doubles) if self._doubles else "") + LEAVE)

    def show(self, frame: Frame) -> None:
        """Show a frame."""
        self.write(paint(frame, self._shown))
        self._shown = self._doubles = frame

    def forget(self) -> None:
        """Forget the current frame, so that the next one is drawn completely."""
        self._shown = None

    def type_ahead(self, data: bytes) -> None:
        """Put bytes that were read earlier at the start of the input."""
        self._early += data
