"""hlreader's own difficulty score: one scale for sentences, paragraphs and whole texts.

It is in school grades of the United States, like Flesch-Kincaid, and is the sum of its parts:
what long sentences add, what long words add, what rare words add, and what is added or taken off
because words are harder or easier than their rarity tells. The weights were fitted to
what people say and write (``data/difficulty_weights.txt``; ``docs/difficulty.md`` says how well
they agree). English only.
"""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from math import log, sqrt
from pathlib import Path
from typing import NamedTuple

from hlreader.readability.lexicon.rarity import rarity
from hlreader.readability.lexicon.specialty import specialty
from hlreader.readability.sentences import split_sentences
from hlreader.readability.syllables import count_syllables
from hlreader.readability.words import list_words, without_ligatures, words
from hlreader.sanitize import clean

FEWEST_WORDS = 5
"""A text of fewer words gets no difficulty."""

_WEIGHTS = Path(__file__).parent / "data" / "difficulty_weights.txt"

# One sentence says little about how long an author's words are: its mean is drawn towards the
# usual one, as if it had this many more words.
_USUAL_SYLLABLES = 1.7
_DRAWN_BY_WORDS = 50

_USUAL_WORDS = 20

# A sentence of few words is drawn towards no specialty, as if it had this many more common words.
_MORE_COMMON_WORDS = 10

# What is in brackets explains or proves, and readers may pass over it: it weighs half.
_BRACKETS = re.compile(r"(\([^()]*\)|\[[^\[\]]*\])")
_IN_BRACKETS = 0.5


class Load(NamedTuple):
    """What the difficulty follows from. Loads of sentences can be summed."""

    words: int = 0
    sentences: int = 0
    syllables: int = 0
    rarity: float = 0.0
    """The squared rarities of the distinct words of each sentence, summed (``rarity.rarity``)."""
    specialty: float = 0.0
    """The specialties of the same words, summed (``specialty.specialty``)."""


class Difficulty(NamedTuple):
    """A difficulty in grades, and the parts that it is the sum of."""

    grade: float
    base: float
    """The same for all texts; negative, since no text is without words."""
    sentence_length: float
    syllables: float
    rarity: float
    specialty: float
    """Below 0 where the rare words are such as patients often hear."""


class Features(NamedTuple):
    """What the weights are for, in the order of the parts."""

    sentence_length: float
    """Natural logarithm of the words in a sentence."""
    syllables: float
    """Syllables in a word, in short texts drawn towards the usual."""
    rarity_in_sentence: float
    """Root of the squared rarities in a sentence: more rare words in it, more load."""
    rarity_of_words: float
    """Root of the mean squared rarity of the words: how rare they are, however many."""
    specialty: float
    """Mean specialty of the words, in short texts drawn towards 0."""


@cache
def _weights() -> tuple[float, Features]:
    """Return the base and the weights."""
    table = {}
    for line in _WEIGHTS.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            name, value = line.split()
            table[name] = float(value)
    return table["base"], Features(*(table[name] for name in Features._fields))


def load(sentence: str, found: list[str] | None = None) -> Load:
    """Return the load of one sentence. A word that comes again counts once for its rarity.

    Callers that already have its words pass them.
    """
    found, weights = weighed_words(sentence, found)
    if not found:
        return Load()
    known = (_opening_load(found[0]), *map(_word_load, found[1:]))
    telling = {one[0] for one in known if one[2] or one[3]}  # a few: most words are common
    rare = special = 0.0
    for weight, (word, _, squared, specialty_) in zip(weights, known, strict=True):
        if word in telling:
            telling.remove(word)
            rare += weight * squared
            special += weight * specialty_
    return Load(len(found), 1, sum([one[1] for one in known]), rare, special)


def weighed_words(sentence: str, found: list[str] | None = None) -> tuple[list[str], list[float]]:
    """Return the words of a sentence, unless they are known, and what each of them weighs."""
    if "(" not in sentence and "[" not in sentence:
        found = list_words(sentence) if found is None else found
        return found, [1.0] * len(found)
    found, weights = [], []
    for number, piece in enumerate(_BRACKETS.split(sentence)):  # what is in brackets comes second
        in_piece = list_words(piece)
        found += in_piece
        weights += [_IN_BRACKETS if number % 2 else 1.0] * len(in_piece)
    return found, weights


@lru_cache(maxsize=65536)
def _word_load(word: str) -> tuple[str, int, float, float]:
    """Return a word in lower case, its syllables, squared rarity and specialty."""
    return _word_load_at(word, opens=False)


@lru_cache(maxsize=16384)
def _opening_load(word: str) -> tuple[str, int, float, float]:
    """Return the same of a word that opens a sentence."""
    return _word_load_at(word, opens=True)


def _word_load_at(word: str, *, opens: bool) -> tuple[str, int, float, float]:
    word = without_ligatures(word)
    return word.lower(), count_syllables(word), rarity(word, opens=opens) ** 2, specialty(word)


def sum_loads(loads: Iterable[Load]) -> Load:
    """Return the sum of the loads of many sentences."""
    columns = list(zip(*loads, strict=True))
    return Load(*map(sum, columns)) if columns else Load()


def features(counts: Load) -> Features:
    """Return the features of a load that has words."""
    return Features(
        log(counts.words / counts.sentences),
        (counts.syllables + _USUAL_SYLLABLES * _DRAWN_BY_WORDS) / (counts.words + _DRAWN_BY_WORDS),
        sqrt(counts.rarity / counts.sentences),
        sqrt(counts.rarity / counts.words),
        counts.specialty / (counts.words + _MORE_COMMON_WORDS),
    )


def difficulty(text: str | Load) -> Difficulty | None:
    """Return the difficulty of an English text, or of counts; None below ``FEWEST_WORDS`` words.

    A string is read as prose, sentence by sentence.
    """
    if isinstance(text, str):
        found = split_sentences(clean(text))
        return difficulty(sum_loads(load(sentence.text) for sentence in found))
    if text.words < FEWEST_WORDS:
        return None
    base, weights = _weights()
    parts = [weight * value for weight, value in zip(weights, features(text), strict=True)]
    length, syllables, *rare, special = parts
    return Difficulty(base + sum(parts), base, length, syllables, sum(rare), special)


def word_difficulty(word: str) -> float:
    """Return what a word adds by its rarity and specialty to 20 common words, in grades.

    It is 0 for common words, and never below.

    >>> word_difficulty("water"), word_difficulty("thrombosis") > word_difficulty("clot")
    (0.0, True)
    """
    weights = _weights()[1]
    rare = weights.rarity_in_sentence + weights.rarity_of_words / sqrt(_USUAL_WORDS)
    special = weights.specialty / (_USUAL_WORDS + _MORE_COMMON_WORDS)
    found = [match[0] for match in words(clean(word))]
    added = [rare * rarity(part) + special * specialty(part) for part in found]
    return max([0.0, *added])
