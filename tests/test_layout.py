"""One leaflet with everything that can be in a text, as readers see it: printed, plain, and open.

The pages are in ``tests/data/layout``: read them as the specification of the layout. To accept a
change of it, look at each difference that the tests show, and write the new page into its file.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from hlreader.layout.flow import flows
from hlreader.layout.lines import lines_of
from hlreader.layout.typography import Typography
from hlreader.layout.wrap import text_of, wrap
from hlreader.reader.text.view import START
from hlreader.textsize.cells import cells
from hlreader.textsize.faces.osc66 import OneAndAHalf, Osc66
from hlreader.textsize.faces.spacing import SpacingFace
from hlreader.textsize.lettering import Lettering
from tests import reader_harness
from tests.conftest import Result
from tests.parsing import parse

Run = Callable[..., Result]

PAGES = Path(__file__).parent / "data" / "layout"
LEAFLET = PAGES / "scan.md"

PRINTED = {
    "printed-20": ["--width", "20"],
    "printed-47": ["--width", "47"],
    "printed-80": ["--width", "80"],
    "printed-200": ["--width", "200"],
    "printed-47-x-large": ["--width", "47", "--text-size", "x-large"],
    "printed-80-notes": ["--width", "80", "--definitions", "notes"],
    "plain": ["--plain"],
    "plain-47": ["--plain", "--width", "47"],
}


@pytest.mark.parametrize("page", PRINTED)
def test_a_printed_page_is_laid_out_as_agreed(page: str, run: Run) -> None:
    options = [*PRINTED[page], "--glossary", str(PAGES / "words.yaml")]

    printed = run("read", "scan", "--library", str(PAGES), *options)

    assert printed.out == (PAGES / f"{page}.txt").read_text("utf-8")


@pytest.mark.parametrize(
    ("page", "columns", "size"),
    [
        ("reader-20", 20, "normal"),
        ("reader-47", 47, "normal"),
        ("reader-80", 80, "normal"),
        ("reader-80-x-large", 80, "x-large"),
    ],
)
def test_the_reader_lays_out_its_lines_as_agreed(page: str, columns: int, size: str) -> None:
    text = LEAFLET.read_text("utf-8").partition("---\n\n")[2]
    on = reader_harness.context(text, front="title: Your bone scan\n", related=())
    view = on.view(reader_harness.opened(on, columns, 24, size))

    lines = [text_of(line.pieces) for _, line in view.from_spot(START)]

    shown = "".join(f"{line.rstrip()}\n" for line in lines)
    assert shown == (PAGES / f"{page}.txt").read_text("utf-8")


# --- Lines, in letters of every size ------------------------------------------------------------

LETTERINGS: dict[str, Lettering] = {
    "the terminal's own": SpacingFace(),
    "1.5": OneAndAHalf(),
    "2": Osc66(2),
    "4": Osc66(4),
}

every_size = pytest.mark.parametrize("lettering", LETTERINGS.values(), ids=LETTERINGS)


def laid_out(text: str, typography: Typography) -> list[str]:
    """Return the lines of a Markdown text."""
    blocks = parse(text, "a.md", "markdown").blocks
    made = [flow for block in blocks for flow in flows(block, {})]
    return [text_of(line.pieces) for line in lines_of(made, typography)]


@every_size
@pytest.mark.parametrize("columns", [20, 47, 80])
def test_a_divider_is_one_line(lettering: Lettering, columns: int) -> None:
    lines = laid_out("Rest.\n\n---\n\nCall us.", Typography(lettering, columns))

    assert [set(line) for line in lines if "─" in line] == [{"─"}]
    assert all(lettering.width(line) <= columns for line in lines)


def test_the_bar_of_a_quotation_is_not_broken_but_two_quotations_are_apart() -> None:
    lines = laid_out(
        "> Drink.\n>\n> Rest.\n\n<!-- -->\n\n> Call us.", Typography(SpacingFace(), 40)
    )

    assert lines == ["│ Drink.", "│", "│ Rest.", "", "│ Call us."]


def test_the_reader_shows_the_bar_between_the_paragraphs_of_a_quotation() -> None:
    on = reader_harness.context("> Drink.\n>\n> Rest.", related=())

    shown = reader_harness.lines(reader_harness.opened(on), on)

    shown = [line.strip() for line in shown]
    first = shown.index("│ Drink.")
    assert shown[first : first + 3] == ["│ Drink.", "│", "│ Rest."]


def test_a_long_quotation_has_its_bar_also_where_it_is_cut_into_portions() -> None:
    text = "\n>\n".join(f"> {'Drink water and rest. ' * 20}" for _ in range(20))
    on = reader_harness.context(text, related=())
    view = on.view(reader_harness.opened(on))

    lines = [text_of(line.pieces) for _, line in view.from_spot(START)]

    first = next(number for number, line in enumerate(lines) if line.startswith("│"))
    last = max(number for number, line in enumerate(lines) if line.startswith("│"))
    assert view.book.parts_read > 4
    assert all(line.startswith("│") for line in lines[first:last])


@pytest.mark.parametrize("paragraph_gap", [1, 2, 3])
def test_code_is_not_pulled_apart_where_paragraphs_are(paragraph_gap: int) -> None:
    typography = Typography(SpacingFace(), 40, paragraph_gap=paragraph_gap)

    assert laid_out("```\nopen\nread\n```", typography) == ["  open", "  read"]


def test_the_columns_of_code_line_up_at_tabs() -> None:
    lines = laid_out("```\nMonday\t9\nSun\tclosed\n\tall day\n```", Typography(SpacingFace(), 40))

    assert lines == ["  Monday  9", "  Sun closed", "      all day"]


def test_lines_break_at_wide_spaces_and_never_at_no_break_spaces() -> None:
    lines = laid_out("Take 250\u00a0mg at noon\u3000with food", Typography(SpacingFace(), 9))

    assert lines == ["Take", "250\u00a0mg at", "noon", "with food"]


@every_size
@pytest.mark.parametrize("marks", [1, 2, 9])
def test_accents_stay_with_their_letters_and_leave_the_lines_full(
    lettering: Lettering, marks: int
) -> None:
    letter = "e" + "\u0323" * marks
    columns = 12 * lettering.width("eeee") // 4

    lines = laid_out(letter * 30, Typography(lettering, columns))

    assert lines == [letter * 12, letter * 12, letter * 6]


def test_measuring_a_word_full_of_accents_grows_with_its_length() -> None:
    def measured(letters: int) -> int:
        word = ("e" + "\u0323" * 9) * letters
        counts = []

        def extent(start: int, end: int) -> int:
            counts.append(end - start)
            return cells(word[start:end])

        assert len([*wrap(word, extent, 20)]) == letters // 20
        return sum(counts)

    assert measured(800) < 2.5 * measured(400)


def test_a_table_without_rows_keeps_its_header_where_it_is_too_wide() -> None:
    text = "| Before the scan | After the scan | Next day |\n|---|---|---|"

    assert laid_out(text, Typography(SpacingFace(), 20)) == [
        "Before the scan",
        "After the scan",
        "Next day",
    ]
