"""Find an article by its slug, the beginning of a slug, or a path."""

import os
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import chain, islice
from pathlib import Path
from typing import NamedTuple

from hlreader.documents import open_source
from hlreader.documents.chunks import Chunk, Continued, chunks
from hlreader.documents.folders import entries, is_inside, unreadable
from hlreader.documents.formats import STANDARD_INPUT
from hlreader.documents.lazy import LazyDocument
from hlreader.documents.source import is_address
from hlreader.documents.sources import SourceFile
from hlreader.errors import (
    AmbiguousNameError,
    ArticleNotFoundError,
    UnreadableError,
    UsageError,
)
from hlreader.language import DEFAULT, is_tag, primary
from hlreader.library import compiled
from hlreader.limits import SUGGESTIONS
from hlreader.locations import shipped_library
from hlreader.messages import Message
from hlreader.models import Article, Document
from hlreader.sanitize import shown

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

_LANGUAGE = re.compile(r"[a-z]{2,3}")

_ENDING = re.compile(r"\S\.[A-Za-z]\w{0,9}$", re.ASCII)

_MEASURED = 100_000
"""A text with more characters is shown without measuring it first."""
_LOOKED_AT = 20
"""How many of its blocks are searched for its title and its author."""


class Library:
    """A folder of articles, each in ``<slug>.md``. It never reads files outside the folder.

    A folder in it may hold translations, such as ``es/<slug>.md``. Readers of that language see
    them instead of the articles with the same slugs.
    """

    def __init__(self, folder: Path | None = None, language: str = DEFAULT) -> None:
        self.folder = folder or shipped_library()
        self.language = primary(language)
        if not os.path.isdir(self.folder):  # noqa: PTH112 - Path would raise where one may not look
            self._refuse_folder()

    def _refuse_folder(self) -> None:
        """Raise the error for a library that is no folder, or one that cannot be seen."""
        try:
            self.folder.stat()
        except PermissionError as error:
            raise unreadable(self.folder, error) from None
        except (OSError, ValueError):
            message = Message("{folder}: this library folder does not exist.", folder=self.folder)
        else:
            message = Message("{folder}: this library is not a folder.", folder=self.folder)
        raise UsageError(message, hint=Message("Check --library or HLREADER_LIBRARY."))

    def translations(self) -> list[str]:
        """Return the sorted languages that have a folder with translations."""
        with suppress(OSError):
            folders = [path.name for path in self.folder.iterdir() if path.is_dir()]
            return sorted(name for name in folders if _LANGUAGE.fullmatch(name))
        return []

    def slugs(self) -> list[str]:
        """Return the sorted slugs of the library."""
        return sorted(self._files())

    def _files(self, broken: Callable[[UnreadableError], None] | None = None) -> dict[str, "_File"]:
        """Return the files of the articles by slug, without links that lead out of the folder.

        If a folder cannot be read, pass the error to ``broken``, or raise it if there is no
        ``broken``.
        """
        roots = [os.path.realpath(self.folder)]
        files = {}
        for folder in (self.folder, self.folder / self.language):
            if not (os.path.isdir(folder) and is_inside(os.path.realpath(folder), roots)):  # noqa: PTH112
                continue
            try:
                found = entries(folder)
            except UnreadableError as error:
                if broken is None:
                    raise
                broken(error)
                continue
            for entry in found:
                path = Path(entry.path)
                if path.suffix == ".md" and _SLUG.fullmatch(path.stem) and _is_file(entry, roots):
                    files[path.stem] = _File(path, not entry.is_symlink())
        return files

    def resolve(self, name: str) -> str:
        """Return the slug for a name: the same slug, or the only one that begins with it.

        Case and spaces do not matter: "Breast cancer" is ``breast-cancer``. Raises
        ArticleNotFoundError or AmbiguousNameError.
        """
        wanted = "-".join(name.lower().replace("_", " ").replace("-", " ").split())
        slugs = self.slugs()
        if wanted in slugs:
            return wanted
        candidates = [slug for slug in slugs if wanted and slug.startswith(wanted)]
        if len(candidates) == 1:
            return candidates[0]
        if candidates:
            raise AmbiguousNameError(
                Message(
                    "More than one article begins with `{name}`: {names}.",
                    name=name,
                    names=", ".join(candidates),
                ),
                hint=Message("Use one of these names."),
                candidates=candidates,
            )
        close = self._close(wanted, slugs)
        found = (
            Message("Closest: {names}.", names=", ".join(close))
            if close
            else Message("`hlreader list` shows them all.")
        )
        raise ArticleNotFoundError(
            Message("There is no article `{name}`.", name=name), hint=found, suggestions=close
        )

    def _close(self, wanted: str, slugs: list[str]) -> list[str]:
        """Return the slugs most similar to a name, then those that contain one of its words."""
        from difflib import get_close_matches

        # Where one name is near, a far one only distracts: "metastatc" is not "heart-attack".
        close = get_close_matches(wanted, slugs, n=SUGGESTIONS) or get_close_matches(
            wanted, slugs, n=SUGGESTIONS, cutoff=0.5
        )
        words = {word for word in wanted.split("-") if len(word) > 3}  # noqa: PLR2004
        holding = [slug for slug in slugs if words & set(slug.split("-")) and slug not in close]
        return (close + holding)[:SUGGESTIONS]

    def article(self, slug: str) -> Article:
        """Return the article with exactly this slug. Raises ArticleNotFoundError, ContentError."""
        file = self._files().get(slug)
        if file is None:
            raise ArticleNotFoundError(Message("There is no article `{slug}`.", slug=slug))
        return _read(file, slug)

    def articles(
        self, broken: Callable[[UnreadableError], None] | None = None
    ) -> Iterator[Article]:
        """Yield every article, by slug.

        If an article cannot be read, skip it and pass the error to ``broken``, or raise the error
        if there is no ``broken``.
        """
        for slug, file in sorted(self._files(broken).items()):
            try:
                yield _read(file, slug)
            except UnreadableError as error:
                if broken is None:
                    raise
                broken(error)

    def languages(self) -> list[str]:
        """Return the languages of this library: the reader's, the articles' own, and others."""
        with suppress(OSError):
            folders = sorted(entry.name for entry in os.scandir(self.folder) if entry.is_dir())
            codes = [name for name in folders if is_tag(name) and name == primary(name)]
            return list(dict.fromkeys([self.language, DEFAULT, *codes]))
        return [self.language]

    def titled(self, name: str) -> Article | None:
        """Return the article that has a name as its title, or as the beginning of it, or None.

        An article in the reader's language comes first, then one in any other.
        """
        from hlreader.library.by_title import best

        for language in self.languages():
            library = self if language == self.language else Library(self.folder, language)
            found = best(name, library.articles(lambda _: None))
            if found:
                return found
        return None

    def related(self, article: Article) -> Iterator[Article]:
        """Yield the related articles that this library has and can read."""
        files = self._files()
        for slug in article.related:
            if slug in files and slug != article.slug:
                with suppress(UnreadableError):
                    yield _read(files[slug], slug)


