"""Search the articles of a library, and find the sentence that fits the query best.

What counts, in this order: how many words of the query are in one sentence, how many are in the
article, how rare they are, how near they are to each other, where they are (title, keywords,
heading, summary, running text), and how often.
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from hlreader.glossary import Glossary
from hlreader.glossary.words.keys import key, plural_keys, tokens
from hlreader.language import DEFAULT
from hlreader.models import Article, plain_text, running_texts
from hlreader.readability.sentences import split_sentences

_PLACES = {"title": 5, "keywords": 4, "heading": 3, "summary": 2, "body": 1}
"""How much each part of an article counts."""
_CLOSE = 3
"""How many other words may be between words that are near each other."""

_COMMON = frozenset(
    "a about after all also am an and any are as at be because been before being but by can could "
    "did do does during each for from get had has have he her here him his how i if in into is it "
    "its just many me more most much my no not now of off on one only or other our out over she "
    "should so some such than that the their them then there these they this those through to too "
    "under until up us very was we were what when where which while who whom why will with would "
    "you your "
    "al como cómo con cual cuál cuando cuándo de del donde dónde e el ella ellos en es esta está "
    "esto hay la las le lo los me mi mis muy no nos o para pero por porque que qué quien quién se "
    "ser si sí sin sobre son su sus te tu tus u un una unos y ya yo".split()
)


class SearchResult(NamedTuple):
    """An article that fits a query, how well, and the sentence that fits best."""

    article: Article
    rank: float
    sentence: str
    offset: int = 0
    """Where the paragraph of the sentence begins in the source of the article."""
    has_all: bool = False
    """Whether the article has all words of the query."""


class _Fit(NamedTuple):
    """How well an article fits a query. The larger, the better."""

    together: int = 0
    """How many words of the query are in one sentence, heading or title."""
    words: int = 0
    """How many are in the article."""
    rarity: float = 0.0
    """How much those that are together say, from 0 to 1: rare words say more."""
    nearness: int = 0
    """2 if they are next to each other, 1 if they are near, else 0."""
    place: int = 0
    uses: int = 0
    """How often words of the query are in the article."""
    shown: tuple[int, bool, int] = (0, False, 0)
    """How well the sentence that is shown fits: its words, whether it is prose, their nearness."""
    sentence: str = ""
    offset: int = 0


_Wanted = Mapping[str, frozenset[str]]
"""The words of a query, each with the keys that match it."""


def search(
    query: str, articles: Iterable[Article], glossary: Glossary, language: str = DEFAULT
) -> list[SearchResult]:
    """Return the articles that fit a query, the best first; none for common words alone.

    A word also matches its plural or singular, and its other names in the glossary. If a sentence
    of some article has all words, articles without such a sentence are left out.
    """
    wanted = _wanted(query, glossary, language)
    weighted = [(article, _texts(article)) for article in articles]
    weights = _weights(weighted, wanted)
    judged = [(article, _fit(article, texts, wanted, weights)) for article, texts in weighted]
    together = max((fit.together for _, fit in judged), default=0)
    if together == len(wanted):
        judged = [one for one in judged if one[1].together == together]
    else:
        words = max((fit.words for _, fit in judged), default=0)
        judged = [one for one in judged if words in (one[1].words, one[1].together)]
    found = [
        SearchResult(
            article, _rank(fit), fit.sentence, fit.offset, has_all=fit.words == len(wanted)
        )
        for article, fit in judged
        if fit.words
    ]
    return sorted(found, key=lambda result: (-result.rank, result.article.slug))


def _wanted(query: str, glossary: Glossary, language: str) -> _Wanted:
    """Return the words of a query that are not common, each with the keys that match it."""
    wanted: dict[str, frozenset[str]] = {}
    for word in tokens(query):
        if word.lower() in _COMMON:
            continue
        stems = _stems(word)
        hit = glossary.lookup(word, language)
        if hit:
            names = (hit.term.term, *hit.term.aliases, *hit.term.abbreviations)
            stems = stems.union(*(_stems(name) for name in names if " " not in key(name)))
        wanted.setdefault(key(word), stems)
    return wanted


@lru_cache(maxsize=1 << 14)
def _stems(word: str) -> frozenset[str]:
    """Return the key of a word, and the keys of its possible singulars."""
    return frozenset((key(word), *plural_keys(word)))


class _Said(NamedTuple):
    """A text of an article: where it is, the keys of its words, and where it begins."""

    place: str
    text: str
    stems: Sequence[frozenset[str]]
    offset: int = 0
    prose: bool = False


def _said(place: str, text: str, offset: int = 0, *, prose: bool = False) -> _Said:
    return _Said(place, text, [_stems(word) for word in tokens(text)], offset, prose)


def _texts(article: Article) -> list[_Said]:
    """Return the texts of an article."""
    texts = [
        _said("title", article.title),
        _said("title", article.slug.replace("-", " ")),
        *(_said("keywords", keyword) for keyword in article.keywords),
        *(_said("summary", text) for text in (article.summary, article.teaser, article.topic)),
    ]
    for text in running_texts(article.document.blocks):
        place = "heading" if text.kind == "heading" else "body"
        texts.append(_said(place, plain_text(text.runs), text.offset, prose=text.is_prose))
    return texts


def _weights(weighted: Sequence[tuple[Article, list[_Said]]], wanted: _Wanted) -> dict[str, float]:
    """Return how much each word of a query says: more if few articles have it. They add up to 1."""
    holders = {
        word: sum(any(not keys.isdisjoint(stems) for text in texts for stems in text.stems)
                  for _, texts in weighted)
        for word, keys in wanted.items()
    }  # fmt: skip
    weights = {word: math.log(1 + len(weighted) / max(count, 1)) for word, count in holders.items()}
    total = sum(weights.values()) or 1.0
    return {word: weight / total for word, weight in weights.items()}


def _fit(
    article: Article, texts: Iterable[_Said], wanted: _Wanted, weights: Mapping[str, float]
) -> _Fit:
    """Return how well an article fits a query, and the sentence that shows it."""
    fit = _Fit(sentence=article.summary)
    found: set[str] = set()
    uses = 0
    for text in texts:
        places = _places(text.stems, wanted)
        uses += len(places)
        found |= {word for _, word in places}
        for sentence, inside in _sentences(text, wanted) if places else ():
            fit = _better(fit, text, sentence, inside, weights)
    return fit._replace(words=len(found), uses=uses)


def _better(
    fit: _Fit, text: _Said, sentence: str, places: Sequence[tuple[int, str]],
    weights: Mapping[str, float],
) -> _Fit:  # fmt: skip
    """Return a fit with what a sentence adds to it. Of equal sentences, the first is shown."""
    words = {word for _, word in places}
    near = _nearness(places)
    said = (len(words), sum(weights[word] for word in words), near, _PLACES[text.place])
    if said > (fit.together, fit.rarity, fit.nearness, fit.place):
        fit = fit._replace(together=said[0], rarity=said[1], nearness=near, place=said[3])
    shown = (len(words), text.prose, near)
    if text.place in ("heading", "body") and shown > fit.shown:
        fit = fit._replace(shown=shown, sentence=sentence, offset=text.offset)
    return fit


def _sentences(text: _Said, wanted: _Wanted) -> Iterator[tuple[str, list[tuple[int, str]]]]:
    """Yield the sentences of a text that have words of a query, with where these are."""
    sentences = [one.text for one in split_sentences(text.text)] if text.prose else [text.text]
    for sentence in sentences:
        places = _places([_stems(word) for word in tokens(sentence)], wanted)
        if places:
            yield " ".join(sentence.split()), places


def _places(stems: Sequence[frozenset[str]], wanted: _Wanted) -> list[tuple[int, str]]:
    """Return where words of a query are: the number of each word of a text, and its query word."""
    return [
        (number, word)
        for number, found in enumerate(stems)
        for word, keys in wanted.items()
        if not keys.isdisjoint(found)
    ]


def _nearness(places: Sequence[tuple[int, str]]) -> int:
    """Return how near to each other the words of a query are, as ``_Fit`` has it."""
    every = {word for _, word in places}
    between = math.inf
    seen: dict[str, int] = {}
    for number, word in places:
        seen[word] = number
        if len(seen) == len(every):
            between = min(between, number - min(seen.values()) - len(every) + 1)
    return 2 if between <= 0 else int(between <= _CLOSE)


def _rank(fit: _Fit) -> float:
    """Return one number for a fit, in which the earlier figures weigh more."""
    often = 1 - 1 / (1 + fit.uses)
    rank = fit.together * 1000 + fit.words * 100 + fit.rarity * 50
    return (rank + fit.nearness * 10 + fit.place + often) / 100
