"""Files and streams become blocks of text that know their place in the source."""

import io
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from hlreader import limits
from hlreader.documents import format_of, guess_format
from hlreader.errors import ContentError, NotFoundError, UnreadableError, UsageError
from hlreader.exits import Exit
from hlreader.models import (
    Block,
    CodeBlock,
    Divider,
    Document,
    Heading,
    ItemList,
    Paragraph,
    Place,
    Quotation,
    Run,
    Table,
    plain_text,
    prose_text,
    running_texts,
    source_offset,
    walk,
)
from hlreader.readability.document_sentences import sentences
from hlreader.sanitize import shown
from tests.parsing import parse, read_document, read_standard_input

NAME = "page.md"


def markdown(text: str) -> Document:
    """Return the document of a Markdown text."""
    return parse(text, NAME, "markdown")


def plain(text: str) -> Document:
    """Return the document of a plain text."""
    return parse(text, "page.txt", "text")


def block(text: str) -> Block:
    """Return the only block of a Markdown text."""
    (found,) = markdown(text).blocks
    return found


def runs(text: str) -> tuple[Run, ...]:
    """Return the runs of a Markdown text that is one paragraph."""
    found = block(text)
    assert isinstance(found, Paragraph)
    return found.runs


def all_runs(document: Document) -> Iterator[Run]:
    """Yield every run of a document."""
    for found in walk(document.blocks):
        if isinstance(found, Heading | Paragraph):
            yield from found.runs
        elif isinstance(found, Table):
            for row in (found.header, *found.rows):
                for cell in row:
                    yield from cell


def outline(blocks: tuple[Block, ...]) -> list[object]:
    """Return blocks as their kinds and texts, lists and quotations nested."""
    found: list[object] = []
    for one in blocks:
        match one:
            case Heading(inline, level, _):
                found.append(f"h{level} {plain_text(inline)}")
            case Paragraph(inline, _):
                found.append(plain_text(inline))
            case ItemList(items, start, _):
                found.append((start, [outline(item.blocks) for item in items]))
            case Quotation(inner, _):
                found.append([">", *outline(inner)])
            case CodeBlock(text, _):
                found.append(f"code {text}")
            case Table(header, rows, _):
                found.append([[plain_text(cell) for cell in row] for row in (header, *rows)])
            case Divider(_):
                found.append("---")
    return found


def stands_at_its_offset(run: Run, text: str) -> bool:
    """Return whether a run's text is at its offset in the source, letter for letter."""
    return text[run.offset : run.offset + len(run.text)] == run.text


# --- Markdown: blocks ---------------------------------------------------------------------------


def test_a_tab_is_a_box_with_a_title() -> None:
    text = (
        'Dose:\n\n=== "Adults over 65"\n\n    Take two pills.\n\n    - With food\n\n'
        '=== "Children"\n\n    Take one.\n\nCall us.\n\n```\n=== "code"\n```\n'
    )

    found = parse(text, "dose.md", "markdown")

    assert outline(found.blocks) == [
        "Dose:", [">", "Adults over 65", "Take two pills.", (None, [["With food"]])],
        [">", "Children", "Take one."], "Call us.", 'code === "code"',
    ]  # fmt: skip
    assert all(stands_at_its_offset(run, found.source) for run in all_runs(found))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("# Fever", ["h1 Fever"]),
        ("###### Fever ######", ["h6 Fever"]),
        ("Fever\n=====\n\nCold\n----\n", ["h1 Fever", "h2 Cold"]),
        ("Drink.\n\nRest.", ["Drink.", "Rest."]),
        ("Drink\nwater.", ["Drink water."]),
        ("- Drink.\n- Rest.", [(None, [["Drink."], ["Rest."]])]),
        ("* Drink.\n\n  Often.\n* Rest.", [(None, [["Drink.", "Often."], ["Rest."]])]),
        ("1. Drink.\n2. Rest.", [(1, [["Drink."], ["Rest."]])]),
        ("7) Drink.\n8) Rest.", [(7, [["Drink."], ["Rest."]])]),
        ("- Drink:\n  1. water\n  2. tea\n- Rest.",
         [(None, [["Drink:", (1, [["water"], ["tea"]])], ["Rest."]])]),
        ("> Drink.\n>\n> Rest.", [[">", "Drink.", "Rest."]]),
        ("> Drink.\n> > Rest.", [[">", "Drink.", [">", "Rest."]]]),
        ("> - Drink.\n> - Rest.", [[">", (None, [["Drink."], ["Rest."]])]]),
        ("```sh\ncall  911\n\nnow\n```", ["code call  911\n\nnow"]),
        ("    call 911\n    now\n", ["code call 911\nnow"]),
        ("Drink.\n\n***\n\nRest.", ["Drink.", "---", "Rest."]),
        ("| Dose | Time |\n|---|---|\n| 5 mg | noon |", [[["Dose", "Time"], ["5 mg", "noon"]]]),
        ("Dose | Time\n:--|--:\n5 mg | noon", [[["Dose", "Time"], ["5 mg", "noon"]]]),
        ("", []),
        ("\n\n", []),
        ("[nhs]: https://www.nhs.uk", []),
    ],
)  # fmt: skip
def test_markdown_becomes_blocks(text: str, found: list[object]) -> None:
    assert outline(markdown(text).blocks) == found


def test_an_ordered_list_may_begin_at_nought() -> None:
    found = block("0. Wash your hands.\n1. Check the dose.")

    assert isinstance(found, ItemList)
    assert found.start == 0


