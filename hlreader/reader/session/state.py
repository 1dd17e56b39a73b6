"""All that the reader knows while it runs: plain frozen data, changed only by ``session``."""

from enum import StrEnum
from typing import NamedTuple

from hlreader.reader.text.book import FRONT
from hlreader.reader.text.view import START, Spot


class Look(NamedTuple):
    """What the reader of the text has chosen. ``size`` is a number of the context's steps."""

    size: int = 0
    width: int | None = None
    """Letters per line, or None for what suits the size."""
    spacing: int = 0
    """A number of ``SPACING_NAMES``."""
    theme: str = "default"


class PanelKind(StrEnum):
    """The kinds of pop-outs."""

    WORD = "word"
    WORDS = "words"
    OUTLINE = "outline"
    RELATED = "related"
    LINKS = "links"
    ADDRESS = "address"
    HELP = "help"


LISTS = (PanelKind.WORDS, PanelKind.OUTLINE, PanelKind.RELATED, PanelKind.LINKS)
"""The pop-outs that are there to choose from."""


class Panel(NamedTuple):
    """A pop-out: what it shows, which of its choices is chosen (-1: none), its first line shown."""

    kind: PanelKind
    subject: str = ""
    chosen: int = -1
    top: int = 0
    typed: str = ""
    """The letters typed so far to go to an entry of a list."""


class Visit(NamedTuple):
    """Where a reader was before a jump: the number of the book, and the place in it."""

    book: int
    place: int


class Request(NamedTuple):
    """A request to the app: ``quit``, ``open`` an article, ``redraw``."""

    kind: str = ""
    subject: str = ""


class Search(NamedTuple):
    """A search: what is looked for, where it began, and what has been found so far."""

    query: str = ""
    origin: int = FRONT
    found: tuple[tuple[int, int], ...] = ()
    """Where each match begins and ends in the source."""
    current: int = -1
    searched: int = 0
    """How many parts have been looked through."""
    backwards: bool = False


class Walk(NamedTuple):
    """A walk to the next hard word."""

    part: int = 0
    """The part to look at next."""
    begun: int = 0
    """The place where it began."""
    forward: bool = True
    round: bool = False
    """Whether it has passed the end and continued at the beginning."""


class State(NamedTuple):
    """The reader at one moment."""

    columns: int
    rows: int
    look: Look = Look()
    book: int = 0
    place: int = FRONT
    """The place in the source at the top of the page: it outlives every change of the layout."""
    top: Spot = START
    """The line at the top of the page, as it is laid out now."""
    chosen: int = -1
    """The hard word that is chosen: where it begins, or -1."""
    panels: tuple[Panel, ...] = ()
    typed: str | None = None
    """The text typed at the search prompt, None if there is no prompt."""
    search: Search = Search()
    pending: str = ""
    """What must be read on for: ``end``, ``search``, ``word``, or nothing."""
    walk: Walk = Walk()
    notice: str = ""
    history: tuple[Visit, ...] = ()
    request: Request = Request()
