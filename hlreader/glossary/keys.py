"""The key of a name: what stays the same however it is written.

Names are folded to a key: lower case, with hyphens, apostrophes and spaces alike, so that
"X-ray", "x ray" and "X‑RAY" are one.
"""

import re
from collections.abc import Iterator
from unicodedata import normalize

from hlreader.glossary.inflect import singulars, without_possessive

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal, TypeAlias

    Kind: TypeAlias = Literal["exact", "alias", "abbreviation", "plural", "spelling"]

TOKEN = re.compile(r"[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*")
"""A word of a name or a text: letters and digits, with the accents that stand apart."""

_ABBREVIATION = re.compile(r"\b[A-Z][A-Z0-9]+s\Z")


def key(text: str) -> str:
    """Return the key of a name or of what a reader wrote."""
    return " ".join(map(fold_token, TOKEN.findall(text)))


def fold_token(token: str) -> str:
    """Return a word as it stands in a key: in lower case, accents in one piece with letters."""
    return token.lower() if token.isascii() else normalize("NFC", token.lower())


def joined(folded: str) -> str:
    """Return a key under which to find a name of several words that a reader joins."""
    return folded


def plural_keys(written: str) -> Iterator[str]:
    """Yield the keys of what a word or phrase may be the plural of: its last word counts."""
    *first, last = key(written).split(" ")
    if _ABBREVIATION.search(written):
        yield " ".join([*first, last[:-1]])
    for singular in singulars(last):
        yield " ".join([*first, singular])


def candidates(written: str) -> "Iterator[tuple[str, Kind]]":
    """Yield every key under which to look for what a reader wrote, likeliest first.

    With each comes how it was come by. A key of the kind "spelling" is to be looked for among the
    ``joined`` keys of names, too.
    """
    written = " ".join(written.split())
    owned = without_possessive(written)
    yield key(written), "exact"
    if owned != written:
        yield key(owned), "exact"
    for singular in plural_keys(owned):
        yield singular, "plural"


def how_found(name: str, kind: "Kind", written: str) -> "Kind":
    """Return how a name of some kind was found by what a reader wrote: the strongest change."""
    found = key(name)
    written = " ".join(written.split())
    return kind if found in (key(written), key(without_possessive(written))) else "plural"


def accents_agree(name: str, written: str) -> bool:  # noqa: ARG001
    """Tell whether a passage of text may be a name as far as accents go."""
    return True
