"""Write XML elements, for all reports in XML.

Two characters that could begin a command in a CI server's log are written as references.
"""

from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

COMMANDS = {"##": "&#35;#", "::": "&#58;:"}
"""The beginnings of such commands, with references instead. They are the same in HTML."""

HEAD = '<?xml version="1.0" encoding="utf-8"?>\n'


def element(name: str, attributes: dict[str, object], inside: Iterable[str] = ()) -> str:
    """Return an element on separate lines. ``inside`` is already XML."""
    content = "".join(inside)
    if not content:
        return f"{opening(name, attributes)[:-2]}/>\n"
    return opening(name, attributes) + content + closing(name)


def opening(name: str, attributes: dict[str, object]) -> str:
    """Return the start tag of an element whose content comes in pieces."""
    said = "".join(f" {key}={quoteattr(str(value), COMMANDS)}" for key, value in attributes.items())
    return f"<{name}{said}>\n"


def closing(name: str) -> str:
    """Return the end tag of an element."""
    return f"</{name}>\n"


def text(content: str) -> str:
    """Return text escaped for XML."""
    return escape(content, COMMANDS)
