"""HL802 fact-out-of-date."""

from collections.abc import Iterator
from datetime import date

from hlreader.checker.rule import Found, found_at
from hlreader.checker.text.checked_text import CheckedText
from hlreader.checker.text.review_dates import months_between
from hlreader.checker.text.stated_facts import stated_facts

CODE = "HL802"
NAME = "fact-out-of-date"

FAILS = """\
Wash your hands for 20 seconds.
"""
PASSES = """\
Call us if you have a fever of 38 C (100.4 F) or more.
"""

OLDEST = 12
"""How many months after its check a fact is out of date."""


def check(text: CheckedText) -> Iterator[Found]:
    """Find facts that nobody has compared with their sources for 12 months.

    Each fact in `facts.yaml` has the day when someone last did so. Without that file, this rule
    finds nothing.

    Why: advice changes. What was right a year ago may be wrong now.

    Instead: look at the sources again. Correct the fact if it has changed, and change its date.
    """
    today = text.settings.today
    if today is None:
        return
    seen = set()
    for stated in stated_facts(text):
        fact = stated.fact
        if fact.name in seen or months_between(date.fromisoformat(fact.checked), today) < OLDEST:
            continue
        seen.add(fact.name)
        message = f'Look again: the fact "{fact.name}" was last checked on {fact.checked}.'
        sources = "; ".join(f"{one.publisher}: {one.title}" for one in fact.sources)
        hint = f"Compare it with {sources}." if sources else "Compare it with a source."
        yield found_at(stated.passage, stated.start, stated.end, message, hint)
