"""Web pages: the article as blocks, without the page around it.

``encoding`` decodes the page, ``tree`` parses it, ``visible`` leaves out what is never read,
``article`` finds the article, and ``blocks`` turns it into the blocks that Markdown gives, with
``inline`` for its text and ``cells`` for its tables. Each run of text is at its own line and column
of the page's source.
"""

from hlreader.documents.html.article import article_of
from hlreader.documents.html.blocks import blocks_of, tabs
from hlreader.documents.html.encoding import decode_page
from hlreader.documents.html.tree import tree
from hlreader.documents.html.visible import visible
from hlreader.documents.lines import line_starts
from hlreader.documents.properties import properties
from hlreader.errors import UnreadableError
from hlreader.garbage import no_collections
from hlreader.models import Block, Document, Heading

TAKES = bytes


def parse(data: bytes, name: str) -> Document:
    """Return the document of a web page. Raises UnreadableError for a page without words."""
    source = decode_page(data, name)
    with no_collections():
        root = tree(source)
        blocks = blocks_of(article_of(visible(root)), tabs(root))
    if not blocks:
        raise UnreadableError(
            f"{name}: this page has no text.",
            hint="If a browser shows some, save it as a text file and read that.",
        )
    html = next((one for one in root.walk() if one.tag == "html"), root)
    title = next((one.words for one in root.walk() if one.tag == "title"), "")
    language = html.get("lang") or html.get("xml:lang")
    if any(isinstance(block, Heading) and block.level == 1 for block in blocks):
        title = ""  # the heading says it without the site's name
    return Document(
        name, source, blocks, properties(title=title, language=language), line_starts(source)
    )


def blocks_of_page(data: bytes, name: str) -> tuple[Block, ...]:
    """Return the blocks of a page that is all text, as the chapter of a book is.

    Their offsets are those in the page. Raises UnreadableError.
    """
    with no_collections():
        root = tree(decode_page(data, name))
        return blocks_of(visible(root), {}, choosy=False)
