"""Facts that several articles state, such as the temperature of a fever, and texts that differ.

They are in ``facts.yaml`` next to the articles of a library. Each has what the articles say, in
each language, and the day when someone last compared it with its sources.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from hlreader.errors import ContentError
from hlreader.models import Source

NAME = "facts.yaml"

_NUMBER_WORDS = {
    word: str(number)
    for words in (
        "one two three four five six seven eight nine ten",
        "uno dos tres cuatro cinco seis siete ocho nueve diez",
    )
    for number, word in enumerate(words.split(), start=1)
}
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_NUMBER = rf"(?:\d+(?:[.,]\d+)*|{'|'.join(_NUMBER_WORDS)})"
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*|\d+(?:[.,]\d+)*")


class Statement(NamedTuple):
    """A place ``text[start:end]`` that states a fact, and whether it is as the fact has it."""

    start: int
    end: int
    agrees: bool


class FactWording(NamedTuple):
    """How articles state a fact in one language."""

    about: tuple[str, ...] = ()
    """A sentence is about the fact if it has all words of one of these phrases."""
    says: tuple[str, ...] = ()
    """What such a sentence may say. With another number in it, it differs from the fact."""
    signs: tuple[str, ...] = ()
    """Danger signs that each article with this fact lists."""


class Fact(NamedTuple):
    """A fact that several articles state."""

    name: str
    checked: str
    """The day when it was last compared with its sources, as 2026-11-30."""
    sources: tuple[Source, ...]
    used_in: tuple[str, ...]
    """The names of the articles that state it, in any language."""
    wordings: dict[str, FactWording]
    """Its wordings by language."""


class Statements:
    """Finds the statements of a fact in the sentences of one language."""

    def __init__(self, wording: FactWording) -> None:
        self.wording = wording
        self._about = [_words(phrase) for phrase in wording.about]
        self._said = {_normal(text) for text in wording.says}

    @cached_property
    def _form(self) -> re.Pattern[str]:
        # The longest comes first, so that "at 60 and 65" is not taken for "at 60".
        forms = sorted(set(map(_form, self.wording.says)), key=len, reverse=True)
        return re.compile(rf"(?<![\w.,])(?:{'|'.join(forms)})(?!\w)", re.IGNORECASE)

    def find(self, text: str, context: str = "") -> Iterator[Statement]:
        """Yield the statements in a sentence. ``context`` has more words about its subject."""
        words = _words(f"{context} {text}")
        if self._said and any(about <= words for about in self._about):
            for found in self._form.finditer(text):
                yield Statement(*found.span(), _normal(found[0]) in self._said)


class Facts:
    """The facts of a library, and what is wrong with their file."""

    def __init__(self, facts: Sequence[Fact] = (), fault: ContentError | None = None) -> None:
        self.facts = facts
        self.fault = fault
        self._statements: dict[str, list[tuple[Fact, Statements]]] = {}

    def in_language(self, language: str) -> list[tuple[Fact, Statements]]:
        """Return the facts that have a wording in a language, each with its finder."""
        if language not in self._statements:
            self._statements[language] = [
                (fact, Statements(fact.wordings[language]))
                for fact in self.facts
                if language in fact.wordings
            ]
        return self._statements[language]


NO_FACTS = Facts()


def _words(text: str) -> frozenset[str]:
    """Return the words of a text in lower case, and each plural also without its ending."""
    words = {word.lower() for word in _WORD.findall(text)}
    return frozenset(words | {word.removesuffix("s") for word in words})


def _normal(text: str) -> str:
    """Return a statement with digits for number words, in lower case, with single spaces."""
    return " ".join(_NUMBER_WORDS.get(word, word) for word in text.lower().split())


def _form(text: str) -> str:
    """Return a pattern for a statement with any numbers in place of its own."""
    pattern = ""
    for part in text.split():
        at = 0
        pattern += r"\s+" if pattern else ""
        for number in _DIGITS.finditer(part):
            pattern += re.escape(part[at : number.start()]) + _NUMBER
            at = number.end()
        pattern += re.escape(part[at:])
    return pattern
