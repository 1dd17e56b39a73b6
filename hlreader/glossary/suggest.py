"""Did you mean: the names that sound or look most like a word that is not there.

No query reads all names. Each name is filed under a few keys when its glossary is compiled; a
query reads the names filed under the keys of its word, and ranks only those.
"""

import re
from collections.abc import Iterable
from difflib import SequenceMatcher

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
_EDGE = 3


def skeleton(word: str) -> str:
    """Return the consonants of a word as they sound: "sintigrafy" and "scintigraphy" are one."""
    sound = word.lower()
    for pattern, replacement in _SOUNDS:
        sound = pattern.sub(replacement, sound)
    return sound


def filed_under(name: str) -> tuple[str, ...]:
    """Return the keys under which a name (in the form of ``keys.key``) is filed."""
    edges = (f"<{name[:2]}", f"{name[-_EDGE:]}>") if len(name) > _EDGE else ()
    return (skeleton(name), *edges)


def asked_for(word: str) -> tuple[str, ...]:
    """Return the keys whose names to compare with a word (in the form of ``keys.key``)."""
    return filed_under(word)


def rank(word: str, names: Iterable[str], most: int = 5) -> list[str]:
    """Return up to ``most`` of the names, those most like the word first."""
    sound = skeleton(word)
    found = []
    for name in names:
        letters = SequenceMatcher(None, word, name).ratio()
        same = skeleton(name) == sound
        if same or letters >= _LEAST_LIKE:
            found.append((-letters - (_SAME_SOUND if same else 0), name))
    return [name for _, name in sorted(found)[:most]]
