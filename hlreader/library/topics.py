"""The articles of a library by topic."""

from collections.abc import Iterable
from itertools import groupby

from hlreader.messages import translated
from hlreader.models import Article


def by_topic(articles: Iterable[Article]) -> list[tuple[str, list[Article]]]:
    """Return each topic, in the user's language, with its articles.

    Both are sorted. Articles without a topic come last, under "".
    """

    def topic_of(article: Article) -> str:
        return translated(article.topic)

    ordered = sorted(articles, key=lambda article: (topic_of(article) or "~", article.slug))
    return [(topic, list(group)) for topic, group in groupby(ordered, key=topic_of)]
