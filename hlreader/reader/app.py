"""Run the reader: open the terminal, let keys change the state, show each frame."""

import os
import signal
import sys
import time
from collections.abc import Callable
from typing import NamedTuple

from hlreader.errors import HlreaderError
from hlreader.reader import session
from hlreader.reader.book import FRONT, Book
from hlreader.reader.desk import Desk, Step
from hlreader.reader.frame import compose
from hlreader.reader.keys import Key
from hlreader.reader.state import Look, State
from hlreader.reader.styles import depth_of
from hlreader.reader.terminal import Ended, Screen
from hlreader.reader.wording import ReaderWording

_SLICE = 0.03
"""Seconds of work between two looks at the keyboard."""


class Opening(NamedTuple):
    """What the reader begins with."""

    book: Book
    words: ReaderWording
    look: Look
    steps: Callable[[Screen], tuple[Step, ...]]
    """Finds out which sizes this terminal has."""
    open: Callable[[str], Book]
    """Opens another article. Raises HlreaderError."""
    place: int | None = None
    notice: str = ""
    ascii_only: bool = False


class Ending(NamedTuple):
    """How the reader was left: the books with the place in each, and the look."""

    places: tuple[tuple[Book, int], ...]
    look: Look
    signal: int = 0


def run(opening: Opening, keys: int) -> Ending:
    """Let someone read; return how they left. The terminal is then as it was found."""
    return _Reader(opening).run(keys)


def die_of(number: int) -> None:
    """End this process the way a signal ends others, now that all has been put back."""
    if number == signal.SIGINT:
        raise KeyboardInterrupt
    if number:
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)


class _Reader:
    def __init__(self, opening: Opening) -> None:
        self.opening = opening
        self.depth = depth_of(os.environ)
        self.desk: Desk
        self.state: State

    def run(self, keys: int) -> Ending:
        encoding = sys.stdout.encoding or "ascii"
        ended = 0
        opening = self.opening
        self.desk = Desk([opening.book], (), opening.words, ascii_only=opening.ascii_only)
        self.state = State(1, 1, opening.look)
        try:
            with Screen(keys, sys.stdout.fileno(), encoding) as screen:
                self.begin(screen)
                while self.turn(screen):
                    pass
        except Ended as end:
            ended = end.signal
        return self.ending(ended)

    def begin(self, screen: Screen) -> None:
        opening = self.opening
        self.desk = Desk(
            [opening.book], opening.steps(screen), opening.words, ascii_only=opening.ascii_only
        )
        size = screen.size()
        self.state = session.start(
            self.desk, size.columns, size.rows, opening.look,
            FRONT if opening.place is None else opening.place,
        )._replace(notice=opening.notice)  # fmt: skip

    def turn(self, screen: Screen) -> bool:
        """Show the state, and change it by what comes next; tell whether reading goes on."""
        screen.show(compose(self.state, self.desk, self.depth))
        busy = session.wants_more(self.state, self.desk)
        keys, changed = screen.wait(0 if busy else None)
        if changed:
            size = screen.size()
            screen.forget()
            self.state = session.resized(self.state, self.desk, size.columns, size.rows)
        for key in keys:
            if not self.press(key, screen):
                return False
        stop = time.perf_counter() + _SLICE
        while session.wants_more(self.state, self.desk) and time.perf_counter() < stop:
            self.state = session.advance(self.state, self.desk)
        return True

    def press(self, key: Key, screen: Screen) -> bool:
        """Change the state by a key, and do what it asks for; tell whether reading goes on."""
        self.state = session.press(self.state, key, self.desk)
        request = self.state.request
        if request.kind == "redraw":
            screen.forget()
        elif request.kind == "open":
            self.open(request.subject)
        return request.kind != "quit"

    def open(self, name: str) -> None:
        """Open another article, or say why not."""
        try:
            book = self.opening.open(name)
        except HlreaderError as error:
            notice = self.desk.words.cannot_open.format(reason=error.message)
            self.state = self.state._replace(notice=notice)
            return
        self.desk.books.append(book)
        self.state = session.opened(self.state, self.desk, len(self.desk.books) - 1)

    def ending(self, ended: int) -> Ending:
        """Return how things stand at the end."""
        places = {visit.book: visit.place for visit in self.state.history}
        places[self.state.book] = self.state.place
        books = self.desk.books
        return Ending(
            tuple((books[number], place) for number, place in places.items()),
            self.state.look,
            ended,
        )
