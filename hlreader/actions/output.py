"""Write results to standard output, and notes to standard error.

Only this module prints text from files or from the user. It removes everything that could control a
terminal or that a CI server would take for a command.
"""

import json
import sys
from collections.abc import Iterable
from typing import Any, Literal

from hlreader.actions.progress import hide_bar
from hlreader.errors import HlreaderError
from hlreader.json_text import json_text
from hlreader.layout.wrap import Piece
from hlreader.messages import translated
from hlreader.sanitize import clean, clean_line, defuse, json_safe
from hlreader.textsize.sgr import paint


def write_json(value: Any, *, indent: Literal[2] | None = 2) -> None:
    """Print a value as JSON. The same value always gives the same bytes.

    Letters that the output's encoding lacks become escapes. With the indent, an iterator is written
    as a list, item by item.
    """
    if indent is None:
        sys.stdout.write(json_safe(json.dumps(value, ensure_ascii=not writes_unicode())))
    else:
        _write(json_text(value, ascii_only=not writes_unicode()))
    sys.stdout.write("\n")


def writes_unicode() -> bool:
    """Return whether standard output can encode every letter."""
    return (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"


def write_errors(errors: Iterable[HlreaderError]) -> None:
    """Print errors that did not stop the work, one per line on standard error."""
    for error in errors:
        write_note(error.told())


def write_note(text: str) -> None:
    """Print a note for the user on standard error, in their language if it is a Message."""
    hide_bar()
    sys.stderr.write(f"hlreader: {defuse(clean_line(translated(text)))}\n")


def write_text(text: str) -> None:
    """Clean and print a text."""
    write_pieces((text,))


def write_pieces(pieces: Iterable[str]) -> None:
    """Clean and print text in pieces."""
    _write(map(clean, pieces))


def write_log(pieces: Iterable[str]) -> None:
    """Clean and print a report line by line, for a terminal or the log of a CI server."""
    _write(defuse(clean(piece)) for piece in pieces)


_STYLES = {
    "title": "1",
    "quiet": "2",
    "mark": "35",
    "error": "1;31",
    "warning": "35",
}
"""The style of each role in a report. Red and magenta can be read on white and on black."""


def write_lines(lines: Iterable[Iterable[Piece]], *, styled: bool) -> None:
    """Clean and print the lines of a report, with styles if the terminal shows colour."""

    def printed(line: Iterable[Piece]) -> str:
        if not styled:
            return defuse(clean("".join(piece.text for piece in line))).rstrip() + "\n"
        return (
            "".join(paint(clean(text), _STYLES.get(roles, "")) for text, roles, *_ in line) + "\n"
        )

    _write(map(printed, lines))


def _write(pieces: Iterable[str]) -> None:
    on_screen = sys.stdout.isatty()
    for piece in pieces:
        if on_screen:
            hide_bar()
        sys.stdout.write(piece)
