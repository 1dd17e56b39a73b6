"""What stays the same while the reader runs: open books, available sizes, and wording."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from hlreader.language import DEFAULT
from hlreader.layout.styles import Depth
from hlreader.layout.typography import Typography, is_even
from hlreader.library.gradual import GradualArticles
from hlreader.models import Article
from hlreader.reader.session.state import State
from hlreader.reader.text.book import Book
from hlreader.reader.text.view import View
from hlreader.reader.wording import ReaderWording
from hlreader.textsize import Spacing
from hlreader.textsize.lettering import Lettering

if TYPE_CHECKING:
    from hlreader.library.search import SearchResult  # slow to import
    from hlreader.reader.text.spoken import SpokenBook  # not needed until something is read aloud

FEWEST_LETTERS = 12
"""Sizes with fewer letters per line are not offered."""

SPACING_NAMES = ("normal", "wide", "wider")
SIZE_NAMES = ("small", "normal", "large", "x-large")
"""The names of steps that are not a multiple of the normal size."""
_MARGIN_FROM = 30
"""The text has a margin if there are at least this many columns."""
_TITLE_FROM = 16
"""The title is shown if there are at least this many rows."""
_GAPS_FROM = 24
"""With at least this many rows, there is a blank row below the title and above the keys."""
_VIEWS = 4
_BAR_SHARE = 6
"""The line of keys takes at most this fraction (1/n) of the rows."""
_LETTERS_IN_BAR = 36
"""Letters needed to name the keys for the next page, a hard word, help and quit."""
_LETTERS_FOR_SIGNS = 24
"""As many more are needed for the key that leads to when to get help now."""
_LINES_IN_BAR = 2
"""The keys take at most this many lines."""
_LETTERS_IN_LIST, _LINES_IN_LIST = 20, 5
"""A list needs lines of so many letters, and so many of them, for someone to choose from it."""


def letters_to(lettering: Lettering, columns: int) -> int:
    """Return how many letters fit on a line of ``columns`` columns."""
    return columns * FEWEST_LETTERS // max(lettering.width("n" * FEWEST_LETTERS), 1)


class Step(NamedTuple):
    """One of the sizes for + and -. ``name`` is its name in the settings.

    ``scale`` is its size as a multiple of normal. If the letters cannot grow, the space around them
    does.
    """

    lettering: Lettering
    spacing: Spacing
    name: str
    scale: float


class Areas(NamedTuple):
    """How many rows each area of the window has, and the margin of the text."""

    title: int
    """The rows of the title and the gap below it."""
    text: int
    gap: int
    """The rows between the text and the line of keys."""
    bar: int
    margin: str


class BarLetters(NamedTuple):
    """The letters of the line of keys, and how many lines they take."""

    lettering: Lettering
    lines: int

    @property
    def rows(self) -> int:
        """How many rows of the window they take."""
        return self.lettering.height * self.lines


class Catalogue(NamedTuple):
    """The articles that can be opened, for the home page."""

    articles: GradualArticles = GradualArticles()
    find: "Callable[[str], Sequence[SearchResult]]" = lambda _: ()
    """Searches all articles."""
    last: Callable[[], tuple[str, int]] = lambda: ("", 0)
    """Finds the article that was read last, and the place where it was left."""
    language: str = DEFAULT
    """The language of the reader."""


class ReaderContext:
    """The books and the sizes. The result of each method depends only on the state."""

    def __init__(
        self,
        books: list[Book],
        steps: tuple[Step, ...],
        words: ReaderWording,
        *,
        depth: Depth = Depth.TRUE,
        ascii_only: bool = False,
        catalogue: Catalogue = Catalogue(),  # noqa: B008 - it is immutable
    ) -> None:
        self.books = books
        self.catalogue = catalogue
        self.steps = steps
        self.words = words
        self.depth = depth
        self.ascii_only = ascii_only
        self.contents: dict[Any, Any] = {}
        """A cache of pop-outs' contents, because long lists are slow to make."""
        self._spoken: dict[int, SpokenBook] = {}
        self._views: dict[tuple[int, Typography], View] = {}

    @property
    def articles(self) -> Sequence[Article]:
        """The articles of the library."""
        return self.catalogue.articles.all()

    @property
    def normal(self) -> int:
        """The step of the normal size, for the key 0."""
        return next((number for number, step in enumerate(self.steps) if step.scale >= 1), 0)

    def book(self, state: State) -> Book:
        """Return the current book."""
        return self.books[state.book]

    def spoken(self, state: State) -> "SpokenBook":
        """Return what is said of the current book."""
        from hlreader.reader.text.spoken import SpokenBook

        if state.book not in self._spoken:
            self._spoken[state.book] = SpokenBook(self.book(state))
        return self._spoken[state.book]

    def spoken_places(self, state: State) -> tuple[tuple[int, int], ...]:
        """Return the places of the sentence that is read aloud, or will be after a pause."""
        if not state.voice:
            return ()
        return self.spoken(state).utterances(state.voice.part)[state.voice.number].places

    def fits(self, size: int, columns: int, rows: int) -> bool:
        """Return whether a window has room for a size."""
        lettering = self.steps[size].lettering
        return lettering.height == 1 or (
            letters_to(lettering, columns) >= FEWEST_LETTERS and lettering.height * 2 < rows
        )

    def size(self, state: State) -> int:
        """Return the current step: the chosen one, or the largest below it that fits."""
        wanted = min(max(state.look.size, 0), len(self.steps) - 1)
        sizes = range(wanted, -1, -1)
        return next((size for size in sizes if self.fits(size, state.columns, state.rows)), 0)

    def larger(self, state: State) -> int | None:
        """Return the next step with larger letters that fits, or None."""
        scale = self.step(state).lettering.scale
        steps = range(len(self.steps))
        larger = (number for number in steps if self.steps[number].lettering.scale > scale)
        return next((size for size in larger if self.fits(size, state.columns, state.rows)), None)

    def smaller(self, state: State) -> int | None:
        """Return the next step with smaller letters, or the same letters and less space."""
        size = self.size(state)
        now = self.steps[size]
        below = [number for number in range(size) if self.steps[number].scale < now.scale]
        if now.lettering.scale > 1:  # not the steps that only add space
            below = [number for number in below if self._is_true(number)]
        return below[-1] if below else None

    def spaced(self, state: State) -> int | None:
        """Return the next step with the same letters and more space, or None."""
        size = self.size(state) + 1
        has = size < len(self.steps) and self.steps[size].lettering == self.step(state).lettering
        return size if has else None

    def _is_true(self, size: int) -> bool:
        """Return whether the letters of a step are as large as the step says."""
        return self.steps[size].lettering.scale == self.steps[size].scale

    def step(self, state: State) -> Step:
        """Return the current size."""
        return self.steps[self.size(state)]

    def measure(self, state: State) -> int:
        """Return the number of letters per line."""
        step = self.step(state)
        room = self.room(state)
        wanted = state.look.width or step.spacing.measure
        return max(min(wanted, room), 1)

    def room(self, state: State) -> int:
        """Return how many letters fit next to the margin."""
        letters = letters_to(self.step(state).lettering, state.columns)
        return max(letters - 2 * self._least_margin(state), 1)

    def _least_margin(self, state: State) -> int:
        letter = max(self.step(state).lettering.width("n"), 1)
        return 2 if letter == 1 and state.columns >= _MARGIN_FROM else 0

    def margin(self, state: State, letters: int) -> str:
        """Return the margin that centres lines of this many letters."""
        lettering = self.step(state).lettering
        spare = (letters_to(lettering, state.columns) - letters) // 2
        if not is_even(lettering):
            spare -= spare % 4  # four of its letters take whole columns
        return " " * max(spare, self._least_margin(state))

    def typography(self, state: State) -> Typography:
        """Return the current typography of lines."""
        step = self.step(state)
        letters = self.measure(state)
        extra = state.look.spacing
        return Typography(
            step.lettering,
            max(min(step.lettering.width("n" * letters), state.columns), 1),
            step.spacing.line_gap + extra,
            step.spacing.paragraph_gap + extra,
            self.ascii_only,
        )

    def view(self, state: State) -> View:
        """Return the book in the current layout."""
        key = (state.book, self.typography(state))
        if key not in self._views:
            if len(self._views) >= _VIEWS:
                self._views.clear()
            self._views[key] = View(self.book(state), key[1])
        return self._views[key]

    def areas(self, state: State) -> Areas:
        """Return the areas of the window. Where rows are few, the text gets most of them."""
        rows = state.rows
        bar = self.bar_letters(state).rows if rows > 2 else 0  # noqa: PLR2004
        title = (rows >= _TITLE_FROM) + (rows >= _GAPS_FROM)
        gap = int(rows >= _GAPS_FROM)
        height = self.step(state).lettering.height
        if height > 1:  # the title may not cost a line of the text, nor the gap of a paragraph
            spare = max((rows - bar) % height - height // 2, 0)
            title = min(title, spare)
            gap = min(gap, spare - title)
        return Areas(
            title,
            max(rows - bar - gap - title, 1),
            gap,
            bar,
            self.margin(state, self.measure(state)),
        )

    def bar_letters(self, state: State) -> BarLetters:
        """Return the letters of the line of keys.

        They are as large as the text if the most important keys fit so on a sixth of the window.
        If no large letters fit, they are the terminal's own.
        """
        own = self.steps[0].lettering
        article = self.book(state).article
        has_signs = state.at_home or article.danger_signs is not None
        needed = _LETTERS_IN_BAR + (_LETTERS_FOR_SIGNS if has_signs else 0)
        most = state.rows // _BAR_SHARE
        letterings = [step.lettering for step in self.steps[: self.size(state) + 1]]
        large = [one for one in letterings if is_even(one) and one.height > 1]
        for lettering in [*reversed(large), own]:
            letters = letters_to(lettering, state.columns)
            for lines in range(1, min(_LINES_IN_BAR, most // lettering.height) + 1):
                if letters * lines >= needed:
                    return BarLetters(lettering, lines)
        return BarLetters(own, 1)

    def listing(self, state: State) -> State:
        """Return the state with letters in which one can choose from a list.

        They are those of the text, or smaller ones where too little of a list would be in view.
        """
        areas = self.areas(state)
        rows = areas.title + areas.text
        size = self.size(state)
        while size > self.normal:
            lettering = self.steps[size].lettering
            roomy = letters_to(lettering, state.columns) >= _LETTERS_IN_LIST
            if lettering.height == 1 or (roomy and rows // lettering.height >= _LINES_IN_LIST):
                break
            size -= 1
        return state._replace(look=state.look._replace(size=size))

    def is_compact(self, state: State) -> bool:
        """Return whether lists have so large letters that they must do with few words."""
        return self.step(self.listing(state)).lettering.height > 1