def test_a_table_row_has_as_many_cells_as_the_header() -> None:
    found = block("| Drug | Dose |\n|---|---|\n| aspirin |\n| ibuprofen | 200 mg | extra |")

    assert isinstance(found, Table)
    assert [[plain_text(cell) for cell in row] for row in found.rows] == [
        ["aspirin", ""],
        ["ibuprofen", "200 mg"],
    ]


def test_blocks_know_the_line_on_which_they_stand() -> None:
    document = markdown(
        "# Fever\n\nDrink.\n\n- Rest.\n- Sleep.\n\n> Call.\n\n---\n\n"
        "```\ncode\n```\n\n| a |\n|---|\n| b |\n"
    )

    assert [document.place(found.offset).line for found in document.blocks] == [
        1, 3, 5, 8, 10, 12, 16,
    ]  # fmt: skip


def test_list_items_know_their_lines() -> None:
    document = markdown("Try this:\n\n- Rest.\n- Drink\n  water.\n\n- Sleep.\n")
    items = document.blocks[1]

    assert isinstance(items, ItemList)
    assert [document.place(item.offset) for item in items.items] == [
        Place(3, 1),
        Place(4, 1),
        Place(7, 1),
    ]


def test_endless_nesting_ends_without_a_crash() -> None:
    document = markdown(">" * 3000 + " deep\n\nRest.")

    assert outline(document.blocks)[-1] == "Rest."


# --- Markdown: inline ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Drink *cool* water",
         [Run("Drink ", 0), Run("cool", 7, emphasis=True), Run(" water", 12)]),
        ("Drink __cool__ water",
         [Run("Drink ", 0), Run("cool", 8, strong=True), Run(" water", 14)]),
        ("***Call now***", [Run("Call now", 3, strong=True, emphasis=True)]),
        ("**Call *us* now**",
         [Run("Call ", 2, strong=True), Run("us", 8, strong=True, emphasis=True),
          Run(" now", 11, strong=True)]),
        ("Type `ls -l` now", [Run("Type ", 0), Run("ls -l", 6, code=True), Run(" now", 12)]),
        ("Type `` a`b `` now", [Run("Type ", 0), Run("a`b", 8, code=True), Run(" now", 14)]),
        ("Type `` ` `` now", [Run("Type ", 0), Run("`", 8, code=True), Run(" now", 12)]),
        ("a `a` a", [Run("a ", 0), Run("a", 3, code=True), Run(" a", 5)]),
        ("See [fever](fever.md) too",
         [Run("See ", 0), Run("fever", 5, link="fever.md"), Run(" too", 21)]),
        ('See [fever](fever.md "fever too") too',
         [Run("See ", 0), Run("fever", 5, link="fever.md"), Run(" too", 33)]),
        ("See [a *b*](c) d",
         [Run("See ", 0), Run("a ", 5, link="c"), Run("b", 8, emphasis=True, link="c"),
          Run(" d", 14)]),
        ("[a](u(b)c) b", [Run("a", 1, link="u(b)c"), Run(" b", 10)]),
        ("<https://nhs.uk> is good",
         [Run("https://nhs.uk", 1, link="https://nhs.uk"), Run(" is good", 16)]),
        ("![A lump](lump.png) grows", [Run("[picture: A lump]", 0, aside=True), Run(" grows", 19)]),
        ("![](lump.png) grows", [Run("[picture]", 0, aside=True), Run(" grows", 13)]),
        ('![A lump](lump.png "it grows") grows',
         [Run("[picture: A lump]", 0, aside=True), Run(" grows", 30)]),
        ("[![Lump](lump.png)](page.md) a",
         [Run("[picture: Lump]", 1, link="page.md", aside=True), Run(" a", 28)]),
        ("Pain &amp; fever", [Run("Pain ", 0), Run("&", 5), Run(" fever", 10)]),
        ("&lt;5 &#176;C", [Run("<", 0), Run("5 ", 4), Run("°", 6), Run("C", 12)]),
        (r"2 \* 5 mg", [Run("2 ", 0), Run("*", 2), Run(" 5 mg", 4)]),
        (r"a \\ b", [Run("a ", 0), Run("\\", 2), Run(" b", 4)]),
        ("Rest. \\\nSleep.", [Run("Rest. ", 0), Run("\n", 7), Run("Sleep.", 8)]),
        ("Rest.  \nSleep.", [Run("Rest.", 0), Run("\n", 7), Run("Sleep.", 8)]),
        ("Rest.<br>Sleep.", [Run("Rest.", 0), Run("\n", 5), Run("Sleep.", 9)]),
        ("Rest <b>now</b>", [Run("Rest ", 0), Run("now", 8, strong=True)]),
        ("Rest <i>now</i>.", [Run("Rest ", 0), Run("now", 8, emphasis=True), Run(".", 15)]),
        ("Rest<!-- or not --> now", [Run("Rest", 0), Run(" now", 19)]),
        ("che&shy;mo", [Run("che", 0), Run("mo", 8)]),
        ("2 * 3, a_b_c, [x], `", [Run("2 * 3, a_b_c, [x], `", 0)]),
    ],
)  # fmt: skip
def test_inline_markup_becomes_runs_at_their_offsets(text: str, found: list[Run]) -> None:
    assert list(runs(text)) == found


def test_a_link_by_reference_leads_to_its_address() -> None:
    text = "See [the page][nhs] and [nhs].\n\n[nhs]: https://www.nhs.uk\n"

    assert runs(text) == (
        Run("See ", 0),
        Run("the page", 5, link="https://www.nhs.uk"),
        Run(" and ", 19),
        Run("nhs", 25, link="https://www.nhs.uk"),
        Run(".", 29),
    )