class _File(NamedTuple):
    """The file of an article, and whether it was a plain file, not a link, when it was listed."""

    path: Path
    plain: bool


def _is_file(entry: "os.DirEntry[str]", roots: list[str]) -> bool:
    """Return whether an entry is a file, or a link to a file in these folders."""
    if not entry.is_symlink():
        return entry.is_file(follow_symlinks=False)
    return os.path.isfile(entry.path) and is_inside(os.path.realpath(entry.path), roots)  # noqa: PTH113


def load_article(
    name: str,
    library: Path | str | None = None,
    language: str = DEFAULT,
    format: str | None = None,  # noqa: A002
) -> Article:
    """Return an article by slug, by title, a path, or ``-`` for standard input.

    The beginning of a slug or a title is enough, if only one article has it.

    A name with a slash or an ending (.md, .pdf) is a path. A slug never leaves the library,
    which is the shipped one unless you name a folder. If the library has a translation into
    ``language``, return that. With a ``format``, a key of ``FORMATS``, the name is a path or ``-``,
    whatever its ending. Raises HlreaderError.
    """
    if format or name == STANDARD_INPUT or _is_path(name):
        return _read_elsewhere(name, format)
    folder = Library(Path(library) if library else None, language)
    try:
        return folder.article(folder.resolve(name))
    except ArticleNotFoundError:
        titled = folder.titled(name)
        if titled is None:
            raise
        return titled


class OpenArticle(NamedTuple):
    """An article whose blocks are read on demand. The ``blocks`` of its document are empty.

    A long article is not measured, so its ``words`` are 0.
    """

    article: Article
    blocks: Iterator[Chunk]
    """Long ones come in chunks."""


def open_article(
    name: str,
    library: Path | None = None,
    language: str = DEFAULT,
    format: str | None = None,  # noqa: A002
) -> OpenArticle:
    """Return an article like ``load_article``, but read a long file only on demand."""
    if not (format or name == STANDARD_INPUT or _is_path(name)):
        article = load_article(name, library, language)
        return OpenArticle(article, chunks(article.document.blocks))
    from hlreader.library.article import article_from, unmeasured_article

    document = _open(name, format)
    if len(document.source) <= _MEASURED:
        article = article_from(document.whole(), "")
        return OpenArticle(article, chunks(article.document.blocks))
    blocks = document.chunks()
    first = [*islice(blocks, _LOOKED_AT)]
    at = next((n for n, one in enumerate(first) if isinstance(one, Continued)), len(first))
    head = tuple(one for one in first[:at] if not isinstance(one, Continued))
    start = Document(document.name, document.source, head, document.front_matter, ())
    article = unmeasured_article(start, "")
    return OpenArticle(article, chain(article.document.blocks, first[at:], blocks))


def _is_path(name: str) -> bool:
    """Return whether a name is that of a file: no article has a dot or a slash in its name."""
    return "/" in name or "\\" in name or is_address(name) or _ENDING.search(name) is not None


def _read(file: _File, slug: str) -> Article:
    """Return an article of a library, from its compiled copy if there is one."""
    path, plain = file
    copy = compiled.load(path, compiled.unpack)
    if isinstance(copy, Article):
        return copy
    from hlreader.library.article import article_from

    try:
        before = compiled.fingerprint(path)
    except OSError:
        before = []
    article = article_from(open_source(SourceFile(path, shown(path), plain)).whole(), slug)
    if before:
        unread = article.document._replace(front_matter={})  # its fields are the article's
        compiled.save(path, before, compiled.pack(article._replace(document=unread)))
    return article


def _path_of(name: str) -> Path:
    """Return the path for a name. "~" stays if it does not name a home folder."""
    try:
        return Path(name).expanduser()
    except RuntimeError:
        return Path(name)


def _open(name: str, format: str | None) -> LazyDocument:  # noqa: A002
    """Return the document in a file, or on standard input."""
    path = None if name == STANDARD_INPUT else _path_of(name)
    return open_source(SourceFile(path, shown(name)), format)


def _read_elsewhere(name: str, format: str | None) -> Article:  # noqa: A002
    """Return the article in a file or on standard input. No copy is kept: it may be private."""
    from hlreader.library.article import article_from

    return article_from(_open(name, format).whole(), "")
