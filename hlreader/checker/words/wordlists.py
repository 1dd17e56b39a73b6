"""Word lists: words and phrases to find, each with a better one.

They are text files in ``data/``, and are read when a rule first needs them. A list is indexed by
word, so a long list does not slow down the search of a text.
"""

from collections.abc import Iterator, Set
from functools import cache, cached_property
from pathlib import Path
from typing import NamedTuple

from hlreader.checker.text.concordance import Concordance, Phrase
from hlreader.checker.words.inflection import plural, verb_forms
from hlreader.checker.words.phrase_match import Advice, Form, PhraseMatch
from hlreader.patterns import lazy

_MARK = lazy(r"[.;:,!?()\[\]](?=[\s)\]\"”’])|[(\[\"“]")
"""A mark between the words of a phrase, which makes them two phrases: "alcohol. Abuse"."""
_DATA = Path(__file__).parents[1] / "data"


class _Listed(NamedTuple):
    """An entry of a list in one of its forms. Its advice is computed when it is found."""

    kind: str
    plain: tuple[str, ...]
    form: Form

    @property
    def advice(self) -> Advice:
        """What to write in place of this form."""
        safe = self.kind.endswith("!")
        if self.form == "base":
            return Advice(self.plain, self.plain, safe, self.kind[0] == "n", self.form)
        if self.form == "plural":
            many = tuple(word if word.startswith("(") else plural(word) for word in self.plain)
            return Advice(many, many, safe, form=self.form)
        others = [verb_forms(word) for word in self.plain if not word.startswith("(")]
        if not others:
            return Advice(self.plain, self.plain, safe, form=self.form)
        plain = tuple(getattr(forms, self.form) for forms in others)
        after_helper = tuple(forms.participle for forms in others)
        return Advice(plain, after_helper if self.form == "past" else plain, safe, form=self.form)


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

    def find(self, words: Concordance) -> Iterator[PhraseMatch]:
        """Yield the listed phrases in a text. If several begin alike, yield the longest."""
        for passage, first, phrase in words.phrases(self._filed):
            start, end = passage.word_span(first)
            if not passage.is_code(start):
                if len(phrase) > 1:
                    end = passage.word_end(first + len(phrase) - 1)
                    if _MARK.search(passage.text, start, end):
                        continue
                listed = self._listed[phrase]
                if listed.kind[0] == "x":
                    continue
                hit = PhraseMatch(passage, start, end, first, listed.advice)
                if listed.kind[0] != "w" or not hit.is_noun_here:
                    yield hit


@cache
def word_list(name: str) -> WordList:
    """Return the list in ``data/<name>.txt``. The file hard_words.txt describes the format."""
    found = WordList()
    # What is listed in just one form, such as "- prolonged", comes before the forms of verbs.
    for kind, phrase, plain in sorted(entries(name), key=lambda entry: entry[0][0] not in "-x"):
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


def _forms(kind: str, phrase: str) -> Iterator[tuple[str, Form]]:
    """Yield an entry's phrase in each of its forms."""
    yield phrase, "base"
    if kind[0] == "n":
        yield plural(phrase), "plural"
    elif kind[0] in "vw":
        hard = verb_forms(phrase)
        yield hard.third, "third"
        yield hard.past, "past"
        yield hard.participle, "participle"
        yield hard.ing, "ing"
