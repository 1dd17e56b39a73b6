"""Run the reader: open the terminal, let keys change the state, show each frame."""

import os
import signal
import sys
import time
from collections.abc import Callable
from typing import NamedTuple

from hlreader.errors import HlreaderError
from hlreader.layout.styles import Depth, depth_of
from hlreader.reader.screen.frame import compose
from hlreader.reader.screen.keys import Key
from hlreader.reader.screen.terminal import Ended, Screen
from hlreader.reader.session import key_actions as session
from hlreader.reader.session.context import ReaderContext, Step
from hlreader.reader.session.size_steps import nearest
from hlreader.reader.session.state import Look, State
from hlreader.reader.text.book import FRONT, Book
from hlreader.reader.wording import ReaderWording
from hlreader.textsize.sizes import Size

_SLICE = 0.03
"""Seconds of work between two looks at the keyboard."""
_NOTICE = 5.0
"""Seconds before a notice gives way to the keys."""


class Opening(NamedTuple):
    """What the reader begins with."""

    book: Book
    words: ReaderWording
    steps: Callable[[Screen], tuple[Step, ...]]
    """Finds out which sizes this terminal has."""
    look: Look
    size: Size
    """The size to begin with, if the terminal has it."""
    open: Callable[[str], Book]
    """Opens another article. Raises HlreaderError."""
    place: int | None = None
    notice: str = ""
    ascii_only: bool = False
    colors: bool = True


class Ending(NamedTuple):
    """How the reader was left."""

    places: tuple[tuple[Book, int], ...]
    """The books, each with the place where it was left."""
    look_before: Look
    look: Look
    size_name: str
    """What settings call the size."""
    signal: int
    """The signal that ended it, 0 for none."""


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
        self.context: ReaderContext
        self.state: State

    def run(self, keys: int) -> Ending:
        ended = 0
        output = sys.stdout.fileno()
        self.context = self.laid_out(())
        self.state = State(1, 1, self.opening.look)
        self.look_before = self.opening.look
        try:
            with Screen(keys, output, sys.stdout.encoding or "ascii") as screen:
                self.begin(screen)
                while self.turn(screen):
                    pass
        except Ended as end:
            ended = end.signal
        return self.ending(ended)

    def laid_out(self, steps: tuple[Step, ...]) -> ReaderContext:
        opening = self.opening
        return ReaderContext(
            [opening.book], steps, opening.words,
            depth=depth_of(os.environ) if opening.colors else Depth.NONE,
            ascii_only=opening.ascii_only,
        )  # fmt: skip

    def begin(self, screen: Screen) -> None:
        opening = self.opening
        size = screen.size()
        self.context = self.laid_out(opening.steps(screen))
        look = opening.look._replace(size=nearest(self.context.steps, opening.size.scale))
        self.look_before = look
        place = FRONT if opening.place is None else opening.place
        state = session.start(self.context, size.columns, size.rows, look, place)
        self.state = state._replace(notice=opening.notice)
        screen.open()

    def turn(self, screen: Screen) -> bool:
        """Show the state, and change it by what happens next. Return whether to continue."""
        screen.show(compose(self.state, self.context))
        busy = session.wants_more(self.state, self.context)
        keys, changed = screen.wait(0 if busy else _NOTICE if self.state.notice else None)
        if not (busy or keys or changed):
            self.state = self.state._replace(notice="")
        if changed:
            size = screen.size()
            screen.forget()
            self.state = session.resized(self.state, self.context, size.columns, size.rows)
        for key in keys:
            if not self.press(key, screen):
                return False
        stop = time.perf_counter() + _SLICE
        while session.wants_more(self.state, self.context) and time.perf_counter() < stop:
            self.state = session.advance(self.state, self.context)
        return True

    def press(self, key: Key, screen: Screen) -> bool:
        """Change the state by a key, and act on its request. Return whether to continue."""
        self.state = session.press(self.state, key, self.context)
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
            notice = self.context.words.cannot_open.format(reason=error.message)
            self.state = self.state._replace(notice=notice)
            return
        self.context.books.append(book)
        self.state = session.opened(self.state, len(self.context.books) - 1)

    def ending(self, ended: int) -> Ending:
        """Return how things are at the end."""
        places = {visit.book: visit.place for visit in self.state.history}
        places[self.state.book] = self.state.place
        books, look, steps = self.context.books, self.state.look, self.context.steps
        return Ending(
            tuple((books[number], place) for number, place in places.items()),
            self.look_before,
            look,
            steps[look.size].name if steps else "",
            ended,
        )
