"""How lines are set: in which letters, how wide, and how far apart."""

from typing import Literal, NamedTuple, TypeAlias

from hlreader.layout.wrap import Width
from hlreader.textsize.lettering import Lettering

Space: TypeAlias = Literal["paragraph", "item", "line", "none"]
"""What comes before a flow: the gap between paragraphs, items of a list, lines, or nothing."""


def is_even(lettering: Lettering) -> bool:
    """Return whether a text is as wide as its letters together; of size 1.5 that is not so."""
    return lettering.width("nnnn") == 4 * lettering.width("n")


class Setting(NamedTuple):
    """How lines are set."""

    lettering: Lettering
    limit: int
    """The columns of the terminal that a line may take."""
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
        """Whether a text is as wide as its letters together."""
        return is_even(self.lettering)

    @property
    def width(self) -> Width:
        """Says how many columns a text takes."""
        letter, measure = self.letter, self.lettering.width
        if not self.even:
            return measure
        return lambda text: len(text) * letter if text.isascii() else measure(text)

    def gap(self, space: Space) -> int:
        """Return how many blank lines a space takes."""
        gaps = {"paragraph": self.paragraph_gap, "item": self.paragraph_gap - 1,
                "line": self.line_gap, "none": 0}  # fmt: skip
        return gaps[space]
