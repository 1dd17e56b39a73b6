"""Which terms a document uses, where, and which of them it explains nowhere."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from hlreader.glossary import Glossary
from hlreader.glossary.parts.explain import by_parts
from hlreader.glossary.words.explanations import Explanations, names_of
from hlreader.glossary.words.hard_words import base_form, is_abbreviation, is_hard
from hlreader.language import DEFAULT, primary
from hlreader.models import (
    Document,
    Match,
    Place,
    Runs,
    Term,
    plain_text,
    run_ends,
    running_texts,
    source_offset,
)  # fmt: skip
from hlreader.readability import word_difficulty
from hlreader.readability.identify import document_language
from hlreader.readability.lexicon.jargon import is_in_address
from hlreader.readability.sentences import split_sentences

if TYPE_CHECKING:
    from hlreader.glossary.words.keys import Kind

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SENTENCE_OPENS = re.compile(r"(?:[.!?:]\s|\n)[\"“(]*\Z")
_OPENING_MARKS = '"“('
_REACH = 20
"""How many letters before a word tell whether it opens a sentence."""
_FEWEST_LETTERS = 2


class Use(NamedTuple):
    """A place where a term is, as it is written there, and how it was found."""

    text: str
    place: Place
    match: "Kind"


class UsedTerm(NamedTuple):
    """A term with its uses in order, and the place of the first that explains it, or None."""

    term: Term
    uses: tuple[Use, ...]
    explained: Place | None


class HardWord(NamedTuple):
    """A hard word that is not in the glossary, its first place and how often it is used.

    ``parts`` are its parts with their meanings, if they are known.
    """

    word: str
    place: Place
    times: int
    difficulty: float
    parts: tuple[tuple[str, str], ...] = ()


class Usage(NamedTuple):
    """The terms of a document in the order of their first use, and its other hard words."""

    path: str
    language: str
    terms: tuple[UsedTerm, ...]
    hard_words: tuple[HardWord, ...]


def find_terms(document: Document, words: Glossary, *, in_context: bool = True) -> Usage:
    """Return the terms that a document uses in headings, text and tables, but not in code.

    Entries with ``no_autolink``, everyday words, are left out. Hard words are known in English.
    Without ``in_context``, no term counts as explained by the text: that is not looked for.
    """
    language = document_language(document)
    matcher = words.matcher(language)

    @cache
    def found_as(written: str) -> "Kind":
        hit = words.lookup(written, language)
        return hit.match if hit else "exact"

    @cache
    def difficulty_of(word: str) -> float | None:
        """Return how difficult a word is that no entry explains, None if it is not hard."""
        return round(word_difficulty(word), 1) if _is_missing(word, words) else None

    uses: dict[tuple[str, str], list[Use]] = {}
    terms: dict[tuple[str, str], Term] = {}
    explained: dict[tuple[str, str], Place] = {}
    hard: dict[str, HardWord] = {}
    capitals = _Capitals()
    for stretch in running_texts(document.blocks):
        runs = stretch.runs
        heads_row = stretch.row > 0 and stretch.column == 0
        text = _without_code(runs)
        ends = run_ends(runs)
        found = list(matcher.find(text))
        explains_itself = explainer(text) if in_context else None
        for match in found:
            place = document.place(source_offset(runs, match.start, ends))
            key = (match.term.language, match.term.term)
            terms.setdefault(key, match.term)
            uses.setdefault(key, []).append(Use(match.text, place, found_as(match.text)))
            if explains_itself and ((heads_row and match.start == 0) or explains_itself(match)):
                explained.setdefault(key, place)
        if primary(language) == DEFAULT:
            for at, word, difficulty in _hard_words(text, found, difficulty_of, capitals):
                place = document.place(source_offset(runs, at, ends))
                first = hard.get(word.casefold())
                if not first:
                    hit = by_parts(word, language)
                    first = HardWord(word, place, 0, difficulty, hit.parts if hit else ())
                hard[word.casefold()] = first._replace(times=first.times + 1)
    used = (UsedTerm(terms[key], tuple(uses[key]), explained.get(key)) for key in terms)
    others = (word for word in hard.values() if not capitals.names(word.word))
    return Usage(document.name, language, tuple(used), tuple(others))


def _is_missing(word: str, words: Glossary) -> bool:
    """Return whether a word is hard, and no entry explains it, a form of it or its parts."""
    base = base_form(word)
    if not is_hard(base) or any(words.lookup_all((word, base))):
        return False
    parts = word.split("-")
    return len(parts) == 1 or any(_is_missing(part, words) for part in parts if part)


class _Capitals:
    """How the words of a text are written, to tell names from words that open a sentence."""

    def __init__(self) -> None:
        self.inside: set[str] = set()
        """Those with a capital where no sentence begins."""
        self.small: set[str] = set()

    def names(self, word: str) -> bool:
        """Return whether a word is a name: with a capital inside sentences, and never without."""
        folded = word.casefold()
        return folded in self.inside and folded not in self.small


def explainer(text: str) -> Callable[[Match], bool]:
    """Return what tells whether the use of a term in a stretch of text explains it."""
    explanations = Explanations(text)
    sentences = split_sentences(text)
    ends = [sentence.end for sentence in sentences]

    def explains(match: Match) -> bool:
        number = bisect_left(ends, match.end)
        sentence = sentences[number][1:] if number < len(ends) else (0, len(text))
        term = match.term
        return explanations.explains(
            match.start, match.end, sentence, meaning=term.plain, names=names_of(term)
        )

    return explains


def _without_code(runs: Runs) -> str:
    """Return the text of runs with signs in place of code and asides, so that offsets hold."""
    if not any(run.code or run.aside for run in runs):
        return plain_text(runs)
    return "".join("\0" * len(run.text) if run.code or run.aside else run.text for run in runs)


def _hard_words(
    text: str,
    terms: list[Match],
    difficulty_of: Callable[[str], float | None],
    capitals: _Capitals,
) -> Iterator[tuple[int, str, float]]:
    """Yield the hard words outside terms, with offset and difficulty; names of people are none."""
    starts = [match.start for match in terms]
    for found in _WORD.finditer(text):
        word, at = found[0], found.start()
        number = bisect_right(starts, at) - 1
        if len(word) < _FEWEST_LETTERS or (number >= 0 and at < terms[number].end):
            continue
        if word[0].isupper() and not is_abbreviation(word):
            if not _opens_sentence(text, at):
                capitals.inside.add(word.casefold())
                continue
        else:
            capitals.small.add(word.casefold())
        difficulty = difficulty_of(word)
        if difficulty is not None and not is_in_address(text, at):
            yield at, word, difficulty


def _opens_sentence(text: str, at: int) -> bool:
    """Return whether a sentence begins at a place of a text."""
    before = text[max(0, at - _REACH) : at]
    if at <= _REACH and not before.strip(_OPENING_MARKS):
        return True
    return _SENTENCE_OPENS.search(before) is not None
