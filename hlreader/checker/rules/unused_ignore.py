"""HL901 unused-ignore."""

from collections.abc import Iterator

from hlreader.checker.config.selection import closest, is_known
from hlreader.checker.rule import Found, Scope
from hlreader.checker.text.checked_text import CheckedText

CODE = "HL901"
NAME = "unused-ignore"
SCOPE = Scope.IGNORES

FAILS = """\
<!-- hlreader: ignore HL101 because the law asks for these words -->

Drink more water.
"""
PASSES = """\
Drink more water.
"""


def check(text: CheckedText) -> Iterator[Found]:
    """Find comments that turn off nothing, because the rule finds nothing there or does not exist.

    Why: such a comment is left over after a fix, and hides the next problem of that kind. A comment
    with a mistyped code does nothing at all.

    Instead: remove the comment, or correct its code.
    """
    for ignore in text.ignores:
        if ignore not in text.used_ignores:
            yield Found(ignore.offset, ignore.offset + ignore.length, *_in_words(ignore.rules))
    for misread in text.misread_comments:
        yield Found(
            misread.offset,
            misread.offset + misread.length,
            f"This comment says `{misread.word}`, which does nothing.",
            "Write `ignore`, `off` or `on`, then a code, because, and the reason.",
        )


def _in_words(rules: tuple[str, ...]) -> tuple[str, str]:
    """Return the message and the suggestion for a comment that turned off nothing."""
    if not rules:
        return "This comment names no rule.", "Name one: ignore HL101 because …"
    unknown = [word for word in rules if not is_known(word)]
    if unknown:
        return f"There is no rule `{unknown[0]}`.", closest(unknown[0])
    return (
        f"This comment turns off {rules[0]}, which finds nothing here.",
        "Remove it, or correct its code.",
    )
