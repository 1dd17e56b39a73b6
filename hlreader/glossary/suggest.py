"""Did you mean: the names that sound or look most like a word that is not there.

No query compares a word with all names. A name is filed under a few short keys when its glossary
is compiled, a query asks for the names filed under the keys of its word, and only those are
compared.

The keys are made from a *skeleton*: the consonants of a name as they sound. Readers misspell by
sound ("sintigrafy"), and a vowel that is wrong, missing or in the wrong place leaves the skeleton
as it is. One consonant may be wrong, too: a name is filed under its skeleton and under what
remains when one sound is left out; so is a query, and two that differ in one sound meet. Short
names have too little of a skeleton and leave out a letter instead; long ones are filed by parts.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

# Of a skeleton: so few sounds that none may be left out; so few that the length of the name is
# told as well, in steps; so many that the name is filed by parts.
_SHORT, _TELLING, _LONG = 3, 7, 11
_STEP = 3
# How many sounds at the end of a word may be those of another ending: "cardiolog", "radiologer".
_STEM_OF_NAME, _STEMS_ASKED = (2,), (0, 1, 2)
_SHORT_NAME = 7
"""So many letters at most has a name that is also filed by its letters."""

_MOST_SKIMMED, _MOST_COMPARED = 100, 20
"""So many names at most are compared roughly and closely: a bound on what a query costs."""

_FARTHEST, _FARTHEST_OF_SHORT, _FEW_LETTERS = 0.36, 0.26, 4
"""How unlike a suggested name may be, and one of so few letters: there one may be wrong."""

_NEARER = 0.75
"""The weight of what is nearer, the letters or the sounds."""

_SOUNDS = tuple(
    pair.split(">")
    for pair in """
    _ps>_s _pn>_n _pt>_t _kn>_n _gn>_n _mn>_n _wr>_r _x>_s _sz>_s
    sthm>sm ough_>of_ gh> ph>f tch>k sch>sk sh>s ck>k cqu>k qu>k q>k
    sce>se sci>si scy>si cce>kse cci>ksi ce>se ci>si cy>si ch>k c>k x>ks z>s
    tion>son tia>sa tio>so tu>tu th>t rh>r dg>g j>g v>b mb_>m_ mn_>m_ h>
    """.split()
)
"""What is written, and the sound it stands for; _ is the start or end of a word."""

_FIRST_VOWELS = tuple("aeiouyw")
_VOWELS = str.maketrans("", "", "aeiouyw_ 0123456789'")
_NEAR_KEYS = {
    letter: set(near)
    for letter, near in zip(
        "qwertyuiopasdfghjklzxcvbnm",
        (
            "was qeasd wrsd etdf ryfg tugh yihj uojk ipkl ol qwsz weadzx ersfxc rtdgcv tyfhvb "
            "yugjbn uihknm iojlm opk asx zsdc xdfv cfgb vghn bhjm njk"
        ).split(),
        strict=True,
    )
}
_ALIKE = (
    "aeiouy", "ckqsz", "fv", "gj", "bv", "dt", "mn", "sx", "cx", "iyl", "bp",
)  # fmt: skip
_ALIKE_PAIRS = frozenset(a + b for group in _ALIKE for a in group for b in group if a != b)
_TWICE = re.compile(r"(.)\1", re.DOTALL)
_SCANNED = str.maketrans("01589|", "olsggl")


# What an edit costs, where a wrong, missing or needless letter costs 1.
_DOUBLED, _SWAPPED, _ALIKE_COST, _NEAR_KEY_COST = 0.4, 0.6, 0.6, 0.9
_SOFT = dict.fromkeys("aeiouyh", 0.65) | {" ": 0.3}
_REACH = 3
"""So many letters at most may one word be ahead of the other."""


def sounds(word: str) -> str:
    """Return a lower-case word by its sounds: "psychology" as "sikologi" or near it."""
    return _sounded(word).replace("_", "")


def _sounded(word: str) -> str:
    """Return a word or phrase by its sounds, with _ around each of its words.

    Many of them, on lines of their own, take little longer than one.
    """
    text = f"_{word.replace(' ', '_')}_".replace("\n", "_\n_")
    for written, sound in _SOUNDS:
        if written in text:
            text = text.replace(written, sound)
    return text


def skeleton(word: str) -> str:
    """Return the consonants of a word as they sound: "sintigrafy" and "scintigraphy" are one.

    A vowel at the start is kept as a sound of its own, whichever it is.
    """
    return _bones(_sounded(word))


def _bones(sounded: str) -> str:
    first = "a" if sounded.lstrip("_")[:1] in _FIRST_VOWELS else ""
    rest = sounded.translate(_VOWELS)
    if _TWICE.search(rest):
        rest = "".join([one for one, last in zip(rest, " " + rest, strict=False) if one != last])
    return first + rest


def filed_under(name: str) -> tuple[str, ...]:
    """Return the keys under which a name (in the form of ``keys.key``) is filed."""
    return next(all_filed_under([name]))


def all_filed_under(names: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Yield what ``filed_under`` returns for each of many names, faster than one by one."""
    for name, sounded in zip(names, _sounded("\n".join(names)).split("\n"), strict=True):
        yield tuple(dict.fromkeys(_filed(name, sounded, (len(name) // _STEP,), _STEM_OF_NAME)))


def asked_for(word: str) -> tuple[str, ...]:
    """Return the keys whose names to compare with a word (in the form of ``keys.key``)."""
    sizes = sorted({(len(word) - 1) // _STEP, (len(word) + 1) // _STEP})
    return tuple(
        dict.fromkeys(
            key
            for read in _readings(word)
            for key in _filed(read, _sounded(read), sizes, _STEMS_ASKED)
        )
    )


def _filed(name: str, sounded: str, sizes: Iterable[int], stems: Iterable[int]) -> Iterator[str]:
    """Yield the keys of a name that sounds so; those of few sounds with each of the ``sizes``.

    ``stems`` tells how many sounds at the end may be those of an ending.
    """
    bones = _bones(sounded)
    length = len(bones)
    yield bones or name
    yield "~" + "".join(dict.fromkeys(bones))
    if " " in name:
        _, first, *_, last, _ = sounded.split("_")
        yield f"{_bones(first)[:_SHORT]}|{_bones(last)[:_SHORT]}"
    else:
        yield from ["<" + bones[: length - stem] for stem in stems if length - stem >= _SHORT]
    if length > _LONG:
        yield from (bones[:8] + "+", "+" + bones[-8:])
        yield from (f"{bones[:4]}+{bones[-5:]}", bones[1:9] + "+")
        return
    if length >= _SHORT:
        left_out = dict.fromkeys([bones])
        if length > _SHORT:
            left_out.update(dict.fromkeys([bones[:at] + bones[at + 1 :] for at in range(length)]))
        if length > _TELLING:
            yield from left_out
        else:
            yield from [f"{left}{size}" for size in sizes for left in left_out]
    letters = name.replace(" ", "")
    if len(letters) <= _SHORT_NAME:
        yield "=" + letters
        yield from {f"={letters[:at]}{letters[at + 1 :]}" for at in range(len(letters))}


def _readings(word: str) -> Iterator[str]:
    """Yield a word, and what it would be if a scanner misread it."""
    yield word
    if any(map(str.isdigit, word)) and not word.isdigit():
        yield word.translate(_SCANNED)
    if "rn" in word:
        yield word.replace("rn", "m")


def rank(word: str, names: Iterable[str], most: int = 5) -> list[str]:
    """Return up to ``most`` of the names, those most like the word first.

    Word and names are in the form of ``keys.key``. A name that is not much like the word is left
    out, so that nonsense gets no suggestions.
    """
    names = list(names)
    found: list[tuple[float, str]] = []
    for read in _readings(word):
        heard = sounds(read)
        found += [(_cost(read, heard, name), name) for name in _roughly_like(read, names)]
    found = sorted(one for one in found if one[0] <= _farthest(one[1]))
    return list(dict.fromkeys(name for _, name in found))[:most]


def _farthest(name: str) -> float:
    """Return how unlike a suggested name may be."""
    return _FARTHEST if len(name) > _FEW_LETTERS else _FARTHEST_OF_SHORT


def _roughly_like(word: str, names: Iterable[str]) -> list[str]:
    """Return the names worth comparing closely, by the letters and then the pairs they share."""
    size, letters, pairs = len(word), set(word), _pairs(word)
    rough = [(len(letters ^ set(name)) + abs(size - len(name)), name) for name in names]
    rough.sort()
    near = [
        (len(pairs ^ _pairs(name)) / (size + len(name) + 1), name)
        for _, name in rough[:_MOST_SKIMMED]
    ]
    near.sort()
    return [name for _, name in near[:_MOST_COMPARED]]


def _pairs(word: str) -> set[str]:
    marked = f"_{word}_"
    return set(map(str.__add__, marked, marked[1:]))


def _cost(word: str, heard: str, name: str) -> float:
    """Return how unlike a word and a name are: 0 for the same, 1 for nothing in common."""
    size = max(len(word), len(name), 1)
    limit = _FARTHEST * 1.4 * size
    spelled = distance(word, name, limit)
    if spelled > limit:
        spelled = limit + 1
    spoken = distance(heard, sounds(name), limit)
    return (_NEARER * min(spelled, spoken) + (1 - _NEARER) * max(spelled, spoken)) / size


def distance(one: str, other: str, limit: float) -> float:
    """Return the least cost of edits (Damerau-Levenshtein) that turn one word into another.

    A doubled letter, a wrong vowel, a letter that sounds alike and a neighbouring key cost less
    than another slip. What costs more than ``limit`` may be given as any greater number.
    """
    one, other = _without_shared_ends(one, other)
    width = len(other)
    if abs(len(one) - width) > _REACH:
        return limit + 1
    before: list[float] = []
    start = 0.0
    above = [0.0, *accumulate(_SOFT.get(letter, 1.0) for letter in other)]
    for row, letter in enumerate(one, 1):
        last = one[row - 2] if row > 1 else ""
        drop = _DOUBLED if letter == last else _SOFT.get(letter, 1.0)
        line = [99.0] * (width + 1)
        line[0] = start = start + drop
        near = _NEAR_KEYS.get(letter, ())
        for at in range(max(1, row - _REACH), min(width, row + _REACH) + 1):
            theirs = other[at - 1]
            if letter == theirs:
                best = above[at - 1]
            elif letter + theirs in _ALIKE_PAIRS:
                best = above[at - 1] + _ALIKE_COST
            elif theirs in near:
                best = above[at - 1] + _NEAR_KEY_COST
            else:
                best = above[at - 1] + 1.0
            best = min(best, above[at] + drop)
            add = _DOUBLED if at > 1 and theirs == other[at - 2] else _SOFT.get(theirs, 1.0)
            best = min(best, line[at - 1] + add)
            if last and at > 1 and letter == other[at - 2] and last == theirs:
                best = min(best, before[at - 2] + _SWAPPED)
            line[at] = best
        if min(line) > limit:
            return limit + 1
        before, above = above, line
    return above[width]


def _without_shared_ends(one: str, other: str) -> tuple[str, str]:
    """Return two words without the end they share, and all but a letter of a shared start."""
    shortest = min(len(one), len(other))
    start = 0
    while start < shortest and one[start] == other[start]:
        start += 1
    start = max(0, start - 1)
    end = 0
    while end < shortest - start - 1 and one[-1 - end] == other[-1 - end]:
        end += 1
    return one[start : len(one) - end], other[start : len(other) - end]
