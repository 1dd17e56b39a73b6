"""The state of the reader: frozen data, which only ``session`` changes."""

from enum import StrEnum
from typing import NamedTuple

from hlreader.reader.text.book import FRONT
from hlreader.reader.text.view import START, Spot


class Look(NamedTuple):
    """The look that the user has chosen. ``size`` is an index of the context's steps."""

    size: int = 0
    width: int | None = None
    """Letters per line, or None for the width that suits the size."""
    spacing: int = 0
    """An index of ``SPACING_NAMES``."""
    theme: str = "default"
    speed: int = 150
    """Words that the voice reads in a minute."""


class PopupKind(StrEnum):
    """The kinds of pop-outs."""

    WORD = "word"
    WORDS = "words"
    OUTLINE = "outline"
    RELATED = "related"
    LINKS = "links"
    ADDRESS = "address"
    HELP = "help"
    HOME = "home"
    TOPIC = "topic"
    DANGER = "danger"
    FOUND = "found"
    TEACH = "teach"
    """A question to answer in one's own words, or what to look for in the answer."""


LISTS = (
    PopupKind.WORDS, PopupKind.OUTLINE, PopupKind.RELATED, PopupKind.LINKS, PopupKind.HOME,
    PopupKind.TOPIC, PopupKind.DANGER, PopupKind.FOUND,
)  # fmt: skip
"""The pop-outs with a list to choose from."""


class Popup(NamedTuple):
    """A pop-out: its subject, the chosen choice (-1: none), and the first line in view."""

    kind: PopupKind
    subject: str = ""
    chosen: int = -1
    top: int = 0
    typed: str = ""
    """The letters typed so far to find an entry in a list."""


class Visit(NamedTuple):
    """A place before a jump: the number of the book, and the place in it."""

    book: int
    place: int


class Request(NamedTuple):
    """A request to the app: ``quit``, ``open`` an article at a place, ``redraw``.

    Other kinds stay inside the session: ``key`` does what the key in ``subject`` does, ``word``
    looks up a word, and ``find`` searches all articles.
    """

    kind: str = ""
    subject: str = ""
    place: int = FRONT


class Search(NamedTuple):
    """A search: the query, where it began, and the matches so far."""

    query: str = ""
    origin: int = FRONT
    found: tuple[tuple[int, int], ...] = ()
    """The start and end of each match in the source."""
    current: int = -1
    searched: int = 0
    """How many parts have been searched."""


class Walk(NamedTuple):
    """A move to the next hard word."""

    part: int = 0
    """The next part to search."""
    begun: int = 0
    """The place where it began."""
    forward: bool = True
    round: bool = False
    """Whether it has passed the end and started again at the beginning."""
    none_here: bool = False
    """Whether it began on a page without a hard word."""


class SpokenPlace(NamedTuple):
    """What is being read aloud: an utterance of a part of the book."""

    part: int
    number: int = 0
    paused: bool = False
    turn: int = 0
    """It changes when the same sentence is to be said again."""


class Reread(NamedTuple):
    """The sentence that answers a question, to be read again: its start and end in the source."""

    start: int
    end: int


class State(NamedTuple):
    """The reader at one moment."""

    columns: int
    rows: int
    look: Look = Look()
    book: int = 0
    place: int = FRONT
    """The place in the source at the top of the page. It survives changes of the layout."""
    top: Spot = START
    """The line at the top of the page in the current layout."""
    chosen: int = -1
    """The start of the chosen hard word, or -1."""
    popups: tuple[Popup, ...] = ()
    typed: str | None = None
    """The text typed at a prompt, or None if there is no prompt."""
    prompt: str = ""
    """What the prompt is for: ``search`` in the article, ``find`` in all articles, or ``word``."""
    search: Search = Search()
    pending: str = ""
    """The task that needs more of the document: ``end``, ``search``, ``word``, or nothing."""
    walk: Walk = Walk()
    voice: SpokenPlace | None = None
    """What is being read aloud, or None."""
    walked: bool = False
    """Whether a walk from word to word has left the page that is the last of the ``history``."""
    notice: str = ""
    offered: bool = False
    """Whether the notice offers what the key + can do where letters cannot be larger."""
    history: tuple[Visit, ...] = ()
    teach: str = ""
    """The step at which the questions go on (``screen.teach_back``), or nothing: at the first."""
    reread: Reread | None = None
    """The marked sentence that answers a question. Enter asks the question again."""
    only_teach: bool = False
    """Whether the questions are what was asked for, so that q in them leaves the reader."""
    request: Request = Request()

    @property
    def at_home(self) -> bool:
        """Whether the home page is shown, alone or under other pop-outs."""
        return bool(self.popups) and self.popups[0].kind is PopupKind.HOME
