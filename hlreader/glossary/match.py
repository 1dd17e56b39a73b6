"""Find the glossary's terms in a text: whole words, leftmost first, the longest where several fit.

A scan over the words of the text: at each word the longest run of words that is a name wins. The
words of a name may be joined by spaces, hyphens, apostrophes or a slash, and the last one may be
in the plural.
"""

import re
from collections.abc import Iterator

from hlreader.glossary.index import Index
from hlreader.glossary.keys import TOKEN, fold_token, plural_keys
from hlreader.models import Match, Term

_JOINT = re.compile(r"\s+|[-‐‑'’/]")
_PLURAL_ENDS = "saei"
"""The last letters of words that may be plurals."""


class _Begins(dict[str, bool]):
    """Whether a word, as it is written, may begin a name. Most do not, and need no closer look."""

    def __init__(self, index: Index) -> None:
        self._index = index

    def __missing__(self, word: str) -> bool:
        key, names = fold_token(word), self._index.names
        found = key in names or key in self._index.longest
        if not found and key[-1] in _PLURAL_ENDS:
            found = any(singular in names for singular in plural_keys(word))
        self[word] = found
        return found


class Matcher:
    """Finds the terms of an index in texts."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self._plain: dict[str, Term | None] = {}
        """What single words in lower case have been found to be."""
        self._begins = _Begins(index)

    def find(self, text: str) -> Iterator[Match]:
        """Yield the matches in a text, in order and without overlaps."""
        if not any(map(self._begins.__getitem__, TOKEN.findall(text))):
            return
        tokens = [(fold_token(match[0]), *match.span()) for match in TOKEN.finditer(text)]
        longest = self.index.longest
        position = 0
        while position < len(tokens):
            first, start, end = tokens[position]
            if not self._begins[text[start:end]]:
                position += 1
                continue
            most = longest.get(first, 1)
            for count in range(self._reach(text, tokens, position, most), 0, -1):
                key = " ".join(token[0] for token in tokens[position : position + count])
                end = tokens[position + count - 1][2]
                term = self._term(key, text[start:end])
                if term:
                    yield Match(start, end, text[start:end], term)
                    position += count
                    break
            else:
                position += 1

    def _reach(self, text: str, tokens: list[tuple[str, int, int]], first: int, most: int) -> int:
        """Return how many words from ``first`` on, at most ``most``, are joined as in a name."""
        count = 1
        while count < most and first + count < len(tokens):
            joint = text[tokens[first + count - 1][2] : tokens[first + count][1]]
            if not _JOINT.fullmatch(joint):
                break
            count += 1
        return count

    def _term(self, key: str, written: str) -> Term | None:
        if key != written or " " in key:
            return self._look_up(key, written)
        if key not in self._plain:
            self._plain[key] = self._look_up(key, written)
        return self._plain[key]

    def _look_up(self, key: str, written: str) -> Term | None:
        term = self.index.in_text(key, written)
        if term or key[-1] not in _PLURAL_ENDS:
            return term
        for singular in plural_keys(written):
            term = self.index.in_text(singular, written)
            if term:
                return term
        return None
