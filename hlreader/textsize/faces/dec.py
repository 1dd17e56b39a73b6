"""The DEC face: lines of double width and double height (DECDHL), size 2.

A line is written twice: ``ESC # 3`` selects the upper halves of its letters, and ``ESC # 4`` the
lower. A terminal that does not know them shows the text twice. The attribute stays with a row until
``ESC # 5``, so send that before you draw other text there (see ``SINGLE``).
"""

from collections.abc import Iterator, Sequence

from hlreader.patterns import lazy
from hlreader.textsize import sgr
from hlreader.textsize.capabilities import Capabilities
from hlreader.textsize.cells import cells, clean
from hlreader.textsize.lettering import Face, Lettering, Span

UPPER, LOWER, SINGLE = "\x1b#3", "\x1b#4", "\x1b#5"


_LINES = str.maketrans("│─┼", "|-+")
"""At double height, box drawing characters have gaps in many terminals."""

_IN_EVERY_FONT = lazy("[ -~\xa0-\u017f‐-—‘’‚“”„•…]*")
"""Latin letters and usual punctuation."""


class Dec:
    """Letters of size 2.

    Without ``any_letter``, the terminal could crash if its font lacks a letter. So a line with a
    letter that is not in every font stays in the terminal's own size.
    """

    face = Face.DEC
    scale = 2.0
    height = 2

    def __init__(self, *, any_letter: bool = True) -> None:
        self.any_letter = any_letter

    def width(self, text: str) -> int:
        """Return the columns that a text takes, two for each cell."""
        return 2 * cells(text)

    def draw(self, spans: Sequence[Span]) -> tuple[str, ...]:
        """Return both rows of a line."""
        texts = [clean(span.text).translate(_LINES) for span in spans]
        # xterm draws no underline in double lines
        styles = [sgr.underline_as_bold(span.style) for span in spans]
        line = "".join(map(sgr.paint, texts, styles))
        if self.any_letter or _IN_EVERY_FONT.fullmatch("".join(texts)):
            return UPPER + line, LOWER + line
        return SINGLE + line, SINGLE


def letterings(capabilities: Capabilities) -> Iterator[Lettering]:
    """Yield size 2 if a terminal has shown that it supports it, or is known to do so."""
    if capabilities.dec:
        yield Dec(any_letter=capabilities.dec_any_letter)
