"""The key of a name: the same for all ways to write it.

Lower case, without accents, in American spelling, with hyphens, apostrophes and spaces alike: so
"X-ray", "x ray" and "X‑RAY" are one, and so are "oesophagus" and "esophagus", "gammagrafía" and
"gammagrafia". A look-up that finds nothing under a key tries the others in ``candidates``.

Two names may share a key. ``how_found`` tells how far what was written is from the name.
"""

import re
from functools import lru_cache
from unicodedata import combining, normalize

from hlreader.glossary.words.inflect import singulars, without_possessive
from hlreader.glossary.words.spelling import american

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Literal, TypeAlias

    Kind: TypeAlias = Literal[
        "exact", "alias", "abbreviation", "plural", "spelling", "parts", "phrase"
    ]
    """How a word was found: by the term, another name, an abbreviation, from a plural of one of
    these, or by another spelling of one: British or American, without accents, joined or parted.
    What is both a plural and another spelling ("tumours" for tumor) is "spelling". A word without
    an entry may be explained by its parts."""

_TOKEN = re.compile(r"[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*")

# Chinese, and Japanese but for its katakana, put no spaces between words.
_UNSPACED = "\u3005-\u3007\u3041-\u3096\u309d-\u309f\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_KATAKANA = "\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\uff66-\uff9f"
_OTHER = rf"[^\W_{_UNSPACED}{_KATAKANA}]"
_TOKEN_IF_UNSPACED = rf"[{_UNSPACED}]|[{_KATAKANA}]+|{_OTHER}+(?:[\u0300-\u036f]+{_OTHER}*)*"
_FIRST_UNSPACED = "\u3005"

