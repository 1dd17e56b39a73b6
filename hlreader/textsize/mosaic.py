"""Show pixels as characters: quadrants (2 × 2 pixels per cell) and octants (2 × 4).

Quadrants are in every font that terminals use. Unicode 16 added 230 octants. Their code points are
in the order of the pixel numbers: 1 is at the top left, 2 next to it, and 8 at the bottom right.
The other 26 were already in Unicode, or have names of their own.
"""

from collections.abc import Sequence
from functools import cache

_QUADRANTS = " ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█"
"""The characters by number. 1 is the upper left pixel, 2 upper right, 4 lower left, 8 lower
right."""

_OCTANTS = 0x1CD00
_OTHERS = {
    0b0000_0001: "\U0001cea8",  # left half upper one quarter block
    0b0000_0010: "\U0001ceab",  # right half upper one quarter block
    0b0100_0000: "\U0001cea3",  # left half lower one quarter block
    0b1000_0000: "\U0001cea0",  # right half lower one quarter block
    0b0000_0011: "\U0001fb82",  # upper one quarter block
    0b0011_1111: "\U0001fb85",  # upper three quarters block
    0b1100_0000: "▂",
    0b1111_1100: "▆",
    0b0001_0100: "\U0001fbe6",  # middle left one quarter block
    0b0010_1000: "\U0001fbe7",  # middle right one quarter block
}


def _doubled(number: int) -> int:
    """Return the octants that cover the same area as a quadrant character."""
    upper, lower = number & 0b11, number >> 2
    return upper | upper << 2 | lower << 4 | lower << 6


@cache
def octants() -> str:
    """Return the 256 octant characters by number: bit 0 is octant 1, bit 7 octant 8."""
    known = {_doubled(number): sign for number, sign in enumerate(_QUADRANTS)} | _OTHERS
    code = _OCTANTS
    found = []
    for number in range(256):
        if number in known:
            found.append(known[number])
        else:
            found.append(chr(code))
            code += 1
    return "".join(found)


def mosaic(rows: Sequence[int], width: int, pixels: int) -> tuple[str, ...]:
    """Return rows of pixels as rows of characters.

    ``width`` is the even number of pixels in a row. ``pixels`` is the number of rows in a
    character: 2 (quadrants) or 4 (octants).
    """
    signs = _QUADRANTS if pixels == 2 else octants()  # noqa: PLR2004
    lines = []
    for top in range(0, len(rows), pixels):
        line = ""
        for shift in range(width - 2, -2, -2):
            pairs = [row >> shift & 0b11 for row in rows[top : top + pixels]]
            # the left pixel is the higher bit in a row, but the lower bit in a character
            number = sum(((pair >> 1) | (pair & 1) << 1) << 2 * at for at, pair in enumerate(pairs))
            line += signs[number]
        lines.append(line)
    return tuple(lines)
