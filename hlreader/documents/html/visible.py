"""Remove the parts of a web page that readers do not see or do not read.

These are scripts, form controls and frames, navigation (by element or ARIA role), and deleted text.
Hidden elements are removed too, unless the reader can open them, such as an accordion or a tab. The
marks of notes get their own name, because they are not part of the sentence.
"""

import re
from collections.abc import Iterator

from hlreader.documents.html.tree import HEADING, Element, Node, Text, words_in_name

_NEVER = frozenset(
    "script style template noscript iframe object embed audio video canvas map input select option "
    "textarea datalist nav dialog menu title link meta noembed noframes applet rp "
    "frameset head annotation annotation-xml del s strike".split()
)
_ROLES = frozenset(
    "navigation banner contentinfo search complementary dialog alertdialog menu menubar toolbar "
    "form doc-backlink".split()
)
_ROOTS = frozenset(["", "html", "body", "main", "article"])
_OPENED = frozenset(
    "accordion answer collapse collapsible details expand expandable expander faq panel tab "
    "tabpanel tabs toggle".split()
)
"""Words in names of hidden parts that readers can open."""
_OPENERS = ("aria-controls", "data-target", "data-bs-target", "href")
"""Attributes of a control with the id of the part that it opens."""
_UNSEEN = re.compile(
    r"(?:\A|[\s_-])(?:sr-only|visually-?hidden|screen-?reader-(?:text|only)|noprint)(?:\s|\Z)",
    re.IGNORECASE,
)
"""Classes of text only for screen readers, or not for print, such as "govuk-visually-hidden"."""
_HIDING = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|text-decoration[a-z-]*\s*:[^;]*line-through",
    re.IGNORECASE,
)
"""Styles of hidden or struck out text."""

_NOTE_LINKS = frozenset(["doc-noteref", "noteref"])
"""Roles, in ARIA and in e-books, of a link to a note."""

_OURS = "data-hlreader"
"""The attribute of what hlreader adds to the article of a hand-out."""

NOTE_MARK = "note-mark"
"""The name of the elements for marks of notes."""
_MARK = re.compile(r"[\[(]?(?:\d{1,3}(?:\s*[,;–-]\s*\d{1,3})*|[a-z]|[*†‡§¶]{1,3})[\])]?")
_BACK = re.compile(r"[^\w()\[\]]+")
"""The text of a link from a note to its mark, or from a heading to itself."""


def visible(root: Element) -> Element:
    """Return a page's tree with only the parts that readers see."""
    return _pruned(root, {name for one in root.walk() for name in _opens(one)})


def _opens(element: Element) -> Iterator[str]:
    """Yield the ids of the parts that the titles in an element open."""
    for child in element.elements:
        if _is_title(child, element):
            for attribute in _OPENERS:
                yield child.get(attribute).removeprefix("#")


def _pruned(element: Element, opened: set[str]) -> Element:
    kept: list[Node] = []
    for child in element.children:
        if isinstance(child, Text):
            kept.append(child)
        elif _is_note_mark(child):
            kept.append(Element(NOTE_MARK, {}, child.offset, child.children))
        elif not (_is_never(child, element, opened) or _leads_back(child)):
            kept.append(_pruned(child, opened) if child.children else child)
    return element.holding(kept)


def _is_never(element: Element, parent: Element, opened: set[str]) -> bool:
    tag = element.tag
    if _OURS in element.attributes:
        return True
    if tag == "input":
        return not _is_task(element, parent)
    if tag == "button":
        return not (_is_title(element, parent) or _is_word(element, parent))
    if not element.attributes:
        return tag in _NEVER or tag == "svg"
    return (
        tag in _NEVER
        or (tag == "svg" and not picture(element))
        or element.get("role").lower() in _ROLES
        or _is_row_of_tabs(element)
        or _UNSEEN.search(element.get("class")) is not None
        or (_is_hidden(element) and not _may_be_opened(element, parent, opened))
    )


def _is_task(element: Element, parent: Element) -> bool:
    """Return whether a control is the checkbox of an item in a task list."""
    return element.get("type").lower() == "checkbox" and parent.tag in ("li", "label", "p")


def _is_title(button: Element, parent: Element) -> bool:
    """Return whether a button is the title of the part that it opens."""
    toggles = button.get("data-toggle") + button.get("data-bs-toggle")
    return (
        HEADING.fullmatch(parent.tag) is not None
        or "aria-expanded" in button.attributes
        or toggles == "collapse"
    )


def _is_word(button: Element, parent: Element) -> bool:
    """Return whether a button is a word of a text, which opens its meaning."""
    return "popovertarget" in button.attributes and parent.letters > button.letters


def picture(element: Element) -> str:
    """Return the description of a picture, or an empty text."""
    if element.tag == "img":
        return element.get("alt")
    return element.get("aria-label") if element.get("role").lower() == "img" else ""


def _is_row_of_tabs(element: Element) -> bool:
    """Return whether an element has tabs, but not their panels."""
    roles = (element.get("role").lower(), "p" in element.tags)
    return roles == ("tablist", False) and not any(map(HEADING.fullmatch, element.tags))


def _is_hidden(element: Element) -> bool:
    return (
        element.attributes.get("hidden", "until-found") != "until-found"
        or (element.get("aria-hidden").lower() == "true" and element.tag not in _ROOTS)
        or _HIDING.search(element.get("style")) is not None
    )


def _may_be_opened(element: Element, parent: Element, opened: set[str]) -> bool:
    """Return whether a reader can open a hidden element."""
    if element.get("id") in opened and 3 * element.linked < element.letters:
        return True
    named = _words(element) | _words(parent) | {element.get("role").lower()}
    return not _OPENED.isdisjoint(named)


def _words(element: Element) -> set[str]:
    """Return the words in the class and id of an element."""
    return words_in_name(f"{element.get('class')} {element.get('id')}")


def _is_note_mark(element: Element) -> bool:
    """Return whether an element is the mark of a note: a figure or sign that leads to it."""
    if element.tag not in ("sup", "a") or not element.letters:
        return False
    links = [one for one in element.walk() if one.get("href")[:1] == "#"]
    if not links or not _MARK.fullmatch(element.words):
        return False
    return element.tag == "sup" or _is_raised(element) or element.words[0] in "[("


def _is_raised(link: Element) -> bool:
    said = (*link.get("role").lower().split(), *link.get("epub:type").lower().split())
    return not _NOTE_LINKS.isdisjoint(said) or "sup" in link.tags


def _leads_back(element: Element) -> bool:
    """Return whether an element is a sign that links from a note to its mark, or to itself."""
    return element.get("href")[:1] == "#" and _BACK.fullmatch(element.words) is not None
