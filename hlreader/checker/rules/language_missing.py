"""HL603 language-missing."""

from collections.abc import Iterator

from hlreader.checker.rule import Found, Scope, Severity
from hlreader.checker.text.checked_text import CheckedText
from hlreader.checker.text.front_matter import field, has_front_matter, missing

CODE = "HL603"
NAME = "language-missing"
SEVERITY = Severity.ADVICE
SCOPE = Scope.FRONT_MATTER

FAILS = """\
---
title: What is gout?
---

Gout makes joints swell.
"""
PASSES = """\
---
title: What is gout?
language: en
---

Gout makes joints swell.
"""


def check(text: CheckedText) -> Iterator[Found]:
    """Find front matter that does not name the language.

    Why: screen readers use it to choose a voice, and hlreader uses it to choose its formulas.

    Instead: add `language: en`, or another tag.
    """
    if has_front_matter(text) and not field(text, "language", "lang", "locale"):
        yield missing("language", "Add `language: en`, or the tag of another language.")
