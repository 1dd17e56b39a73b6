"""HL604 review-date-missing."""

from collections.abc import Iterator

from hlreader.checker.rule import Found, Scope, Severity
from hlreader.checker.text.checked_text import CheckedText
from hlreader.checker.text.front_matter import has_front_matter, missing
from hlreader.checker.text.review_dates import review_date

CODE = "HL604"
NAME = "review-date-missing"
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
reviewed_on: 2026-03-01
---

Gout makes joints swell.
"""


def check(text: CheckedText) -> Iterator[Found]:
    """Find front matter that does not say when the text was last reviewed.

    Why: health facts go out of date, and readers cannot see how old they are. Never add a date for
    a review that did not happen. A line of the text such as "Last reviewed: May 2026" or "Revisado:
    mayo de 2026" also counts.

    Instead: after a review, add `reviewed_on: 2026-03-01` and `reviewed_by`.
    """
    if has_front_matter(text) and not review_date(text):
        yield missing("review date", "Add `reviewed_on` after someone has reviewed it.")
