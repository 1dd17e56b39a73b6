"""HL504 heading-level-skipped."""

from collections.abc import Iterator

from hlreader.checker.rule import Found
from hlreader.checker.text.checked_text import CheckedText
from hlreader.models import Heading, walk

CODE = "HL504"
NAME = "heading-level-skipped"

FAILS = """\
# Your heart

### What to eat

Eat fish.
"""
PASSES = """\
# Your heart

## What to eat

### Fish

Eat some.

## How to move

Walk.
"""


def check(text: CheckedText) -> Iterator[Found]:
    """Find headings that skip a level, such as a level 3 heading right under a level 1 heading.

    Why: people who listen to a page move from heading to heading. A gap sounds like a part that
    they missed (WCAG 1.3.1).

    Instead: use the next level. Choose a level for the order of the text, not for the size of the
    letters.
    """
    before = 1
    for block in walk(text.document.blocks):
        if isinstance(block, Heading):
            if block.level > before + 1:
                end = block.runs[-1].offset + len(block.runs[-1].text) if block.runs else 0
                yield Found(
                    block.offset,
                    max(end, block.offset),
                    f"This level {block.level} heading follows a level {before} heading."
                    if before > 1
                    else f"This level {block.level} heading skips a level.",
                    f"Make it level {before + 1}.",
                )
            before = block.level
