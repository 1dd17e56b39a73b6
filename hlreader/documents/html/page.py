"""Web pages: the article as blocks, without the page around it.

``encoding`` decodes the page, ``tree`` parses it, and ``visible`` removes what readers do not see.
``article`` finds the article, and ``blocks`` turns it into the same blocks as for Markdown, with
``inline`` for text and ``cells`` for tables. Each run of text knows its line and column in the
page's source.
"""

import re
from collections.abc import Iterable

from hlreader.documents.attribution import about
from hlreader.documents.bylines import blocks_as_shown
from hlreader.documents.html.article import article_of
from hlreader.documents.html.blocks import blocks_of, tabs
from hlreader.documents.html.encoding import decode_page
from hlreader.documents.html.metadata import Tag, metadata, tags_of
from hlreader.documents.html.tree import Element, Text, tree
from hlreader.documents.html.visible import visible
from hlreader.documents.lines import line_starts
from hlreader.documents.properties import handout_fields, properties
from hlreader.errors import UnreadableError
from hlreader.garbage import no_collections
from hlreader.messages import Message
from hlreader.models import Block, Document

TAKES = bytes

_REVIEW = re.compile(r"review(?:ed|er)|last review|revisad|revisión", re.IGNORECASE)


def parse(data: bytes, name: str) -> Document:
    """Return the document of a web page. Raises UnreadableError if it has no words."""
    source = decode_page(data, name)
    with no_collections():
        root = tree(source)
        shown = visible(root)
        # Some pages have all their text in a header or a footer.
        blocks = blocks_of(article_of(shown), tabs(root)) or blocks_of(shown, tabs(root))
    if not blocks:
        raise UnreadableError(
            Message("{name}: this page has no text.", name=name),
            hint=Message("If a browser shows some, save it as a text file and read that."),
        )
    tags = [*tags_of(root, source)]
    said = {**metadata(tags), **_handout_fields(tags)}
    said |= _reviews_around(shown, blocks, source)
    return Document(name, source, blocks, properties(**said), line_starts(source))


def _handout_fields(tags: Iterable[Tag]) -> dict[str, str]:
    """Return the fields of the article that a page is a hand-out of."""
    metas = (tag.attributes for tag in tags if tag.name == "meta")
    return handout_fields((one.get("name") or "", one.get("content") or "") for one in metas)


def _reviews_around(shown: Element, blocks: tuple[Block, ...], source: str) -> dict[str, str]:
    """Return the review in the page around the article, if the article does not have one."""
    if not _REVIEW.search(source):
        return {}
    inside = about(blocks_as_shown(blocks), {})
    if inside.reviewed_by.text or inside.reviewed_on.text:
        return {}
    around = about(blocks_as_shown(blocks_of(shown, {})), {})
    found = {"reviewed_by": around.reviewed_by.text, "reviewed_on": around.reviewed_on.text}
    return {fact: text for fact, text in found.items() if text}


def all_text(source: str) -> str:
    """Return all text in the body of a page, with a space between its pieces."""
    with no_collections():
        body = (one for one in tree(source).walk() if one.tag not in ("script", "style", "title"))
        texts = (child.text for one in body for child in one.children if isinstance(child, Text))
        return " ".join(texts)


def blocks_of_page(data: bytes, name: str) -> tuple[Block, ...]:
    """Return the blocks of a page that is all text, such as the chapter of a book.

    Their offsets are those in the page. Raises UnreadableError.
    """
    with no_collections():
        root = tree(decode_page(data, name))
        return blocks_of(visible(root), {}, choosy=False)
