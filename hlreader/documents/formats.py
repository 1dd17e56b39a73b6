"""The formats that can be read: the module for each, and its file name extensions.

A module has two public names. ``TAKES`` is ``str`` for clean text or ``bytes`` for a raw file.
``parse(source, name)`` returns a Document. If a module can read piece by piece, it also has
``parse_lazily(source, name)``, which returns a LazyDocument. If hlreader makes hand-outs in the
format, it may have ``parse_article(source, name)``, which leaves out what is not of the article.
"""

from typing import NamedTuple


class Format(NamedTuple):
    """A format that can be read."""

    module: str
    suffixes: tuple[str, ...]
    """Its file name extensions."""
    title: str
    """Its name in messages."""
    is_text: bool = False
    """Whether a text editor can show and change the file."""


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
"""The formats by the names that ``--format`` takes."""

SUFFIXES = {suffix: name for name, known in FORMATS.items() for suffix in known.suffixes}
"""The format of each file name extension."""


def suffixes_of(*names: str) -> tuple[str, ...]:
    """Return the file name extensions of the named formats."""
    return tuple(suffix for name in names for suffix in FORMATS[name].suffixes)


def texts_in_words() -> str:
    """Return the titles of the text formats as a list in words."""
    *most, last = [known.title for known in FORMATS.values() if known.is_text]
    return f"{', '.join(most)} and {last}"


STANDARD_INPUT = "-"
"""The name of standard input on the command line."""
