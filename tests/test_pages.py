"""Pages: the contents of an article's page, its layout, and the width of its lines."""

import re
import unicodedata
from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hlreader import header_and_footer
from hlreader.actions.find_article import ArticleRequest, open_reading
from hlreader.glossary import Glossary
from hlreader.glossary.words.brackets import inline_definition
from hlreader.layout.styles import Depth
from hlreader.library.article import article_from
from hlreader.models import Article, Origin, Source, Term
from hlreader.pages.article import PageStyle, article_page
from hlreader.pages.plain import plain_page
from hlreader.pages.reading import Definitions, Reading
from hlreader.textsize import SPACINGS, TextSize
from hlreader.textsize.faces.spacing import SpacingFace
from hlreader.themes import ThemeName
from tests.conftest import ROOT
from tests.parsing import parse

WORDS = Glossary(
    [
        Term("biopsy", "A test of a small piece of tissue.", pronunciation="BY-op-see"),
        Term("bone scan", "A test that shows where bone is changing."),
        Term("fever", "Body heat that is too high."),
        Term("biopsia", "Una prueba de un trozo de tejido.", language="es"),
    ]
)

WIDTHS = (20, 21, 27, 40, 66, 80, 120, 200)
PAGE_END = (
    "This page helps you understand and ask. It does not replace your care team. "
    "They know you and your health best."
)


def article(text: str, front: str = "title: Sore throat", slug: str = "sore-throat") -> Article:
    """Return the article of a Markdown text with front matter."""
    source = f"---\n{front}\n---\n\n{text}\n" if front else text
    return article_from(parse(source, f"{slug}.md", "markdown"), slug)


def reading(
    text: str = "It hurts.",
    front: str = "title: Sore throat",
    *,
    definitions: Definitions = Definitions.INLINE,
    related: Sequence[Article] = (),
) -> Reading:
    """Return an article with what its page is made from."""
    return Reading(article(text, front), tuple(related), WORDS, definitions)


def printed(
    page: Reading,
    width: int = 66,
    size: TextSize = TextSize.NORMAL,
    theme: ThemeName = ThemeName.DEFAULT,
    *,
    styles: bool = False,
    ascii_only: bool = False,
) -> str:
    """Return the printed page of an article."""
    depth = Depth.TRUE if styles else Depth.NONE
    style = PageStyle(SpacingFace(), width, SPACINGS[size], theme, styles, depth, ascii_only)
    return "".join(f"{row}\n" for row in article_page(page, style))


def body(
    text: str, width: int = 66, size: TextSize = TextSize.NORMAL, *, ascii_only: bool = False
) -> list[str]:
    """Return the lines of an article's body, without the page's first and last words."""
    page = printed(reading(text), width, size, ascii_only=ascii_only)
    gap = "\n" * (1 + SPACINGS[size].paragraph_gap)
    inner = page.partition(f"read.{gap}")[2].rpartition(f"{gap}This page")[0]
    return [line.rstrip() for line in inner.split("\n")]


def flat(text: str) -> str:
    """Return text with each run of white space as one space."""
    return " ".join(text.split())


def cells(line: str) -> int:
    """Return how many columns a terminal needs for a line (Unicode Standard Annex 11)."""
    width = 0
    for letter in line:
        if unicodedata.combining(letter) == 0:
            width += 2 if unicodedata.east_asian_width(letter) in "WF" else 1
    return width


def too_wide(page: str, width: int) -> list[str]:
    """Return the lines of a page that are wider than asked."""
    return [line for line in page.splitlines() if cells(line) > width]


# --- The words at the top -----------------------------------------------------------------------


def test_the_top_says_topic_title_author_review_level_and_time_in_this_order() -> None:
    front = "title: Sore throat\ntopic: Common problems\nbyline: The night nurses"

    assert printed(reading("Rest well. " * 120, front)).splitlines()[1:7] == [
        "Common problems",
        "Sore throat",
        "===========",
        "The night nurses",
        "Not yet reviewed by a clinician",
        "Reading level: grade 3 (SMOG). About 2 minutes to read.",
    ]


def test_the_plain_top_says_the_same_in_sentences() -> None:
    front = "title: Sore throat\ntopic: Common problems\nbyline: The night nurses"

    assert plain_page(reading("It hurts.", front)).split("\n\n")[:6] == [
        "Section: Common problems.",
        "Title: Sore throat.",
        "The night nurses.",
        "Not yet reviewed by a clinician.",
        "Reading level: too short to measure. About 1 minute to read.",
        "It hurts.",
    ]


DANGER = """title: Sore throat
danger_signs:
  section: When should I call?
  signs: [trouble breathing, a fever]
"""
CALL = "## When should I call?\n\nCall for trouble breathing or a fever."


def test_the_danger_signs_are_at_the_top_of_a_page() -> None:
    page = reading(CALL, DANGER)
    line = 'When to get help now: trouble breathing; a fever. More under "When should I call?".'

    assert f"Sore throat =========== ! {line} Not yet reviewed" in flat(printed(page))
    assert plain_page(page).startswith(f"Title: Sore throat.\n\n{line}\n\nNot yet reviewed")


