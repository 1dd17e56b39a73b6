"""The block face: letters from a bitmap font, drawn in quadrants or octants.

It works everywhere, at sizes 3 and 4. If the font lacks a letter, the terminal's own letter appears
in the middle of the block. Underline would appear on every row, so bold replaces it.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from hlreader.textsize import bitmap_font, sgr
from hlreader.textsize.capabilities import Capabilities
from hlreader.textsize.cells import Letter, cells, letters
from hlreader.textsize.lettering import Face, Lettering, Span
from hlreader.textsize.mosaic import mosaic

QUADRANTS, OCTANTS = 2, 4
"""How many rows of pixels a cell has."""


class Block:
    """Block letters of a font, with ``pixels`` rows of pixels per cell."""

    face = Face.BLOCK

    def __init__(self, font: str, pixels: int) -> None:
        self.font = font
        self.pixels = pixels
        width, height = map(int, font.split("x"))
        self.columns = width // 2
        self.height = height // pixels
        self.scale = float(self.columns)

    def width(self, text: str) -> int:
        """Return the columns that a text takes, the same for each of its cells."""
        return self.columns * cells(text)

    def draw(self, spans: Sequence[Span]) -> tuple[str, ...]:
        """Return the rows of a line."""
        rows = [""] * self.height
        for span in spans:
            bold = sgr.is_bold(sgr := sgr.without_underline(span.style))
            drawn = [_cells(self.font, self.pixels, letter, bold) for letter in letters(span.text)]
            for number in range(self.height):
                rows[number] += sgr.paint("".join(cell[number] for cell in drawn), sgr)
        return tuple(rows)


@lru_cache(maxsize=1024)
def _cells(font: str, pixels: int, letter: Letter, bold: bool) -> tuple[str, ...]:  # noqa: FBT001
    """Return the characters that draw one letter, row by row."""
    box = bitmap_font.load(font)
    rows = box.rows(letter.text, bold=bold)
    if rows is not None:
        return mosaic(rows, box.width, pixels)
    columns, height = letter.cells * box.width // 2, box.height // pixels
    left = (columns - letter.cells) // 2
    blank = " " * columns
    plain = " " * left + letter.text + " " * (columns - left - letter.cells)
    return tuple(plain if row == height // 2 else blank for row in range(height))


def letterings(capabilities: Capabilities) -> Iterator[Lettering]:
    """Yield the sizes of block letters that a terminal can show."""
    if capabilities.octants:
        yield Block("6x12", OCTANTS)
        yield Block("8x16", OCTANTS)
    elif capabilities.quadrants:
        yield Block("6x8", QUADRANTS)
        yield Block("8x12", QUADRANTS)
