"""Say the text of standard input through Speech Dispatcher, and end when it has been said.

hlreader starts this file as a program of its own. On SIGTERM it stops the voice, since Speech
Dispatcher goes on talking for programs that have ended. It imports nothing of hlreader.

Source: the SSIP documentation of Speech Dispatcher, "Speech Synthesis Interface Protocol".
"""

import os
import signal
import socket
import subprocess
import sys
from types import FrameType
from typing import BinaryIO

_PATIENCE = 0.08
"""Seconds to wait for the answer to a stop."""
_END, _CANCELED = b"702 ", b"703 "
"""How the lines begin that say that a message has ended, or was stopped."""


class Connection:
    """A connection to the server."""

    def __init__(self, path: str) -> None:
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.connect(path)
        self.lines: BinaryIO = self.socket.makefile("rb")

    def ask(self, command: str) -> bytes:
        """Send a command, and return the last line of its answer. Raises OSError if refused."""
        self.socket.sendall(command.encode() + b"\r\n")
        line = self.next()
        while line[3:4] == b"-" or line[:1] == b"7":  # more lines follow; or an event
            line = self.next()
        if line[:1] != b"2":
            raise OSError(line.decode("utf-8", "replace").strip())
        return line

    def next(self) -> bytes:
        """Return the next line. Raises OSError if the server is gone."""
        line = self.lines.readline()
        if not line:
            raise OSError("Speech Dispatcher has ended")
        return line

    def speak(self, text: str) -> None:
        """Say a text, and wait for its end."""
        self.ask("SPEAK")
        lines = [f".{line}" if line.startswith(".") else line for line in text.splitlines()]
        self.ask("\r\n".join([*lines, "."]))
        while not self.next().startswith((_END, _CANCELED)):
            pass

    def stop(self, commands: bytes) -> None:
        """Send commands and read until the server closes the connection.

        Answers that nobody reads could make the system drop the commands.
        """
        self.socket.settimeout(_PATIENCE)
        try:
            self.socket.sendall(commands)
            while self.socket.recv(4096):
                pass
        except OSError:
            return


def address() -> str:
    """Return the path of the server's socket."""
    named = os.environ.get("SPEECHD_ADDRESS", "")
    if named.startswith("unix_socket:"):
        return named.partition(":")[2]
    folder = os.environ.get("XDG_RUNTIME_DIR") or f"/run/user/{os.getuid()}"
    return os.path.join(folder, "speech-dispatcher", "speechd.sock")  # noqa: PTH118 - starts faster


def main(language: str, rate: str) -> int:
    """Say standard input. Return the exit code."""
    text = sys.stdin.buffer.read().decode("utf-8", "replace")
    path = address()
    if not os.path.exists(path):  # noqa: PTH110
        subprocess.run(["speech-dispatcher", "--spawn"], check=False)  # noqa: S607
    server = Connection(path)

    def stop(_number: int, _frame: FrameType | None) -> None:
        server.stop(b"STOP SELF\r\nQUIT\r\n")
        os._exit(0)

    signal.signal(signal.SIGTERM, stop)
    for setting in (
        "CLIENT_NAME user:hlreader:main",
        "PRIORITY message",
        "NOTIFICATION END ON",
        "NOTIFICATION CANCEL ON",
        f"LANGUAGE {language}",
        f"RATE {rate}",
    ):
        server.ask(f"SET SELF {setting}")
    server.speak(text)
    server.ask("QUIT")
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main(*sys.argv[1:3]))
    except OSError as error:
        sys.exit(f"Speech Dispatcher: {error}")
