"""Styles: the properties of paragraphs and runs, their own or those of their styles."""

from collections.abc import Iterator
from typing import TypeAlias

from hlreader.documents.docx.names import W, value
from hlreader.documents.package import Element

Properties: TypeAlias = dict[str, Element]
"""Elements such as ``w:vanish`` by their tags."""

_DEEPEST = 20


class Styles:
    """The styles of a Word file."""

    def __init__(self, root: Element | None) -> None:
        styles = [] if root is None else root.findall(f"{W}style")
        self._styles = {value(style, "styleId"): style for style in styles}
        self._usual = next(
            (
                value(style, "styleId")
                for style in styles
                if value(style, "type") == "paragraph" and value(style, "default") in ("1", "true")
            ),
            "",
        )
        defaults = None if root is None else root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        self._defaults = _by_tag(defaults)
        self._known: dict[tuple[str, str], Properties] = {}

    def __contains__(self, name: str) -> bool:
        """Return whether the file defines a style with this id."""
        return name in self._styles

    def chain(self, name: str) -> Iterator[Element]:
        """Yield a style, the style that it is based on, and so on."""
        for _ in range(_DEEPEST):
            style = self._styles.get(name)
            if style is None:
                return
            yield style
            name = value(style.find(f"{W}basedOn"))

    def of_paragraph(self, paragraph: Element) -> str:
        """Return the id of a paragraph's style."""
        return value(paragraph.find(f"{W}pPr/{W}pStyle")) or self._usual

    def names(self, name: str) -> list[str]:
        """Return the names of a style and of the styles that it is based on, in small letters."""
        return [value(style.find(f"{W}name")).lower() for style in self.chain(name)]

    def run_properties(self, run: Element, paragraph_style: str) -> Properties:
        """Return the properties of a run: its own, or those of its styles."""
        own = run.find(f"{W}rPr")
        style = "" if own is None else value(own.find(f"{W}rStyle"))
        inherited = self._of_styles(paragraph_style, style)
        return inherited if own is None else {**inherited, **_by_tag(own)}

    def emphasis(self, run: Element) -> Properties:
        """Return the properties without those of the paragraph's style.

        A heading is not emphasis.
        """
        own = run.find(f"{W}rPr")
        if own is None:
            return {}
        style = value(own.find(f"{W}rStyle"))
        return {**self._of_style(style), **_by_tag(own)} if style else _by_tag(own)

    def _of_styles(self, paragraph_style: str, style: str) -> Properties:
        key = (paragraph_style, style)
        if key not in self._known:
            parts = (self._defaults, self._of_style(paragraph_style), self._of_style(style))
            self._known[key] = {tag: one for part in parts for tag, one in part.items()}
        return self._known[key]

    def _of_style(self, name: str) -> Properties:
        chain = [*self.chain(name)]
        return {
            tag: one
            for style in reversed(chain)
            for tag, one in _by_tag(style.find(f"{W}rPr")).items()
        }


def _by_tag(properties: Element | None) -> Properties:
    return {} if properties is None else {one.tag: one for one in properties}
