"""The home page as text: what there is to read, and what to type."""

from collections.abc import Iterable, Iterator, Sequence

from hlreader.library.topics import by_topic
from hlreader.models import Article
from hlreader.pages.plain import joined
from hlreader.wording import ENGLISH, Wording


def home_page(
    articles: Sequence[Article],
    last: str = "",
    wording: Wording = ENGLISH,
    width: int | None = None,
) -> str:
    """Return the home page. ``last`` is the name of the article that was read last."""
    return joined(_paragraphs(articles, last, wording), width)


def _paragraphs(articles: Sequence[Article], last: str, wording: Wording) -> Iterator[str]:
    yield wording.title.format(text=wording.home_title)
    yield wording.welcome
    going_on = next((article for article in articles if article.slug == last), None)
    if going_on:
        title, slug = going_on.title, going_on.slug
        yield wording.to_go_on.format(title=title, slug=slug)
    for topic, group in by_topic(articles):
        yield wording.heading.format(text=f"{topic or wording.other_topics}.")
        yield from _commands(group)
    if not articles:
        yield wording.empty_library
    yield wording.heading.format(text=wording.more_to_do)
    yield from wording.things_to_type


def _commands(articles: Iterable[Article]) -> Iterator[str]:
    for article in articles:
        yield f"{article.title}\nhlreader read {article.slug}"
