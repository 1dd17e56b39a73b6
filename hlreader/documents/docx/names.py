"""The names of Word's elements, and functions to read their attributes."""

from hlreader.documents.package import Element, whole_number

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


def value(element: Element | None, name: str = "val") -> str:
    """Return an attribute of an element, or "" if there is no such attribute or element."""
    return "" if element is None else element.get(f"{W}{name}", "")


def is_on(element: Element | None) -> bool:
    """Return whether an element turns something on, such as bold."""
    return element is not None and value(element) not in ("0", "false", "off", "none")


def number(element: Element | None, otherwise: int = 0) -> int:
    """Return the number in an element's value."""
    return whole_number(value(element), otherwise)
