"""Open the interactive reader, and save its changes when it closes."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from hlreader import header_and_footer
from hlreader.actions.find_article import ArticleRequest, articles_about, found_or_explained
from hlreader.actions.open_glossary import open_words
from hlreader.actions.preferences import SPACES, Preferences
from hlreader.errors import ArticleNotFoundError, HlreaderError
from hlreader.library.find import Library, OpenArticle, open_article
from hlreader.library.gradual import GradualArticles
from hlreader.models import Article
from hlreader.pages.reading import Definitions
from hlreader.reader import last_look
from hlreader.terminal import Terminal

if TYPE_CHECKING:
    from hlreader.library.search import SearchResult
    from hlreader.reader.app import Ending
    from hlreader.reader.screen.window import Window
    from hlreader.reader.session.context import Step
    from hlreader.reader.text.book import Book
    from hlreader.textsize.capabilities import Answers


def read_interactively(
    request: ArticleRequest,
    preferences: Preferences,
    terminal: Terminal,
    *,
    teach_back: bool = False,
    aloud: bool = False,
) -> bool:
    """Open the reader on the terminal. Return False if no terminal can send keys.

    With ``teach_back``, it begins with the questions about the article. With ``aloud``, it begins
    to read aloud at once. Raises HlreaderError.
    """
    try:
        from hlreader.reader.app import Opening, die_of, run
        from hlreader.reader.screen.platforms import keys_of_window

        keys = keys_of_window()
    except ImportError:  # this system has neither termios nor msvcrt
        return False
    from hlreader.reader import bookmarks as places
    from hlreader.reader.session.context import Catalogue
    from hlreader.reader.session.state import Look
    from hlreader.reader.wording import reader_wording

    if keys is None:
        return False
    opener = _BookOpener(request, preferences, ascii_only=not terminal.unicode)
    asked = ""
    try:
        book = opener.open(request.name, request.format) if request.name else opener.nothing()
    except ArticleNotFoundError:
        if request.format or not articles_about(request, opener.words):
            raise
        book, asked = opener.nothing(), request.name
    if teach_back and not asked:
        from hlreader.library.teach_back import require_questions

        require_questions(book.article)
    key = places.key_of(book.article, request.library) if preferences.remember else ""
    place = places.recall(key, book.article.document.source)
    words = reader_wording(opener.language)
    opening = Opening(
        book=book,
        words=words,
        steps=lambda screen: _steps(
            screen, terminal.stream.fileno(), preferences, unicode=terminal.unicode
        ),
        look=Look(
            width=preferences.width,
            spacing=preferences.spacing,
            theme=preferences.theme.value,
            speed=preferences.voice_speed,
        ),
        size=preferences.text_size,
        open=opener.open,
        place=place,
        notice=preferences.problem or (words.back_again if place is not None else ""),
        ascii_only=not terminal.unicode,
        colors=terminal.colors,
        asked=asked,
        catalogue=Catalogue(opener.articles, opener.search, opener.last, opener.language),
        teach_back=teach_back,
        aloud=aloud,
    )
    ending = run(opening, keys)
    if preferences.remember:
        for read, left in ending.places:
            places.remember(
                places.key_of(read.article, request.library), read.article.document.source, left
            )
        _keep(ending, preferences.base)
    die_of(ending.signal)
    return True


class _BookOpener:
    """Opens articles as books for the reader, with the same glossary."""

    def __init__(
        self, request: ArticleRequest, preferences: Preferences, *, ascii_only: bool
    ) -> None:
        self.request = request
        self.library = request.library
        self.language = request.reads
        self.words = open_words(request.glossary, tells_wait=True)
        self.remember = preferences.remember
        self.mark_words = preferences.definitions is not Definitions.OFF
        self.ascii_only = ascii_only
        self.articles = GradualArticles(self._readable)

    def open(self, name: str, format: str | None = None) -> "Book":  # noqa: A002
        """Return an article as a book. Raises HlreaderError."""
        from hlreader.reader.text.book import Book

        with found_or_explained(self.request._replace(name=name), self.words):
            found = open_article(name, self.library, self.language, format)
        related = header_and_footer.related_to(self._related(found))
        return Book(
            found.article,
            found.blocks,
            self.words,
            related,
            mark_words=self.mark_words,
            ascii_only=self.ascii_only,
        )

    def nothing(self) -> "Book":
        """Return what lies under the home page."""
        from hlreader.reader.text.book import NOTHING, Book

        return Book(NOTHING._replace(language=self.language), (), self.words)

    def _readable(self) -> Iterator[Article]:
        """Yield the articles that can be read."""
        with suppress(HlreaderError):
            yield from Library(self.library, self.language).articles(lambda _: None)

    def search(self, query: str) -> "Sequence[SearchResult]":
        """Return the articles that fit a query."""
        from hlreader.library.search import search

        return search(query, self.articles.all(), self.words, self.language)

    def last(self) -> tuple[str, int]:
        """Return the article that was read last, and the place where it was left."""
        from hlreader.reader import bookmarks

        slug, key = bookmarks.last_read(self.library) if self.remember else ("", "")
        article = (
            next((one for one in self.articles.all() if one.slug == slug), None) if slug else None
        )
        place = bookmarks.recall(key, article.document.source) if article else None
        return (slug, place) if place is not None else ("", 0)

    def _related(self, found: OpenArticle) -> Iterable[Article]:
        if not found.article.related:
            return ()
        return Library(self.library, self.language).related(found.article)


def _steps(
    screen: "Window", output: int, preferences: Preferences, *, unicode: bool
) -> "tuple[Step, ...]":
    """Return the terminal's text sizes. Keep the keys that the user types in the meantime."""
    from hlreader.reader.session.size_steps import steps_of
    from hlreader.textsize import tty
    from hlreader.textsize.available_sizes import letterings
    from hlreader.textsize.capabilities import judge
    from hlreader.textsize.probe import ask

    size = screen.size()

    def ask_now() -> "Answers":
        received = ask(screen, size.columns)
        screen.type_ahead(received.keys)
        return received.answers

    try:
        window = tty.window_of(output, os.environ)
    except AttributeError:  # Windows has no sessions to know a window by
        answers = ask_now()
    else:
        answers = tty.recalled_or_asked(window, os.environ, size.rows, ask_now)
    capabilities = judge(answers, os.environ, unicode=unicode)
    return steps_of(letterings(capabilities, preferences.text_size_method))


def _keep(ending: "Ending", base: Mapping[str, str]) -> None:
    """Keep changes that keys made to the look, for the next time."""
    before, after = ending.look_before, ending.look
    changed: dict[str, str] = {}
    if after.size != before.size:
        changed["text-size"] = ending.size_name
    if after.width != before.width:
        changed["width"] = str(after.width) if after.width else "auto"
    if after.spacing != before.spacing:
        changed["spacing"] = SPACES[after.spacing]
    if after.theme != before.theme:
        changed["theme"] = after.theme
    if after.speed != before.speed:
        changed["voice-speed"] = str(after.speed)
    if changed:
        last_look.remember(base, changed)
