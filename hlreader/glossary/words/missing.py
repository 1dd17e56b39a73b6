"""List the hard words of texts that no entry explains, by use. It is a work list for editors."""

from collections.abc import Iterable
from typing import NamedTuple

from hlreader.glossary.words.hard_words import base_form
from hlreader.glossary.words.usage import Usage
from hlreader.models import Place


class MissingWord(NamedTuple):
    """A hard word with all its forms, how often they are used, and the place of the first use."""

    term: str
    """The base form, as an entry would have it."""
    uses: int
    files: int
    path: str
    place: Place
    written: str
    """How it is written there."""
    difficulty: float


def missing_words(found: Iterable[Usage]) -> list[MissingWord]:
    """Return the hard words of texts that no entry explains. The most used words come first."""
    words: dict[str, MissingWord] = {}
    for usage in found:
        seen: set[str] = set()
        for word in usage.hard_words:
            term = base_form(word.word)
            first = words.get(term) or MissingWord(
                term, 0, 0, usage.path, word.place, word.word, word.difficulty
            )
            words[term] = first._replace(
                uses=first.uses + word.times, files=first.files + (term not in seen)
            )
            seen.add(term)
    return sorted(words.values(), key=lambda word: (-word.uses, -word.files, word.term))
