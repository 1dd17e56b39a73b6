"""Find the article on a web page, and remove boilerplate.

The rules, in this order:

1. Never read: scripts, styles, forms' controls, pictures' insides, frames; what is hidden
   (``hidden``, ``aria-hidden``, ``display: none``), unless its name or its parent's says that the
   reader may open it, as an accordion; navigation, asides and footers by their element or ARIA
   role.
2. Boilerplate: an element whose class or id has a word such as "sidebar", "breadcrumb" or
   "newsletter", a link that has paragraphs in it (a card for another page), and small print about
   cookies or copyright — unless it holds half of the page's prose, as a wrapper may.
3. The article: the ``article`` or ``main`` with most prose, if it has half of the page's prose, or
   else the whole body. From there inwards, as long as one child holds all but a twentieth of the
   prose. Prose is text in which links are the lesser part, and that ends with a mark, has at
   least ten words, or is in a list or a table.
"""

import re
from collections.abc import Iterator

from hlreader.documents.html.markup import BLOCKS, VOID, Element, Text

_NEVER = frozenset(
    "script style template noscript svg math iframe object embed audio video canvas map button "
    "input select textarea datalist nav aside footer dialog menu title link meta noembed noframes "
    "applet frameset".split()
)
_ROLES = frozenset(
    "navigation banner contentinfo search complementary dialog alertdialog menu menubar toolbar "
    "tablist form".split()
)
_FURNITURE = frozenset(
    "ad ads advert advertisement banner breadcrumb breadcrumbs comment comments consent cookie "
    "cookies copyright disclaimer feedback footer gdpr legal login masthead megamenu menu modal "
    "nav navbar navigation newsletter onetrust outbrain pager pagination popup promo recommended "
    "related share sharing sidebar signup skip skiplink social sponsor sponsored subscribe survey "
    "taboola teaser teasers toolbar".split()
)
_OPENED = frozenset(
    "accordion answer collapse collapsible details expand expandable expander faq panel tab "
    "tabpanel tabs toggle".split()
)
_SMALL_PRINT = re.compile(
    r"©|\ball rights reserved\b|\b(?:uses?|using|use of|accept|allow) (?:all )?(?:of )?cookies\b",
    re.IGNORECASE,
)
_SMALL_PRINT_WORDS = 60
_UNSEEN = frozenset("sr-only visually-hidden visuallyhidden screen-reader-text noprint".split())
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_NAME_PARTS = re.compile(r"[^a-z]+")
_LEAVES = frozenset("p h1 h2 h3 h4 h5 h6 li td th dd dt blockquote pre figcaption caption".split())
_SPARED = frozenset(["", "html", "body", "main", "article"])
_ITEMS = frozenset("li dd".split())
_CELLS = _ITEMS | frozenset("td th".split())
_CONTAINERS = _SPARED | frozenset("div section td table tbody tr center form span font".split())

END_MARK = re.compile(r"[.!?:…]['\"’”»)\]]*\s*$")
_FULL_STOP = re.compile(r"\.['\"’”»)\]]*\Z")
HEADING = re.compile(r"h[1-6]")
LONG = 10
"""A text of this many words is prose even without a mark at its end."""
MOSTLY = 0.5
"""The share of links from which a text counts as a menu."""


def words_of(element: Element) -> str:
    """Return the text of an element on one line."""
    return " ".join("".join(piece.text for piece in element.texts()).split())


def is_paragraph(element: Element) -> bool:
    """Return whether the text of an element is clearly a paragraph: long, with a full stop."""
    text = words_of(element)
    return len(text.split()) >= LONG and _FULL_STOP.search(text) is not None


def link_share(element: Element) -> float:
    """Return how much of an element's text is in links, from 0 to 1."""
    whole = sum(len(piece.text.strip()) for piece in element.texts())
    return _linked(element) / whole if whole else 0.0


def _linked(element: Element) -> int:
    if element.tag == "a" and element.get("href"):
        return sum(len(piece.text.strip()) for piece in element.texts())
    return sum(_linked(child) for child in element.children if isinstance(child, Element))


def prune(element: Element) -> None:
    """Remove from a tree what is never read."""
    element.children = [
        child
        for child in element.children
        if isinstance(child, Text) or not _is_never(child, element)
    ]
    for child in element.children:
        if isinstance(child, Element):
            prune(child)


def _is_never(element: Element, parent: Element) -> bool:
    if element.tag == "button" and HEADING.fullmatch(parent.tag):
        return False  # the title of what it opens
    return (
        element.tag in _NEVER
        or element.get("role").lower() in _ROLES
        or not _UNSEEN.isdisjoint(element.get("class").lower().split())
        or (_is_hidden(element) and not _may_be_opened(element, parent))
    )


def _is_hidden(element: Element) -> bool:
    return (
        "hidden" in element.attributes
        or (element.get("aria-hidden").lower() == "true" and element.tag not in _SPARED)
        or _HIDING.search(element.get("style")) is not None
    )


def _may_be_opened(element: Element, parent: Element) -> bool:
    """Return whether a hidden element is a part of the page that a reader can open."""
    named = _names(element) | _names(parent) | {element.get("role").lower()}
    return not _OPENED.isdisjoint(named)


def _names(element: Element) -> set[str]:
    """Return the words in the class and id of an element."""
    names = _CAMEL.sub("-", f"{element.get('class')} {element.get('id')}").lower()
    return set(_NAME_PARTS.split(names))


