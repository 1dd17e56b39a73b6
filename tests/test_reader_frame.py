"""Frames: the window as data. Right at every width, on every terminal, at every size."""

import re

import pytest

from hlreader.layout.wrap import wrap
from hlreader.reader.screen.frame import compose
from hlreader.reader.wording import ENGLISH, SPANISH, ReaderWording
from hlreader.textsize.capabilities import Capabilities
from tests.reader_harness import (
    FRONT,
    KITTY,
    TMUX,
    VTE,
    XTERM,
    context,
    keys_line,
    lines,
    opened,
    press,
    shown,
)  # fmt: skip

WIDTHS = [20, 21, 27, 40, 66, 80, 133, 200]
FACES = {
    "own letters": (TMUX, "normal"),
    "own letters with space": (TMUX, "x-large"),
    "osc66, 1.5": (KITTY, "1.5"),
    "osc66, 3": (KITTY, "3"),
    "osc66, 7": (KITTY, "7"),
    "dec, 2": (XTERM, "2"),
    "quadrants, 3": (TMUX, "3"),
    "octants, 4": (VTE, "4"),
}
HARD = """\
# Pneumonoultramicroscopicsilicovolcanoconiosis

日本語のテキスト、表と長い行。e\u0301te\u0301 and 🩺 and a\tb.  Two  spaces.

> > * deeply `nested_code_without_any_space_in_it_at_all` and https://example.org/a/very/long/address

| A | Supercalifragilisticexpialidocious | C | D | E |
|---|---|---|---|---|
| one two three four | five | | biopsy | x |

    code   with    spaces
\tand a tab

***

100. A hundred
101. A hundred and one
"""


@pytest.mark.parametrize("columns", WIDTHS)
@pytest.mark.parametrize(("terminal", "size"), FACES.values(), ids=FACES)
def test_every_frame_fills_the_window_and_nothing_is_wider(
    terminal: Capabilities, size: str, columns: int
) -> None:
    on = context(HARD, terminal=terminal)
    state = opened(on, columns, 30, size)
    for keys in ("", "tab", "tab", "enter", "escape ?", "escape end"):
        state = press(state, on, keys)
        frame = compose(state, on)

        assert sum(strip.height for strip in frame.strips) == 30
        for strip in frame.strips:
            text = "".join(span.text for span in strip.spans)
            assert sum(strip.lettering.width(span.text) for span in strip.spans) <= columns, text


@pytest.mark.parametrize("columns", [1, 2, 3, 5, 8, 13])
@pytest.mark.parametrize("rows", [1, 2, 3, 5, 12])
def test_the_smallest_windows_are_survived(columns: int, rows: int) -> None:
    on = context(terminal=XTERM)
    state = opened(on, columns, rows)
    for keys in ("tab", "enter", "tab", "enter", "backspace", "escape", "space", "+", "+", "end",
                 "g", "enter", "escape", "?", "page-down", "escape", "[", "s", "/", "a", "enter",
                 "n", "l", "escape", "o", "enter", "c", "backspace", "home"):  # fmt: skip
        state = press(state, on, keys)
        frame = compose(state, on)

        assert sum(strip.height for strip in frame.strips) == rows
        for strip in frame.strips:
            text = "".join(span.text for span in strip.spans)
            assert strip.lettering.width(text) <= max(columns, strip.lettering.width("n"))


def test_the_first_page_shows_what_a_printed_page_does() -> None:
    on = context()

    page = shown(opened(on), on)

    assert "Tests Your scan You may need a biopsy before you start." in page
    assert "It does not hurt much. Not yet reviewed by a clinician Reading level:" in page
    assert "You may need a biopsy before you start." in page


def test_the_last_page_names_sources_and_what_to_read_next() -> None:
    on = context()

    page = shown(opened(on, keys="end"), on)

    assert "Sources Bone health. NIH. https://example.org/bones" in page
    assert "Read next Fever. When to call. How to rest. Sleep helps you heal." in page
    assert "It does not replace your care team." in page
    assert "100 %" in page


def test_a_table_is_in_columns_if_it_fits_and_else_in_cards() -> None:
    on = context()

    assert any("│ What happens" in line for line in lines(opened(on, 80, 40), on))
    narrow = shown(opened(on, 18, 80), on)
    assert "Test: Bone scan What happens: You get a tracer" in narrow


