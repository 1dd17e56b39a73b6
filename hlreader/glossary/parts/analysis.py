"""Split a word into parts. Every letter must belong to a part, and only one way must be possible.

A word has prefixes, roots and an ending. A root takes an o before a part that begins with a
consonant: gastr-o-scopy, gastr-itis. If there are several ways, the one with the fewest parts
counts. If two of those differ in meaning, the word is not explained: a wrong meaning is worse than
none.
"""

from hlreader.glossary.parts.table import (
    ADJECTIVE,
    AMOUNT,
    BLOOD_CELL,
    BODY_PART,
    FUNCTION,
    PLACE,
    PREFIX,
    QUALITY,
    ROOTS,
)  # fmt: skip

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hlreader.glossary.parts.table import Part, Table

    Pieces = tuple[tuple[str, Part], ...]
    """The parts of a word in order, each as it is written in the word."""

_VOWELS = "aeiouy"
_LINK = "o"
_MOST_PREFIXES = 2
_MOST_PARTS = 8
_SHORTEST = 5
_LONGEST = 60
_NAME_BEFORE_STEM = 3
"""The fewest letters of a drug's name before its stem."""


class Explanation:
    """The parts of a word with their meanings, and the word's likely meaning or an empty text."""

    __slots__ = ("parts", "sense")

    def __init__(self, parts: "Sequence[tuple[str, str]]", sense: str) -> None:
        self.parts = tuple(parts)
        self.sense = sense


def take_apart(word: str, table: "Table") -> Explanation | None:
    """Return the meaning of the parts of a word in small letters, or None if it is not certain."""
    if not (_SHORTEST <= len(word) <= _LONGEST and word.isascii() and word.isalpha()):
        return None
    if word in table.exceptions:
        return None
    for at in range(len(word)):
        ending = word[at:]
        if f"-{ending}" in table.exceptions:
            return None
        if ending in table.drugs:
            return _drug(word[:at], table.drugs[ending])
    found = list(_ways(word, table))
    fewest = min(map(len, found), default=0)
    ways = {
        tuple((part.kind, part.meaning) for _, part in way): way
        for way in found
        if len(way) == fewest
    }
    return _explained(next(iter(ways.values()))) if len(ways) == 1 else None


def _drug(name: str, stem: "Part") -> Explanation | None:
    """Return the kind of drug that the stem of its name says. Drug names are not split further."""
    if len(name) < _NAME_BEFORE_STEM or not any(vowel in name for vowel in _VOWELS):
        return None
    return Explanation([(f"-{stem.spelling}", stem.meaning)], "")


def _ways(word: str, table: "Table", at: int = 0, taken: "Pieces" = ()) -> "Iterator[Pieces]":
    """Yield the ways to split the rest of a word, after the parts ``taken``."""
    if taken:
        for part in table.endings.get(word[at:], ()):
            if _ends(taken, part):
                yield (*taken, (f"-{part.spelling}", part))
    if len(taken) == _MOST_PARTS:
        return
    for end in range(at + 1, min(len(word), at + table.longest + 1)):
        for part in table.beginnings.get(word[at:end], ()):
            if _follows(taken, part):
                for after, written in _joined(word, end, part):
                    yield from _ways(word, table, after, (*taken, (written, part)))


def _joined(word: str, end: int, part: "Part") -> "Iterator[tuple[int, str]]":
    """Yield where the next part may begin after a part ends, and how to show the part."""
    if part.kind not in ROOTS:
        yield end, f"{part.spelling}-"
        return
    if part.spelling[-1] == _LINK:  # "oto-" and "uro-" have their link; "my-oma" shares it
        yield end, f"{part.spelling}-"
        yield end - 1, f"{part.spelling}-"
        return
    if word[end] in _VOWELS:
        yield end, f"{part.spelling}-"
    if word[end] == _LINK and word[end + 1 :]:
        yield end + 1, f"{part.spelling}{_LINK}-"


def _follows(taken: "Pieces", part: "Part") -> bool:
    """Return whether a prefix or root may come after the parts ``taken``."""
    kinds = [before.kind for _, before in taken]
    if any(part.meaning == before.meaning for _, before in taken):
        return False
    if part.kind in ROOTS and part.kind != QUALITY:
        return BLOOD_CELL not in kinds
    return len(kinds) < _MOST_PREFIXES and not any(kind in ROOTS for kind in kinds)


def _ends(taken: "Pieces", ending: "Part") -> bool:
    """Return whether an ending is possible after the parts ``taken``."""
    kinds = [part.kind for _, part in taken]
    if ending.kind == FUNCTION:
        return kinds[-1] in (AMOUNT, QUALITY, PREFIX)
    after = ending.after.split(", ")
    if kinds[-1] not in after or kinds[-1] == PLACE or (PLACE in kinds and PLACE not in after):
        return False
    return AMOUNT not in kinds or kinds[-1] == AMOUNT or ending.whole.startswith("{}")


def _explained(way: "Pieces") -> Explanation:
    parts = [(written, _label(part)) for written, part in way]
    return Explanation(parts, _sense([part for _, part in way]))


def _label(part: "Part") -> str:
    """Return the meaning of a part on its own."""
    meaning = part.meaning.replace("{}", "").strip()
    for article in ("the ", "a ", "an "):
        if part.kind in ROOTS and meaning.startswith(article):
            return meaning.removeprefix(article)
    return meaning


def _sense(parts: "Sequence[Part]") -> str:
    """Return the likely meaning of a word with these parts. Empty if it is not certain."""
    *before, ending = parts
    roots = [part for part in before if part.kind in ROOTS]
    prefixes = [part for part in before if part.kind not in ROOTS]
    if len(prefixes) > 1 or any(part.kind in (PREFIX, QUALITY) for part in before):
        return ""
    prefix = prefixes[0].meaning if prefixes else ""
    if ending.kind == FUNCTION:
        return prefix.replace("{}", ending.meaning)
    if not roots or not ending.whole:
        return ""
    if len(roots) == 1:
        named = roots[0].meaning
    elif any(part.kind != BODY_PART or " or " in part.meaning for part in roots):
        return ""
    else:
        named = _listed([_short(part.meaning) for part in roots])
    whole = (len(roots) > 1 and ending.several) or ending.whole
    if not prefix:
        return whole.replace("{}", named if whole.endswith("{}") else _short(named))
    placed = prefix.replace("{}", _short(named) if len(roots) == 1 else named)
    if prefixes[0].kind == AMOUNT:
        return whole.replace("{}", placed)
    if ending.kind == ADJECTIVE:
        return placed
    return f"{whole.removesuffix(' of {}')} {placed}" if whole.endswith(" of {}") else ""


def _short(meaning: str) -> str:
    """Return a meaning up to its first comma."""
    return meaning.partition(",")[0]


def _listed(names: "Sequence[str]") -> str:
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last
