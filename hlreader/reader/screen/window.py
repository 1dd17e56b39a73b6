"""The window of the reader, as every system provides it."""

from typing import NamedTuple, Protocol

from hlreader.reader.screen.frame import Frame
from hlreader.reader.screen.keys import Key

ENTER = "\x1b[?1049h\x1b[?25l\x1b[?7l\x1b[?2004h"
"""Alternate screen, no cursor, no automatic line break, marked pastes."""
LEAVE = "\x1b[m\x1b[H\x1b[2J\x1b[?2004l\x1b[?1006l\x1b[?1000l\x1b[?7h\x1b[?25h\x1b[?1049l"
"""Undoes all that, and mouse reports. It clears the page first, because some terminals have no
alternate screen."""

ESCAPE_DELAY = 0.05
"""Seconds after which Escape counts as a key."""


class Size(NamedTuple):
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


class Window(Protocol):
    """The window while the reader has it."""

    def size(self) -> Size:
        """Return the size of the window."""

    def open(self) -> None:
        """Take the window. Its content comes back at the end."""

    def show(self, frame: Frame) -> None:
        """Show a frame."""

    def forget(self) -> None:
        """Forget the current frame, so that the next one is drawn completely."""

    def wait(
        self, seconds: float | None = None, also: Awaited | None = None
    ) -> tuple[list[Key], bool]:
        """Return the keys that come within this time, and whether the window may have changed.

        Return early if ``also`` happens.
        """

    def write(self, text: str) -> None:
        """Send a question to the terminal."""

    def read(self, seconds: float) -> bytes:
        """Return the bytes that come within a time, or none."""

    def type_ahead(self, data: bytes) -> None:
        """Put bytes that were read earlier at the start of the input."""
