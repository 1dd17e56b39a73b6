"""Keys: what terminals send for them, in pieces of any size, among answers and pastes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hlreader.reader.screen.keys import Decoder, Key


def names(data: bytes) -> list[str]:
    """Return the names of the keys in bytes after which nothing more comes."""
    decoder = Decoder()
    return [key.name for key in (*decoder.feed(data), *decoder.flush())]


@pytest.mark.parametrize(
    ("sent", "name"),
    [
        (b"a", "a"), (b"+", "+"), (b" ", "space"), (b"\t", "tab"), (b"\r", "enter"),
        (b"\n", "enter"), (b"\x7f", "backspace"), (b"\b", "backspace"), (b"\x1b", "escape"),
        (b"\x1b[A", "up"), (b"\x1bOA", "up"), (b"\x1b[1;2B", "down"), (b"\x1b[H", "home"),
        (b"\x1b[1~", "home"), (b"\x1bOF", "end"), (b"\x1b[4~", "end"), (b"\x1b[8~", "end"),
        (b"\x1b[5~", "page-up"), (b"\x1b[6~", "page-down"), (b"\x1b[6;5~", "page-down"),
        (b"\x1b[Z", "shift-tab"), (b"\x1b[1;2Z", "shift-tab"), (b"\x1bOM", "enter"),
        (b"\x1bOk", "+"), (b"\x1bOm", "-"), (b"\x0c", "ctrl-l"), ("ñ".encode(), "ñ"),
    ],
)  # fmt: skip
def test_a_key_is_known_in_the_forms_that_terminals_send(sent: bytes, name: str) -> None:
    assert names(sent) == [name]


@pytest.mark.parametrize(
    "sent",
    [
        b"\x1b[?64;1;9;15c", b"\x1b[>41;379;0c", b"\x1b[12;40R", b"\x1bP>|XTerm(379)\x1b\\",
        b"\x1b]11;rgb:0000/0000/0000\x07", b"\x1b_Gi=1;OK\x1b\\", b"\x1b[I", b"\x1b[O",
        b"\x1b[[A", b"\x1b[24~", b"\x1b[M !!", b"\x1b[57399u", b"\x1b[1;5P", b"\x1bOP", b"\x00",
        b"\x1b[200~rm -rf\n\x1b[201~"[:0] or b"\x1b[?2026;2$y", b"\xff", b"\xc3", b"\x9b",
    ],
)  # fmt: skip
def test_answers_and_keys_without_a_meaning_are_swallowed_whole(sent: bytes) -> None:
    assert names(sent) == []
    assert names(sent + b"q")[-1:] == ["q"]


def test_escape_and_another_key_in_one_read_are_two_keys() -> None:
    assert names(b"\x1bq") == ["escape", "q"]
    assert names(b"\x1b\x1b") == ["escape", "escape"]
    assert names(b"\x1b[") == ["escape", "["]


def test_a_paste_is_one_event_and_no_command() -> None:
    keys = Decoder().feed(b"\x1b[200~q\x1b[A rm -rf ~\n\x1b[201~n")

    assert [key.name for key in keys] == ["paste", "n"]
    assert keys[0].text == "q\x1b[A rm -rf ~\n"


def test_a_paste_may_take_its_time() -> None:
    decoder = Decoder()

    assert decoder.feed(b"\x1b[200~bone ") == []
    assert decoder.flush() == []
    assert decoder.feed(b"scan\x1b[201~") == [Key("paste", "bone scan")]


def test_a_paste_without_an_end_does_not_hold_the_keys_for_ever() -> None:
    decoder = Decoder()
    decoder.feed(b"\x1b[200~" + b"a" * (2 << 20))
    for _ in range(100):
        decoder.flush()

    assert not decoder.waiting
    assert decoder.feed(b"q") == [Key("q")]


@pytest.mark.parametrize(
    ("sent", "key"),
    [
        (b"\x1b[<0;5;3M", Key("click", "", 4, 2)),
        (b"\x1b[<64;5;3M", Key("wheel-up", "", 4, 2)),
        (b"\x1b[<65;5;3M", Key("wheel-down", "", 4, 2)),
        (b"\x1b[<69;5;3M", Key("wheel-down", "", 4, 2)),
    ],
)
def test_mouse_events_tell_where(sent: bytes, key: Key) -> None:
    assert Decoder().feed(sent) == [key]


@pytest.mark.parametrize("sent", [b"\x1b[<0;5;3m", b"\x1b[<2;5;3M", b"\x1b[<35;5;3M"])
def test_releases_other_buttons_and_moves_are_nothing(sent: bytes) -> None:
    assert names(sent) == []


KEYS = [b"a", b"\x1b[A", b"\x1b[6~", b"\t", "é".encode(), b"\x1b[<64;100;30M", b"\x1b[Z",
        b"\x1b[200~x y\x1b[201~", b"\x1bOB", b"\x1b[?62;c"]  # fmt: skip


@given(st.lists(st.sampled_from(KEYS)), st.data())
def test_keys_are_the_same_however_the_bytes_are_cut(
    sent: list[bytes], data: st.DataObject
) -> None:
    whole = b"".join(sent)
    decoder = Decoder()
    found = []
    rest = whole
    while rest:
        length = data.draw(st.integers(1, len(rest)))
        found += decoder.feed(rest[:length])
        rest = rest[length:]

    assert found == Decoder().feed(whole)
    assert not decoder.waiting


@given(st.binary(max_size=200))
def test_no_bytes_break_it_and_a_key_after_them_arrives(data: bytes) -> None:
    decoder = Decoder()
    decoder.feed(data)
    decoder.flush()
    while decoder.waiting:  # a paste has begun
        decoder.flush()

    assert decoder.feed(b"q") == [Key("q")]
