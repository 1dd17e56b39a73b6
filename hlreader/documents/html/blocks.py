"""The elements of an article as blocks: headings, paragraphs, lists, tables and so on.

Inside the article, these are left out: lists and lines with only links, links into the page ("Skip
to content"), headings at its end with nothing under them, and labels of the page's controls
("Print", "Font size").
"""

import re
from collections.abc import Mapping, Sequence

from hlreader import limits
from hlreader.documents.bylines import byline_parts
from hlreader.documents.html.cells import rows_of
from hlreader.documents.html.content_score import (
    END_MARK,
    LONG,
    MOSTLY,
    is_data_table,
    length,
)
from hlreader.documents.html.inline import paragraphs_of, runs_of
from hlreader.documents.html.tree import BLOCKS, HEADING, Element, Node, Text, parts, row
from hlreader.documents.lists import in_style
from hlreader.documents.tables import blocks_of_rows
from hlreader.models import (
    Block,
    CodeBlock,
    Divider,
    Heading,
    ItemList,
    ListItem,
    Paragraph,
    Quotation,
    plain_text,
)
from hlreader.sanitize import neutralise

_LINKED_LIST = 0.8
"""The least share of links in a menu."""
_WORDS_BESIDE_LINKS = 4
"""The least number of words outside links in a sentence with links."""

_CONTROL = re.compile(
    r"(?:(?:(?:main )?menu|search|log ?in|sign (?:in|up)|print|share|save|tweet|pin(?: it)?|like|"
    r"e-?mail|reply|copy link|bookmark|listen|download|close|next|previous|advertise?ment|"
    r"sponsored|(?:font|text) size|skip to (?:main )?content|back to top|loading|please wait|"
    r"(?:read|see|show|load) (?:more|less|all)|facebook|twitter|linkedin|pinterest|whatsapp|reddit)"
    r"\b[\s.…:|,/·-]*)+",
    re.IGNORECASE,
)
"""The labels of a page's own controls."""

_STYLES = {"lower-alpha": "a", "lower-latin": "a", "upper-alpha": "A", "upper-latin": "A",
           "lower-roman": "i", "upper-roman": "I"}  # fmt: skip
_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([a-z-]+)", re.IGNORECASE)
_NUMBER = re.compile(r"\s*(-?\d{1,6})\s*", re.ASCII)


def tabs(root: Element) -> dict[str, Element]:
    """Return the tabs of a page by the ids of their panels.

    A panel is read under its tab's name.
    """
    return {
        one.get("id"): one
        for parent in root.walk()
        if not HEADING.fullmatch(parent.tag)
        for one in parent.elements
        if one.get("role").lower() == "tab" and not one.holds_block
    }


def blocks_of(
    article: Element, tabs: Mapping[str, Element], *, choosy: bool = True
) -> tuple[Block, ...]:
    """Return the blocks of an article. If it has only menus, return these too.

    ``choosy`` leaves out menus and labels of controls. Web pages have them, books do not.
    """
    builder = _Builder(tabs, choosy=choosy)
    blocks = builder.without_titles_of_links(builder.blocks(article))
    while choosy and len(blocks) > 1 and isinstance(blocks[-1], Heading):
        blocks.pop()  # the text under it was left out
    return tuple(blocks or _Builder(tabs, choosy=False).blocks(article))


