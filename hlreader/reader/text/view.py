"""The lines of a book at one size, forwards and backwards from any place.

Only the parts near the view are laid out. The same book in the same typography always gives the
same lines.
"""

from collections.abc import Iterator
from typing import NamedTuple

from hlreader.layout.lines import lines_of
from hlreader.layout.typography import Typography
from hlreader.layout.wrap import Line, Piece
from hlreader.reader.text.book import Book

_KEPT = 400
"""How many laid-out parts to cache."""


class Spot(NamedTuple):
    """A line: the number of its part, and its number in the part."""

    part: int
    line: int


START = Spot(0, 0)


class View:
    """The lines of a book in a typography."""

    def __init__(self, book: Book, typography: Typography) -> None:
        self.book = book
        self.typography = typography
        self._lines: dict[int, tuple[Line, ...]] = {}

    def lines(self, part: int) -> tuple[Line, ...]:
        """Return the lines of a part, including the gap after it. There is always a line."""
        if part not in self._lines:
            if len(self._lines) >= _KEPT:
                self._lines.clear()
            lines = tuple(lines_of(self.book.flows(part), self.typography))
            lines = lines or (Line((), self.book.start(part), blank=True),)
            if self.book.has(part + 1):
                bar = self.book.bar(part + 1)
                gap = Line((Piece(bar),) if bar else (), lines[-1].start, blank=True)
                lines += (gap,) * self.typography.gap(self.book.space(part + 1))
            self._lines[part] = lines
        return self._lines[part]

    def line(self, spot: Spot) -> Line:
        """Return the line at a spot."""
        return self.lines(spot.part)[spot.line]

    def height(self, line: Line) -> int:
        """Return how many rows of the terminal a line takes. A gap takes half of that."""
        height = self.typography.lettering.height
        return max(height // 2, 1) if line.blank else height

    def spot(self, place: int) -> Spot:
        """Return the line at a place."""
        part = self.book.part_at(place)
        lines = self.lines(part)
        best = 0
        for number, line in enumerate(lines):
            if line.blank or line.start > place:
                continue
            if lines[best].blank or line.start > lines[best].start:
                best = number
        return Spot(part, best)

    def target_spot(self, offset: int) -> Spot:
        """Return the line with the target at this offset, or the line where it would be."""
        part = self.book.part_at(offset)
        for number, line in enumerate(self.lines(part)):
            if any(piece.target == offset for piece in line.pieces):
                return Spot(part, number)
        return self.spot(offset)

    def offset_spot(self, offset: int) -> Spot:
        """Return the line with the letter at an offset, also in the columns of a table."""
        part = self.book.part_at(offset)
        for number, line in enumerate(self.lines(part)):
            for piece in line.pieces:
                if piece.offset <= offset < piece.offset + len(piece.text):
                    return Spot(part, number)
        return self.spot(offset)

    def after(self, spot: Spot) -> Spot | None:
        """Return the line after a line, or None."""
        if spot.line + 1 < len(self.lines(spot.part)):
            return Spot(spot.part, spot.line + 1)
        return Spot(spot.part + 1, 0) if self.book.has(spot.part + 1) else None

    def before(self, spot: Spot) -> Spot | None:
        """Return the line before a line, or None."""
        if spot.line > 0:
            return Spot(spot.part, spot.line - 1)
        if spot.part > 0:
            return Spot(spot.part - 1, len(self.lines(spot.part - 1)) - 1)
        return None

    def from_spot(self, spot: Spot | None) -> Iterator[tuple[Spot, Line]]:
        """Yield the lines from a spot on."""
        while spot is not None:
            yield spot, self.line(spot)
            spot = self.after(spot)

    def visible(self, top: Spot, rows: int) -> list[tuple[Spot, Line, int]]:
        """Return the lines that fit completely into these rows, each with its first row.

        The first line is included even if it does not fit.
        """
        shown: list[tuple[Spot, Line, int]] = []
        used = 0
        for spot, line in self.from_spot(top):
            height = self.height(line)
            if shown and used + height > rows:
                break
            shown.append((spot, line, used))
            used += height
        return shown

    def top_for_last(self, last: Spot, rows: int) -> Spot:
        """Return the top line for which ``last`` is the last line that fits into these rows."""
        top = last
        used = self.height(self.line(last))
        while (above := self.before(top)) is not None:
            used += self.height(self.line(above))
            if used > rows:
                break
            top = above
        return top

    def last_top(self, rows: int) -> Spot:
        """Return the top line for which the end of the book is in view. Reads the whole book."""
        while not self.book.complete:
            self.book.read_on(1.0)
        last = self.book.parts_read - 1
        return self.top_for_last(Spot(last, len(self.lines(last)) - 1), rows)

    def first_page(self, rows: int) -> Spot:
        """Return the top of the first page: the front, or the text where large letters fill it."""
        front = sum(map(self.height, self.lines(0)))
        if (
            self.typography.lettering.height == 1
            or _FRONT_SHARE * front <= rows
            or not self.book.has(1)
        ):
            return START
        return self.settle(Spot(1, 0), rows)

    def settle(self, top: Spot, rows: int) -> Spot:
        """Return a top line moved up so that no rows below the end stay empty."""
        if not self.book.has(top.part):
            return self.last_top(rows)
        shown = self.visible(top, rows)
        last = shown[-1][0]
        if self.after(last) is not None:
            return top
        return min(top, self.top_for_last(last, rows))

    def scroll(self, top: Spot, lines: int, rows: int) -> Spot:
        """Return the top line moved by this many lines (back if negative)."""
        step = self.after if lines > 0 else self.before
        for _ in range(abs(lines)):
            further = step(top)
            if further is None:
                break
            top = further
        return self.settle(top, rows) if lines > 0 else top

    def page_down(self, top: Spot, rows: int) -> Spot:
        """Return the top line of the next page, which repeats the last line of this one."""
        shown = self.visible(top, rows)
        texts = [spot for spot, line, _ in shown if not line.blank]
        after = self.after(shown[-1][0])
        if after is None:
            return top
        overlap = len(texts) > _LINES_TO_OVERLAP
        following = texts[-1] if overlap else after
        following = max(following, self.after(top) or top)
        return self.settle(self.text_from(following), rows)

    def page_up(self, top: Spot, rows: int) -> Spot:
        """Return the top line of the previous page."""
        shown = [spot for spot, line, _ in self.visible(top, rows) if not line.blank]
        overlap = len(shown) > _LINES_TO_OVERLAP
        last = top if overlap else self.before(top) or top
        above = self.top_for_last(last, rows)
        return min(above, self.before(top) or top)

    def text_from(self, spot: Spot) -> Spot:
        """Return the first line from ``spot`` on that is not a gap."""
        for found, line in self.from_spot(spot):
            if not line.blank:
                return found
        return spot

    def reveal(self, top: Spot, wanted: Spot, rows: int) -> Spot:
        """Return a top line for which a line is in view. If it is in view already, do not move."""
        shown = [spot for spot, _, _ in self.visible(top, rows)]
        if wanted in shown:
            return top
        if wanted < top:
            return self.settle(self._some_above(wanted, rows), rows)
        return self.settle(max(self._some_above(wanted, rows), top), rows)

    def _some_above(self, wanted: Spot, rows: int) -> Spot:
        """Return the top line for which a line is a third of the window down."""
        return self.top_for_last(wanted, max(rows // 3, self.height(self.line(wanted))))


_FRONT_SHARE = 4
"""In large letters, the front of an article is shown if it takes at most this fraction (1/n)."""
_LINES_TO_OVERLAP = 3
"""If a page has more lines than this, the next page repeats its last line."""
