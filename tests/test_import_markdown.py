"""Blocks become Markdown that reads back as the same blocks."""

import pytest
from hypothesis import example, given

from hlreader.documents.markdown.blocks import parse_lazily
from hlreader.importing.escapes import address, code, escaped
from hlreader.importing.inline import inline
from hlreader.importing.markdown import markdown
from hlreader.models import (
    Block,
    CodeBlock,
    Divider,
    Heading,
    ItemList,
    ListItem,
    Paragraph,
    Quotation,
    Run,
    Table,
    picture_text,
)
from tests.markdown_texts import BLOCKS, kept

ARTICLE = "---\ntitle: Gout\n---\n\n"


def read_back(blocks: list[Block]) -> list[Block]:
    """Return the blocks of an article with these blocks, before bylines are marked."""
    return [*parse_lazily(ARTICLE + markdown(blocks), "gout.md")._read()]


def para(text: str, **style: bool) -> Paragraph:
    return Paragraph((Run(text, 0, **style),), 0)  # type: ignore[arg-type]


def items(*texts: str, start: int | None = None) -> ItemList:
    return ItemList(tuple(ListItem((para(text),), 0) for text in texts), start, 0)


@given(BLOCKS)
@example([items("Rest"), items("Drink"), items("Call"), items("One", start=1), items("x", start=4)])
@example([ItemList((ListItem((), 0), ListItem((para("Rest"),), 0)), None, 0)])
@example([ItemList((ListItem((Divider(0), CodeBlock("```\n{{< x >}}", 0)), 0),), 7, 0)])
@example([Quotation((Quotation((para("[!NOTE] Rest"),), 0), items("a", start=0)), 0)])
@example([Quotation((para("[!NOTE]", code=True),), 0)])
@example([Paragraph((Run("_a", 0), Run("[1]", 0, aside=True)), 0)])
@example([Table(((), ()), (((Run("a|b", 0, code=True),), (Run("\\|", 0),)),), 0)])
def test_all_blocks_read_back_as_they_were(blocks: list[Block]) -> None:
    assert kept(read_back(blocks)) == kept(blocks)


@pytest.mark.parametrize(
    ("blocks", "written"),
    [
        ([Heading((Run("Rest #", 0),), 2, 0), para("Well.")], "## Rest \\#\n\nWell.\n"),
        ([items("Rest", "Drink")], "- Rest\n- Drink\n"),
        ([items("Rest", "Drink", start=3)], "3. Rest\n4. Drink\n"),
        ([items("Rest"), items("Drink")], "- Rest\n\n* Drink\n"),
        ([Quotation((para("Rest."), para("Drink.")), 0)], "> Rest.\n>\n> Drink.\n"),
        ([CodeBlock("a ``` b\n", 0)], "````\na ``` b\n````\n"),
        ([para("Rest."), Divider(0), para("Drink.")], "Rest.\n\n___\n\nDrink.\n"),
        (
            [Table(((Run("Pill", 0),), ()), (((Run("a|b", 0),), (Run("1\n2", 0),)),), 0)],
            "| Pill | |\n|---|---|\n| a\\|b | 1<br>2 |\n",
        ),
        (
            [ItemList((ListItem((para("Rest"), items("Sleep")), 0),), 1, 0)],
            "1. Rest\n   - Sleep\n",
        ),
        (
            [ItemList((ListItem((para("Rest"), para("Well")), 0), ListItem((), 0)), None, 0)],
            "- Rest\n\n  Well\n\n-\n",
        ),
        (
            [ItemList((ListItem((para("Wash."),), 0, "b."), ListItem((para("Dry."),), 0)), 2, 0)],
            "- b. Wash.\n- 3\\. Dry.\n",
        ),
        ([para("Warning", strong=True, aside=True)], "**Warning**\n"),
    ],
)
def test_blocks_are_written_as_an_editor_would(blocks: list[Block], written: str) -> None:
    assert markdown(blocks) == written


def test_code_in_a_cell_that_parsers_read_differently_becomes_text() -> None:
    table = Table(((Run("a\\|b", 0, code=True),),), (), 0)

    (read,) = read_back([table])

    assert isinstance(read, Table)
    assert "".join(run.text for run in read.header[0]) == "a\\|b"


def test_a_box_of_a_warning_and_its_items_stay_a_box() -> None:
    box = Quotation((para("Warning", strong=True, aside=True), items("Chest pain")), 0)

    assert markdown([box]) == "> [!WARNING]\n>\n> - Chest pain\n"
    assert kept(read_back([box])) == kept([box])


def test_footnotes_stay_footnotes_and_other_marks_stay_superscripts() -> None:
    text = Paragraph(
        (Run("Rest", 0), Run("[1]", 0, aside=True), Run(" well.", 0), Run("[2]", 0, aside=True)), 0
    )
    note = Paragraph((Run("[1] ", 0, aside=True), Run("For a week.", 0, aside=True)), 0)
    blocks: list[Block] = [text, ItemList((ListItem((note,), 0),), None, 0)]

    assert markdown(blocks) == "Rest[^1] well.<sup>2</sup>\n\n[^1]: For a week.\n"
    read = read_back(blocks)
    assert kept(read[:1]) == kept([text])
    assert isinstance(read[1], ItemList)


