"""The painter: after each key, the terminal shows the same as after drawing everything again."""

from typing import Any

import pytest

from hlreader.reader.screen.frame import Frame, compose
from hlreader.reader.screen.keys import Key
from hlreader.reader.screen.painter import paint, reset_doubles
from hlreader.reader.session import key_actions as session
from hlreader.textsize.capabilities import Capabilities
from tests import emulator, reader_harness
from tests.emulator import Emulator, Profile
from tests.reader_harness import context, opened, press

TERMINALS = {
    "kitty": (emulator.KITTY, reader_harness.KITTY),
    "xterm": (emulator.XTERM, reader_harness.XTERM),
    "tmux": (emulator.TMUX, reader_harness.TMUX),
    "vte": (emulator.VTE, reader_harness.VTE),
}
SCRIPT = (
    "space tab tab + enter tab enter + backspace escape + + down down up space t - s enter escape "
    "+ + g down enter escape end home ] [ - - - t o down enter backspace / s c a n enter n n "
    "escape c + + + space 0 ? down down escape"
).split()


def looks(screen: Emulator) -> tuple[object, ...]:
    """Return all that can be seen on a screen."""
    columns = range(screen.columns)
    cells = [[*map(screen.buffer[row].__getitem__, columns)] for row in range(screen.lines)]
    blocks = sorted((row, column, block.text) for row, column, block in screen.blocks())
    return screen.rows(), screen.doubles(), blocks, cells


@pytest.mark.slow
@pytest.mark.parametrize(("profile", "capabilities"), TERMINALS.values(), ids=TERMINALS)
def test_step_by_step_gives_the_same_screen_as_a_fresh_one(
    profile: Profile, capabilities: Capabilities
) -> None:
    on = context(terminal=capabilities)
    state = opened(on, 100, 30)
    screen = Emulator(100, 30, profile)
    shown: Frame | None = None
    for name in ["ctrl-l", *SCRIPT]:
        state = press(state, on, [Key(name)])
        frame = compose(state, on)
        screen.feed(paint(frame, shown))
        shown = frame
        fresh = Emulator(100, 30, profile)
        fresh.feed(paint(frame))

        assert looks(screen) == looks(fresh), name
        assert screen.swallowed == []


@pytest.mark.parametrize(("columns", "rows"), [(60, 20), (100, 20), (120, 40)])
@pytest.mark.parametrize("keys", ["", "+ +", "+ + tab enter"])
def test_a_window_of_another_size_is_drawn_whole(keys: str, columns: int, rows: int) -> None:
    on = context(terminal=reader_harness.XTERM)
    state = opened(on, 100, 30, keys=keys)
    screen = Emulator(100, 30, emulator.XTERM)
    before = compose(state, on)
    screen.feed(paint(before))

    state = session.resized(state, on, columns, rows)
    screen.resize(rows, columns)
    screen.feed(paint(compose(state, on), before))

    fresh = Emulator(columns, rows, emulator.XTERM)
    fresh.feed(paint(compose(state, on)))
    assert screen.rows() == fresh.rows()
    assert screen.doubles() == fresh.doubles()


@pytest.mark.parametrize("size", ["1", "2"])
def test_each_line_is_drawn_on_its_own_rows(size: str) -> None:
    # Given a page in letters of one row, or of two
    on = context(terminal=reader_harness.XTERM)
    frame = compose(opened(on, 100, 30, size), on)
    screen = Emulator(100, 30, emulator.XTERM)

    # When it is drawn
    screen.feed(paint(frame))

    # Then each row has the text and the half of the line that the frame has there
    texts: list[str] = []
    halves: list[str] = []
    for strip in frame.strips:
        is_double = strip.height == 2 and bool(strip.spans)
        text = "".join(span.text for span in strip.spans).rstrip()
        texts += [text if size == "1" else text.replace("│", "|")] * strip.height
        halves += ["top", "bottom"] if is_double else [""] * strip.height
    assert [row.rstrip() for row in screen.rows()] == texts
    assert screen.doubles() == halves


