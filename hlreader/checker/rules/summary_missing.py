"""HL602 summary-missing."""

from collections.abc import Iterator

from hlreader.checker.rule import Found, Scope, Severity
from hlreader.checker.text.checked_text import CheckedText
from hlreader.checker.text.front_matter import field, has_front_matter, missing

CODE = "HL602"
NAME = "summary-missing"
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
summary: Gout makes joints swell. Drugs can stop that.
---

Gout makes joints swell.
"""


def check(text: CheckedText) -> Iterator[Found]:
    """Find front matter without a summary.

    Why: many readers stop after the first lines, so the main message belongs there. The CDC Clear
    Communication Index asks for this too.

    Instead: add `summary: …`, one or two plain sentences.
    """
    if has_front_matter(text) and not field(text, "summary", "description", "abstract"):
        yield missing("summary", "Add `summary: …`, the main message in a sentence or two.")
