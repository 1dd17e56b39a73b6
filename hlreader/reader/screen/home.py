"""The home page and the lists that it leads to: the way to all that hlreader has."""

from collections.abc import Iterable, Iterator

from hlreader.header_and_footer import opening
from hlreader.layout.flow import Flow
from hlreader.layout.wrap import Piece
from hlreader.library.topics import by_topic, is_foreign
from hlreader.models import Article, heading_named
from hlreader.reader.screen.entries import (
    Choice,
    Content,
    Entry,
    entry_flow,
    listed,
    paragraph,
    title,
)
from hlreader.reader.session.context import ReaderContext
from hlreader.reader.session.state import Popup, State
from hlreader.reader.text.book import FRONT

_MOST_NUMBERED = 9


def home(_: Popup, state: State, context: ReaderContext) -> Content:
    """Return the home page."""
    words = context.words
    first = [
        *_going_on(state, context),
        ("!", Entry(words.danger[0], Choice("key", "!"), "", "danger")),
    ]
    topics = [
        (str(number) if number <= _MOST_NUMBERED else " ", entry)
        for number, entry in enumerate(_topics(context), 1)
    ]
    tools = [
        ("w", words.ask_word), ("/", words.search_all), ("+", words.larger), ("?", words.keys),
        ("q", words.leave),
    ]  # fmt: skip
    last = [(key, Entry(text, Choice("key", key))) for key, text in tools]
    flows = [title(words.home_title), paragraph(words.welcome)._replace(space="item")]
    flows += _entries(first, 0)
    flows.append(Flow((Piece(words.topics if topics else words.no_articles, "heading"),), 0))
    topic_flows = _entries(topics, len(first))
    flows += [flow._replace(space="item") for flow in topic_flows]
    flows += _entries(last, len(first) + len(topics))
    every = [*first, *topics, *last]
    return Content(flows, tuple(entry.choice for _, entry in every), tuple(key for key, _ in every))


def _entries(entries: Iterable[tuple[str, Entry]], first: int) -> Iterator[Flow]:
    for number, (key, entry) in enumerate(entries):
        yield entry_flow(entry, first + number, "item" if number else "paragraph", key)


def _going_on(state: State, context: ReaderContext) -> Iterator[tuple[str, Entry]]:
    """Yield the entry for the article that is open, or that was read last."""
    book = context.book(state)
    if not book.nothing:
        yield "g", Entry(context.words.go_on.format(title=book.article.title), Choice("key", "g"))
        return
    slug, place = context.catalogue.last()
    for article in context.articles:
        if article.slug == slug:
            text = context.words.go_on.format(title=article.title)
            yield "g", Entry(text, Choice("open", slug, place))


def _topics(context: ReaderContext) -> Iterator[Entry]:
    words = context.words
    language = context.catalogue.language
    for topic, articles in by_topic(context.articles, language):
        name = words.topic.format(topic=topic or words.other_topics, count=len(articles))
        note = words.not_translated if is_foreign(articles, language) else ""
        yield Entry(name, Choice("topic", topic), note)


def topic(popup: Popup, _: State, context: ReaderContext) -> Content:
    """Return the articles of a topic."""
    topics = dict(by_topic(context.articles, context.catalogue.language))
    entries = [
        Entry(
            article.title,
            Choice("open", article.slug, FRONT),
            f"{_foreign_note(article, context)} {opening(article)}".strip(),
        )
        for article in topics.get(popup.subject, [])
    ]
    return listed(popup.subject or context.words.other_topics, entries, numbered=True)


def danger(_: Popup, state: State, context: ReaderContext) -> Content:
    """Return the articles that say when to get help, each at that section.

    The one that was read last comes first, then those in the reader's language.
    """
    words = context.words
    recent = context.book(state).article.slug or context.catalogue.last()[0]

    def order(article: Article) -> tuple[bool, bool, str]:
        foreign = is_foreign((article,), context.catalogue.language)
        return article.slug != recent, foreign, article.title.casefold()

    note = paragraph(words.danger_note)._replace(space="item")
    entries = list(_sections(sorted(context.articles, key=order), context))
    return listed(words.danger[0], entries, above=[note], numbered=True)


def _sections(articles: Iterable[Article], context: ReaderContext) -> Iterator[Entry]:
    for article in articles:
        signs = article.danger_signs
        heading = heading_named(article.document.blocks, signs.section) if signs else None
        if heading:
            choice = Choice("open", article.slug, heading.offset)
            yield Entry(article.title, choice, _foreign_note(article, context))


def _foreign_note(article: Article, context: ReaderContext) -> str:
    """Return a note on an article that is not in the reader's language."""
    foreign = is_foreign((article,), context.catalogue.language)
    return f"({context.words.not_translated})" if foreign else ""


def found(popup: Popup, _: State, context: ReaderContext) -> Content:
    """Return the articles that a search has found, each at the sentence that fits."""
    words, query = context.words, popup.subject
    entries = [
        Entry(
            one.article.title, Choice("open", one.article.slug, one.offset or FRONT), one.sentence
        )
        for one in context.catalogue.find(query)
    ]
    content = listed(words.found_title.format(query=query), entries, numbered=True)
    if entries:
        return content
    return Content([*content.flows, paragraph(words.nothing_found.format(query=query))], ())
