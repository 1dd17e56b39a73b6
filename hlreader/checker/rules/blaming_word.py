"""HL403 blaming-word."""

from collections.abc import Iterator

from hlreader.checker.rule import Found
from hlreader.checker.text.checked_text import CheckedText
from hlreader.checker.words.biased_words import find_biased_words

CODE = "HL403"
NAME = "blaming-word"

FAILS = """\
Some people who suffer from gout are non-compliant and failed treatment.
"""
PASSES = """\
Some people who have gout cannot keep to the plan, or the treatment did not work for them. You may
suffer a fall.
"""


def check(text: CheckedText) -> Iterator[Found]:
    """Find words that blame or pity people for their illness: "non-compliant", "suffer from".

    Why: treatments fail, patients do not. Blame stops people from asking for help, and many do not
    want pity.

    Instead: say what happened without judging: "has gout", "the treatment did not work".
    """
    return find_biased_words(text, "blaming_words", "blames or pities people")
