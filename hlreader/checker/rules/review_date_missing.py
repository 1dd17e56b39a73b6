"""HL604 review-date-missing."""

from collections.abc import Iterator

from hlreader.checker.rule import Found, Scope, Severity
from hlreader.checker.text.checked_text import CheckedText
from hlreader.checker.text.front_matter import has_front_matter, missing
from hlreader.checker.text.review_dates import review_date
from hlreader.documents.attribution import about_file

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
    """Find front matter, or a line on the reviewer, that does not say when the review was.

    Why: health facts go out of date, and readers cannot see how old they are. Never add a date for
    a review that did not happen. A line of the text such as "Last reviewed: May 2026" or "Revisado:
    mayo de 2026" also counts.

    Instead: after a review, add `reviewed_on: 2026-03-01` and `reviewed_by`.
    """
    if review_date(text):
        return
    if has_front_matter(text):
        yield missing("review date", "Add `reviewed_on` after someone has reviewed it.")
        return
    document = text.document
    reviewer = about_file(document).reviewed_by
    if reviewer.text:
        start = max(document.source.find(reviewer.text, reviewer.offset or 0), 0)
        end = start + len(reviewer.text) * document.source.startswith(reviewer.text, start)
        yield Found(
            start,
            end,
            f"The text names a reviewer, {reviewer.text}, but not the day of the review.",
            "Add the day of the review.",
        )
