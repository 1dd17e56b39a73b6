"""Tables of words with a number each, parsed no further than they are asked."""

from pathlib import Path

import pytest

from hlreader.readability.lexicon.word_table import WordTable
from tests.benchmarks.word_tables import write_words

HEAD = "# Numbers of words.\n# The licence of the numbers.\n"
NUMBERS = {"biopsy": 34, "biopsies": 31, "bio": 40, "a": 74, "zeta": -3, "don't": 60, "?": 5}


@pytest.fixture
def table(tmp_path: Path) -> WordTable:
    path = tmp_path / "words.txt"
    write_words(path, HEAD, NUMBERS)
    return WordTable(path)


@pytest.mark.parametrize(("word", "number"), NUMBERS.items())
def test_a_word_has_the_number_that_was_written(table: WordTable, word: str, number: int) -> None:
    assert table.get(word) == number
    assert table.get(word) == number  # the second time it has been parsed


@pytest.mark.parametrize("word", ["biops", "biopsys", "bi", "", "34", "#", "# N", "licence", "Bio"])
def test_a_word_that_was_not_written_has_none(table: WordTable, word: str) -> None:
    assert table.get(word) is None
