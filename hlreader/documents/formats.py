"""The formats that can be read: the module that parses each, and the file names that promise it.

Such a module has two public names: ``TAKES``, which is ``str`` for clean text or ``bytes`` for a
raw file, and ``parse(source, name)``, which returns a Document. One that can read piece by piece
has ``parse_lazily(source, name)`` too: it returns a LazyDocument.
"""

FORMATS = {
    "markdown": "hlreader.documents.markdown.blocks",
    "text": "hlreader.documents.text",
    "html": "hlreader.documents.html.page",
    "docx": "hlreader.documents.docx",
    "pdf": "hlreader.documents.pdf.pages",
}

SUFFIXES = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".txt": "text",
    ".text": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".docx": "docx",
    ".pdf": "pdf",
}

STANDARD_INPUT = "-"
"""The name for standard input in place of a file."""
