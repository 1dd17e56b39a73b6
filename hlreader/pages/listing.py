"""Lists of articles, as text and as records for JSON."""

from collections.abc import Iterable
from textwrap import fill
from typing import Any

from hlreader import header_and_footer
from hlreader.library.search import SearchResult
from hlreader.library.topics import by_topic
from hlreader.models import Article
from hlreader.wording import ENGLISH, Wording

_WIDTH = 78


def article_list(articles: Iterable[Article], wording: Wording = ENGLISH) -> str:
    """Return the articles by topic: slug, title, reading level, minutes, one line about each."""
    lines: list[str] = []
    for topic, group in by_topic(articles):
        lines += [topic or wording.other_topics, ""]
        for article in group:
            lines.append(f"  {article.slug}")
            lines += [_indented(article.title), _indented(_measures(article, wording)), ""]
    if not lines:
        return f"{wording.empty_library}\n"
    return "\n".join([*lines, wording.how_to_read]) + "\n"


def _indented(text: str) -> str:
    return fill(text, _WIDTH, initial_indent=" " * 4, subsequent_indent=" " * 4)


def _measures(article: Article, wording: Wording) -> str:
    minutes = header_and_footer.minutes(article)
    if article.grade is None:
        measures = wording.in_list_unmeasured.format(count=minutes)
    else:
        measures = wording.in_list.format(grade=round(article.grade), count=minutes)
    return wording.in_list_draft.format(measures=measures) if article.draft else measures


def article_record(article: Article) -> dict[str, Any]:
    """Return the record of an article in the JSON list."""
    return {
        "slug": article.slug,
        "title": article.title,
        "topic": article.topic,
        "summary": article.summary,
        "language": article.language,
        "grade": None if article.grade is None else round(article.grade, 2),
        "minutes": header_and_footer.minutes(article),
        "words": article.words,
        "reviewed_by": article.reviewed_by or None,
        "reviewed_on": article.reviewed_on or None,
        "draft": article.draft,
    }


def search_results(query: str, found: Iterable[SearchResult], wording: Wording = ENGLISH) -> str:
    """Return search results as text."""
    lines = []
    for result in found:
        lines += [f"{result.article.slug}", _indented(result.article.title)]
        if result.sentence:
            lines.append(_indented(result.sentence))
        lines.append("")
    if not lines:
        return f"{wording.nothing_found.format(query=query)}\n"
    return "\n".join([*lines, wording.how_to_read]) + "\n"


def found_record(found: SearchResult) -> dict[str, Any]:
    """Return the record of a search result for JSON."""
    return {
        "slug": found.article.slug,
        "title": found.article.title,
        "rank": round(found.rank, 3),
        "sentence": found.sentence,
    }
