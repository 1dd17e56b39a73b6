"""The typography of lines: their letters, width and spacing."""

from typing import Literal, NamedTuple, TypeAlias

from hlreader.layout.wrap import Width
from hlreader.textsize.lettering import Lettering

Space: TypeAlias = Literal["paragraph", "item", "line", "none"]
"""The gap before a flow: as between paragraphs, list items or lines, or none."""


def is_even(lettering: Lettering) -> bool:
    """Return whether the width of a text is the sum of its letters' widths.

    At size 1.5 it is not.
    """
    return lettering.width("nnnn") == 4 * lettering.width("n")


class Typography(NamedTuple):
    """The letters, width and spacing of lines."""

    lettering: Lettering
    limit: int
    """The most columns of the terminal for a line."""
    line_gap: int = 0
    """Blank lines between the lines of a paragraph."""
    paragraph_gap: int = 1
    """Blank lines between paragraphs, at least 1."""
    ascii_only: bool = False

    @property
    def letter(self) -> int:
        """The columns that one letter takes."""
        return max(self.lettering.width("n"), 1)

    @property
    def even(self) -> bool:
        """Whether the width of a text is the sum of its letters' widths."""
        return is_even(self.lettering)

    @property
    def width(self) -> Width:
        """A function for the number of columns that a text takes."""
        letter, measure = self.letter, self.lettering.width
        if not self.even:
            return measure
        return lambda text: len(text) * letter if text.isascii() else measure(text)

    def gap(self, space: Space) -> int:
        """Return how many blank lines a space takes."""
        gaps = {"paragraph": self.paragraph_gap, "item": self.paragraph_gap - 1,
                "line": self.line_gap, "none": 0}  # fmt: skip
        return gaps[space]
