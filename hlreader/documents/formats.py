"""The formats that can be read: the module that parses each, and the file names that promise it.

Such a module has two public names: ``TAKES``, which is ``str`` for clean text or ``bytes`` for a
raw file, and ``parse(source, name)``, which returns a Document. One that can read piece by piece
has ``parse_lazily(source, name)`` too: it returns a LazyDocument.
"""

from typing import NamedTuple


class Format(NamedTuple):
    """A format that can be read."""

    module: str
    suffixes: tuple[str, ...]
    """The ends of file names that promise it."""
    title: str
    """What messages call it."""
    is_text: bool = False
    """Whether an editor shows what the file holds, letter for letter."""


FORMATS = {
    "markdown": Format(
        "hlreader.documents.markdown.blocks", (".md", ".markdown"), "Markdown", is_text=True
    ),
    "text": Format("hlreader.documents.text", (".txt", ".text"), "text", is_text=True),
    "html": Format(
        "hlreader.documents.html.page", (".html", ".htm", ".xhtml"), "HTML", is_text=True
    ),
    "docx": Format("hlreader.documents.docx.document", (".docx", ".docm"), "Word"),
    "odt": Format("hlreader.documents.odt.document", (".odt", ".ott"), "OpenDocument"),
    "rtf": Format("hlreader.documents.rtf.document", (".rtf",), "Rich Text"),
    "pptx": Format("hlreader.documents.pptx", (".pptx", ".ppsx"), "PowerPoint"),
    "epub": Format("hlreader.documents.epub", (".epub",), "EPUB"),
    "pdf": Format("hlreader.documents.pdf.document", (".pdf",), "PDF"),
}
"""By the names that ``--format`` takes."""

SUFFIXES = {suffix: name for name, known in FORMATS.items() for suffix in known.suffixes}
"""The format that each ending of a file's name promises."""


def suffixes_of(*names: str) -> tuple[str, ...]:
    """Return the ends of file names that promise one of the named formats."""
    return tuple(suffix for name in names for suffix in FORMATS[name].suffixes)


def texts_in_words() -> str:
    """Return the titles of the formats that are text, as a sentence lists them."""
    *most, last = [known.title for known in FORMATS.values() if known.is_text]
    return f"{', '.join(most)} and {last}"


STANDARD_INPUT = "-"
"""The name for standard input in place of a file."""
