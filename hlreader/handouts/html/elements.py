"""HTML elements, built so that no text can become markup.

``element`` escapes all text that is not ``Markup``, in content and in attributes. Only this module
makes ``Markup``.
"""

import re
from collections.abc import Iterable
from html import escape

from hlreader.sanitize import neutralise

_EMPTY = frozenset(("br", "hr", "meta", "input", "link"))
"""The elements that have no end tag."""
_ADDRESS = re.compile(r"(?:https?://|mailto:|tel:)[^\s\"'<>\\^`{|}]+", re.IGNORECASE)


class Markup(str):
    """HTML. Its text is escaped already."""

    __slots__ = ()


NOTHING = Markup()


def escaped(text: str) -> Markup:
    """Return text as HTML. Control characters become U+FFFD."""
    return text if isinstance(text, Markup) else Markup(escape(neutralise(text)))


def joined(parts: Iterable[str], between: str = "") -> Markup:
    """Return parts as one piece of HTML."""
    return Markup(escaped(between).join(map(escaped, parts)))


def filled(form: str, **fields: str) -> Markup:
    """Return a text with its fields in braces filled in, as HTML."""
    return Markup(escaped(form).format_map({name: escaped(text) for name, text in fields.items()}))


def element(name: str, /, *content: str, **attributes: str | bool | None) -> Markup:
    """Return an element.

    The names of attributes are Python's: ``class_``, ``aria_label``. True stands for an attribute
    without a value. One that is None, False or empty is left out.

    >>> element("a", "Tom & Ann", href="#top", class_="back")
    '<a href="#top" class="back">Tom &amp; Ann</a>'
    """
    start = name
    for key, value in attributes.items():
        attribute = key.rstrip("_").replace("_", "-")
        if value is True:
            start += f" {attribute}"
        elif value:
            start += f' {attribute}="{escaped(value)}"'
    if name in _EMPTY:
        return Markup(f"<{start}>")
    return Markup(f"<{start}>{joined(content)}</{name}>")


def verbatim(name: str, /, content: str, **attributes: str) -> Markup:
    """Return a style or a script with hlreader's own code. Raises ValueError if it could end early.

    Text from outside must never be in it.
    """
    if "</" in content or "<!--" in content:
        raise ValueError(f"this {name} has an end tag in it")
    return element(name, Markup(content), **attributes)


def followable(address: str) -> str:
    """Return an address that a page may link to, or an empty text.

    Only these schemes are safe: http, https, mailto and tel. A ``javascript:`` address runs code.
    """
    return address if _ADDRESS.fullmatch(address) else ""