def test_what_an_article_does_not_say_leaves_no_gap_at_the_top() -> None:
    assert printed(reading()).splitlines()[:4] == [
        "",
        "Sore throat",
        "===========",
        "Not yet reviewed by a clinician",
    ]


REVIEWS = [
    ("", "", "Not yet reviewed by a clinician"),
    ("", "2026-01-31", "Not yet reviewed by a clinician"),
    ("A. Example", "", "Reviewed by A. Example"),
    ("A. Example", "2026-01-31", "Reviewed by A. Example on January 31, 2026"),
]


@pytest.mark.parametrize(("by", "on", "line"), REVIEWS)
def test_the_review_line_claims_no_review_that_was_not(by: str, on: str, line: str) -> None:
    page = reading("It hurts.", f"title: A\nreviewed_by: {by}\nreviewed_on: {on}")

    assert line in printed(page).splitlines()
    assert f"{line}." in plain_page(page).splitlines()


def test_the_review_of_the_page_an_article_grew_from_is_not_its_own() -> None:
    page = reading(
        "It hurts.",
        "title: A\nadapted_from: {title: Throats, publisher: Old Web, reviewed_by: B. Example, "
        "reviewed_on: 2014-12-15}",
    )
    origin = (
        'Rewritten in our own words from the facts of "Throats", Old Web. '
        "That page was reviewed by B. Example on December 15, 2014."
    )

    for text in (printed(page), plain_page(page)):
        assert "Not yet reviewed by a clinician" in text
        assert origin in flat(text)
        assert flat(text).index("Sources") < flat(text).index(origin)


# --- The words at the end -----------------------------------------------------------------------


def test_sources_are_listed_each_on_its_own() -> None:
    page = reading(
        "It hurts.",
        "title: A\nsources:\n  - {title: Throats, publisher: NHS, year: 2025}\n  - title: Voices",
    )

    assert "\nSources\n-------\nThroats. NHS. 2025.\nVoices.\n" in printed(page)
    assert "\n\nHeading: Sources.\n\nThroats. NHS. 2025.\n\nVoices.\n\n" in plain_page(page)


def test_a_long_source_hangs_from_its_first_line() -> None:
    title = "A very long title of a page about sore throats and lost voices"
    page = reading("It hurts.", f"title: A\nsources:\n  - title: {title}")

    assert "\nA very long title of a page about sore\n  throats and lost voices.\n" in printed(
        page, 40
    )


def test_what_to_read_next_names_title_opening_and_command() -> None:
    related = [
        article("Call soon.", "title: Fever\nteaser: When to call.", "fever"),
        article("Red skin.\nIt itches.\n\nMore.", "title: A rash", "rash"),
    ]
    page = reading(related=related)

    assert (
        "\nRead next\n---------\n"
        "Fever. When to call. (hlreader read fever)\n"
        "A rash. Red skin. It itches. (hlreader read rash)\n"
    ) in printed(page)
    assert (
        "Heading: Read next.\n\n"
        "Fever. When to call. To open it, type: hlreader read fever\n\n"
        "A rash. Red skin. It itches. To open it, type: hlreader read rash\n"
    ) in plain_page(page)


def test_a_title_that_is_a_question_keeps_its_mark_alone() -> None:
    page = reading(
        "It hurts.",
        "title: A\nsources:\n  - {title: What is a fever?, publisher: NHS}",
        related=[article("Hot.", "title: Is it a fever?\nteaser: When to call.", "fever")],
    )

    for text in (printed(page), plain_page(page)):
        assert "What is a fever? NHS." in text
        assert "Is it a fever? When to call." in text


def test_a_related_article_without_an_opening_has_its_title_alone() -> None:
    page = reading(related=[article("- only\n- a list", "title: Fever", "fever")])

    assert "\nFever. (hlreader read fever)\n" in printed(page)
    assert "\nFever. To open it, type: hlreader read fever\n" in plain_page(page)


def test_a_picture_made_of_signs_is_not_read_out_sign_by_sign() -> None:
    page = reading("Each # is one person who gets it:\n\n```\n##...\n.....\n```\n\nMore.")

    assert "    ##...\n    .....\n" in printed(page)
    assert "gets it:\n\n[picture]\n\nMore." in plain_page(page)


def test_code_with_words_in_it_is_read_out() -> None:
    page = reading("Type this:\n\n```\nhlreader list\n```")

    assert "Type this:\n\nhlreader list\n" in plain_page(page)


def test_a_page_without_sources_or_related_articles_has_no_such_headings() -> None:
    for text in (printed(reading()), plain_page(reading())):
        assert "Sources" not in text
        assert "Read next" not in text
        assert "Words explained" not in text


@pytest.mark.parametrize("definitions", Definitions)
def test_a_page_ends_with_the_note_on_the_care_team(definitions: Definitions) -> None:
    page = reading("A biopsy.", "title: A\nsources: [{title: B}]", definitions=definitions)

    assert flat(printed(page, 200)).endswith(PAGE_END)
    assert plain_page(page).endswith(f"\n\n{PAGE_END}\n")


