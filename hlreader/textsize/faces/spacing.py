"""The spacing face: the terminal's own letters at size 1. The page layout adds space."""

from collections.abc import Iterator, Sequence

from hlreader.textsize import sgr
from hlreader.textsize.capabilities import Capabilities
from hlreader.textsize.cells import cells, clean
from hlreader.textsize.lettering import Face, Lettering, Span


class SpacingFace:
    """The terminal's own letters."""

    face = Face.SPACING
    scale = 1.0
    height = 1

    def width(self, text: str) -> int:
        """Return the columns that a text takes."""
        return cells(text)

    def draw(self, spans: Sequence[Span]) -> tuple[str, ...]:
        """Return the row of a line."""
        return ("".join(sgr.paint(clean(span.text), span.style) for span in spans),)


def letterings(capabilities: Capabilities) -> Iterator[Lettering]:
    """Yield size 1, for every terminal that knows styles."""
    if not capabilities.dumb:
        yield SpacingFace()
