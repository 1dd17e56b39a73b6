"""Open the interactive reader, and save its changes when it closes."""

import os
from collections.abc import Iterable
from contextlib import suppress
from typing import TYPE_CHECKING

from hlreader import article_facts
from hlreader.actions.choices import SPACES, Choices
from hlreader.actions.find_article import Wanted, found_or_explained
from hlreader.actions.open_glossary import open_words
from hlreader.errors import HlreaderError
from hlreader.library.find import Library, OpenArticle, open_article
from hlreader.models import Article
from hlreader.pages.reading import Definitions
from hlreader.terminal import Terminal

if TYPE_CHECKING:
    from hlreader.reader.app import Ending
    from hlreader.reader.screen.window import Window
    from hlreader.reader.session.context import Step
    from hlreader.reader.text.book import Book
    from hlreader.textsize.capabilities import Answers


def read_interactively(wanted: Wanted, choices: Choices, terminal: Terminal) -> bool:
    """Open the reader on the terminal. Return False if no terminal can send keys."""
    try:
        from hlreader.reader.app import Opening, die_of, run
        from hlreader.reader.screen.platforms import keys_of_window

        keys = keys_of_window()
    except ImportError:  # this system has neither termios nor msvcrt
        return False
    from hlreader.reader import bookmarks as places
    from hlreader.reader.session.state import Look
    from hlreader.reader.wording import reader_wording

    if keys is None:
        return False
    shelf = _Shelf(wanted, choices, ascii_only=not terminal.unicode)
    book = shelf.open(wanted.name, wanted.format)
    key = places.key_of(book.article, wanted.library) if choices.remember else ""
    place = places.recall(key, book.article.document.source)
    words = reader_wording(shelf.language)
    opening = Opening(
        book=book,
        words=words,
        steps=lambda screen: _steps(
            screen, terminal.stream.fileno(), choices, unicode=terminal.unicode
        ),
        look=Look(width=choices.width, spacing=choices.spacing, theme=choices.theme.value),
        size=choices.text_size,
        open=shelf.open,
        place=place,
        notice=choices.problem or (words.back_again if place is not None else ""),
        ascii_only=not terminal.unicode,
        colors=terminal.colors,
    )
    ending = run(opening, keys)
    if choices.remember:
        for read, left in ending.places:
            places.remember(
                places.key_of(read.article, wanted.library), read.article.document.source, left
            )
        if not choices.problem:
            _keep(ending)
    die_of(ending.signal)
    return True


class _Shelf:
    """Opens articles as books for the reader, with the same glossary."""

    def __init__(self, wanted: Wanted, choices: Choices, *, ascii_only: bool) -> None:
        self.library = wanted.library
        self.language = wanted.reads
        self.words = open_words(wanted.glossary)
        self.mark_words = choices.definitions is not Definitions.OFF
        self.ascii_only = ascii_only

    def open(self, name: str, format: str | None = None) -> "Book":  # noqa: A002
        """Return an article as a book. Raises HlreaderError."""
        from hlreader.reader.text.book import Book

        with found_or_explained(name, self.words):
            found = open_article(name, self.library, self.language, format)
        related = article_facts.related_to(self._related(found))
        return Book(
            found.article,
            found.blocks,
            self.words,
            related,
            mark_words=self.mark_words,
            ascii_only=self.ascii_only,
        )

    def _related(self, found: OpenArticle) -> Iterable[Article]:
        if not found.article.related:
            return ()
        return Library(self.library, self.language).related(found.article)


def _steps(screen: "Window", output: int, choices: Choices, *, unicode: bool) -> "tuple[Step, ...]":
    """Return the terminal's text sizes. Keep the keys that the user types in the meantime."""
    from hlreader.reader.session.size_steps import steps_of
    from hlreader.textsize import tty
    from hlreader.textsize.capabilities import judge
    from hlreader.textsize.ladder import letterings
    from hlreader.textsize.probe import ask

    size = screen.size()

    def ask_now() -> "Answers":
        heard = ask(screen, size.columns)
        screen.type_ahead(heard.keys)
        return heard.answers

    try:
        window = tty.window_of(output, os.environ)
    except AttributeError:  # Windows has no sessions to know a window by
        answers = ask_now()
    else:
        answers = tty.recalled_or_asked(window, os.environ, size.rows, ask_now)
    capabilities = judge(answers, os.environ, unicode=unicode)
    return steps_of(letterings(capabilities, choices.text_size_method))


def _keep(ending: "Ending") -> None:
    """Save changes that keys made to the settings. Ignore a file that cannot be written."""
    from hlreader.settings import change

    before, after = ending.look_before, ending.look
    changed: dict[str, str | None] = {}
    if after.size != before.size:
        changed["text-size"] = ending.size_name
    if after.width != before.width:
        changed["width"] = str(after.width) if after.width else "auto"
    if after.spacing != before.spacing:
        changed["spacing"] = SPACES[after.spacing]
    if after.theme != before.theme:
        changed["theme"] = after.theme
    if changed:
        with suppress(HlreaderError):
            change(changed)
