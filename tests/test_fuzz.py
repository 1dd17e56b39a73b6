"""Whatever a stranger sends, the answer is a text or one clear line, and drives no terminal.

``tests/fuzz`` found the files of the corpus. Here they go through their doors again, and so do
random changes of them.
"""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fuzz.doors import DOORS, answer
from tests.harmless import DRIVING

CORPUS = Path(__file__).parent / "fuzz/corpus"
SIGNS = [
    b"\x1b[31m",
    b"\x9b",
    b"\x00",
    b"\r",
    b"\xff\xfe",
    b"&#27;",
    b"\xe2\x80\xae",
    b"<",
    b">",
    b'"',
]
"""Pieces that fuzzers like, and terminals and parsers do not."""


def corpus_of(door: str) -> list[bytes]:
    return [path.read_bytes() for path in sorted((CORPUS / door).iterdir())]


def changed(data: bytes, changes: list[tuple[float, int, bytes]]) -> bytes:
    """Return data in which each change replaces a stretch, at a share of its length, by bytes."""
    for share, length, piece in changes:
        at = int(share * len(data))
        data = data[:at] + piece + data[at + length :]
    return data


def test_each_door_has_a_corpus() -> None:
    assert {path.name for path in CORPUS.iterdir()} == set(DOORS)


@pytest.mark.parametrize("door", DOORS)
def test_the_corpus_of_a_door_is_harmless(door: str) -> None:
    for data in corpus_of(door):
        assert not DRIVING.search(answer(door, data)), data


@pytest.mark.parametrize("door", DOORS)
@given(picked=st.data())
def test_changes_of_the_corpus_are_harmless(door: str, picked: st.DataObject) -> None:
    data = picked.draw(st.sampled_from(corpus_of(door)))
    piece = st.sampled_from(SIGNS) | st.binary(max_size=4)
    change = st.tuples(st.floats(0, 1), st.integers(0, 40), piece)

    seen = answer(door, changed(data, picked.draw(st.lists(change, min_size=1, max_size=6))))

    assert not DRIVING.search(seen)