def test_words_in_parentheses_after_a_short_reference_keep_their_offset() -> None:
    text = "[aspirin](see the note) helps.\n\n[aspirin]: aspirin.md\n"

    assert runs(text)[1] == Run("(see the note) helps.", 9)


def test_words_of_a_link_title_on_the_next_line_are_not_taken_for_the_text() -> None:
    text = 'See [fever](fever.md\n"you are hot, so rest") so rest'

    assert runs(text)[-1] == Run(" so rest", text.rindex(" so rest"))


def test_an_entity_gives_no_character_that_a_terminal_may_not_get() -> None:
    assert runs("Rest &#x1b;[31mnow")[1] == Run("\ufffd", 5)


@pytest.mark.parametrize("entity", ["&#8238;", "&#x202e;", "&ZeroWidthSpace;", "&shy;", "&lrm;"])
def test_an_entity_that_cannot_be_seen_goes(entity: str) -> None:
    after = 5 + len(entity)

    assert runs(f"Rest {entity}now") == (Run("Rest ", 0), Run("now", after))


def test_the_address_of_a_link_is_cleaned() -> None:
    (link, *_) = runs("[a](<b&#8238;&#27;[31mc>)")

    assert link.link.isascii()
    assert link.link.isprintable()


@pytest.mark.parametrize(
    "text",
    [
        "> Drink water\n> or tea",
        "> Drink water\nor tea",
        "- Drink water\n  or tea",
        "1. Drink water\n   or tea",
        "- a\n\n  Drink water\n  or tea",
        "> - Drink water\n>   or tea",
        "> > Drink water\n> > or tea",
        "- > Drink water\n  > or tea",
        "-\tDrink water\n\tor tea",
        "   Drink water\n      or tea",
        "> # Fever\n> Drink water\n> or tea",
    ],
)
def test_each_line_of_a_nested_paragraph_is_at_its_offset(text: str) -> None:
    words = [run for run in all_runs(markdown(text)) if run.text in ("Drink water", "or tea")]

    assert [run.text for run in words] == ["Drink water", "or tea"]
    assert all(stands_at_its_offset(run, text) for run in words)


def test_code_over_two_lines_of_a_quotation_keeps_the_place_of_what_follows() -> None:
    text = "> Type `one\n> two` and wait."

    assert plain_text(tuple(all_runs(markdown(text)))) == "Type one two and wait."
    assert list(all_runs(markdown(text)))[-1] == Run(" and wait.", text.index(" and"))


def test_offsets_count_from_the_start_of_the_file_front_matter_included() -> None:
    text = "---\ntitle: Fever\n---\n\nA *fever* is heat.\n"

    words = list(all_runs(markdown(text)))

    assert [run.text for run in words] == ["A ", "fever", " is heat."]
    assert all(stands_at_its_offset(run, text) for run in words)


def test_offsets_count_characters_whatever_their_script() -> None:
    text = "Ваш 💊 *план* здесь."

    assert all(stands_at_its_offset(run, text) for run in runs(text))


# --- Markdown: tables ---------------------------------------------------------------------------


def test_cells_with_the_same_words_each_have_their_own_offset() -> None:
    text = "| a | a |\n|---|---|\n| a | *a* |\n"

    assert [run.offset for run in all_runs(markdown(text))] == [2, 6, 22, 27]


def test_an_escaped_pipe_stays_in_its_cell() -> None:
    found = block("| Dose | Time |\n|---|---|\n| 5 \\| 10 mg | noon |\n")

    assert isinstance(found, Table)
    assert [plain_text(cell) for cell in found.rows[0]] == ["5 | 10 mg", "noon"]


def test_a_cell_with_an_escaped_pipe_is_at_its_own_offset() -> None:
    text = "| Dose | Time |\n|---|---|\n| 5 \\| 10 mg | noon |\n"
    found = block(text)

    assert isinstance(found, Table)
    assert found.rows[0][0][0].offset == text.index("5 \\|")


def test_the_cell_after_an_escaped_pipe_is_not_looked_for_inside_it() -> None:
    text = "| Dose | Unit |\n|---|---|\n| g \\| mg | mg |\n"
    found = block(text)

    assert isinstance(found, Table)
    assert found.rows[0][1] == (Run("mg", text.rindex("mg")),)


def test_a_table_in_a_quotation_has_its_offsets() -> None:
    text = "> | Dose | Time |\n> |---|---|\n> | 5 mg | noon |\n"

    words = list(all_runs(markdown(text)))

    assert [run.text for run in words] == ["Dose", "Time", "5 mg", "noon"]
    assert all(stands_at_its_offset(run, text) for run in words)


# --- Markdown: HTML -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "<!-- editors only -->",
        "<!-- editors\n\nonly -->",
        "<script>\nalert('hello');\n</script>",
        "<style>\np { color: red }\n</style>",
        "<hr>",
        "<div>\n</div>",
        "<!DOCTYPE html>",
    ],
)
def test_html_that_shows_no_words_is_no_block(text: str) -> None:
    assert outline(markdown(f"{text}\n\nRest.").blocks) == ["Rest."]


def test_the_words_of_an_html_block_stand_at_their_offsets() -> None:
    text = 'Rest.\n\n<div class="note">\nDrink <b>cool</b> water.\n</div>\n'

    note = markdown(text).blocks[1]

    assert isinstance(note, Paragraph)
    assert [run.text for run in note.runs] == ["Drink ", "cool", " water."]
    assert all(stands_at_its_offset(run, text) for run in note.runs)


def test_an_html_block_in_a_quotation_is_at_its_offset() -> None:
    text = "> <div>\n> Drink water.\n> </div>\n"

    (run,) = all_runs(markdown(text))

    assert run == Run("Drink water.", text.index("Drink"))


