"""Run a command in a pseudo-terminal that answers like a real terminal.

Nothing here waits for a fixed time. Tests wait until the program has reached a state.
"""

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
from codecs import getincrementaldecoder
from collections.abc import Callable, Mapping, Sequence
from time import monotonic
from types import TracebackType
from typing import Any

from tests.conftest import LIMIT, ROOT
from tests.emulator import XTERM, Emulator, Profile

_MARK = b"\0"
"""No program here writes or reads this byte. When it arrives, everything before it has, too."""


class PseudoTerminal:
    """A terminal of ``columns`` × ``rows`` with a program in it.

    ``screen`` is what a person sees, and ``sent`` is the whole output of the program. ``piece`` is
    the number of bytes of an answer to send at a time. 0 sends all at once.
    """

    def __init__(
        self, profile: Profile = XTERM, columns: int = 80, rows: int = 24, *, piece: int = 0
    ) -> None:
        self.screen = Emulator(columns, rows, profile)
        self.sent = ""
        self.piece = piece
        self.master, self.slave = pty.openpty()
        fcntl.ioctl(self.slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.before = self.settings()
        self.process: subprocess.Popen[bytes] | None = None
        self._decoder = getincrementaldecoder("utf-8")("replace")
        self._marks = 0

    def settings(self) -> list[Any]:
        """Return the settings of the terminal from ``termios``."""
        return termios.tcgetattr(self.slave)

    def start(self, command: Sequence[str], environ: Mapping[str, str]) -> None:
        """Start a command as the leader of the terminal's session."""
        take = "import fcntl, os, sys, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0)"
        become = f"{take}; os.execvp(sys.argv[1], sys.argv[1:])"
        measured = {name: os.environ[name] for name in os.environ if name.startswith("COVERAGE_")}
        self.process = subprocess.Popen(
            [sys.executable, "-I", "-S", "-c", become, *command],
            stdin=self.slave,
            stdout=self.slave,
            stderr=self.slave,
            start_new_session=True,
            cwd=ROOT,
            env={**environ, **measured},
        )

    def press(self, keys: str) -> None:
        """Type keys."""
        os.write(self.master, keys.encode())

    def turn(self, seconds: float = 0.1) -> bool:
        """Read the program's output and answer it. Return whether there was any.

        ``seconds`` is the longest time to wait for output.
        """
        if not _is_readable(self.master, seconds):
            return False
        data = os.read(self.master, 65536)
        self._marks += data.count(_MARK)
        text = self._decoder.decode(data.replace(_MARK, b""))
        self.sent += text
        self.screen.feed(text)
        replies, self.screen.replies = self.screen.replies.encode(), ""
        step = self.piece or len(replies) or 1
        for start in range(0, len(replies), step):
            os.write(self.master, replies[start : start + step])
        return True

    def wait(self, condition: Callable[[], bool]) -> bool:
        """Let the program run until a condition holds. Return whether it does.

        It may not hold if the program ends or hangs.
        """
        end = monotonic() + LIMIT
        while not condition() and monotonic() < end:
            if not self.turn() and self.process and self.process.poll() is not None:
                break
        return condition()

    def until(self, text: str) -> None:
        """Let the program run until it has written a text."""
        assert self.wait(lambda: text in self.sent), self.sent

    def taken(self) -> None:
        """Let the program run until it has read all keys in raw mode."""
        assert self.wait(lambda: not self._unread()), "keys are left"

    def _unread(self) -> int:
        """Return how many bytes the program has not read yet."""
        _is_readable(self.slave, 0)  # what was typed a moment ago arrives with a poll
        count: int = struct.unpack("i", fcntl.ioctl(self.slave, termios.FIONREAD, bytes(4)))[0]
        return count

    def drain(self) -> None:
        """Read everything written so far. It arrives in order, but some time later."""
        wanted = self._marks + 1
        os.write(self.slave, _MARK)
        end = monotonic() + LIMIT
        while self._marks < wanted:
            assert self.turn() or monotonic() < end, "the output does not arrive"

    def end(self) -> int:
        """Let the program run to its end and return its exit code."""
        process = self.process
        assert process
        assert self.wait(lambda: process.poll() is not None), self.sent
        self.drain()
        return int(process.returncode)

    def waiting(self) -> bytes:
        """Return typed keys and answers that no program has read."""
        mode = self.settings()
        mode[3] &= ~(termios.ICANON | termios.ECHO)
        termios.tcsetattr(self.slave, termios.TCSANOW, mode)
        os.write(self.master, _MARK)
        data = b""
        while not data.endswith(_MARK):
            data += os.read(self.slave, 4096)
        return data.removesuffix(_MARK)

    def __enter__(self) -> "PseudoTerminal":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGKILL)
            self.process.wait(LIMIT)
        os.close(self.master)
        os.close(self.slave)


def _is_readable(file: int, seconds: float) -> bool:
    """Return whether there is something to read now or within some seconds."""
    poll = select.poll()  # select() allows at most 1024 open files, which may not be enough
    poll.register(file, select.POLLIN)
    return bool(poll.poll(seconds * 1000))
