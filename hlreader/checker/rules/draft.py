"""HL610 draft."""

from collections.abc import Iterator

from hlreader.checker.rule import Found, Scope
from hlreader.checker.text.checked_text import CheckedText
from hlreader.checker.text.front_matter import field, has_front_matter

CODE = "HL610"
NAME = "draft"
SCOPE = Scope.FRONT_MATTER

FAILS = """\
---
title: What is gout?
draft: true
---

Gout makes joints swell.
"""
PASSES = """\
---
title: What is gout?
---

Gout makes joints swell.
"""


def check(text: CheckedText) -> Iterator[Found]:
    """Find texts that are still drafts.

    Why: `hlreader import` writes `draft: true` into each text that it makes. The words are still
    those of another page, and nobody has checked them. Hugo and Jekyll use the same line.

    Instead: when the text is ready for readers, remove the line `draft: true`.
    """
    found = field(text, "draft") if has_front_matter(text) else None
    if found and str(found.value).lower() == "true":
        yield Found(
            found.start,
            found.end,
            "This text is a draft.",
            "Remove `draft: true` when it is ready for readers.",
        )
