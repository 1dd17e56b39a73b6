"""Regular expressions that are compiled on first use.

Compiling a large one takes a millisecond or more, and most texts need only a few of them. Many
rules try a quick pattern first and never need their large one.
"""

import re
from typing import Any, cast

TAG_ATTRIBUTES = r"""(?: [^<>"']++ | "[^"]*+" | '[^']*+' )*+"""
"""The attributes of an HTML tag, for a verbose pattern.

Its work grows in proportion to the text, even if many tags are broken. It reads past the next tag
only if that tag is in quotation marks. There are two kinds of these, so it reads each place of the
text for at most two earlier tags.
"""


class _Lazy:
    """A pattern that is compiled on first use."""

    def __init__(self, pattern: str, flags: int) -> None:
        self._arguments = pattern, flags

    def __getattr__(self, name: str) -> Any:
        found = getattr(re.compile(*self._arguments), name)
        setattr(self, name, found)  # next time, Python does not call __getattr__
        return found


def lazy(pattern: str, flags: int = 0) -> "re.Pattern[str]":
    """Return a pattern like that of ``re.compile``, but compiled on first use."""
    return cast("re.Pattern[str]", _Lazy(pattern, flags))
