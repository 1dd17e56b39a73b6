"""Load an article with everything that a page needs."""

import os
import shlex
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from hlreader.actions.open_glossary import open_words
from hlreader.errors import ArticleNotFoundError
from hlreader.glossary import Glossary
from hlreader.language import preferred, primary
from hlreader.library.find import Library, load_article
from hlreader.limits import SUGGESTIONS
from hlreader.messages import Message
from hlreader.models import Article
from hlreader.pages.reading import Definitions, Reading

if TYPE_CHECKING:
    from hlreader.library.search import SearchResult


class ArticleRequest(NamedTuple):
    """Which article to read, from which library and with which glossary."""

    name: str
    library: Path | None = None
    glossary: Sequence[Path] | None = None
    language: str = ""
    format: str | None = None

    @property
    def reads(self) -> str:
        """The reader's language: their choice, or the system's language."""
        return primary(self.language) if self.language else preferred(os.environ)


def open_reading(request: ArticleRequest, definitions: Definitions) -> Reading:
    """Return an article, its related articles and the glossary. Raises HlreaderError."""
    words, language = open_words(request.glossary), request.reads
    with found_or_explained(request, words):
        article = load_article(request.name, request.library, language, request.format)
    return Reading(article, _related(article, request.library, language), words, definitions)


@contextmanager
def found_or_explained(request: ArticleRequest, words: Glossary) -> Iterator[None]:
    """If no article has the name, add what a search finds and the glossary has to the error."""
    name = request.name
    try:
        yield
    except ArticleNotFoundError as error:
        file = _hint_for_file(name)
        if file:
            raise ArticleNotFoundError(error.message, hint=file) from None
        hint, names = error.hint, list(error.suggestions)
        about = [one.article.slug for one in articles_about(request, words)]
        if about:
            names = [*dict.fromkeys((*about, *names))][:SUGGESTIONS]
            hint = Message("Closest: {names}.", names=", ".join(names))
        found = words.lookup(name)
        if not (found or names):
            near = words.suggest(name, 1, request.reads, slip=True)
            found = words.lookup(near[0], request.reads) if near else None
        if found:
            hint = Message(
                "{hint} `hlreader define {term}` explains the word.",
                hint=hint,
                term=found.term.term,
            )
        raise ArticleNotFoundError(error.message, hint=hint, suggestions=names) from None


def articles_about(request: ArticleRequest, words: Glossary) -> "list[SearchResult]":
    """Return the articles that have all words of a name, the best first."""
    from hlreader.library.search import search

    articles = Library(request.library, request.reads).articles(lambda _: None)
    return [one for one in search(request.name, articles, words, request.reads) if one.has_all]


def _hint_for_file(name: str) -> Message | None:
    """Return what to type if a file or folder here has the name of no article."""
    if os.path.isdir(name):  # noqa: PTH112 - Path would raise where one may not look
        return Message("A folder here has this name. Name a file in it.")
    if name.strip() and os.path.lexists(name):
        named = shlex.join(["hlreader", "read", f".{os.sep}{name}"])
        return Message("A file here has this name. To read it: `{named}`.", named=named)
    return None


def _related(article: Article, library: Path | None, language: str) -> tuple[Article, ...]:
    if not article.related:
        return ()
    return tuple(Library(library, language).related(article))
