"""The DEC face: lines of double width and double height (DECDHL), size 2.

A line is written twice, after ``ESC # 3`` for the upper halves of its letters and ``ESC # 4`` for
the lower. A terminal that does not know them shows the text twice. The attribute stays with a row
until ``ESC # 5``: who draws other text there sends that first (see ``SINGLE``).
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from hlreader.textsize import style
from hlreader.textsize.capabilities import Capabilities
from hlreader.textsize.lettering import Face, Lettering, Span
from hlreader.textsize.letters import cells, letters

UPPER, LOWER, SINGLE = "\x1b#3", "\x1b#4", "\x1b#5"


class Dec:
    """Letters of size 2. ``wide`` tells whether a letter of two cells may be sent as it is."""

    face = Face.DEC
    scale = Fraction(2)
    height = 2

    def __init__(self, *, wide: bool = True) -> None:
        self.wide = wide

    def width(self, text: str) -> int:
        """Return the columns of a single line that a text takes: two for each cell."""
        return 2 * cells(text)

    def draw(self, spans: Sequence[Span]) -> tuple[str, ...]:
        """Return both rows of a line."""
        line = "".join(style.paint(self._text(span.text), span.style) for span in spans)
        return UPPER + line, LOWER + line

    def _text(self, text: str) -> str:
        return "".join(
            letter.text if letter.cells == 1 or self.wide else "□ " for letter in letters(text)
        )


def letterings(capabilities: Capabilities) -> Iterator[Lettering]:
    """Yield size 2, where a terminal has proved it or is known to have it."""
    if capabilities.dec:
        yield Dec(wide=capabilities.dec_wide)