def test_a_spanish_article_has_a_page_in_spanish() -> None:
    page = reading(
        "Una biopsia.\n\n- uno\n- dos",
        "title: La garganta\ntopic: Salud\nlanguage: es\nreviewed_by: A. Ejemplo\n"
        "reviewed_on: 2026-01-31\nsources: [{title: B}]",
    )

    for text in (printed(page, 200), plain_page(page)):
        assert "Revisado por A. Ejemplo el 31 de enero de 2026" in text
        assert "Una biopsia" in text
        assert "una prueba de un trozo de tejido" in text
        assert "Fuentes" in text
        assert "No reemplaza a su equipo médico" in text
    assert "Sección: Salud.\n\nTítulo: La garganta.\n" in plain_page(page)
    assert "Lista de 2 puntos." in plain_page(page)


# --- Definitions --------------------------------------------------------------------------------

SECTIONS = "A biopsy is quick. A biopsy is safe.\n\n## After\n\nAfter the biopsy and a bone scan."


def test_inline_a_word_is_explained_after_its_first_use() -> None:
    page = reading(SECTIONS)

    assert (
        "A biopsy [a test of a small piece of tissue] is quick. A biopsy is safe."
        in printed(page, 120).splitlines()
    )
    assert (
        "After the biopsy and a bone scan [a test that shows where bone is changing]."
    ) in printed(page, 200).splitlines()
    assert "A biopsy (a test of a small piece of tissue) is quick." in plain_page(page)


def test_as_notes_the_words_are_numbered_and_explained_once_at_the_end() -> None:
    text = printed(reading(SECTIONS, definitions=Definitions.NOTES), 120)

    assert "\nA biopsy [1] is quick. A biopsy is safe.\n" in text
    assert "\nAfter the biopsy and a bone scan [2].\n" in text
    assert (
        "\nWords explained\n---------------\n"
        "[1] biopsy (BY-op-see): A test of a small piece of tissue.\n"
        "[2] bone scan: A test that shows where bone is changing.\n"
    ) in text
    assert text.index("bone scan [2]") < text.index("Words explained") < text.index("This page")


def test_plain_notes_leave_the_text_as_it_is_and_explain_once_at_the_end() -> None:
    text = plain_page(reading(SECTIONS, definitions=Definitions.NOTES))

    assert "\n\nA biopsy is quick. A biopsy is safe.\n\n" in text
    assert (
        "\n\nHeading: Words explained.\n\nbiopsy: A test of a small piece of tissue.\n\n"
        "bone scan: A test that shows where bone is changing.\n\n"
    ) in text


def test_off_explains_nothing() -> None:
    page = reading(SECTIONS + "\n\n| Test |\n|---|\n| bone scan |", definitions=Definitions.OFF)

    for text in (printed(page), plain_page(page)):
        assert "small piece" not in text
        assert "shows where" not in text
        assert "[" not in text


def test_the_words_of_a_table_are_explained_under_it() -> None:
    text = "| Test | Days |\n|---|---|\n| biopsy | 2 |\n\nThe end."

    assert body(text) == [
        "Test   │ Days",
        "───────┼─────",
        "biopsy │ 2",
        "",
        "biopsy: a test of a small piece of tissue.",
        "",
        "The end.",
    ]
    assert (
        "Test: biopsy. Days: 2.\n\nbiopsy: A test of a small piece of tissue.\n\nEnd of table.\n"
    ) in plain_page(reading(text))


def test_in_a_larger_size_the_words_of_a_table_are_as_far_below_it_as_a_paragraph() -> None:
    lines = body("| Test |\n|---|\n| biopsy |", size=TextSize.XX_LARGE)

    assert lines[2:] == ["biopsy", "", "", "", "biopsy: a test of a small piece of tissue."]


def test_the_words_of_a_table_are_in_the_notes() -> None:
    page = reading("| Test |\n|---|\n| biopsy |", definitions=Definitions.NOTES)

    assert "[1] biopsy (BY-op-see): A test" in printed(page)
    assert (
        "Test: biopsy.\n\nEnd of table.\n\nHeading: Words explained.\n\nbiopsy: A test of"
    ) in plain_page(page)


def test_a_word_in_several_styles_is_explained_after_its_end() -> None:
    assert body("A **bone** scan.", 200) == [
        "A bone scan [a test that shows where bone is changing]."
    ]


def test_a_word_in_a_list_or_a_quotation_is_explained_there() -> None:
    assert body("- a biopsy\n\n> a bone scan", 200) == [
        "  • a biopsy [a test of a small piece of tissue]",
        "",
        "│ a bone scan [a test that shows where bone is changing]",
    ]


# --- Layout of the body -------------------------------------------------------------------------


def test_paragraphs_are_folded_at_words_and_kept_apart() -> None:
    assert body("Drink cool water.\nRest your voice.\n\nCall if it lasts.", 20) == [
        "Drink cool water.",
        "Rest your voice.",
        "",
        "Call if it lasts.",
    ]


def test_runs_of_spaces_are_one_space() -> None:
    assert body("Drink   cool\u00a0\u00a0water.\tRest.") == ["Drink cool water. Rest."]


def test_a_hard_break_ends_the_line() -> None:
    assert body("Monday to Friday  \nNine to five") == ["Monday to Friday", "Nine to five"]


def test_an_article_without_a_body_leaves_no_gap() -> None:
    page = printed(reading(""))

    assert "About 1 minute to read.\n\nThis page helps" in page


