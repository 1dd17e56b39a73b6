"""The links of a text, for several rules."""

from collections.abc import Iterator
from itertools import groupby

from hlreader.checker.text.passage import Passage


def links(passage: Passage) -> Iterator[tuple[int, int, str]]:
    """Yield the start, end and address of each link in a passage."""
    position = 0
    for address, runs in groupby(passage.runs, key=lambda run: run.link):
        length = sum(len(run.text) for run in runs)
        if address:
            yield position, position + length, address
        position += length
