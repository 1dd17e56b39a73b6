"""What counts as a word.

A word is a run of letters and digits. A hyphen or an apostrophe inside it belongs to it
("follow-up", "don't", "COVID-19"), as do the dots and commas of a number ("9.5", "3,000", "3:30")
and of an abbreviation ("e.g", "U.S"). A slash or a dash separates words.
"""

import re
from collections.abc import Iterator

_MORE = r"[^\W_]*(?:[\u0300-\u036f]+[^\W_]*)*"  # with the separate accents

WORD = re.compile(
    r"[^\W_](?:"  # a set of characters in front: the search for it is fast
    # Most words. The last rule would find the same, but takes twice as long.
    r"(?<=[A-Za-z])[A-Za-z]*+(?![\w'’‑\u0300-\u036f-]|\.\w)"
    r"|(?<=\d)\d*(?:[.,:]\d+)+(?:-[^\W_]+)*"  # a number
    r"|(?:(?<=P)(?:h|harm|sy)|(?<=E)d)\.D\b|(?<=[^\d])(?:\.[^\W\d_])+(?![^\W_])"  # with dots
    rf"|{_MORE}(?:['’‑-][^\W_]{_MORE})*"  # a word, a compound, a contraction
    r")"
)

_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl"})
_HYPHENS = re.compile("[-‑]")


def words(text: str) -> Iterator["re.Match[str]"]:
    """Yield the words of a text as matches, in order."""
    return WORD.finditer(text)


def without_ligatures(word: str) -> str:
    """Return a word with its letters apart: a PDF often has one sign for the "fi" of "find"."""
    return word if word.isascii() else word.translate(_LIGATURES)


def list_words(text: str) -> list[str]:
    """Return the words of a text, in order."""
    found: list[str] = WORD.findall(text)
    return found


def parts(word: str) -> list[str]:
    """Return the parts of a hyphenated word; a plain word is its own only part."""
    return _HYPHENS.split(word)


def is_number(word: str) -> bool:
    """Return whether a word is written in figures."""
    return word[:1].isdigit()
