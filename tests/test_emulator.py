"""The terminal in memory keeps the rules that real ones were seen to keep."""

import pytest

from tests.emulator import ALACRITTY, FOOT, KITTY, MLTERM, XTERM, Emulator, Profile


def sized(text: str, keys: str = "s=2") -> str:
    return f"\x1b]66;{keys};{text}\x07"


def test_a_double_line_holds_half_the_letters_and_keeps_its_height_until_reset() -> None:
    screen = Emulator(20, 4, XTERM)

    screen.feed("\x1b#3Your scan\r\n\x1b#4Your scan\r\nnext")

    assert screen.doubles() == ["top", "bottom", "", ""]
    assert screen.rows()[:3] == ["Your scan", "Your scan", "next"]
    screen.feed("\x1b[1;1H\x1b[2K")
    assert screen.doubles()[0] == "top"
    screen.feed("\x1b#5")
    assert screen.doubles()[0] == ""


@pytest.mark.parametrize(
    ("profile", "column"), [(XTERM, 10), (MLTERM, 20), (KITTY, 20), (ALACRITTY, 20)]
)
def test_the_cursor_tells_a_wide_line_in_some_terminals(profile: Profile, column: int) -> None:
    screen = Emulator(20, 4, profile)

    screen.feed("\x1b#6\x1b[999C\x1b[6n")

    assert screen.replies == f"\x1b[1;{column}R"


def test_the_attribute_of_a_line_scrolls_with_it() -> None:
    screen = Emulator(20, 3, XTERM)

    screen.feed("\r\n\x1b#3a\r\n\x1b#4a\r\n")

    assert screen.doubles() == ["top", "bottom", ""]


def test_sized_letters_cover_cells_and_move_the_cursor() -> None:
    screen = Emulator(20, 6, KITTY)

    screen.feed(sized("né\u0301", "s=3") + "\x1b[6n")

    assert screen.replies == "\x1b[1;7R"
    assert [(y, x, block.text, block.scale) for y, x, block in screen.blocks()] == [
        (0, 0, "n", 3), (0, 3, "é\u0301", 3)
    ]  # fmt: skip


def test_one_and_a_half_is_a_fraction_of_two() -> None:
    screen = Emulator(20, 6, KITTY)

    screen.feed(sized("your", "s=2:n=3:d=4:w=3"))

    [(_, _, block)] = screen.blocks()
    assert (block.text, block.width, block.scale) == ("your", 6, 1.5)


def test_writing_on_the_top_row_erases_a_block_and_on_a_lower_row_jumps_past_it() -> None:
    screen = Emulator(20, 6, KITTY)

    screen.feed(sized("ab") + "\x1b[2;1Hx")
    assert screen.rows()[:2] == ["ab", "x"]
    assert screen.buffer[1][4].data == "x"
    screen.feed("\x1b[1;2Hy")
    assert [block.text for _, _, block in screen.blocks()] == ["b"]


def test_erasing_any_cell_of_a_block_erases_all_of_it() -> None:
    screen = Emulator(20, 6, KITTY)

    screen.feed(sized("ab") + "\x1b[2;1H\x1b[2K")

    assert screen.blocks() == []
    assert screen.rows()[0] == ""


def test_a_block_that_does_not_fit_wraps_or_scrolls_or_is_lost() -> None:
    screen = Emulator(5, 3, KITTY)

    screen.feed(sized("abc"))
    assert [(y, x, block.text) for y, x, block in screen.blocks()] == [
        (0, 2, "b"),
        (1, 0, "c"),
    ]
    screen.feed(sized("z", "s=7"))
    assert screen.swallowed == ["z"]


def test_terminals_without_the_protocol_lose_the_text_or_take_only_its_width() -> None:
    plain, foot = Emulator(20, 6, XTERM), Emulator(20, 6, FOOT)

    plain.feed(sized("lost") + "\x1b[6n")
    foot.feed(sized(" ", "w=2") + "\x1b[6n" + sized(" ") + "\x1b[6n")

    assert (plain.swallowed, plain.replies) == (["lost"], "\x1b[1;1R")
    assert foot.replies == "\x1b[1;3R\x1b[1;4R"


def test_the_alternate_screen_leaves_the_main_one_as_it_was() -> None:
    screen = Emulator(20, 4, XTERM)

    screen.feed("$ hlreader\x1b[?1049h\x1b[2J\x1b[H\x1b#3page\x1b[?25l")
    assert (screen.rows()[0], screen.cursor.hidden) == ("page", True)
    screen.feed("\x1b[?25h\x1b[?1049l")

    assert (screen.rows()[0], screen.alternate, screen.doubles()) == ("$ hlreader", None, [""] * 4)


def test_a_sequence_may_come_in_pieces() -> None:
    screen = Emulator(20, 6, KITTY)

    for piece in ("\x1b", "]66;s=", "2;H", "\x1b", "\\", "\x1b[>", "q"):
        screen.feed(piece)

    assert [block.text for _, _, block in screen.blocks()] == ["H"]
    assert screen.replies == "\x1bP>|kitty(0.40.1)\x1b\\"
