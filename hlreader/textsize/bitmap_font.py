"""Bitmap fonts: what the block letters are drawn from.

A font is a file in ``fonts/`` named after its box in pixels, ``6x8.txt``. Each line has a letter's
code point and its rows from the top, two hexadecimal digits a row, all of it in base 16; the bit
of the last column is the lowest. ``fonts/README.md`` says where the glyphs come from.
"""

from functools import cache, reduce
from operator import or_
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent / "fonts"


class BitmapFont(NamedTuple):
    """A font whose letters all have one width and height, in pixels."""

    width: int
    height: int
    glyphs: dict[str, bytes]
    """For each letter a byte a row, from the top."""

    def rows(self, letter: str, *, bold: bool = False) -> bytes | None:
        """Return a letter's rows, or None if the font does not have it.

        In bold, each stem is a pixel wider to its right, where that closes no gap inside the
        letter; a letter that would then touch the next one grows only inside.
        """
        rows = self.glyphs.get(letter)
        if rows is None or not bold:
            return rows
        grown = [row >> 1 & ~(row << 1) for row in rows]
        ink = reduce(or_, rows)
        if ink & 1 or ink.bit_length() - (ink & -ink).bit_length() >= self.width - 2:
            ends = [row & -row for row in rows]  # the last pixel of each row
            grown = [more & -end for more, end in zip(grown, ends, strict=True)]
        return bytes(row | more for row, more in zip(rows, grown, strict=True))


@cache
def load(name: str) -> BitmapFont:
    """Return the font of a box, such as "6x8"."""
    width, height = map(int, name.split("x"))
    words = (FOLDER / f"{name}.txt").read_text("ascii").split()
    glyphs = {
        chr(int(code, 16)): bytes.fromhex(rows)
        for code, rows in zip(words[::2], words[1::2], strict=True)
    }
    return BitmapFont(width, height, {**glyphs, " ": bytes(height), "\xa0": bytes(height)})
