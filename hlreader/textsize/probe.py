"""Ask a terminal what it can show, without losing a key or leaving a trace.

All questions go out at once, the last of them one that every terminal answers (DA1): when its
answer is there, no other is on its way. They are asked on the alternate screen, so that nothing of
them stays to be seen. What comes in between and is no answer was typed: it is handed back.
"""

from collections.abc import Mapping
from time import monotonic
from typing import NamedTuple, Protocol

from hlreader.patterns import lazy
from hlreader.sanitize import clean_line
from hlreader.textsize.capabilities import UNKNOWN, Answers, Capabilities, judge

SILENCE = 1.0
"""Seconds to wait for a terminal that has not answered."""

PATIENCE = 3.0
"""Seconds to wait for a terminal that has begun to answer."""

_ROW = 3
"""Where the questions are asked: in row 1 an answer could be a key, Shift-F3."""

_LONGEST_NAME = 60

QUESTIONS = (
    "\x1b7\x1b[?1049h"  # the place of the cursor is kept, then the alternate screen shown
    "\x1b[>0q\x1b[>c"  # XTVERSION, DA2
    f"\x1b[{_ROW};1H\x1b[6n"
    "\x1b]66;w=2; \x07\x1b[6n"
    "\x1b]66;s=2; \x07\x1b[6n"
    f"\x1b[{_ROW + 3};1H\x1b#6\x1b[999C\x1b[6n\x1b#5"
    "\x1b[?1049l\x1b8"
    "\x1b[c"  # DA1, the fence
)

_REPLIES = lazy(
    r"\x1bP>\|(?P<version>[^\x1b]*)\x1b\\"
    r"|\x1b\[>(?P<secondary>[\d;]*)c"
    r"|\x1b\[(?P<row>[2-9]|[1-9]\d+);(?P<column>\d+)R"
    r"|(?P<fence>\x1b\[\?[\d;]*c)"
)
_BEGUN = lazy(r"\x1b(?:P(?:>(?:\|[^\x1b]*\x1b?)?)?|\[[>?]?[\d;]*)\Z")
"""The beginning of an answer at the end of what has come. ESC alone is a key."""


class Terminal(Protocol):
    """A terminal in raw mode: each byte comes as it is typed, without echo."""

    def write(self, text: str) -> None:
        """Send a text at once."""

    def read(self, seconds: float) -> bytes:
        """Return what has come, or nothing if nothing comes within the time."""


class Heard(NamedTuple):
    """What a terminal sent, taken apart."""

    answers: Answers
    keys: bytes
    """What was typed."""


def ask(terminal: Terminal, columns: int) -> Heard:
    """Return what a terminal of ``columns`` columns answers, and what was typed in the meantime."""
    terminal.write(QUESTIONS)
    begun = monotonic()
    came = b""
    heard = take_apart(came, columns)
    while not heard.answers.finished:
        only_keys = len(heard.keys) == len(came)
        patience = SILENCE if only_keys else PATIENCE
        left = begun + patience - monotonic()
        piece = terminal.read(left) if left > 0 else b""
        if not piece:
            break
        came += piece
        heard = take_apart(came, columns)
    return heard


def probe(
    terminal: Terminal,
    environ: Mapping[str, str],
    columns: int,
    rows: int = 24,
    *,
    unicode: bool = True,
) -> tuple[Capabilities, bytes]:
    """Return what a terminal can show, and the bytes of keys typed while it was asked."""
    if not worth_asking(environ, rows):
        return judge(UNKNOWN, environ, unicode=unicode), b""
    heard = ask(terminal, columns)
    return judge(heard.answers, environ, unicode=unicode), heard.keys


def worth_asking(environ: Mapping[str, str], rows: int = 24) -> bool:
    """Return whether a terminal could answer: not the simplest, nor in a window too low for it."""
    return environ.get("TERM", "") not in ("", "dumb", "unknown", "linux") and rows > _ROW


def take_apart(came: bytes, columns: int = 0) -> Heard:
    """Return the answers in what a terminal sent, and the rest: what was typed.

    Late answers can be taken out of what comes afterwards in the same way. An answer of which
    only the beginning has come is neither.
    """
    text = came.decode("latin-1")  # a character a byte, so that keys come out as they went in
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
    return Heard(answers, keys.encode("latin-1"))
