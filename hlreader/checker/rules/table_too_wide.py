"""HL508 table-too-wide."""

from collections.abc import Iterator

from hlreader.checker.rule import Found
from hlreader.checker.text.checked_text import CheckedText
from hlreader.models import Table, walk

CODE = "HL508"
NAME = "table-too-wide"

FAILS = """\
| Drug | Dose | Morning | Noon | Evening | Night |
|---|---|---|---|---|---|
| A | 5 mg | yes | no | yes | no |
"""
PASSES = """\
| Drug | Dose | When |
|---|---|---|
| A | 5 mg | In the morning and evening |
"""


def check(text: CheckedText) -> Iterator[Found]:
    """Find tables with more columns than the limit.

    Why: on a phone, in large letters or in a terminal, a wide table does not fit and readers lose
    the row. PEMAT asks for simple tables.

    Instead: use fewer columns, two tables, or a list.
    """
    limit = text.settings.max_table_columns
    for block in walk(text.document.blocks):
        if isinstance(block, Table) and len(block.header) > limit:
            cells = [run for cell in block.header for run in cell]
            end = cells[-1].offset + len(cells[-1].text) if cells else block.offset
            yield Found(
                block.offset,
                end,
                f"This table has {len(block.header)} columns, more than {limit}.",
                "Make two tables or a list.",
            )
