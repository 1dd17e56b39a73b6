"""The formats of hand-outs. Each has a module that turns a leaflet into bytes."""

from enum import StrEnum
from importlib import import_module
from pathlib import Path

from hlreader.errors import UsageError
from hlreader.handouts.leaflet import Leaflet
from hlreader.messages import Message


class HandoutFormat(StrEnum):
    """A format that ``--to`` can name."""

    HTML = "html"
    PDF = "pdf"
    DOCX = "docx"
    TEXT = "text"

    @property
    def ending(self) -> str:
        """How the names of its files end, without the dot."""
        return "txt" if self is HandoutFormat.TEXT else self.value


_ENDINGS = {
    ".html": HandoutFormat.HTML,
    ".htm": HandoutFormat.HTML,
    ".pdf": HandoutFormat.PDF,
    ".docx": HandoutFormat.DOCX,
    ".txt": HandoutFormat.TEXT,
}

_WRITERS = {
    HandoutFormat.HTML: "hlreader.handouts.html.page",
    HandoutFormat.PDF: "hlreader.handouts.pdf.page",
    HandoutFormat.DOCX: "hlreader.handouts.docx.page",
    HandoutFormat.TEXT: "hlreader.handouts.text",
}
"""The module of each format. Its ``written(leaflet)`` returns the bytes of the file."""


def format_of(path: Path) -> HandoutFormat:
    """Return the format for the ending of a file name. Raises UsageError."""
    try:
        return _ENDINGS[path.suffix.lower()]
    except KeyError:
        message = Message("the name {name} does not say which format to write.", name=path.name)
        hint = Message("End it with .html, .pdf, .docx or .txt, or add `--to html`.")
        raise UsageError(message, hint=hint) from None


def written(leaflet: Leaflet, to: HandoutFormat) -> bytes:
    """Return a hand-out as the bytes of a file. Raises HlreaderError if an extra is missing."""
    content: bytes = import_module(_WRITERS[to]).written(leaflet)
    return content
