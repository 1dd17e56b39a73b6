"""Word lists: words and phrases to find, each with a better one.

They are text files in ``data/``, and are read when a rule first needs them. A list is indexed by
word, so a long list does not slow down the search of a text.
"""

import re
from collections.abc import Iterator, Set
from functools import cache, cached_property
from pathlib import Path
from typing import Literal, NamedTuple, TypeAlias

from hlreader.checker.text.concordance import Concordance, Phrase
from hlreader.checker.text.passage import Passage
from hlreader.checker.words.inflection import plural, verb_forms

_MARK = re.compile(r"[.;:,!?()\[\]](?=[\s)\]\"”’])|[(\[\"“]")
"""A mark between the words of a phrase, which makes them two phrases: "alcohol. Abuse"."""
_DATA = Path(__file__).parents[1] / "data"
_HELPERS = frozenset(
    "be is are was were been being am get gets got getting have has had having 's 've "
    "isn't aren't wasn't weren't haven't hasn't hadn't".split()
)
_BETWEEN = 3
"""How many words may come between a form of "be" or "have" and a form in -ed."""


_Form: TypeAlias = Literal["base", "plural", "third", "past", "participle", "ing"]


class Advice(NamedTuple):
    """What to write for a form of a word. ``after_helper`` applies after "is" or "has"."""

    plain: tuple[str, ...]
    after_helper: tuple[str, ...]
    safe: bool
    """Whether the first plain word is a safe replacement."""
    noun: bool = False
    """Whether it is a noun in the singular."""


class _Listed(NamedTuple):
    """An entry of a list in one of its forms. Its advice is computed when it is found."""

    kind: str
    plain: tuple[str, ...]
    form: _Form

    @property
    def advice(self) -> Advice:
        """What to write in place of this form."""
        safe = self.kind.endswith("!")
        if self.form == "base":
            return Advice(self.plain, self.plain, safe, self.kind[0] == "n")
        if self.form == "plural":
            many = tuple(map(plural, self.plain))
            return Advice(many, many, safe)
        others = [verb_forms(word) for word in self.plain]
        plain = tuple(getattr(forms, self.form) for forms in others)
        after_helper = tuple(forms.participle for forms in others)
        return Advice(plain, after_helper if self.form == "past" else plain, safe)


class Hit(NamedTuple):
    """A listed phrase in a passage: ``passage.text[start:end]``.

    ``word`` is the number of its first word.
    """

    passage: Passage
    start: int
    end: int
    word: int
    advice: Advice

    @property
    def written(self) -> str:
        """The phrase as it is in the text."""
        return self.passage.text[self.start : self.end]

    @property
    def plain(self) -> tuple[str, ...]:
        """What to write instead, in the form that the text needs."""
        before = self.passage.words[max(0, self.word - _BETWEEN) : self.word]
        advice = self.advice
        return advice.plain if _HELPERS.isdisjoint(before) else advice.after_helper

    @property
    def replacement(self) -> str:
        """The first plain phrase, with the capitals of the text, or empty if it is not safe."""
        before = self.passage.words[self.word - 1] if self.word else ""
        if not self.advice.safe or before in ("a", "an"):
            return ""
        new, old = self.plain[0], self.written
        if old.isupper():
            return new.upper()
        return new[:1].upper() + new[1:] if old[:1].isupper() else new


class WordList:
    """Phrases with advice, by their words in lower case."""

    def __init__(self) -> None:
        self._listed: dict[Phrase, _Listed] = {}
        self._filed: dict[str, list[tuple[int, Phrase]]] = {}
        """The phrases by their longest word, which is usually rare, with the number of words before
        it."""

    def add(self, phrase: str, listed: _Listed) -> None:
        """Add a phrase, and for -iz- also its spelling with -is-. An earlier entry stays."""
        for spelled in {phrase, phrase.replace("iz", "is")}:
            key = tuple(spelled.split(" "))
            if key not in self._listed:
                self._listed[key] = listed
                longest = max(key, key=len)
                self._filed.setdefault(longest, []).append((key.index(longest), key))

    @cached_property
    def first_words(self) -> Set[str]:
        """The first words of its phrases."""
        return {key[0] for key in self._listed}

    def entries(self) -> Iterator[tuple[Phrase, Advice]]:
        """Yield the words of each phrase, with its advice."""
        return ((key, listed.advice) for key, listed in self._listed.items())

    def find(self, words: Concordance) -> Iterator[Hit]:
        """Yield the listed phrases in a text. If several begin alike, yield the longest."""
        for passage, first, phrase in words.phrases(self._filed):
            start, end = passage.word_span(first)
            if not passage.is_code(start):
                if len(phrase) > 1:
                    end = passage.word_end(first + len(phrase) - 1)
                    if _MARK.search(passage.text, start, end):
                        continue
                yield Hit(passage, start, end, first, self._listed[phrase].advice)


@cache
def word_list(name: str) -> WordList:
    """Return the list in ``data/<name>.txt``. The file hard_words.txt describes the format."""
    found = WordList()
    for kind, phrase, plain in entries(name):
        for written, form in _forms(kind, phrase):
            found.add(written, _Listed(kind, plain, form))
    return found


@cache
def plain_words(name: str) -> frozenset[str]:
    """Return the words of ``data/<name>.txt``, a list without better words."""
    lines = (_DATA / f"{name}.txt").read_text("utf-8").splitlines()
    return frozenset(
        word for line in lines if not line.startswith("#") for word in line.split("#")[0].split()
    )


@cache
def plain_phrases(name: str) -> frozenset[str]:
    """Return the lines of ``data/<name>.txt``, which has one word or phrase on each line."""
    lines = (_DATA / f"{name}.txt").read_text("utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


def entries(name: str) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield the kind, the phrase and the plain words of each entry of a list."""
    for line in (_DATA / f"{name}.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            left, _, right = line.partition(" = ")
            kind, _, phrase = left.partition(" ")
            yield kind, phrase, tuple(right.split(", "))


def _forms(kind: str, phrase: str) -> Iterator[tuple[str, _Form]]:
    """Yield an entry's phrase in each of its forms."""
    yield phrase, "base"
    if kind[0] == "n":
        yield plural(phrase), "plural"
    elif kind[0] == "v":
        hard = verb_forms(phrase)
        yield hard.third, "third"
        yield hard.past, "past"
        yield hard.participle, "participle"
        yield hard.ing, "ing"
