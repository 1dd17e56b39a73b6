"""HL606 sources-missing."""

from collections.abc import Iterator

from hlreader.checker.rule import Found, Scope, Severity
from hlreader.checker.text.checked_text import CheckedText
from hlreader.checker.text.front_matter import field, has_front_matter, missing

CODE = "HL606"
NAME = "sources-missing"
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
sources:
  - title: Gout
    publisher: National Library of Medicine
---

Gout makes joints swell.
"""


def check(text: CheckedText) -> Iterator[Found]:
    """Find front matter without sources.

    Why: readers, reviewers and later editors want to know where the facts come from.

    Instead: add `sources`, each with a title and a publisher.
    """
    if has_front_matter(text) and not field(
        text, "sources", "source", "references", "adapted_from"
    ):
        yield missing("sources", "Add `sources`, each with a title and publisher.")
