"""An article in words: passages that know which of their letters are in the source."""

import pytest

from hlreader.layout.flow import pieces_of
from hlreader.layout.wrap import NOWHERE, Piece, text_of
from hlreader.linear import Linear, Passage, tidied
from hlreader.models import Run
from hlreader.wording import ENGLISH
from tests.reader_harness import article


def passages(text: str) -> list[Passage]:
    return list(Linear(ENGLISH, {}).blocks(article(text, "title: T\n").document.blocks))


@pytest.mark.parametrize(
    ("text", "lines", "tidy"),
    [
        ("plain words", True, "plain words"),
        ("  two   gaps  here ", False, "two gaps here"),
        ("tab\there\xa0too", False, "tab here too"),
        ("a \n b", False, "a b"),
        ("a \n b", True, "a\nb"),
        ("a\n\nb\n", True, "a\n\nb\n"),
        (" \n ", False, ""),
    ],
)
def test_white_space_is_tidied(text: str, lines: bool, tidy: str) -> None:  # noqa: FBT001
    assert text_of(tidied([Piece(text, "", 0)], lines=lines)) == tidy


def test_a_gap_between_pieces_is_one_space() -> None:
    pieces = tidied(pieces_of((Run("one ", 0), Run("  two", 9, strong=True), Run(" ", 20))))

    assert text_of(pieces) == "one two"
    assert [piece.roles for piece in pieces if piece.text == "two"] == ["strong"]


def test_each_letter_knows_its_place_also_where_spaces_were_dropped() -> None:
    text = (
        "Take  it\nwith   *much*   water.\n\n- One   item\n\n"
        "| A  b | C |\n|---|---|\n| d   e | f |\n"
    )
    source = article(text, "title: T\n").document.source

    placed = [piece for one in passages(text) for piece in one.pieces if piece.offset != NOWHERE]

    assert placed
    for piece in placed:
        written = source[piece.offset : piece.offset + len(piece.text)]
        assert written.split() == piece.text.split()


def test_what_hlreader_says_itself_has_no_place() -> None:
    (heading, _, item, _) = passages("## Now\n\n1. Rest\n")

    assert [(piece.text, piece.offset == NOWHERE) for piece in heading.pieces] == [
        ("Heading: ", True), ("Now", False), (".", True),
    ]  # fmt: skip
    assert [(piece.text, piece.offset == NOWHERE) for piece in item.pieces] == [
        ("1. ", True), ("Rest", False),
    ]  # fmt: skip
