"""The spacing face: larger sizes have shorter lines, more space and bold letters.

The letters stay the same, so it works on every terminal and in plain files. A larger size means
fewer words per line, a blank row between lines, two between paragraphs, and bold text.
"""

from enum import StrEnum
from typing import NamedTuple


class TextSize(StrEnum):
    """The sizes with names."""

    SMALL = "small"
    NORMAL = "normal"
    LARGE = "large"
    X_LARGE = "x-large"
    XX_LARGE = "xx-large"


class Spacing(NamedTuple):
    """The page layout of a size."""

    measure: int
    """Letters per line, unless the reader sets another width."""
    line_gap: int
    """Blank rows between the lines of a paragraph."""
    paragraph_gap: int
    """Blank rows between paragraphs."""
    bold: bool
    """Whether body text is bold."""


SPACINGS = {
    TextSize.SMALL: Spacing(measure=80, line_gap=0, paragraph_gap=1, bold=False),
    TextSize.NORMAL: Spacing(measure=66, line_gap=0, paragraph_gap=1, bold=False),
    TextSize.LARGE: Spacing(measure=60, line_gap=0, paragraph_gap=2, bold=True),
    TextSize.X_LARGE: Spacing(measure=50, line_gap=1, paragraph_gap=2, bold=True),
    TextSize.XX_LARGE: Spacing(measure=40, line_gap=1, paragraph_gap=3, bold=True),
}
