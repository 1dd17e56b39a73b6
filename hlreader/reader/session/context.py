"""What stays the same while the reader runs: the open books, the sizes to be had, the words."""

from typing import Any, NamedTuple

from hlreader.layout.setting import Setting, is_even
from hlreader.layout.styles import Depth
from hlreader.reader.session.state import State
from hlreader.reader.text.book import Book
from hlreader.reader.text.view import View
from hlreader.reader.wording import ReaderWording
from hlreader.textsize import Spacing
from hlreader.textsize.lettering import Lettering

FEWEST_LETTERS = 12
"""A size that leaves fewer letters per line is not offered."""

SPACING_NAMES = ("normal", "wide", "wider")
SIZE_NAMES = ("small", "normal", "large", "x-large")
"""The steps that are no number of times."""
_MARGIN_FROM = 30
"""The text has a margin from this many letters per line on."""
_TITLE_FROM = 16
"""The title is above the text from this many rows on."""
_GAPS_FROM = 24
"""From this many rows on, a blank row is below the title and another above the line of keys."""
_VIEWS = 4
_BAR_SHARE = 6
"""The line of keys takes at most this fraction (1/n) of the rows."""
_LETTERS_IN_BAR = 36
"""Room for turning the page, choosing a hard word, help and quit."""
_FEW_LETTERS_IN_BAR = 26
"""Room for all that, without the hard word, which is in the help."""


def letters_to(lettering: Lettering, columns: int) -> int:
    """Return how many letters a line of ``columns`` columns holds."""
    return columns * FEWEST_LETTERS // max(lettering.width("n" * FEWEST_LETTERS), 1)


class Step(NamedTuple):
    """One of the sizes that + and - walk through. ``name`` is what settings call it.

    ``scale`` says how many times as large as normal it is, or should be: if the letters
    cannot grow, the space around them does.
    """

    lettering: Lettering
    spacing: Spacing
    name: str
    scale: float


class Areas(NamedTuple):
    """How the rows of the window are shared, and where the text begins."""

    title: int
    """The title, and the gap below it."""
    text: int
    gap: int
    """Between the text and the line of keys."""
    bar: int
    margin: str


class ReaderContext:
    """The books and the sizes. What it answers depends on the state alone."""

    def __init__(
        self,
        books: list[Book],
        steps: tuple[Step, ...],
        words: ReaderWording,
        *,
        depth: Depth = Depth.TRUE,
        ascii_only: bool = False,
    ) -> None:
        self.books = books
        self.steps = steps
        self.words = words
        self.depth = depth
        self.ascii_only = ascii_only
        self.contents: dict[Any, Any] = {}
        """What pop-outs show, kept by its maker: long lists take their time."""
        self._views: dict[tuple[int, Setting], View] = {}

    @property
    def normal(self) -> int:
        """The step of the normal size, for the key 0."""
        return next((number for number, step in enumerate(self.steps) if step.scale >= 1), 0)

    def book(self, state: State) -> Book:
        """Return the book that is read."""
        return self.books[state.book]

    def fits(self, size: int, columns: int, rows: int) -> bool:
        """Return whether a window has room for a size."""
        lettering = self.steps[size].lettering
        return lettering.height == 1 or (
            letters_to(lettering, columns) >= FEWEST_LETTERS and lettering.height * 2 < rows
        )

    def size(self, state: State) -> int:
        """Return the step in use: the one chosen, or the largest below it that fits."""
        wanted = min(max(state.look.size, 0), len(self.steps) - 1)
        sizes = range(wanted, -1, -1)
        return next((size for size in sizes if self.fits(size, state.columns, state.rows)), 0)

    def step(self, state: State) -> Step:
        """Return the size in use."""
        return self.steps[self.size(state)]

    def measure(self, state: State) -> int:
        """Return how many letters go on a line."""
        step = self.step(state)
        room = self._room(state)
        wanted = state.look.width or step.spacing.measure
        return max(min(wanted, room), 1)

    def _room(self, state: State) -> int:
        """Return how many letters fit next to the margin."""
        letters = letters_to(self.step(state).lettering, state.columns)
        return max(letters - 2 * len(self._margin(state)), 1)

    def _margin(self, state: State) -> str:
        letter = max(self.step(state).lettering.width("n"), 1)
        return "  " if letter == 1 and state.columns >= _MARGIN_FROM else ""

    def setting(self, state: State) -> Setting:
        """Return how lines are set now."""
        step = self.step(state)
        letters = self.measure(state)
        extra = state.look.spacing
        return Setting(
            step.lettering,
            max(min(step.lettering.width("n" * letters), state.columns), 1),
            step.spacing.line_gap + extra,
            step.spacing.paragraph_gap + extra,
            self.ascii_only,
        )

    def view(self, state: State) -> View:
        """Return the book as it is laid out now."""
        key = (state.book, self.setting(state))
        if key not in self._views:
            if len(self._views) >= _VIEWS:
                self._views.clear()
            self._views[key] = View(self.book(state), key[1])
        return self._views[key]

    def areas(self, state: State) -> Areas:
        """Return how the rows of the window are shared. On a small one the text gets them."""
        rows = state.rows
        bar = self.bar_lettering(state).height if rows > 2 else 0  # noqa: PLR2004
        title = (rows >= _TITLE_FROM) + (rows >= _GAPS_FROM)
        gap = int(rows >= _GAPS_FROM)
        return Areas(title, max(rows - bar - gap - title, 1), gap, bar, self._margin(state))

    def bar_lettering(self, state: State) -> Lettering:
        """Return the letters of the line of keys.

        As large as those of the text, but of no more than a sixth of the window, and no larger than
        leaves room for the most important keys; if no large ones do, then those
        that leave most.
        """
        steps = self.steps[: self.size(state) + 1]
        large = [
            step.lettering
            for step in reversed(steps)
            if is_even(step.lettering)
            and 1 < step.lettering.height <= state.rows // _BAR_SHARE
            and letters_to(step.lettering, state.columns) >= _FEW_LETTERS_IN_BAR
        ]
        roomy = [one for one in large if letters_to(one, state.columns) >= _LETTERS_IN_BAR]
        return next(iter(roomy or large[-1:]), self.steps[0].lettering)
