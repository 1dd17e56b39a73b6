"""How much prose the parts of a web page hold.

Prose is text in which links are the lesser part, and that ends with a mark, has at least ten words,
or is in a list or a table of data. Names say nothing here, and any script counts.
"""

import re

from hlreader.documents.html.tree import HEADING, Element, Node, parts, row

END_MARK = re.compile(r"[.!?:…。．！？：।॥؟۔]['\"’”»」』)\]]*(?:\[?[\d,–*†-]{1,9}\]?)?\s*$")
"""The end of a sentence, with the mark of a note after it."""
LONG = 10
"""A text of this many words is prose even without a mark at its end."""
MOSTLY = 0.5
"""The share of links from which a text counts as a menu."""

_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
"""Letters of scripts that put no space between words: two of them count as a word."""


def length(text: str) -> int:
    """Return how many words a text has, in any script."""
    words = len(text.split())
    return words if text.isascii() else words + len(_UNSPACED.findall(text)) // 2


class ContentScores(dict[Element, int]):
    """How many words of prose each block holds."""

    def __missing__(self, _inline: Element) -> int:
        return 0

    def score(self, element: Element, *, in_data: bool = False) -> int:
        """Return the weight of an element; it and those of all in it are kept."""
        if element in self:
            return self[element]
        if element.tag == "table":
            in_data = is_data_table(element)
        self[element] = sum(
            [
                self.score(part, in_data=in_data)
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
    """Return whether a table holds data, and is not there for the layout of a page."""
    inner = table.tags
    if table.get("role").lower() in ("presentation", "none"):
        return False
    if "table" in inner or any(map(HEADING.fullmatch, inner)):
        return False
    tags = [one.tag for one in table.walk()]
    rows = tags.count("tr")
    cells = tags.count("td") + tags.count("th")
    return "th" in inner or "caption" in inner or (rows > 1 and cells > rows)
