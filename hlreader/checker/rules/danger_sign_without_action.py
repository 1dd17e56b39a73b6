"""HL510 danger-sign-without-action."""

import re
from collections.abc import Iterator
from itertools import pairwise

from hlreader.checker.rule import Found, found_at
from hlreader.checker.text.checked_text import CheckedText
from hlreader.checker.text.passage import Passage
from hlreader.library.danger_signs import NAMES_OF_SIGNS
from hlreader.patterns import lazy

CODE = "HL510"
NAME = "danger-sign-without-action"

FAILS = """\
## Warning signs

- Chest pain
- Trouble breathing
"""
PASSES = """\
## Warning signs

Call 911 if you have:

- Chest pain
- Trouble breathing
"""

_ACTION = lazy(
    r"\b(?:call|phone|ring|dial|go\s+to|get\s+(?:medical\s+)?(?:help|care|advice|emergency)|see\s+(?:a|your|the)|"
    r"seek|contact|tell|talk\s+to|ask|visit|return\s+to|come\s+(?:back|in)|stop\s+(?:taking|using)|"
    r"911|999|112|111|A&E|emergency\s+(?:room|department)|ER|right\s+away|at\s+once|immediately|"
    r"doctor|nurse)\b",
    re.IGNORECASE,
)


def check(text: CheckedText) -> Iterator[Found]:
    """Find lists of danger signs that do not say what to do.

    Why: readers who see the sign in themselves need the next step at once. PEMAT asks that a text
    names at least one action. The rule looks at lists after words such as "warning signs". What to
    do may be anywhere in the same part of the text.

    Instead: say what to do, how fast and whom to call, before the list.
    """
    if not text.is_english:
        return
    part: list[Passage] = []
    for passage in text.passages:
        if passage.kind == "heading":
            yield from _without_action(part)
            part = []
        part.append(passage)
    yield from _without_action(part)


def _without_action(part: list[Passage]) -> Iterator[Found]:
    """Yield the first danger signs in a part of a text that has a list and names no action."""
    for passage, following in pairwise(part):
        if following.kind != "item" or passage.kind == "item":
            continue
        match = NAMES_OF_SIGNS.search(passage.text)
        if match and not any(_ACTION.search(other.text) for other in part):
            yield found_at(
                passage, *match.span(), "The text does not say what to do.", "Say whom to call."
            )
            return
