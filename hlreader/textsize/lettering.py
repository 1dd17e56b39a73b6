"""How to draw letters of a size: the interface of all faces.

A face turns a line of styled text into rows of the terminal. Code that lays out and paints does not
know the face or its control sequences. It only asks how wide a text is, how many rows a line takes,
and what to write.
"""

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple, Protocol


class Face(StrEnum):
    """The ways to draw letters at a size."""

    OSC66 = "osc66"
    """Kitty's text sizing protocol: true sizes 1 to 7."""
    DEC = "dec"
    """Double-width, double-height lines: size 2."""
    BLOCK = "block"
    """Letters drawn from a bitmap font in quadrants or octants: sizes 3 and 4."""
    SPACING = "spacing"
    """The terminal's own letters with space around them: size 1."""
    PLAIN = "plain"
    """The terminal's own letters, without control sequences."""


class Span(NamedTuple):
    """A part of a line in one style."""

    text: str
    style: str = ""
    """The parameters of SGR. "1;4" is bold and underlined. Empty means no style."""


class Lettering(Protocol):
    """A face at one size."""

    @property
    def face(self) -> Face:
        """The face."""

    @property
    def scale(self) -> float:
        """How many times as tall as the terminal's own letters it draws letters."""

    @property
    def height(self) -> int:
        """How many rows of the terminal a line takes."""

    def width(self, text: str) -> int:
        """Return how many columns of the terminal a text takes. It must not have line breaks."""

    def draw(self, spans: Sequence[Span]) -> tuple[str, ...]:
        """Return the text to write on each of the ``height`` rows of a line, the top row first.

        Erase the rows first, and write each from its first column, beginning with the top row. The
        result has no control characters from the text.
        """
