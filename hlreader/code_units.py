"""Convert columns between characters and the units of an encoding, as editors count them.

``encoding`` is utf-8, utf-16 or utf-32.
"""

from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate


def units_before(line: str, column: int, encoding: str) -> int:
    """Return how many units the first ``column`` characters of a line have."""
    if line.isascii() or encoding == "utf-32":
        return min(column, len(line))
    ends = _ends(line, encoding)
    return ends[min(column, len(ends) - 1)]


def characters_in(line: str, units: int, encoding: str) -> int:
    """Return how many whole characters of a line fit in its first ``units`` units."""
    if line.isascii() or encoding == "utf-32":
        return min(units, len(line))
    return bisect_right(_ends(line, encoding), units) - 1


@lru_cache(1)  # callers go line by line, and ask many times about a long line
def _ends(line: str, encoding: str) -> list[int]:
    """Return how many units come before each character of a line, and how many it has in all."""
    size = _utf_8_size if encoding == "utf-8" else _utf_16_size
    return [0, *accumulate(map(size, line))]


def _utf_8_size(character: str) -> int:
    code = ord(character)
    return 1 + (code > 0x7F) + (code > 0x7FF) + (code > 0xFFFF)  # noqa: PLR2004


def _utf_16_size(character: str) -> int:
    return 1 + (ord(character) > 0xFFFF)  # noqa: PLR2004