def test_a_word_that_is_too_long_is_folded() -> None:
    assert body("x" * 50, 20) == ["x" * 20, "x" * 20, "x" * 10]


def test_a_heading_without_styles_gets_a_rule_as_wide_as_it_is() -> None:
    assert body("## What can I do?\n\nRest.") == ["What can I do?", "--------------", "", "Rest."]


def test_the_rule_under_a_wide_heading_is_as_wide_as_it_looks() -> None:
    assert body("## 喉の痛み\n\nRest.")[:2] == ["喉の痛み", "--------"]


def test_the_rule_under_a_folded_heading_is_as_wide_as_its_widest_line() -> None:
    assert body("## What can I do about it?\n\nRest.", 20)[:3] == [
        "What can I do about",
        "it?",
        "-------------------",
    ]


def test_a_heading_with_styles_needs_no_rule() -> None:
    text = printed(reading("## What can I do?\n\nRest."), styles=True)

    assert re.search(r"\x1b\[1;[0-9;]+mWhat can I do\?\x1b\[m\n\n", text)
    assert "---" not in text
    assert "===" not in text


def test_where_the_body_is_bold_a_heading_is_underlined_too() -> None:
    text = printed(reading("## What can I do?\n\nRest."), size=TextSize.LARGE, styles=True)

    assert "\x1b[1mRest.\x1b[m\n" in text
    assert re.search(r"\x1b\[1;4;[0-9;]+mWhat can I do\?\x1b\[m\n", text)


def test_where_the_body_is_bold_a_strong_word_still_stands_out() -> None:
    text = printed(reading("Do **not** wait."), size=TextSize.LARGE, styles=True)

    assert "\x1b[1mDo \x1b[m\x1b[1;4mnot\x1b[m\x1b[1m wait.\x1b[m\n" in text


def test_a_list_hangs_from_its_bullets() -> None:
    assert body("Try:\n\n- Drink cool water often.\n- Rest.", 20) == [
        "Try:",
        "",
        "• Drink cool water",
        "  often.",
        "• Rest.",
    ]


def test_a_nested_list_has_bullets_of_its_own() -> None:
    assert body("- one\n  - two\n    - three\n      - four\n- five") == [
        "  • one",
        "      ◦ two",
        "          - three",
        "              - four",
        "  • five",
    ]


def test_numbers_are_kept_and_line_up() -> None:
    assert body("9. Wash.\n10. Rest.\n11. Call.") == ["   9. Wash.", "  10. Rest.", "  11. Call."]


def test_a_list_may_begin_with_zero() -> None:
    text = "0. Breathe.\n1. Call."

    assert body(text) == ["  0. Breathe.", "  1. Call."]
    assert "\n\n0. Breathe.\n\n1. Call.\n\n" in plain_page(reading(text))


def test_an_empty_item_keeps_its_bullet() -> None:
    assert body("- one\n-\n- three") == ["  • one", "  •", "  • three"]


def test_a_quotation_has_a_bar_at_each_line() -> None:
    assert body("> Drink cool water often.\n>\n> Rest.", 20) == [
        "│ Drink cool water",
        "│ often.",
        "│",
        "│ Rest.",
    ]


def test_code_keeps_its_lines_and_its_spaces() -> None:
    text = "```\nhlreader read fever\n\n  --plain\na\tb\n```"

    assert body(text) == ["    hlreader read fever", "", "      --plain", "    a   b"]
    assert "\n\nhlreader read fever\n\n  --plain\n" in plain_page(reading(text))


def test_a_divider_is_a_short_line() -> None:
    assert body("One.\n\n---\n\nTwo.") == ["One.", "", "─" * 20, "", "Two."]


@pytest.mark.parametrize(
    ("link", "shown"),
    [
        ("[fever](fever.md)", "fever (hlreader read fever)"),
        ("[hot **and** cold](fever.md)", "hot and cold (hlreader read fever)"),
        ("[the NHS](https://www.nhs.uk)", "the NHS (https://www.nhs.uk)"),
        ("<https://www.nhs.uk>", "https://www.nhs.uk"),
        ("[us](mailto:team@example.org)", "us (team@example.org)"),
        ("[the end](#end)", "the end"),
    ],
)
def test_a_link_says_how_to_follow_it(link: str, shown: str) -> None:
    assert body(f"See {link}.") == [f"See {shown}."]
    assert f"\n\nSee {shown}.\n\n" in plain_page(reading(f"See {link}."))


@pytest.mark.parametrize(
    ("size", "between_lines", "between_paragraphs"),
    [
        (TextSize.SMALL, 0, 1),
        (TextSize.NORMAL, 0, 1),
        (TextSize.LARGE, 0, 2),
        (TextSize.X_LARGE, 1, 2),
        (TextSize.XX_LARGE, 1, 3),
    ],
)
def test_a_larger_size_has_more_air(
    size: TextSize, between_lines: int, between_paragraphs: int
) -> None:
    assert body("Drink cool water often.\n\nRest.", 20, size) == [
        "Drink cool water",
        *[""] * between_lines,
        "often.",
        *[""] * between_paragraphs,
        "Rest.",
    ]


