"""A web page as a frozen tree. Every piece of text knows its place in the source.

JustHTML parses the page like a browser and gives the start of each tag and text. Its tree becomes
one that does not change. Each element knows the facts that the article finder often needs. Nesting
deeper than 100 is flattened, so that callers may recurse.
"""

import re
from collections.abc import Iterable, Iterator
from html import unescape
from typing import Any, TypeAlias

from justhtml import JustHTML

from hlreader import limits

_NONE: frozenset[str] = frozenset()
_NO_ATTRIBUTES: dict[str, str] = {}

BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav "
    "ol p pre section summary table tbody td tfoot th thead tr ul".split()
)
"""Elements that begin a new line."""
HEADING = re.compile(r"h[1-6]")

_FORMATTING = "b|big|code|em|font|i|s|small|strike|strong|tt|u"
_FORMAT_TAG = re.compile(rf"<(/?)({_FORMATTING})(?=[\s/>])", re.IGNORECASE)
_MOST_FORMATS = 32
"""How many of these may be open at once.

The HTML standard copies each open one into every later paragraph, which takes quadratic time and
memory.
"""

_PIECE = re.compile(
    r"(?P<tag><!--.*?(?:-->|\Z)|</?[a-z!?][^<>]*+>|</>)|(?P<entity>&#?\w{1,32};?)|[^<&]+|[<&]",
    re.DOTALL | re.IGNORECASE,
)


_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_NAME_PARTS = re.compile(r"[^a-z]+")


def words_in_name(name: str) -> set[str]:
    """Return the words in a class or an id, in small letters: "navBar" is "nav" and "bar"."""
    return set(_NAME_PARTS.split(_CAMEL.sub("-", name).lower()))


class Text:
    """A piece of text, and its start in the source."""

    __slots__ = ("offset", "text")

    def __init__(self, text: str, offset: int) -> None:
        self.text = text
        self.offset = offset


class Element:
    """An element: its name in small letters, its attributes and its children. It never changes."""

    __slots__ = (
        "attributes", "children", "elements", "holds_block", "letters", "linked", "offset", "tag",
        "tags",
    )  # fmt: skip
    elements: "tuple[Element, ...]"
    """Its children that are elements."""
    tags: frozenset[str]
    """The names of all elements in it, at any depth."""
    letters: int
    """How many letters of text it has."""
    linked: int
    """How many of its letters are in links."""
    holds_block: bool
    """Whether it is a block or has one in it, like a link around a heading."""

    def __init__(
        self, tag: str, attributes: dict[str, str], offset: int, children: "Iterable[Node]" = ()
    ) -> None:
        self.tag = tag
        self.attributes = attributes
        self.offset = offset
        self.children = tuple(children)
        inner = tuple([child for child in self.children if isinstance(child, Element)])
        self.elements = inner
        self.tags = _NONE
        self.letters = self.linked = 0
        if inner:
            names = frozenset([child.tag for child in inner])
            within = [one.tags for one in inner if not one.tags <= names]
            self.tags = names.union(*within) if within else names
            self.letters = sum([child.letters for child in inner])
            self.linked = sum([child.linked for child in inner])
        if len(inner) < len(self.children):
            own = [len(one.text.strip()) for one in self.children if isinstance(one, Text)]
            self.letters += sum(own)
        if self.is_link:
            self.linked = self.letters
        self.holds_block = tag in BLOCKS or not BLOCKS.isdisjoint(self.tags)

    def holding(self, children: "Iterable[Node]") -> "Element":
        """Return this element with other children, or itself if they are the same."""
        inside = tuple(children)
        if inside == self.children:
            return self
        return Element(self.tag, self.attributes, self.offset, inside)

    def get(self, name: str) -> str:
        """Return an attribute's value, or an empty string."""
        return self.attributes.get(name) or ""

    @property
    def is_link(self) -> bool:
        """Whether it is a link that leads somewhere."""
        return self.tag == "a" and bool(self.attributes.get("href"))

    @property
    def link_share(self) -> float:
        """How much of its text is in links, from 0 to 1."""
        return self.linked / self.letters if self.letters else 0.0

    @property
    def words(self) -> str:
        """The text in it, on one line."""
        return " ".join("".join([piece.text for piece in self.texts()]).split())

    def walk(self) -> "Iterator[Element]":
        """Yield this element and all elements in it, in reading order."""
        waiting = [self]
        while waiting:
            element = waiting.pop()
            yield element
            waiting += reversed(element.elements)

    def texts(self) -> Iterator[Text]:
        """Yield the pieces of text in this element, in reading order."""
        waiting: list[Node] = [*reversed(self.children)]
        while waiting:
            node = waiting.pop()
            if isinstance(node, Text):
                yield node
            else:
                waiting += reversed(node.children)


