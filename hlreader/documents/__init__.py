"""Files and streams become Documents: blocks of text that know their place in the source.

One module reads each format; ``FORMATS`` names them. Each is imported when such a file comes.
``open_source``, ``open_text`` and ``open_bytes`` return a document whose blocks are read when they
are asked for; its ``whole()`` is a ``Document`` with all of them.

A place is a line and a column in Markdown, plain text and HTML. Other formats have no lines. There
the line is the number of the paragraph (Word, OpenDocument, Rich Text), the page (PDF), the slide
(PowerPoint) or the chapter (EPUB), and the column counts the characters from its beginning.
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
from hlreader.models import Block, Document
from hlreader.patterns import lazy
from hlreader.sanitize import REPLACEMENT

_MARKDOWN_SIGNS = lazy(
    r"\A---[ \t]*\n|^ {0,3}(?:#{1,6} |[-*+] |```|~~~|> )|^\|.*\|[ \t]*$|\]\(|\*\*\w",
    re.MULTILINE,
)


def format_of(path: Path) -> str:
    """Return the format that a file's name promises; "" for one that promises nothing of use.

    Raises UsageError for an unknown one.
    """
    found = SUFFIXES.get(path.suffix.lower(), "")
    if not found and not unreadable_kind(path.suffix):
        kinds = ", ".join(SUFFIXES)
        raise UsageError(
            f"{path}: hlreader reads only {kinds} files.",
            hint=f"If it is one of these, add --format {', '.join(FORMATS)}.",
        )
    return found


def guess_format(text: str) -> str:
    """Return "markdown" if the text shows signs of it, else "text"."""
    return "markdown" if _MARKDOWN_SIGNS.search(text) else "text"


def open_text(text: str, name: str, format: str | None = None) -> LazyDocument:  # noqa: A002
    """Return the document that a clean text holds. ``name`` is for messages.

    ``format`` is a key of ``FORMATS`` whose module takes text; without one it is guessed. Raises
    ContentError.
    """
    return _opened(import_module(FORMATS[format or guess_format(text)].module), text, name)


def open_bytes(data: bytes, name: str, format: str | None = None) -> LazyDocument:  # noqa: A002
    """Return the document that a file's bytes hold. ``name`` is for messages.

    ``format`` is a key of ``FORMATS``; without one the bytes tell: most formats by their first
    bytes, Markdown by its signs. Raises UnreadableError where they are not of
    that format.
    """
    refuse_other_kinds(data, name, format or "")
    chosen = format or kind_of(data)
    if not chosen:
        document = open_text(decode_text(data, name), name)
    else:
        module = import_module(FORMATS[chosen].module)
        source = data if module.TAKES is bytes else decode_text(data, name)
        document = _opened(module, source, name)
    document.digest = digest(data)
    return document


def _opened(module: ModuleType, source: str | bytes, name: str) -> LazyDocument:
    """Return a document as its format's module gives it: lazily if it can."""
    if hasattr(module, "parse_lazily"):
        document: LazyDocument = module.parse_lazily(source, name)
        return document
    return LazyDocument.of(module.parse(source, name))


def stream(document: Document | LazyDocument) -> Iterator[Block]:
    """Yield the blocks of a document once; those of a lazy one are read, and not kept."""
    return document.stream() if isinstance(document, LazyDocument) else iter(document.blocks)


def unreadable_characters(document: Document | LazyDocument) -> str:
    """Return what a person should know of the characters that could not be read; "" if all were."""
    count = document.source.count(REPLACEMENT)
    if not count:
        return ""
    line, column = document.place(document.source.index(REPLACEMENT))
    if count == 1:
        return f"1 character could not be read and is shown as {REPLACEMENT} (at {line}:{column})"
    return (
        f"{count} characters could not be read and are shown as {REPLACEMENT} "
        f"(the first at {line}:{column})"
    )


def open_source(source: SourceFile, format: str | None = None) -> LazyDocument:  # noqa: A002
    """Return the document in a file, or on standard input.

    It is of the ``format`` named, or else the one that its name promises; but a web page in a file
    that is named as Markdown or text is read as what it is, and so is whatever has a name such as
    ``.doc``. On standard input the bytes tell.
    Raises NotFoundError, UsageError, UnreadableError, or ContentError for broken front matter.
    """
    if source.path is None:
        name = "standard input"
        return open_bytes(read_standard_input(name), name, format)
    data = read_bytes(source.path, source.shown, plain=source.plain)
    chosen = format or format_of(source.path)
    kind = "" if format else kind_of(data)
    if kind == "html" and chosen in ("text", "markdown"):
        chosen = "html"
    if not chosen:
        refuse(kind or unreadable_kind(source.path.suffix), source.shown)
        chosen = kind
    return open_bytes(data, source.shown, chosen)
