"""The paper that a hand-out is made for: its size, and the size of the letters."""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

_LETTER_COUNTRIES = frozenset("US CA MX PR PH CL CO VE CR GT NI PA SV BZ DO".split())
"""Where people use US Letter. All other countries use A4. Source: Unicode CLDR, paperSize."""

_VARIABLES = ("LC_ALL", "LC_PAPER", "LANG")
"""The first of these that is set names the country, as in the locales of glibc."""


_LEAST_MARGIN = 57
"""The least margin at the sides of a page in points: 2 cm."""
_LONGEST_LINE = 36
"""The longest line in em. It has about 75 letters."""


class PaperSize(StrEnum):
    """A size of paper that ``--paper`` can name."""

    A4 = "a4"
    LETTER = "letter"


class Paper(NamedTuple):
    """The paper of a hand-out. Only formats with pages use its size."""

    size: PaperSize = PaperSize.A4
    large_print: bool = False

    @property
    def points(self) -> int:
        """The size of the letters in points. 18 is the least that counts as large print."""
        return 18 if self.large_print else 12

    @property
    def width(self) -> int:
        """The width of a page in points."""
        return 612 if self.size is PaperSize.LETTER else 595

    @property
    def height(self) -> int:
        """The height of a page in points."""
        return 792 if self.size is PaperSize.LETTER else 842

    @property
    def ems(self) -> float:
        """The width of the text in em. Lines of more than 75 letters are hard to follow."""
        return min((self.width - 2 * _LEAST_MARGIN) / self.points, _LONGEST_LINE)


def usual_size(environ: Mapping[str, str]) -> PaperSize:
    """Return the usual paper of the country in a locale: Letter for en_US.UTF-8, A4 for de_DE.

    A locale without a country, such as C, means A4.
    """
    locale = next((environ[name] for name in _VARIABLES if environ.get(name)), "")
    country = locale.partition(".")[0].partition("@")[0].partition("_")[2]
    return PaperSize.LETTER if country.upper() in _LETTER_COUNTRIES else PaperSize.A4
