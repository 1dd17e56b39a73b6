"""HL302 decimal-number."""

from bisect import bisect_right
from collections.abc import Iterator
from decimal import Decimal
from math import inf
from operator import attrgetter

from hlreader.checker.rule import Found, Severity, found_at
from hlreader.checker.text.checked_text import CheckedText
from hlreader.checker.text.numbers import Ratio
from hlreader.checker.text.passage import Passage
from hlreader.checker.text.shares import shares

CODE = "HL302"
NAME = "decimal-number"
SEVERITY = Severity.ADVICE

FAILS = """\
The drug helped 9.5 percent of people. About 1.2 in 100 people had a rash.
"""
PASSES = """\
The drug helped 95 of 1,000 people. Take 0.5 mg. An A1C of 5.7% is high. The risk ratio was 0.65.
"""


def check(text: CheckedText) -> Iterator[Found]:
    """Find shares of people with decimals: "9.5 percent of people", "1.2 in 100".

    Why: many readers think that 0.35 is more than 0.5, and nobody can picture half a person. The
    rule looks only at shares of people. It leaves alone doses, ranges, limits, ratios, test results
    and all other numbers, because these have to be exact.

    Instead: use a larger group, so that the number is whole: "95 of 1,000 people". The number stays
    the same. The rule never suggests to round it.
    """
    for passage in text.english_prose:
        for ratio in passage.ratios:
            written = passage.text[ratio.start : ratio.end]
            if "." in written.strip(".") and (whole := _in_whole_people(ratio)):
                yield found_at(
                    passage,
                    ratio.start,
                    ratio.end,
                    f'"{written}" has a decimal number.',
                    f'Write "{whole}".',
                )
        for share in shares(passage):
            if share.has_decimals and not _has_ratio_near(passage, share.start):
                yield found_at(
                    passage,
                    share.start,
                    share.end,
                    f'"{passage.text[share.start : share.end]}" has a decimal number.',
                    f'Write "{share.in_people}".',
                )


def _has_ratio_near(passage: Passage, start: int) -> bool:
    """Return whether the sentence at a position, or the next one, gives the share in people too."""
    number = bisect_right(passage.sentences, start, key=attrgetter("in_passage"))
    end = passage.sentences[number + 1].in_passage if number + 1 < len(passage.sentences) else inf
    first = passage.sentences[max(0, number - 1)].in_passage
    return any(first <= ratio.start < end for ratio in passage.ratios)


def _in_whole_people(ratio: Ratio) -> str:
    """Return the same share of a larger group, without decimals, or nothing if there is none."""
    part, whole = Decimal(str(ratio.part)), Decimal(str(ratio.whole))
    for _ in range(4):
        if part == part.to_integral_value():
            return f"{int(part):,} in {int(whole):,}" if whole == whole.to_integral_value() else ""
        part, whole = part * 10, whole * 10
    return ""
