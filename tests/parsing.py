"""Read whole documents and glossary files, for tests."""

from pathlib import Path

from hlreader.documents import open_bytes, open_source, open_text
from hlreader.documents.sources import SourceFile
from hlreader.glossary.load import read_terms
from hlreader.models import Document, Term
from hlreader.sanitize import Shown, shown


def parse(text: str, name: str, form: str | None = None) -> Document:
    return open_text(text, name, form).whole()


def parse_bytes(data: bytes, name: str, form: str | None = None) -> Document:
    return open_bytes(data, name, form).whole()


def read_document(path: Path, name: Shown | None = None, form: str | None = None) -> Document:
    return open_source(SourceFile(path, name or shown(path)), form).whole()


def read_standard_input() -> Document:
    return open_source(SourceFile(None, shown("-"))).whole()


def read_glossary(path: Path) -> tuple[Term, ...]:
    return read_terms(path.read_text("utf-8"), shown(path))
