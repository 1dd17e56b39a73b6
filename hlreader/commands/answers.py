"""Answer look-ups: shared by ``define`` and ``glossary lookup``."""

from collections.abc import Sequence
from typing import NamedTuple

from hlreader.glossary import Glossary, Hit
from hlreader.sanitize import clean_line, is_clean

SUGGESTIONS = 5


class Answer(NamedTuple):
    """A query, cleaned, with its entry or the terms that may have been meant."""

    query: str
    hit: Hit | None
    suggestions: Sequence[str]


def answer(words: Glossary, query: str, language: str, most: int = SUGGESTIONS) -> Answer:
    """Return the answer to one query, with at most so many suggestions."""
    if not is_clean(query):
        query = clean_line(query)
    hit = words.lookup(query, language)
    if hit or not most or not query.strip():
        return Answer(query, hit, ())
    return Answer(query, None, words.suggest(query, most, language))


def answers(words: Glossary, asked: Sequence[str], language: str) -> list[Answer]:
    """Return the answers to words: as one term if there is such a term, else each on its own."""
    whole = " ".join(asked)
    queries = [whole] if len(asked) > 1 and words.lookup(whole, language) else asked
    return [answer(words, query, language) for query in queries]
