"""Run the reader: open the terminal, let keys change the state, show each frame."""

import os
import signal
import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from hlreader.errors import HlreaderError
from hlreader.layout.styles import Depth, depth_of
from hlreader.messages import translated
from hlreader.reader.screen.frame import compose
from hlreader.reader.screen.keys import Key
from hlreader.reader.screen.platforms import window_on
from hlreader.reader.screen.window import Ended, Window
from hlreader.reader.session import key_actions as session
from hlreader.reader.session import reading_aloud
from hlreader.reader.session.context import Catalogue, ReaderContext, Step
from hlreader.reader.session.size_steps import nearest
from hlreader.reader.session.state import Look, State
from hlreader.reader.text.book import FRONT, Book
from hlreader.reader.wording import ReaderWording
from hlreader.textsize.sizes import Size

if TYPE_CHECKING:
    from hlreader.speech.voice import Voice  # not needed until something is read aloud

_SLICE = 0.03
"""Seconds of work between two checks of the keyboard."""
_NOTICE = 5.0
"""Seconds until the keys replace a notice."""


class Opening(NamedTuple):
    """The reader's input."""

    book: Book
    """The article to begin with, or a book of ``NOTHING`` to begin at home."""
    words: ReaderWording
    steps: Callable[[Window], tuple[Step, ...]]
    """A function that finds the sizes of this terminal."""
    look: Look
    size: Size
    """The first size, if the terminal has it."""
    open: Callable[[str], Book]
    """A function that opens another article. Raises HlreaderError."""
    place: int | None = None
    notice: str = ""
    ascii_only: bool = False
    colors: bool = True
    asked: str = ""
    """What the articles are about that are listed at first, or an empty text."""
    catalogue: Catalogue = Catalogue()
    teach_back: bool = False
    """Whether to begin with the questions about the article, or about the first that is opened."""
    aloud: bool = False
    """Whether to begin reading aloud at once."""


class Ending(NamedTuple):
    """The reader's result."""

    places: tuple[tuple[Book, int], ...]
    """The books, each with its last place."""
    look_before: Look
    look: Look
    size_name: str
    """The name of the size in the settings."""
    signal: int
    """The signal that ended it, or 0."""


def run(opening: Opening, keys: int) -> Ending:
    """Run the reader and return its result. The terminal is restored at the end."""
    return _Reader(opening).run(keys)


def die_of(number: int) -> None:
    """End this process by a signal, after everything has been restored."""
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
        self.left: dict[int, int] = {}
        """Where each book was left."""
        self.voices: dict[str, Voice] = {}
        """The voices that have been used, by language."""
        self.said: tuple[object, ...] = ()
        """What the voice says now: book, place and speed."""

    def run(self, keys: int) -> Ending:
        ended = 0
        output = sys.stdout.fileno()
        self.context = self.laid_out(())
        self.state = State(1, 1, self.opening.look)
        self.look_before = self.opening.look
        try:
            with window_on(keys, output, sys.stdout.encoding or "ascii") as screen:
                self.begin(screen)
                while self.turn(screen):
                    pass
        except Ended as end:
            ended = end.signal
        finally:
            for voice in self.voices.values():
                voice.close()
        return self.ending(ended)

    def laid_out(self, steps: tuple[Step, ...]) -> ReaderContext:
        opening = self.opening
        return ReaderContext(
            [opening.book], steps, opening.words,
            depth=depth_of(os.environ) if opening.colors else Depth.NONE,
            ascii_only=opening.ascii_only, catalogue=opening.catalogue,
        )  # fmt: skip

    def begin(self, screen: Window) -> None:
        opening = self.opening
        size = screen.size()
        self.context = self.laid_out(opening.steps(screen))
        look = opening.look._replace(size=nearest(self.context.steps, opening.size.scale))
        self.look_before = look
        place = FRONT if opening.place is None else opening.place
        state = session.start(self.context, size.columns, size.rows, look, place)
        if opening.book.nothing:
            state = session.home(state, self.context)
            if opening.asked:
                state = session.found(state, self.context, opening.asked)
        self.state = state._replace(notice=opening.notice)
        self.begin_questions()
        screen.open()
        if opening.aloud:
            self.press(Key("a"), screen)

    def begin_questions(self) -> None:
        """Ask the questions about the article, if they are what was asked for. Once is enough."""
        wanted = self.opening.teach_back and not self.state.only_teach
        if wanted and not self.context.book(self.state).nothing:
            state = session.own_words(self.state, self.context)
            self.state = state._replace(only_teach=True)

    def turn(self, screen: Window) -> bool:
        """Show the state, then handle the next event. Return whether to continue."""
        voice = self.speak()
        screen.show(compose(self.state, self.context))
        busy = session.wants_more(self.state, self.context)
        limit = 0 if busy else _NOTICE if self.state.notice else None
        keys, changed = screen.wait(limit, voice)
        heard = self.listen(voice) if voice else False
        if not (busy or keys or changed or heard):
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

    def speak(self) -> "Voice | None":
        """Make the voice say what the state says. Return the voice if it speaks."""
        state = self.state
        wanted = reading_aloud.now(state, self.context) if state.voice else None
        voice = self.voices.get(wanted.language) if wanted else None
        key = (state.book, state.voice, state.look.speed) if wanted else ()
        if key == self.said:
            return voice
        self.said = key
        try:
            if not wanted:
                for one in self.voices.values():
                    one.stop()
                return None
            if not voice:
                from hlreader.speech.voice import Voice

                voice = self.voices[wanted.language] = Voice(wanted.language)
            voice.say(wanted, state.look.speed)
        except HlreaderError as error:
            self.fall_silent(error)
            return None
        return voice

    def listen(self, voice: "Voice") -> bool:
        """Go on if the voice has said its sentence. Return whether it has."""
        try:
            if not voice.has_ended():
                return False
        except HlreaderError as error:
            self.fall_silent(error)
            return True
        self.said = ()
        self.state = reading_aloud.finished(self.state, self.context)
        return True

    def fall_silent(self, error: HlreaderError) -> None:
        """Stop reading aloud, and say why."""
        self.said = ()
        self.state = reading_aloud.stopped(self.state)._replace(notice=error.told())

    def press(self, key: Key, screen: Window) -> bool:
        """Handle a key, and any request that follows. Return whether to continue."""
        self.state = session.press(self.state, key, self.context)
        request = self.state.request
        if request.kind == "redraw":
            screen.forget()
        elif request.kind == "open":
            self.open(request.subject, request.place)
        return request.kind != "quit"

    def open(self, name: str, place: int) -> None:
        """Open another article at a place, or say why not."""
        try:
            book = self.opening.open(name)
        except HlreaderError as error:
            notice = self.context.words.cannot_open.format(reason=translated(error.message))
            self.state = self.state._replace(notice=notice)
            return
        self.context.books.append(book)
        self.left[self.state.book] = self.state.place
        self.state = session.opened(self.state, self.context, len(self.context.books) - 1, place)
        self.begin_questions()

    def ending(self, ended: int) -> Ending:
        """Return the result."""
        places = {**self.left, **{visit.book: visit.place for visit in self.state.history}}
        places.pop(self.state.book, None)  # what is read now is remembered last
        places[self.state.book] = self.state.place
        books, look, steps = self.context.books, self.state.look, self.context.steps
        return Ending(
            tuple((books[number], place) for number, place in places.items()),
            self.look_before,
            look,
            steps[look.size].name if steps else "",
            ended,
        )
