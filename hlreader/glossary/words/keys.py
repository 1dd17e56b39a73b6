"""The key of a name is the same for all ways to write it.

It is in lower case, without accents, in American spelling, and hyphens, apostrophes and spaces are
the same. So "X-ray", "x ray" and "X‑RAY" have one key, like "oesophagus" and "esophagus", or
"gammagrafía" and "gammagrafia". If a look-up finds nothing under a key, it tries the others in
``candidates``.

Two names may share a key. ``how_found`` says how a word differs from a name.
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
    """How a word was found:

    by the term, another name, an abbreviation, a plural of one of these, or another spelling of
    one: British or American, without accents, in one word or two. A plural in another spelling
    ("tumours" for tumor) is "spelling". If a word has no entry, its parts may explain it.
    """

_TOKEN = re.compile(r"[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*")

# Chinese and Japanese (except katakana) have no spaces between words.
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
    """Return whether a text may have letters of scripts without spaces between words."""
    return not text.isascii() and max(text) >= _FIRST_UNSPACED


def _pattern_for(text: str) -> "re.Pattern[str]":
    return re.compile(_TOKEN_IF_UNSPACED) if is_unspaced(text) else _TOKEN  # rarely needed


def tokens(text: str) -> list[str]:
    """Return the words of a name or a text: letters and digits, with separate accents.

    In scripts without spaces, each letter is a word, so that names are found inside a text.
    """
    found: list[str] = _pattern_for(text).findall(text)
    return found


def split_at_tokens(text: str) -> list[str]:
    """Return a text in pieces: the text before its first word, the word, the text after it, ..."""
    pieces: list[str] = []
    end = 0
    for match in _pattern_for(text).finditer(text):
        pieces += (text[end : match.start()], match[0])
        end = match.end()
    return [*pieces, text[end:]]


def key(text: str) -> str:
    """Return the key of a name, or of a reader's words."""
    return " ".join(map(fold_token, tokens(text)))


@lru_cache(_CACHED)
def fold_token(token: str) -> str:
    """Return a word in the form of a key."""
    return american(_without_accents(plain_token(token)))


def joined(folded: str) -> str:
    """Return a key without its spaces, for "xray" and "fibro adenoma"."""
    return american(folded.replace(" ", ""))


def plain(text: str) -> str:
    """Return a text in the form of a key, but with its own spelling and accents."""
    return " ".join(map(plain_token, tokens(text)))


def plain_token(token: str) -> str:
    """Return a word in lower case, with accents as part of the letters (NFC)."""
    if token.isascii():
        return token.lower()
    return normalize("NFKC", token.lower()).replace(" ", "").replace("i\u0307", "i")


def _without_accents(word: str) -> str:
    """Return a word without the accents of Latin letters. In other scripts, marks are letters."""
    if word.isascii():
        return word
    letters: list[str] = []
    for letter in normalize("NFD", _GREEK.get(word, word).translate(_LETTERS)):
        if not (combining(letter) and letters and letters[-1].isascii()):
            letters.append(letter)
    return normalize("NFC", "".join(letters))


def accents_agree(name: str, written: str) -> bool:
    """Return whether a passage of text may be a name, judging by its accents.

    A text may leave out accents but not add them: "mamá" is not "mama", and "ano" is not "año". A
    Spanish plural may add one: "exámenes".
    """
    if written.isascii() and (name.isascii() or "ñ" not in name.lower()):
        return True
    (tildes, ours, _), (their_tildes, theirs, is_plural) = accents(name), accents(written)
    return tildes == their_tildes and (theirs <= ours or (is_plural and theirs == ours + 1))


def accents(text: str) -> tuple[int, int, bool]:
    """Return what ``accents_agree`` compares: counts of ñ and marks, and the ending -nes."""
    letters = normalize("NFD", plain(text))
    marks = sum(map(bool, map(combining, letters)))
    return letters.count("n" + _TILDE), marks, letters.endswith("nes")


def plural_keys(written: str) -> "Iterator[str]":
    """Yield the keys of the possible singulars of a word or phrase, by its last word."""
    *first, last = tokens(written) or [""]
    start = "".join([f"{fold_token(word)} " for word in first])
    for form in plural_forms(last):
        yield start + form


def plural_forms(token: str) -> "Iterator[str]":
    """Yield the keys of the possible singulars of a word."""
    word = plain_token(token)
    if word.endswith("s") and _ABBREVIATION.search(token):
        yield fold_token(word[:-1])
    for singular in singulars(word):
        yield fold_token(singular)


def candidates(written: str) -> "Iterator[tuple[str, Kind]]":
    """Yield every key to look up for a reader's words, the likeliest first.

    Each comes with its kind: as written, a plural, or another spelling. Look up a key of the kind
    "spelling" among the ``joined`` keys of names too.
    """
    seen: set[str] = set()
    for found, kind in _candidates(written):
        if found and (kind == "spelling" or found not in seen):
            seen.add(found)
            yield found, kind


def plurals(written: str) -> "Iterator[tuple[str, Kind]]":
    """Yield the first candidates: the words without a possessive or plural ending."""
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
    """Yield the keys of phrases with plurals before the last word.

    In "carcinomas in situ" it is the first word, in "ganglios linfáticos axilares" all of them.
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
    """Return how the words ``written`` found a name of this kind, by their largest difference."""
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
    """Return whether a phrase is a plural of another, except for accents that move in Spanish."""
    if _ABBREVIATION.search(owned) and written[:-1] == name:
        return True
    names, words = name.split(" "), written.split(" ")
    return len(names) == len(words) and all(
        one in (other, *singulars(other))
        or (other.endswith("es") and _without_accents(one) in singulars(_without_accents(other)))
        for one, other in zip(names, words, strict=True)
    )
