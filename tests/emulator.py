"""A terminal in memory that supports double lines (DEC) and letters of many cells (OSC 66).

pyte ignores both. Here each line keeps its attribute (``ESC # 3`` top, ``# 4`` bottom, ``# 6``
wide, ``# 5`` none) and its blocks of cells from the text sizing protocol. Blocks are overwritten as
the protocol says. The profile defines how the terminal answers questions.
"""

import re
from collections import defaultdict
from typing import Any, NamedTuple

import pyte
from pyte.screens import Char, StaticDefaultDict, wcwidth


class Profile(NamedTuple):
    """The name and abilities of a kind of terminal."""

    name: str = ""
    """Its answer to XTVERSION, or empty for no answer."""
    secondary: str = ""
    """Its secondary device attributes (DA2), or empty for no answer."""
    sizing: str = ""
    """Which part of the text sizing protocol it supports: "scale" (all), "width" (only), or
    none."""
    double: bool = False
    """Whether it draws double lines."""
    clamps: bool = True
    """Whether the cursor stops at half the columns of a double line."""
    answers: bool = True
    """Whether it answers questions."""


KITTY = Profile("kitty(0.40.1)", "1;4000;40", sizing="scale")
FOOT = Profile("foot(1.20.2)", "1;012002;0", sizing="width")
XTERM = Profile("XTerm(390)", "41;390;0", double=True)
OLD_XTERM = Profile("XTerm(379)", "41;379;0", double=True)
KONSOLE = Profile("Konsole 26.04.0", "1;115;0", double=True)
MLTERM = Profile("mlterm(3.9.3)", "24;279;0", double=True, clamps=False)
PUTTY = Profile("", "0;136;0", double=True, clamps=False)
QTERMINAL = Profile("Konsole 20.12.1 (qterminal)", "0;115;0", double=True)
VTE = Profile("VTE(8400)", "65;8400;1")
ALACRITTY = Profile("", "0;1700;1")
TMUX = Profile("tmux 3.5a", "84;0;0")
SCREEN = Profile("", "83;50001;0")
SILENT = Profile(answers=False)


class Line(StaticDefaultDict[int, Char]):
    """A line of the screen. It keeps its content when the screen scrolls."""

    double = ""
    """"top" or "bottom" for a double line, "wide", or empty."""

    def __init__(self, default: Char) -> None:
        super().__init__(default)
        self.blocks: dict[int, Block] = {}


class Block:
    """Letters that are drawn over many cells, with their lines, first column and size."""

    def __init__(self, text: str, lines: list[Line], x: int, width: int, keys: dict[str, int]):
        self.text = text
        self.lines = lines
        self.x = x
        self.width = width
        self.keys = keys

    @property
    def scale(self) -> float:
        """How many times as large as other letters it is."""
        fraction = self.keys["n"] / self.keys["d"] if self.keys["d"] else 1
        return self.keys["s"] * fraction


_TOKENS = re.compile(
    r"(?P<sized>\x1b\]66;(?P<keys>[^;\x07\x1b]*);(?P<text>[^\x07\x1b]*)(?:\x07|\x1b\\))"
    r"|(?P<version>\x1b\[>0?q)|(?P<secondary>\x1b\[>0?c)"
)
_UNFINISHED = re.compile(r"\x1b(?:\][^\x07\x1b]*\x1b?|\[[0-?]*[ -/]*|[ -/]*)\Z")
_DEFAULTS = {"s": 1, "w": 0, "n": 0, "d": 0, "v": 0, "h": 0}


class _Stream(pyte.Stream):
    sharp = {**pyte.Stream.sharp, "3": "top", "4": "bottom", "5": "single", "6": "wide"}  # noqa: RUF012


