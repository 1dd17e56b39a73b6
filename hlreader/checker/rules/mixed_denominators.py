"""HL301 mixed-denominators."""

from collections.abc import Iterator
from itertools import pairwise

from hlreader.checker.rule import Found, found_at
from hlreader.checker.text import CheckedText

CODE = "HL301"
NAME = "mixed-denominators"

FAILS = """\
The risk of a stroke is 1 in 250 with the drug and 3 in 1,000 without it.
"""
PASSES = """\
The risk of a stroke is 4 in 1,000 with the drug and 3 in 1,000 without it.
"""

_APART = 150
"""Shares that stand so many letters apart are not compared with each other."""


def check(text: CheckedText) -> Iterator[Found]:
    """Find shares in one passage that are counted out of different numbers.

    Why: "1 in 250" and "3 in 1,000" can be compared only by doing sums, and most people take the
    one with the larger number for the larger risk. The CDC Clear Communication Index asks for one
    denominator.

    Instead: the same one for all of them, best 100 or 1,000.
    """
    for passage in text.english_prose:
        found = passage.ratios
        for before, ratio in pairwise(found):
            if ratio.whole != before.whole and ratio.start - before.end < _APART:
                one, other = (passage.text[here.start : here.end] for here in (before, ratio))
                whole = max(before.whole, ratio.whole)
                yield found_at(
                    passage,
                    ratio.start,
                    ratio.end,
                    f'"{one}" and "{other}" are counted out of different numbers.',
                    f"Count both out of one number, such as {whole:,.0f}.",
                )
