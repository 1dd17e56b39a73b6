"""Turn a state into the rows of the window, as data for the painter."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from hlreader.layout.styles import REVERSE, sgr
from hlreader.layout.wrap import NOWHERE, Line, Piece, cut
from hlreader.reader.screen.bar import bar
from hlreader.reader.screen.popup import box
from hlreader.reader.session.context import ReaderContext
from hlreader.reader.session.state import State
from hlreader.reader.text.view import View
from hlreader.textsize.lettering import Lettering, Span

_MOST_MARKS = 4
"""The most accents on a letter of a title."""


class Strip(NamedTuple):
    """A line of letters, or a blank row (no spans), and the rows that it takes."""

    lettering: Lettering
    spans: tuple[Span, ...]
    height: int
    targets: tuple[int, ...] = ()
    """The target of a click on each span, or -1."""


class Frame(NamedTuple):
    """The window, from top to bottom. The heights of the strips add up to its rows."""

    strips: tuple[Strip, ...]
    columns: int
    rows: int
    page: str = ""
    """The SGR parameters of empty space."""


def compose(state: State, context: ReaderContext) -> Frame:
    """Return the window for a state."""
    return _Composer(state, context).frame()


def target_at(frame: Frame, column: int, row: int) -> int:
    """Return the target of the text at a column and row of the window, or -1."""
    first = 0
    for strip in frame.strips:
        if first <= row < first + strip.height:
            before = ""
            for span, target in zip(strip.spans, strip.targets, strict=False):
                start = strip.lettering.width(before)
                before += span.text
                if start <= column < strip.lettering.width(before):
                    return target
            return -1
        first += strip.height
    return -1


class _Composer:
    def __init__(self, state: State, context: ReaderContext) -> None:
        self.state = state
        self.context = context
        self.depth = context.depth
        self.view = context.view(state)
        self.areas = context.areas(state)
        self.plain = context.steps[0].lettering
        self.bold = context.step(state).spacing.bold

    def frame(self) -> Frame:
        """Return the whole window."""
        state, areas = self.state, self.areas
        body = self.title() + ([] if state.at_home else self.text())
        if state.at_home and len(state.popups) > 1:
            body = self.with_popup(body, state._replace(popups=state.popups[:1]))
        if state.popups:
            body = self.with_popup(body, state)
        body = _filled(body, areas.title + areas.text, self.blank())
        strips = [*body, *[self.blank()] * areas.gap, *self.bar()]
        strips = _filled(strips, state.rows, self.blank())
        page = sgr(state.look.theme, "", self.depth)
        return Frame(tuple(strips), state.columns, state.rows, page)

    def blank(self) -> Strip:
        return Strip(self.plain, (), 1)

    def title(self) -> list[Strip]:
        """Return the row above the text, with the title and the share that has been read."""
        if not self.areas.title:
            return []
        joint = "|" if self.context.ascii_only else "·"
        home = f"h {self.context.words.home[0]} {joint} "
        percent = "" if self.state.at_home else home + self.percent()
        edge = self.context.step(self.state).lettering.width(self.areas.margin)
        edge = edge if edge <= self.state.columns // 4 else 1
        margin = " " * edge
        room = self.state.columns - edge - max(edge, 1) - self.plain.width(f"  {percent}")
        name = "hlreader" if self.state.at_home else self.context.book(self.state).article.title
        title = self.shortened(name, room)
        pad = " " * (room - self.plain.width(title) + 2)
        line = self.strip(self.plain, [Piece(f"{margin}{title}{pad}{percent}", "note")])
        return [line, *[self.blank()] * (self.areas.title - 1)]

    def shortened(self, text: str, room: int) -> str:
        """Return a text cut to this many columns, with a sign at the cut."""
        if self.plain.width(text) <= room:
            return text
        sign = "..." if self.context.ascii_only else "…"
        text = text[: max(room, 0) * _MOST_MARKS]
        while text and self.plain.width(text.rstrip() + sign) > room:
            text = text[:-1]
        return text.rstrip() + sign if room > len(sign) else ""

    def percent(self) -> str:
        """Return how far the page is from the beginning (0 %) to the end (100 %)."""
        shown = self.view.visible(self.state.top, self.areas.text)
        if self.view.after(shown[-1][0]) is None:
            return "100 %"
        book = self.view.book
        first = max(book.first_content(), 0)
        length = max(book.source_length - first, 1)
        above, below = ((line.start - first) / length for _, line, _ in (shown[0], shown[-1]))
        if above <= 0:
            return "0 %"
        share = above / max(1 - (below - above), above)
        return f"{min(max(int(100 * share), 1), 99)} %"

    def text(self) -> list[Strip]:
        """Return the lines of the page."""
        shown = self.view.visible(self.state.top, self.areas.text)
        return [
            strip
            for _, line, _ in shown
            for strip in self.line(line, self.state.chosen, self.areas.margin)
        ]

    def line(
        self, line: Line, chosen: int, margin: str, view: View | None = None
    ) -> Iterable[Strip]:
        """Yield a line of the text or of a pop-out as a strip, or a gap as blank rows."""
        view = view or self.view
        lettering = view.typography.lettering
        height = view.height(line)
        if line.blank and (not line.pieces or height < lettering.height):
            return [self.blank()] * height
        pieces: Sequence[Piece] = line.pieces
        here = chosen >= 0 and any(piece.target == chosen for piece in pieces)
        if here:
            pieces = [
                piece._replace(roles=f"{piece.roles} {REVERSE}")
                if piece.target == chosen
                else piece
                for piece in pieces
            ]
        elif not self.state.popups:
            pieces = self.highlighted(pieces)
        sign = (">" if self.context.ascii_only or lettering.height > 1 else "▶") if here else " "
        lead = [Piece(margin[:-2] + sign + margin[-1:])] if margin else []  # a bullet's distance
        if here and not margin and pieces[0].text.startswith(" "):  # an indented entry has room
            first, *rest = pieces
            pieces = [first._replace(text=sign + first.text[1:]), *rest]
        return [self.strip(lettering, [*lead, *pieces], bold=self.bold)]

    def highlighted(self, pieces: Sequence[Piece]) -> Sequence[Piece]:
        """Return pieces with what is read aloud marked, or a search, or what to read again."""
        if self.state.voice:
            return _marked(pieces, self.context.spoken_places(self.state), lambda _: REVERSE)
        search, again = self.state.search, self.state.reread
        if not (search.found or again):
            return pieces
        marked = search.found or ((again,) if again else ())
        current = search.found[search.current] if search.current >= 0 else (NOWHERE, NOWHERE)
        return _marked(pieces, marked, lambda place: REVERSE if place == current else "found")

    def strip(self, lettering: Lettering, pieces: Iterable[Piece], *, bold: bool = False) -> Strip:
        """Return pieces as a strip. Neighbours with the same look are joined."""
        spans: list[Span] = []
        targets: list[int] = []
        for piece in pieces:
            style = sgr(self.state.look.theme, piece.roles.strip(), self.depth, bold=bold)
            text = piece.text.replace("\t", " ")
            if spans and spans[-1].style == style and targets[-1] == piece.target:
                spans[-1] = Span(spans[-1].text + text, style)
            elif text:
                spans.append(Span(text, style))
                targets.append(piece.target)
        return Strip(lettering, tuple(spans), lettering.height, tuple(targets))

    def with_popup(self, body: list[Strip], state: State) -> list[Strip]:
        """Return the page with the top pop-out over its lower rows, or over its upper ones."""
        laid = box(state, self.context)
        total = self.areas.title + self.areas.text
        margin = laid.margin
        chosen = state.popups[-1].chosen
        lines = (self.line(line, chosen, margin, laid.view) for line in laid.shown)
        inside = [strip for strips in lines for strip in strips]
        dash = "-" if self.context.ascii_only else "━"
        rule = self.strip(self.plain, [Piece(dash * self.state.columns, "note")])
        inside = _filled(inside, laid.inside, self.blank())
        if laid.has_rule:
            inside = [rule, *inside] if laid.rule_above else [*inside, rule]
        above = _filled(_rows_of(body, 0, laid.first_row), laid.first_row, self.blank())
        end = laid.first_row + laid.rows
        return above + inside + _rows_of(body, end, total, self.blank())

    def bar(self) -> list[Strip]:
        """Return the line of keys."""
        if not self.areas.bar:
            return []
        lettering = self.context.bar_letters(self.state).lettering
        percent = "" if self.areas.title or self.state.popups else self.percent()
        lead = [Piece(" ")] if self.areas.margin else []
        strips = []
        for row in bar(self.state, self.context, percent):
            pieces = [piece._replace(roles=f"{piece.roles} bar".strip()) for piece in (*lead, *row)]
            strips.append(self.strip(lettering, _clipped(pieces, lettering, self.state.columns)))
        missing = self.areas.bar - lettering.height * len(strips)
        return [*[self.blank()] * missing, *strips]


def _marked(
    pieces: Sequence[Piece],
    places: Sequence[tuple[int, int]],
    look: Callable[[tuple[int, int]], str],
) -> list[Piece]:
    """Return pieces with places of the source marked, each with the role that ``look`` returns."""
    marked: list[Piece] = []
    for piece in pieces:
        end = piece.offset + len(piece.text)
        if piece.offset == NOWHERE:
            marked.append(piece)
            continue
        position = 0
        for start, stop in _touching(places, piece.offset, end):
            first = max(start - piece.offset, position)
            last = min(stop - piece.offset, len(piece.text))
            role = look((start, stop))
            marked += cut([piece], position, first)
            marked += (
                part._replace(roles=f"{piece.roles} {role}") for part in cut([piece], first, last)
            )
            position = last
        marked += cut([piece], position, len(piece.text))
    return marked


def _touching(found: Sequence[tuple[int, int]], start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the matches that overlap a range of the text. They are in order."""
    number = max(bisect_left(found, (start, 0)) - 1, 0)
    while number < len(found) and found[number][0] < end:
        if found[number][1] > start:
            yield found[number]
        number += 1


