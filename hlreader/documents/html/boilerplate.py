"""What is around the article on a web page: links to other pages, banners, comments, small print.

A name is a hint and no proof: an element is boilerplate by its name *and* by what it holds. On a page
that does not mark its article, so is what is beside the main column: columns of links, and a line
at the edge of the page. What is neither is left in.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from hlreader.documents.bylines import statements
from hlreader.documents.html.content_score import LONG, ContentScores, is_data_table, length
from hlreader.documents.html.tree import (
    BLOCKS,
    HEADING,
    Element,
    Node,
    Text,
    parts,
    row,
    words_in_name,
)

CONTAINERS = frozenset(
    "body main article div section td table tbody tr center form span font html fieldset".split()
)
"""Elements that say nothing of what they hold."""
_MOST = 0.8
"""The share that the main column of a page has at least..."""
_HALF = 0.5
"""...and which it has if the title is in it."""
_FEWEST_BLOCKS = 3
"""How many blocks the main column has at least, next to a line at the edge of the page."""
_TEASERS = 0.33
"""The share of links from which what is beside that column leads to other pages..."""
_SOME_LINKS = 0.1
"""...and from which it does if the column has hardly any."""

_BOILERPLATE = frozenset(
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

_COPYRIGHT = re.compile(
    r"\A(?:copyright )?(?:©|\(c\)|copyright [\d(])|\ball rights reserved\b", re.IGNORECASE
)
_COOKIES = re.compile(
    r"\b(?:accept|allow|uses?|using|use of) (?:\w+ )?cookies\b.*"
    r"\b(?:site|website|experience|preferences|traffic|settings|polic\w+)\b|"
    r"\b(?:site|website)\b.*\b(?:uses?|using|use of) (?:\w+ )?cookies\b",
    re.IGNORECASE | re.DOTALL,
)
_SIGNS = re.compile(r"©|copyright|all rights reserved|cookies", re.IGNORECASE)
"""What is in all small print, for a quick look at a page."""
_LONGEST_BYLINE = 300
_SMALL_PRINT_WORDS = 60


def without_boilerplate(root: Element, scores: ContentScores) -> Element:
    """Return a page's tree without boilerplate."""
    return _without_boilerplate(root, _Page(root, scores), _Place())


def is_marked(element: Element) -> bool:
    """Return whether an element is marked as the main part of a page, or as an article."""
    return element.tag in ("main", "article") or element.get("role").lower() in ("main", "article")


class _Page:
    """What the finder knows of the page as a whole."""

    def __init__(self, root: Element, scores: ContentScores) -> None:
        self.scores = scores
        self.prose = scores[root]
        self.has_small_print = (
            _SIGNS.search("".join([one.text for one in root.texts()])) is not None
        )
        self.centre = {"main", "h1"} & root.tags
        """The tags it has of those that mark the middle of a page."""

    def is_wrapper(self, element: Element) -> bool:
        """Return whether an element holds so much of the page that its name says nothing."""
        return self._holds_most(element, self.prose)

    def _holds_most(self, element: Element, prose: int) -> bool:
        """Return whether an element holds most of some words of prose.

        Half of them may be comments, unless the title is in it too.
        """
        holds_title = not self.centre or not self.centre.isdisjoint(element.tags)
        return self.scores[element] >= (_HALF if holds_title else _MOST) * max(prose, 1)

    def main_column(self, element: Element) -> Element | None:
        """Return the container in an element that holds most of its prose, if one does."""
        best = max(element.elements, key=self.scores.__getitem__, default=element)
        is_most = best.tag in CONTAINERS and self._holds_most(best, self.scores[element])
        return best if is_most else None


class _Place(NamedTuple):
    """Where in a page an element is."""

    marked: bool = False
    """In what is marked as the main part of the page, or as an article."""
    in_article: bool = False


def _without_boilerplate(element: Element, page: _Page, place: _Place) -> Element:
    """Return an element without boilerplate."""
    marked = place.marked or is_marked(element)
    place = _Place(marked, place.in_article or element.tag == "article")
    column = None if place.in_article else page.main_column(element)
    kept: list[Node] = []
    for child in element.children:
        if isinstance(child, Text) or (child.tag == "table" and is_data_table(child)):
            kept.append(child)  # no cell of a table is boilerplate
        elif page.is_wrapper(child) or is_marked(child):
            kept.append(_without_boilerplate(child, page, place))
        elif _is_boilerplate(child, page, place) or (
            column and _is_beside(child, column, page, place)
        ):
            continue
        elif child.tag == "header" and not marked:
            kept.extend(_headings(child))
        else:
            kept.append(_without_boilerplate(child, page, place))
    return element.holding(kept)


