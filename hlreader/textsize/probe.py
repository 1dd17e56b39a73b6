"""Ask a terminal what it can show, without losing keys or leaving traces.

All questions are sent at once. Every terminal answers the last one (DA1), so no other answers
follow it. The questions go to the alternate screen, so they leave nothing on the screen. Input that
is not an answer was typed, and is returned.
"""

from collections.abc import Mapping
from time import monotonic
from typing import NamedTuple, Protocol

from hlreader.patterns import lazy
from hlreader.sanitize import clean_line
from hlreader.textsize.capabilities import UNKNOWN, Answers, Capabilities, judge

SILENCE = 1.0
"""How many seconds to wait for a first answer."""

PATIENCE = 3.0
"""How many seconds to wait for all answers after the first."""

_ROW = 3
"""The row of the questions. In row 1, an answer could look like the key Shift-F3."""

_LONGEST_NAME = 60

QUESTIONS = (
    "\x1b7\x1b[?1049h"  # save the cursor, then switch to the alternate screen
    "\x1b[>0q\x1b[>c"  # XTVERSION, DA2
    f"\x1b[{_ROW};1H\x1b[6n"
    "\x1b]66;w=2; \x07\x1b[6n"
    "\x1b]66;s=2; \x07\x1b[6n"
    f"\x1b[{_ROW + 3};1H\x1b#6\x1b[999C\x1b[6n\x1b#5"
    "\x1b[?1049l\x1b8"
    "\x1b[c"  # DA1, which all terminals answer
)

_REPLIES = lazy(
    r"\x1bP>\|(?P<version>[^\x1b]*)\x1b\\"
    r"|\x1b\[>(?P<secondary>[\d;]*)c"
    r"|\x1b\[(?P<row>[2-9]|[1-9]\d+);(?P<column>\d+)R"
    r"|(?P<fence>\x1b\[\?[\d;]*c)"
)
_BEGUN = lazy(r"\x1b(?:P(?:>(?:\|[^\x1b]*\x1b?)?)?|\[[>?]?[\d;]*)\Z")
"""An incomplete answer at the end of the input. ESC alone is a key."""


class Terminal(Protocol):
    """A terminal in raw mode: it passes on each byte as it is typed, without echo."""

    def write(self, text: str) -> None:
        """Send a text without a buffer."""

    def read(self, seconds: float) -> bytes:
        """Return the input so far, or nothing if none comes within the time."""


class TerminalInput(NamedTuple):
    """A terminal's input, split into answers and keys."""

    answers: Answers
    keys: bytes
    """The bytes of keys that were typed."""


def ask(terminal: Terminal, columns: int) -> TerminalInput:
    """Return the answers of a terminal with ``columns`` columns, and keys typed in the meantime."""
    terminal.write(QUESTIONS)
    begun = monotonic()
    came = b""
    received = take_apart(came, columns)
    while not received.answers.finished:
        only_keys = len(received.keys) == len(came)
        patience = SILENCE if only_keys else PATIENCE
        left = begun + patience - monotonic()
        piece = terminal.read(left) if left > 0 else b""
        if not piece:
            break
        came += piece
        received = take_apart(came, columns)
    return received


def probe(
    terminal: Terminal,
    environ: Mapping[str, str],
    columns: int,
    rows: int = 24,
    *,
    unicode: bool = True,
) -> tuple[Capabilities, bytes]:
    """Return what a terminal can show, and the bytes of keys that were typed in the meantime."""
    if not worth_asking(environ, rows):
        return judge(UNKNOWN, environ, unicode=unicode), b""
    received = ask(terminal, columns)
    return judge(received.answers, environ, unicode=unicode), received.keys


def worth_asking(environ: Mapping[str, str], rows: int = 24) -> bool:
    """Return whether a terminal could answer: it must not be too simple, or its window too low."""
    return environ.get("TERM", "") not in ("", "dumb", "unknown", "linux") and rows > _ROW


def take_apart(came: bytes, columns: int = 0) -> TerminalInput:
    """Split a terminal's input into its answers and the keys that were typed.

    This also removes late answers from later input. An incomplete answer is in neither.
    """
    text = came.decode("latin-1")  # one character per byte, so the bytes of keys do not change
    version = secondary = ""
    cursor: list[int] = []
    finished = False
    for reply in _REPLIES.finditer(text):
        version = reply["version"] or version
        secondary = reply["secondary"] or secondary
        if reply["column"]:
            cursor.append(int(reply["column"]))
        finished = finished or bool(reply["fence"])
    keys = _REPLIES.sub("", text)
    if not finished:
        keys = _BEGUN.sub("", keys)
    version = clean_line(version)[:_LONGEST_NAME]
    answers = Answers(columns, version, secondary, tuple(cursor), finished)
    return TerminalInput(answers, keys.encode("latin-1"))
