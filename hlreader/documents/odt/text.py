"""The text of a paragraph: runs with their styles, pictures, formulas and marks of notes."""

import re
from collections import Counter
from collections.abc import Callable, Iterator

from hlreader.documents.odt.names import DRAW, LINK, MATH, SKIPPED, SVG, TEXT
from hlreader.documents.odt.styles import Look, Styles
from hlreader.documents.package import Element, Package, whole_number
from hlreader.documents.superscripts import settled
from hlreader.documents.symbols import from_font
from hlreader.models import Run, picture_text
from hlreader.sanitize import clean_line

_SPACES = re.compile(r"[ \t\r\n]+")
_MOST_SPACES = 1000


class Inline:
    """Reads the contents of paragraphs, in their order."""

    def __init__(self, styles: Styles, package: Package, languages: Counter[str]) -> None:
        """``languages`` gets how much text is in each language."""
        self._styles = styles
        self._package = package
        self._languages = languages
        self.notes: list[tuple[str, Element]] = []
        """The notes found so far, each with its mark."""

    def runs(self, paragraph: Element) -> Iterator[Run]:
        """Yield the text of a paragraph."""
        name = paragraph.get(f"{TEXT}style-name", "")
        look = self._styles.look(self._styles.usual, "paragraph", name)
        return settled([*self._pieces(paragraph, look, "")])

    def _pieces(self, element: Element, look: Look, link: str) -> Iterator[tuple[Run, bool]]:
        """Yield the text of an element, each piece with whether it is raised."""
        yield from self._said(_spaced(element.text), look, link)
        for child in element:
            tag = child.tag
            if tag == f"{TEXT}span":
                named = child.get(f"{TEXT}style-name", "")
                yield from self._pieces(child, self._styles.look(look, "text", named), link)
            elif tag == f"{TEXT}a":
                yield from self._pieces(child, look, clean_line(child.get(LINK, "")) or link)
            elif tag == f"{TEXT}note":
                yield from self._note(child)
            elif tag == f"{TEXT}ruby":
                yield from self._ruby(child, look, link)
            elif tag == f"{DRAW}frame":
                yield from self._frame(child)
            elif tag in _SIGNS:
                yield from self._said(_SIGNS[tag](child), look, link)
            elif tag not in SKIPPED and child.get(f"{TEXT}is-hidden") != "true":
                yield from self._pieces(child, look, link)
            yield from self._said(_spaced(child.tail), look, link)

    def _said(self, text: str, look: Look, link: str) -> Iterator[tuple[Run, bool]]:
        if text and not look.hidden:
            if look.language:
                self._languages[look.language] += len(text.strip())
            shown = from_font(text, look.font)
            yield Run(shown, 0, look.strong, look.emphasis, link=link), look.raised

    def _note(self, note: Element) -> Iterator[tuple[Run, bool]]:
        mark = "".join((note.findtext(f"{TEXT}note-citation") or "").split())
        body = note.find(f"{TEXT}note-body")
        if body is not None:
            mark = mark or str(len(self.notes) + 1)
            self.notes.append((mark, body))
            yield Run(f"[{mark}]", 0, aside=True), False

    def _ruby(self, ruby: Element, look: Look, link: str) -> Iterator[tuple[Run, bool]]:
        base, said = ruby.find(f"{TEXT}ruby-base"), ruby.findtext(f"{TEXT}ruby-text")
        if base is not None:
            yield from self._pieces(base, look, link)
        yield from self._said(f" ({said})" if said else "", look, link)

    def _frame(self, frame: Element) -> Iterator[tuple[Run, bool]]:
        """Yield the description of a picture, or a formula. Text boxes are read as blocks."""
        if frame.find(f"{DRAW}text-box") is not None:
            return
        formula = frame.find(f"{DRAW}object")
        if formula is not None:
            root = self._package.xml(formula.get(LINK, "").removeprefix("./") + "/content.xml")
            math = root if root is not None and root.tag == f"{MATH}math" else formula
            text = " ".join("".join(_math(math)).split())
            if text:
                yield Run(text, 0), False
                return
        said = clean_line(frame.findtext(f"{SVG}desc") or frame.findtext(f"{SVG}title") or "")
        yield Run(picture_text(said), 0, aside=True), False


def _math(element: Element) -> Iterator[str]:
    """Yield the text of a formula (MathML) in one line."""
    tag = element.tag.removeprefix(MATH)
    sign = {"mfrac": "/", "msup": "^", "msub": "_"}.get(tag, "")
    if element.tag in SKIPPED:
        return
    yield "√" if tag == "msqrt" else ""
    yield (element.text or "").strip()
    for number, child in enumerate(element):
        yield sign if number else ""
        yield from _math(child)


def _spaced(text: str | None) -> str:
    """Return text with one space for each run of white space."""
    return _SPACES.sub(" ", text or "")


def _spaces(element: Element) -> str:
    return " " * min(whole_number(element.get(f"{TEXT}c"), 1), _MOST_SPACES)


_SIGNS: dict[str, Callable[[Element], str]] = {
    f"{TEXT}s": _spaces,
    f"{TEXT}tab": lambda _: "\t",
    f"{TEXT}line-break": lambda _: "\n",
}
