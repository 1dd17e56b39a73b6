"""HL301 mixed-denominators."""

from collections.abc import Iterator
from itertools import pairwise

from hlreader.checker.rule import Found, found_at
from hlreader.checker.text.checked_text import CheckedText
from hlreader.checker.text.numbers import Ratio
from hlreader.checker.text.passage import Passage
from hlreader.models import Block, ItemList, Paragraph, Runs, Table, walk
from hlreader.patterns import lazy

CODE = "HL301"
NAME = "mixed-denominators"

FAILS = """\
The risk of a stroke is 1 in 250 with the drug and 3 in 1,000 without it.
"""
PASSES = """\
The risk of a stroke is 4 in 1,000 with the drug and 3 in 1,000 without it.
"""

_APART = 150
"""The rule does not compare shares that are more letters apart."""
_REACH = 20  # letters
_BOUND = lazy(r"\b(?:up\s+to|(?:more|less|fewer)\s+than|at\s+(?:least|most))\s+(?:about\s+)?$")
"""Before the bounds of a class of side effects, such as "up to 1 in 100", which the law sets."""
_SAME = 0.05
"""Shares that differ by less, in proportion, are one figure given twice: "1 in 4 (25 in 100)"."""


def check(text: CheckedText) -> Iterator[Found]:
    """Find shares that readers compare but that are out of different numbers.

    The rule compares the shares in one passage, in the items of a list, and in a column of a table.

    Why: readers can compare "1 in 250" and "3 in 1,000" only by doing sums. Most think that the one
    with the larger number is the larger risk. The CDC Clear Communication Index asks for one
    denominator.

    Instead: use the same number for all of them, such as 100 or 1,000.
    """
    if not text.is_english:
        return
    for passage in text.prose:
        for before, ratio in pairwise(passage.ratios):
            if ratio.start - before.end < _APART and _differ(passage, before, passage, ratio):
                yield _found(passage, before, passage, ratio)
    counted = {passage.runs[0].offset: passage for passage in text.passages if passage.ratios}
    for stretches in _read_together(text.document.blocks) if len(counted) > 1 else ():
        together = [counted[runs[0].offset] for runs in stretches if runs[0].offset in counted]
        for first, second in pairwise(together):
            if _differ(first, first.ratios[-1], second, second.ratios[0]):
                yield _found(first, first.ratios[-1], second, second.ratios[0])


def _differ(passage: Passage, before: Ratio, other: Passage, ratio: Ratio) -> bool:
    """Return whether two shares have different denominators and are not bounds or one figure."""
    if before.whole == ratio.whole or (_is_bound(passage, before) and _is_bound(other, ratio)):
        return False
    first, second = before.part / before.whole, ratio.part / ratio.whole
    return passage is not other or abs(first - second) > _SAME * max(first, second)


def _is_bound(passage: Passage, ratio: Ratio) -> bool:
    return bool(_BOUND.search(passage.text[max(0, ratio.start - _REACH) : ratio.start].lower()))


def _read_together(blocks: tuple[Block, ...]) -> Iterator[list[Runs]]:
    """Yield the texts of the items of each list, and those of each column of tables."""
    for block in walk(blocks):
        if isinstance(block, ItemList):
            inside = (inner for item in block.items for inner in item.blocks)
            yield [inner.runs for inner in inside if isinstance(inner, Paragraph) and inner.runs]
        elif isinstance(block, Table):
            yield from (
                [cell for cell in column if cell] for column in zip(*block.rows, strict=True)
            )


def _found(passage: Passage, before: Ratio, other: Passage, ratio: Ratio) -> Found:
    """Return the problem that two shares have different denominators."""
    first = passage.text[before.start : before.end]
    second = other.text[ratio.start : ratio.end]
    return found_at(
        other,
        ratio.start,
        ratio.end,
        f'"{first}" and "{second}" are out of different numbers.',
        f"Use the same number for both, such as {_common(before.whole, ratio.whole):,}.",
    )


def _common(*wholes: float) -> int:
    """Return a power of ten that is large enough for both shares."""
    common = 100
    while common < max(wholes):
        common *= 10
    return common