def test_a_space_between_two_html_tags_stays() -> None:
    text = "<p>Drink <b>cool</b> <i>water</i> now.</p>"

    assert plain_text(runs(text)) == "Drink cool water now."


@pytest.mark.parametrize(
    "text",
    [
        "<p>Drink.</p>\n<p>Rest.</p>",
        "<p>Drink.</p><p>Rest.</p>",
        "<ul>\n<li>Drink.</li>\n<li>Rest.</li>\n</ul>",
        "<table><tr><td>Drink.</td><td>Rest.</td></tr></table>",
        "<div>Drink.<br>Rest.</div>",
    ],
)
def test_the_words_of_two_html_elements_are_not_glued_together(text: str) -> None:
    words = " ".join(
        plain_text(found.runs)
        for found in walk(markdown(text).blocks)
        if isinstance(found, Paragraph)
    )

    assert words.split() == ["Drink.", "Rest."]


def test_each_line_of_an_html_block_in_a_quotation_is_at_its_offset() -> None:
    text = "> <div>\n> Drink water.\n> Then rest.\n> </div>\n"
    words = tuple(all_runs(markdown(text)))

    assert plain_text(words) == "Drink water. Then rest."
    assert source_offset(words, len("Drink water. ")) == text.index("Then")


@pytest.mark.parametrize(
    "words", ["A level < 5 or > 9 is high.", "Is 3 <4 or 5> 4?", "Rest <3 hours, then call."]
)
def test_a_sign_of_less_than_in_an_html_block_hides_no_words(words: str) -> None:
    assert plain_text(runs(f"<div>\n{words}\n</div>")) == words


def test_a_sign_in_an_attribute_of_a_tag_does_not_end_the_tag() -> None:
    assert plain_text(runs("<p title=\"5 > 4\">Rest <b class='a>b'>now</b>.</p>")) == "Rest now."


def test_a_soft_hyphen_in_an_html_block_goes() -> None:
    assert plain_text(runs("<p>che&shy;mo</p>")) == "chemo"


def test_an_entity_in_an_html_block_is_read() -> None:
    assert plain_text(runs("<p>Pain &amp; fever</p>")) == "Pain & fever"


def test_an_entity_in_an_html_block_gives_no_control_character() -> None:
    assert "\u202e" not in plain_text(runs("<p>Rest &#8238;now</p>"))


# --- Front matter -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "fields", "found"),
    [
        ("---\ntitle: Fever\n---\n\nRest.\n", {"title": "Fever"}, ["Rest."]),
        ("---  \ntitle: Fever\n---\t\nRest.", {"title": "Fever"}, ["Rest."]),
        ("---\ntitle: Fever\n...\nRest.", {"title": "Fever"}, ["Rest."]),
        ("---\ntitle: Fever\n---", {"title": "Fever"}, []),
        ("---\n---\nRest.", {}, ["Rest."]),
        ("---\n# a remark\n---\nRest.", {}, ["Rest."]),
        ("---\nsummary: |\n  one\n  --- two\n---\nRest.", {"summary": "one\n--- two\n"}, ["Rest."]),
    ],
)
def test_front_matter_is_read_and_is_no_block(
    text: str, fields: dict[str, str], found: list[object]
) -> None:
    document = markdown(text)

    assert document.front_matter == fields
    assert outline(document.blocks) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("\n---\n\ntitle: Fever\n", ["---", "title: Fever"]),
        ("Rest.\n\n---\n\ntitle: Fever\n\n---\n", ["Rest.", "---", "title: Fever", "---"]),
        ("----\n\nRest.", ["---", "Rest."]),
        ("---\nRest well, said the nurse.\n", ["---", "Rest well, said the nurse."]),
        ("---\n\nRest well.\n", ["---", "Rest well."]),
        ("---\n\n# Fever\n\nRest well.\n", ["---", "h1 Fever", "Rest well."]),
        ("---\n\nRest well.\n\n---\n\nSleep.\n", ["---", "Rest well.", "---", "Sleep."]),
    ],
)
def test_a_divider_with_no_field_under_it_is_not_front_matter(
    text: str, found: list[object]
) -> None:
    document = markdown(text)

    assert document.front_matter == {}
    assert outline(document.blocks) == found


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("---\ntitle: Fever\n\nRest.\n",
         "page.md:1:1: the front matter has no end. Close it with a line ---"),
        ("---\n- title\n---\nRest.\n",
         "page.md:2:1: the front matter must be fields. Write `title: Some words`."),
        ("---\ntitle: Fever\ntitle: Cold\n---\n",
         "page.md:3:1: the key title appears twice. Keep one of the two."),
    ],
)  # fmt: skip
def test_wrong_front_matter_names_its_file_and_line(text: str, message: str) -> None:
    with pytest.raises(ContentError) as caught:
        markdown(text)

    assert str(caught.value) == message


def test_front_matter_fields_know_their_lines_in_the_file() -> None:
    keys = list(markdown("---\ntitle: Fever\n\ntopic: Heat\n---\n").front_matter)

    assert [(key, key.line) for key in keys] == [("title", 2), ("topic", 4)]


def test_plain_text_has_no_front_matter() -> None:
    assert plain("---\ntitle: Fever\n---\n").front_matter == {}


