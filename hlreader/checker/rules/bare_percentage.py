"""HL303 bare-percentage."""

from collections.abc import Iterator

from hlreader.checker.rule import Found, Severity, found_at
from hlreader.checker.text.checked_text import CheckedText
from hlreader.checker.text.shares import shares

CODE = "HL303"
NAME = "bare-percentage"
SEVERITY = Severity.ADVICE

FAILS = """\
Nausea comes in 20% of people who take it.
"""
PASSES = """\
Nausea comes in 20 of 100 people (20%) who take it. Use a 1% cream. Be 100% sure.
"""


def check(text: CheckedText) -> Iterator[Found]:
    """Find percentages that do not say how many people, such as "20% of women".

    Why: more people understand "20 of 100 women" than "20%", and it says who counts. The rule
    leaves alone 0%, 100%, test results, changes ("by 20%") and the strength of creams and the like.
    HL302 finds percentages with decimals.

    Instead: write "20 of 100 women", with the percentage in brackets if you need it.
    """
    for passage in text.english_prose:
        for share in shares(passage) if not passage.ratios else ():
            if not share.has_decimals:
                written = passage.text[share.start : share.end]
                yield found_at(
                    passage,
                    share.start,
                    share.end,
                    f'"{written}" does not say how many people that is.',
                    f'Write "{share.in_people}".',
                )
