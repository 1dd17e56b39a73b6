"""Regular expressions that are compiled when they are first used.

A large one takes a thousandth of a second or more, and most texts need few of them: a rule whose
quick look finds nothing should cost nothing when the program starts.
"""

import re
from typing import Any, cast


class _Lazy:
    """Stands for a pattern until one of its methods is asked for."""

    def __init__(self, pattern: str, flags: int) -> None:
        self._asked = pattern, flags

    def __getattr__(self, name: str) -> Any:
        found = getattr(re.compile(*self._asked), name)
        setattr(self, name, found)  # from now on it is found without asking here
        return found


def lazy(pattern: str, flags: int = 0) -> "re.Pattern[str]":
    """Return what ``re.compile`` would, compiled at its first use."""
    return cast("re.Pattern[str]", _Lazy(pattern, flags))
