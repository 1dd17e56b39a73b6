"""Escape text so that Markdown shows it as it is.

Not only CommonMark takes signs for markup. GitHub, front matter and the tags of site generators do
too (``{{< note >}}``, ``{% include %}``, ``!!! note``, ``:::``). Source: CommonMark 0.31, sections
2.4 and 4 to 6.
"""

import re
from typing import Literal, TypeAlias
from urllib.parse import quote, urlsplit

Place: TypeAlias = Literal["paragraph", "heading", "cell"]
"""Where a text is. Headings and cells of tables have only one line."""

_ANYWHERE = re.compile(
    r"""
      [\\`*\[\]~]
    | (?<![^\W_])_ | _(?![^\W_])    # not inside a word
    | <(?=[A-Za-z/!?]|\Z)
    | &(?=\#|\w{1,40};|\Z)
    | \{+[%:\#/]?                   # tags of site generators
    """,
    re.VERBOSE,
)
_LINE_START = re.compile(
    r"\#{1,6}(?=\s|\Z) | > | [-+](?=[\s+-]|\Z) | = | :(?=[:-]) | \| | !!! | \?\?\?"
    r"| (?P<number>\d{1,9})(?=[.)](?:\s|\Z))",
    re.VERBOSE,
)
_CLOSING_SIGNS = re.compile(r"(\#+)(\s*)\Z")
_PIPE = re.compile(r"(?P<after>\\)?\|")

_ENTITY = re.compile(r"&(?=#|\w{1,40};)")
_PLAIN_IN_ADDRESS = "%!#$&'*+,-./:;=?@[]_~"
_UNSAFE = frozenset(["javascript", "vbscript", "file", "data"])


def escaped(text: str, place: Place = "paragraph", *, begins_line: bool = False) -> str:
    r"""Return a text as Markdown. ``begins_line`` says that nothing is before it on its line.

    >>> escaped("# 1. {{< note >}} a_b *c*", begins_line=True)
    '\\# 1. \\{\\{< note >}} a_b \\*c\\*'
    """
    text = _ANYWHERE.sub(lambda found: "".join(f"\\{sign}" for sign in found[0]), text)
    if place == "cell":
        return _PIPE.sub(lambda found: "\\&#124;" if found["after"] else "\\|", text)
    if place == "heading":
        return _CLOSING_SIGNS.sub(r"\\\1\2", text)
    if begins_line and (start := _LINE_START.match(text)):
        at = start.end() if start["number"] else 0
        text = f"{text[:at]}\\{text[at:]}"
    return text


def address(link: str) -> str:
    """Return the address of a link as Markdown, or "" if a page must not lead there.

    Signs that Markdown or a site generator would read are percent-encoded.
    """
    link = link.strip()
    try:
        if urlsplit(link).scheme.lower() in _UNSAFE:
            return ""
        encoded = quote(link, safe=_PLAIN_IN_ADDRESS)
    except ValueError:
        return ""
    return _ENTITY.sub("&amp;", encoded)


def code(text: str) -> str:
    """Return a text on one line as code, between as many backticks as it needs."""
    longest = max(map(len, re.findall("`+", text)), default=0)
    fence = "`" * (longest + 1)
    ends = text[:1], text[-1:]
    pad = " " if "`" in ends or (ends == (" ", " ") and text.strip()) else ""
    return f"{fence}{pad}{text}{pad}{fence}"
