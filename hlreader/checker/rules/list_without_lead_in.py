"""HL502 list-without-lead-in."""

import re
from collections.abc import Iterator

from hlreader.checker.rule import Found
from hlreader.checker.text.checked_text import CheckedText
from hlreader.models import Block, Heading, ItemList, Paragraph, Quotation, plain_text

CODE = "HL502"
NAME = "list-without-lead-in"

FAILS = """\
## Your visit

- Your drugs
- Your questions
"""
PASSES = """\
## Your visit

Bring these with you:

- Your drugs
- Your questions

## What should I leave at home?

- Rings
- Your phone
"""

_SAYS_WHAT = re.compile(
    r"(?:dos?|don['’]?ts?|do\s+not|avoid|always|never|stop|take|call|go|ask|tell|see|seek|get|bring|"
    r"check|keep|use|eat|drink|try|when|how|what|which|who|why|where|if|things|ways|"
    r"reasons|signs|symptoms|side\s+effects|causes|warning|key|main|points|highlights|in\s+short|"
    r"summary|remember|at\s+a\s+glance|more\s+on|related|see\s+also|sources|references|contents|"
    r"contacts?|links|medic(?:ines|ations?)|[a-z]{3,}ing)\b",
    re.IGNORECASE,
)
"""The first words of a heading that tells what the items of a list are."""


def check(text: CheckedText) -> Iterator[Found]:
    """Find lists that no sentence introduces.

    Why: readers have to guess what the items have in common and what to do with them. Some headings
    count, too. They ask a question, end with a colon, or say what to do ("Do", "Don't", "Caring for
    your cast") or when ("When to call us").

    Instead: put a short sentence before the list: "Bring these with you:".
    """
    yield from _in(text.document.blocks)


def _in(blocks: tuple[Block, ...]) -> Iterator[Found]:
    before: Block | None = None
    for block in blocks:
        if isinstance(block, ItemList):
            if not _leads_in(before):
                end = block.items[0].offset if block.items else block.offset
                yield Found(
                    block.offset,
                    max(end, block.offset + 1),
                    "No sentence introduces this list.",
                    "Say first what the items are, or what to do with them.",
                )
            for item in block.items:
                yield from _in(item.blocks)
        elif isinstance(block, Quotation):
            yield from _in(block.blocks)
        before = block


def _leads_in(block: Block | None) -> bool:
    if isinstance(block, Heading):
        heading = plain_text(block.runs).strip()
        return heading.endswith((":", "?", "…", "if")) or bool(_SAYS_WHAT.match(heading))
    return isinstance(block, Paragraph | ItemList)
