"""The formats that can be read: the module that parses each, and the file names that promise it.

Such a module has two public names: ``TAKES``, which is ``str`` if it is given clean text and
``bytes`` if it is given a file as it is, and ``parse(source, name)``, which returns a Document.
One that can read piece by piece has ``parse_lazily(source, name)`` too: it returns a LazyDocument.
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
"""The name under which standard input is asked for, where a file may be."""
