"""HL106 double-negative."""

import re
from collections.abc import Iterator

from hlreader.checker.rule import Found, Severity, found_at
from hlreader.checker.text.checked_text import CheckedText
from hlreader.patterns import lazy

CODE = "HL106"
NAME = "double-negative"
SEVERITY = Severity.ADVICE

FAILS = """\
It is not uncommon to feel tired. It is not impossible that the pain comes back.
"""
PASSES = """\
It is common to feel tired. The pain may come back. Do not stop the pills without asking us.
"""

_NEEDED = frozenset(
    "uncommon uncommonly unusual unusually unlikely unwilling unable unknown unreasonable "
    "unimportant unnecessary unrelated unaware unexpected unhelpful unsafe unhappy unnatural "
    "unheard impossible infrequent infrequently insignificant irrelevant unless inadvisable "
    "without".split()
)
_DOUBLE = lazy(
    r"\b(?:not|never|isn['’]t|aren['’]t|wasn['’]t|cannot|can['’]t)\s+(?:be\s+)?(?:at\s+all\s+)?"
    r"(?:un(?:common(?:ly)?|usual(?:ly)?|likely|willing|able|known|reasonable|important|necessary|"
    r"related|aware|expected|helpful|safe|happy|natural|heard\s+of)|"
    r"impossible|infrequent(?:ly)?|insignificant|irrelevant|unless|inadvisable|without\s+"
    r"(?:risks?|side\s+effects?|problems?|dangers?|benefits?))\b",
    re.IGNORECASE,
)


def check(text: CheckedText) -> Iterator[Found]:
    """Find two negatives that make a positive: "not uncommon", "not without risk".

    Why: readers have to turn the meaning around twice, and slow readers miss one of the two. The
    Federal Plain Language Guidelines ask to avoid them. The rule leaves alone orders such as "Do
    not stop without asking us".

    Instead: say it in a positive way: "common", "has risks".
    """
    for passage, sentence in text.english_words.sentences(_NEEDED):
        for start, end in passage.unquoted(_DOUBLE, sentence):
            yield found_at(
                passage,
                start,
                end,
                f'"{passage.text[start:end]}" has two negatives.',
                "Say it in a positive way.",
            )
