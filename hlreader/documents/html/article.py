"""Find the article on a web page, in a tree by ``visible``.

1. Remove boilerplate (see ``boilerplate``).
2. The article is the ``main`` or ``article`` elements if they hold half of the page's prose, and
   else the body; from there inwards, as long as one child holds nearly all of the prose and is not
   parted from its heading.
3. It begins with the last heading of level 1 before it, if it has none.

If nothing looks like an article, read the whole body except navigation.
"""

from collections.abc import Iterator

from hlreader.documents.html.boilerplate import (
    CONTAINERS,
    begins_with_heading,
    is_marked,
    without_boilerplate,
)
from hlreader.documents.html.content_score import ContentScores, is_data_table
from hlreader.documents.html.tree import HEADING, Element, Node, Text

_NEARLY_ALL = 0.95
"""The least share of the prose that the article must have."""


def article_of(root: Element) -> Element:
    """Return the element with the article, in a tree where everything is visible."""
    scores = ContentScores()
    scores.score(root)
    root = without_boilerplate(root, scores)
    scores.score(root)
    found = _best(root, scores)
    if found.tag == "h1" or "h1" in found.tags:
        return found
    return found.holding([*_title_before(found, root), *found.children])


def _best(root: Element, scores: ContentScores) -> Element:
    """Return the element with the article and as little else as possible."""
    found = _marked(root, scores) or root
    while True:
        best = max(found.elements, key=scores.__getitem__, default=found)
        if best is found or best.tag not in CONTAINERS or not scores[best]:
            return found
        if scores[best] < _NEARLY_ALL * scores[found]:
            return found
        if _has_title(best, found) or (best.tag == "table" and is_data_table(best)):
            return found
        if _has_text_beside(best, found, scores):
            return found.holding(_without_what_follows(best, found))
        found = best


def _has_text_beside(best: Element, parent: Element, scores: ContentScores) -> bool:
    """Return whether words of the text are beside what holds most of its prose.

    They are in a paragraph, if it has a sentence or is under the title, or beside the title.
    """
    titled = any(one.tag == "h1" for one in parent.elements)
    return any(
        bool((one.letters and titled) or scores[one])
        if one.tag == "p"
        else "h1" in one.tags and scores[one] > 0
        for one in parent.elements
        if one is not best
    )


def _without_what_follows(best: Element, parent: Element) -> Iterator[Node]:
    """Yield what an element holds up to its main part, and the paragraphs after that."""
    for child in parent.children:
        if child.offset <= best.offset or isinstance(child, Text) or child.tag == "p":
            yield child


def _has_title(element: Element, parent: Element) -> bool:
    """Return whether a heading comes right before an element in its parent."""
    before = parent.elements[: parent.elements.index(element)]
    last = next((one for one in reversed(before) if one.letters), None)
    return last is not None and (
        HEADING.fullmatch(last.tag) is not None or begins_with_heading(last)
    )


def _marked(root: Element, scores: ContentScores) -> Element | None:
    """Return the element that is marked as the article, if it has half of the prose."""
    marked = [one for one in root.walk() if is_marked(one)]
    mains = [one for one in marked if one.tag == "main" and scores[one]]
    if len(mains) > 1 and not any("main" in one.tags for one in mains):
        best = Element("main", {}, mains[0].offset, mains)  # some pages have two
        scores[best] = sum(map(scores.__getitem__, mains))
    else:
        best = max(marked, key=scores.__getitem__, default=root)
    return best if 2 * scores[best] >= scores[root] else None


def _title_before(article: Element, root: Element) -> list[Element]:
    """Return the last heading of level 1 that begins before the article, without the article."""
    for heading in reversed([one for one in root.walk() if one.tag == "h1"]):
        if heading.offset < article.offset:
            title = _up_to(article.offset, heading)
            if title.letters or "img" in title.tags:
                return [title]
    return []


def _up_to(offset: int, element: Element) -> Element:
    """Return an element with only its contents before an offset."""
    return element.holding(
        _up_to(offset, child) if isinstance(child, Element) else child
        for child in element.children
        if child.offset < offset
    )
