"""The letters of a text, as a terminal counts them: each with its marks, and how many cells."""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from hlreader.patterns import lazy


class Letter(NamedTuple):
    """A letter with the marks that combine with it."""

    text: str
    cells: int
    """The cells that a terminal gives it: 1, or 2 if it is wide."""


def letters(text: str) -> Iterator[Letter]:
    """Yield the letters of a text. Tabs become spaces; control characters are left out.

    A mark with no letter before it is on a space.
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
"""Letters before this one, and those of general punctuation, take one cell in every terminal."""

_AS_EMOJI = "\ufe0f"
"""After a letter: it is drawn as an emoji, and those are wide."""

_ALL_NARROW = lazy("[ -~\xa0-\xac\xae-\u02ff\u2010-\u2027]*")
"""A text whose every sign is a letter of one cell, as most in Latin letters are."""


@lru_cache(maxsize=4096)
def _letter(text: str) -> Letter:
    text = unicodedata.normalize("NFC", text)
    if _AS_EMOJI in text:
        return Letter(text, 2)
    if text[0] < _NEVER_WIDE or "\u2010" <= text[0] <= "\u2027":
        return Letter(text, 1)
    from rich.cells import get_character_cell_size  # most texts do without, and so start sooner

    return Letter(text, get_character_cell_size(text[0]) or 1)


def cells(text: str) -> int:
    """Return the cells that a text takes as the terminal's own letters."""
    if _is_ascii(text) or _ALL_NARROW.fullmatch(text):
        return len(text)
    return sum(letter.cells for letter in letters(text))


def clean(text: str) -> str:
    """Return a text of only what ``letters`` yields: nothing of it drives a terminal."""
    if _is_ascii(text):
        return text
    return "".join(letter.text for letter in letters(text))
