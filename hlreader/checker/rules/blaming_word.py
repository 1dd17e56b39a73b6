"""HL403 blaming-word."""

from collections.abc import Iterator

from hlreader.checker.rule import Found
from hlreader.checker.text.checked_text import CheckedText
from hlreader.checker.words.people import listed

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
    """Find words that blame people for their illness, or pity them: "non-compliant", "suffer from".

    Why: a treatment fails, a patient does not. Blame keeps people from asking, and pity makes of
    them what many do not feel they are.

    Instead: say what happened, without a verdict: "has gout", "the treatment did not work".
    """
    return listed(text, "blaming_words", "blames or pities people")
