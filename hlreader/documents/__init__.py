"""Read files and streams into Documents: blocks of text with their places in the source.

Each format has a module, named in ``FORMATS``. It is imported on first use. ``open_source``,
``open_text`` and ``open_bytes`` return a lazy document, whose blocks are read on demand. Its
``whole()`` is a ``Document`` with all blocks.

In Markdown, plain text and HTML, a place is a line and a column. Other formats have no lines. Their
line is the number of the paragraph (Word, OpenDocument, Rich Text), page (PDF), slide (PowerPoint)
or chapter (EPUB), and the column counts characters from its start.
"""

import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

from hlreader.digests import digest
from hlreader.documents.encodings import decode_text
from hlreader.documents.file_types import kind_of, refuse, refuse_other_kinds, unreadable_kind
from hlreader.documents.formats import FORMATS, SUFFIXES
from hlreader.documents.lazy import LazyDocument
from hlreader.documents.source import read_bytes, read_standard_input
from hlreader.documents.sources import SourceFile
from hlreader.errors import UsageError
from hlreader.messages import Message
from hlreader.models import Block, Document
from hlreader.patterns import lazy
from hlreader.sanitize import REPLACEMENT

_MARKDOWN_SIGNS = lazy(
    r"\A---[ \t]*\n|^ {0,3}(?:#{1,6} |[-*+] |```|~~~|> )|^\|.*\|[ \t]*$|\]\(|\*\*\w",
    re.MULTILINE,
)


def format_of(path: Path) -> str:
    """Return the format by a file's name, or "" if the name does not give one.

    Raises UsageError for an unknown file name extension.
    """
    found = SUFFIXES.get(path.suffix.lower(), "")
    if not found and not unreadable_kind(path.suffix):
        kinds = ", ".join(SUFFIXES)
        raise UsageError(
            Message("{path}: hlreader reads only {kinds} files.", path=path, kinds=kinds),
            hint=Message("If it is one of these, add --format {names}.", names=", ".join(FORMATS)),
        )
    return found


def guess_format(text: str) -> str:
    """Return "markdown" if the text looks like Markdown, or else "text"."""
    return "markdown" if _MARKDOWN_SIGNS.search(text) else "text"


def open_text(text: str, name: str, format: str | None = None) -> LazyDocument:  # noqa: A002
    """Return the document of a clean text. ``name`` is for messages.

    ``format`` is a key of ``FORMATS`` whose module takes text. Without it, guess the format. Raises
    ContentError.
    """
    return _opened(import_module(FORMATS[format or guess_format(text)].module), text, name)


def open_bytes(
    data: bytes,
    name: str,
    format: str | None = None,  # noqa: A002
    *,
    only_article: bool = False,
) -> LazyDocument:
    """Return the document of a file's bytes. ``name`` is for messages.

    ``format`` is a key of ``FORMATS``. Without it, the bytes give the format: usually the first
    bytes, or for Markdown its syntax. With ``only_article``, a hand-out that hlreader made has only
    what it has from its article. Raises UnreadableError if the bytes are not in the format.
    """
    refuse_other_kinds(data, name, format or "")
    chosen = format or kind_of(data)
    if not chosen:
        document = open_text(decode_text(data, name), name)
    else:
        module = import_module(FORMATS[chosen].module)
        source = data if module.TAKES is bytes else decode_text(data, name)
        document = _opened(module, source, name, only_article=only_article)
    document.digest = digest(data)
    return document


def _opened(
    module: ModuleType, source: str | bytes, name: str, *, only_article: bool = False
) -> LazyDocument:
    """Return the document that the module of a format reads, lazily if it can."""
    if only_article and hasattr(module, "parse_article"):
        return LazyDocument.of(module.parse_article(source, name))
    if hasattr(module, "parse_lazily"):
        document: LazyDocument = module.parse_lazily(source, name)
        return document
    return LazyDocument.of(module.parse(source, name))


def stream(document: Document | LazyDocument) -> Iterator[Block]:
    """Yield the blocks of a document. Blocks of a lazy document are not kept."""
    return document.stream() if isinstance(document, LazyDocument) else iter(document.blocks)


def unreadable_characters(document: Document | LazyDocument) -> str:
    """Return a note on characters that could not be read, or "" if there are none."""
    count = document.source.count(REPLACEMENT)
    if not count:
        return ""
    line, column = document.place(document.source.index(REPLACEMENT))
    if count == 1:
        return Message(
            "1 character could not be read and is shown as {sign} (at {line}:{column})",
            sign=REPLACEMENT,
            line=line,
            column=column,
        )
    return Message(
        "{count} characters could not be read and are shown as {sign} "
        "(the first at {line}:{column})",
        count=count,
        sign=REPLACEMENT,
        line=line,
        column=column,
    )


def open_source(
    source: SourceFile,
    format: str | None = None,  # noqa: A002
    *,
    only_article: bool = False,
) -> LazyDocument:
    """Return the document in a file, or on standard input.

    Its format is ``format``, or else the one that its name gives. But a web page with the name of a
    Markdown or text file is read as a web page, and the bytes decide for names such as ``.doc`` and
    on standard input. For ``only_article``, see ``open_bytes``. Raises NotFoundError, UsageError,
    UnreadableError, or ContentError if the front matter is broken.
    """
    if source.path is None:
        name = "standard input"
        data = read_standard_input(name)
        return open_bytes(data, name, format, only_article=only_article)
    data = read_bytes(source.path, source.shown, plain=source.plain)
    chosen = format or format_of(source.path)
    kind = "" if format else kind_of(data)
    if kind == "html" and chosen in ("text", "markdown"):
        chosen = "html"
    if not chosen:
        refuse(kind or unreadable_kind(source.path.suffix), source.shown)
        chosen = kind
    return open_bytes(data, source.shown, chosen, only_article=only_article)
