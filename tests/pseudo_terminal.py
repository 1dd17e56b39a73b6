"""Run a command in a pseudo-terminal that answers as a terminal would."""

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
from collections.abc import Mapping, Sequence
from types import TracebackType
from typing import Any

from tests.conftest import ROOT
from tests.emulator import XTERM, Emulator, Profile


class PseudoTerminal:
    """A terminal of ``columns`` × ``rows`` with a program in it.

    ``screen`` is what a person sees, ``sent`` all that the program wrote. ``piece`` is how many
    bytes of an answer are sent at a time, 0 for all at once.
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

    def settings(self) -> list[Any]:
        """Return the settings of the terminal, as ``termios`` has them."""
        return termios.tcgetattr(self.slave)

    def start(self, command: Sequence[str], environ: Mapping[str, str]) -> None:
        """Start a command as the leader of the terminal's session."""
        take = "import fcntl, os, sys, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0)"
        self.process = subprocess.Popen(
            [sys.executable, "-c", f"{take}; os.execvp(sys.argv[1], sys.argv[1:])", *command],
            stdin=self.slave,
            stdout=self.slave,
            stderr=self.slave,
            start_new_session=True,
            cwd=ROOT,
            env=dict(environ),
        )

    def press(self, keys: str) -> None:
        """Type keys."""
        os.write(self.master, keys.encode())

    def turn(self, seconds: float = 0.1) -> bool:
        """Take what the program wrote and answer it; tell whether it wrote anything."""
        if not select.select([self.master], [], [], seconds)[0]:
            return False
        data = os.read(self.master, 65536).decode(errors="replace")
        self.sent += data
        self.screen.feed(data)
        replies, self.screen.replies = self.screen.replies.encode(), ""
        step = self.piece or len(replies) or 1
        for start in range(0, len(replies), step):
            os.write(self.master, replies[start : start + step])
        return True

    def until(self, text: str, turns: int = 200) -> None:
        """Let the program run until it has written a text."""
        while text not in self.sent and turns:
            turns -= 1
            self.turn()
        assert text in self.sent, self.sent

    def end(self, turns: int = 200) -> int:
        """Let the program run to its end and return its exit code."""
        assert self.process
        while self.process.poll() is None and turns:
            turns -= 1
            self.turn()
        while self.turn(0):
            pass
        return self.process.wait(1)

    def waiting(self) -> bytes:
        """Return what was typed, or answered, and has not been read by a program."""
        mode = termios.tcgetattr(self.slave)
        mode[3] &= ~termios.ICANON
        termios.tcsetattr(self.slave, termios.TCSANOW, mode)
        ready = select.select([self.slave], [], [], 0.05)[0]
        return os.read(self.slave, 4096) if ready else b""

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
            self.process.wait(5)
        os.close(self.master)
        os.close(self.slave)
