"""HL902 ignore-without-reason."""

from collections.abc import Iterator

from hlreader.checker.rule import Found, Scope, Severity
from hlreader.checker.text.checked_text import CheckedText

CODE = "HL902"
NAME = "ignore-without-reason"
SEVERITY = Severity.ADVICE
SCOPE = Scope.IGNORES

FAILS = """\
<!-- hlreader: ignore HL101 -->

Drink more water.
"""
PASSES = """\
<!-- hlreader: ignore HL101 because the law asks for these words -->

Drink more water.
"""


def check(text: CheckedText) -> Iterator[Found]:
    """Find comments that turn off a rule and do not say why.

    Why: the next editor cannot tell whether the reason still holds.

    Instead: end the comment with "because" and the reason.
    """
    for ignore in text.ignores:
        if not ignore.reason:
            yield Found(
                ignore.offset,
                ignore.offset + ignore.length,
                "This comment does not say why it turns off the rule.",
                'End it with "because" and the reason.',
            )
