"""HL901 unused-ignore."""

from collections.abc import Iterator

from hlreader.checker.rule import Found
from hlreader.checker.text import CheckedText

CODE = "HL901"
NAME = "unused-ignore"

FAILS = """\
<!-- hlreader: ignore HL101 because the law asks for these words -->

Drink more water.
"""
PASSES = """\
Drink more water.
"""


def check(text: CheckedText) -> Iterator[Found]:
    """Find comments that silence a rule which finds nothing there.

    Why: such a comment stays behind when a text is mended, and hides the next fault of its kind. A
    mistyped code hides nothing at all.

    Instead: take the comment out, or correct its code.
    """
    for ignore in text.ignores:
        if ignore not in text.used_ignores:
            names = ", ".join(ignore.rules) or "no rule"
            yield Found(
                ignore.offset,
                ignore.offset + ignore.length,
                f"This comment silences {names}, which finds nothing here.",
                "Take it out, or correct the code in it.",
            )
