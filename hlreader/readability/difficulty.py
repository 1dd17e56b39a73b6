"""hlreader's own difficulty score: one scale for sentences, paragraphs and whole texts.

Like Flesch-Kincaid, it is in school grades of the United States. It is a sum of parts: one for long
sentences, one for long words, one for rare words, and one for words that are harder or easier than
their rarity suggests. The weights were fitted to people's judgements
(``data/difficulty_weights.txt``). ``docs/difficulty.md`` says how well they agree. It works for
English only.
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
"""A text with fewer words has no difficulty."""

_WEIGHTS = Path(__file__).parent / "data" / "difficulty_weights.txt"

# One sentence says little about how long an author's words are. So its mean moves towards the usual
# mean, as if it had this many more words.
_USUAL_SYLLABLES = 1.7
_DRAWN_BY_WORDS = 50

_USUAL_WORDS = 20

# The specialty of a short sentence moves towards 0, as if it had this many more common words.
_MORE_COMMON_WORDS = 10

# Text in brackets explains or gives evidence. Readers may skip it, so it weighs half.
_BRACKETS = re.compile(r"(\([^()]*\)|\[[^\[\]]*\])")
_IN_BRACKETS = 0.5


class Load(NamedTuple):
    """The sums that the difficulty is computed from. Loads of sentences can be added up."""

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
    """The same for all texts. It is negative, because every text has words."""
    sentence_length: float
    syllables: float
    rarity: float
    specialty: float
    """Below 0 if the rare words are ones that patients often hear."""


class Features(NamedTuple):
    """The values that the weights are multiplied with, in the order of the parts."""

    sentence_length: float
    """Natural logarithm of the words in a sentence."""
    syllables: float
    """Syllables per word. In short texts it moves towards the usual value."""
    rarity_in_sentence: float
    """Root of the squared rarities per sentence. It grows with the number of rare words."""
    rarity_of_words: float
    """Root of the mean squared rarity of the words. It does not depend on their number."""
    specialty: float
    """Mean specialty of the words. In short texts it moves towards 0."""


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
    """Return the load of one sentence. A repeated word counts once for its rarity.

    Callers that already have the words pass them as ``found``.
    """
    found, weights = weighed_words(sentence, found)
    if not found:
        return Load()
    known = (_opening_load(found[0]), *map(_word_load, found[1:]))
    telling = {word for word, _, squared, specialty_ in known if squared or specialty_}
    rare = special = 0.0
    for weight, (word, _, squared, specialty_) in zip(weights, known, strict=True):
        if word in telling:
            telling.remove(word)
            rare += weight * squared
            special += weight * specialty_
    return Load(len(found), 1, sum([syllables for _, syllables, _, _ in known]), rare, special)


def weighed_words(sentence: str, found: list[str] | None = None) -> tuple[list[str], list[float]]:
    """Return the words of a sentence and the weight of each. ``found`` holds the words if known."""
    if "(" not in sentence and "[" not in sentence:
        found = list_words(sentence) if found is None else found
        return found, [1.0] * len(found)
    found, weights = [], []
    for number, piece in enumerate(_BRACKETS.split(sentence)):  # every second piece is in brackets
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
    """Return the same as ``_word_load``, for a word that opens a sentence."""
    return _word_load_at(word, opens=True)


def _word_load_at(word: str, *, opens: bool) -> tuple[str, int, float, float]:
    word = without_ligatures(word)
    return word.lower(), count_syllables(word), rarity(word, opens=opens) ** 2, specialty(word)


def sum_loads(loads: Iterable[Load]) -> Load:
    """Return the sum of the loads of many sentences."""
    columns = list(zip(*loads, strict=True))
    return Load(*map(sum, columns)) if columns else Load()


def features(counts: Load) -> Features:
    """Return the features of a load. It must have words."""
    return Features(
        log(counts.words / counts.sentences),
        (counts.syllables + _USUAL_SYLLABLES * _DRAWN_BY_WORDS) / (counts.words + _DRAWN_BY_WORDS),
        sqrt(counts.rarity / counts.sentences),
        sqrt(counts.rarity / counts.words),
        counts.specialty / (counts.words + _MORE_COMMON_WORDS),
    )


def difficulty(text: str | Load) -> Difficulty | None:
    """Return the difficulty of an English text or a load, or None below ``FEWEST_WORDS`` words.

    A string is split into sentences as prose.
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

    It is 0 for common words, and never negative.

    >>> word_difficulty("water"), word_difficulty("thrombosis") > word_difficulty("clot")
    (0.0, True)
    """
    weights = _weights()[1]
    rare = weights.rarity_in_sentence + weights.rarity_of_words / sqrt(_USUAL_WORDS)
    special = weights.specialty / (_USUAL_WORDS + _MORE_COMMON_WORDS)
    found = [match[0] for match in words(clean(word))]
    added = [rare * rarity(part) + special * specialty(part) for part in found]
    return max([0.0, *added])
