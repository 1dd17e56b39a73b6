"""The home page, and the lists that it opens: topics, danger signs and search results."""

from collections.abc import Iterable, Iterator

from hlreader.header_and_footer import opening
from hlreader.layout.flow import Flow
from hlreader.layout.typography import Space
from hlreader.layout.wrap import Piece
from hlreader.library.topics import by_topic, is_foreign
from hlreader.models import Article, heading_named
from hlreader.reader.screen.entries import (
    Choice,
    Content,
    Entry,
    aligned,
    entry_flow,
    listed,
    numbers,
    paragraph,
    title,
)
from hlreader.reader.session.context import ReaderContext
from hlreader.reader.session.state import Popup, State
from hlreader.reader.text.book import FRONT

GO_ON = "m"
"""The key for more of the article that was read last. No key of an article."""


def home(_: Popup, state: State, context: ReaderContext) -> Content:
    """Return the home page. In large letters, it has only the choices.

    Where rows are few, it has no gaps, and leaves out what the line of keys names anyway.
    """
    words, compact = context.words, context.is_compact(state)
    ready = context.catalogue.articles.complete
    signs = words.danger[1].capitalize() if compact else words.danger[0]
    first = [
        *(_going_on(state, context) if ready else ()),
        ("!", Entry(signs, Choice("key", "!"), "", "danger")),
    ]
    topics = [*_topics(context)] if ready else []
    figures = numbers(len(topics))
    tools = [("w", words.ask_word), ("/", words.search_all), ("+", words.larger)]
    tight = compact or is_tight(state, context)
    if not tight:  # the line of keys names them too
        tools += [("?", words.keys), ("q", words.leave)]
    last = [(key, Entry(text, Choice("key", key))) for key, text in tools]
    every = [*first, *zip(figures, topics, strict=True), *last]
    keys = [key for key, _ in every]
    space: Space = "none" if tight else "paragraph"

    def entries(start: int, stop: int) -> Iterator[Flow]:
        for number in range(start, stop):
            key, entry = every[number]
            yield entry_flow(
                entry, number, "item" if number > start else space, aligned(key, keys),
                compact=compact,
            )  # fmt: skip

    flows: list[Flow] = []
    if not compact:
        flows = [title(words.home_title), paragraph(words.welcome)._replace(space="item")]
    flows += entries(0, len(first))
    heading = words.topics if topics else words.no_articles if ready else words.getting_ready
    if not (compact and topics):
        flows.append(Flow((Piece(heading, "heading"),), 0, space=space))
    begin, end = len(first), len(first) + len(topics)
    flows += [flow._replace(space="item") for flow in entries(begin, end)]
    flows += entries(end, len(every))
    return Content(flows, tuple(entry.choice for _, entry in every), tuple(keys))


def is_tight(state: State, context: ReaderContext) -> bool:
    """Return whether the window is too low for the whole home page with gaps between its parts."""
    articles = context.catalogue.articles
    topics = len({article.topic for article in articles.all()}) if articles.complete else 0
    return context.areas(state).text < topics + _OTHER_LINES


_OTHER_LINES = 13
"""The lines of the home page that are not topics, with the gaps between its parts."""


def _going_on(state: State, context: ReaderContext) -> Iterator[tuple[str, Entry]]:
    """Yield the entry for the article that is open, or that was read last."""
    book = context.book(state)
    if not book.nothing:
        yield (
            GO_ON,
            Entry(context.words.go_on.format(title=book.article.title), Choice("key", GO_ON)),
        )
        return
    slug, place = context.catalogue.last()
    for article in context.articles:
        if article.slug == slug:
            text = context.words.go_on.format(title=article.title)
            yield GO_ON, Entry(text, Choice("open", slug, place))


def _topics(context: ReaderContext) -> Iterator[Entry]:
    words = context.words
    language = context.catalogue.language
    for topic, articles in by_topic(context.articles, language):
        name = words.topic.format(topic=topic or words.other_topics, count=len(articles))
        note = words.not_translated if is_foreign(articles, language) else ""
        yield Entry(name, Choice("topic", topic), note)


def topic(popup: Popup, state: State, context: ReaderContext) -> Content:
    """Return the articles of a topic."""
    topics = dict(by_topic(context.articles, context.catalogue.language))
    compact = context.is_compact(state)
    entries = [
        Entry(
            article.title,
            Choice("open", article.slug, FRONT),
            f"{_foreign_note(article, context)} {opening(article)}".strip(),
        )
        for article in topics.get(popup.subject, [])
    ]
    heading = popup.subject or context.words.other_topics
    return listed(heading, entries, numbered=True, compact=compact)


def danger(_: Popup, state: State, context: ReaderContext) -> Content:
    """Return the articles that say when to get help, each with its first signs.

    The one that was read last comes first, then those in the reader's language.
    """
    words = context.words
    recent = context.book(state).article.slug or context.catalogue.last()[0]

    def order(article: Article) -> tuple[bool, bool, str]:
        foreign = is_foreign((article,), context.catalogue.language)
        return article.slug != recent, foreign, article.title.casefold()

    compact = context.is_compact(state)
    note = paragraph(words.danger_note)._replace(space="item")
    entries = list(_sections(sorted(context.articles, key=order), context))
    heading = "" if compact else words.danger[0]
    return listed(heading, entries, above=[note], numbered=True, compact=compact)


def _sections(articles: Iterable[Article], context: ReaderContext) -> Iterator[Entry]:
    for article in articles:
        signs = article.danger_signs
        heading = heading_named(article.document.blocks, signs.section) if signs else None
        if signs and heading:
            choice = Choice("open", article.slug, heading.offset)
            more = "..." if context.ascii_only else "…"
            end = f"; {more}" if signs.signs[_SIGNS_SHOWN:] else "."
            text = "; ".join(signs.signs[:_SIGNS_SHOWN]) + end
            yield Entry(article.title, choice, f"{_foreign_note(article, context)} {text}".strip())


_SIGNS_SHOWN = 3
"""The signs of each article in the list, which has to fit several articles on a page."""


def _foreign_note(article: Article, context: ReaderContext) -> str:
    """Return a note on an article that is not in the reader's language."""
    foreign = is_foreign((article,), context.catalogue.language)
    return f"({context.words.not_translated})" if foreign else ""


def found(popup: Popup, state: State, context: ReaderContext) -> Content:
    """Return the articles that a search has found, each at the sentence that fits."""
    words, query = context.words, popup.subject
    entries = [
        Entry(
            one.article.title, Choice("open", one.article.slug, one.offset or FRONT), one.sentence
        )
        for one in context.catalogue.find(query)
    ]
    compact = context.is_compact(state)
    content = listed(words.found_title.format(query=query), entries, numbered=True, compact=compact)
    if entries:
        return content
    return Content([*content.flows, paragraph(words.nothing_found.format(query=query))], ())
