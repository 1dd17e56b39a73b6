"""Find the article on a web page.

The finder weighs prose: text in which links are the lesser part, and that ends with a mark, is long
or is in a list or a table. Then, of a tree without what is never read:

1. Furniture goes: what is around an article by its name and by what it holds. A name is a hint and
   no proof. See ``_is_furniture``.
2. The article is the ``main`` or ``article`` elements if they hold half of the page's prose, and
   else the body; from there inwards, as long as one child holds nearly all of the prose.
3. It begins with the last heading of level 1 before it, if it has none.

If nothing looks like an article, all of the body is read that is not navigation.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from hlreader.documents.html.tree import BLOCKS, HEADING, Element, Node, Text, parts, row

END_MARK = re.compile(r"[.!?:…。．！？：।॥؟۔]['\"’”»」』)\]]*\s*$")
LONG = 10
"""A text of this many words is prose even without a mark at its end."""
MOSTLY = 0.5
"""The share of links from which a text counts as a menu."""

_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
"""Letters of scripts that put no space between words: two of them count as a word."""
_CONTAINERS = frozenset(
    "body main article div section td table tbody tr center form span font html fieldset".split()
)
_NEARLY_ALL = 0.95
"""The share of the prose that the article has at least, so that nothing else is read."""
_MOST = 0.8
"""The share that the main column of a page has at least..."""
_FEWEST_BLOCKS = 3
_HALF = 0.5
"""...and which it has if the title is in it."""
_TEASERS = 0.33
"""The share of links from which what is beside that column leads to other pages..."""
_SOME_LINKS = 0.1
"""...and from which it does if the column has hardly any."""

_FURNITURE = frozenset(
    "ad ads advert advertisement adverts banner breadcrumb breadcrumbs comment comments consent "
    "cookie cookies copyright disclaimer feedback footer gdpr legal login masthead megamenu menu "
    "modal nav navbar navigation newsletter onetrust outbrain pager pagination popup promo promos "
    "recommended related share sharing sidebar signup skip skiplink social sponsor sponsored "
    "subscribe survey taboola teaser teasers toolbar widget widgets".split()
)
_LAYOUT = frozenset(
    "a and area article articles aside bar block bottom box button buttons by c col column "
    "component container content entry for form global group header heading icon icons inner item "
    "items js left link links list l main mobile module more news nofollow o of on outer page "
    "pages panel post posts primary reading region respond right row secondary section site "
    "stories story text the this title to top topics u us view wrap wrapper".split()
)
"""Words of names that say where or how, and not what."""
_CLEAR = frozenset(
    "breadcrumb breadcrumbs gdpr masthead megamenu navbar newsletter onetrust outbrain pagination "
    "relatedposts sharedaddy sidebar signup skiplink taboola".split()
)
"""Words that hardly name a topic of health."""
_VARIANT = frozenset("no not non has have with without is hide show".split())
"""What begins a name that says what an element has or lacks, and not what it is."""
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_NAME_PARTS = re.compile(r"[^a-z]+")

_COPYRIGHT = re.compile(
    r"\s*(?:©|copyright\b)|.*\ball rights reserved\b", re.IGNORECASE | re.DOTALL
)
_COOKIES = re.compile(
    r"\b(?:accept|allow|uses?|using|use of) (?:\w+ )?cookies\b.*"
    r"\b(?:site|website|experience|preferences|traffic|settings|polic\w+)\b|"
    r"\b(?:site|website)\b.*\b(?:uses?|using|use of) (?:\w+ )?cookies\b",
    re.IGNORECASE | re.DOTALL,
)
_SIGNS = re.compile(r"©|copyright|all rights reserved|cookies", re.IGNORECASE)
"""What is in all small print, for a quick look at a page."""
_SMALL_PRINT_WORDS = 60


def length(text: str) -> int:
    """Return how many words a text has, in any script."""
    words = len(text.split())
    return words if text.isascii() else words + len(_UNSPACED.findall(text)) // 2


def article_of(root: Element) -> Element:
    """Return an element that holds the article, of a tree in which all is visible."""
    weights = Weights()
    weights.weigh(root)
    root = _unfurnished(root, Page(root, weights))
    weights.weigh(root)
    found = _best(root, weights)
    if found.tag == "h1" or "h1" in found.tags:
        return found
    return found.holding([*_title_before(found, root), *found.children])


class Weights(dict[Element, int]):
    """How many words of prose each block holds."""

    def __missing__(self, _inline: Element) -> int:
        return 0

    def weigh(self, element: Element, *, in_data: bool = False) -> int:
        """Return the weight of an element; it and those of all in it are kept."""
        if element in self:
            return self[element]
        if element.tag == "table":
            in_data = is_data_table(element)
        self[element] = sum(
            [
                self.weigh(part, in_data=in_data)
                if isinstance(part, Element)
                else _prose(part, element, in_data=in_data)
                for part in parts(element)
            ]
        )
        return self[element]


def _prose(nodes: list[Node], parent: Element, *, in_data: bool) -> int:
    """Return the words of prose in text that is next to blocks, or alone, in an element."""
    around = row(nodes, parent)
    if not around.letters or around.link_share >= MOSTLY or HEADING.fullmatch(parent.tag):
        return 0
    text = around.words
    count = length(text)
    listed = parent.tag in ("li", "dd") or (in_data and parent.tag in ("td", "th"))
    return count if listed or count >= LONG or END_MARK.search(text) else 0


def is_data_table(table: Element) -> bool:
    """Tell whether a table holds data, and is not there for the layout of a page."""
    inner = table.tags
    if table.get("role").lower() in ("presentation", "none"):
        return False
    if "table" in inner or any(map(HEADING.fullmatch, inner)):
        return False
    tags = [one.tag for one in table.walk()]
    rows = tags.count("tr")
    cells = tags.count("td") + tags.count("th")
    return "th" in inner or "caption" in inner or (rows > 1 and cells > rows)


class Page:
    """What the finder knows of the page as a whole."""

    def __init__(self, root: Element, weights: Weights) -> None:
        self.weights = weights
        self.prose = weights[root]
        self.has_small_print = (
            _SIGNS.search("".join([one.text for one in root.texts()])) is not None
        )
        self.centre = {"main", "h1"} & root.tags
        """The tags it has of those that mark the middle of a page."""

    def is_wrapper(self, element: Element) -> bool:
        """Tell whether an element holds so much of the page that its name says nothing."""
        return self._holds_most(element, self.prose)

    def _holds_most(self, element: Element, prose: int) -> bool:
        """Tell whether an element holds most of some words of prose.

        Half of them may be comments, unless the title is in it too.
        """
        holds_title = not self.centre or not self.centre.isdisjoint(element.tags)
        return self.weights[element] >= (_HALF if holds_title else _MOST) * max(prose, 1)

    def main_column(self, element: Element) -> Element | None:
        """Return the container in an element that holds most of its prose, if one does."""
        best = max(element.elements, key=self.weights.__getitem__, default=element)
        is_most = best.tag in _CONTAINERS and self._holds_most(best, self.weights[element])
        return best if is_most else None


class _Place(NamedTuple):
    """Where in a page an element is."""

    marked: bool = False
    """In what is marked as the main part of the page, or as an article."""
    in_article: bool = False


def _unfurnished(element: Element, page: Page, place: _Place = _Place()) -> Element:  # noqa: B008
    """Return an element without furniture."""
    marked = place.marked or _is_marked(element)
    place = _Place(marked, place.in_article or element.tag == "article")
    column = None if place.in_article else page.main_column(element)
    kept: list[Node] = []
    for child in element.children:
        if isinstance(child, Text) or (child.tag == "table" and is_data_table(child)):
            kept.append(child)  # no cell of a table is furniture
        elif page.is_wrapper(child) or _is_marked(child):
            kept.append(_unfurnished(child, page, place))
        elif _is_furniture(child, page, place) or (
            column and _is_beside(child, column, page, place)
        ):
            continue
        elif child.tag == "header" and not marked:
            kept.extend(_headings(child))
        else:
            kept.append(_unfurnished(child, page, place))
    return element.holding(kept)


def _is_marked(element: Element) -> bool:
    """Tell whether an element is marked as the main part of a page, or as an article."""
    return element.tag in ("main", "article") or element.get("role").lower() in ("main", "article")


def _headings(element: Element) -> Iterator[Element]:
    """Yield the headings of the two highest levels in an element, each once."""
    for child in element.elements:
        if child.tag in ("h1", "h2"):
            yield child
        else:
            yield from _headings(child)


def _is_furniture(element: Element, page: Page, place: _Place) -> bool:
    """Tell whether an element is around an article, and no part of it.

    It is if its name says so, unless it is a section of the article; and so are a link with
    paragraphs in it (a card for another page) and small print.
    """
    if HEADING.fullmatch(element.tag):
        return False
    if element.tag in ("aside", "footer"):
        return not (place.marked and _is_prose(element, page)) or is_named_as_furniture(element)
    if is_named_as_furniture(element):
        return not _is_section(element, page, place)
    is_card = element.is_link and "p" in element.tags
    return is_card or (page.has_small_print and _is_small_print(element))


def is_named_as_furniture(element: Element) -> bool:
    """Tell whether a class or the id names furniture.

    Each word of the name must do so, or say where or how ("social-links", not "social-support"),
    unless one is clear by itself or there are two. What follows "--" is a variant
    ("section--no-ads"), and "has-sidebar" says what an element has.
    """
    for name in f"{element.get('class')} {element.get('id')}".split():
        words = set(_NAME_PARTS.split(_CAMEL.sub("-", name.split("--")[0]).lower())) - {""}
        furniture = words & _FURNITURE
        if not words.isdisjoint(_VARIANT):
            continue
        if not words.isdisjoint(_CLEAR) or len(furniture) > 1:
            return True
        if furniture and words <= _FURNITURE | _LAYOUT:
            return True
    return False


def _is_section(element: Element, page: Page, place: _Place) -> bool:
    """Tell whether an element reads as a section of an article: a heading with prose under it."""
    is_section = "section" in (element.tag, *element.get("class").split())
    first = next(_leaves(element), element)
    has_heading = HEADING.fullmatch(first.tag) is not None
    return (place.marked or is_section) and has_heading and _is_prose(element, page)


def _is_prose(element: Element, page: Page) -> bool:
    """Tell whether an element holds sentences, few links and no form."""
    return (
        page.weights[element] > 0
        and 5 * element.linked < element.letters
        and element.tags.isdisjoint(["form", "button", "label"])
    )


def _leaves(element: Element) -> Iterator[Element]:
    """Yield the innermost blocks that have text, each heading as one."""
    for child in element.elements:
        if not child.letters:
            continue
        if child.tag in BLOCKS and (HEADING.fullmatch(child.tag) or child.tags.isdisjoint(BLOCKS)):
            yield child
        else:
            yield from _leaves(child)


def _is_beside(element: Element, column: Element, page: Page, place: _Place) -> bool:
    """Tell whether a container is beside the main column of a page, and no part of the article.

    It is a line at the edge of the page, or far more of it than of the column is links. A container
    that is named as the column is part of the article.
    """
    if element is column or element.tag not in _CONTAINERS or _is_title(element):
        return False
    if element.tag == column.tag and element.get("class") == column.get("class") != "":
        return False
    if not place.marked and element.letters and _is_line_at_edge(element, column, page):
        return True
    share = column.link_share
    return element.link_share > max(_TEASERS, share) or (
        element.link_share > max(_SOME_LINKS, 3 * share)
    )


def _is_title(element: Element) -> bool:
    """Tell whether most of an element is a heading at its beginning."""
    first = next(_leaves(element), element)
    return HEADING.fullmatch(first.tag) is not None and 2 * first.letters > element.letters


def _is_line_at_edge(element: Element, column: Element, page: Page) -> bool:
    """Tell whether a container holds a few words without a heading, as the edges of a page do.

    Then the column holds the title, if there is one, and several blocks. Before it only what is no
    sentence goes, as a warning may be there.
    """
    if ("h1" in page.centre and "h1" not in column.tags) or not _has_blocks(column):
        return False
    if any(map(HEADING.fullmatch, element.tags)) or length(element.words) > LONG:
        return False
    return element.offset > column.offset or not page.weights[element]


def _has_blocks(element: Element) -> bool:
    """Tell whether an element, or what alone is in it, holds three blocks or rows of text."""
    inside = [
        part for part in parts(element)
        if isinstance(part, Element) or row(part, element).letters
    ]  # fmt: skip
    if len(inside) == 1 and isinstance(inside[0], Element):
        return _has_blocks(inside[0])
    return len(inside) >= _FEWEST_BLOCKS


def _is_small_print(element: Element) -> bool:
    """Tell whether an element is a line on copyright, or a notice on a site's cookies."""
    if element.tag not in ("div", "section", "span", "p", "td", "small", "center", "font"):
        return False
    if element.letters > 12 * _SMALL_PRINT_WORDS or any(map(HEADING.fullmatch, element.tags)):
        return False
    text = element.words
    if len(text.split()) > _SMALL_PRINT_WORDS:
        return False
    return _COPYRIGHT.search(text) is not None or _COOKIES.search(text) is not None