def test_the_boxes_of_tasks_stay_boxes() -> None:
    task = (Run("☑ ", 0, aside=True), Run("Pack your bag", 0))
    blocks: list[Block] = [ItemList((ListItem((Paragraph(task, 0),), 0),), None, 0)]

    assert markdown(blocks) == "- [x] Pack your bag\n"


def test_lists_that_are_nested_too_deep_lose_no_text() -> None:
    block: Block = para("Rest")
    for number in range(30):
        block = ItemList((ListItem((para(f"Step {number}"), block), 0),), None, 0)

    text = markdown([block])

    assert all(f"Step {number}" in text for number in range(30))
    assert "Rest" in text
    assert max(len(line) - len(line.lstrip()) for line in text.splitlines()) <= 24


@pytest.mark.parametrize(
    ("runs", "written"),
    [
        ((Run("Call ", 0), Run("now", 0, strong=True), Run(".", 0)), "Call **now**."),
        ((Run("Call ", 0), Run("now ", 0, emphasis=True), Run("or", 0)), "Call _now_ or"),
        ((Run("a", 0), Run("(b)", 0, strong=True), Run("c", 0)), "a<b>(b)</b>c"),
        ((Run("a", 0), Run("b", 0, strong=True), Run("c", 0)), "a**b**c"),
        ((Run("a", 0), Run("b", 0, emphasis=True), Run("c", 0)), "a<i>b</i>c"),
        ((Run("Take ", 0), Run(" one", 0)), "Take one"),
        (
            (Run("now", 0, strong=True, link="https://a.org"), Run(" or", 0, strong=True)),
            "[**now**](https://a.org) **or**",
        ),
        ((Run("Oh!", 0), Run("See", 0, link="https://a.org")), "Oh\\![See](https://a.org)"),
        ((Run("^1", 0, link="https://a.org"),), "[\\^1](https://a.org)"),
        ((Run(picture_text("A [sore] knee"), 0, aside=True),), "![A \\[sore\\] knee]()"),
        ((Run(picture_text(""), 0, aside=True),), "![]()"),
        ((Run("pain.", 0), Run("[1,2]", 0, aside=True)), "pain.<sup>1,2</sup>"),
        ((Run("10", 0), Run("[1]", 0, aside=True)), "10[^1]"),
        ((Run("Line\nnext", 0),), "Line\\\nnext"),
        ((Run("x`y", 0, code=True),), "``x`y``"),
    ],
)
def test_running_text_is_written_with_signs_or_tags(runs: tuple[Run, ...], written: str) -> None:
    assert inline(runs) == written


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("# no heading", "\\# no heading"),
        ("--- no divider", "\\--- no divider"),
        ("- no item", "\\- no item"),
        ("1. no item", "1\\. no item"),
        ("1.5 mg, snake_case, 5 < 6 & 7, a-b", "1.5 mg, snake_case, 5 < 6 & 7, a-b"),
        ("<script>alert(1)</script>", "\\<script>alert(1)\\</script>"),
        ("{{< note >}} {% if %} {#id}", "\\{\\{< note >}} \\{\\% if %} \\{\\#id}"),
        ("::: note", "\\::: note"),
        ("!!! note", "\\!!! note"),
        ("=== x", "\\=== x"),
        ("| a | b |", "\\| a | b |"),
        ("&lt; AT&T", "\\&lt; AT&T"),
        ("[x](y) ![z]", "\\[x\\](y) !\\[z\\]"),
        ("~5 C:\\d", "\\~5 C:\\\\d"),
    ],
)
def test_what_markdown_would_read_is_escaped_and_nothing_else(text: str, written: str) -> None:
    assert escaped(text, begins_line=True) == written


@pytest.mark.parametrize(
    ("link", "written"),
    [
        ("https://a.org/b_c?d=1&e=2", "https://a.org/b_c?d=1&e=2"),
        ("https://a.org/a b(c)<d>", "https://a.org/a%20b%28c%29%3Cd%3E"),
        ("https://a.org/?a=1&lt;b", "https://a.org/?a=1&amp;lt;b"),
        ("https://a.org/{{x}}`|\\", "https://a.org/%7B%7Bx%7D%7D%60%7C%5C"),
        ("javascript:alert(1)", ""),
        (" JavaScript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("file:///etc/passwd", ""),
        ("http://[", ""),
    ],
)
def test_addresses_are_encoded_and_dangerous_ones_dropped(link: str, written: str) -> None:
    assert address(link) == written


def test_code_gets_as_many_backticks_as_it_needs() -> None:
    assert code("a") == "`a`"
    assert code("`a") == "`` `a ``"
    assert code(" a ") == "`  a  `"
