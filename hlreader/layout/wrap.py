"""Break styled text into lines, by the widths of letters."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from itertools import accumulate
from typing import NamedTuple

from hlreader.models import Run

NOWHERE = -(1 << 40)
"""The offset of text that is not in the source, such as a bullet."""

_BREAKS = re.compile("[ \t\u1680\u2000-\u2006\u2008-\u200a\u205f\u3000]+")
"""White space at which a line may break. It does not include no-break spaces."""
_UNTIDY = re.compile("[ \t\xa0]{2,}|[\t\r]")


class Piece(NamedTuple):
    """A stretch of text in one style."""

    text: str
    roles: str = ""
    """The roles for its look in a theme, separated by spaces."""
    offset: int = NOWHERE
    """Its place in the source."""
    target: int = -1
    """Its target.

    For a hard word, it is the offset of the first letter. In a list of the reader, it is the number
    of the choice. Otherwise it is -1.
    """


class Line(NamedTuple):
    """A line of letters. ``start`` is its place in the source."""

    pieces: tuple[Piece, ...]
    start: int
    blank: bool = False
    """Whether it is part of a gap. It may have the bar of a quotation."""


Width = Callable[[str], int]
"""A function for the number of columns that a text takes."""

Extent = Callable[[int, int], int]
"""A function for the number of columns between two places in a text."""


def text_of(pieces: Iterable[Piece]) -> str:
    """Return the text of pieces."""
    return "".join(piece.text for piece in pieces)


def words(text: str) -> list[str]:
    """Return the words of a text, which stay together on a line."""
    return [word for word in _BREAKS.split(text) if word]


def tidy(run: Run, roles: str = "") -> Iterator[Piece]:
    """Yield a run as pieces without repeated spaces, each with its offset."""
    position = 0
    for found in _UNTIDY.finditer(run.text):
        yield Piece(run.text[position : found.start()] + " ", roles, run.offset + position)
        position = found.end()
    if position < len(run.text):
        yield Piece(run.text[position:], roles, run.offset + position)


def wrap(text: str, extent: Extent, limit: int) -> Iterator[tuple[int, int]]:
    """Yield the start and end of each line of a text. No line is wider than ``limit`` columns.

    Lines break at newlines and at spaces, which are dropped. A word that is too long is cut, after
    a hyphen if it has one.
    """
    start = 0
    for paragraph in text.split("\n"):
        yield from _wrap_paragraph(text, start, start + len(paragraph), extent, limit)
        start += len(paragraph) + 1


def _wrap_paragraph(
    text: str, start: int, stop: int, extent: Extent, limit: int
) -> Iterator[tuple[int, int]]:
    lead = _BREAKS.match(text, start, stop)
    start = lead.end() if lead else start
    if start >= stop:
        yield start, start
        return
    begin = end = start  # of the current line
    while start < stop:
        gap = _BREAKS.search(text, start, stop)
        word_end = gap.start() if gap else stop
        if end > begin and _is_wider(extent, begin, word_end, limit):
            yield begin, end
            begin = start
        while _is_wider(extent, begin, word_end, limit):
            cut_at = _fitting(begin, word_end, extent, limit)
            if cut_at >= word_end:
                break
            cut_at = text.rfind("-", begin + 1, cut_at) + 1 or cut_at
            yield begin, cut_at
            begin = cut_at
        end = word_end
        start = gap.end() if gap else stop
    if end > begin:
        yield begin, end


def _is_wider(extent: Extent, start: int, stop: int, limit: int) -> bool:
    """Return whether a text takes more than ``limit`` columns, without measuring all of it."""
    return extent(start, _wider_stop(start, stop, extent, limit)) > limit


def _wider_stop(start: int, stop: int, extent: Extent, limit: int) -> int:
    """Return a place close by up to which a text takes more than ``limit``, or else its end."""
    near = start + limit + 1
    while near < stop and extent(start, near) <= limit:  # accents take no columns
        near += near - start
    return min(near, stop)


def _fitting(start: int, stop: int, extent: Extent, limit: int) -> int:
    """Return the last place up to which a word fits. It is at least one letter after ``start``."""
    limit = max(limit, extent(start, start + 1))
    low, high = start + 1, _wider_stop(start, stop, extent, limit)
    while low < high:
        middle = (low + high + 1) // 2
        if extent(start, middle) <= limit:
            low = middle
        else:
            high = middle - 1
    return low


def cut(pieces: Iterable[Piece], start: int, end: int) -> Iterator[Piece]:
    """Yield the pieces of ``start:end`` of their text."""
    position = 0
    for piece in pieces:
        after = position + len(piece.text)
        if position < end and start < after:
            first, last = max(start - position, 0), min(end - position, len(piece.text))
            if first == 0 and last == len(piece.text):
                yield piece
            else:
                offset = piece.offset + first if piece.offset != NOWHERE else NOWHERE
                yield piece._replace(text=piece.text[first:last], offset=offset)
        position = after
        if position >= end:
            return


def folded(
    pieces: tuple[Piece, ...], width: Width, limit: int, *, apart: bool = False
) -> list[Line]:
    """Return pieces as lines of at most ``limit`` columns.

    ``apart`` says that separately drawn pieces may take more columns than their whole text.
    """
    text = text_of(pieces)
    ends = [*accumulate(len(piece.text) for piece in pieces)]

    def between(start: int, end: int) -> tuple[Piece, ...]:
        number = bisect_right(ends, start)
        passed = ends[number - 1] if number else 0
        some = pieces[number : bisect_left(ends, end) + 1]
        return tuple(cut(some, start - passed, end - passed))

    def extent(start: int, end: int) -> int:
        if apart:
            return sum(width(piece.text) for piece in between(start, end))
        return width(text[start:end])

    lines: list[Line] = []
    for start, end in wrap(text, extent, max(limit, 1)):
        inside = between(start, end)
        place = next((piece.offset for piece in inside if piece.offset != NOWHERE), NOWHERE)
        lines.append(Line(inside, place))
    return lines
