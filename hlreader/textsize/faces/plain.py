"""The plain face: the terminal's own letters, without control sequences."""

from collections.abc import Iterator, Sequence

from hlreader.textsize.capabilities import Capabilities
from hlreader.textsize.cells import cells, clean
from hlreader.textsize.lettering import Face, Lettering, Span


class Plain:
    """Text without styles."""

    face = Face.PLAIN
    scale = 1.0
    height = 1

    def width(self, text: str) -> int:
        """Return the columns that a text takes."""
        return cells(text)

    def draw(self, spans: Sequence[Span]) -> tuple[str, ...]:
        """Return the row of a line."""
        return ("".join(clean(span.text) for span in spans),)


def letterings(capabilities: Capabilities) -> Iterator[Lettering]:  # noqa: ARG001
    """Yield size 1, which everything can show."""
    yield Plain()
