"""Remove what is around the article on a web page: links, banners, comments, small print.

A name is a hint, not a proof. An element is boilerplate by its name *and* its content. If a page
does not mark its article, columns of links next to the main column are boilerplate too, and so are
single lines at the edge of the page. Everything else stays.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from hlreader.documents.bylines import byline_parts
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
"""Elements that say nothing about their contents."""
_MOST = 0.8
"""The least share of a page's prose in the main column..."""
_HALF = 0.5
"""...and the least share if the title is in it."""
_FEWEST_BLOCKS = 3
"""The fewest blocks in the main column next to a line at the edge of the page."""
_TEASERS = 0.33
"""The least share of links in a column that leads to other pages..."""
_FEW_LINKS = 0.2
_SOME_LINKS = 0.1
"""...and the least share if the main column has hardly any links."""

_NOTES = frozenset("note doc-footnote doc-endnote doc-endnotes doc-notice doc-tip".split())
"""The roles of remarks in a text."""

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
"""Words in names that say where or how, but not what."""
_CLEAR = frozenset(
    "breadcrumb breadcrumbs gdpr masthead megamenu navbar newsletter onetrust outbrain pagination "
    "relatedposts sharedaddy sidebar signup skiplink taboola".split()
)
"""Words that hardly name a topic of health."""
_VARIANT = frozenset("no not non has have with without is hide show".split())
"""First words of names that say what an element has or lacks, not what it is."""

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
"""Words in all small print, for a quick check of a page."""
_LONGEST_BYLINE = 300
_SMALL_PRINT_WORDS = 60
_LONGEST_LINK = 15
"""The most words in a link that opens a part of the page."""


def without_boilerplate(root: Element, scores: ContentScores) -> Element:
    """Return a page's tree without boilerplate."""
    return _without_boilerplate(root, _Page(root, scores), _Place())


def is_marked(element: Element) -> bool:
    """Return whether an element is marked as the main part of a page, or as an article."""
    return element.tag in ("main", "article") or element.get("role").lower() in ("main", "article")


class _Page:
    """Facts about the whole page."""

    def __init__(self, root: Element, scores: ContentScores) -> None:
        self.scores = scores
        self.prose = scores[root]
        self.has_small_print = (
            _SIGNS.search("".join([one.text for one in root.texts()])) is not None
        )
        self.centre = {"main", "h1"} & root.tags
        """Which of the tags that mark the middle of a page it has."""

    def is_wrapper(self, element: Element) -> bool:
        """Return whether an element has so much of the page that its name does not matter."""
        return self._holds_most(element, self.prose)

    def _holds_most(self, element: Element, prose: int) -> bool:
        """Return whether an element has most of ``prose`` (a number of words).

        If the title is in it too, half of the words are enough. Others may be comments.
        """
        holds_title = not self.centre or not self.centre.isdisjoint(element.tags)
        return self.scores[element] >= (_HALF if holds_title else _MOST) * max(prose, 1)

    def main_column(self, element: Element) -> Element | None:
        """Return the container in an element that has most of its prose, or None."""
        best = max(element.elements, key=self.scores.__getitem__, default=element)
        is_most = best.tag in CONTAINERS and self._holds_most(best, self.scores[element])
        return best if is_most else None


class _Place(NamedTuple):
    """The place of an element in a page."""

    marked: bool = False
    """Whether it is in an element that is marked as the main part or an article."""
    in_article: bool = False


