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

from hlreader.documents.html.markup import BLOCKS, Element, Text

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
    return " ".join(element.text.split())


def is_paragraph(element: Element) -> bool:
    """Return whether the text of an element is clearly a paragraph: long, with a full stop."""
    text = words_of(element)
    return len(text.split()) >= LONG and _FULL_STOP.search(text) is not None


def link_share(element: Element) -> float:
    """Return how much of an element's text stands in links, from 0 to 1."""
    _, letters, linked = element.facts
    return linked / letters if letters else 0.0


def prune(element: Element) -> Element:
    """Return an element without what is never read."""
    return element.holding(
        prune(child) if isinstance(child, Element) else child
        for child in element.children
        if isinstance(child, Text) or not _is_never(child, element)
    )


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


class _Weights(dict[Element, int]):
    """How many words of prose each element holds."""

    def __init__(self, root: Element) -> None:
        self._weigh(root, in_data=False)

    def _weigh(self, element: Element, *, in_data: bool) -> int:
        if element.tag == "table":
            in_data = is_data_table(element)
        nested = sum(self._weigh(child, in_data=in_data) for child in element.elements)
        self[element] = nested or _own_prose(element, in_data=in_data)
        return self[element]


def _own_prose(element: Element, *, in_data: bool) -> int:
    """Return the words of prose in an element that holds no other element of prose.

    ``in_data`` says that it is in a table of data.
    """
    if element.tag not in _LEAVES:
        inner = (child.tag for child in element.elements)
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
    """Tell whether a table holds data, and is not there for the layout of a page."""
    inner = table.facts.tags
    if table.get("role").lower() in ("presentation", "none"):
        return False
    if "table" in inner or any(map(HEADING.fullmatch, inner)):
        return False
    tags = [one.tag for one in table.walk()]
    rows = tags.count("tr")
    cells = tags.count("td") + tags.count("th")
    return "th" in inner or "caption" in inner or (rows > 1 and cells > rows)


def article_of(root: Element) -> Element:
    """Return an element that holds the article, of a tree that was pruned.

    What is furniture by its name is left out. An article without a heading of level 1 begins with
    the last one before it.
    """
    weights = _Weights(root)
    root = _unfurnished(root, weights, weights[root])
    found = _best(root, _Weights(root))
    if found.tag == "h1" or "h1" in found.facts.tags:
        return found
    return found.holding([*_title_before(found, root), *found.children])


def _title_before(article: Element, root: Element) -> list[Element]:
    """Return the last heading of level 1 that begins before an element, without what it holds."""
    for heading in reversed([one for one in root.walk() if one.tag == "h1"]):
        if heading.offset < article.offset:
            title = _up_to(article.offset, heading)
            if words_of(title) or "img" in title.facts.tags:
                return [title]
    return []


def _up_to(offset: int, element: Element) -> Element:
    """Return an element with what stands in it before an offset."""
    return element.holding(
        _up_to(offset, child) if isinstance(child, Element) else child
        for child in element.children
        if child.offset < offset
    )


def _unfurnished(element: Element, weights: _Weights, whole: int) -> Element:
    """Return an element without furniture."""
    kept: list[Element | Text] = []
    for child in element.children:
        if isinstance(child, Text):
            kept.append(child)
        elif 2 * weights[child] >= max(whole, 1):
            kept.append(_unfurnished(child, weights, whole))
        elif _is_furniture(child):
            continue
        elif child.tag == "header" and element.tag not in ("article", "main"):
            kept.extend(_headings(child))
        else:
            kept.append(_unfurnished(child, weights, whole))
    return element.holding(kept)


def _headings(element: Element) -> Iterator[Element]:
    """Yield the headings of the two highest levels in an element, each once."""
    for child in element.elements:
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
    """Tell whether an element is a link with paragraphs in it."""
    return element.is_link and "p" in element.facts.tags


def _is_small_print(element: Element) -> bool:
    if not BLOCKS.isdisjoint(element.facts.tags):
        return False
    text = words_of(element)
    return _SMALL_PRINT.search(text) is not None and len(text.split()) <= _SMALL_PRINT_WORDS


def _best(root: Element, weights: _Weights) -> Element:
    """Return the element that holds the article, and as little beside it as can be."""
    found = root
    marked = [
        one for one in root.walk()
        if one.tag in ("article", "main") or one.get("role").lower() in ("main", "article")
    ]  # fmt: skip
    if marked:
        best = max(marked, key=weights.__getitem__)
        if 2 * weights[best] >= weights[root]:
            found = best
    while True:
        best = max(found.elements, key=weights.__getitem__, default=found)
        if best is found or best.tag not in _CONTAINERS or not weights[best]:
            return found
        if 20 * weights[best] < 19 * weights[found]:
            return found
        if best.tag == "table" and is_data_table(best):
            return found
        found = best