def test_ascii_only_uses_no_other_sign() -> None:
    text = "- one\n  - two\n    - three\n\n> cool\n\n| a | b |\n|---|---|\n| c | d |\n\n---\n\nEnd."

    assert body(text, ascii_only=True) == [
        "  - one",
        "      - two",
        "          - three",
        "",
        "| cool",
        "",
        "a | b",
        "--+--",
        "c | d",
        "",
        "-" * 20,
        "",
        "End.",
    ]
    page = reading(text, "title: A\ntopic: B\nsources: [{title: C}]", definitions=Definitions.NOTES)
    assert printed(page, ascii_only=True).isascii()


# --- Tables -------------------------------------------------------------------------------------

TABLE = """
| Test | How long | What you feel |
|------|----------|---------------|
| Blood test | A few minutes | A small prick in your arm |
| Scan | Up to an hour | Nothing, but it can be loud |
"""


def test_a_table_that_fits_is_shown_in_columns() -> None:
    assert body(TABLE, 80) == [
        "Test       │ How long      │ What you feel",
        "───────────┼───────────────┼────────────────────────────",
        "Blood test │ A few minutes │ A small prick in your arm",
        "───────────┼───────────────┼────────────────────────────",
        "Scan       │ Up to an hour │ Nothing, but it can be loud",
    ]


def test_a_narrower_table_folds_its_cells_inside_their_columns() -> None:
    lines = body(TABLE, 40)

    assert all(re.fullmatch(r"[^│┼]*[│┼][^│┼]*[│┼][^│┼]*", line) for line in lines)
    assert len({line.index("│") for line in lines if "│" in line}) == 1
    columns = list(zip(*(line.split("│") for line in lines if "│" in line), strict=True))
    assert "A small prick in your arm" in flat(" ".join(columns[2]))


def test_a_table_that_is_too_wide_becomes_a_card_for_each_row() -> None:
    assert body(TABLE, 26) == [
        "Test: Blood test",
        "How long: A few minutes",
        "What you feel: A small",
        " prick in your arm",
        "",
        "Test: Scan",
        "How long: Up to an hour",
        "What you feel: Nothing,",
        " but it can be loud",
    ]


def test_a_card_of_a_column_without_a_name_has_the_cell_alone() -> None:
    text = "| | Before the scan begins | After the scan has ended |\n|-|-|-|\n| Eat | No | Yes |"

    assert body(text, 20)[0] == "Eat"


@pytest.mark.parametrize("width", WIDTHS)
def test_a_table_of_many_columns_loses_no_cell(width: int) -> None:
    names = [f"name{number}" for number in range(12)]
    values = [f"value{number}" for number in range(12)]
    rows = "\n".join("|" + "|".join(row) + "|" for row in (names, ["-"] * 12, values))

    text = " ".join(body(rows, width))

    assert re.findall(r"name\d+", text) == names
    assert re.findall(r"value\d+", text) == values


def test_a_column_with_a_wide_script_lines_up() -> None:
    lines = body("| Day | Word |\n|---|---|\n| 月曜日 と 火曜日 | rest |\n| Wed | 休む |")

    assert lines == [
        "Day              │ Word",
        "─────────────────┼─────",
        "月曜日 と 火曜日 │ rest",
        "─────────────────┼─────",
        "Wed              │ 休む",
    ]


def test_a_plain_table_is_read_out_cell_by_cell() -> None:
    assert (
        "\n\nTable, 3 columns, 2 rows.\n\n"
        "Test: Blood test. How long: A few minutes. What you feel: A small prick in your arm.\n\n"
        "Test: Scan. How long: Up to an hour. What you feel: Nothing, but it can be loud.\n\n"
        "End of table.\n\n"
    ) in plain_page(reading(TABLE))


def test_a_plain_table_leaves_empty_cells_and_names_out() -> None:
    text = plain_page(reading("| | Time |\n|---|---|\n| Scan | |\n| Rest | 1 hour |"))

    assert "\n\nScan.\n\nRest. Time: 1 hour.\n\n" in text


# --- Plain pages --------------------------------------------------------------------------------


def test_a_plain_page_says_its_structure() -> None:
    text = (
        "## What can I do?\n\nTry:\n\n- Drink *cool* water.\n- Rest:\n\n  - at noon\n\n"
        "> Be kind.\n\n9. Wash.\n10. Dry.\n\n---\n\n```\nhlreader list\n```"
    )

    assert plain_page(reading(text)).split("\n\n")[3:-1] == [
        "Heading: What can I do?",
        "Try:",
        "List of 2 items.",
        "1. Drink cool water.",
        "2. Rest:",
        "List of 1 item.",
        "1. at noon",
        "End of list.",
        "End of list.",
        "Quotation:",
        "Be kind.",
        "End of quotation.",
        "List of 2 items.",
        "9. Wash.",
        "10. Dry.",
        "End of list.",
        "hlreader list",
    ]


def test_without_a_width_a_plain_paragraph_is_one_line() -> None:
    text = "Drink cool water\nand rest your voice. " * 9

    assert flat(text) in plain_page(reading(text)).splitlines()


