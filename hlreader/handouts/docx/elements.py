"""Elements of WordprocessingML, and parts with them. ElementTree escapes all text.

Source: ECMA-376, Part 1. The order of properties matters to Word: it is that of the schema.
"""

from collections.abc import Iterable
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from hlreader.handouts.sheets import has_right_to_left

__all__ = ["Element", "borders", "paragraph", "part", "run", "serialised", "w"]

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_NAMESPACES = {
    "xmlns:w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "xmlns:r": f"{_OFFICE}/relationships",
}


def w(tag: str, *children: Element | None, **attributes: object) -> Element:
    """Return an element of Word's namespace. Children that are None are left out.

    >>> ElementTree.tostring(w("p", w("pPr", w("pStyle", val="Title"))))
    b'<w:p><w:pPr><w:pStyle w:val="Title" /></w:pPr></w:p>'
    """
    named = {f"w:{name}": str(value) for name, value in attributes.items()}
    element = Element(f"w:{tag}", named)
    element.extend(child for child in children if child is not None)
    return element


def part(root: Element) -> bytes:
    """Return an XML part with the namespaces of Word."""
    root.attrib.update(_NAMESPACES)
    return serialised(root)


def serialised(root: Element) -> bytes:
    """Return an XML part."""
    content: bytes = ElementTree.tostring(root, encoding="UTF-8", xml_declaration=True)
    return content


def paragraph(style: str, *children: Element | None, more: Iterable[Element] = ()) -> Element:
    """Return a paragraph in a style, with ``more`` properties after that."""
    return w("p", w("pPr", w("pStyle", val=style), *more), *children)


def run(text: str, *properties: Element) -> Element:
    """Return a run of text. Newlines become line breaks, and tabs become tabs of Word."""
    if has_right_to_left(text):
        properties = (*properties, w("rtl"))
    element = w("r", w("rPr", *properties) if properties else None)
    for number, line in enumerate(text.split("\n")):
        if number:
            element.append(w("br"))
        for place, piece in enumerate(line.split("\t")):
            if place:
                element.append(w("tab"))
            if piece:
                content = w("t")
                content.text = piece
                content.set("xml:space", "preserve")
                element.append(content)
    return element


def borders(tag: str, sides: Iterable[str], eighths: int) -> Element:
    """Return borders on some sides, in eighths of a point."""
    return w(tag, *(w(side, val="single", sz=eighths, space=4, color="000000") for side in sides))
