"""Hard words that no entry explains, as text, as a table to fill in, and as a record for JSON."""

import csv
from collections.abc import Iterator, Sequence
from io import StringIO
from typing import Any

from hlreader.glossary.words.missing import MissingWord
from hlreader.messages import Message, said, translated
from hlreader.pages.exports.csv import no_formula

COLUMNS = ("term", "plain", "uses", "files", "example")
"""``glossary import`` reads the first two. Editors fill in ``plain``."""


def missing_text(words: Sequence[MissingWord], total: int, files: int) -> Iterator[str]:
    """Yield a line for each word, and the number of words and files."""
    width = max((len(word.term) for word in words), default=0)
    for word in words:
        uses = said("1 use") if word.uses == 1 else said("{count} uses", count=word.uses)
        found_in = translated(_files(word.files))
        yield f"{word.term:<{width}}  {uses:>9}  {found_in:>9}  {_where(word)}\n"
    if len(words) < total:
        yield said("{count} more.", count=total - len(words)) + "\n"
    if not words:
        yield said("No hard word without an entry in {files}.", files=_files(files)) + "\n"


def _files(count: int) -> Message:
    return Message("1 file") if count == 1 else Message("{count} files", count=count)


def _where(word: MissingWord) -> str:
    return f"{word.path}:{word.place.line}:{word.place.column}"


def missing_rows(words: Sequence[MissingWord], separator: str) -> Iterator[str]:
    """Yield the lines of a table with an empty column for meanings."""
    line = StringIO()
    rows = csv.writer(line, delimiter=separator, lineterminator="\n")
    rows.writerow(COLUMNS)
    for word in words:
        rows.writerow((no_formula(word.term), "", word.uses, word.files, no_formula(_where(word))))
    yield line.getvalue()


def missing_record(words: Sequence[MissingWord], total: int, files: int) -> dict[str, Any]:
    """Return the words for JSON. ``total`` includes words that a limit leaves out."""
    return {
        "schema": 1,
        "files": files,
        "total": total,
        "words": [
            {
                "term": word.term,
                "uses": word.uses,
                "files": word.files,
                "difficulty": word.difficulty,
                "example": {"path": word.path, **word.place._asdict(), "text": word.written},
            }
            for word in words
        ],
    }