def test_with_a_width_a_plain_paragraph_is_folded_at_words() -> None:
    text = plain_page(reading("Drink cool water and take a follow-up call."), 20)

    assert "\n\nDrink cool water and\ntake a follow-up\ncall.\n\n" in text


def test_a_plain_page_keeps_a_hard_break() -> None:
    assert "\n\nMonday to Friday\nNine to five\n\n" in plain_page(
        reading("Monday to Friday  \nNine to five")
    )


def test_a_plain_page_has_no_sign_that_a_voice_would_stumble_over() -> None:
    text = f"- one\n  - two\n\n> quoted\n\n{TABLE}\n\n---\n\n**Bold** and `code`."

    assert not set(plain_page(reading(text))) & set("•◦│─┼|*_`#=[]\x1b")


# --- No line is wider than asked ----------------------------------------------------------------

PAGES: dict[str, Callable[[Reading, int], str]] = {"printed": printed, "plain": plain_page}

both_pages = pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)

WIDE_TEXTS = {
    "a long word": "pneumonoultramicroscopicsilicovolcanoconiosis" * 6,
    "a long address": f"See [this](https://example.org/{'a-long-path/' * 20}).",
    "wide letters": "乳がんは治療できます。" * 20,
    "wide letters between others": "Dr. 山田太郎 says: 休みましょう now. " * 8,
    "combining marks": "e\u0301a\u0323o\u0302 " * 60,
    "a long word of combining marks": "e\u0301" * 90,
    "nested lists": "- one two three\n  1. four five six\n     - seven eight nine ten eleven",
    "nested quotations": "> one two three\n> > four five six seven\n> > > eight nine ten eleven",
    "a quotation in a list": f"- > {'quoted words ' * 20}",
    "a list in a quotation": f"> 1. {'wise words ' * 20}\n> 2. 骨{'x' * 90}",
    "a list with high numbers": f"98. one\n99. {'x' * 40}\n100. {'word ' * 30}",
    "code": f"```\n{'x' * 300}\n\tone\ttwo\n    {'骨' * 80}\n```",
    "code in a line": f"Type `{'hlreader-read-' * 20}`.",
    "a long heading": f"## {'Whatcanido' * 12} 痛み{'痛' * 60}?",
    "a table of long words": f"| {'x' * 60} | b |\n|---|---|\n| {'y' * 90} | {'骨' * 50} |",
    "a table of wide letters": "| 名前 | 説明 |\n|---|---|\n| 骨 | 長い説明がここにあります |",
    "a wide table": f"|{'|'.join('abcdefghijkl')}|\n|{'-|' * 12}\n|{'|'.join('mnopqrstuvwx')}|",
    "a table of one column": f"| a |\n|---|\n| {'long words ' * 30} |",
    "a hard break": f"{'word ' * 30}  \n{'x' * 70}<br>{'骨' * 50}",
    "a divider in quotations": "> > one\n> >\n> > ---\n> >\n> > two",
    "a divider": "one\n\n---\n\ntwo",
}


@both_pages
@pytest.mark.parametrize("text", WIDE_TEXTS.values(), ids=WIDE_TEXTS)
def test_no_line_is_wider_than_the_width(text: str, page: Callable[[Reading, int], str]) -> None:
    read = reading(text)

    for width in WIDTHS:
        assert too_wide(page(read, width), width) == [], width


@pytest.mark.parametrize("name", sorted(path.stem for path in (ROOT / "articles").glob("*.md")))
def test_no_line_of_an_article_is_wider_than_the_width(name: str) -> None:
    inline = open_reading(ArticleRequest(name), Definitions.INLINE)
    notes = open_reading(ArticleRequest(name), Definitions.NOTES)

    for width in (20, 47, 200):
        assert too_wide(plain_page(inline, width), width) == []
        assert too_wide(printed(inline, width), width) == []
        assert too_wide(printed(notes, width, TextSize.XX_LARGE), width) == []


@pytest.mark.slow
@pytest.mark.parametrize("size", TextSize)
@pytest.mark.parametrize("definitions", Definitions)
@pytest.mark.parametrize("theme", [ThemeName.DEFAULT, ThemeName.DARK])
def test_no_line_is_wider_than_asked_in_any_size_or_theme(
    size: TextSize, definitions: Definitions, theme: ThemeName
) -> None:
    read = reading("\n\n".join([*WIDE_TEXTS.values(), SECTIONS]), definitions=definitions)

    for width in (20, 21, 66, 200):
        page = printed(read, width, size, theme)
        assert too_wide(page, width) == []


@pytest.mark.parametrize("mark", ["- ", "> ", "1. ", "- > ", "100. "])
def test_however_deep_a_text_nests_no_line_is_wider_than_the_width(mark: str) -> None:
    for depth in range(1, 13):
        page = reading(mark * depth + "骨 and some words")
        for width in (20, 21, 22, 40):
            text = printed(page, width)
            assert too_wide(text, width) == [], (depth, width)
            assert "words" in text, (depth, width)


@both_pages
def test_a_combining_mark_stays_with_its_letter(page: Callable[[Reading, int], str]) -> None:
    for width in range(20, 31):
        text = page(reading("e\u0301" * 70), width)

        assert not any(unicodedata.combining(line[0]) for line in text.splitlines() if line), width


