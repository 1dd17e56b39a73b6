"""A program in the place of espeak-ng that says nothing: it tells the test what it got, and waits.

It writes a line when it begins, and ends when the test lets it. So no test needs sound or time.
"""

import json
import os
import select
import sys
from pathlib import Path
from typing import NamedTuple

from tests.conftest import LIMIT

LISTED = """\
Pty Language       Age/Gender VoiceName          File                 Other Languages
 2  en-gb           --/M      English_(Great_Britain) gmw/en           (en 2)
 2  en-us           --/M      English_(America)  gmw/en-US            (en 3)
 5  es              --/M      Spanish_(Spain)    roa/es
 5  es-419          --/M      Spanish_(Latin_America) roa/es-419      (es-mx 6)(es 6)
 7  es-mx           --/M      mexican-mbrola-1   mb/mb-mx1            (es 8)
 5  pt              --/M      Portuguese_(Portugal) roa/pt            (pt-pt 5)
 5  cmn             --/M      Chinese_(Mandarin) sit/cmn              (zh-cmn 5)(zh 5)
"""

_PROGRAM = """\
#!{python} -I
import json, os, signal, sys
if "--voices" in sys.argv:
    print({listed!r})
    sys.exit()
if {stubborn}:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
text = sys.stdin.read()
line = json.dumps([os.getpid(), sys.argv[1:], text]) + "\\n"
with open({began!r}, "w") as began:
    began.write(line)
with open({may_end!r}) as may_end:  # it waits here
    order = may_end.read(1)
if order == "!":
    sys.exit("no such device")
"""


class Spoken(NamedTuple):
    """What the program got: its process, its options, and the text."""

    process: int
    options: list[str]
    text: str

    def has_ended(self) -> bool:
        """Wait until the process ends. Return whether it does."""
        try:
            handle = os.pidfd_open(self.process)
        except ProcessLookupError:
            return True
        try:
            poll = select.poll()
            poll.register(handle, select.POLLIN)
            return bool(poll.poll(LIMIT * 1000))
        finally:
            os.close(handle)

    def is_running(self) -> bool:
        """Return whether the process still runs."""
        state = Path(f"/proc/{self.process}/stat")
        return state.exists() and state.read_text().rpartition(")")[2].split()[0] != "Z"


class FakeVoice:
    """A folder for the PATH with the program, named espeak-ng."""

    def __init__(self, folder: Path, *, stubborn: bool = False) -> None:
        self.folder = folder
        folder.mkdir(exist_ok=True)
        self._began, self._may_end = folder / "began", folder / "may-end"
        for pipe in (self._began, self._may_end):
            os.mkfifo(pipe)
        self._reading = os.open(self._began, os.O_RDWR)
        self._waiting = b""
        program = folder / "espeak-ng"
        program.write_text(
            _PROGRAM.format(
                python=sys.executable,
                listed=LISTED,
                stubborn=stubborn,
                began=str(self._began),
                may_end=str(self._may_end),
            )
        )
        program.chmod(0o755)

    def close(self) -> None:
        """Close the pipe."""
        os.close(self._reading)

    def has_begun(self) -> bool:
        """Return whether a program has begun that ``next`` has not returned."""
        return b"\n" in self._waiting or bool(select.select([self._reading], [], [], 0)[0])

    def next(self) -> Spoken:
        """Wait until a program begins, and return what it got."""
        while b"\n" not in self._waiting:
            assert select.select([self._reading], [], [], LIMIT)[0], "nothing was said"
            self._waiting += os.read(self._reading, 65536)
        line, _, self._waiting = self._waiting.partition(b"\n")
        return Spoken(*json.loads(line))

    def let_end(self, order: str = ".") -> None:
        """Let the program that waits end, or fail with ``!``."""
        with self._may_end.open("w") as pipe:
            pipe.write(order)
