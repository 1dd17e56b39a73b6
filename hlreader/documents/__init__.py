"""Files and streams become Documents: blocks of text that know their place in the source.

One module reads each format; ``FORMATS`` names them. Each is imported when such a file comes.
"""

import re
from importlib import import_module
from pathlib import Path

from hlreader.documents.source import read_standard_input, read_text
from hlreader.errors import UsageError
from hlreader.formats import FORMATS, SUFFIXES
from hlreader.models import Document
from hlreader.sanitize import clean_line

_MARKDOWN_SIGNS = re.compile(
    r"\A---[ \t]*\n|^ {0,3}(?:#{1,6} |[-*+] |```|~~~|> )|^\|.*\|[ \t]*$|\]\(|\*\*\w",
    re.MULTILINE,
)


def format_of(path: Path) -> str:
    """Return the format that a file's name promises. Raises UsageError for an unknown one."""
    found = SUFFIXES.get(path.suffix.lower())
    if found is None:
        kinds = ", ".join(SUFFIXES)
        raise UsageError(
            f"{path}: hlreader reads {kinds} files, and this name says something else.",
            hint="If it is text, pass it in: `hlreader read - < FILE`.",
        )
    return found


def guess_format(text: str) -> str:
    """Return "markdown" if the text shows signs of it, else "text"."""
    return "markdown" if _MARKDOWN_SIGNS.search(text) else "text"


def parse(text: str, name: str, format: str | None = None) -> Document:  # noqa: A002
    """Return the document that a clean text holds. ``name`` is for messages.

    ``format`` is a key of ``FORMATS``; without one it is guessed. Raises ContentError.
    """
    module = import_module(FORMATS[format or guess_format(text)])
    document: Document = module.parse(text, name)
    return document


def read_document(path: Path, name: str | None = None) -> Document:
    """Return the document in a file. Raises NotFoundError, UsageError or UnreadableError."""
    name = clean_line(name or str(path))
    text = read_text(path, name)
    return parse(text, name, format_of(path))


def read_standard_input_document() -> Document:
    """Return the document on standard input."""
    return parse(read_standard_input(), "standard input")