# --- Plain text ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("You have a fever.\nRest.\n\nDrink.\n", ["You have a fever. Rest.", "Drink."]),
        ("Fever\n\nYou feel hot.", ["h2 Fever", "You feel hot."]),
        ("What is a fever?\n\nYou feel hot.", ["h2 What is a fever?", "You feel hot."]),
        ("5 signs of fever\n\nYou feel hot.", ["h2 5 signs of fever", "You feel hot."]),
        ("Fever (high heat)\n\nYou feel hot.", ["h2 Fever (high heat)", "You feel hot."]),
        ("Température élevée\n\nIl fait chaud.", ["h2 Température élevée", "Il fait chaud."]),
        ("• Drink.\n• Rest.", [(None, [["Drink."], ["Rest."]])]),
        ("- Drink\n  water.\n- Rest.", [(None, [["Drink   water."], ["Rest."]])]),
        ("- Drink.\n\n- Rest.", [(None, [["Drink."], ["Rest."]])]),
        ("1. Drink.\n2. Rest.", [(1, [["Drink."], ["Rest."]])]),
        ("4) Drink.\n5) Rest.", [(4, [["Drink."], ["Rest."]])]),
        ("Try this:\n- Drink.\n- Rest.\n\nThen call.",
         ["Try this:", (None, [["Drink."], ["Rest."]]), "Then call."]),
        ("- Drink.\n1. Rest.", [(None, [["Drink."]]), (1, [["Rest."]])]),
        ("Fever\n\n- Rest.\n\nCold\n\n- Drink.",
         ["h2 Fever", (None, [["Rest."]]), "h2 Cold", (None, [["Drink."]])]),
        ("", []),
        (" \n\t\n", []),
    ],
)  # fmt: skip
def test_plain_text_becomes_blocks(text: str, found: list[object]) -> None:
    assert outline(plain(text).blocks) == found


@pytest.mark.parametrize("bullet", list("•◦▪‣·*–-"))
def test_every_usual_bullet_begins_a_list_item(bullet: str) -> None:
    assert outline(plain(f"{bullet} Drink.\n  {bullet}\tRest.").blocks) == [
        (None, [["Drink."], ["Rest."]])
    ]


@pytest.mark.parametrize(
    "line",
    [
        "You feel hot.",
        "Call us now!",
        "Try this:",
        "feeling hot",
        "“Feeling hot” is a sign",
        "One two three four five six seven eight nine ten eleven",
        "You feel hot\nand weak",
    ],
)
def test_a_line_that_does_not_look_like_a_heading_is_a_paragraph(line: str) -> None:
    found = plain(f"{line}\n\nRest.").blocks

    assert [type(one) for one in found] == [Paragraph, Paragraph]


def test_a_line_of_ten_words_may_be_a_heading() -> None:
    found = plain("One two three four five six seven eight nine ten\n\nRest.").blocks

    assert isinstance(found[0], Heading)


def test_text_of_headings_only_is_prose() -> None:
    assert outline(plain("Fever\n\nCold and cough").blocks) == ["Fever", "Cold and cough"]


@pytest.mark.parametrize(
    "line", ["-5 degrees outside.", "2026. A good year.", "1.5 mg a day.", "*hot* and weak.", "-"]
)
def test_a_line_that_only_looks_like_a_list_item_is_a_paragraph(line: str) -> None:
    assert outline(plain(line).blocks) == [line]


def test_markup_in_plain_text_stays_as_it_is() -> None:
    assert outline(plain("Take *two* &amp; rest, [see](x).").blocks) == [
        "Take *two* &amp; rest, [see](x)."
    ]


def test_each_line_of_a_plain_paragraph_is_at_its_offset() -> None:
    text = "\n  You have \n\ta fever.  \n  Rest.\n"

    (paragraph,) = plain(text).blocks

    assert isinstance(paragraph, Paragraph)
    shown = plain_text(paragraph.runs)
    for word in ("You have", "a fever.", "Rest."):
        assert source_offset(paragraph.runs, shown.index(word)) == text.index(word)


SAVED_PAGE = """\
Skip to content

Lakeside Heart Center

Text Size

Living With a Weak Heart

Lakeside Special
Reviewed by Ana Reyes, MD

A weak heart pumps less blood than your body needs. You may feel tired, and your feet swell.

What you can do

Most people feel better with these steps:

  • Take your pills each day
  • Weigh yourself in the morning

Call the clinic if you gain three pounds in a day.

Reviewed on May 2, 2021

More From Lakeside

Heart Health Overview
From first signs to new drugs, here is all you need.
Salt and your heart
Cook without it.
man tying running shoes
Ten Foods Your Heart Will Love
Slideshow: Walk More
Stress Test
"""


def test_a_web_page_saved_as_text_gives_the_article_without_its_menus() -> None:
    assert outline(plain(SAVED_PAGE).blocks) == [
        "h2 Living With a Weak Heart",
        "Lakeside Special Reviewed by Ana Reyes, MD",
        (
            "A weak heart pumps less blood than your body needs. "
            "You may feel tired, and your feet swell."
        ),
        "h2 What you can do",
        "Most people feel better with these steps:",
        (None, [["Take your pills each day"], ["Weigh yourself in the morning"]]),
        "Call the clinic if you gain three pounds in a day.",
        "Reviewed on May 2, 2021",
    ]


NARROW_MENUS = """\
Skip to content
Search
Home
Heart health
Lung health

A weak heart
You may feel tired, and your feet swell. Call us if you gain three pounds in a day.

Related topics
Chest pain
Sleep
Walking

Privacy policy
© 2024 City Clinic
"""


def test_narrow_menus_go_where_a_page_shows_the_signs_of_the_web() -> None:
    found = " ".join(str(block) for block in outline(plain(NARROW_MENUS).blocks))

    assert "You may feel tired" in found
    assert not any(menu in found for menu in ("Lung", "Related", "Walking", "Privacy", "Search"))