@pytest.mark.parametrize("theme", [ThemeName.LIGHT, ThemeName.DARK, ThemeName.HIGH_CONTRAST])
@pytest.mark.parametrize("width", WIDTHS)
def test_a_theme_with_a_background_fills_each_line_to_the_width(
    theme: ThemeName, width: int
) -> None:
    text = "\n\n".join([*WIDE_TEXTS.values(), SECTIONS])

    page = printed(reading(text), width, theme=theme, styles=True)

    lines = [re.sub(r"\x1b\[[\d;]*m", "", line) for line in page.splitlines()]
    assert {cells(line) for line in lines} == {width}


HEALTH_WORDS = ["biopsy", "a", "fever", "bone", "scan", "follow-up", "It's", "10,000", "e.g.", "…"]
words = st.one_of(
    st.sampled_from(HEALTH_WORDS),
    st.text("xyz-/'", min_size=15, max_size=60),
    st.text("骨折痛み한국、。Ａ", min_size=1, max_size=40),
    st.lists(st.sampled_from(["e\u0301", "a\u0323\u0302", "n\u0303", "z"]), max_size=40).map(
        "".join
    ),
)
styled_words = st.builds(
    lambda word, style: style.format(word),
    words,
    st.sampled_from(
        ["{}", "{}", "{}", "**{}**", "*{}*", "`{}`", "[{}](fever.md)", "[{}](http://x)"]
    ),
)
lines_of_words = st.lists(styled_words, min_size=1, max_size=12).map(" ".join)


def listed(items: Sequence[str], marker: str) -> str:
    """Return Markdown blocks as the items of a list."""
    room = " " * len(marker)
    return "\n".join(marker + item.replace("\n", f"\n{room}") for item in items)


def tabled(cells_of: Sequence[str], columns: int) -> str:
    """Return cells as a Markdown table."""
    cells_of = [cell.replace("|", "/") for cell in cells_of]
    rows = [cells_of[at : at + columns] for at in range(0, len(cells_of), columns)]
    lines = ["|" + "|".join(row) + "|" for row in rows]
    return "\n".join([lines[0], "|" + "-|" * columns, *lines[1:]])


leaf_blocks = st.one_of(
    lines_of_words,
    lines_of_words.map("## {}".format),
    st.text("xyz骨 \t\n", max_size=90).map("```\n{}\n```".format),
    st.integers(1, 7).flatmap(
        lambda columns: st.lists(lines_of_words, min_size=columns, max_size=3 * columns).map(
            lambda cells_of: tabled(cells_of, columns)
        )
    ),
    st.sampled_from(["---", "", "one  \ntwo", "x<br>y", "# Title"]),
    st.text("*_`[]()#|:<&;!\\\n ab骨\u0301\t", max_size=60),
)


def nested(depth: int) -> st.SearchStrategy[str]:
    """Return a strategy for Markdown blocks, lists and quotations in each other up to a depth."""
    if depth == 0:
        return leaf_blocks
    inner = st.lists(nested(depth - 1), min_size=1, max_size=2)
    return st.one_of(
        leaf_blocks,
        st.builds(listed, inner, st.sampled_from(["- ", "* ", "1. ", "99. "])),
        inner.map(lambda blocks: "> " + "\n\n".join(blocks).replace("\n", "\n> ")),
    )


markdown = st.lists(nested(3), max_size=5).map("\n\n".join)


@given(
    markdown,
    lines_of_words,
    st.integers(20, 200) | st.integers(20, 40),
    st.sampled_from(TextSize),
    st.sampled_from(Definitions),
    st.sampled_from(ThemeName),
    st.booleans(),
)
def test_no_line_of_any_markdown_is_wider_than_the_width(
    text: str,
    title: str,
    width: int,
    size: TextSize,
    definitions: Definitions,
    theme: ThemeName,
    ascii_only: bool,  # noqa: FBT001
) -> None:
    one = article(text, "")._replace(title=title, topic=title, sources=(Source(title, title),))
    page = Reading(one, (one,), WORDS, definitions)

    assert too_wide(printed(page, width, size, theme, ascii_only=ascii_only), width) == []


@given(markdown, lines_of_words, st.integers(20, 200) | st.integers(20, 40))
def test_no_line_of_any_plain_page_is_wider_than_the_width(
    text: str, title: str, width: int
) -> None:
    one = article(text, "")._replace(title=title, topic=title, sources=(Source(title, title),))
    page = Reading(one, (one,), WORDS, Definitions.INLINE)

    assert too_wide(plain_page(page, width), width) == []


@given(st.lists(words, min_size=1, max_size=30), st.integers(20, 90), st.sampled_from(TextSize))
def test_folding_loses_no_letter(text_words: list[str], width: int, size: TextSize) -> None:
    text = "Begin " + " ".join(text_words)
    page = reading(text, definitions=Definitions.OFF)

    for folded in (printed(page, width, size), plain_page(page, width)):
        assert "".join(text.split()) in "".join(folded.split())


