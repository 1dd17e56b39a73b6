"""A listed phrase in a text, and what to write instead so that it fits there."""

from functools import cached_property
from typing import Literal, NamedTuple, TypeAlias

from hlreader.checker.text.passage import Passage
from hlreader.patterns import lazy

_BE = frozenset("be is are was were been being am isn't aren't wasn't weren't".split())
_HELPERS = _BE | frozenset(
    "get gets got getting have has had having 've haven't hasn't hadn't".split()
)
_BETWEEN = 4
"""How many words may come between a form of "be" or "have" and a form in -ed."""
_BEFORE_VERBS = frozenset(
    "to will would can could may might must should shall cannot can't won't not don't didn't you "
    "we they i who please let help also or and then always never often".split()
)
"""The words before a verb that is a noun, too: "you may experience"."""
_NOT_BEFORE_NOUNS = frozenset(
    "a an the and or but of in on at to for from by with without as is are was were be been has "
    "have had may might can could will would should must that which who when where if than because "
    "so while until before after during since not it they he she you we this these those into over "
    "under about through between due does do did also only often more".split()
)
"""The words that do not come after an adjective as its noun does."""
_AMOUNTS = {"too much": False, "too little": False, "too many": True, "too few": True}
"""Whether an amount counts things: "too many pills", "too much water"."""
_ARTICLES = frozenset({"a", "an"})
_NO_ARTICLE = frozenset("too enough not many plenty a more less much all any".split())
_WITH_THE = frozenset("best first main last most".split())
_VOWEL = lazy(r"(?!use|uni|eur|one)[aeiou]|hour|honest")

Form: TypeAlias = Literal["base", "plural", "third", "past", "participle", "ing"]


class Advice(NamedTuple):
    """What to write for a form of a word. ``after_helper`` applies after "is" or "has"."""

    plain: tuple[str, ...]
    after_helper: tuple[str, ...]
    safe: bool
    """Whether the first plain word is a safe replacement."""
    noun: bool = False
    """Whether it is a noun in the singular."""
    form: Form = "base"
    """The form of the hard word."""