def test_a_narrow_list_without_bullets_stays_in_a_text_that_is_no_web_page() -> None:
    text = "Call us if you have any of these signs.\n\nFever\nA tight chest\nCough at night"

    assert "A tight chest" in str(outline(plain(text).blocks))


def test_what_stays_of_a_saved_page_keeps_its_place() -> None:
    document = plain(SAVED_PAGE)

    assert [document.place(found.offset).line for found in document.blocks] == [
        7, 9, 12, 14, 16, 18, 21, 23,
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "You feel hot\nand weak and\nyou want to\nlie down\nall day.",
        "Roses are red,\nViolets are blue,\nRest in your bed,\nAnd drink water too.",
        "Rest now.\nDrink water.\nCall us.",
        "Ask for\nDr. Lee",
    ],
)
def test_lines_broken_to_fit_a_width_or_with_marks_are_no_menu(text: str) -> None:
    found = plain(f"You have a fever.\n\n{text}\n\nCall us.").blocks

    assert [type(one) for one in found] == [Paragraph] * 3


def test_three_headings_one_under_the_other_stay() -> None:
    found = outline(plain("Fever\n\nAt home\n\nWhat to drink\n\nDrink water.").blocks)

    assert found == ["h2 Fever", "h2 At home", "h2 What to drink", "Drink water."]


def test_a_text_of_nothing_but_labels_is_read() -> None:
    assert len(plain("Milk\nBread and butter\nTea\n\nEggs\n\nOats\n\nSalt").blocks) == 4


def test_long_lines_are_paragraphs_without_a_blank_line_between_them() -> None:
    long = " ".join(["You may eat and drink before the scan, and it does not hurt at all"] * 3)
    text = f"Home\nOur Clinic\n{long}.\n{long}."

    found = outline(plain(text).blocks)

    assert found[-2:] == [f"{long}.", f"{long}."]


# --- Formats ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "# Fever",
        "Rest.\n\n   ## Fever",
        "- Rest.",
        "* Rest.",
        "+ Rest.",
        "> Rest.",
        "```\nRest.\n```",
        "~~~\nRest.\n~~~",
        "| Dose | Time |",
        "See [fever](fever.md).",
        "Rest **now**.",
        "---\ntitle: Fever\n---\nRest.",
    ],
)
def test_signs_of_markdown_are_seen(text: str) -> None:
    assert guess_format(text) == "markdown"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "You have a fever. Rest.",
        "#1 in care",
        "Fever\n\n• Rest.\n• Drink.",
        "1. Rest.\n2. Drink.",
        "2 * 3 ** 4",
        "a | b",
        "    # indented",
        "Rest.\n---\nDrink.",
        "[1] Smith",
    ],
)
def test_text_without_signs_of_markdown_is_plain(text: str) -> None:
    assert guess_format(text) == "text"


def test_a_text_without_a_format_is_parsed_as_what_it_looks_like() -> None:
    assert outline(parse("# Fever\n\nRest.", "x").blocks) == ["h1 Fever", "Rest."]
    assert outline(parse("Fever\n\n• Rest.", "x").blocks) == ["h2 Fever", (None, [["Rest."]])]


@pytest.mark.parametrize(
    ("name", "found"),
    [("a.md", "markdown"), ("A.MD", "markdown"), ("a.markdown", "markdown"), ("a.txt", "text"),
     ("a.tar.text", "text"), ("a.html", "html"), ("a.HTM", "html"), ("a.xhtml", "html"),
     ("a.docx", "docx"), ("a.pdf", "pdf")],
)  # fmt: skip
def test_a_files_name_promises_its_format(name: str, found: str) -> None:
    assert format_of(Path(name)) == found


# --- Reading files ------------------------------------------------------------------------------


def write(path: Path, data: bytes) -> Path:
    """Write a file and return its path."""
    path.write_bytes(data)
    return path


def test_a_file_is_read_by_its_name_not_by_its_look(tmp_path: Path) -> None:
    path = write(tmp_path / "page.txt", b"# Fever\n\nRest.\n")

    assert outline(read_document(path).blocks) == ["# Fever", "Rest."]


def test_a_document_is_called_by_its_path_or_by_the_name_it_is_given(tmp_path: Path) -> None:
    path = write(tmp_path / "page.md", b"Rest.")

    assert read_document(path).name == str(path)
    assert read_document(path, shown("fe\x1b[31mver")).name == "fever"


def test_windows_line_ends_become_newlines(tmp_path: Path) -> None:
    document = read_document(write(tmp_path / "page.md", b"# Fever\r\n\r\nRest\r\nwell.\r\n"))

    assert document.source == "# Fever\n\nRest\nwell.\n"
    assert outline(document.blocks) == ["h1 Fever", "Rest well."]


def test_a_file_is_cleaned_before_it_is_parsed(tmp_path: Path) -> None:
    path = write(tmp_path / "page.md", b"\x1b]0;Owned\x07Rest \x1b[31mnow\xe2\x80\xae.\n")

    assert read_document(path).source == "Rest now.\n"


def test_line_breaks_of_a_word_processor_are_line_ends(tmp_path: Path) -> None:
    text = "Take with you:\x0b- your pills\u2028- this letter\u2029Rest on the\x0cnext day.\n"
    path = write(tmp_path / "leaflet.txt", text.encode())

    assert outline(read_document(path).blocks) == [
        "Take with you:",
        (None, [["your pills"], ["this letter"]]),
        "Rest on the next day.",
    ]


