"""The letters of a text, as a terminal counts them: each with its marks, and how many cells."""

import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from rich.cells import get_character_cell_size


class Letter(NamedTuple):
    """A letter with the marks that combine with it."""

    text: str
    cells: int
    """The cells that a terminal gives it: 1, or 2 if it is wide."""


def letters(text: str) -> Iterator[Letter]:
    """Yield the letters of a text. Tabs become spaces; control characters are left out.

    A mark with no letter before it stands on a space.
    """
    if text.isascii() and text.isprintable():
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


def _letter(text: str) -> Letter:
    text = unicodedata.normalize("NFC", text)
    return Letter(text, get_character_cell_size(text[0]) or 1)


def cells(text: str) -> int:
    """Return the cells that a text takes as the terminal's own letters."""
    return sum(letter.cells for letter in letters(text))


def clean(text: str) -> str:
    """Return a text of only what ``letters`` yields: nothing of it drives a terminal."""
    if text.isprintable() and text.isascii():
        return text
    return "".join(letter.text for letter in letters(text))
