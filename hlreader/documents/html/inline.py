"""Text and inline elements as runs: bold, italics, code, links, pictures, powers and ruby."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from hlreader.documents.html.tree import BLOCKS, Element, Node, Text
from hlreader.documents.html.visible import NOTE_MARK, picture
from hlreader.documents.superscripts import raised
from hlreader.models import Run, Runs, picture_text, without_end_space
from hlreader.sanitize import clean_line, is_invisible, neutralise

_STRONG = frozenset(["strong", "b"])
_EMPHASIS = frozenset(["em", "i", "cite", "dfn", "var"])
_CODE = frozenset(["code", "kbd", "samp", "tt"])
_ARTICLE = "data-article"
"""The attribute of words in a hand-out that lead to another article of its library."""
_AROUND = {"q": ("“", "”"), "rt": (" (", ")")}
"""The text before and after an element that browsers show with marks."""
_SPACES = re.compile(r"[ \t\n\r\f]")
_FORMULA = re.compile(r"(?=.*[\d+−=-])(?=.*\w).{1,12}")


class _Style(NamedTuple):
    """The look of text, and the address of its link."""

    strong: bool = False
    emphasis: bool = False
    code: bool = False
    link: str = ""


def runs_of(nodes: Sequence[Node]) -> Runs:
    """Return text and inline elements as runs, without the space at their ends."""
    return _trimmed(_pieces(nodes))


def paragraphs_of(nodes: Sequence[Node]) -> Iterator[Runs]:
    """Yield the runs of each paragraph. Two line breaks in a row end a paragraph."""
    found: list[Run] = []
    breaks = 0
    for run in _pieces(nodes):
        if run.text == "\n":
            breaks += 1
        elif run.text.strip():
            if breaks > 1:
                yield _trimmed(found)
                found = []
            breaks = 0
        found.append(run)
    yield _trimmed(found)


def _trimmed(pieces: "Sequence[Run] | Iterator[Run]") -> Runs:
    """Return runs without spaces at their ends and at the ends of their lines."""
    runs: list[Run] = []
    for run in pieces:
        if run.text[:1] in (" ", "\n") and (not runs or runs[-1].text[-1] in " \n"):
            text = run.text.lstrip(" " if runs else " \n")
            run = run._replace(text=text, offset=run.offset + len(run.text) - len(text))  # noqa: PLW2901
        if run.text:
            runs.append(run)
    return without_end_space(runs)


def _pieces(nodes: Sequence[Node]) -> Iterator[Run]:
    """Yield the text of inline elements, with the style of each piece."""
    before = ""
    waiting: list[tuple[Node, _Style]] = [(node, _Style()) for node in reversed(nodes)]
    while waiting:
        node, style = waiting.pop()
        if isinstance(node, Text):
            text = _SPACES.sub(" ", node.text)
            if not is_invisible(text):
                before = text
                yield Run(neutralise(text), node.offset, *style)
            continue
        if node.tag == "sup":
            after = waiting[-1][0] if waiting else None
            shown, aside = _raised(before, node.words, after)
        else:
            shown, aside = _shown(node)
        if shown:
            before = shown
            yield Run(shown, node.offset, *style, aside=aside)
            continue
        opening, closing = _AROUND.get(node.tag, (" ", "") if node.tag in BLOCKS else ("", ""))
        if opening:
            yield Run(opening, node.offset, *style)
        if closing:
            waiting.append((Text(closing, node.offset), style))
        inner = _styled(style, node)
        waiting += [(child, inner) for child in reversed(node.children)]


def _shown(element: Element) -> tuple[str, bool]:
    """Return the text for a whole element, and whether it is an aside.

    The text is empty if the children of the element are read instead.
    """
    tag = element.tag
    if tag == "br":
        return "\n", False
    if tag == "input":  # the box of a task
        return ("☑ " if "checked" in element.attributes else "☐ "), True
    if tag == NOTE_MARK:
        return f"[{element.words.strip('[]()')}]", True
    if tag == "msup" and len(element.elements) == 2:  # noqa: PLR2004
        base, power = (part.words for part in element.elements)
        return base + _raised(base, power, None)[0], False
    said = clean_line(picture(element))
    return (picture_text(said) if said else ""), True


def _raised(before: str, text: str, after: Node | None) -> tuple[str, bool]:
    """Return the text of a superscript between two texts, and whether it is an aside."""
    if text.isdecimal() and isinstance(after, Text) and after.text[:1].isalpha():
        return raised("1", text)  # an isotope: "¹⁴C"
    shown, aside = raised(before, text)
    if not aside and shown == text and _FORMULA.fullmatch(text):
        return f"^({text})", False
    return shown, aside


def _styled(style: _Style, element: Element) -> _Style:
    if element.tag in _STRONG:
        return style._replace(strong=True)
    if element.tag in _EMPHASIS:
        return style._replace(emphasis=True)
    if element.tag in _CODE:
        return style._replace(code=True)
    if _ARTICLE in element.attributes:
        return style._replace(link=clean_line(element.get(_ARTICLE)))
    if element.is_link:
        address = clean_line(element.get("href"))
        script = address.lower().startswith(("javascript:", "data:"))
        return style if script else style._replace(link=address)
    return style
