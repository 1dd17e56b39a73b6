"""Formulas (Office Math) in one line of text: a fraction is "weight/height²"."""

import re
from collections.abc import Callable

from hlreader.documents.package import Element
from hlreader.documents.superscripts import raised

MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

_SIMPLE = re.compile(r"[\w.,]*")
_LOWERED = str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")
_LOWERABLE = re.compile(r"[\d+−=()-]+")


def as_text(element: Element) -> str:
    """Return the text of a formula or of a part of it."""
    read = _READERS.get(element.tag.removeprefix(MATH))
    if read:
        return read(element)
    if element.tag in (f"{MATH}t", f"{_WORD}t"):
        return element.text or ""
    if element.tag in (f"{_WORD}del", f"{_WORD}moveFrom") or element.tag.endswith("Pr"):
        return ""
    return "".join(map(as_text, element))


def _part(element: Element, name: str) -> str:
    found = element.find(f"{MATH}{name}")
    return "" if found is None else as_text(found).strip()


def _grouped(text: str) -> str:
    """Return a part, in brackets if it is more than a word or a number."""
    return text if _SIMPLE.fullmatch(text) else f"({text})"


def _fraction(element: Element) -> str:
    return f"{_grouped(_part(element, 'num'))}/{_grouped(_part(element, 'den'))}"


def _power(element: Element) -> str:
    return _grouped(_part(element, "e")) + _up(_part(element, "sup"))


def _index(element: Element) -> str:
    return _part(element, "e") + _down(_part(element, "sub"))


def _both(element: Element) -> str:
    return _index(element) + _up(_part(element, "sup"))


def _up(text: str) -> str:
    shown, is_mark = raised("x", text)
    return shown if shown != text and not is_mark else f"^{_grouped(text)}"


def _down(text: str) -> str:
    return text.translate(_LOWERED) if _LOWERABLE.fullmatch(text) else f"_{_grouped(text)}"


def _root(element: Element) -> str:
    degree = _part(element, "deg")
    return f"{_up(degree) if degree else ''}√{_grouped(_part(element, 'e'))}"


def _sum(element: Element) -> str:
    sign = element.find(f"{MATH}naryPr/{MATH}chr")
    shown = "∫" if sign is None else sign.get(f"{MATH}val", "")
    low, high = _part(element, "sub"), _part(element, "sup")
    limits = (_down(low) if low else "") + (_up(high) if high else "")
    return f"{shown}{limits} {_part(element, 'e')}"


def _brackets(element: Element) -> str:
    signs = []
    for name, usual in (("begChr", "("), ("sepChr", "|"), ("endChr", ")")):
        found = element.find(f"{MATH}dPr/{MATH}{name}")
        signs.append(usual if found is None else found.get(f"{MATH}val", ""))
    inside = [as_text(one).strip() for one in element.findall(f"{MATH}e")]
    return signs[0] + signs[1].join(inside) + signs[2]


def _rows(element: Element) -> str:
    rows = element.findall(f"{MATH}mr") or element.findall(f"{MATH}e")
    cells = [row.findall(f"{MATH}e") or [row] for row in rows]
    return "; ".join(" ".join(as_text(cell).strip() for cell in row) for row in cells)


_READERS: dict[str, Callable[[Element], str]] = {
    "f": _fraction,
    "sSup": _power,
    "sSub": _index,
    "sSubSup": _both,
    "rad": _root,
    "nary": _sum,
    "d": _brackets,
    "m": _rows,
    "eqArr": _rows,
}
