"""Show a reader's own file as an article, with its title, authors and reviewers.

The header shows these facts, so the text does not repeat them.
"""

import re
from typing import NamedTuple

from hlreader import language
from hlreader.documents.attribution import about
from hlreader.documents.byline_words import SECTION
from hlreader.models import (
    Article,
    Block,
    Document,
    Heading,
    Paragraph,
    plain_text,
    running_texts,
)
from hlreader.sanitize import clean_line

_HEAD = 12
"""How many blocks may come before the text of a document."""
_SITE = re.compile(r"\s*[|–—·:»-]\s")
"""The separator between a page's title and the name of its site."""


class _Title(NamedTuple):
    """The title of a document, its section if a heading names it, and its other blocks."""

    text: str
    section: str
    blocks: tuple[Block, ...]


def with_metadata_from_text(article: Article, document: Document, *, titled: bool) -> Article:
    """Return an article with fields from the text of its document if its front matter lacks them.

    ``titled`` means that its title comes from the front matter.
    """
    said = about(document.blocks, document.front_matter)
    has_fields = bool(article.byline or article.reviewed_by or article.reviewed_on)
    shown = frozenset() if has_fields else said.shown
    blocks = tuple(block for block in document.blocks if not _is_shown(block, shown))
    declared = article.title if titled else clean_line(str(document.front_matter.get("title", "")))
    title = _title(blocks, declared, titled=titled)
    return article._replace(
        title=title.text or article.title,
        document=document._replace(blocks=title.blocks),
        topic=article.topic or said.section.text or title.section,
        byline=article.byline or said.byline.text,
        author=said.author.text,
        reviewed_by=article.reviewed_by or said.reviewed_by.text,
        reviewed_on=article.reviewed_on or said.reviewed_on.text,
        language=language.stated(document.front_matter),
    )


def title_of(document: Document) -> str:
    """Return the title of a document by its headings and properties, or "" if it has none."""
    declared = clean_line(str(document.front_matter.get("title", "")))
    return _title(document.blocks, declared, titled=False).text


def _is_shown(block: Block, shown: frozenset[int]) -> bool:
    """Return whether the header shows all texts of a block."""
    offsets = [text.offset for text in running_texts((block,))] if shown else []
    return bool(offsets) and shown.issuperset(offsets)


def _title(blocks: tuple[Block, ...], declared: str, *, titled: bool) -> _Title:
    """Return the title, from the headings at the top of a text and the declared title."""
    head = _headings_at_top(blocks)
    chosen = next((one for one in head if _is_title(_text(one), declared)), None)
    if not chosen and not titled:
        highest = [one for one in head if one.level == 1]
        chosen = next(iter(highest or (() if declared else head)), None)
    if chosen:
        above = head[: head.index(chosen)]
        section = _text(above[-1]) if above and SECTION.fullmatch(_text(above[-1])) else ""
        left = [one for one in blocks if one is not chosen and not (section and one is above[-1])]
        return _Title(_text(chosen), section, tuple(left))
    first = [one for one in blocks if isinstance(one, Heading) and one.level == 1]
    return _Title(declared or (_text(first[0]) if len(first) == 1 else ""), "", blocks)


def _headings_at_top(blocks: tuple[Block, ...]) -> list[Heading]:
    """Return the headings before the text. Bylines and pictures may come between them."""
    found: list[Heading] = []
    for block in blocks[:_HEAD]:
        if isinstance(block, Heading):
            found.append(block)
        elif not (isinstance(block, Paragraph) and all(run.aside for run in block.runs)):
            break
    return found


def _is_title(text: str, declared: str) -> bool:
    """Return whether a heading is the declared title, which may include the name of the site."""
    if _letters(text) == _letters(declared):
        return bool(declared)
    return declared.startswith(text) and _SITE.match(declared, len(text)) is not None


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _text(heading: Heading) -> str:
    return clean_line(plain_text(heading.runs))
