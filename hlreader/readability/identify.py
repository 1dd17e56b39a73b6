"""Identify the language of a text by its small words, such as "the", "que" and "nicht".

A text of twenty words has about ten of them. We found no library that is small, well kept and free
of NumPy. Those we tried mistook unknown languages for known ones more often.
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
"""The tag of an unknown language (BCP 47, "undetermined")."""

FEWEST_WORDS = 20
"""A shorter text may be a list of names, so it gets no language."""

_DATA = Path(__file__).parent / "data" / "function_words.txt"
_NAMED = frozenset("en es fr de pt it".split())
"""The languages that are identified by name."""
_MOST_WORDS = 400
_ENOUGH = 3000
"""How many characters of a document are enough to identify its language."""
_LEAST = 0.22
"""The smallest share of words that are small words, or have endings, of the text's language."""
_CLEAR = 1.02
"""How many times the score of the next language a language must reach."""
_CLEAR_OF_ENGLISH = 1.3
"""How many times the score of English another language must reach."""
_LEAST_KNOWN = 0.4
"""The smallest share of English words in a text whose small words do not decide."""

_ENDINGS = (1, 2, 3, 4, 5)
"""The lengths of the endings that also give clues."""

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
    """Return the language that a document declares, or that of its text, or "en"."""
    return declared(document.front_matter) or identify(_beginning(document)) or DEFAULT


def _beginning(document: Document | LazyDocument) -> str:
    """Return the beginning of a document's text, enough to identify its language."""
    beginning = ""
    for block in documents.stream(document):
        beginning += "".join(prose_text(text.runs) + "\n" for text in running_texts((block,)))
        if len(beginning) > _ENOUGH:
            break
    return beginning[: 2 * _ENOUGH]


def identify(text: str) -> str:
    """Return the language of a text: en, es, fr, de, pt, it, or ``ANOTHER``.

    Return an empty string if it is not clear, as for fewer than ``FEWEST_WORDS`` words, or for
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
    """Return the score of each language: how many words it has, or have its endings."""
    clues = _clues()
    scores: Counter[str] = Counter()
    for word in words:
        scores.update(clues.get(word, ()))
        for size in _ENDINGS:
            if size < len(word):
                scores.update(clues.get("-" + word[-size:], ()))
    return scores
