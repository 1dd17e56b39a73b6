"""Which terms a document uses, where, and which of them it explains nowhere."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from hlreader.glossary import Glossary
from hlreader.glossary.explained import is_explained, names_of
from hlreader.glossary.hard_words import is_hard
from hlreader.language import DEFAULT, primary
from hlreader.models import (
    Document,
    Heading,
    Match,
    Paragraph,
    Place,
    Runs,
    Table,
    Term,
    plain_text,
    run_ends,
    source_offset,
    walk,
)  # fmt: skip
from hlreader.readability import word_difficulty
from hlreader.readability.sentences import split_sentences

if TYPE_CHECKING:
    from hlreader.glossary.keys import Kind

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SENTENCE_OPENS = re.compile(r"(?:\A|[.!?:]\s|\n)[\"“(]*\Z")
_FEWEST_LETTERS = 2


class Use(NamedTuple):
    """A place where a term stands, as it is written there, and how it was found."""

    text: str
    place: Place
    match: "Kind"


class UsedTerm(NamedTuple):
    """A term with its uses in order, and the place of the first that explains it, or None."""

    term: Term
    uses: tuple[Use, ...]
    explained: Place | None


class HardWord(NamedTuple):
    """A hard word that is not in the glossary, its first place and how often it is used."""

    word: str
    place: Place
    times: int
    difficulty: float


class Usage(NamedTuple):
    """The terms of a document in the order of their first use, and its other hard words."""

    path: str
    language: str
    terms: tuple[UsedTerm, ...]
    hard_words: tuple[HardWord, ...]


def find_terms(document: Document, words: Glossary) -> Usage:
    """Return the terms that a document uses in headings, text and tables, but not in code.

    Entries with ``no_autolink``, everyday words, are left out. Hard words are known in English.
    """
    language = str(document.front_matter.get("language", DEFAULT))
    matcher = words.matcher(language)
    uses: dict[tuple[str, str], list[Use]] = {}
    terms: dict[tuple[str, str], Term] = {}
    explained: dict[tuple[str, str], Place] = {}
    hard: dict[str, HardWord] = {}
    for runs, heads_row in _texts(document):
        text = _without_code(runs)
        ends = run_ends(runs)
        found = list(matcher.find(text))
        for match in found:
            place = document.place(source_offset(runs, match.start, ends))
            key = (match.term.language, match.term.term)
            terms.setdefault(key, match.term)
            hit = words.lookup(match.text, language)
            uses.setdefault(key, []).append(Use(match.text, place, hit.match if hit else "exact"))
            if (heads_row and match.start == 0) or explains(text, match):
                explained.setdefault(key, place)
        if primary(language) == DEFAULT:
            for at, word, difficulty in _hard_words(text, found, words):
                place = document.place(source_offset(runs, at, ends))
                first = hard.get(word.casefold()) or HardWord(word, place, 0, difficulty)
                hard[word.casefold()] = first._replace(times=first.times + 1)
    used = (UsedTerm(terms[key], tuple(uses[key]), explained.get(key)) for key in terms)
    return Usage(document.name, language, tuple(used), tuple(hard.values()))


def explains(text: str, match: Match) -> bool:
    """Tell whether the use of a term in a stretch of text explains it."""
    sentences = ((found.start, found.end) for found in split_sentences(text))
    sentence = next((span for span in sentences if span[1] >= match.end), (0, len(text)))
    term = match.term
    return is_explained(
        text, match.start, match.end, sentence, meaning=term.plain, names=names_of(term)
    )


def _texts(document: Document) -> Iterator[tuple[Runs, bool]]:
    """Yield the stretches of running text, each with whether it heads a row of a table."""
    for block in walk(document.blocks):
        if isinstance(block, Heading | Paragraph):
            yield block.runs, False
        elif isinstance(block, Table):
            yield from ((cell, False) for cell in block.header)
            for row in block.rows:
                yield from ((cell, not number) for number, cell in enumerate(row))


def _without_code(runs: Runs) -> str:
    """Return the text of runs with signs in place of code, so that offsets hold."""
    if not any(run.code for run in runs):
        return plain_text(runs)
    return "".join("\0" * len(run.text) if run.code else run.text for run in runs)


def _hard_words(text: str, terms: list[Match], words: Glossary) -> Iterator[tuple[int, str, float]]:
    """Yield the hard words outside terms, with offset and difficulty; names of people are none."""
    covered = [(match.start, match.end) for match in terms]
    for found in _WORD.finditer(text):
        word = found[0]
        if len(word) < _FEWEST_LETTERS or any(a <= found.start() < b for a, b in covered):
            continue
        is_name = word[0].isupper() and not word.isupper()
        if is_name and not _SENTENCE_OPENS.search(text[: found.start()]):
            continue
        if is_hard(word) and not words.lookup(word):
            yield found.start(), word, round(word_difficulty(word), 1)
