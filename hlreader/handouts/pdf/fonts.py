"""The fonts of a PDF: those inside Typst, and those of the system for all other scripts.

Typst's own fonts have Latin, Greek, Cyrillic and Hebrew letters. With them, the same article gives
the same PDF on every machine.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from hlreader.errors import HlreaderError
from hlreader.messages import Message

_PREFERRED = ("noto naskh", "amiri", "scheherazade", "noto serif", "noto sans", "dejavu sans")
"""The first letters of the best families for long texts, the best first."""

_EAST_ASIAN = {"ja": " jp", "ko": " kr", "zh": " sc"}
"""The end of a family's name by language. Chinese letters look different in Japan and Korea."""

_MISSING = re.compile(r'the text `"(.+?)"` could not be displayed')
_ESCAPE = re.compile(r"\\u\{([0-9a-f]+)\}")

_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010fffd]")

_PACKAGES = {
    "CJK": "fonts-noto-cjk",
    "HIRAGANA": "fonts-noto-cjk",
    "KATAKANA": "fonts-noto-cjk",
    "HANGUL": "fonts-noto-cjk",
}
"""Debian's packages of fonts, by the first word in the names of letters."""


class Choice(NamedTuple):
    """The fonts to set a text with."""

    families: tuple[str, ...]
    """Families of the system for what Typst's own fonts lack, the best first."""
    of_the_system: bool


def choices(language: str) -> Iterator[Choice]:
    """Yield Typst's own fonts, and then also those of the system. To find those takes longer."""
    yield Choice((), of_the_system=False)
    from typst import Fonts

    families = Fonts(include_system_fonts=True, include_embedded_fonts=False).families()
    ending = next((end for tag, end in _EAST_ASIAN.items() if language.startswith(tag)), "")

    def rank(family: str) -> tuple[bool, bool, int, str]:
        name = family.lower()
        places = [place for place, start in enumerate(_PREFERRED) if name.startswith(start)]
        is_last = "mono" in name or "emoji" in name
        return is_last, not name.endswith(ending), min(places, default=len(_PREFERRED)), name

    yield Choice(tuple(sorted(families, key=rank)), of_the_system=True)


def missing_letter(error: str) -> str:
    """Return the letter that no font has, by what Typst says, or an empty string."""
    found = _MISSING.search(error)
    if not found:
        return ""
    return _ESCAPE.sub(lambda code: chr(int(code[1], 16)), found[1])[:1]


def private_letter(text: str) -> str:
    """Return the first letter for private use in a text, or an empty string.

    It means something else in each font, so another font would show the wrong sign.
    """
    found = _PRIVATE.search(text)
    return found[0] if found else ""


def no_font_for(letter: str) -> HlreaderError:
    """Return the error for a letter that no font has. The caller raises it."""
    code, name = f"{ord(letter):04X}", unicodedata.name(letter, "")
    if not name:
        message = Message("U+{code} is not a letter that all fonts share.", code=code)
        return HlreaderError(message, hint=Message("Take it out of the text."))
    package = _PACKAGES.get(name.split()[0].partition("-")[0], "fonts-noto-core")
    return HlreaderError(
        Message(
            "No font on this computer has the letter {letter} (U+{code} {name}).",
            letter=letter,
            code=code,
            name=name,
        ),
        hint=Message(
            "Install a font that has it. On Debian: apt install {package}", package=package
        ),
    )
