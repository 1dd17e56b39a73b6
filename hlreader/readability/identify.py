"""Tell the language of a text by its small words, such as "the", "que" and "nicht".

A text of twenty words has about ten of them. No library was found that is small, well kept and free
of NumPy; those tried take an unknown language for one that they know more often.
"""

import re
from collections import Counter, defaultdict
from functools import cache
from pathlib import Path

from hlreader import documents
from hlreader.documents.lazy import LazyDocument
from hlreader.language import DEFAULT, declared
from hlreader.models import Document, prose_text, running_texts

__all__ = ["ANOTHER", "FEWEST_WORDS", "document_language", "identify"]

ANOTHER = "und"
"""The tag of a language that is not known (BCP 47, "undetermined")."""

FEWEST_WORDS = 20
"""A shorter text may be a list of names: its language is not told."""

_DATA = Path(__file__).parent / "data" / "function_words.txt"
_NAMED = frozenset("en es fr de pt it".split())
"""The languages that are told apart by name."""
_MOST_WORDS = 400
_ENOUGH = 3000
"""How many characters of a document say what its language is."""
_LEAST = 0.22
"""The least share of a text's words that are small words of its language, or end as they do."""
_CLEAR = 1.02
"""How much more of them than of those of the next language."""
_CLEAR_OF_ENGLISH = 1.3
"""How much more of them than of those of English, for any other language."""
_LEAST_KNOWN = 0.4
"""The least share of a text's words that are English ones, if its small words say nothing."""

_ENDINGS = (1, 2, 3, 4, 5)
"""How long the endings are that are clues, too."""

_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]+")


@cache
def _clues() -> dict[str, frozenset[str]]:
    """Return the languages that have each small word, or each ending ("-ing")."""
    languages: defaultdict[str, set[str]] = defaultdict(set)
    for line in _DATA.read_text("utf-8").splitlines():
        if not line.startswith("#"):
            language, _, words = line.partition("\t")
            for word in words.split():
                languages[word].add(language)
    return {word: frozenset(found) for word, found in languages.items()}


def document_language(document: Document | LazyDocument) -> str:
    """Return the language that a document declares, else the one that its text is in, else "en"."""
    return declared(document.front_matter) or identify(_beginning(document)) or DEFAULT


def _beginning(document: Document | LazyDocument) -> str:
    """Return about as much of a document's text as its language is told by."""
    beginning = ""
    for block in documents.stream(document):
        beginning += "".join(prose_text(text.runs) + "\n" for text in running_texts((block,)))
        if len(beginning) > _ENOUGH:
            break
    return beginning[: 2 * _ENOUGH]


def identify(text: str) -> str:
    """Return the language of a text: en, es, fr, de, pt, it, or ``ANOTHER``.

    Return the empty string where that is not clear: for fewer than ``FEWEST_WORDS`` words, or for
    English words without sentences, such as a list of drugs.

    >>> identify("Tome una pastilla por la noche con comida. No conduzca durante un día. Llame a "
    ...          "la enfermera si tiene fiebre o si le duele la herida.")
    'es'
    """
    words = [word.lower() for word in _WORD.findall(text)][:_MOST_WORDS]
    latin = sum(_LATIN.fullmatch(word) is not None for word in words)
    if sum(map(len, words)) and 2 * latin < len(words):
        return ANOTHER
    if len(words) < FEWEST_WORDS:
        return ""
    scores = _scores(words)
    (best, most), (_, next_most) = [*scores.most_common(2), ("", 0), ("", 0)][:2]
    if most >= _LEAST * len(words):
        foreign = best == DEFAULT or most >= _CLEAR_OF_ENGLISH * scores[DEFAULT]
        if best in _NAMED and foreign and most >= _CLEAR * next_most:
            return best
        if best not in _NAMED and foreign:
            return ANOTHER
    from hlreader.readability.lexicon.rarity import is_listed

    known = sum(map(is_listed, words))
    return "" if known >= _LEAST_KNOWN * len(words) else ANOTHER


def _scores(words: list[str]) -> Counter[str]:
    """Return how many of the words are, or end, as a language has them."""
    clues = _clues()
    scores: Counter[str] = Counter()
    for word in words:
        scores.update(clues.get(word, ()))
        for size in _ENDINGS:
            if size < len(word):
                scores.update(clues.get("-" + word[-size:], ()))
    return scores
