"""HTML as a tree in which every piece of text knows where it is in the source.

This is not from a library because of the places: lxml and html5lib give the line of a tag, but not
the place of its words, and findings need line and column. ``html.parser`` gives both, but takes
quadratic time for a page of broken tags (CVE-2025-6069).

It reads what people and programs write, not all that browsers forgive. Optional end tags may be
missing, stray ones are ignored, and nesting deeper than 100 is flattened.
"""

import re
from collections.abc import Iterable, Iterator
from html import unescape
from typing import NamedTuple

from hlreader.patterns import TAG_ATTRIBUTES

_DEEPEST = 100

_TOKEN = re.compile(
    rf"""
      <!--.*?(?:-->|\Z) | <[!?][^>]*+>?                         # comments, doctype, instructions
    | <(?P<end>/?)(?P<tag>[a-z][^\s/<>"']*+)
      (?P<attributes>{TAG_ATTRIBUTES})>
    | (?P<entity> &(?:\#\d{{1,7}}|\#x[0-9a-f]{{1,6}}|\w{{1,32}}); )
    | (?P<text> [^<&]++ | [<&] )
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
_ATTRIBUTE = re.compile(r"""([^\s=/"'<>]++)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'<>]++)))?""")

VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
RAW = frozenset("script style textarea title xmp iframe noembed noframes".split())
BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html li main menu nav ol p "
    "pre section summary table tbody td tfoot th thead tr ul".split()
)
"""Elements that begin a new line."""

_CLOSED_BY = {
    "p": BLOCKS - {"html", "body"},
    "li": frozenset({"li"}),
    "dt": frozenset({"dt", "dd"}),
    "dd": frozenset({"dt", "dd"}),
    "tr": frozenset({"tr", "tbody", "thead", "tfoot"}),
    "td": frozenset({"td", "th", "tr", "tbody", "thead", "tfoot"}),
    "th": frozenset({"td", "th", "tr", "tbody", "thead", "tfoot"}),
    "thead": frozenset({"tbody", "tfoot"}),
    "tbody": frozenset({"tbody", "tfoot"}),
    "option": frozenset({"option", "optgroup"}),
    "head": frozenset({"body"}),
}
"""Which elements end an element whose end tag is optional."""

_WALLS = frozenset("table ul ol dl div section article main body html".split())
"""A tag inside one of these cannot end an element outside it, except its own end tag."""


class Facts(NamedTuple):
    """Facts about all that an element holds."""

    tags: frozenset[str]
    """The names of the elements."""
    letters: int
    """The letters of the text, without the space around its pieces."""
    linked: int
    """Those of them that stand in links."""


class Text:
    """A piece of text: as it reads, and where in the source it stands."""

    __slots__ = ("offset", "text")

    def __init__(self, text: str, offset: int) -> None:
        self.text = text
        self.offset = offset


class Element:
    """An element: its name in small letters, its attributes and what it holds.

    An element does not change once the page has been parsed, so facts about all that it holds are
    worked out once, however deep elements are nested.
    """

    __slots__ = ("_facts", "_text", "attributes", "children", "offset", "tag")

    def __init__(
        self,
        tag: str,
        attributes: dict[str, str],
        offset: int,
        children: "Iterable[Element | Text]" = (),
    ) -> None:
        self.tag = tag
        self.attributes = attributes
        self.offset = offset
        self.children = [*children]
        self._facts: Facts | None = None
        self._text: str | None = None

    def holding(self, children: "Iterable[Element | Text]") -> "Element":
        """Return this element with other children, or itself if they are the same."""
        inside = [*children]
        if inside == self.children:
            return self
        return Element(self.tag, self.attributes, self.offset, inside)

    def get(self, name: str) -> str:
        """Return an attribute's value, or an empty string."""
        return self.attributes.get(name, "")

    @property
    def is_link(self) -> bool:
        """Whether it is a link that leads somewhere."""
        return self.tag == "a" and bool(self.get("href"))

    @property
    def elements(self) -> "list[Element]":
        """Its children that are elements."""
        return [child for child in self.children if isinstance(child, Element)]

    @property
    def text(self) -> str:
        """The text in it."""
        if self._text is None:
            self._text = "".join([child.text for child in self.children])
        return self._text

    @property
    def facts(self) -> Facts:
        """Facts about all that it holds."""
        if self._facts is None:
            inner = self.elements
            tags = frozenset(child.tag for child in inner)
            tags = tags.union(*(child.facts.tags for child in inner))
            letters = sum(
                len(child.text.strip()) if isinstance(child, Text) else child.facts.letters
                for child in self.children
            )
            linked = letters if self.is_link else sum(child.facts.linked for child in inner)
            self._facts = Facts(tags, letters, linked)
        return self._facts

    @property
    def holds_block(self) -> bool:
        """Whether it is a block or holds one, as a link around a heading does."""
        return self.tag in BLOCKS or not BLOCKS.isdisjoint(self.facts.tags)

    def walk(self) -> "Iterator[Element]":
        """Yield this element and all in it, in reading order."""
        waiting = [self]
        while waiting:
            element = waiting.pop()
            yield element
            waiting += reversed(element.elements)

    def texts(self) -> Iterator[Text]:
        """Yield the pieces of text in this element, in reading order."""
        waiting: list[Element | Text] = [self]
        while waiting:
            node = waiting.pop()
            if isinstance(node, Text):
                yield node
            else:
                waiting += reversed(node.children)


def tree(source: str) -> Element:
    """Return the root of a page's elements."""
    root = Element("", {}, 0)
    stack = [root]
    position = 0
    while position < len(source):
        token = _TOKEN.match(source, position)
        if token is None:  # cannot be: the pattern takes any character
            break
        position = token.end()
        tag = (token["tag"] or "").lower()
        if token["text"] is not None:
            stack[-1].children.append(Text(token["text"], token.start()))
        elif token["entity"]:
            stack[-1].children.append(Text(unescape(token["entity"]), token.start()))
        elif tag and token["end"]:
            _close(stack, tag)
        elif tag:
            element = Element(tag, _attributes(token["attributes"]), token.start())
            _imply_ends(stack, tag)
            stack[-1].children.append(element)
            if tag in RAW:
                position = _raw(source, position, element)
            elif tag not in VOID and len(stack) < _DEEPEST:
                stack.append(element)
    return root


def _attributes(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(text):
        value = match[2] or match[3] or match[4] or ""
        found.setdefault(match[1].lower(), unescape(value))
    return found


def _raw(source: str, start: int, element: Element) -> int:
    """Take raw text up to an element's end tag. Return where reading continues."""
    end = re.compile(rf"</{element.tag}\b[^>]*+>?", re.IGNORECASE).search(source, start)
    stop = end.start() if end else len(source)
    element.children.append(Text(source[start:stop], start))
    return end.end() if end else len(source)


def _close(stack: list[Element], tag: str) -> None:
    """End the nearest open element of this name; if there is none, do nothing."""
    for depth in range(len(stack) - 1, 0, -1):
        open_tag = stack[depth].tag
        if open_tag == tag:
            del stack[depth:]
            return
        if open_tag in ("table", "body") and tag not in _WALLS:
            return


def _imply_ends(stack: list[Element], tag: str) -> None:
    """End the elements that a new one of this name ends."""
    if tag not in BLOCKS and tag not in _CLOSED_BY:
        return
    for depth in range(len(stack) - 1, 0, -1):
        open_tag = stack[depth].tag
        if tag in _CLOSED_BY.get(open_tag, ()):
            del stack[depth:]
        elif open_tag in _WALLS:
            return
