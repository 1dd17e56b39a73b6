"""Regular expressions that are compiled when they are first used.

A large one takes a thousandth of a second or more, and most texts need few of them: a rule whose
quick look finds nothing should cost nothing when the program starts.
"""

import re
from typing import Any, cast

TAG_ATTRIBUTES = r"""(?: [^<>"']++ | "[^"]*+" | '[^']*+' )*+"""
"""The attributes of an HTML tag, for a verbose pattern.

Its work is in proportion to the text, however many tags are broken. It reads past the next tag only
where that tag is in quotation marks, and there are two kinds of these: so any place in the text is
read for at most two tags that began before it.
"""


class _Lazy:
    """A pattern that is compiled on first use."""

    def __init__(self, pattern: str, flags: int) -> None:
        self._asked = pattern, flags

    def __getattr__(self, name: str) -> Any:
        found = getattr(re.compile(*self._asked), name)
        setattr(self, name, found)  # from now on it is found without asking here
        return found


def lazy(pattern: str, flags: int = 0) -> "re.Pattern[str]":
    """Return what ``re.compile`` would, compiled at its first use."""
    return cast("re.Pattern[str]", _Lazy(pattern, flags))