@pytest.mark.parametrize(
    "data",
    [
        "Café\n".encode(),
        "Café\n".encode("utf-8-sig"),
        "Café\n".encode("utf-16"),
        b"\xff\xfe" + "Café\n".encode("utf-16-le"),
        b"\xfe\xff" + "Café\n".encode("utf-16-be"),
        b"\xff\xfe" + "Café\r\n".encode("utf-16-le"),
    ],
)
def test_utf_8_and_utf_16_with_a_byte_order_mark_are_read(tmp_path: Path, data: bytes) -> None:
    assert read_document(write(tmp_path / "page.txt", data)).source == "Café\n"


def test_an_empty_file_is_an_empty_document(tmp_path: Path) -> None:
    document = read_document(write(tmp_path / "page.md", b""))

    assert document.blocks == ()
    assert document.place(0) == Place(1, 1)


def test_a_missing_file_is_not_found(tmp_path: Path) -> None:
    path = tmp_path / "page.md"

    with pytest.raises(NotFoundError) as caught:
        read_document(path)

    assert str(caught.value) == f"{path}: this file does not exist. Check the path."
    assert caught.value.exit_code is Exit.USAGE


def test_a_folder_is_not_a_file(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_document(tmp_path)

    assert str(caught.value) == f"{tmp_path}: this is a folder. Name a file in it."


@pytest.mark.skipif(
    os.name != "posix" or os.geteuid() == 0, reason="no file is closed to the superuser"
)
def test_a_file_that_may_not_be_read_says_so(tmp_path: Path) -> None:
    path = write(tmp_path / "page.md", b"Rest.")
    path.chmod(0)

    with pytest.raises(UnreadableError, match="you may not read this file"):
        read_document(path)


@pytest.mark.parametrize("name", ["page\0.md", "page" * 100 + ".md"])
def test_a_path_that_no_system_takes_is_an_error_not_a_crash(name: str) -> None:
    with pytest.raises((UnreadableError, NotFoundError)):
        read_document(Path(name))


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "this is a picture."),
        ("Rest.\n".encode("utf-32-le"), "this is a binary file, not text."),
        (b"Rest\x00now", "this is a binary file, not text."),
    ],
)
def test_a_binary_file_is_refused(tmp_path: Path, data: bytes, message: str) -> None:
    path = write(tmp_path / "page.md", data)

    with pytest.raises(UnreadableError) as caught:
        read_document(path)

    assert caught.value.message == f"{path}: {message}"
    assert caught.value.exit_code is Exit.UNREADABLE


def test_a_file_that_is_too_large_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "LARGEST_FILE", 2 * 1024 * 1024)
    largest = write(tmp_path / "largest.txt", b"a" * limits.LARGEST_FILE)
    larger = write(tmp_path / "larger.txt", b"a" * (limits.LARGEST_FILE + 1))

    assert len(read_document(largest).source) == limits.LARGEST_FILE
    with pytest.raises(UnreadableError) as caught:
        read_document(larger)
    assert str(caught.value) == f"{larger}: this is larger than 2 MB. Split it into parts."


@pytest.mark.parametrize("name", ["page.xyz", "page", ".md"])
def test_a_file_with_an_unknown_suffix_is_refused_with_the_known_ones(
    tmp_path: Path, name: str
) -> None:
    path = write(tmp_path / name, b"Rest.")

    with pytest.raises(UsageError) as caught:
        read_document(path)

    assert ".md, .markdown, .txt, .text" in caught.value.message
    assert caught.value.hint == (
        "If it is one of these, add --format markdown, text, html, docx, odt, rtf, pptx, epub, pdf."
    )


def test_an_error_message_carries_no_escape_sequence_of_a_file_name(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError) as caught:
        read_document(tmp_path / "pa\x1b]0;Owned\x07ge.md")

    assert "\x1b" not in str(caught.value)
    assert "Owned" not in str(caught.value)


def test_standard_input_is_read_and_its_format_guessed(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.TextIOWrapper(io.BytesIO("# Fever\r\n\r\nRest, café.\r\n".encode()))
    monkeypatch.setattr(sys, "stdin", stream)

    document = read_standard_input()

    assert document.name == "standard input"
    assert outline(document.blocks) == ["h1 Fever", "Rest, café."]


def test_standard_input_that_is_binary_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\0\1\2")))

    with pytest.raises(UnreadableError, match=r"^standard input: this is a binary file, not text"):
        read_standard_input()


def test_a_standard_input_that_is_closed_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)

    with pytest.raises(UnreadableError, match=r"^standard input is closed\. Pipe in a text"):
        read_standard_input()


# --- Places -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("offset", "place"), [(0, (1, 1)), (4, (1, 5)), (5, (2, 1)), (6, (3, 1)), (9, (3, 4))]
)
def test_an_offset_has_a_line_and_a_column_from_one(offset: int, place: tuple[int, int]) -> None:
    assert plain("Rest\n\nnow").place(offset) == place


def test_the_place_in_the_source_of_each_shown_character_is_known() -> None:
    text = "Pain &amp; *heat*\n\n"
    inline = runs(text)

    assert plain_text(inline) == "Pain & heat"
    assert [source_offset(inline, index) for index in (0, 5, 6, 7, 10)] == [0, 5, 10, 12, 15]


WORDS = st.text("abcdefghijklmnopqrstuvwxyzäéß", min_size=1, max_size=8)
PLAIN = st.lists(WORDS, min_size=1, max_size=6).map(" ".join)
MARKUP = st.sampled_from(
    ["{}", "*{}*", "**{}**", "`{}`", "[{}](page.md)", '[{}](a.md "b")', "<b>{}</b>", "&amp; {}",
     r"\* {}", "{}  \n{}", "{}\n{}"]
)  # fmt: skip
INLINE = st.lists(st.tuples(MARKUP, PLAIN), min_size=1, max_size=4).map(
    lambda pieces: " ".join(form.replace("{}", words) for form, words in pieces)
)
BLOCK = st.sampled_from(["{}", "# {}", "- {}", "> {}", "1. {}", "> - {}", "- > {}", "{}\n==="])


