"""The names of Word's elements, and how to ask them for what they say."""

from collections.abc import Iterable
from typing import TypeVar

from hlreader.documents.package import Element, whole_number

_T = TypeVar("_T")

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
CHOICES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


def value(element: Element | None, name: str = "val") -> str:
    """Return an attribute of an element; "" if there is no such attribute or element."""
    return "" if element is None else element.get(f"{W}{name}", "")


def first_of(forms: Iterable[list[_T]]) -> list[_T]:
    """Return the first of several forms of a content that has anything to read."""
    return next(filter(None, forms), [])


def is_on(element: Element | None) -> bool:
    """Return whether an element turns something on, such as bold."""
    return element is not None and value(element) not in ("0", "false", "off", "none")


def number(element: Element | None, otherwise: int = 0) -> int:
    """Return the number that an element gives."""
    return whole_number(value(element), otherwise)
