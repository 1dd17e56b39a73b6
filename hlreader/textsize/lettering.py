"""How letters of one size are drawn: what every face offers to who lays out and paints.

A face turns a line of styled text into rows of the terminal. The drawing code knows neither the
face nor its control sequences: it asks how wide text is, how many rows a line takes, and what to
write.
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
    """Letters as they are, with air around them: size 1."""
    PLAIN = "plain"
    """Letters as they are, and no control sequence at all."""


class Span(NamedTuple):
    """A stretch of a line in one style."""

    text: str
    style: str = ""
    """The parameters of SGR ("1;4" is bold and underlined), empty for none."""


class Lettering(Protocol):
    """A face at one size."""

    @property
    def face(self) -> Face:
        """Which face it is."""

    @property
    def scale(self) -> float:
        """How many times as tall as the terminal's own letters it draws them."""

    @property
    def height(self) -> int:
        """The rows of the terminal that a line of letters takes."""

    def width(self, text: str) -> int:
        """Return the columns of the terminal that a text takes. It has no line break in it."""

    def draw(self, spans: Sequence[Span]) -> tuple[str, ...]:
        """Return what to write on each of the ``height`` rows of a line, its top row first.

        Each is written with the cursor in the first column of its row, on rows that have been
        erased, the top row first. Control characters in a text are not sent.
        """