Node: TypeAlias = Element | Text


def parts(element: Element) -> Iterator[Element | list[Node]]:
    """Yield the contents of an element: its blocks, and each row of text and inline elements.

    White space between blocks is not a row.
    """
    loose: list[Node] = []
    for child in element.children:
        if isinstance(child, Text):
            if loose or not child.text.isspace():
                loose.append(child)
        elif child.holds_block:
            if loose:
                yield loose
            yield child
            loose = []
        else:
            loose.append(child)
    if loose:
        yield loose


def row(nodes: list[Node], parent: Element) -> Element:
    """Return a row of text as an element without a name."""
    whole = len(nodes) == len(parent.children)
    return parent if whole and not parent.is_link else Element("", {}, parent.offset, nodes)


def tree(source: str) -> Element:
    """Return the root of a page's elements."""
    source = _bounded(source)
    page = JustHTML(source, sanitize=False, track_node_locations=True)
    root = _Open(None, "", {}, 0, page.root)
    stack = [root]
    while True:
        top = stack[-1]
        node = top.next_node()
        if node is None:
            stack.pop()
            if not stack:
                return top.element()
            if top.parent:
                top.parent.children.append(top.element())
        elif node.name == "#text":
            top.children += _texts(node.data, node.origin_offset or 0, source)
        elif node.name[0] not in "#!?":
            attributes = node.attrs or _NO_ATTRIBUTES
            offset = node.origin_offset
            offset = top.offset if offset is None else offset
            if len(stack) < limits.DEEPEST_HTML:
                stack.append(_Open(top, node.name, attributes, offset, node))
            else:  # its contents come right after it
                if not (top.children and isinstance(top.children[-1], Element)):
                    top.children.append(Element(node.name, attributes, offset))
                inner = _Open(None, node.name, attributes, offset, node)
                inner.children = top.children
                stack.append(inner)


class _Open:
    """An element that is still getting children."""

    __slots__ = ("attributes", "children", "offset", "parent", "tag", "waiting")

    def __init__(
        self,
        parent: "_Open | None",
        tag: str,
        attributes: dict[str, str],
        offset: int,
        node: Any,
    ) -> None:
        self.parent = parent
        self.tag = tag
        self.attributes = attributes
        self.offset = offset
        self.children: list[Node] = []
        self.waiting: list[Any] = node.children or []
        self.waiting.reverse()

    def next_node(self) -> Any:
        """Take the next node of the parser's tree, or None. Its memory is free once it was read."""
        if not self.waiting:
            return None
        node = self.waiting.pop()
        node.parent = None
        return node

    def element(self) -> Element:
        """Return the element with what it holds."""
        return Element(self.tag, self.attributes, self.offset, self.children)


def _bounded(source: str) -> str:
    """Return a page without bold, italics and similar tags, if too many of them stay open.

    Their tags become comments of the same length, so that offsets stay valid.
    """
    open_now = 0
    for tag in _FORMAT_TAG.finditer(source):
        open_now += -1 if tag[1] else 1
        if open_now > _MOST_FORMATS:
            return _FORMAT_TAG.sub(lambda tag: f"<!{tag[0][2:]}", source)
    return source


def _texts(text: str, offset: int, source: str) -> list[Text]:
    """Return a text in pieces. Each is the same as in the source, except for entities.

    The source may have entities, comments and ignored tags between them. The parser returns
    instructions ("<?xml ...?>", "<!foo>") as text. They are left out.
    """
    if source.startswith(text, offset) and "<" not in text:
        return [Text(text, offset)]
    found: list[Text] = []
    done = 0
    for piece in _PIECE.finditer(source, offset):
        if done == len(text):
            break
        written = piece[0]
        if piece["tag"]:
            done += len(written) if text.startswith(written, done) else 0
            continue
        read = unescape(written) if piece["entity"] else written
        if not text.startswith(read, done):
            read = text[done:]
            if not written.startswith(read):
                break
        found.append(Text(read, piece.start()))
        done += len(read)
    if done < len(text):  # the parser has moved it, or joined the ends of two texts
        found.append(Text(text[done:], found[-1].offset if found else offset))
    return found
