"""Search the articles of a library, and find the sentence that fits the query best."""

import math
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from hlreader.glossary import Glossary
from hlreader.glossary.words.keys import key, plural_keys, tokens
from hlreader.language import DEFAULT
from hlreader.models import Article, plain_text, running_texts
from hlreader.readability.sentences import split_sentences

_WEIGHTS = {"title": 8.0, "keywords": 6.0, "summary": 3.0, "headings": 3.0, "body": 1.0}
"""How much a word counts in each part of an article."""

_COMMON = frozenset(
    "a an and are at be but by can do does for from get have how i if in into is it its me my of "
    "on or so that the this to was what when where which who why will with you your".split()
)


class SearchResult(NamedTuple):
    """An article that fits a query, how well, and the sentence that fits best."""

    article: Article
    rank: float
    sentence: str


def search(
    query: str, articles: Iterable[Article], glossary: Glossary, language: str = DEFAULT
) -> list[SearchResult]:
    """Return the articles that contain words of the query, the best first.

    A word also matches its plural or singular, and its other names in the glossary. Words that are
    in few articles count more (inverse document frequency).
    """
    wanted = _wanted(query, glossary, language)
    weighted = [(article, _word_weights(article)) for article in articles]
    holders = {
        word: sum(any(form in weights for form in forms) for _, weights in weighted)
        for word, forms in wanted.items()
    }
    found = []
    for article, weights in weighted:
        rank = 0.0
        for word, forms in wanted.items():
            weight = max(weights.get(form, 0.0) for form in forms)
            if weight:
                rank += (1 + math.log(weight)) * math.log(1 + len(weighted) / holders[word])
        if rank > 0:
            found.append(SearchResult(article, rank, _best_sentence(article, wanted)))
    return sorted(found, key=lambda result: (-result.rank, result.article.slug))


def _wanted(query: str, glossary: Glossary, language: str) -> dict[str, set[str]]:
    """Return the words of a query, each with the stems that match it."""
    every = tokens(query)
    words = [word for word in every if word.lower() not in _COMMON] or every
    wanted = {word: _stems(word) for word in words}
    for word in words:
        hit = glossary.lookup(word, language)
        if hit:
            names = (hit.term.term, *hit.term.aliases, *hit.term.abbreviations)
            wanted[word].update(*(_stems(name) for name in names if " " not in key(name)))
    return wanted


def _stems(word: str) -> set[str]:
    """Return the key of a word, and the keys of its possible singulars."""
    return {key(word), *plural_keys(word)}


def _word_weights(article: Article) -> dict[str, float]:
    """Return each word stem of an article with a weight for its places and number of uses."""
    texts = [(text.kind, plain_text(text.runs)) for text in running_texts(article.document.blocks)]
    parts = {
        "title": [article.title, article.topic, article.slug.replace("-", " ")],
        "keywords": article.keywords,
        "summary": [article.summary, article.teaser],
        "headings": [text for kind, text in texts if kind == "heading"],
        "body": [text for kind, text in texts if kind != "heading"],
    }
    weights: dict[str, float] = defaultdict(float)
    for part, said in parts.items():
        for text in said:
            for word in tokens(text):
                for stem in _stems(word):
                    weights[stem] += _WEIGHTS[part]
    return weights


def _best_sentence(article: Article, wanted: dict[str, set[str]]) -> str:
    """Return the sentence with the most words of a query. Of several, return the first."""
    best, most = article.summary, 0
    for text in running_texts(article.document.blocks):
        if not text.is_prose:
            continue
        for sentence in split_sentences(plain_text(text.runs)):
            stems = set[str]().union(*map(_stems, tokens(sentence.text)))
            count = sum(bool(forms & stems) for forms in wanted.values())
            if count > most:
                best, most = " ".join(sentence.text.split()), count
    return best
