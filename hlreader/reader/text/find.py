"""Find text in an article, ignoring case and accents."""

import re
import unicodedata
from collections.abc import Iterator

from hlreader.models import run_ends, source_offset
from hlreader.reader.text.book import Book


def folded(text: str) -> str:
    """Return text in small letters without accents, with the same length."""
    if text.isascii():
        return text.lower()
    return "".join(map(_base, text))


def _base(letter: str) -> str:
    base = unicodedata.normalize("NFD", letter)[0].lower()
    if base in "‘’":
        return "'"
    return base if len(base) == 1 else letter


def matches(book: Book, query: str, part: int) -> Iterator[tuple[int, int]]:
    """Yield the source offsets of a query's matches in a part of a book, in order."""
    words = folded(" ".join(query.split())).split(" ")
    pattern = re.compile(r"\s+".join(map(re.escape, words)))
    if not query.strip():
        return
    for text, runs in book.texts(part):
        ends: list[int] = []
        for found in pattern.finditer(folded(text)):
            ends = ends or run_ends(runs)
            last = source_offset(runs, found.end() - 1, ends)
            yield source_offset(runs, found.start(), ends), last + 1
