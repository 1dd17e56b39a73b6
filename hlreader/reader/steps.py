"""The sizes that + and - walk through."""

import unicodedata
from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from hlreader.reader.desk import Step
from hlreader.sanitize import neutralise
from hlreader.textsize import SPACINGS
from hlreader.textsize.lettering import Face, Span


class Ordinary(NamedTuple):
    """Letters as the terminal draws them."""

    face: Face = Face.SPACING
    scale: Fraction = Fraction(1)
    height: int = 1

    def width(self, text: str) -> int:
        """Return the columns that a text takes."""
        if text.isascii():
            return len(text)
        return sum(map(_cells, text))

    def draw(self, spans: Sequence[Span]) -> tuple[str, ...]:
        """Return the one row of a line."""
        return (
            "".join(
                f"\x1b[{span.style}m{neutralise(span.text)}\x1b[m" if span.style
                else neutralise(span.text)
                for span in spans
            ),
        )  # fmt: skip


def _cells(letter: str) -> int:
    if unicodedata.combining(letter) or unicodedata.category(letter) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1


def steps() -> tuple[Step, ...]:
    """Return the sizes that every terminal has."""
    return tuple(Step(Ordinary(), spacing, name.value) for name, spacing in SPACINGS.items())
