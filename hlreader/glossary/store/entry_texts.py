"""Cut the text of a glossary into its entries, to read only changed entries after an edit.

A piece begins at a line with the ``- `` of an entry. This is not certain without parsing the YAML,
because a quoted text may have such a line. If a piece is not the YAML of one entry, or if the text
has another form, the whole text is read.
"""

import re
from collections.abc import Iterator
from hashlib import blake2b
from typing import NamedTuple

_ENTRY = re.compile(r"^ *-(?=[ \t\n])", re.MULTILINE)
_BEFORE = re.compile(r"(?:[ ]*(?:#[^\n]*)?\n|---[ ]*\n)*")
"""Lines that may come before the first entry: empty lines, comments, the start of the document."""


_DOCUMENT = re.compile(r"^(?:---|\.\.\.)(?=\s)", re.MULTILINE)
"""The start or end of a YAML document. If a text has several, it is read as a whole."""


class Cut(NamedTuple):
    """The text of one entry: its start and end, its first line, and its hash."""

    start: int
    end: int
    line: int
    digest: bytes
    lines: int = 1

    def holds(self, line: int) -> bool:
        """Return whether a line of the whole text is in this piece."""
        return self.line <= line < self.line + self.lines


def cut(text: str) -> list[Cut]:
    """Return the pieces of a text, in order and without gaps.

    Empty if the text has another form.
    """
    before = _BEFORE.match(text)
    first = _ENTRY.match(text, before.end()) if before else None
    if not first or _DOCUMENT.search(text, first.start()):
        return []
    begin = re.compile(rf"^{first[0]}(?=[ \t\n])", re.MULTILINE)
    starts = [match.start() for match in begin.finditer(text, first.start())]
    return list(_between(text, starts))


def _between(text: str, starts: list[int]) -> Iterator[Cut]:
    line = 1 + text.count("\n", 0, starts[0])
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        hashed = blake2b(text[start:end].encode("utf-8", "surrogatepass"), digest_size=16)
        lines = text.count("\n", start, end)
        yield Cut(start, end, line, hashed.digest(), max(lines, 1))
        line += lines