class _Builder:
    """Turns elements into blocks. ``choosy`` leaves out menus and labels of controls."""

    def __init__(self, tabs: Mapping[str, Element], *, choosy: bool) -> None:
        self.tabs = tabs
        self.choosy = choosy
        self.depth = 0  # of nested quotations and lists
        self.wrapping: dict[Element, bool] = {}
        self.over_links: set[int] = set()
        """The offsets of headings right before lists of links that were left out."""

    def blocks(self, element: Element, *, in_prose: bool = False) -> list[Block]:
        """Return the blocks in an element.

        Text next to blocks is a paragraph. ``in_prose`` says that it belongs to a list item or
        paragraph, so it is not a control.
        """
        found: list[Block] = []
        for part in parts(element):
            if isinstance(part, Element):
                self.add(found, part, in_prose=in_prose)
            else:
                self.add_paragraphs(found, part, element, in_prose=in_prose)
        return found

    def without_titles_of_links(self, blocks: list[Block]) -> list[Block]:
        """Return blocks without the headings that had nothing but a list of links under them."""
        kept: list[Block] = []
        for block in reversed(blocks):
            after = kept[-1] if kept else None
            is_last = after is None or (
                isinstance(after, Heading)
                and isinstance(block, Heading)
                and after.level <= block.level
            )
            if not (is_last and isinstance(block, Heading) and block.offset in self.over_links):
                kept.append(block)
        return kept[::-1]

    def add(self, found: list[Block], element: Element, *, in_prose: bool) -> None:
        """Add the blocks of an element that is a block or has blocks in it."""
        tag, offset = element.tag, element.offset
        if HEADING.fullmatch(tag):
            self.add_heading(found, element)
        elif tag in ("ul", "ol", "dl", "dir", "blockquote") and self.depth < limits.DEEPEST_LISTS:
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
            tab = self.tabs.get(element.get("aria-labelledby"))
            if tab and inner:
                found.append(Heading(runs_of([tab]), 3, tab.offset))
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
        runs = runs_of(inside[:end])
        if runs:
            found.append(Heading(runs, int(element.tag[1]), element.offset))
        found.extend(self.blocks(element.holding(inside[end:])))

    def wraps_paragraph(self, element: Element) -> bool:
        """Return whether an element clearly has a paragraph in it."""
        if element not in self.wrapping:
            self.wrapping[element] = any(
                (child.tag in BLOCKS and _is_paragraph(child)) or self.wraps_paragraph(child)
                for child in element.elements
            )
        return self.wrapping[element]

    def add_paragraphs(
        self, found: list[Block], nodes: list[Node], element: Element, *, in_prose: bool
    ) -> None:
        """Add the paragraphs of text in an element, unless it is a menu or a control's label."""
        around = row(nodes, element)
        if self.choosy and around.letters:
            text = around.words
            if not in_prose and _CONTROL.fullmatch(text):
                return
            is_menu = not END_MARK.search(text) and _is_menu(around, in_prose=in_prose)
            if is_menu and not byline_parts(text, early=True):
                return
        found.extend(Paragraph(runs, runs[0].offset) for runs in paragraphs_of(nodes) if runs)

    def add_list(self, found: list[Block], element: Element) -> None:
        """Add a list that is no menu."""
        if self.choosy and _is_link_list(element):
            if found and isinstance(found[-1], Heading) and found[-1].level > 1:
                self.over_links.add(found[-1].offset)
            return
        inside: list[tuple[Node, list[Block]]] = []
        for child in element.children:
            if isinstance(child, Text):  # only items are allowed in a list, but there may be text
                stray = runs_of([child])
                if stray:
                    inside.append((child, [Paragraph(stray, stray[0].offset)]))
                continue
            inner = self.blocks(child, in_prose=True)
            if inner and child.tag == "dd" and inside:
                inside[-1][1].extend(inner)
            elif inner:
                inside.append((child, inner))
        if not inside:
            return
        start, labels = None, [""] * len(inside)
        if element.tag == "ol":
            start, labels = _marks(element, [node for node, _ in inside])
        items = [
            ListItem(tuple(blocks), node.offset, label)
            for (node, blocks), label in zip(inside, labels, strict=True)
        ]
        found.append(ItemList(tuple(items), start, element.offset))

    def add_table(self, found: list[Block], element: Element) -> None:
        """Add a table and, before it, its caption."""
        for one in element.elements:
            if one.tag == "caption":
                found.extend(self.blocks(one, in_prose=True))
        found.extend(blocks_of_rows(rows_of(element), element.offset))


def _marks(element: Element, items: Sequence[Node]) -> tuple[int, list[str]]:
    """Return the first number of an ordered list, and the labels of its items if they need any."""
    step = -1 if "reversed" in element.attributes else 1
    number = _number(element, "start", len(items) if step < 0 else 1)
    numbers = []
    for item in items:
        number = _number(item, "value", number) if isinstance(item, Element) else number
        numbers.append(number)
        number += step
    named = _STYLE.search(element.get("style"))
    kind = _STYLES.get(named[1].lower(), "") if named else element.get("type")
    first = numbers[0]
    if kind in ("a", "A", "i", "I"):
        return first, [f"{in_style(number, kind, repeated=False)}." for number in numbers]
    if first < 0 or numbers != [*range(first, first + len(numbers))]:
        return first, [f"{number}." for number in numbers]
    return first, [""] * len(numbers)


def _number(element: Element, name: str, otherwise: int) -> int:
    found = _NUMBER.fullmatch(element.get(name))
    return int(found[1]) if found else otherwise


def _is_paragraph(element: Element) -> bool:
    """Return whether the text of an element is clearly a paragraph: long, with a full stop."""
    text = element.words
    return length(text) >= LONG and END_MARK.search(text) is not None


def _is_link_list(element: Element) -> bool:
    """Return whether a list is a menu: nearly all of it is links, and no item says more."""
    links = sum(one.tag == "a" for one in element.walk())
    items = [one for one in element.walk() if one.tag == "li"]
    if links < max(len(items), 2) or element.link_share <= _LINKED_LIST:
        return False
    return not any(map(_says_more, items))


def _says_more(element: Element) -> bool:
    """Return whether an item or a line has a few words beside its links, as a sentence has."""
    text = element.words
    linked = sum(len(one.words.split()) for one in element.walk() if one.is_link)
    beside = len(text.split()) - linked
    return beside >= _WORDS_BESIDE_LINKS or (beside > 1 and END_MARK.search(text) is not None)


def _is_menu(element: Element, *, in_prose: bool) -> bool:
    """Return whether a line is a row of links, or only one link.

    In prose, a single link is a menu only if it leads into the page itself.
    """
    links = [one for one in element.walk() if one.is_link]
    share = element.link_share
    if not links or share <= MOSTLY or _says_more(element):
        return False
    return len(links) > 1 or (share == 1 and (not in_prose or links[0].get("href")[0] == "#"))


def _is_title_of_links(blocks: list[Block], element: Element) -> bool:
    """Return whether an element with links has only small headings left."""
    titles = [block for block in blocks if isinstance(block, Heading) and block.level > 1]
    return (
        len(titles) == len(blocks) > 0
        and element.link_share > MOSTLY
        and len(element.words.split())
        > sum(len(plain_text(title.runs).split()) for title in titles)
    )