# --- Facts in words -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("date", "written"),
    [
        ("2014-12-15", "December 15, 2014"),
        ("2026-01-01", "January 1, 2026"),
        ("2026-09-30", "September 30, 2026"),
        ("spring 2026", "spring 2026"),
        ("2026", "2026"),
        ("2026-01", "2026-01"),
        ("", ""),
    ],
)
def test_a_date_is_written_in_words(date: str, written: str) -> None:
    assert header_and_footer.date_in_words(date) == written


@pytest.mark.parametrize(
    ("grade", "formula", "language", "level"),
    [
        (6.4, "SMOG", "en", "Reading level: grade 6 (SMOG)"),
        (6.6, "SMOG", "en-GB", "Reading level: grade 7 (SMOG)"),
        (5.0, "Crawford", "es", "Reading level: grade 5 (Crawford)"),
        (None, "SMOG", "en", "Reading level: too short to measure"),
        (None, "", "fr", "Reading level: not measured for this language (fr)"),
    ],
)
def test_the_level_is_a_grade_or_the_reason_why_there_is_none(
    grade: float | None, formula: str, language: str, level: str
) -> None:
    one = article("It hurts.")._replace(grade=grade, formula=formula, language=language)

    assert header_and_footer.level(one) == level


@pytest.mark.parametrize(
    ("count", "minutes", "time"),
    [
        (0, 1, "About 1 minute to read"),
        (150, 1, "About 1 minute to read"),
        (300, 2, "About 2 minutes to read"),
        (900, 6, "About 6 minutes to read"),
    ],
)
def test_the_time_to_read_is_that_of_a_careful_reader(count: int, minutes: int, time: str) -> None:
    one = article("It hurts.")._replace(words=count)

    assert (header_and_footer.minutes(one), header_and_footer.reading_time(one)) == (minutes, time)


@pytest.mark.parametrize(
    ("source", "line"),
    [
        (
            Source("Throats", "NHS", "2025", "https://x.org/a"),
            "Throats. NHS. 2025. https://x.org/a",
        ),
        (Source("Throats", "NHS", "2025"), "Throats. NHS. 2025."),
        (Source("Throats", "NHS"), "Throats. NHS."),
        (Source("Throats", ""), "Throats."),
        (Source("Throats", "", "2025"), "Throats. 2025."),
        (Source("What is flu?", "NHS"), "What is flu? NHS."),
    ],
)
def test_a_source_is_one_line(source: Source, line: str) -> None:
    assert header_and_footer.source_line(source) == line


@pytest.mark.parametrize(
    ("origin", "end"),
    [
        (
            Origin("Throats", "Old Web", "B. Example", "2014-12-15"),
            ", Old Web. That page was reviewed by B. Example on December 15, 2014.",
        ),
        (Origin("Throats", "Old Web"), ", Old Web."),
        (Origin("Throats", ""), "."),
    ],
)
def test_an_origin_is_named_with_its_review(origin: Origin, end: str) -> None:
    start = 'Rewritten in our own words from the facts of "Throats"'

    assert header_and_footer.origin_line(origin) == start + end


@pytest.mark.parametrize(
    ("plain", "inline"),
    [
        ("A test of tissue.", "a test of tissue"),
        ("Sore, swollen lumps.", "sore, swollen lumps"),
        ("The bone of the hip.", "the bone of the hip"),
        ("Pain", "pain"),
        ("MRI with dye.", "MRI with dye"),
        ("DNA that changed.", "DNA that changed"),
        ("AIDS or HIV.", "AIDS or HIV"),
        ("X-ray of the breast.", "X-ray of the breast"),
        ("T-cells that fight germs.", "T-cells that fight germs"),
        ("HER2-positive cells.", "HER2-positive cells"),
        ("Élan, or drive.", "élan, or drive"),
        ("3D pictures.", "3D pictures"),
        ("", ""),
    ],
)
def test_a_definition_in_a_sentence_begins_small_unless_its_capital_belongs_to_it(
    plain: str, inline: str
) -> None:
    assert inline_definition(plain) == inline


@pytest.mark.parametrize(
    ("address", "text", "note"),
    [
        ("fever.md", "fever", " (hlreader read fever)"),
        ("sore-throat", "here", " (hlreader read sore-throat)"),
        ("https://www.nhs.uk", "the NHS", " (https://www.nhs.uk)"),
        ("https://www.nhs.uk", "https://www.nhs.uk", ""),
        ("mailto:team@example.org", "team@example.org", ""),
        ("mailto:team@example.org", "us", " (team@example.org)"),
        ("../secret.md", "this", " (../secret.md)"),
        ("#end", "the end", ""),
        ("", "nowhere", ""),
    ],
)
def test_a_link_names_the_command_or_the_address(address: str, text: str, note: str) -> None:
    assert header_and_footer.link_note(address, text) == note


@pytest.mark.parametrize(
    ("text", "front", "opening"),
    [
        ("First.\n\nSecond.", "teaser: Tease.\nsummary: Sum.", "Tease."),
        ("First.\n\nSecond.", "summary: Sum.", "Sum."),
        ("## Head\n\nFirst\nline.\n\nSecond.", "", "First line."),
        ("- only a list", "", ""),
        ("", "", ""),
    ],
)
def test_the_opening_is_the_teaser_the_summary_or_the_first_paragraph(
    text: str, front: str, opening: str
) -> None:
    assert header_and_footer.opening(article(text, front)) == opening
