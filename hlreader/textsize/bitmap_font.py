"""Bitmap fonts for the block letters.

A font is a file in ``fonts/`` named after its box in pixels, ``6x8.txt``. Each line has the code
point of a letter in base 16, and its rows from the top, with two hexadecimal digits per row. The
lowest bit is the last column. ``fonts/README.md`` says where the glyphs come from.
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
    """The rows of each letter from the top, one byte per row."""

    def rows(self, letter: str, *, bold: bool = False) -> bytes | None:
        """Return the rows of a letter, or None if the font does not have it.

        Bold makes each stem a pixel wider on its right, unless that would close a gap inside the
        letter. A letter that would touch the next one does not grow on its right side.
        """
        rows = self.glyphs.get(letter)
        if rows is None or not bold:
            return rows
        grown = [row >> 1 & ~(row << 1) for row in rows]
        ink = reduce(or_, rows)
        if ink & 1 or ink.bit_length() - (ink & -ink).bit_length() >= self.width - 2:
            ends = [row & -row for row in rows]  # the rightmost pixel of each row
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
