"""Tables and lists of any length: read in chunks, and shown as the one block they are."""

import re

import pytest

from hlreader.layout.wrap import text_of
from tests.reader_harness import context, keys_line, opened, press, shown, typed
from tests.test_reader_frame import FACES

TABLE = "Before.\n\n| Drug | Dose |\n|---|---|\n" + "".join(
    f"| drug {number} | {number} mg |\n" for number in range(1000)
)


def lines_of(text: str, columns: int, spacing: int = 0, size: str = "normal") -> list[str]:
    """Return all lines of a text from its second part on, as they are laid out."""
    on = context(text, front="")
    state = opened(on, columns, 24, size)
    state = state._replace(look=state.look._replace(spacing=spacing))
    view, book = on.view(state), on.book(state)
    found: list[str] = []
    part = 2
    while book.has(part + 1):
        found += [text_of(line.pieces) for line in view.lines(part)]
        part += 1
    return found


@pytest.mark.parametrize("spacing", [0, 1, 2])
def test_a_long_table_is_one_grid(spacing: int) -> None:
    lines = lines_of(TABLE, 80, spacing)
    while not lines[-1]:
        lines.pop()

    assert re.fullmatch(r"Drug +│ Dose *", lines[0])
    rulers, rows = lines[1::2], lines[2::2]
    assert len(set(rulers)) == 1
    assert set(rulers[0]) == set("─┼")
    assert [re.split(" *│ *", row) for row in rows] == [
        [f"drug {number}", f"{number} mg"] for number in range(1000)
    ]
    assert {row.index("│") for row in rows} == {rulers[0].index("┼")}


def test_a_long_table_on_a_narrow_page_is_cards_each_with_its_labels() -> None:
    lines = lines_of(TABLE.replace("drug ", "drug-of-a-long-name "), 20)

    text = "\n".join(lines)
    assert text.count("Drug:") == text.count("Dose:") == 1000
    assert text.count("\n\n") == 999
    assert "\n\n\n" not in text.rstrip()


@pytest.mark.parametrize(("mark", "label"), [("-", "•"), ("1.", "1000.")])
def test_a_long_list_has_no_gaps(mark: str, label: str) -> None:
    lines = lines_of("Before.\n\n" + f"{mark} Rest well.\n" * 1000, 80)

    assert lines.count("") == 1  # the gap after it
    assert sum("Rest well." in line for line in lines) == 1000
    assert lines[-2] == f"{label} Rest well."


def test_long_code_has_no_gaps() -> None:
    lines = lines_of("Before.\n\n```\n" + "take one\n" * 1000 + "```\n", 80)

    assert lines == ["  take one"] * 1000 + [""]


@pytest.mark.parametrize("name", FACES)
def test_what_is_far_down_a_long_table_is_found_and_explained(name: str) -> None:
    terminal, size = FACES[name]
    on = context(TABLE + "| a tracer | last |\n", terminal=terminal)

    state = press(opened(on, 100, 30, size, "/"), on, [*typed("a tracer")])
    state = press(state, on, "enter")

    assert "1 of 1" in keys_line(state, on)
    assert "A small dose" in shown(press(state, on, "enter"), on)


def test_the_header_of_a_long_table_is_found_once() -> None:
    on = context(TABLE)

    state = press(opened(on, keys="/"), on, [*typed("dose")])
    state = press(state, on, "enter")

    assert len(state.search.found) == 1
