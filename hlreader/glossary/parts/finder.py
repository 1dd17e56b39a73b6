"""Find the words in a text that have an entry, and hard words that their parts can explain."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from operator import attrgetter

from hlreader.glossary import Glossary
from hlreader.glossary.parts.explain import by_parts
from hlreader.language import DEFAULT
from hlreader.models import Match

_WORD = re.compile(r"\b(?<![-’'])[A-Za-z][a-z]{5,}(?![-’'\w])")
_OPENING = 5
"""A word after more letters than this is not the first of its text.

With a capital, it is a name.
"""


class Finder:
    """A matcher that also finds English words with known parts."""

    def __init__(self, glossary: Glossary, language: str = DEFAULT) -> None:
        self._matcher = glossary.matcher(language)
        self._glossary = glossary
        self._language = language
        self._explained = cache(self._explanation)

    def prepare(self, texts: Iterable[str]) -> None:
        """Read all that ``find`` will need for these texts at once."""
        self._matcher.prepare(texts)

    def find(self, text: str) -> Iterator[Match]:
        """Yield the matches in a text, in order and without overlaps."""
        terms = list(self._matcher.find(text))
        yield from sorted([*terms, *self.by_parts(text, terms)], key=attrgetter("start"))

    def by_parts(self, text: str, terms: Sequence[Match] = ()) -> Iterator[Match]:
        """Yield the words outside terms that their parts explain, without names."""
        starts = [match.start for match in terms]
        for found in _WORD.finditer(text):
            word, at = found[0], found.start()
            if word[0].isupper() and (at > _OPENING or text[:at].strip('"“( ')):
                continue
            number = bisect_right(starts, at) - 1
            if number >= 0 and at < terms[number].end:
                continue
            match = self._explained(word)
            if match:
                yield match._replace(start=at, end=found.end())

    def _explanation(self, word: str) -> Match | None:
        """Return the match of a word, without its place. None if it has an entry or is not hard."""
        hit = by_parts(word, self._language)
        if not hit:
            return None
        # Few words get here. Loading the word lists takes longer than showing the first page.
        from hlreader.glossary.words.hard_words import is_hard

        if not is_hard(word) or self._glossary.lookup(word, self._language):
            return None
        return Match(0, 0, word, hit.term, "parts")