@pytest.mark.parametrize(("before", "after"), [("2", "0"), ("1", "+ + +")])
def test_rows_change_between_letters_of_one_row_and_of_two(before: str, after: str) -> None:
    # Given a page on the screen
    on = context(terminal=reader_harness.XTERM)
    state = opened(on, 100, 30, before)
    shown = compose(state, on)
    screen = Emulator(100, 30, emulator.XTERM)
    screen.feed(paint(shown))

    # When its letters become larger or smaller
    for name in after.split():
        state = press(state, on, name)
    frame = compose(state, on)
    screen.feed(paint(frame, shown))

    # Then the screen is as if only the new page had been drawn
    fresh = Emulator(100, 30, emulator.XTERM)
    fresh.feed(paint(frame))
    assert screen.doubles() != [""] * 30 or before == "2"
    assert looks(screen) == looks(fresh)


class Stubborn(Emulator):
    """A terminal in which rows keep their double size when the window is cleared."""

    def erase_in_display(self, how: int = 0, *arguments: Any, **options: Any) -> None:
        before = self.doubles()
        super().erase_in_display(how, *arguments, **options)
        for row, double in enumerate(before):
            self.buffer[row].double = double


def test_double_rows_are_undone_before_the_window_is_cleared() -> None:
    # Given double letters, and a terminal that clears their text alone
    on = context(terminal=reader_harness.XTERM)
    state = opened(on, 100, 30, "2")
    screen = Stubborn(100, 30, emulator.XTERM)
    before = compose(state, on)
    screen.feed(paint(before))
    assert "top" in screen.doubles()

    # When the whole window is drawn anew, in letters of the common size
    state = press(state, on, "0")
    state = session.resized(state, on, 100, 29)
    screen.feed(paint(compose(state, on), before))

    assert set(screen.doubles()) == {""}


def test_what_does_not_change_is_not_sent() -> None:
    on = context()
    state = opened(on)
    frame = compose(state, on)

    assert paint(frame, frame) == ""
    one_word = paint(compose(press(state, on, "tab"), on), frame)
    assert len(one_word) < len(paint(frame)) / 3


def test_every_change_is_one_synchronized_update() -> None:
    on = context()

    sent = paint(compose(opened(on), on))

    assert sent.startswith("\x1b[?2026h")
    assert sent.endswith("\x1b[?2026l")


def test_the_page_has_the_colours_of_its_theme_where_nothing_is_written() -> None:
    # Given a page on a dark ground
    on = context(terminal=reader_harness.XTERM)
    state = opened(on, 100, 30)
    dark = state._replace(look=state.look._replace(theme="dark"))
    screen = Emulator(100, 30, emulator.XTERM)

    # When it is drawn, then every cell is dark
    screen.feed(paint(compose(dark, on)))
    assert {cell.bg for row in screen.buffer.values() for cell in row.values()} == {"1e1e1e"}


@pytest.mark.parametrize("keys", ["", "down down"])
def test_double_lines_are_undone_at_the_end_and_only_where_there_are_some(keys: str) -> None:
    on = context(terminal=reader_harness.XTERM)
    screen = Emulator(100, 30, emulator.XTERM)
    large = compose(opened(on, 100, 30, "2", keys), on)
    screen.feed(paint(large))

    screen.feed(reset_doubles(large))

    assert set(screen.doubles()) == {""}
    assert reset_doubles(compose(opened(on, 100, 30), on)) == ""


def test_no_control_character_of_a_text_reaches_the_terminal() -> None:
    on = context("A \x07bell, an \x1b[31mescape and a \x9bcsi.", "title: A\n")

    sent = paint(compose(opened(on), on)).replace("\x1b", "")

    assert not any(ord(letter) < 32 or 127 <= ord(letter) < 160 for letter in sent)