_CACHED = 1 << 17
_ABBREVIATION = re.compile(r"\b[A-Z][A-Z0-9]+s\Z")
_LETTERS = str.maketrans({"æ": "ae", "œ": "oe", "ø": "o", "ß": "ss", "ł": "l", "đ": "d", "ı": "i"})
_GREEK = {"α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "κ": "kappa", "λ": "lambda"}
_TILDE = "\u0303"


def is_unspaced(text: str) -> bool:
    """Return whether a text may have letters of scripts that put no spaces between words."""
    return not text.isascii() and max(text) >= _FIRST_UNSPACED


def _pattern_for(text: str) -> "re.Pattern[str]":
    return re.compile(_TOKEN_IF_UNSPACED) if is_unspaced(text) else _TOKEN  # seldom: made if asked


def tokens(text: str) -> list[str]:
    """Return the words of a name or a text: letters and digits, with separate accents.

    Where no spaces part words, each letter is one: a name of several is found among others.
    """
    found: list[str] = _pattern_for(text).findall(text)
    return found


def split_at_tokens(text: str) -> list[str]:
    """Return a text in pieces: what comes before its first word, the word, what follows, ..."""
    pieces: list[str] = []
    end = 0
    for match in _pattern_for(text).finditer(text):
        pieces += (text[end : match.start()], match[0])
        end = match.end()
    return [*pieces, text[end:]]


def key(text: str) -> str:
    """Return the key of a name or of what a reader wrote."""
    return " ".join(map(fold_token, tokens(text)))


@lru_cache(_CACHED)
def fold_token(token: str) -> str:
    """Return a word as it is in a key."""
    return american(_without_accents(plain_token(token)))


def joined(folded: str) -> str:
    """Return a key without its spaces, for "xray" and "fibro adenoma"."""
    return american(folded.replace(" ", ""))


def plain(text: str) -> str:
    """Return a text as a key but with its own spelling and accents."""
    return " ".join(map(plain_token, tokens(text)))


def plain_token(token: str) -> str:
    """Return a word in lower case, its accents in one piece with the letters."""
    if token.isascii():
        return token.lower()
    return normalize("NFKC", token.lower()).replace(" ", "").replace("i\u0307", "i")


def _without_accents(word: str) -> str:
    """Return a word without the accents of Latin letters. Those of other scripts are letters."""
    if word.isascii():
        return word
    letters: list[str] = []
    for letter in normalize("NFD", _GREEK.get(word, word).translate(_LETTERS)):
        if not (combining(letter) and letters and letters[-1].isascii()):
            letters.append(letter)
    return normalize("NFC", "".join(letters))


def accents_agree(name: str, written: str) -> bool:
    """Return whether a passage of text may be a name as far as accents go.

    A text may leave accents out but not put others in: "mamá" is not "mama", "ano" is not "año".
    A Spanish plural may gain one: "exámenes".
    """
    if written.isascii() and (name.isascii() or "ñ" not in name.lower()):
        return True
    (tildes, ours, _), (their_tildes, theirs, is_plural) = accents(name), accents(written)
    return tildes == their_tildes and (theirs <= ours or (is_plural and theirs == ours + 1))


def accents(text: str) -> tuple[int, int, bool]:
    """Return what ``accents_agree`` compares: how many ñ and marks, whether it ends in -nes."""
    letters = normalize("NFD", plain(text))
    marks = sum(map(bool, map(combining, letters)))
    return letters.count("n" + _TILDE), marks, letters.endswith("nes")


def plural_keys(written: str) -> "Iterator[str]":
    """Yield the keys of what a word or phrase may be the plural of: its last word counts."""
    *first, last = tokens(written) or [""]
    start = "".join([f"{fold_token(word)} " for word in first])
    for form in plural_forms(last):
        yield start + form


def plural_forms(token: str) -> "Iterator[str]":
    """Yield the keys of what a word may be the plural of."""
    word = plain_token(token)
    if word.endswith("s") and _ABBREVIATION.search(token):
        yield fold_token(word[:-1])
    for singular in singulars(word):
        yield fold_token(singular)


def candidates(written: str) -> "Iterator[tuple[str, Kind]]":
    """Yield every key under which to look for what a reader wrote, likeliest first.

    With each comes how it was come by: as it is, as a plural, or in another spelling. A key
    of the kind "spelling" is to be looked for among the ``joined`` keys of names, too.
    """
    seen: set[str] = set()
    for found, kind in _candidates(written):
        if found and (kind == "spelling" or found not in seen):
            seen.add(found)
            yield found, kind


def plurals(written: str) -> "Iterator[tuple[str, Kind]]":
    """Yield the first of the candidates: what it is without a possessive or a plural at its end."""
    owned = without_possessive(written)
    yield key(written), "exact"
    if owned != written:
        yield key(owned), "exact"
    for singular in plural_keys(owned):
        yield singular, "plural"


def _candidates(written: str) -> "Iterator[tuple[str, Kind]]":
    written = " ".join(written.split())
    owned = without_possessive(written)
    yield from plurals(written)
    words = plain(owned).split(" ")
    if len(words) > 1:
        for singular in _phrases(words):
            yield singular, "plural"
        yield from ((other, "spelling") for other in _eponyms(key(owned).split(" ")))
    whole = "".join(words)
    yield joined(key(owned)), "spelling"
    for singular in singulars(whole):
        yield fold_token(singular), "spelling"


def _phrases(words: list[str]) -> "Iterator[str]":
    """Yield the keys of phrases of which words before the last are in the plural.

    "carcinomas in situ" has its first word so, "ganglios linfáticos axilares" all of them.
    """
    choices = [[*singulars(word)] or [word] for word in words]
    rest = [fold_token(word) for word in words]
    for first in choices[0]:
        yield " ".join([fold_token(first), *rest[1:]])
    for first in choices[0]:
        for last in choices[-1]:
            yield " ".join([fold_token(first), *rest[1:-1], fold_token(last)])
    if len(words) > 2:  # noqa: PLR2004
        for pick in range(max(map(len, choices))):
            yield " ".join(fold_token(some[min(pick, len(some) - 1)]) for some in choices)


def _eponyms(words: list[str]) -> "Iterator[str]":
    """Yield keys with and without 's: "Crohn disease" and "Paget's disease" are both in use."""
    if "s" in words:
        yield " ".join(word for word in words if word != "s")
    else:
        yield " ".join([words[0], "s", *words[1:]])


def how_found(name: str, kind: "Kind", written: str) -> "Kind":
    """Return how a name of some kind was found by what a reader wrote: the strongest change."""
    if name.lower() == written.lower():
        return kind
    owned = without_possessive(" ".join(written.split()))
    own, plain_name = plain(owned), plain(name)
    if plain_name in (own, plain(written)):
        return kind
    if _is_plural(plain_name, own, owned):
        return "plural"
    return "spelling"


def _is_plural(name: str, written: str, owned: str) -> bool:
    """Return whether a phrase is a plural of another, but for the accents that Spanish shifts."""
    if _ABBREVIATION.search(owned) and written[:-1] == name:
        return True
    names, words = name.split(" "), written.split(" ")
    return len(names) == len(words) and all(
        one in (other, *singulars(other))
        or (other.endswith("es") and _without_accents(one) in singulars(_without_accents(other)))
        for one, other in zip(names, words, strict=True)
    )
