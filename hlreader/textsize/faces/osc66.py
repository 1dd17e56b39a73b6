"""The OSC 66 face: kitty's text sizing protocol, true sizes 1.5 and 2 to 7.

A terminal that does not know it does not show the text at all. So it is used only if the cursor has
proved that it works. See ``docs/text-sizing-protocol.rst`` in kitty's sources.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

from hlreader.textsize import sgr
from hlreader.textsize.capabilities import Capabilities
from hlreader.textsize.cells import Letter, cells, letters
from hlreader.textsize.lettering import Face, Lettering, Span

MOST_BYTES = 4096
"""The longest text that the protocol allows in a sequence."""


def _sequence(keys: str, text: str) -> str:
    return f"\x1b]66;{keys};{text}\x07"


class Osc66:
    """Letters of a whole size, 2 to 7."""

    face = Face.OSC66

    def __init__(self, scale: int) -> None:
        self.scale = float(scale)
        self.height = scale

    def width(self, text: str) -> int:
        """Return the columns that a text takes."""
        return self.height * cells(text)

    def draw(self, spans: Sequence[Span]) -> tuple[str, ...]:
        """Return the rows of a line. The terminal draws all of it from the top row."""
        top = "".join(sgr.paint(self._text(span.text), span.style) for span in spans)
        return (top, *[""] * (self.height - 1))

    def _text(self, text: str) -> str:
        """Return a text at its size. Letters get a fixed width if terminals may differ on it."""
        found = ""
        for own, group in groupby(letters(text), _is_simple):
            if own:
                for piece in pieces("".join(letter.text for letter in group)):
                    found += _sequence(f"s={self.height}", piece)
            else:
                for letter in group:
                    found += _sequence(f"s={self.height}:w={letter.cells}", letter.text)
        return found


def _is_simple(letter: Letter) -> bool:
    return letter.cells == 1 and len(letter.text) == 1


def pieces(text: str) -> Iterator[str]:
    """Yield a text in pieces that fit in a sequence."""
    longest = MOST_BYTES // 4  # a letter has up to four bytes
    for start in range(0, len(text), longest):
        yield text[start : start + longest]


class OneAndAHalf:
    """Letters of size 1.5. Four letters, at three quarters of size 2, take six columns.

    If fewer than four letters are left in a span, they are rounded up to whole columns. So each
    span can make a line up to a column wider.
    """

    face = Face.OSC66
    scale = 1.5
    height = 2

    def width(self, text: str) -> int:
        """Return the columns that a text takes in one span."""
        return sum(2 * units for _, units in _fours(text))

    def draw(self, spans: Sequence[Span]) -> tuple[str, ...]:
        """Return the rows of a line. The terminal draws both from the top row."""
        top = "".join(
            sgr.paint(
                "".join(_sequence(f"s=2:n=3:d=4:w={w}", text) for text, w in _fours(span.text)),
                span.style,
            )
            for span in spans
        )
        return top, ""


def _fours(text: str) -> Iterator[tuple[str, int]]:
    """Yield a text in pieces of up to four cells, with the double columns that each takes."""
    piece, taken = "", 0
    for letter in letters(text):
        if taken + letter.cells > 4:  # noqa: PLR2004 - see the docstring of the class
            yield piece, -(-taken * 3 // 4)
            piece, taken = "", 0
        piece += letter.text
        taken += letter.cells
    if piece:
        yield piece, -(-taken * 3 // 4)


def letterings(capabilities: Capabilities) -> Iterator[Lettering]:
    """Yield the sizes that a terminal has shown to work."""
    if capabilities.osc66:
        yield OneAndAHalf()
        yield from (Osc66(scale) for scale in range(2, 8))
