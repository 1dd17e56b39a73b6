"""Styles: the look of text, by its own style and the styles that this is based on."""

from typing import NamedTuple

from hlreader.documents.odt.names import FO, STYLE, TEXT
from hlreader.documents.package import Element

_HEAVY = ("bold", "600", "700", "800", "900")
_DEEPEST_STYLE = 20


class Look(NamedTuple):
    """The look of text."""

    strong: bool = False
    emphasis: bool = False
    hidden: bool = False
    """Whether it is hidden or struck out."""
    raised: bool = False
    language: str = ""
    font: str = ""


class Styles:
    """The styles of a file, including automatic ones."""

    def __init__(self, roots: list[Element]) -> None:
        self._styles: dict[tuple[str, str], Element] = {}
        self.lists: dict[str, Element] = {}
        usual: list[Element] = []
        for root in roots:
            for style in root.iter(f"{STYLE}style"):
                key = style.get(f"{STYLE}family", ""), style.get(f"{STYLE}name", "")
                self._styles[key] = style
            for style in root.iter(f"{TEXT}list-style"):
                self.lists[style.get(f"{STYLE}name", "")] = style
            usual += [
                style
                for style in root.iter(f"{STYLE}default-style")
                if style.get(f"{STYLE}family") == "paragraph"
            ]
        self.usual = Look()
        for style in usual:
            self.usual = _changed(self.usual, style)

    def chain(self, family: str, name: str) -> list[Element]:
        """Return a style, the style it is based on, and so on."""
        found: list[Element] = []
        while len(found) < _DEEPEST_STYLE and (family, name) in self._styles:
            found.append(self._styles[family, name])
            name = found[-1].get(f"{STYLE}parent-style-name", "")
        return found

    def look(self, look: Look, family: str, name: str) -> Look:
        """Return the look of text in a style, inside text with another look."""
        for style in reversed(self.chain(family, name)):
            look = _changed(look, style)
        return look


def _changed(look: Look, style: Element) -> Look:
    """Return a look with the changes of one style."""
    said = style.find(f"{STYLE}text-properties")
    if said is None:
        return look
    weight, slant = said.get(f"{FO}font-weight"), said.get(f"{FO}font-style")
    if style.get(f"{STYLE}family") == "text":
        look = look._replace(
            strong=look.strong if weight is None else weight in _HEAVY,
            emphasis=look.emphasis if slant is None else slant in ("italic", "oblique"),
        )
    shown, struck = said.get(f"{TEXT}display"), said.get(f"{STYLE}text-line-through-style")
    if shown is not None or struck is not None:
        look = look._replace(hidden=shown == "none" or struck not in (None, "none"))
    position = said.get(f"{STYLE}text-position")
    if position is not None:
        first = position.split()[0] if position.split() else ""
        look = look._replace(raised=first == "super" or (first[:1].isdigit() and first[0] != "0"))
    language, country = said.get(f"{FO}language"), said.get(f"{FO}country")
    if language:
        known = "" if language in ("zxx", "none") else language
        region = "" if country in (None, "none") else f"-{country}"
        look = look._replace(language=f"{known}{region}" if known else "")
    font = said.get(f"{STYLE}font-name") or said.get(f"{FO}font-family")
    return look if font is None else look._replace(font=font.strip("'\""))
