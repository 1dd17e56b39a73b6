"""Write word tables for ``hlreader.readability.lexicon.word_table``."""

from collections.abc import Mapping
from itertools import groupby
from pathlib import Path

from hlreader.readability.lexicon.word_table import ALIKE


def write_words(path: Path, head: str, numbers: Mapping[str, int]) -> None:
    """Write a table with comments at its head, and a line for all words with the same beginning."""
    lines = [
        f"{start}\t{' '.join(f'{word} {numbers[word]}' for word in words)}\n"
        for start, words in groupby(sorted(numbers), key=lambda word: word[:ALIKE])
    ]
    path.write_text(head + "".join(lines), "utf-8")
