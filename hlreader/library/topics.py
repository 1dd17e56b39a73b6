"""The articles of a library by topic."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from hlreader.language import primary
from hlreader.models import Article


def by_topic(articles: Iterable[Article], language: str = "") -> list[tuple[str, list[Article]]]:
    """Return each topic with its articles, sorted. Those without one come last, under "".

    With a ``language``, the topics that are in it come first.
    """
    ordered = sorted(articles, key=lambda article: (article.topic or "~", article.slug))
    groups = groupby(ordered, key=lambda article: article.topic)
    topics = [(topic, list(group)) for topic, group in groups]
    return sorted(topics, key=lambda one: bool(language) and is_foreign(one[1], language))


def is_foreign(articles: Sequence[Article], language: str) -> bool:
    """Return whether none of some articles is in a language."""
    return all(primary(article.language) != language for article in articles)
