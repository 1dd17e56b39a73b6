"""HL608 teach-back-missing."""

from collections.abc import Iterator

from hlreader.checker.rule import Found, Scope, Severity
from hlreader.checker.text.checked_text import CheckedText
from hlreader.checker.text.front_matter import field, has_front_matter, missing

CODE = "HL608"
NAME = "teach-back-missing"
SEVERITY = Severity.ADVICE
SCOPE = Scope.FRONT_MATTER

FAILS = """\
---
title: Living with gout
topic: Joints
---

## What is gout?

Gout makes joints swell.

## What can you do?

Rest the joint, and put something cold on it. Drink water. Call your doctor if you have a fever.
"""
PASSES = """\
---
title: Living with gout
topic: Joints
teach_back:
  - question: "In your own words: what does gout do?"
    look_for: Gout makes joints swell.
    section: What is gout?
    again: A friend has gout. How would you explain it?
  - question: Your toe is swollen and sore. What would you do first?
    look_for: Rest the joint, and put something cold on it.
    section: What can you do?
    again: How would you care for a sore toe tonight?
  - question: When would you call your doctor?
    look_for: If you have a fever.
    section: What can you do?
    again: What would make you pick up the phone?
---

## What is gout?

Gout makes joints swell.

## What can you do?

Rest the joint, and put something cold on it. Drink water. Call your doctor if you have a fever.
"""

_OURS = ("topic", "teaser", "danger_signs", "adapted_from")
"""Fields that a text has if it is an article for readers of hlreader."""


def check(text: CheckedText) -> Iterator[Found]:
    """Find articles without questions for teach-back.

    It looks only at texts with front matter for hlreader: a `topic`, a `teaser` or `danger_signs`.

    Why: nobody knows if readers understand a text until they say it back. A few good questions help
    a nurse, or the reader alone, to find what is not clear yet.

    Instead: add `teach_back` with three to five questions. Each has what to look for in the answer,
    the heading of the section that has it, and the question asked again in another way. Ask what
    to do and when to call.
    """
    if has_front_matter(text) and field(text, *_OURS) and not field(text, "teach_back"):
        yield missing("questions for teach-back", "Add `teach_back`, with three to five of them.")
