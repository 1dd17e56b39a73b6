"""Did you mean: the entries that sound or look most like a word that is not there."""

import re
from collections.abc import Iterable
from difflib import SequenceMatcher, get_close_matches

_SOUNDS = [
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"[^a-z ]", ""),
        (r"^ps|\bps", "s"),
        (r"^pn|\bpn", "n"),
        (r"ph", "f"),
        (r"rh", "r"),
        (r"sch|sc(?=[aou])|ck|ch|q", "k"),
        (r"sc(?=[eiy])|c(?=[eiy])|z", "s"),
        (r"c", "k"),
        (r"x", "ks"),
        (r"g(?=[eiy])", "j"),
        (r"th", "t"),
        (r"gh", ""),
        (r"ae|oe", "e"),
        (r"(.)\1+", r"\1"),
        (r"(?<=.)[aeiouyhw]+", ""),
        (r"(.)\1+", r"\1"),
    )
]
_LEAST_LIKE = 0.6
_SAME_SOUND = 0.3


def skeleton(word: str) -> str:
    """Return the consonants of a word as they sound: "sintigrafy" and "scintigraphy" are one."""
    sound = word.lower()
    for pattern, replacement in _SOUNDS:
        sound = pattern.sub(replacement, sound)
    return sound


def suggest(word: str, names: Iterable[str], most: int = 5) -> list[str]:
    """Return up to ``most`` of the names, those most like the word first."""
    names = list(names)
    word = word.lower()
    sound = skeleton(word)
    alike = {name for name in names if skeleton(name) == sound}
    alike.update(get_close_matches(word, names, n=2 * most, cutoff=_LEAST_LIKE))

    def likeness(name: str) -> float:
        letters = SequenceMatcher(None, word, name).ratio()
        return letters + (_SAME_SOUND if skeleton(name) == sound else 0)

    return sorted(alike, key=lambda name: (-likeness(name), name))[:most]
