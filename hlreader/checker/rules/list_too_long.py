"""HL501 list-too-long."""

from collections.abc import Iterator

from hlreader.checker.rule import Found
from hlreader.checker.text.checked_text import CheckedText
from hlreader.models import ItemList, walk

CODE = "HL501"
NAME = "list-too-long"

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
FAILS = "We are open on these days:\n\n" + "".join(f"- {day}\n" for day in (*_DAYS, "Holidays"))
PASSES = "We are open on these days:\n\n" + "".join(f"- {day}\n" for day in _DAYS)


def check(text: CheckedText) -> Iterator[Found]:
    """Find lists with more items than the limit.

    Why: nobody can keep ten things in mind, and readers skip long lists. The CDC Clear
    Communication Index allows up to seven items.

    Instead: make two lists, each with its own lead-in, or leave out what matters least.
    """
    limit = text.settings.max_list_items
    for block in walk(text.document.blocks):
        if isinstance(block, ItemList) and len(block.items) > limit:
            first_too_many = block.items[limit].offset
            yield Found(
                block.offset,
                first_too_many,
                f"This list has {len(block.items)} items, more than {limit}.",
                "Split it in two, each with its own lead-in.",
            )
