"""Did you mean: the names that sound or look most like a word that is not there.

No query compares a word with all names. A name is filed under a few short keys when its glossary
is compiled, a query asks for the names filed under the keys of its word, and only those are
compared.

The keys are made from a *skeleton*: the consonants of a name as they sound. Readers misspell by
sound ("sintigrafy"), and a vowel that is wrong, missing or in the wrong place leaves the skeleton
as it is. One consonant may be wrong, missing or added, too, and then one half of the skeleton is
still right: a name is filed under each half, with the length of the skeleton, and a query asks for
the halves that names of its own length, or of one sound more or less, would have. A short skeleton
has too little in each half. It is filed under what remains when one sound is left out, as are
queries, and short names also under what remains of their letters.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate

_SHORT = 3
"""The fewest sounds of a skeleton of which one may be left out, or wrong."""
_HALVED = 6
"""The fewest sounds of a skeleton that is filed by halves."""
_STEP = 3
"""The length of a name with a short skeleton is part of its keys, in steps of this many letters."""
# How many sounds at the end of a word may be those of another ending: "cardiolog", "radiologer".
_STEM_OF_NAME, _STEMS_ASKED = (2,), (0, 1, 2)
_SHORT_NAME = 7
"""Names of up to this many letters are also filed by their letters."""

_MOST_COMPARED = 10
"""The most names to compare closely, which limits the cost of a query."""
_BEHIND = 0.4
"""Also not one that is so much stranger at a first glance than the least strange."""

_FARTHEST, _FARTHEST_OF_SHORT, _FARTHEST_OF_TINY, _FEW_LETTERS = 0.24, 0.21, 0.14, 4
"""How unlike a suggested name may be, one of so few letters (there one may be wrong), and one of
fewer (there one may be doubled, or there is nothing left that is alike: "gut" for "gout")."""

_FARTHEST_IN_PHRASE = 0.36
"""How unlike each word of a phrase may be, if the whole is like it."""

SLIP = 0.15
"""No more unlike is a word that was only mistyped: about one letter in seven is another."""

_WORTH_COUNTING = 0.5
"""Words that are more unlike than this all cost the same."""

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
_NUMBER = re.compile(r"\d+|[ivx]+[abc]?")
"""A number, or a Roman one as in "stage IIB"."""

_TWICE = re.compile(r"(.)\1", re.DOTALL)
_SCANNED = str.maketrans("01589|", "olsggl")


# What an edit costs, where a wrong, missing or needless letter costs 1.
_DOUBLED, _SWAPPED = 0.4, 0.6
_SOFT = dict.fromkeys("aeiouyh", 0.65) | {" ": 0.3}
_KEYS_NEAR = dict(
    zip(
        "qwertyuiopasdfghjklzxcvbnm",
        (
            "was qeasd wrsd etdf ryfg tugh yihj uojk ipkl ol qwsz weadzx ersfxc rtdgcv tyfhvb "
            "yugjbn uihknm iojlm opk asx zsdc xdfv cfgb vghn bhjm njk"
        ).split(),
        strict=True,
    )
)
_ALIKE = (
    "aeiouy", "ckqsz", "fv", "gj", "bv", "dt", "mn", "sx", "cx", "iyl", "bp",
)  # fmt: skip
_CHANGED = {a + b: 0.9 for a, near in _KEYS_NEAR.items() for b in near}
_CHANGED |= {a + b: 0.6 for group in _ALIKE for a in group for b in group}
"""A letter in the place of another: a neighbouring key, or one that sounds alike."""
_REACH = 3
"""How many letters one word may be ahead of the other."""
_FAR = 99.0


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
    return _consonants(_sounded(word))


def _consonants(sounded: str) -> str:
    first = "a" if sounded.lstrip("_")[:1] in _FIRST_VOWELS else ""
    rest = sounded.translate(_VOWELS)
    if _TWICE.search(rest):
        rest = "".join([one for one, last in zip(rest, " " + rest, strict=False) if one != last])
    return first + rest


@lru_cache(1 << 12)
def _first_consonants(sounded: str) -> str:
    return _consonants(sounded)[:_SHORT]


def filed_under(name: str) -> tuple[str, ...]:
    """Return the keys under which a name (in the form of ``keys.key``) is filed."""
    return tuple(dict.fromkeys(next(all_filed_under([name]))))


def all_filed_under(names: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Yield what ``filed_under`` returns for each of many names, faster than one by one."""
    for name, sounded in zip(names, _sounded("\n".join(names)).split("\n"), strict=True):
        yield _filed(name, sounded, (len(name) // _STEP,), _STEM_OF_NAME, (0,))


def asked_for(word: str) -> tuple[str, ...]:
    """Return the keys whose names to compare with a word (in the form of ``keys.key``)."""
    if not any(map(str.isalnum, word)):
        return ()  # nothing was asked, and names without consonants would be like it
    steps = sorted({(len(word) - 1) // _STEP, (len(word) + 1) // _STEP})
    every = (
        _filed(read, _sounded(read), steps, _STEMS_ASKED, (-1, 0, 1)) for read in _readings(word)
    )
    return tuple(dict.fromkeys(key for keys in every for key in keys))


def _filed(
    name: str, sounded: str, steps: Iterable[int], stems: Iterable[int], more: Iterable[int]
) -> tuple[str, ...]:
    """Return the keys of a name that sounds so; those of short skeletons with each of the steps.

    ``stems`` tells how many sounds at the end may be those of an ending, ``more`` how many more
    sounds a name may have that it is compared with.
    """
    consonants = _consonants(sounded)
    length = len(consonants)
    keys = ["~" + "".join(dict.fromkeys(consonants))]
    if " " in name:
        _, first, *_, last, _ = sounded.split("_")
        keys.append(f"{_first_consonants(first)}|{_first_consonants(last)}")
    else:
        keys += ["<" + consonants[: length - stem] for stem in stems if length - stem >= _SHORT]
    for size in [length + one for one in more]:
        if size >= _HALVED:
            half = size // 2
            keys += (f"{consonants[:half]}.{size}", f"{size}.{consonants[half - size :]}")
    if _SHORT <= length < _HALVED:
        left_out = {consonants}
        if length > _SHORT:
            left_out.update([consonants[:at] + consonants[at + 1 :] for at in range(length)])
        keys += [f"{left}{step}" for step in steps for left in left_out]
    letters = name.replace(" ", "")
    if len(letters) <= _SHORT_NAME:
        keys += {
            "=" + letters,
            *[f"={letters[:at]}{letters[at + 1 :]}" for at in range(len(letters))],
        }
    return tuple(keys)


def _readings(word: str) -> Iterator[str]:
    """Yield a word, and what it would be if a scanner misread it."""
    yield word
    if any(map(str.isdigit, word)) and not word.isdigit():
        yield word.translate(_SCANNED)
    if "rn" in word:
        yield word.replace("rn", "m")


def rank(word: str, names: Iterable[str], most: int = 5, farthest: float = 1.0) -> list[str]:
    """Return up to ``most`` of the names, those most like the word first.

    Word and names are in the form of ``keys.key``. A name that is not much like the word is left
    out, so that nonsense gets no suggestions. So is one with another word in it ("blood clot in
    lung" for "blood clot in leg") or another number: it is like the word but says another thing.
    """
    names = list(names)
    found: list[tuple[float, str]] = []
    for read in _readings(word):
        near = _roughly_like(read, names)
        heard, *said = sounds("\n".join(_one_line(each) for each in (read, *near))).split("\n")
        for name, sounded in zip(near, said, strict=True):
            cost = _cost(read, heard, name, sounded)
            if cost <= min(farthest, _farthest(read, name)) and _has_its_words(read, name, cost):
                found.append((cost, name))
    return list(dict.fromkeys(name for _, name in sorted(found)))[:most]


def _one_line(word: str) -> str:
    return word.replace("\n", " ")


def _farthest(word: str, name: str) -> float:
    """Return how unlike a word a suggested name may be."""
    letters = min(len(word) + 1, len(name))
    if letters > _FEW_LETTERS:
        return _FARTHEST
    return _FARTHEST_OF_SHORT if letters == _FEW_LETTERS else _FARTHEST_OF_TINY


def _has_its_words(word: str, name: str, cost: float) -> bool:
    """Return whether each word of a phrase is like the one in the same place of a name.

    If one has a word more, a slip joined or split words. Then everything else must be alike.
    """
    asked, named = word.split(), name.split()
    if len(asked) != len(named):
        return cost <= SLIP and abs(len(asked) - len(named)) == 1
    return len(asked) < 2 or all(map(_is_like, asked, named))  # noqa: PLR2004


def _is_like(one: str, other: str) -> bool:
    if one == other:
        return True
    if _NUMBER.fullmatch(one) or _NUMBER.fullmatch(other):
        return False
    return _cost(one, sounds(one), other, sounds(other)) <= _FARTHEST_IN_PHRASE


def _roughly_like(word: str, names: Iterable[str]) -> list[str]:
    """Return the names worth comparing closely, by the pairs of letters they share with a word."""
    pairs = set(map(str.__add__, f"_{word}", f"{word}_"))
    size = len(word) + 2

    def difference(name: str) -> float:
        whole = size + len(name)
        return (whole - 2 * sum(map(f"_{name}_".__contains__, pairs))) / whole

    rough = sorted([(difference(name), name) for name in names])[:_MOST_COMPARED]
    return [name for strange, name in rough if strange <= rough[0][0] + _BEHIND]


def _cost(word: str, heard: str, name: str, sounded: str) -> float:
    """Return how unlike a word and a name are: 0 for the same, 1 for nothing in common.

    ``heard`` and ``sounded`` are their sounds.
    """
    size = max(len(word), len(name), 1)
    limit = _WORTH_COUNTING * size
    spelled = min(distance(word, name, limit), limit + 1)
    if size < _FEW_LETTERS:  # too few sounds to tell "ER" from "EHR"
        return spelled / size
    spoken = distance(heard, sounded, limit)
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
    adds = [_added(letter, last) for letter, last in zip(other, " " + other, strict=False)]
    before: list[float] = []
    above = [0.0, *accumulate(adds)]
    last = ""
    for row, letter in enumerate(one, 1):
        drop = _added(letter, last)
        line = [_FAR] * (width + 1)
        line[0] = above[0] + drop
        start = max(row - _REACH, 1)
        left = line[start - 1]
        for at in range(start, min(width, row + _REACH) + 1):
            theirs = other[at - 1]
            best = above[at - 1]
            if letter != theirs:
                best += _CHANGED.get(letter + theirs, 1.0)
                if last == theirs and at > 1 and letter == other[at - 2]:
                    best = min(best, before[at - 2] + _SWAPPED)
            if (cost := above[at] + drop) < best:
                best = cost
            if (cost := left + adds[at - 1]) < best:
                best = cost
            line[at] = left = best
        if min(line) > limit:
            return limit + 1
        before, above, last = above, line, letter
    return above[width]


def _added(letter: str, last: str) -> float:
    """Return what a needless letter costs after another."""
    return _DOUBLED if letter == last else _SOFT.get(letter, 1.0)


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
