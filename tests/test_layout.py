"""One leaflet with everything that can be in a text, as readers see it: printed, plain, and open.

The pages are in ``tests/data/layout``: read them as the specification of the layout. To accept a
change of it, look at each difference that the tests show, and write the new page into its file.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from hlreader.reader.text.view import START
from tests import reader_desk
from tests.conftest import Result

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

    printed = run("read", LEAFLET, *options)

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
    on = reader_desk.desk(text, front="title: Your bone scan\n", related=())
    view = on.view(reader_desk.opened(on, columns, 24, size))

    lines = ["".join(one.text for one in line.pieces) for _, line in view.from_spot(START)]

    shown = "".join(f"{line.rstrip()}\n" for line in lines)
    assert shown == (PAGES / f"{page}.txt").read_text("utf-8")
