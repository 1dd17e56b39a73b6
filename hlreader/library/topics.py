"""The articles of a library by topic."""

from collections.abc import Iterable
from itertools import groupby

from hlreader.models import Article


def by_topic(articles: Iterable[Article]) -> list[tuple[str, list[Article]]]:
    """Return each topic with its articles, sorted. Those without one come last, under ""."""
    ordered = sorted(articles, key=lambda article: (article.topic or "~", article.slug))
    groups = groupby(ordered, key=lambda article: article.topic)
    return [(topic, list(group)) for topic, group in groups]
