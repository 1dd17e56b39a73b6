"""Web pages: the article as blocks, without the page around it.

``markup`` makes a tree of the page, ``boilerplate`` finds the article in it, and this module turns
the article's elements into the blocks that Markdown gives: headings, paragraphs, lists, quotations,
tables, code and dividers, with bold, italics, code and links in them. Each run of text is at
its own line and column of the page's source.

Left out inside the article: lists and lines that are nothing but links, links back into the page
("Skip to content"), headings at its end with nothing under them, and labels: at most ten words
without a mark at their end that are in no paragraph, on a page that has paragraphs.

The encoding comes from a byte order mark, else the page's own ``meta`` tag or XML declaration,
else UTF-8, else windows-1252, as in the HTML standard for pages that do not say.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from hlreader.documents.html.boilerplate import (
    END_MARK,
    HEADING,
    LONG,
    MOSTLY,
    article_of,
    is_data_table,
    is_paragraph,
    link_share,
    prune,
    words_of,
)
from hlreader.documents.html.markup import BLOCKS, Element, Text, tree
from hlreader.documents.lines import line_starts
from hlreader.documents.properties import properties
from hlreader.documents.source import decode
from hlreader.documents.tables import blocks_of_rows
from hlreader.errors import UnreadableError
from hlreader.models import (
    Block,
    CodeBlock,
    Divider,
    Document,
    Heading,
    ItemList,
    ListItem,
    Paragraph,
    Quotation,
    Run,
    Runs,
    plain_text,
    without_end_space,
)
from hlreader.sanitize import clean_line, neutralise

TAKES = bytes

_DECLARED = re.compile(
    rb"<meta\b[^>]*\bcharset\s*=\s*[\"']?\s*([\w.:-]+)"
    rb"|\A\s*<\?xml\b[^>]*\bencoding\s*=\s*[\"']([\w.:-]+)",
    re.IGNORECASE,
)
_DECLARED_WITHIN = 4096
_ENCODINGS = re.compile(
    r"utf-?8|(?:us-)?ascii|iso-?8859-?\d+|windows-?125\d|cp125\d|koi8-?[ru]|shift[_-]?jis|"
    r"euc-?(?:jp|kr)|gb(?:2312|k|18030)|big5|latin-?1|macintosh",
    re.IGNORECASE,
)
_LATIN = re.compile(r"(?:us-)?ascii|iso-?8859-?1|latin-?1", re.IGNORECASE)

_DEEPEST = 20
"""How deep quotations and lists may nest. Deeper ones are flattened."""

_STRONG = frozenset(["strong", "b"])
_EMPHASIS = frozenset(["em", "i", "cite", "dfn", "var"])
_CODE = frozenset(["code", "kbd", "samp", "tt"])
_SPACES = re.compile(r"[ \t\n\r\f]")
_SOFT_HYPHEN = "\xad"


def parse(data: bytes, name: str) -> Document:
    """Return the document of a web page. Raises UnreadableError for a page without words."""
    source = decode(data, name, _encoding(data))
    root = tree(source)
    html = next((one for one in root.walk() if one.tag == "html"), root)
    title = next((words_of(one) for one in root.walk() if one.tag == "title"), "")
    language = html.get("lang") or html.get("xml:lang")
    article = article_of(prune(root))
    blocks = _blocks_of(article, choosy=True) or _blocks_of(article, choosy=False)
    if not blocks:
        raise UnreadableError(
            f"{name}: this page has no text.",
            hint="If a browser shows some, save it as a text file and read that.",
        )
    if any(isinstance(block, Heading) and block.level == 1 for block in blocks):
        title = ""  # the heading says it without the site's name
    return Document(
        name, source, blocks, properties(title=title, language=language), line_starts(source)
    )


def _encoding(data: bytes) -> str:
    """Return the encoding of a page, by its declaration or by trying."""
    declared = _DECLARED.search(data[:_DECLARED_WITHIN])
    label = (declared[1] or declared[2]).decode("ascii", "replace") if declared else ""
    if _LATIN.fullmatch(label):
        return "windows-1252"  # as the WHATWG encoding standard reads these labels
    if _ENCODINGS.fullmatch(label):
        return label
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "windows-1252"
    return "utf-8"


def _blocks_of(article: Element, *, choosy: bool) -> tuple[Block, ...]:
    has_paragraphs = any(one.tag == "p" and words_of(one) for one in article.walk())
    builder = _Builder(choosy=choosy, drop_labels=choosy and has_paragraphs)
    blocks = builder.blocks(article)
    while choosy and len(blocks) > 1 and isinstance(blocks[-1], Heading):
        blocks.pop()  # the text under it was left out
    return tuple(blocks)


class _Style(NamedTuple):
    """How the text at a place looks, and where its link leads."""

    strong: bool = False
    emphasis: bool = False
    code: bool = False
    link: str = ""


class _Builder:
    """Turns elements into blocks. ``choosy`` leaves out links that are menus."""

    def __init__(self, *, choosy: bool, drop_labels: bool) -> None:
        self.choosy = choosy
        self.drop_labels = drop_labels
        self.depth = 0  # of quotations and lists in one another
        self.wrapping: dict[Element, bool] = {}

    def blocks(self, element: Element, *, in_prose: bool = False) -> list[Block]:
        """Return the blocks in an element.

        Text that is next to blocks is a paragraph. ``in_prose`` says that it belongs to a list
        item, a paragraph or the like, and so is no mere label.
        """
        found: list[Block] = []
        loose: list[Element | Text] = []
        for child in element.children:
            if isinstance(child, Element) and child.holds_block:
                self.end_paragraph(found, loose, in_prose=in_prose)
                self.add(found, child, in_prose=in_prose)
            else:
                loose.append(child)
        self.end_paragraph(found, loose, in_prose=in_prose)
        return found

    def add(self, found: list[Block], element: Element, *, in_prose: bool) -> None:
        """Add the blocks of one element that is a block or holds some."""
        tag, offset = element.tag, element.offset
        if HEADING.fullmatch(tag):
            self.add_heading(found, element)
        elif tag in ("ul", "ol", "dl", "dir", "blockquote") and self.depth < _DEEPEST:
            self.depth += 1
            if tag == "blockquote":
                inner = self.blocks(element, in_prose=True)
                found.extend([Quotation(tuple(inner), offset)] if inner else [])
            else:
                self.add_list(found, element)
            self.depth -= 1
        elif tag == "pre":
            text = "".join(piece.text for piece in element.texts()).strip("\n").rstrip()
            if text:
                found.append(CodeBlock(neutralise(text), offset))
        elif tag == "hr":
            found.append(Divider(offset))
        elif tag == "table" and is_data_table(element):
            self.add_table(found, element)
        else:
            prose = in_prose or tag in ("p", "figcaption", "caption", "summary", "td", "th")
            inner = self.blocks(element, in_prose=prose)
            if not (self.choosy and _is_title_of_links(inner, element)):
                found.extend(inner)

    def add_heading(self, found: list[Block], element: Element) -> None:
        """Add a heading. If its end tag is missing, it ends where paragraphs begin."""
        inside = element.children
        end = len(inside)
        if self.wraps_paragraph(element):
            blocks = (
                at for at, one in enumerate(inside) if isinstance(one, Element) and one.holds_block
            )
            end = next(blocks)
        runs = _runs(inside[:end])
        if runs:
            found.append(Heading(runs, int(element.tag[1]), element.offset))
        found.extend(self.blocks(element.holding(inside[end:])))

    def wraps_paragraph(self, element: Element) -> bool:
        """Tell whether an element holds what is a paragraph beyond doubt."""
        if element not in self.wrapping:
            self.wrapping[element] = any(
                (child.tag in BLOCKS and is_paragraph(child)) or self.wraps_paragraph(child)
                for child in element.elements
            )
        return self.wrapping[element]

    def end_paragraph(
        self, found: list[Block], loose: list[Element | Text], *, in_prose: bool
    ) -> None:
        """Add the paragraph that loose text makes, unless it is a label or a menu."""
        runs = _runs(loose)
        around = Element("", {}, 0, loose)
        loose.clear()
        if not runs:
            return
        text = words_of(around)
        unended = not END_MARK.search(text)
        if self.drop_labels and not in_prose and unended and len(text.split()) <= LONG:
            return
        if self.choosy and unended and _is_menu(around, in_prose=in_prose):
            return
        found.append(Paragraph(runs, runs[0].offset))

    def add_list(self, found: list[Block], element: Element) -> None:
        """Add a list, or remove the heading over a list of links."""
        if self.choosy and _is_link_list(element):
            if found and isinstance(found[-1], Heading) and found[-1].level > 1:
                found.pop()
            return
        inside: list[tuple[int, list[Block]]] = []
        for child in element.children:
            if isinstance(child, Text):  # a list may hold only items, but people write on
                stray = _runs([child])
                if stray:
                    inside.append((child.offset, [Paragraph(stray, stray[0].offset)]))
                continue
            inner = self.blocks(child, in_prose=True)
            if inner and child.tag == "dd" and inside:
                inside[-1][1].extend(inner)
            elif inner:
                inside.append((child.offset, inner))
        items = [ListItem(tuple(blocks), offset) for offset, blocks in inside]
        if items:
            start = element.get("start")
            number = int(start) if re.fullmatch(r"\d{1,6}", start, re.ASCII) else 1
            found.append(
                ItemList(tuple(items), number if element.tag == "ol" else None, element.offset)
            )

    def add_table(self, found: list[Block], element: Element) -> None:
        """Add a table and, before it, its caption. The first row is its header."""
        rows: list[list[Runs]] = []
        for one in element.walk():
            if one.tag == "caption":
                found.extend(self.blocks(one, in_prose=True))
            elif one.tag == "tr":
                rows.append(
                    [
                        _runs([cell])
                        for cell in one.children
                        if isinstance(cell, Element) and cell.tag in ("td", "th")
                    ]
                )
        found.extend(blocks_of_rows([row for row in rows if any(row)], element.offset))


def _is_link_list(element: Element) -> bool:
    links = sum(one.tag == "a" for one in element.walk())
    items = sum(one.tag == "li" for one in element.walk())
    return links >= 2 and links >= items and link_share(element) > 0.8  # noqa: PLR2004


def _is_menu(element: Element, *, in_prose: bool) -> bool:
    """Return whether a line is a row of links, or one link and nothing else.

    In prose one link is a menu only if it leads back into the page.
    """
    links = [one for one in element.walk() if one.is_link]
    share = link_share(element)
    if not links or share <= MOSTLY:
        return False
    return len(links) > 1 or (share == 1 and (not in_prose or links[0].get("href")[0] == "#"))


def _is_title_of_links(blocks: list[Block], element: Element) -> bool:
    """Return whether only small headings are left of an element that had links."""
    titles = [block for block in blocks if isinstance(block, Heading) and block.level > 1]
    return (
        len(titles) == len(blocks) > 0
        and link_share(element) > MOSTLY
        and len(words_of(element).split())
        > sum(len(plain_text(title.runs).split()) for title in titles)
    )


def _runs(nodes: list[Element | Text]) -> Runs:
    """Return the text of inline elements as runs, without the space at their ends."""
    runs: list[Run] = []
    for run in _pieces(nodes):
        text = run.text
        if not runs or runs[-1].text.endswith("\n"):
            text = text.lstrip(" \t")
        if text:
            runs.append(run._replace(text=text, offset=run.offset + len(run.text) - len(text)))
    return without_end_space(runs)


def _pieces(nodes: list[Element | Text]) -> Iterator[Run]:
    """Yield the text of inline elements, each piece as its elements style it."""
    waiting = [(node, _Style()) for node in reversed(nodes)]
    while waiting:
        node, style = waiting.pop()
        if isinstance(node, Text):
            text = _SPACES.sub(" ", node.text)
            if text != _SOFT_HYPHEN:
                yield Run(neutralise(text), node.offset, *style)
        elif node.tag == "br":
            yield Run("\n", node.offset, *style)
        elif node.tag == "img":
            alternative = clean_line(node.get("alt"))
            if alternative:
                yield Run(f"[picture: {alternative}]", node.offset, *style, aside=True)
        else:
            if node.tag in BLOCKS:
                yield Run(" ", node.offset, *style)
            inner = _styled(style, node)
            waiting += [(child, inner) for child in reversed(node.children)]


def _styled(style: _Style, element: Element) -> _Style:
    if element.tag in _STRONG:
        return style._replace(strong=True)
    if element.tag in _EMPHASIS:
        return style._replace(emphasis=True)
    if element.tag in _CODE:
        return style._replace(code=True)
    if element.tag == "a" and element.get("href"):
        address = clean_line(element.get("href"))
        script = address.lower().startswith(("javascript:", "data:"))
        return style if script else style._replace(link=address)
    return style