def test_a_chosen_word_is_shown_in_reverse_with_a_sign_and_in_words() -> None:
    on = context()

    state = opened(on, keys="tab")

    strips = compose(state, on).strips
    strip = next(one for one in strips if any("biopsy" in span.text for span in one.spans))
    chosen = next(span for span in strip.spans if "biopsy" in span.text)
    assert "7" in chosen.style.split(";")
    assert strip.spans[0].text.lstrip().startswith("▶")
    assert "“biopsy”" in keys_line(state, on)


@pytest.mark.parametrize("columns", [20, 30, 40, 60, 80, 120])
def test_the_line_of_keys_always_says_how_to_leave(columns: int) -> None:
    on = context()
    state = opened(on, columns, 12)

    assert "q quit" in keys_line(state, on)
    assert "Esc" in keys_line(press(state, on, "tab enter"), on)
    assert "Esc" in keys_line(press(state, on, "g"), on)


def test_at_forty_columns_the_keys_that_matter_have_room() -> None:
    on = context()

    assert keys_line(opened(on, 40, 12), on) == "Space next · Tab word · ? help · q quit"


def test_on_a_small_window_the_text_gets_the_rows() -> None:
    on = context()

    small = lines(opened(on, 40, 12), on)

    assert small[0].strip() == "Tests"
    assert len([line for line in small if line]) >= 9


def test_large_letters_bring_large_keys_where_there_is_room() -> None:
    on = context(terminal=XTERM)

    frame = compose(opened(on, 100, 30, "2"), on)
    small = compose(opened(on, 60, 10, "2"), on)

    assert frame.strips[-1].height == 2
    assert small.strips[-1].height == 1


@pytest.mark.parametrize("columns", [80, 100])
def test_the_keys_are_less_large_than_the_text_where_that_leaves_room_for_them(
    columns: int,
) -> None:
    on = context(terminal=XTERM)

    frame = compose(opened(on, columns, 30, "3"), on)

    assert any(strip.lettering.scale == 3 for strip in frame.strips)
    assert frame.strips[-1].lettering.scale == 2
    assert "Tab" in keys_line(opened(on, columns, 30, "3"), on)


@pytest.mark.parametrize("words", [ENGLISH, SPANISH], ids=["English", "Spanish"])
@pytest.mark.parametrize("size", ["1", "2", "3", "4", "7"])
@pytest.mark.parametrize("terminal", [TMUX, XTERM, KITTY, VTE], ids=lambda one: one.name)
@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (40, 12), (100, 30)])
def test_at_each_size_the_keys_say_how_to_turn_the_page_get_help_and_leave(
    columns: int, rows: int, terminal: Capabilities, size: str, words: ReaderWording
) -> None:
    signs = "danger_signs: {section: What comes after?, signs: [a fever]}\n"
    on = context(front=FRONT + signs, terminal=terminal, words=words)
    state = opened(on, columns, rows, size)

    named = {item.split()[0] for item in re.split(" {2,}| · ", keys_line(state, on))}

    assert {"!", words.space, "Tab", "?", "q"} <= named


@pytest.mark.parametrize(
    ("columns", "rows", "size", "wanted"),
    [(80, 24, "4", 3), (100, 30, "4", 4), (80, 24, "3", 5), (100, 30, "3", 6), (40, 12, "3", 2)],
)
def test_in_large_letters_the_text_has_as_many_lines_as_the_window_can_hold(
    columns: int, rows: int, size: str, wanted: int
) -> None:
    on = context("A long day at the clinic, and then a longer one. " * 40)
    state = opened(on, columns, rows, size)

    height = on.step(state).lettering.height
    assert height > 1
    assert sum(strip.height == height for strip in compose(state, on).strips) >= wanted


def test_a_word_that_is_too_long_is_cut_after_a_hyphen() -> None:
    text = "say sin-TIG-ruh-fee-and-so-on"

    found = [text[start:end] for start, end in wrap(text, lambda start, end: end - start, 12)]

    assert found == ["say", "sin-TIG-ruh-", "fee-and-so-", "on"]


def test_a_title_without_end_is_cut_to_the_window() -> None:
    on = context("# " + "word " * 20_000 + "\n\nText.\n", front="")

    title, *_ = lines(opened(on, 80, 24), on)

    assert len(title) <= 80
    assert re.search(r"word w…\s+h home · \d+ %$", title)
