"""Find the article on a web page, of a tree without what is never read.

1. Boilerplate goes (see ``boilerplate``).
2. The article is the ``main`` or ``article`` elements if they hold half of the page's prose, and
   else the body; from there inwards, as long as one child holds nearly all of the prose and is not
   parted from its heading.
3. It begins with the last heading of level 1 before it, if it has none.

If nothing looks like an article, all of the body is read that is not navigation.
"""

from hlreader.documents.html.boilerplate import (
    CONTAINERS,
    begins_with_heading,
    is_marked,
    without_boilerplate,
)
from hlreader.documents.html.content_score import ContentScores, is_data_table
from hlreader.documents.html.tree import HEADING, Element

_NEARLY_ALL = 0.95
"""The share of the prose that the article has at least, so that nothing else is read."""


def article_of(root: Element) -> Element:
    """Return an element that holds the article, of a tree in which all is visible."""
    scores = ContentScores()
    scores.score(root)
    root = without_boilerplate(root, scores)
    scores.score(root)
    found = _best(root, scores)
    if found.tag == "h1" or "h1" in found.tags:
        return found
    return found.holding([*_title_before(found, root), *found.children])


def _best(root: Element, scores: ContentScores) -> Element:
    """Return the element that holds the article, and as little beside it as can be."""
    found = _marked(root, scores) or root
    while True:
        best = max(found.elements, key=scores.__getitem__, default=found)
        if best is found or best.tag not in CONTAINERS or not scores[best]:
            return found
        if scores[best] < _NEARLY_ALL * scores[found]:
            return found
        if _has_title(best, found) or (best.tag == "table" and is_data_table(best)):
            return found
        found = best


def _has_title(element: Element, parent: Element) -> bool:
    """Return whether a heading comes right before an element in its parent."""
    before = parent.elements[: parent.elements.index(element)]
    last = next((one for one in reversed(before) if one.letters), None)
    return last is not None and (
        HEADING.fullmatch(last.tag) is not None or begins_with_heading(last)
    )


def _marked(root: Element, scores: ContentScores) -> Element | None:
    """Return what is marked as the article, if it holds half of the prose."""
    marked = [one for one in root.walk() if is_marked(one)]
    mains = [one for one in marked if one.tag == "main" and scores[one]]
    if len(mains) > 1 and not any("main" in one.tags for one in mains):
        best = Element("main", {}, mains[0].offset, mains)  # a page may have one, but some have two
        scores[best] = sum(map(scores.__getitem__, mains))
    else:
        best = max(marked, key=scores.__getitem__, default=root)
    return best if 2 * scores[best] >= scores[root] else None


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
