"""HL601 title-missing."""

from collections.abc import Iterator

from hlreader.checker.rule import Found, Scope
from hlreader.checker.text.checked_text import CheckedText
from hlreader.checker.text.front_matter import field, has_front_matter, missing

CODE = "HL601"
NAME = "title-missing"
SCOPE = Scope.FRONT_MATTER

FAILS = """\
---
topic: Joints
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
    """Find front matter without a title.

    Why: readers choose a text by its title, in a list and in a search.

    Instead: add `title: What is gout?`
    """
    if has_front_matter(text) and not field(text, "title"):
        yield missing("title", "Add `title: …`, in words that readers use.")