class _Weights:
    """How many words of prose each element holds."""

    def __init__(self, root: Element) -> None:
        self.of: dict[int, int] = {}
        self.weigh(root)

    def weigh(self, element: Element, *, in_data: bool = False) -> int:
        if element.tag == "table":
            in_data = is_data_table(element)
        inner = (child for child in element.children if isinstance(child, Element))
        nested = sum(self.weigh(child, in_data=in_data) for child in inner)
        weight = nested or _own_prose(element, in_data=in_data)
        self.of[id(element)] = weight
        return weight

    def __getitem__(self, element: Element) -> int:
        return self.of[id(element)]


def _own_prose(element: Element, *, in_data: bool) -> int:
    """Return the words of prose in an element that holds no other element of prose.

    ``in_data`` says that it is in a table of data.
    """
    if element.tag not in _LEAVES:
        inner = (child.tag for child in element.children if isinstance(child, Element))
        if element.tag not in _CONTAINERS or not BLOCKS.isdisjoint(inner):
            return 0
    text = words_of(element)
    count = text.count(" ") + 1 if text else 0
    listed = element.tag in (_CELLS if in_data else _ITEMS)
    is_prose = END_MARK.search(text) or count >= LONG or listed
    if not is_prose or HEADING.fullmatch(element.tag) or link_share(element) >= MOSTLY:
        return 0
    return count


def is_data_table(table: Element) -> bool:
    """Return whether a table holds data, and is not only for layout."""
    if table.get("role").lower() in ("presentation", "none"):
        return False
    tags = [one.tag for one in table.walk()]
    if tags.count("table") > 1 or any(HEADING.fullmatch(tag) for tag in tags):
        return False
    rows = tags.count("tr")
    cells = tags.count("td") + tags.count("th")
    return "th" in tags or "caption" in tags or (rows > 1 and cells > rows)


def article_of(root: Element) -> Element:
    """Return an element that holds the article, of a tree that was pruned.

    Elements whose names mark them as boilerplate are removed. An article without a heading of level
    1 begins with the last one before it.
    """
    weights = _Weights(root)
    _unfurnish(root, weights, weights[root])
    whole = weights.weigh(root)
    found = _best(root, weights, whole)
    if any(one.tag == "h1" for one in found.walk()):
        return found
    article = Element(found.tag, found.attributes, found.offset)
    article.children = [*_title_before(found, root), *found.children]
    return article


def _title_before(article: Element, root: Element) -> list[Element]:
    """Return the last heading of level 1 that begins before an element, without what it holds."""
    for heading in reversed([one for one in root.walk() if one.tag == "h1"]):
        if heading.offset < article.offset:
            title = _up_to(article.offset, heading)
            if words_of(title) or any(one.tag == "img" for one in title.walk()):
                return [title]
    return []


def _up_to(offset: int, element: Element) -> Element:
    """Return a copy of an element with what is in it before an offset."""
    copy = Element(element.tag, element.attributes, element.offset)
    for child in element.children:
        if child.offset >= offset:
            break
        part = _up_to(offset, child) if isinstance(child, Element) else child
        if isinstance(part, Text) or part.children or part.tag in VOID:
            copy.children.append(part)
    return copy


def _unfurnish(element: Element, weights: _Weights, whole: int) -> None:
    kept: list[Element | Text] = []
    for child in element.children:
        if isinstance(child, Element):
            if 2 * weights[child] < max(whole, 1):
                if _is_furniture(child):
                    continue
                if child.tag == "header" and element.tag not in ("article", "main"):
                    kept.extend(_headings(child))
                    continue
            _unfurnish(child, weights, whole)
        kept.append(child)
    element.children = kept


def _headings(element: Element) -> Iterator[Element]:
    """Yield the headings of the two highest levels in an element, each once."""
    for child in element.children:
        if isinstance(child, Element):
            if child.tag in ("h1", "h2"):
                yield child
            else:
                yield from _headings(child)


def _is_furniture(element: Element) -> bool:
    if element.tag in _SPARED:
        return False
    return (
        not _FURNITURE.isdisjoint(_names(element)) or _is_card(element) or _is_small_print(element)
    )


def _is_card(element: Element) -> bool:
    """Return whether an element is a link with paragraphs in it."""
    is_link = element.tag == "a" and element.get("href")
    return bool(is_link) and any(one.tag == "p" for one in element.walk())


def _is_small_print(element: Element) -> bool:
    if any(one is not element and one.tag in BLOCKS for one in element.walk()):
        return False
    text = words_of(element)
    return _SMALL_PRINT.search(text) is not None and len(text.split()) <= _SMALL_PRINT_WORDS


def _best(root: Element, weights: _Weights, whole: int) -> Element:
    found = root
    marked = [
        one for one in root.walk()
        if one.tag in ("article", "main") or one.get("role").lower() in ("main", "article")
    ]  # fmt: skip
    if marked:
        best = max(marked, key=weights.__getitem__)
        if 2 * weights[best] >= whole:
            found = best
    while True:
        inner = [child for child in found.children if isinstance(child, Element)]
        best = max(inner, key=weights.__getitem__, default=found)
        if best is found or best.tag not in _CONTAINERS or not weights[best]:
            return found
        if 20 * weights[best] < 19 * weights[found]:
            return found
        if best.tag == "table" and is_data_table(best):
            return found
        found = best
