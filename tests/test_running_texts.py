"""The walk over the texts of a document that rules, glossary, search and reader share."""

from hlreader.models import plain_text, running_texts
from tests.parsing import parse

PAGE = """\
# Gout

Gout hurts.

- Drink water.

  > Rest, said the nurse.

| Food | Eat |
|------|-----|
| Beer |     |
| Milk | yes |

```
ICD-10 M10
```
"""
BLOCKS = parse(PAGE, "gout.md", "markdown").blocks


def test_texts_come_in_reading_order_with_the_kind_of_their_place() -> None:
    texts = [(text.kind, plain_text(text.runs)) for text in running_texts(BLOCKS)]

    assert texts == [
        ("heading", "Gout"),
        ("paragraph", "Gout hurts."),
        ("item", "Drink water."),
        ("quotation", "Rest, said the nurse."),
        ("cell", "Food"),
        ("cell", "Eat"),
        ("cell", "Beer"),
        ("cell", "Milk"),
        ("cell", "yes"),
    ]


def test_paragraphs_in_lists_and_quotations_are_prose_too() -> None:
    prose = [text.kind for text in running_texts(BLOCKS) if text.is_prose]

    assert prose == ["paragraph", "item", "quotation"]


def test_cells_know_their_row_and_column_and_where_they_begin() -> None:
    cells = [text for text in running_texts(BLOCKS) if text.kind == "cell"]

    assert [(cell.row, cell.column) for cell in cells] == [(0, 0), (0, 1), (1, 0), (2, 0), (2, 1)]
    assert [PAGE[cell.offset :][:3] for cell in cells] == ["Foo", "Eat", "Bee", "Mil", "yes"]
    assert {cell.block.offset for cell in cells} == {PAGE.index("| Food")}


def test_code_blocks_are_left_out_by_default() -> None:
    *_, last = running_texts(BLOCKS, code=True)

    assert (last.kind, plain_text(last.runs).strip()) == ("code", "ICD-10 M10")