def _best(root: Element, weights: Weights) -> Element:
    """Return the element that holds the article, and as little beside it as can be."""
    found = _marked(root, weights) or root
    while True:
        best = max(found.elements, key=weights.__getitem__, default=found)
        if best is found or best.tag not in _CONTAINERS or not weights[best]:
            return found
        if weights[best] < _NEARLY_ALL * weights[found]:
            return found
        if _has_title(best, found) or (best.tag == "table" and is_data_table(best)):
            return found
        found = best


def _has_title(element: Element, parent: Element) -> bool:
    """Tell whether a heading comes right before an element in its parent."""
    before = parent.elements[: parent.elements.index(element)]
    last = next((one for one in reversed(before) if one.letters), None)
    return last is not None and (HEADING.fullmatch(last.tag) is not None or _is_title(last))


def _marked(root: Element, weights: Weights) -> Element | None:
    """Return what is marked as the article, if it holds half of the prose."""
    marked = [one for one in root.walk() if _is_marked(one)]
    mains = [one for one in marked if one.tag == "main" and weights[one]]
    if len(mains) > 1 and not any("main" in one.tags for one in mains):
        best = Element("main", {}, mains[0].offset, mains)  # a page may have one, but some have two
        weights[best] = sum(map(weights.__getitem__, mains))
    else:
        best = max(marked, key=weights.__getitem__, default=root)
    return best if 2 * weights[best] >= weights[root] else None


def _title_before(article: Element, root: Element) -> list[Element]:
    """Return the last heading of level 1 that begins before an element, without what it holds."""
    for heading in reversed([one for one in root.walk() if one.tag == "h1"]):
        if heading.offset < article.offset:
            title = _up_to(article.offset, heading)
            if title.letters or "img" in title.tags:
                return [title]
    return []


def _up_to(offset: int, element: Element) -> Element:
    """Return an element with what is in it before an offset."""
    return element.holding(
        _up_to(offset, child) if isinstance(child, Element) else child
        for child in element.children
        if child.offset < offset
    )
