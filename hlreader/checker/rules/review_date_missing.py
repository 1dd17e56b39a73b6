"""HL604 review-date-missing."""

from collections.abc import Iterator

from hlreader.checker.rule import Found, Severity
from hlreader.checker.text.checked_text import CheckedText
from hlreader.checker.text.front_matter import has_front_matter, missing
from hlreader.checker.text.review_dates import review_date

CODE = "HL604"
NAME = "review-date-missing"
SEVERITY = Severity.ADVICE

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
    """Find front matter that does not say when someone last reviewed the text.

    Why: health facts grow old, and readers cannot see how old. Never put in a review date
    that has not been made. A line such as "Last reviewed: May 2026" in the text counts as well.

    Instead: `reviewed_on: 2026-03-01`, and `reviewed_by`, once someone has.
    """
    if has_front_matter(text) and not review_date(text):
        yield missing("review date", "Add `reviewed_on` after someone has reviewed it.")
