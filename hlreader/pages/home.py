"""The home page as text: what there is to read, and what to type."""

from collections.abc import Iterable, Iterator, Sequence

from hlreader.language import DEFAULT
from hlreader.library.topics import by_topic
from hlreader.models import Article
from hlreader.pages.plain import joined
from hlreader.wording import wording_for


def home_page(
    articles: Sequence[Article],
    last: str = "",
    language: str = DEFAULT,
    width: int | None = None,
) -> str:
    """Return the home page in a language. ``last`` is the article that was read last."""
    return joined(_paragraphs(articles, last, language), width)


def _paragraphs(articles: Sequence[Article], last: str, language: str) -> Iterator[str]:
    wording = wording_for(language)
    yield wording.title.format(text=wording.home_title)
    yield wording.welcome
    going_on = next((article for article in articles if article.slug == last), None)
    if going_on:
        title, slug = going_on.title, going_on.slug
        yield wording.to_go_on.format(title=title, slug=slug)
    for topic, group in by_topic(articles, language):
        yield wording.heading.format(text=f"{topic or wording.other_topics}.")
        yield from _commands(group)
    if not articles:
        yield wording.empty_library
    yield wording.heading.format(text=wording.more_to_do)
    yield from wording.things_to_type


def _commands(articles: Iterable[Article]) -> Iterator[str]:
    for article in articles:
        yield f"{article.title}\nhlreader read {article.slug}"
