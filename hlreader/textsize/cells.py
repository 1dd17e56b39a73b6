"""Split a text into letters with their marks, and count the cells that a terminal gives them."""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from hlreader.patterns import lazy


class Letter(NamedTuple):
    """A letter with the marks that combine with it."""

    text: str
    cells: int
    """How many cells it takes in a terminal: 1, or 2 if it is wide."""


def letters(text: str) -> Iterator[Letter]:
    """Yield the letters of a text. Tabs become spaces, and control characters are left out.

    A mark without a letter before it goes on a space.
    """
    if _is_ascii(text):
        yield from (Letter(sign, 1) for sign in text)
        return
    base = ""
    for sign in text.replace("\t", " "):
        category = unicodedata.category(sign)
        if category in ("Mn", "Me"):
            base = (base or " ") + sign
        elif category not in ("Cc", "Cf", "Cs", "Zl", "Zp"):
            if base:
                yield _letter(base)
            base = sign
    if base:
        yield _letter(base)


def _is_ascii(text: str) -> bool:
    return text.isascii() and text.isprintable()


_NEVER_WIDE = "\u0300"
"""Letters before this one, and general punctuation, take one cell in every terminal."""

_AS_EMOJI = "\ufe0f"
"""After a letter, this sign turns it into an emoji, which is wide."""

_ALL_NARROW = lazy("[ -~\xa0-\xac\xae-\u02ff\u2010-\u2027]*")
"""Matches texts in which every character takes one cell, as most texts in Latin letters."""


@lru_cache(maxsize=4096)
def _letter(text: str) -> Letter:
    text = unicodedata.normalize("NFC", text)
    if _AS_EMOJI in text:
        return Letter(text, 2)
    if text[0] < _NEVER_WIDE or "\u2010" <= text[0] <= "\u2027":
        return Letter(text, 1)
    from rich.cells import get_character_cell_size  # most texts do not need it

    return Letter(text, get_character_cell_size(text[0]) or 1)


def cells(text: str) -> int:
    """Return how many cells a text takes in the terminal's own letters."""
    if _is_ascii(text) or _ALL_NARROW.fullmatch(text):
        return len(text)
    return sum(letter.cells for letter in letters(text))


def clean(text: str) -> str:
    """Return the text of ``letters``, which cannot control a terminal."""
    if _is_ascii(text):
        return text
    return "".join(letter.text for letter in letters(text))
