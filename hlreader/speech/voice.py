"""A voice that speaks: it says one utterance at a time, and can be stopped at any time.

``keeper`` runs the engine's program. When this process ends, however it ends, the keeper ends the
program. A new utterance stops the one before.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any, NoReturn, Self

from hlreader.errors import HlreaderError, UsageError
from hlreader.messages import Message
from hlreader.sanitize import clean_line
from hlreader.speech.engines import best_engine
from hlreader.speech.engines.engine import Engine
from hlreader.speech.utterances import Utterance

_KEEPER = Path(__file__).with_name("keeper.py")
_CAN_POLL = sys.platform != "win32"
"""Whether the system can wait for a pipe together with other things."""
_LIMIT = 10.0
"""Seconds that a program has to list its voices."""
_WORDS_A_MINUTE = 1200
"""No voice speaks as fast as this. A program that ends sooner has not said its text."""


class SilentError(HlreaderError):
    """The voice cannot speak."""


class Voice:
    """A voice of this computer in a language. Use it in ``with``, which stops it at the end."""

    def __init__(self, language: str, engine: Engine | None = None) -> None:
        """Find the voice. Raises HlreaderError if there is none for the language."""
        self.engine = engine or best_engine()
        self.name = voice_name(self.engine, language)
        self._keeper: subprocess.Popen[bytes] | None = None
        self._waiting = b""
        self._answers: SimpleQueue[bytes] = SimpleQueue()
        self._words = 0
        self._number = 0
        """The number of the task that was sent last."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def say(self, utterance: Utterance, speed: int) -> None:
        """Begin to say an utterance, at ``speed`` words a minute. Raises SilentError."""
        self._words = len(utterance.said.split())
        job = self.engine.speak(utterance, speed, self.name)
        self._number += 1
        self._send({**job._asdict(), "pause": utterance.pause, "number": self._number})

    def stop(self) -> None:
        """Stop speaking at once."""
        self._number += 1
        if self._keeper:
            with suppress(SilentError):
                self._send(None)

    def close(self) -> None:
        """Stop speaking and end the programs."""
        keeper, self._keeper = self._keeper, None
        if not keeper:
            return
        for stream in (keeper.stdin, keeper.stdout):
            with suppress(OSError):
                if stream:
                    stream.close()
        with suppress(subprocess.TimeoutExpired):
            keeper.wait(1)
        if keeper.poll() is None:
            keeper.kill()
            keeper.wait()

    def fileno(self) -> int:
        """Return a file descriptor that can be read when there is an answer; -1 if not started."""
        return self._keeper.stdout.fileno() if self._keeper and self._keeper.stdout else -1

    def is_ready(self) -> bool:
        """Return whether there is an answer, on a system whose pipes cannot be waited for."""
        return not self._answers.empty()

    def has_ended(self, *, wait: bool = False) -> bool:
        """Return whether the utterance has been said, with its silence. Raises SilentError.

        With ``wait``, wait until it has.
        """
        found: dict[str, Any] = {}
        while found.get("number") != self._number:  # else it is of an utterance before
            line = self._answer(wait=wait)
            if not line:
                return False
            found = json.loads(line)
        too_soon = found["seconds"] * _WORDS_A_MINUTE / 60 < self._words - 1
        if found["code"] or (too_soon and found["problem"]):
            raise self._silent(str(found["problem"]))
        return True

    def _lost(self) -> NoReturn:
        """Raise SilentError: the keeper is gone."""
        raise self._silent("")

    def _silent(self, problem: str) -> SilentError:
        last = clean_line(problem.splitlines()[-1]) if problem else ""
        reason = last or Message("it gave no reason")
        return SilentError(
            Message(
                "This computer gives no sound now, so it cannot read aloud ({engine}: {reason}).",
                engine=self.engine.name,
                reason=reason,
            ),
            hint=Message("You can go on reading. Ask someone to check the sound."),
        )

    def _answer(self, *, wait: bool) -> bytes:
        """Return the next line of the keeper, or nothing if there is none yet."""
        keeper = self._keeper
        if not keeper or not keeper.stdout:
            return b""
        if not _CAN_POLL:
            with suppress(Empty):
                return self._answers.get(block=wait) or self._lost()
            return b""
        while b"\n" not in self._waiting:
            os.set_blocking(keeper.stdout.fileno(), wait)
            try:
                data = os.read(keeper.stdout.fileno(), 65536)
            except BlockingIOError:
                return b""
            self._waiting += data or self._lost()
        line, _, self._waiting = self._waiting.partition(b"\n")
        return line

    def _send(self, task: dict[str, Any] | None) -> None:
        if self._keeper and self._keeper.poll() is not None:  # somebody killed it
            self.close()
        keeper = self._keeper = self._keeper or self._started()
        try:
            assert keeper.stdin  # noqa: S101 - for the type checker
            keeper.stdin.write(json.dumps(task).encode() + b"\n")
            keeper.stdin.flush()
        except OSError:
            self.close()
            raise self._silent("") from None

    def _started(self) -> "subprocess.Popen[bytes]":
        keeper = subprocess.Popen(  # noqa: S603 - our own program
            [sys.executable, "-I", str(_KEEPER)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        if not _CAN_POLL:
            Thread(target=_collect, args=(keeper.stdout, self._answers.put), daemon=True).start()
        return keeper


def _collect(stream: Any, put: Callable[[bytes], None]) -> None:
    """Pass on the lines of a pipe, on a system whose pipes cannot be polled."""
    with suppress(OSError, ValueError):
        for line in stream:
            put(line)
    put(b"")


def voice_name(engine: Engine, language: str) -> str:
    """Return the engine's voice for a language. Raises UsageError if it has none."""
    listing = engine.list_voices()
    listed = _output_of(listing) if listing else ""
    name = engine.voice_for(language, listed)
    if name is None:
        raise UsageError(
            Message("{engine} has no voice for this language ({language}).",
                    engine=engine.name, language=language),
            hint=Message("Install a voice for it."),
        )  # fmt: skip
    return name


def _output_of(command: tuple[str, ...]) -> str:
    try:
        done = subprocess.run(  # noqa: S603 - the program was found on the PATH
            command, stdin=subprocess.DEVNULL, capture_output=True, timeout=_LIMIT, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.decode("utf-8", "replace")
