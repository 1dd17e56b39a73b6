"""Tables of words, parsed only as far as needed.

A page has a few hundred different words, a table tens of thousands. Parsing the whole table would
take longer than scoring the page. A line of the file holds words with the same first letters: these
letters, a tab, and then each word with its number, "biopsy 34". A line that begins with # is a
comment.
"""

from pathlib import Path

ALIKE = 3
"""How many first letters the words on a line share."""


class WordTable:
    """A whole number for each of many words. Threads may share it."""

    def __init__(self, path: Path) -> None:
        lines = (line.partition("\t") for line in path.read_text("utf-8").splitlines())
        self._lines = {start: words for start, _, words in lines if words}
        self._parsed: dict[str, dict[str, int]] = {}

    def get(self, word: str) -> int | None:
        """Return the number of a word, or None if it is not in the table."""
        start = word[:ALIKE]
        found = self._parsed.get(start)
        if found is None:
            fields = self._lines.get(start, "").split()
            found = dict(zip(fields[::2], map(int, fields[1::2]), strict=True))
            self._parsed[start] = found
        return found.get(word)
