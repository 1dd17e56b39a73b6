"""Put Hebrew, Arabic and other right-to-left text into reading order.

PDFium reverses most of it, but not letters that were set one by one from the left, ligatures of two
letters, brackets, or the number of an item with its full stop.
"""

import re
from collections.abc import Sequence
from typing import TypeAlias

LETTER = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
"""A letter of a right-to-left script."""

_LETTERS = re.compile(f"(?:{LETTER.pattern})+")
_LAM_ALEF = re.compile("[\u0622\u0623\u0625\u0627]\u0644")
_BRACKETS = str.maketrans("()[]{}<>«»", ")(][}{><»«")
_OPENS_BEFORE_SPACE = re.compile(r"(?<=\S)([(\[{]) ")
_CLOSES_AFTER_SPACE = re.compile(r" ([)\]}])(?=\S)")
_LABEL = re.compile(r"^([.)])(\d{1,3})(?=\s|$)")

Edges: TypeAlias = tuple[float, float]
"""The left and right edges of a letter on the page."""


def is_mostly_right_to_left(text: str) -> bool:
    """Return whether most letters of a text are in right-to-left scripts."""
    found = len(LETTER.findall(text))
    return bool(found) and found * 2 > sum(letter.isalpha() for letter in text)


def in_order(text: str, edges: Sequence[Edges]) -> str:
    """Return the text of a line in reading order. ``edges`` are the edges of each letter."""
    letters = [*text]
    for match in _LETTERS.finditer(text):
        start, end = match.span()
        if edges[start][0] < edges[end - 1][0]:
            down = sorted(range(start, end), key=lambda at: -edges[at][0])
            letters[start:end] = [text[at] for at in down]
    for match in _LAM_ALEF.finditer(text):
        start = match.start()
        if edges[start] == edges[start + 1] and letters[start] == text[start]:
            letters[start], letters[start + 1] = letters[start + 1], letters[start]
    turned = _LABEL.sub(r"\2\1", "".join(letters))
    if not LETTER.search(text):
        return turned
    turned = _OPENS_BEFORE_SPACE.sub(r" \1", turned.translate(_BRACKETS))
    return _CLOSES_AFTER_SPACE.sub(r"\1 ", turned)
