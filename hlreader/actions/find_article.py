"""Load an article with everything that a page needs."""

import os
import shlex
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from hlreader.actions.open_glossary import open_words
from hlreader.errors import ArticleNotFoundError
from hlreader.glossary import Glossary
from hlreader.language import preferred, primary
from hlreader.library.find import Library, load_article
from hlreader.messages import Message
from hlreader.models import Article
from hlreader.pages.reading import Definitions, Reading


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
    with found_or_explained(request.name, words):
        article = load_article(request.name, request.library, language, request.format)
    return Reading(article, _related(article, request.library, language), words, definitions)


@contextmanager
def found_or_explained(name: str, words: Glossary) -> Iterator[None]:
    """If no article has the name but the glossary has it, add a hint to the error."""
    try:
        yield
    except ArticleNotFoundError as error:
        found = words.lookup(name)
        hint = _hint_for_file(name)
        if hint:
            raise ArticleNotFoundError(error.message, hint=hint) from None
        if found:
            hint = Message(
                "{hint} `hlreader define {term}` explains the word.",
                hint=error.hint,
                term=found.term.term,
            )
            raise ArticleNotFoundError(
                error.message, hint=hint, suggestions=error.suggestions
            ) from None
        raise


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
