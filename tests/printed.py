"""The pages of a PDF as tests see them: lines of text with their sizes, by pdfminer."""

import io
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from pdfminer.high_level import extract_pages
from pdfminer.layout import LTChar, LTPage, LTTextContainer, LTTextLine

_FOOTER = 60
"""The height of the page's footer in points."""
_RAISED = 0.8
"""A raised number is smaller than this share of the letters around it."""


class PrintedLine(NamedTuple):
    """A line of a page. Sizes are in points."""

    text: str
    size: float
    """The size of its largest letter."""
    first_size: float
    bottom: float

    def is_note(self) -> bool:
        """Whether it begins with the raised number of a note."""
        return self.text[:1].isdigit() and self.first_size < _RAISED * self.size


@cache
def layout_of(pdf: bytes) -> list[LTPage]:
    """Return the pages of a PDF as pdfminer lays them out, which takes seconds."""
    return list(extract_pages(io.BytesIO(pdf)))


def text_in(pdf: bytes) -> str:
    """Return the text of a PDF."""
    return "".join(line.get_text() for page in layout_of(pdf) for line in _lines(page))


def pages_of(pdf: bytes) -> list[list[PrintedLine]]:
    """Return the lines of each page from top to bottom, without the footer."""
    pages = []
    for page in layout_of(pdf):
        lines = [_printed(line) for line in _lines(page)]
        above = [line for line in lines if line.bottom > _FOOTER]
        pages.append(sorted(above, key=lambda line: -line.bottom))
    return pages


def words_of_pdf(pdf: bytes) -> Counter[str]:
    """Return the words of a PDF and how often it has each. Raised numbers of notes are left out."""
    lines = (line for page in layout_of(pdf) for line in _lines(page))
    return words_in("\n".join(map(_without_raised, lines)))


def _lines(page: Iterable[object]) -> Iterator[LTTextLine]:
    for box in page:
        for line in box if isinstance(box, LTTextContainer) else ():
            if isinstance(line, LTTextLine) and line.get_text().strip():
                yield line


def _printed(line: LTTextLine) -> PrintedLine:
    sizes = [one.size for one in _letters(line)]
    return PrintedLine(line.get_text().strip(), max(sizes), sizes[0], line.y0)


def _without_raised(line: LTTextLine) -> str:
    largest = max(one.size for one in _letters(line))
    return "".join(
        one.get_text()
        for one in line
        if not isinstance(one, LTChar) or one.size > _RAISED * largest
    )


def _letters(line: LTTextLine) -> list[LTChar]:
    return [one for one in line if isinstance(one, LTChar) and one.get_text().strip()]


def words_in(text: str) -> Counter[str]:
    """Return the words of a text, without marks around them, and how often it has each."""
    words = ("".join(filter(str.isalnum, word)) for word in text.split())
    return Counter(word for word in words if word)


def recall(wanted: Counter[str], found: Counter[str]) -> float:
    """Return the share of the wanted words that are found."""
    return sum((wanted & found).values()) / max(sum(wanted.values()), 1)
