"""Import articles: read files, make drafts of them, and write these into a library."""

import os
import re
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from hlreader.actions.output_file import write_output
from hlreader.documents import open_source, open_text
from hlreader.documents.formats import STANDARD_INPUT
from hlreader.documents.lazy import LazyDocument
from hlreader.documents.sources import SourceFile
from hlreader.errors import ContentError, HlreaderError, UnreadableError, UsageError
from hlreader.glossary import Glossary
from hlreader.glossary.words.missing import MissingWord, missing_words
from hlreader.glossary.words.usage import find_terms
from hlreader.importing.draft import Draft, draft_of
from hlreader.importing.front_matter import is_handout
from hlreader.language import DEFAULT, primary
from hlreader.library.article import article_from
from hlreader.messages import Message
from hlreader.models import Article, Document, plain_text, running_texts
from hlreader.sanitize import shown

_USUAL = Path("articles")
_ENDING = ".md"
_LONGEST = 60
_BEGINNING = 1000
_NO_LETTERS = re.compile(r"[^a-z0-9]+")


class Options(NamedTuple):
    """Where drafts go, and whether they are written."""

    output: str = ""
    """A file, a folder, ``-`` for standard output, or empty for the library."""
    library: Path | None = None
    format: str | None = None
    force: bool = False
    dry_run: bool = False


class Imported(NamedTuple):
    """A draft, with the article in it."""

    source: str
    """The name of the file that it was made from."""
    path: Path | None
    """The file of the draft, or None for standard output."""
    exists: bool
    """Whether that file was there before."""
    draft: Draft
    article: Article
    missing: Sequence[MissingWord]
    """The hard words that no entry explains."""


def import_articles(
    sources: Sequence[SourceFile], options: Options, words: Glossary
) -> Iterator[Imported | HlreaderError]:
    """Yield the draft of each file, or the error that stopped it. Raises UsageError.

    Each draft is written as a whole or not at all.
    """
    several = len(sources) > 1
    if several and options.output and not _is_folder(options.output):
        raise UsageError(
            Message("{count} files do not fit into one.", count=len(sources)),
            hint=Message("Name a folder with --output, such as articles/."),
        )
    written: set[str] = set()
    for source in sources:
        try:
            yield _import(source, options, words, written)
        except HlreaderError as error:
            if not several:
                raise
            yield error


def _import(source: SourceFile, options: Options, words: Glossary, written: set[str]) -> Imported:
    """Return the draft of a file, and write it. ``written`` has the paths of earlier drafts."""
    document = open_source(source, options.format, only_article=True).whole()
    draft = draft_of(document, _seen(document, source, options) if is_handout(document) else "")
    path = None if options.output == STANDARD_INPUT else _path_for(source, draft, options)
    name = shown(path) if path else f"{_name_for(source, draft)}{_ENDING}"
    parsed = open_text(draft.text, name, "markdown")
    article = _checked(parsed, Path(name).stem, source)
    missing = missing_words([find_terms(article.document, words, in_context=False)])
    exists = path is not None and os.path.lexists(path)
    if path:
        _refuse(source, path, written)
        if not options.dry_run:
            write_output(path, draft.text.encode(), force=options.force)
        written.add(os.path.realpath(path))
    return Imported(source.shown, path, exists, draft, article, missing)


def _seen(document: Document, source: SourceFile, options: Options) -> str:
    """Return all that readers see of a hand-out, also what hlreader added to the article."""
    if "<html" in document.source[:_BEGINNING].lower():
        from hlreader.documents.html.page import all_text

        return all_text(document.source)
    if source.path is None:  # it cannot be read twice
        return ""
    whole = open_source(source, options.format).whole()
    return " ".join(plain_text(text.runs) for text in running_texts(whole.blocks, code=True))


def _checked(document: LazyDocument, slug: str, source: SourceFile) -> Article:
    """Return the article of a draft. Raises UnreadableError for a hand-out with wrong fields."""
    try:
        return article_from(document.whole(), slug)
    except ContentError as error:
        raise UnreadableError(
            Message(
                "{source}: what it says about its article is wrong: {reason}",
                source=source.shown,
                reason=error.message,
            ),
            hint=error.hint,
        ) from None


def _is_folder(output: str) -> bool:
    return output.endswith(("/", os.sep)) or Path(output).is_dir()


def _path_for(source: SourceFile, draft: Draft, options: Options) -> Path:
    """Return the file for a draft. Raises UsageError if its name is not that of an article."""
    if options.output and not _is_folder(options.output):
        path = Path(options.output)
        if path.suffix.lower() != _ENDING:
            raise UsageError(
                Message("{path}: the name of an article ends in .md.", path=shown(path)),
                hint=Message("Write `-o {name}`.", name=shown(path.with_suffix(_ENDING))),
            )
        return path
    if options.output:
        folder = Path(options.output)
    else:
        folder = options.library or (_USUAL if _USUAL.is_dir() else Path())
    translations = folder / primary(draft.facts.language)
    if primary(draft.facts.language) != DEFAULT and translations.is_dir():
        folder = translations
    return folder / f"{_name_for(source, draft)}{_ENDING}"


def _name_for(source: SourceFile, draft: Draft) -> str:
    """Return the name of an article: that of its hand-out, of its file, or its title."""
    stem = source.path.stem if source.path else ""
    names = (draft.facts.slug, stem, draft.facts.title)
    return next((slug for slug in map(_slug, names) if slug), "article")


def _slug(text: str) -> str:
    """Return a text as a name for an article, of small letters, digits and hyphens."""
    letters = unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore").decode()
    slug = _NO_LETTERS.sub("-", letters).strip("-")
    if len(slug) > _LONGEST:
        slug = slug[: _LONGEST + 1].rpartition("-")[0] or slug[:_LONGEST]
    return slug


def _refuse(source: SourceFile, path: Path, written: set[str]) -> None:
    """Raise UsageError if a draft would replace its source, or one that was just made."""
    real = os.path.realpath(path)
    if source.path and real == os.path.realpath(source.path):
        raise UsageError(
            Message("{path}: the article would replace the file that it is made from.", path=path),
            hint=Message("Choose another file with --output."),
        )
    if real in written:
        raise UsageError(
            Message(
                "{source}: {path} is from another of these files.", source=source.shown, path=path
            ),
            hint=Message("Import it alone, and name a file with --output."),
        )
