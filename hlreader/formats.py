"""The formats that can be read: the module that parses each, and the file names that promise it."""

FORMATS = {"markdown": "hlreader.documents.markdown", "text": "hlreader.documents.text"}

SUFFIXES = {".md": "markdown", ".markdown": "markdown", ".txt": "text", ".text": "text"}
