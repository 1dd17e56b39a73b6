"""Turn the roles of a theme into the parameters of SGR control sequences (ECMA-48)."""

import re
from collections.abc import Mapping
from enum import IntEnum
from functools import cache

from hlreader.themes import THEMES, ThemeName

_ATTRIBUTES = {"bold": "1", "italic": "3", "underline": "4"}
_COLOUR = re.compile(r"#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})")
_CUBE = (0, 95, 135, 175, 215, 255)
"""The steps of each colour in the cube of xterm's 256 colours."""

REVERSE = "reverse"
"""The reader's role for chosen, found or spoken text. Foreground and background are swapped."""


class Depth(IntEnum):
    """How many colours a terminal has."""

    NONE = 0
    INDEXED = 256
    TRUE = 1 << 24


def depth_of(environ: Mapping[str, str]) -> Depth:
    """Return how many colours the terminal has, by its environment variables.

    NO_COLOR (no-color.org) means none. A theme needs at least 256 colours, because with eight, text
    would lose contrast.
    """
    if environ.get("NO_COLOR") or environ.get("TERM", "").startswith(_FEW_COLOURS):
        return Depth.NONE
    if environ.get("COLORTERM", "").lower() in ("truecolor", "24bit"):
        return Depth.TRUE
    return Depth.INDEXED


_FEW_COLOURS = ("linux", "vt", "ansi", "cons", "dumb", "sun", "unknown")
"""First letters of TERM for terminals without 256 colours."""


@cache
def sgr(theme: str, roles: str, depth: Depth, *, bold: bool = False) -> str:
    """Return the SGR parameters of text with ``roles``, which spaces separate.

    Later roles override the colours of earlier ones. If the whole text is ``bold``, bold roles are
    also underlined.
    """
    chosen = THEMES[ThemeName(theme)]
    attributes = {"1"} if bold else set()
    colours = {"38": "", "48": ""}
    for role in ["page", *roles.split()]:
        if role == REVERSE:
            attributes |= {"7", "1"}
            continue
        definition = getattr(chosen, role)
        side = "38"
        for word in definition.split():
            if word == "on":
                side = "48"
            elif word in _ATTRIBUTES:
                attributes.add(_ATTRIBUTES[word])
                if bold and word == "bold":
                    attributes.add("4")
            elif depth:
                colours[side] = _colour(word, side, depth)
    return ";".join([*sorted(attributes), *filter(None, colours.values())])


def _colour(name: str, side: str, depth: Depth) -> str:
    found = _COLOUR.fullmatch(name)
    if not found:
        return ""
    red, green, blue = (int(part, 16) for part in found.groups())
    if depth is Depth.TRUE:
        return f"{side};2;{red};{green};{blue}"
    return f"{side};5;{nearest(red, green, blue)}"


def indexed(number: int) -> tuple[int, int, int]:
    """Return red, green and blue of one of the colours 16 to 255."""
    if number >= 232:  # noqa: PLR2004 - the greys
        grey = 8 + 10 * (number - 232)
        return grey, grey, grey
    number -= 16
    return _CUBE[number // 36], _CUBE[number // 6 % 6], _CUBE[number % 6]


@cache
def nearest(red: int, green: int, blue: int) -> int:
    """Return the number (16 to 255) of the closest colour."""

    def distance(number: int) -> int:
        return sum((one - other) ** 2 for one, other in
                   zip(indexed(number), (red, green, blue), strict=True))  # fmt: skip

    return min(range(16, 256), key=distance)
