"""What the reports in XML share: an element as text."""

from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

HEAD = '<?xml version="1.0" encoding="utf-8"?>\n'


def element(name: str, attributes: dict[str, object], inside: Iterable[str] = ()) -> str:
    """Return an element on lines of its own. ``inside`` is XML already."""
    opening = "".join(f" {key}={quoteattr(str(value))}" for key, value in attributes.items())
    content = "".join(inside)
    return f"<{name}{opening}>\n{content}</{name}>\n" if content else f"<{name}{opening}/>\n"


def text(content: str) -> str:
    """Return text as XML has it."""
    return escape(content)
