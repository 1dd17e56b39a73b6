"""From a plural or possessive to the words it may come from.

English, Latin and Greek endings. The rules offer candidates only; whoever asks accepts one that
is in the glossary, so that "sepsis" and "diabetes" are never cut down.
"""

from collections.abc import Iterator

_SHORTEST = 3

# Ending of the plural, and endings of the singulars it may come from.
_PLURALS = (
    ("ies", ("y", "ie")),
    ("ves", ("f", "fe", "ve")),
    ("mata", ("ma",)),
    ("ices", ("ix", "ex", "ice")),
    ("nges", ("nx", "nge")),
    ("mina", ("men",)),
    ("ses", ("sis", "s", "se")),
    ("xes", ("x",)),
    ("es", ("is", "", "e")),
    ("s", ("",)),
    ("ae", ("a",)),
    ("i", ("us",)),
    ("ia", ("ium", "ion")),
)
_NOT_PLURAL = ("ss", "us", "is")
_POSSESSIVES = ("'s", "’s", "s'", "s’")


def singulars(word: str) -> Iterator[str]:
    """Yield the lower-case words that a lower-case word may be the plural of, likeliest first.

    >>> list(singulars("metastases"))
    ['metastasis', 'metastas', 'metastase']
    """
    if len(word) <= _SHORTEST or word.endswith(_NOT_PLURAL):
        return
    for plural, endings in _PLURALS:
        if word.endswith(plural):
            stem = word[: -len(plural)]
            yield from (stem + ending for ending in endings if len(stem + ending) >= _SHORTEST)
            if plural not in ("es", "ses"):
                return


def without_possessive(word: str) -> str:
    """Return a word without 's or the apostrophe of a plural's possessive."""
    for ending in _POSSESSIVES:
        if word.endswith(ending):
            return word.removesuffix(ending[-2:] if ending[0] != "s" else ending[1:])
    return word