class Emulator(pyte.Screen):
    """A screen of ``columns`` × ``lines`` cells that shows the output of a program."""

    buffer: Any
    """A ``Line`` for each row, from 0."""

    def __init__(self, columns: int, lines: int, profile: Profile = XTERM) -> None:
        self.profile = profile
        self.replies = ""
        """The terminal's answers to the program since a test last emptied them."""
        self.swallowed: list[str] = []
        """Lost text: sized text in a terminal that does not support it."""
        self.alternate: Any = None
        """The main screen while the alternate screen is on, or None."""
        self._rest = ""
        super().__init__(columns, lines)
        self._stream = _Stream(self)

    def _new_buffer(self) -> dict[int, Any]:
        return defaultdict(lambda: Line(self.default_char))

    def reset(self) -> None:
        self.buffer = self._new_buffer()
        super().reset()

    # Feeding

    def feed(self, data: str) -> None:
        """Take the output of a program, in pieces of any length."""
        data = self._rest + data
        unfinished = _UNFINISHED.search(data)
        self._rest = unfinished[0] if unfinished else ""
        data = data[: unfinished.start()] if unfinished else data
        position = 0
        for token in _TOKENS.finditer(data):
            self._stream.feed(data[position : token.start()])
            position = token.end()
            if token["sized"]:
                self._sized(token["keys"], token["text"])
            elif token["version"] and self.profile.name:
                self.write_process_input(f"\x1bP>|{self.profile.name}\x1b\\")
            elif token["secondary"] and self.profile.secondary:
                self.write_process_input(f"\x1b[>{self.profile.secondary}c")
        self._stream.feed(data[position:])

    def write_process_input(self, data: str) -> None:
        if self.profile.answers:
            self.replies += data

    def report_device_attributes(self, mode: int = 0, **_: bool) -> None:  # noqa: ARG002
        self.write_process_input("\x1b[?62;22c")

    def report_device_status(self, mode: int = 0, **kwargs: bool) -> None:
        if mode == 6 and not kwargs:
            column = min(self.cursor.x + 1, self.columns)
            self.write_process_input(f"\x1b[{self.cursor.y + 1};{column}R")

    # Looking

    def rows(self) -> list[str]:
        """Return each row as a person reads it, with a block's letters in its top row."""
        return [self._row(self.buffer[y]).rstrip() for y in range(self.lines)]

    def _row(self, line: Line) -> str:
        columns = self.columns // 2 if line.double else self.columns
        seen = []
        for x in range(columns):
            block = line.blocks.get(x)
            if block is None:
                seen.append(line[x].data)
            elif block.lines[0] is line and block.x == x:
                seen.append(block.text)
        return "".join(seen)

    def doubles(self) -> list[str]:
        """Return the attribute of each row: "top", "bottom", "wide" or ""."""
        return [self.buffer[y].double for y in range(self.lines)]

    def blocks(self) -> list[tuple[int, int, Block]]:
        """Return the complete blocks on the screen, each with its row and column."""
        at = {id(self.buffer[y]): y for y in range(self.lines)}
        found = {id(block): block for y in range(self.lines)
                 for block in self.buffer[y].blocks.values()}  # fmt: skip
        whole = [block for block in found.values() if all(id(line) in at for line in block.lines)]
        return sorted(
            ((at[id(block.lines[0])], block.x, block) for block in whole), key=lambda x: x[:2]
        )

    # Lines of double width and height

    def _attribute(self, name: str) -> None:
        if self.profile.double:
            self.buffer[self.cursor.y].double = name
            self.ensure_hbounds()

    def top(self) -> None:
        self._attribute("top")

    def bottom(self) -> None:
        self._attribute("bottom")

    def single(self) -> None:
        self._attribute("")

    def wide(self) -> None:
        self._attribute("wide")

    def ensure_hbounds(self) -> None:
        double = self.buffer[self.cursor.y].double and self.profile.clamps
        limit = self.columns // 2 if double else self.columns
        self.cursor.x = min(max(0, self.cursor.x), limit - 1)

    # Drawing over blocks of cells

    def draw(self, data: str) -> None:
        for char in data:
            self._make_room(wcwidth(char))
            super().draw(char)

    def _make_room(self, width: int) -> None:
        line = self.buffer[self.cursor.y]
        if line.double and width > 0 and self.cursor.x + width > self.columns // 2:
            self.cursor.x = self.columns  # full: the next text wraps
        if self.cursor.x >= self.columns:
            return
        while (block := line.blocks.get(self.cursor.x)) and block.lines[0] is not line:
            self.cursor.x += 1
        self._erase_blocks(line, range(self.cursor.x, self.cursor.x + width))

    def _erase_blocks(self, line: Line, columns: range) -> None:
        for x in columns:
            if block := line.blocks.get(x):
                for covered in block.lines:
                    for column in range(block.x, block.x + block.width):
                        covered.blocks.pop(column, None)
                        covered.pop(column, None)

    def _sized(self, keys: str, text: str) -> None:
        assert len(text.encode()) <= 4096, "the protocol allows 4,096 bytes of text"
        if not self.profile.sizing:
            self.swallowed.append(text)
            return
        given = dict(_DEFAULTS)
        for key in filter(None, keys.split(":")):
            name, value = key.split("=")
            given[name] = int(value)
        assert 1 <= given["s"] <= 7, keys
        assert 0 <= given["w"] <= 7, keys
        assert given["d"] == 0 or given["n"] < given["d"] <= 15, keys
        if self.profile.sizing == "width":
            given["s"] = 1
        if given["w"]:
            self._place(text, given["w"] * given["s"], given)
            return
        letters: list[str] = []
        for char in text:
            if wcwidth(char) == 0 and letters:
                letters[-1] += char
            else:
                letters.append(char)
        for letter in letters:
            self._place(letter, wcwidth(letter[0]) * given["s"], given)

    def _place(self, text: str, width: int, keys: dict[str, int]) -> None:
        height = keys["s"]
        if width > self.columns or height > self.lines:
            self.swallowed.append(text)
            return
        if self.cursor.x + width > self.columns:
            if pyte.modes.DECAWM in self.mode:
                self.carriage_return()
                self.linefeed()
            else:
                self.cursor.x = self.columns - width
        missing = self.cursor.y + height - self.lines
        if missing > 0:
            self.cursor.y = self.lines - 1
            for _ in range(missing):
                self.index()
            self.cursor.y = self.lines - height
        lines = [self.buffer[self.cursor.y + row] for row in range(height)]
        block = Block(text, lines, self.cursor.x, width, keys)
        for line in lines:
            columns = range(self.cursor.x, self.cursor.x + width)
            self._erase_blocks(line, columns)
            line.blocks.update(dict.fromkeys(columns, block))
            for column in columns:
                line[column] = self.cursor.attrs._replace(data=" ")
        self.cursor.x += width

    # Erasing. This erases all of a block if any part of it is touched

    def erase_in_line(self, how: int = 0, *_: Any, **__: Any) -> None:
        line = self.buffer[self.cursor.y]
        first = self.cursor.x if how == 0 else 0
        last = self.cursor.x + 1 if how == 1 else self.columns
        self._erase_blocks(line, range(first, last))
        super().erase_in_line(how)

    def erase_in_display(self, how: int = 0, *_: Any, **__: Any) -> None:
        whole = {0: range(self.cursor.y + 1, self.lines), 1: range(self.cursor.y)}
        for y in whole.get(how, range(self.lines)):
            self._erase_blocks(self.buffer[y], range(self.columns))
            self.buffer[y].double = ""
        super().erase_in_display(how)

    def erase_characters(self, count: int | None = None) -> None:
        columns = range(self.cursor.x, self.cursor.x + (count or 1))
        self._erase_blocks(self.buffer[self.cursor.y], columns)
        super().erase_characters(count)

    def insert_characters(self, count: int | None = None) -> None:
        self._erase_blocks(self.buffer[self.cursor.y], range(self.cursor.x, self.columns))
        super().insert_characters(count)

    def delete_characters(self, count: int | None = None) -> None:
        self._erase_blocks(self.buffer[self.cursor.y], range(self.cursor.x, self.columns))
        super().delete_characters(count)

    # The alternate screen

    def set_mode(self, *modes: int, **kwargs: Any) -> None:
        if 1049 in modes and kwargs.get("private") and self.alternate is None:
            place = (self.cursor.x, self.cursor.y, self.cursor.attrs)
            self.alternate = (self.buffer, place)
            self.buffer = self._new_buffer()
        super().set_mode(*modes, **kwargs)

    def reset_mode(self, *modes: int, **kwargs: Any) -> None:
        if 1049 in modes and kwargs.get("private") and self.alternate is not None:
            self.buffer, (self.cursor.x, self.cursor.y, self.cursor.attrs) = self.alternate
            self.alternate = None
        super().reset_mode(*modes, **kwargs)