class PhraseMatch:
    """A listed phrase in a passage: ``passage.text[start:end]``.

    ``word`` is the number of its first word.
    """

    def __init__(self, passage: Passage, start: int, end: int, word: int, advice: Advice) -> None:
        self.passage = passage
        self.start = start
        self.end = end
        self.word = word
        self.advice = advice

    @property
    def written(self) -> str:
        """The phrase as it is in the text."""
        return self.passage.text[self.start : self.end]

    @property
    def is_noun_here(self) -> bool:
        """Whether a verb that is a noun, too, is a noun here: "your experience"."""
        if self.advice.form not in ("base", "third"):
            return False
        passage = self.passage
        if passage.sentence_of(self.word).first_word == self.word:
            return self.advice.form != "base"
        return passage.words[self.word - 1] not in _BEFORE_VERBS

    @property
    def is_in_name(self) -> bool:
        """Whether it is part of a name: it and a word next to it have capitals."""
        passage = self.passage
        if not passage.is_prose or not self.written[:1].isupper() or self.written.isupper():
            return False
        following = self.word + len(self.written.split())
        after = passage.written(following) if following < len(passage.words) else ""
        if passage.text[self.end : self.end + 1] != " ":
            after = ""
        is_first = passage.sentence_of(self.word).first_word == self.word
        before = "" if is_first else passage.written(self.word - 1)
        return (after[:1].isupper() and after != "I" and not after.isupper()) or (
            before[:1].isupper() and before != "I"
        )

    @cached_property
    def _noun(self) -> str:
        """The next word if the phrase comes before it as an adjective does, or nothing."""
        passage, following = self.passage, self.word + len(self.written.split())
        if passage.text[self.end : self.end + 1] != " " or following >= len(passage.words):
            return ""
        start, end = passage.word_span(following)
        word = passage.words[following]
        is_noun = start == self.end + 1 and word not in _NOT_BEFORE_NOUNS and word[0].isalpha()
        return passage.text[start:end] if is_noun else ""

    @property
    def plain(self) -> tuple[str, ...]:
        """What to write instead, in the form that the text needs."""
        before = self.passage.words[max(0, self.word - _BETWEEN) : self.word]
        advice = self.advice
        following = self.passage.words[self.word + len(self.written.split()) :][:1]
        has_helper = not _HELPERS.isdisjoint(before) or following == ("by",)
        return advice.after_helper if has_helper else advice.plain

    @property
    def fitting(self) -> tuple[str, ...]:
        """What to write instead that fits between the words before and after the phrase.

        It is empty if nothing fits.
        """
        plain = self._without_articles
        if not self._changes_article():
            return plain
        return tuple(
            word if word.startswith("(") else f"{_article_of(word)} {word}" for word in plain
        )

    @property
    def only_before_nouns(self) -> bool:
        """Whether the plain phrases fit only before a noun, and there is none."""
        return not self._noun and all(plain.endswith(" _") for plain in self.plain)

    @property
    def span(self) -> tuple[int, int]:
        """The range of the text that the suggestion replaces.

        It has the article before the phrase if that has to change: "an impairment", "a problem".
        """
        if self._changes_article():
            return self.passage.word_start(self.word - 1), self.end
        return self.start, self.end

    @cached_property
    def _article(self) -> str:
        """The "a" or "an" before the phrase, or nothing."""
        before = self.passage.words[self.word - 1] if self.word else ""
        is_noun_phrase = not self.advice.form.startswith(("third", "past"))
        return before if before in _ARTICLES and is_noun_phrase else ""

    def _changes_article(self) -> bool:
        """Return whether a plain phrase needs another article than the phrase has."""
        article = self._article
        return bool(article) and any(
            not plain.startswith("(") and _article_of(plain) != article
            for plain in self._without_articles
        )

    @cached_property
    def _without_articles(self) -> tuple[str, ...]:
        """The plain phrases that fit, without an article."""
        found = [word for word in map(self._fitted, self.plain) if word]
        is_many = self._noun.endswith("s") and not self._noun.endswith("ss")
        counted = [word for word in found if _AMOUNTS.get(word, is_many) == is_many]
        return tuple(dict.fromkeys(counted or found))

    def _fitted(self, plain: str) -> str:
        """Return a plain phrase as it fits here, or nothing."""
        passage, noun = self.passage, self._noun
        before = passage.words[self.word - 1] if self.word else ""
        if plain.startswith("("):
            return plain
        if plain == "got" and not _BE.isdisjoint(
            passage.words[max(0, self.word - _BETWEEN) : self.word]
        ):
            return ""  # "is got" is not said
        if plain.endswith(" _"):
            if not noun:
                return ""
            plain = plain.removesuffix(" _")
        elif plain.startswith("_ "):
            plain = plain.removeprefix("_ ")
            if noun:
                return f"(say “{plain}” after the noun)"
        if before in _ARTICLES and plain.partition(" ")[0] in _NO_ARTICLE:
            return ""
        return plain

    @property
    def instead(self) -> str:
        """The sentence that says what to write instead, or empty if nothing fits."""
        plain = self.fitting
        if not plain:
            return ""
        told = [word for word in plain if word.startswith("(")]
        written = [word for word in plain if not word.startswith("(")]
        if not written:
            return f"{told[0][1].upper()}{told[0][2:-1]}."
        quoted = " or ".join(f'"{self._cased(word)}"' for word in written)
        return f"Write {quoted}."

    def _cased(self, word: str) -> str:
        """Return a phrase in capitals if the text has them. A sentence's first word has one."""
        if self.written.isupper() and len(self.written) > 1:
            return word.upper()
        first = self.passage.text[self.span[0]]
        return word[:1].upper() + word[1:] if first.isupper() else word

    @property
    def replacement(self) -> str:
        """The first plain phrase, with the capitals of the text, or empty if it is not safe."""
        before = self.passage.words[self.word - 1] if self.word else ""
        if not self.advice.safe or before in _ARTICLES or self.is_in_name:
            return ""
        return self._cased(self.plain[0])


def _article_of(plain: str) -> str:
    """Return the article for a phrase: "a", "an", or "the" for "best" and the like."""
    if plain.partition(" ")[0] in _WITH_THE:
        return "the"
    return "an" if _VOWEL.match(plain) else "a"
