"""Write the whole library as a web site into a folder."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from hlreader.actions.open_glossary import open_words
from hlreader.errors import UsageError, unwritable
from hlreader.files import write_folder
from hlreader.handouts.leaflet import Clinic
from hlreader.handouts.paper import Paper
from hlreader.handouts.site.layout import Volume
from hlreader.handouts.site.site import site_files
from hlreader.language import DEFAULT, primary
from hlreader.library.find import Library
from hlreader.messages import Message
from hlreader.models import Article

MARK = "made-by-hlreader.txt"
"""The file that shows that a folder was made here, so that it may be replaced."""
_MARKED = b"Made by `hlreader handout --all`. With --force, hlreader replaces this folder.\n"


class SiteMade(NamedTuple):
    """How much is in a site."""

    articles: int
    words: int


def make_site(
    folder: Path,
    library: Path | None,
    glossary: Sequence[Path] | None,
    clinic: Clinic,
    paper: Paper = Paper(),  # noqa: B008 - it is immutable
    *,
    force: bool = False,
) -> SiteMade:
    """Write a site and return what is in it. Raises HlreaderError: then nothing has changed."""
    if not force and folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError(
            Message("{folder} already exists.", folder=folder),
            hint=Message("Name a new folder, or use --force to replace it."),
        )
    words = open_words(glossary)
    terms = list(words.terms)
    volumes = [
        Volume(language, articles, tuple(one for one in terms if primary(one.language) == language))
        for language, articles in _by_language(library).items()
        if articles
    ]
    count = SiteMade(
        sum(len(volume.articles) for volume in volumes), sum(len(one.terms) for one in volumes)
    )
    if not count.articles:
        raise UsageError(
            Message("This library has no articles."),
            hint=Message("Check --library or HLREADER_LIBRARY."),
        )

    def files() -> Iterator[tuple[str, bytes]]:
        yield MARK, _MARKED
        yield from site_files(volumes, words, clinic, paper)

    try:
        write_folder(folder, files(), mark=MARK)
    except FileExistsError:
        raise UsageError(
            Message("{folder} has files that hlreader did not write.", folder=folder),
            hint=Message("Name a new folder."),
        ) from None
    except OSError as error:
        raise unwritable(folder, error) from None
    return count


def _by_language(library: Path | None) -> dict[str, tuple[Article, ...]]:
    """Return the articles of a library by language, those of the default language first.

    Drafts are left out: they are not ready for readers.
    """
    found: dict[str, dict[str, Article]] = {DEFAULT: {}}
    own = Library(library)
    for article in own.articles():
        found.setdefault(primary(article.language), {})[article.slug] = article
    for language in own.translations():
        for article in Library(library, language).articles():
            if primary(article.language) == language:
                found.setdefault(language, {})[article.slug] = article
    return {
        language: tuple(one for one in articles.values() if not one.draft)
        for language, articles in found.items()
    }
