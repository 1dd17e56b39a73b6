"""What the reports in XML share: an element as text.

The two characters that could begin a command in a CI server's log are written as references.
"""

from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

_COMMANDS = {"##": "&#35;#", "::": "&#58;:"}

HEAD = '<?xml version="1.0" encoding="utf-8"?>\n'


def element(name: str, attributes: dict[str, object], inside: Iterable[str] = ()) -> str:
    """Return an element on lines of its own. ``inside`` is XML already."""
    content = "".join(inside)
    if not content:
        return f"{opening(name, attributes)[:-2]}/>\n"
    return opening(name, attributes) + content + closing(name)


def opening(name: str, attributes: dict[str, object]) -> str:
    """Return the beginning of an element whose inside comes piece by piece."""
    said = "".join(
        f" {key}={quoteattr(str(value), _COMMANDS)}" for key, value in attributes.items()
    )
    return f"<{name}{said}>\n"


def closing(name: str) -> str:
    """Return the end of an element."""
    return f"</{name}>\n"


def text(content: str) -> str:
    """Return text as XML has it."""
    return escape(content, _COMMANDS)
