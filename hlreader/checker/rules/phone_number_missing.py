"""HL509 phone-number-missing."""

import re
from collections.abc import Iterator

from hlreader.checker.rule import Found, found_at
from hlreader.checker.text.checked_text import CheckedText
from hlreader.patterns import lazy

CODE = "HL509"
NAME = "phone-number-missing"

FAILS = """\
If the wound bleeds, call us.
"""
PASSES = """\
If the wound bleeds, call us on 555-0100.
"""

_CALL = lazy(
    r"\b(?:call|phone|telephone|ring|contact)\s+(?:us\b|(?:the|our)\s+(?:\w+\s+)?(?:office|clinic|"
    r"unit|ward|helpline|hotline|nurse\s+line|advice\s+line|department|team|room|centre|center)\b)",
    re.IGNORECASE,
)
_VERBS = frozenset("call phone telephone ring contact".split())
_NUMBER = lazy(
    r"(?:\+?\d[\s().-]{0,2}){7}|\b\d{3,5}[\s.-]\d{3,4}\b|\b(?:tel|phone)\b[^\n]{0,20}\d{3}"
    r"|_{4}|\.{6}"
)


def check(text: CheckedText) -> Iterator[Found]:
    """Find "call us" in a text without a telephone number.

    Why: a frightened reader at night has no time to search for the number. PEMAT asks that a text
    makes the next step easy. The rule finds the first such place in a text without any number. A
    gap to write one in counts as a number.

    Instead: give the number right there, and the hours when someone answers.
    """
    first: Found | None = None
    for passage, index in text.english_words.uses(_VERBS):
        match = _CALL.match(passage.text, passage.word_start(index))
        if match and not passage.is_quoted(*match.span()):
            first = found_at(
                passage,
                *match.span(),
                f'The text says "{match[0]}" and gives no number.',
                "Give the telephone number here.",
            )
            break
    if first and not _NUMBER.search(text.document.source):
        yield first
