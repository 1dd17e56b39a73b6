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
_OWN_LINE = frozenset(
    "article body caption dd details div dl dt h1 h2 h3 h4 h5 h6 head header hr li link main meta "
    "nav ol p script section style summary table tbody td th thead title tr ul".split()
)
"""The elements that end a line, so that people can read the source."""
_ADDRESS = re.compile(r"(?:https?://|mailto:|tel:)[^\s\"'<>\\^`{|}]+", re.IGNORECASE)


class Markup(str):
    """HTML. Its text is escaped already."""

    __slots__ = ()


NOTHING = Markup()


def escaped(text: str) -> Markup:
    """Return text as HTML, for content and for attributes. Control characters become U+FFFD."""
    if isinstance(text, Markup):
        return text
    return Markup(escape(neutralise(text), quote=False).replace('"', "&quot;"))


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
    end = "\n" if name in _OWN_LINE else ""
    if name in _EMPTY:
        return Markup(f"<{start}>{end}")
    return Markup(f"<{start}>{joined(content)}</{name}>{end}")


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