@given(st.lists(st.tuples(BLOCK, INLINE), min_size=1, max_size=5))
def test_each_run_of_plain_words_is_letter_for_letter_at_its_offset(
    blocks: list[tuple[str, str]],
) -> None:
    # Given a document of plain words in any markup
    text = "\n\n".join(form.replace("{}", inline) for form, inline in blocks)

    # When it is parsed
    document = markdown(text)

    # Then each of its runs is found at its offset (but for the signs that markup hides)
    found = list(all_runs(document))
    assert found
    for run in found:
        if run.text not in ("&", "*", " ", "\n"):
            assert stands_at_its_offset(run, text), run
    # And they are in order, and none of the words is lost
    assert [run.offset for run in found] == sorted(run.offset for run in found)


@given(st.lists(PLAIN, min_size=1, max_size=5))
def test_no_word_of_a_markdown_document_is_lost(paragraphs: list[str]) -> None:
    document = markdown("\n\n".join(paragraphs))

    assert outline(document.blocks) == paragraphs


@given(st.text("abc *_`[]()<>&;#-=|>\\!\n\t 1.", max_size=60))
def test_any_text_at_all_is_a_markdown_document(text: str) -> None:
    assume(not text.startswith("---"))

    document = markdown(text)

    assert all(0 <= run.offset <= len(text) for run in all_runs(document))


def test_footnotes_are_shown_and_are_no_prose() -> None:
    text = (
        "Many people have pain.[^1] Rest helps.[^a]\n\n"
        "[^1]: A long note that says where this is from.\n[^a]: Another note\n    that goes on.\n"
        "[^b]: https://example.org/pain\n"
    )

    blocks = markdown(text).blocks

    notes = [
        ["[1] A long note that says where this is from."],
        ["[a] Another note that goes on."],
        ["[b] https://example.org/pain"],
    ]
    assert outline(blocks) == ["Many people have pain.[1] Rest helps.[a]", (None, notes)]
    assert [one.text for one in sentences(markdown(text))] == [
        "Many people have pain.", "Rest helps.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Take ~~two pills~~ one pill a day.", "Take  one pill a day."),
        ("Take <del>two</del> <s>three</s> one pill.", "Take   one pill."),
        ("White cells: 4 x 10<sup>9</sup> per litre.", "White cells: 4 x 10⁹ per litre."),
        ("The lump is 2 cm<sup>2</sup> large.", "The lump is 2 cm² large."),
        ("Many have pain.<sup>1,2</sup> Rest.", "Many have pain.[1,2] Rest."),
        ("Since 2019<sup>3</sup> it is known.", "Since 2019[3] it is known."),
        ("The 1<sup>st</sup> day.", "The 1st day."),
        ("A <ruby>pill<rp>(</rp><rt>kusuri</rt><rp>)</rp></ruby> a day.", "A pill (kusuri) a day."),
        ("{{< note >}}Take **one** pill.{{< /note >}}", "Take one pill."),
        ('{{< figure src="a.png" alt="A white pill" >}}', "A white pill"),
        ("Rest, {{ page.name }}, now.", "Rest, , now."),
        ("{% include a.html %} Rest now.\n{: .note}", "Rest now."),
        ("Write `{{ x }}` there.", "Write {{ x }} there."),
    ],
)  # fmt: skip
def test_markup_changes_no_dose_and_shows_no_tags(written: str, read: str) -> None:
    (block,) = markdown(written).blocks

    assert isinstance(block, Paragraph)
    assert " ".join(plain_text(block.runs).split()) == " ".join(read.split())


def test_boxes_of_notes_are_quotations_with_their_title() -> None:
    text = (
        '!!! warning "Call now"\n    Call us if it **hurts**.\n\n    - at once\n\n'
        ":::note Remember\nRest well.\n:::\n\n> [!IMPORTANT]\n> Drink water.\n"
    )

    assert outline(markdown(text).blocks) == [
        [">", "Call now", "Call us if it hurts.", (None, [["at once"]])],
        [">", "Remember", "Rest well."],
        [">", "Important", "Drink water."],
    ]


def test_the_box_of_a_task_is_no_word() -> None:
    (tasks,) = markdown("- [ ] Call the nurse\n- [x] Pack your bag\n").blocks

    assert outline((tasks,)) == [(None, [["[ ] Call the nurse"], ["[x] Pack your bag"]])]
    assert [prose_text(one.runs).split() for one in running_texts((tasks,))] == [
        ["Call", "the", "nurse"], ["Pack", "your", "bag"],
    ]  # fmt: skip


def test_toml_front_matter_is_read_as_yaml_is() -> None:
    text = '+++\ntitle = "Your pill"\ndraft = true\ndate = 2024-05-01\n+++\n# Take it\n'

    document = markdown(text)

    assert document.front_matter == {"title": "Your pill", "draft": "true", "date": "2024-05-01"}
    assert outline(document.blocks) == ["h1 Take it"]


def test_broken_toml_front_matter_names_its_line() -> None:
    with pytest.raises(ContentError, match=r"a\.md:3:\d+: the TOML is broken"):
        parse('+++\ntitle = "Your pill"\nlanguage = es\n+++\nRest.\n', "a.md", "markdown")