def _clipped(pieces: Iterable[Piece], lettering: Lettering, columns: int) -> list[Piece]:
    """Return pieces cut at the edge of the window."""
    kept: list[Piece] = []
    text = ""
    for piece in pieces:
        if lettering.width(text + piece.text) <= columns:
            kept.append(piece)
            text += piece.text
            continue
        part = piece.text
        while part and lettering.width(text + part) > columns:
            part = part[:-1]
        return [*kept, piece._replace(text=part)]
    return kept


def _filled(strips: Iterable[Strip], rows: int, blank: Strip) -> list[Strip]:
    """Return strips that fill exactly this many rows, cut or padded with blank ones."""
    kept: list[Strip] = []
    used = 0
    for strip in strips:
        if used + strip.height > rows:
            break
        kept.append(strip)
        used += strip.height
    return kept + [blank] * (rows - used)


def _rows_of(
    strips: Iterable[Strip], start: int, end: int, blank: Strip | None = None
) -> list[Strip]:
    """Return the strips between two rows, with blank rows instead of strips that are cut."""
    kept: list[Strip] = []
    row = 0
    for strip in strips:
        after = row + strip.height
        if row >= start and after <= end:
            kept.append(strip)
        elif blank and after > start and row < end:
            kept += [blank] * (min(after, end) - max(row, start))
        row = after
    return kept
