"""Respelled words, as in "kee-moh-THAIR-uh-pee", in the phonemes of the International Alphabet.

A glossary says how a word sounds in syllables that people read aloud as they stand. Capitals mark
the stress. A voice reads such syllables as if each were a word. In phonemes, it says the word.
"""

import re
from typing import NamedTuple

PRIMARY = "ˈ"
"""The mark before a stressed syllable."""

_ONSETS = {
    "b": "b", "c": "k", "ch": "tʃ", "d": "d", "dg": "dʒ", "f": "f", "g": "ɡ", "gh": "ɡ", "h": "h",
    "j": "dʒ", "k": "k", "l": "l", "m": "m", "n": "n", "ng": "ŋ", "p": "p", "q": "k", "r": "r",
    "s": "s", "sh": "ʃ", "t": "t", "th": "θ", "v": "v", "w": "w", "wh": "w", "x": "ks", "y": "j",
    "z": "z", "zh": "ʒ", "ck": "k", "ss": "s", "ll": "l", "ff": "f", "tt": "t", "zz": "z",
    "ph": "f", "tch": "tʃ", "rr": "r", "kh": "k", "nn": "n", "dd": "d", "gg": "ɡ", "ts": "ts",
}  # fmt: skip
"""The consonants."""

_VOWELS = {
    "a": "æ", "ah": "ɑː", "ai": "eɪ", "air": "ɛɹ", "ar": "ɑːɹ", "aw": "ɔː", "ay": "eɪ",
    "awr": "ɔːɹ", "e": "ɛ", "ea": "iː", "ee": "iː", "eer": "ɪɹ", "eh": "ɛ", "er": "ɜː", "ew": "uː",
    "ey": "eɪ",
    "eye": "aɪ", "i": "ɪ", "ih": "ɪ", "ir": "ɜː", "o": "ɑː", "oh": "oʊ", "oi": "ɔɪ", "oo": "uː",
    "or": "ɔːɹ", "ore": "ɔːɹ", "ou": "aʊ", "ow": "aʊ", "oy": "ɔɪ", "oor": "ʊɹ", "u": "ʌ",
    "uh": "ʌ", "ur": "ɜː", "uu": "ʊ", "y": "aɪ", "yr": "aɪɹ", "ire": "aɪɹ", "ehr": "ɛɹ", "au": "ɔː",
    "eur": "ɜː", "oe": "oʊ", "oa": "oʊ", "ie": "iː", "ei": "iː", "ae": "iː", "ui": "uː", "ue": "uː",
    "ohr": "ɔːɹ", "ahr": "ɑːɹ", "eir": "ɛɹ", "owr": "aʊɹ", "our": "aʊɹ", "eyer": "aɪɹ",
    "oir": "ɔɪɹ",
}  # fmt: skip
"""The vowels, and those before an r."""

_LONG = {"a": "eɪ", "i": "aɪ", "o": "oʊ", "u": "uː", "e": "iː", "y": "aɪ"}
"""The vowels before a consonant and a silent e: "lyfe", "rode"."""

_WEAK = {"ʌ": "ə", "ɜː": "ɚ"}
"""What vowels become where there is no stress."""

_SYLLABLE = re.compile(
    r"(?P<onset>(?:qu|[bcdfghjklmnpqrstvwxz]|y(?=[aeiou]))*)"
    r"(?P<vowel>eye(?:r\b)?|[aeiou]+[hwy]?r?|y+r?)"
    r"(?P<coda>[bcdfghjklmnpqrstvwxz]*)(?P<silent>e?)"
)
_CONSONANTS = re.compile("|".join(sorted(_ONSETS, key=len, reverse=True)))


class Sounds(NamedTuple):
    """The phonemes of a syllable, and whether it is stressed."""

    onset: str
    vowel: str
    coda: str
    stressed: bool


def phonemes(respelled: str) -> str:
    """Return a respelled text in phonemes, or an empty text if a part of it is not known.

    >>> phonemes("kee-moh-THAIR-uh-pee")
    'kiːmoʊˈθɛɹəpiː'
    """
    words = [_word(word) for word in re.split(r"[\s,]+", respelled.strip())]
    return " ".join(words) if all(words) else ""


def _word(word: str) -> str:
    """Return a word in phonemes, or an empty text."""
    syllables = [_syllable(part) for part in word.replace("’", "'").split("-") if part]
    if not syllables:
        return ""
    if len(syllables) == 1 and syllables[0]:
        syllables = [syllables[0]._replace(stressed=True)]
    said = ""
    for one in syllables:
        if one is None:
            return ""
        vowel = one.vowel if one.stressed else _WEAK.get(one.vowel, one.vowel)
        said += f"{PRIMARY * one.stressed}{one.onset}{vowel}{one.coda}"
    return said


def _syllable(text: str) -> Sounds | None:
    found = _SYLLABLE.fullmatch(text.lower())
    if not found:
        return None
    onset, coda = _consonants(found["onset"]), _consonants(found["coda"])
    spelled = found["vowel"]
    vowel = _VOWELS.get(spelled, "")
    if found["silent"] and found["coda"]:
        vowel = _LONG.get(spelled, vowel)
    elif found["silent"] or not vowel:
        return None
    if onset is None or coda is None:
        return None
    return Sounds(onset, vowel, coda, stressed=text.isupper())


def _consonants(text: str) -> str | None:
    text = text.replace("qu", "kw")
    if _CONSONANTS.sub("", text):
        return None
    return "".join(_ONSETS[found[0]] for found in _CONSONANTS.finditer(text))


def in_syllables(respelled: str) -> str:
    """Return a respelled text for a voice that knows no phonemes.

    It is in small letters, because voices spell out capitals.
    """
    return respelled.lower()