def _headings(element: Element) -> Iterator[Element]:
    """Yield the headings of the two highest levels in an element, each once."""
    for child in element.elements:
        if child.tag in ("h1", "h2"):
            yield child
        else:
            yield from _headings(child)


def _is_boilerplate(element: Element, page: _Page, place: _Place) -> bool:
    """Return whether an element is around an article, and no part of it.

    It is if its name says so, unless it is a section of the article; and so are an aside or footer
    that is no remark in the article, a link with paragraphs in it (a card for another page), and
    small print.
    """
    if HEADING.fullmatch(element.tag):
        return False
    if element.tag in ("aside", "footer"):
        return not (place.marked and _is_prose(element, page)) or is_named_as_boilerplate(element)
    if is_named_as_boilerplate(element):
        return not _is_section(element, page, place)
    is_card = element.is_link and "p" in element.tags
    return is_card or (page.has_small_print and _is_small_print(element, place))


def is_named_as_boilerplate(element: Element) -> bool:
    """Return whether a class or the id names boilerplate.

    Each word of the name must do so, or say where or how ("social-links", not "social-support"),
    unless one is clear by itself or there are two. What follows "--" is a variant
    ("section--no-ads"), and "has-sidebar" says what an element has.
    """
    for name in f"{element.get('class')} {element.get('id')}".split():
        words = words_in_name(name.split("--")[0]) - {""}
        if not words.isdisjoint(_VARIANT):
            continue
        boilerplate = words & _BOILERPLATE
        if not words.isdisjoint(_CLEAR) or len(boilerplate) > 1:
            return True
        if boilerplate and words <= _BOILERPLATE | _LAYOUT:
            return True
    return False


def _is_section(element: Element, page: _Page, place: _Place) -> bool:
    """Return whether an element reads as a section of an article: a heading with prose under it."""
    is_section = "section" in (element.tag, *element.get("class").split())
    first = next(_leaves(element), element)
    has_heading = HEADING.fullmatch(first.tag) is not None
    return (place.marked or is_section) and has_heading and _is_prose(element, page)


def _is_prose(element: Element, page: _Page) -> bool:
    """Return whether an element holds sentences, few links and no form."""
    return (
        page.scores[element] > 0
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


def _is_beside(element: Element, column: Element, page: _Page, place: _Place) -> bool:
    """Return whether a container is beside the main column of a page, and no part of the article.

    It is a line at the edge of the page, or far more of it than of the column is links. A container
    that is named as the column is part of the article.
    """
    if element is column or element.tag not in CONTAINERS or begins_with_heading(element):
        return False
    if element.letters <= _LONGEST_BYLINE and statements(element.words, early=True):
        return False
    if element.tag == column.tag and element.get("class") == column.get("class") != "":
        return False
    if not place.marked and element.letters and _is_line_at_edge(element, column, page):
        return True
    share = column.link_share
    return element.link_share > max(_TEASERS, share) or (
        element.link_share > max(_SOME_LINKS, 3 * share)
    )


def begins_with_heading(element: Element) -> bool:
    """Return whether most of an element is a heading at its beginning."""
    first = next(_leaves(element), element)
    return HEADING.fullmatch(first.tag) is not None and 2 * first.letters > element.letters


def _is_line_at_edge(element: Element, column: Element, page: _Page) -> bool:
    """Return whether a container holds a few words without a heading, as the edges of a page do.

    Then the column holds the title, if there is one, and several blocks. Before it only what is no
    sentence goes, as a warning may be there.
    """
    if ("h1" in page.centre and "h1" not in column.tags) or not _has_blocks(column):
        return False
    if any(map(HEADING.fullmatch, element.tags)) or length(element.words) > LONG:
        return False
    return element.offset > column.offset or not page.scores[element]


def _has_blocks(element: Element) -> bool:
    """Return whether an element, or what alone is in it, holds three blocks or rows of text."""
    inside = [
        part for part in parts(element)
        if isinstance(part, Element) or row(part, element).letters
    ]  # fmt: skip
    if len(inside) == 1 and isinstance(inside[0], Element):
        return _has_blocks(inside[0])
    return len(inside) >= _FEWEST_BLOCKS


def _is_small_print(element: Element, place: _Place) -> bool:
    """Return whether an element is a line on copyright, or a notice on a site's cookies.

    In the main part of a page, a sentence on the cookies of a site is part of the text.
    """
    if element.tag not in ("div", "section", "span", "p", "td", "small", "center", "font"):
        return False
    if element.letters > 12 * _SMALL_PRINT_WORDS or any(map(HEADING.fullmatch, element.tags)):
        return False
    text = element.words
    if len(text.split()) > _SMALL_PRINT_WORDS:
        return False
    if _COPYRIGHT.search(text):
        return True
    return not place.marked and _COOKIES.search(text) is not None
