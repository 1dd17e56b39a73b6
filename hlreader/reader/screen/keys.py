"""Decode bytes from a terminal into keys. This is pure: the decoder only keeps incomplete keys.

Sequences are those of ECMA-48, xterm and compatible terminals, with mouse reports in SGR form
(1006) and bracketed paste (2004). Everything else that a terminal sends (answers, unknown keys) is
dropped whole, so that no part of it is read as a command.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from hlreader.patterns import lazy


class Key(NamedTuple):
    """A key press (named ``a``, ``tab``, ``page-down``, ...), a mouse event, or a paste.

    ``column`` and ``row`` (from 0) are the place of a ``click``. ``text`` is the pasted text.
    """

    name: str
    text: str = ""
    column: int = 0
    row: int = 0


INTERRUPT, SUSPEND, ABORT = "ctrl-c", "ctrl-z", "ctrl-backslash"

_CONTROLS = {
    "\r": "enter", "\n": "enter", "\t": "tab", "\x7f": "backspace", "\b": "backspace",
    "\x1b": "escape", " ": "space",
    "\x03": INTERRUPT, "\x1a": SUSPEND, "\x1c": ABORT, "\x0c": "ctrl-l",
    "\x02": "page-up", "\x06": "page-down",
    "\x04": "half-down", "\x15": "half-up", "\x0e": "down", "\x10": "up", "\x05": "down",
    "\x19": "up",
}  # fmt: skip
"""Keys of single characters. The control characters are as in vi and less."""

_FINALS = {
    "A": "up", "B": "down", "C": "right", "D": "left", "H": "home", "F": "end", "Z": "shift-tab",
    "M": "enter", "I": "tab", "j": "*", "k": "+", "m": "-", "o": "/", "p": "0",
}  # fmt: skip
"""The keys of ``CSI`` or ``SS3`` with these letters. The small letters are the number pad's."""

_SMALL = "jkmop"
_NUMBERS = {
    1: "home", 4: "end", 5: "page-up", 6: "page-down", 7: "home", 8: "end", 3: "delete",
}  # fmt: skip
"""The keys of ``CSI n ~``."""

_ESCAPE = lazy(
    r"""
      \x1b\[200~ (?P<paste>.*?) \x1b\[201~
    | \x1b\[< (?P<button>\d{1,4});(?P<x>\d{1,5});(?P<y>\d{1,5}) (?P<press>[Mm])
    | \x1b\[M .{3}                                        # a mouse report of the old form
    | \x1b\[\[ [A-Z]                                      # function keys of the Linux console
    | \x1b\[ (?P<parameters>[0-?]*) [ -/]* (?P<final>[@-~])
    | \x1bO [0-9;]* (?P<shift3>[@-~])
    | \x1b[]PX^_] [^\x1b\x07]* (?: \x07 | \x1b\\ )        # a string, such as an answer
    | \x1b (?P<lone> (?= [^\[O\]PX^_] ) )                 # Escape, and then another key
    """,
    re.VERBOSE | re.DOTALL,
)

_PASTE = "\x1b[200~"
_LONGEST_PASTE = 1 << 16
_MOST_SILENCES = 40
"""After this many pauses in a paste, treat its end as lost."""

_WHEEL_UP, _WHEEL_DOWN, _LEFT_BUTTON = 64, 65, 0
_MODIFIERS = 0b11100
"""The bits of a mouse button for Shift, Alt and Ctrl."""


class Decoder:
    """Takes bytes as they come, and returns the complete keys."""

    def __init__(self) -> None:
        self._bytes = b""
        self._text = ""
        self._silences = 0

    @property
    def waiting(self) -> bool:
        """Whether a key has begun but not ended. After a short time, call ``flush``."""
        return bool(self._bytes or self._text)

    @property
    def pasting(self) -> bool:
        """Whether a paste has begun but not ended."""
        return self._text.startswith(_PASTE)

    def feed(self, data: bytes) -> list[Key]:
        """Return the keys that these bytes complete."""
        self._silences = 0
        self._decode(data)
        if self.pasting and len(self._text) > _LONGEST_PASTE:
            self._text = _PASTE + self._text[-_LONGEST_PASTE // 2 :]
        return list(self._keys())

    def flush(self) -> list[Key]:
        """Return the keys of the waiting bytes if no more come. Escape alone is a key.

        An unfinished paste is kept for a while, because its end may take long.
        """
        self._silences += 1
        if self.pasting and self._silences < _MOST_SILENCES:
            return []
        text, self._text, self._bytes = self._text, "", b""
        if text in ("\x1b", "\x1b\x1b"):
            return [Key("escape")]
        if len(text) == len("\x1b["):  # Escape, then a key that can also begin a sequence
            return [Key("escape"), Key(text[1])]
        return []

    def _decode(self, data: bytes) -> None:
        """Move complete UTF-8 characters to the text. Invalid bytes are dropped."""
        data = self._bytes + data
        self._bytes = b""
        for back in range(1, min(4, len(data) + 1)):
            lead = data[-back]
            if lead >= 0xC0:  # noqa: PLR2004 - the first byte of a character of several bytes
                length = 2 + (lead >= 0xE0) + (lead >= 0xF0)  # noqa: PLR2004
                if back < length:
                    data, self._bytes = data[:-back], data[-back:]
                break
            if lead < 0x80:  # noqa: PLR2004
                break
        self._text += data.decode("utf-8", "ignore")

    def _keys(self) -> Iterator[Key]:
        while self._text:
            if self._text[0] != "\x1b":
                key = _plain(self._text[0])
                self._text = self._text[1:]
                if key:
                    yield key
                continue
            if self.pasting and "\x1b[201~" not in self._text:
                return
            found = _ESCAPE.match(self._text)
            if not found:
                return
            self._text = self._text[max(found.end(), 1) :]
            yield from _sequence(found)


def _plain(character: str) -> Key | None:
    name = _CONTROLS.get(character, character)
    return Key(name) if name.isprintable() else None


def _sequence(found: re.Match[str]) -> Iterator[Key]:
    """Yield the key of an escape sequence, if it is known."""
    if found["lone"] is not None:
        yield Key("escape")
    elif found["paste"] is not None:
        yield Key("paste", found["paste"])
    elif found["button"]:
        yield from _mouse(found)
    elif found["shift3"]:
        name = _FINALS.get(found["shift3"])
        if name:
            yield Key(name)
    elif found["final"]:
        name = _named(found["parameters"], found["final"])
        if name:
            yield Key(name)


def _named(parameters: str, final: str) -> str:
    """Return the name of a key sent as ``CSI parameters final``."""
    numbers = parameters.split(";")
    if final == "~":
        return _NUMBERS.get(int(numbers[0]) if numbers[0].isdecimal() else 0, "")
    if final in _SMALL or (not parameters.replace(";", "").isdecimal() and parameters):
        return ""
    if final in "MI" or (final == "Z" and parameters not in ("", "1;2")):
        return ""
    return _FINALS.get(final, "")


def _mouse(found: re.Match[str]) -> Iterator[Key]:
    button = int(found["button"]) & ~_MODIFIERS
    column, row = max(int(found["x"]) - 1, 0), max(int(found["y"]) - 1, 0)
    if button == _WHEEL_UP:
        yield Key("wheel-up", "", column, row)
    elif button == _WHEEL_DOWN:
        yield Key("wheel-down", "", column, row)
    elif button == _LEFT_BUTTON and found["press"] == "M":
        yield Key("click", "", column, row)
