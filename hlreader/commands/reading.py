"""Gather what a page of an article needs: shared by all commands that show one."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hlreader.errors import ArticleNotFoundError
from hlreader.glossary import Glossary
from hlreader.language import preferred, primary
from hlreader.library import Library, load_article
from hlreader.models import Article
from hlreader.pages.reading import Definitions, Reading


def open_reading(
    name: str,
    library: Path | None,
    glossary: Path | None,
    definitions: Definitions,
    language: str = "",
    format: str | None = None,  # noqa: A002
) -> Reading:
    """Return an article by name, its related articles and the glossary."""
    words = Glossary.load(glossary)
    language = primary(language) if language else preferred(os.environ)
    with found_or_explained(name, words):
        article = load_article(name, library, language, format)
    return Reading(article, _related(article, library, language), words, definitions)


@contextmanager
def found_or_explained(name: str, words: Glossary) -> Iterator[None]:
    """Where no article has a name but the glossary explains it, add that to the error."""
    try:
        yield
    except ArticleNotFoundError as error:
        found = words.lookup(name)
        if found:
            hint = f"{error.hint} `hlreader define {found.term.term}` explains the word."
            raise ArticleNotFoundError(
                error.message, hint=hint, suggestions=error.suggestions
            ) from None
        raise


def _related(article: Article, library: Path | None, language: str) -> tuple[Article, ...]:
    if not article.related:
        return ()
    return tuple(Library(library, language).related(article))