def _without_boilerplate(element: Element, page: _Page, place: _Place) -> Element:
    """Return an element without boilerplate."""
    marked = place.marked or is_marked(element)
    place = _Place(marked, place.in_article or element.tag == "article")
    column = None if place.in_article else page.main_column(element)
    has_text = element.letters > sum([child.letters for child in element.elements])
    kept: list[Node] = []
    for child in element.children:
        if isinstance(child, Text) or (child.tag == "table" and is_data_table(child)):
            kept.append(child)  # a cell of a table is never boilerplate
        elif has_text and not child.holds_block:
            kept.append(child)  # a part of a sentence is not boilerplate either
        elif is_marked(child) or (page.is_wrapper(child) and child.tag != "footer"):
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
    """Return whether an element is not part of the article.

    It is not if its name says so, unless it is a section of the article. Neither are asides and
    footers (except remarks in the article), links with paragraphs in them (cards for other pages),
    and small print.
    """
    if HEADING.fullmatch(element.tag) or (element.tag == "a" and not element.is_link):
        return False  # the name of a place in the page is that of its topic
    if element.tag in ("aside", "footer"):
        is_note = element.get("role").lower() in _NOTES
        is_remark = is_note or (place.marked and _is_prose(element, page, _TEASERS))
        return not is_remark or is_named_as_boilerplate(element)
    if is_named_as_boilerplate(element):
        return not _is_section(element, page, place)
    return _is_card(element) or (page.has_small_print and _is_small_print(element, place))


def _is_card(element: Element) -> bool:
    """Return whether an element is a link with a text in it that tells of another page."""
    if not element.is_link or "p" in element.tags:
        return element.is_link
    return "div" in element.tags and length(element.words) > _LONGEST_LINK


def is_named_as_boilerplate(element: Element) -> bool:
    """Return whether a class or the id names boilerplate.

    Each word of the name must do so, or say where or how ("social-links", but not
    "social-support"), unless one word is clear or two words name boilerplate. Words after "--" are
    a variant ("section--no-ads"), and "has-sidebar" says what an element has.
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
    """Return whether an element looks like a section of an article: a heading, then prose."""
    is_section = "section" in (element.tag, *element.get("class").split())
    first = next(_leaves(element), element)
    has_heading = HEADING.fullmatch(first.tag) is not None
    return (place.marked or is_section) and has_heading and _is_prose(element, page)


def _is_prose(element: Element, page: _Page, most_links: float = _FEW_LINKS) -> bool:
    """Return whether an element has sentences, few links and no form."""
    return (
        page.scores[element] > 0
        and element.link_share < most_links
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
    """Return whether a container is next to the main column and not part of the article.

    It is a line at the edge of the page, or it has far more links than the column. A container with
    the same name as the column is part of the article.
    """
    if element is column or element.tag not in CONTAINERS or begins_with_heading(element):
        return False
    if "h1" in element.tags and "h1" not in column.tags and page.scores[element]:
        return False  # the title, with the first words of the article under it
    if element.letters <= _LONGEST_BYLINE and byline_parts(element.words, early=True):
        return False
    if element.tag == column.tag and element.get("class") == column.get("class") != "":
        return False
    if not place.marked and element.letters and _is_line_at_edge(element, column, page):
        return True
    share = column.link_share
    if element.link_share > max(_TEASERS, share):
        return True
    reads_on = _is_prose(element, page, _TEASERS) and not _has_linked_title(element)
    return not reads_on and element.link_share > max(_SOME_LINKS, 3 * share)


def _has_linked_title(element: Element) -> bool:
    """Return whether a heading in an element leads to another page."""
    return any(one.link_share > _HALF for one in element.walk() if HEADING.fullmatch(one.tag))


def begins_with_heading(element: Element) -> bool:
    """Return whether most of an element is a heading at its beginning."""
    first = next(_leaves(element), element)
    return HEADING.fullmatch(first.tag) is not None and 2 * first.letters > element.letters


def _is_line_at_edge(element: Element, column: Element, page: _Page) -> bool:
    """Return whether a container has only a few words and no heading, like the edges of a page.

    The column must have several blocks, and the title if there is one. Before the column, a
    sentence is not removed, because it may be a warning.
    """
    if ("h1" in page.centre and "h1" not in column.tags) or not _has_blocks(column):
        return False
    if any(map(HEADING.fullmatch, element.tags)) or length(element.words) > LONG:
        return False
    return element.offset > column.offset or not page.scores[element]


def _has_blocks(element: Element) -> bool:
    """Return whether an element, or its only child, has three blocks or rows of text."""
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
