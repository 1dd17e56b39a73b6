"""Open the interactive reader on an article."""

import os
import sys
from pathlib import Path

from hlreader.glossary import Glossary
from hlreader.language import preferred, primary
from hlreader.library import OpenArticle, open_article
from hlreader.pages.reading import Definitions
from hlreader.terminal import Terminal


def read_interactively(
    name: str,
    library: Path | None,
    glossary: Path | None,
    definitions: Definitions,
    language: str,
    format: str | None,  # noqa: A002
    terminal: Terminal,
) -> bool:
    """Let someone read an article on the terminal; False if there is none to take keys from."""
    try:
        from hlreader.reader.app import Opening, die_of, run
        from hlreader.reader.terminal import keys_of_terminal
    except ImportError:  # no termios: not a Unix system
        return False
    from hlreader.reader import places
    from hlreader.reader.book import Book, Related
    from hlreader.reader.state import Look
    from hlreader.reader.steps import steps
    from hlreader.reader.wording import reader_wording

    keys = keys_of_terminal()
    if keys is None:
        return False
    spoken = primary(language) if language else preferred(os.environ)
    words = Glossary.load(glossary)

    def book_of(found: OpenArticle) -> Book:
        related = [
            Related(one.slug, one.title, facts.opening(one))
            for one in _related(found, library, spoken)
        ]
        return Book(
            found.article, found.blocks, words, related,
            mark_words=definitions is not Definitions.OFF, ascii_only=not terminal.unicode,
        )  # fmt: skip

    from hlreader import facts

    found = open_article(name, library, spoken, format)
    book = book_of(found)
    wording = reader_wording(spoken)
    place = places.recall(places.key_of(found.article, library), found.article.document.source)
    opening = Opening(
        book, wording, Look(size=1), lambda _: steps(),
        lambda slug: book_of(open_article(slug, library, spoken)),
        place, wording.back_again if place is not None else "", ascii_only=not terminal.unicode,
    )  # fmt: skip
    ending = run(opening, keys)
    for read, left in ending.places:
        key = places.key_of(read.article, library)
        places.remember(key, read.article.document.source, left)
    sys.stdout.flush()
    die_of(ending.signal)
    return True


def _related(found: OpenArticle, library: Path | None, language: str):
    from hlreader.library import Library

    if not found.article.related:
        return ()
    return Library(library, language).related(found.article)
