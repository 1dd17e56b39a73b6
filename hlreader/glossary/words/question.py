"""Find the parts of a question to look up: "what is a biopsy?" asks for "biopsy".

A question is split into its longest phrases that have an entry. Question words and other function
words ("what is a", "in my") are never looked up alone, because some look like an abbreviation.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from hlreader.glossary.words.keys import split_at_tokens
from hlreader.language import DEFAULT

LONGEST = 8
"""The most words to look up as one phrase."""

_ENGLISH = """
a an the this that these those it its i me my mine you your we us our he him his she her they them
their who whom whose which what when where why how whats hows is isn are aren was wasn were be been
being am do don does doesn did didn have haven has hasn had having can could would should will won
may might must shall of in on at to for from with without by as about into during after before
and or but if so than then there here not no yes any some all also just only very too s t m re ve ll
d im ive id dont doesnt isnt mean means meaning meant define defined definition explain explained
cause causes caused happen happens happened
tell say says said show call called please know want need get got gets getting give take taking
took like thing things stuff doctor doctors nurse hospital something someone feel feeling feels
""".split()

_SPANISH = """
a al ante con como cómo cual cuál cuales cuáles cuando cuándo de del desde donde dónde e el él ella
ellas ellos en entre era es esa ese eso esta está estar estas este esto estos fue ha hay la las le
les lo los me mi mis mí muy más nos o para pero por porque que qué quien quién quiere decir
significa significado significan define definir explicar explique se ser si sin sobre son su sus
tengo tener tiene te tu tú tus u un una unas uno unos y ya yo dice dijo llama doctor médico favor
""".split()

_LITTLE_WORDS = {"en": frozenset(_ENGLISH), "es": frozenset(_SPANISH)}

_SIGNS_IN_WORDS = {"en": (" positive", " negative"), "es": (" positivo", " negativo")}
_AND = {"en": "and", "es": "y"}
_PLUS = re.compile(r"(?<=\w)[ ]?\+(?=\W|\Z)")
_MINUS = re.compile(r"(?<=\w)[ ]?[-−–](?=[\s,.?]|\Z)")


_ARTICLES = {
    "en": re.compile(r"\b(?:an?|the|my|your|his|her|our|their)\s+(?=\w)", re.IGNORECASE),
    "es": re.compile(r"\b(?:el|la|los|las|una?|mis?|sus?|tus?)\s+(?=\w)", re.IGNORECASE),
}


def without_articles(text: str, language: str) -> str:
    """Return a question without articles and possessives: "blood in urine"."""
    articles = _ARTICLES.get(language)
    return articles.sub("", text) if articles else text


class Span(NamedTuple):
    """Consecutive words of a question, from the word ``start`` up to ``end``."""

    start: int
    end: int


class Question:
    """A question in one language, and its phrases that may have an entry."""

    def __init__(self, text: str, language: str = DEFAULT) -> None:
        positive, negative = _SIGNS_IN_WORDS.get(language, _SIGNS_IN_WORDS[DEFAULT])
        text = _MINUS.sub(negative, _PLUS.sub(positive, text)).replace("&", _AND.get(language, "&"))
        self._pieces = split_at_tokens(text)
        self.words = self._pieces[1::2]
        shouted = text.isupper()
        self.is_little = [
            (shouted or not _is_abbreviation(word)) and is_little(word, language)
            for word in self.words
        ]

    def text(self, span: Span) -> str:
        """Return the words of a span as they are in the question."""
        return "".join(self._pieces[2 * span.start + 1 : 2 * span.end])

    @property
    def spans(self) -> list[Span]:
        """All spans to look up: those that do not have only little words."""
        count = len(self.words)
        return [
            Span(start, end)
            for start in range(count)
            for end in range(start + 1, min(start + LONGEST, count) + 1)
            if not all(self.is_little[start:end])
        ]

    @property
    def core(self) -> Span:
        """The question without little words at its start and end. It may be empty."""
        large = [number for number, little in enumerate(self.is_little) if not little]
        return Span(large[0], large[-1] + 1) if large else Span(0, 0)

    def begins_or_ends_little(self, span: Span) -> bool:
        """Return whether the first or the last word of a span is a little word."""
        return self.is_little[span.start] or self.is_little[span.end - 1]

    def left_over(self, spans: Iterable[Span]) -> list[int]:
        """Return the numbers of the words that are neither little nor in one of the spans."""
        taken = {number for span in spans for number in range(*span)}
        return [
            number
            for number, little in enumerate(self.is_little)
            if not little and number not in taken
        ]


def is_little(word: str, language: str) -> bool:
    """Return whether a word is too common to be looked up alone."""
    return word.lower() in _LITTLE_WORDS.get(language, ())


def _is_abbreviation(word: str) -> bool:
    return len(word) > 1 and word.isupper()


def longest(found: Collection[Span]) -> list[Span]:
    """Return the longest spans that do not overlap, in the order of the question."""
    kept: list[Span] = []
    for span in sorted(found, key=lambda span: (span.start - span.end, span.start)):
        if all(span.end <= other.start or other.end <= span.start for other in kept):
            kept.append(span)
    return sorted(kept)


def around(number: int, words: Sequence[str]) -> Iterator[Span]:
    """Yield the spans of up to three words that hold a word, the longest first."""
    for length in (3, 2, 1):
        for start in range(max(0, number - length + 1), number + 1):
            if start + length <= len(words):
                yield Span(start, start + length)
