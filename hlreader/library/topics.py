"""The articles of a library by topic."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from hlreader.language import primary
from hlreader.messages import translated
from hlreader.models import Article


def by_topic(articles: Iterable[Article], language: str = "") -> list[tuple[str, list[Article]]]:
    """Return each topic, in the user's language, with its articles.

    Both are sorted. Articles without a topic come last, under "". With a ``language``, its articles
    come first in each topic, and the topics that have one come before the others.
    """

    def topic_of(article: Article) -> str:
        return translated(article.topic)

    ordered = sorted(articles, key=lambda article: (topic_of(article) or "~", article.slug))
    topics = [(topic, list(group)) for topic, group in groupby(ordered, key=topic_of)]
    if not language:
        return topics
    for _, group in topics:
        group.sort(key=lambda article: is_foreign((article,), language))
    return sorted(topics, key=lambda one: is_foreign(one[1], language))


def is_foreign(articles: Sequence[Article], language: str) -> bool:
    """Return whether none of some articles is in a language."""
    return all(primary(article.language) != language for article in articles)
