"""HL502 list-without-lead-in."""

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


def check(text: CheckedText) -> Iterator[Found]:
    """Find lists that no sentence introduces.

    Why: readers have to guess what the items have in common and what to do with them. A heading
    also counts if it asks a question or ends with a colon.

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
        return plain_text(block.runs).rstrip().endswith((":", "?"))
    return isinstance(block, Paragraph | ItemList)
