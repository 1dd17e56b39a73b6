"""Write the tables of words that ``hlreader.readability.lexicon.word_table`` reads."""

from collections.abc import Mapping
from itertools import groupby
from pathlib import Path

from hlreader.readability.lexicon.word_table import ALIKE


def write_words(path: Path, head: str, numbers: Mapping[str, int]) -> None:
    """Write a table with remarks at its head: a line for all words that begin alike, in order."""
    lines = [
        f"{start}\t{' '.join(f'{word} {numbers[word]}' for word in words)}\n"
        for start, words in groupby(sorted(numbers), key=lambda word: word[:ALIKE])
    ]
    path.write_text(head + "".join(lines), "utf-8")
