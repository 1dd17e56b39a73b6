"""Superscripts: a power becomes superscript letters, and the mark of a note becomes an aside.

Without this, "4 x 10<sup>9</sup>" would read 4 x 109, and "pain.<sup>1</sup>" would end in a
number.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter

from hlreader.models import Run
from hlreader.patterns import lazy

__all__ = ["raised", "settled"]

_SIGNS = str.maketrans("0123456789+-−=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ")
_NUMBER = lazy(r"[+−-]?\d{1,4}|\d?[+−-]|[ni]")
_ONE_MARK = r"(?:\d{1,3}|[a-z]|[*†‡§¶#]{1,3})"
_MARK = lazy(rf"[\[(]?{_ONE_MARK}(?:\s?[,;–-]\s?{_ONE_MARK})*[\])]?")
_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d$")
# A superscript after one of these is a power or a charge: "cm²", "m⁻¹", "Na⁺".
_UNIT = lazy(
    r"(?:^|[\s\d/·×(])(?:[cdkmµ]?m|in|ft|yd|s|sec|min|h|kg|[A-Z][a-z]?|[A-Z][a-z]?[₀-₉]|[^\W\d_])$"
)
_REMEMBERED = 16
"""How many characters before a superscript to look at."""
_ORDINAL = frozenset("st nd rd th er re e o a os as ª º ® ™ © tm sm".split())


def raised(before: str, text: str) -> tuple[str, bool]:
    """Return the text of a superscript after ``before``, and whether it is an aside.

    >>> raised("4 x 10", "9"), raised("knee pain.", "1,2"), raised("the 1", "st")
    (('⁹', False), ('[1,2]', True), ('st', False))
    """
    sign = text.strip()
    if sign.lower() in _ORDINAL and before[-1:].isdigit():
        return text, False
    power = _NUMBER.fullmatch(sign)
    if power and before[-1:].isdigit() and not _YEAR.search(before):
        return sign.translate(_SIGNS), False
    if power and _UNIT.search(before[-8:]):
        return sign.translate(_SIGNS), False
    if _MARK.fullmatch(sign):
        return f"[{sign.strip('[]()')}]", True
    return text, False


def settled(pieces: Iterable[tuple[Run, bool]]) -> Iterator[Run]:
    """Yield runs. Raised ones (True) get the text by ``raised``.

    Consecutive raised runs are joined, because programs write "1,2" as three runs.
    """
    before = ""
    for is_raised, group in groupby(pieces, key=itemgetter(1)):
        runs = [run for run, _ in group]
        if is_raised:
            text = "".join(run.text for run in runs)
            sign = text.strip()
            shown, aside = raised(before, sign)
            start = text.index(sign)
            spaces = text[:start], text[start + len(sign) :]
            mark = runs[0]._replace(text=shown, aside=aside)
            around = [runs[0]._replace(text=space) for space in spaces]
            runs = [run for run in (around[0], mark, around[1]) if run.text]
        for run in runs:
            before = (before + run.text)[-_REMEMBERED:]
            yield run
