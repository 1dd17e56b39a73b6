"""The ``lang`` and ``dir`` of a page and of the parts that are in another language."""

import unicodedata
from typing import NamedTuple

from hlreader.language import primary
from hlreader.readability.identify import ANOTHER, identify

_RIGHT_TO_LEFT = frozenset("ar arc ckb dv fa he iw ks ku ps sd ug ur yi".split())
_LEFT_TO_RIGHT_SCRIPTS = ("-latn", "-cyrl")
_RIGHT_TO_LEFT_SCRIPTS = ("-arab", "-hebr", "-thaa", "-syrc")
_STRONG = {"L": "ltr", "R": "rtl", "AL": "rtl"}

_SCRIPTS = {
    "ARABIC": "Arab", "HEBREW": "Hebr", "CYRILLIC": "Cyrl", "GREEK": "Grek", "ARMENIAN": "Armn",
    "GEORGIAN": "Geor", "DEVANAGARI": "Deva", "BENGALI": "Beng", "TAMIL": "Taml", "THAI": "Thai",
    "ETHIOPIC": "Ethi", "KHMER": "Khmr", "HANGUL": "Kore", "HIRAGANA": "Jpan", "KATAKANA": "Jpan",
    "CJK": "Hani", "LATIN": "Latn", "FULLWIDTH": "Latn",
}  # fmt: skip
"""Scripts (ISO 15924) by the first word of the Unicode names of their letters."""

_HOME_SCRIPTS = {
    "ar": "Arab", "ckb": "Arab", "fa": "Arab", "ps": "Arab", "sd": "Arab", "ug": "Arab",
    "ur": "Arab", "he": "Hebr", "iw": "Hebr", "yi": "Hebr", "ru": "Cyrl", "uk": "Cyrl",
    "bg": "Cyrl", "sr": "Cyrl Latn", "el": "Grek", "hy": "Armn", "ka": "Geor", "hi": "Deva",
    "ne": "Deva", "bn": "Beng", "ta": "Taml", "th": "Thai", "am": "Ethi", "km": "Khmr",
    "ko": "Kore Hani", "ja": "Jpan Hani", "zh": "Hani",
}  # fmt: skip
"""The scripts of languages that are not written in Latin letters."""


class Tongue(NamedTuple):
    """The attributes that say in which language a part of a page is. Empty ones are as around."""

    lang: str = ""
    dir: str = ""


def direction(language: str) -> str:
    """Return ``rtl`` for a language tag that is written from right to left, or ``ltr``."""
    tag = language.lower().replace("_", "-")
    if any(script in tag for script in _RIGHT_TO_LEFT_SCRIPTS):
        return "rtl"
    if any(script in tag for script in _LEFT_TO_RIGHT_SCRIPTS):
        return "ltr"
    return "rtl" if primary(tag) in _RIGHT_TO_LEFT else "ltr"


def tongue_of(language: str, around: str) -> Tongue:
    """Return the attributes of a part in one language inside a page in another."""
    if not language or primary(language) == primary(around):
        return Tongue()
    turned = direction(language) != direction(around)
    return Tongue(language, direction(language) if turned else "")


def tongue_in(text: str, around: str) -> Tongue:
    """Return the attributes of a text that does not say which language it is in.

    Letters of another script show that it is in another language, but not in which one. Then the
    tag only names the script, as in ``und-Arab``. Otherwise, its small words show the language if
    it has enough of them.
    """
    letter = next((one for one in text if one.isalpha()), "")
    way = _STRONG.get(unicodedata.bidirectional(letter), "") if letter else ""
    turned = way if way != direction(around) else ""
    script = _script(letter)
    if script and script not in _HOME_SCRIPTS.get(primary(around), "Latn").split():
        named = identify(text) if script == "Latn" else ""
        known = named if named and named != ANOTHER else f"{ANOTHER}-{script}"
        return Tongue(known, turned)
    if script != "Latn":
        return Tongue("", turned)
    named = identify(text)
    return Tongue() if named == ANOTHER else tongue_of(named, around)


def _script(letter: str) -> str:
    """Return the script of a letter, or an empty text."""
    if letter.isascii():
        return "Latn" if letter else ""
    return _SCRIPTS.get(unicodedata.name(letter, "").split(" ")[0], "")
