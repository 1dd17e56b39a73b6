"""Word lists: words and phrases to look for, each with what to write instead.

They stand in ``data/``, plain text that is quick to read, and are read when a rule first needs
them. A list is kept by its first words, so that a text is gone through once however long the list.
"""

from collections.abc import Iterator, Set
from functools import cache
from pathlib import Path
from typing import NamedTuple

from hlreader.checker.concordance import Concordance
from hlreader.checker.forms import plural, verb_forms
from hlreader.checker.text import Passage

_DATA = Path(__file__).parent / "data"
_HELPERS = frozenset(
    "be is are was were been being am get gets got getting have has had having 's 've "
    "isn't aren't wasn't weren't haven't hasn't hadn't".split()
)
_BETWEEN = 3
"""How many words before a form in -ed a form of "be" or "have" may stand that it belongs to."""


class Advice(NamedTuple):
    """What to write for one form of a word. ``after_helper``: the same after "is" or "has"."""

    plain: tuple[str, ...]
    after_helper: tuple[str, ...]
    safe: bool
    """Whether the first one may take its place without asking."""
    noun: bool = False
    """Whether it is a noun in the singular."""


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
        """The phrase as the text has it."""
        return self.passage.text[self.start : self.end]

    @property
    def plain(self) -> tuple[str, ...]:
        """What to write instead, in the form that the text needs."""
        before = self.passage.words[max(0, self.word - _BETWEEN) : self.word]
        advice = self.advice
        return advice.plain if _HELPERS.isdisjoint(before) else advice.after_helper

    @property
    def replacement(self) -> str:
        """The first of the plain ones, with the capitals of the text; empty if it is not safe."""
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
        self._advice: dict[tuple[str, ...], Advice] = {}
        self._by_first: dict[str, dict[str, list[tuple[str, ...]]]] = {}
        """The phrases by their first word and the one behind it, empty if there is none."""

    def add(self, phrase: str, advice: Advice) -> None:
        """Add a phrase, and its spelling with -is- for one with -iz-. The first of two stays."""
        for spelled in {phrase, phrase.replace("iz", "is")}:
            key = tuple(spelled.split(" "))
            if key not in self._advice:
                self._advice[key] = advice
                second = key[1] if len(key) > 1 else ""
                self._by_first.setdefault(key[0], {}).setdefault(second, []).append(key)

    @property
    def first_words(self) -> Set[str]:
        """The first words of its phrases."""
        return self._by_first.keys()

    def entries(self) -> Iterator[tuple[tuple[str, ...], Advice]]:
        """Yield each phrase, as words, with its advice."""
        yield from self._advice.items()

    def find(self, words: Concordance) -> Iterator[Hit]:
        """Yield the listed phrases of a text, the longest first where several begin alike."""
        last: Passage | None = None
        behind = 0
        for passage, index in words.uses(self.first_words):
            if passage is last and index < behind:
                continue
            found = passage.words
            phrases = self._by_first[found[index]]
            second = found[index + 1] if index + 1 < len(found) else ""
            candidates = [*phrases.get(second, ()), *(phrases.get("", ()) if second else ())]
            fitting = [key for key in candidates if found[index : index + len(key)] == key]
            if fitting:
                key = max(fitting, key=len)
                last, behind = passage, index + len(key)
                start, end = passage.word_start(index), passage.word_end(behind - 1)
                if not passage.is_code(start):
                    yield Hit(passage, start, end, index, self._advice[key])


@cache
def word_list(name: str) -> WordList:
    """Return the list in ``data/<name>.txt``. The file hard_words.txt tells its form."""
    found = WordList()
    for kind, phrase, plain in entries(name):
        for form, advice in _forms(kind, phrase, plain):
            found.add(form, advice)
    return found


@cache
def plain_words(name: str) -> frozenset[str]:
    """Return the words of ``data/<name>.txt``, a list of words alone."""
    lines = (_DATA / f"{name}.txt").read_text("utf-8").splitlines()
    return frozenset(
        word for line in lines if not line.startswith("#") for word in line.split("#")[0].split()
    )


def entries(name: str) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield the kind, the phrase and the plain words of each entry of a list."""
    for line in (_DATA / f"{name}.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            left, _, right = line.partition(" = ")
            kind, _, phrase = left.partition(" ")
            yield kind, phrase, tuple(right.split(", "))


def _forms(kind: str, phrase: str, plain: tuple[str, ...]) -> Iterator[tuple[str, Advice]]:
    """Yield each form of an entry's phrase, with its advice."""
    safe = kind.endswith("!")
    noun = kind[0] == "n"
    yield phrase, Advice(plain, plain, safe, noun)
    if noun:
        many = tuple(map(plural, plain))
        yield plural(phrase), Advice(many, many, safe)
    elif kind[0] == "v":
        hard, others = verb_forms(phrase), [verb_forms(word) for word in plain]
        thirds = tuple(forms.third for forms in others)
        pasts = tuple(forms.past for forms in others)
        participles = tuple(forms.participle for forms in others)
        ings = tuple(forms.ing for forms in others)
        yield hard.third, Advice(thirds, thirds, safe)
        yield hard.past, Advice(pasts, participles, safe)
        yield hard.participle, Advice(participles, participles, safe)
        yield hard.ing, Advice(ings, ings, safe)
