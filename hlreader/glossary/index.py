"""Find an entry by any of its names.

Names are folded to a key: lower case, with hyphens, apostrophes and spaces alike, so that
"X-ray", "x ray" and "X‑RAY" are one. A name that must keep its case, an abbreviation ("PET") or a
name with a capital in a case-sensitive entry ("AIDS"), also has its spelling checked: in a text
always, in a look-up only to prefer it.
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal, NamedTuple, TypeAlias
from unicodedata import normalize

from hlreader.glossary.inflect import singulars, without_possessive
from hlreader.language import primary
from hlreader.models import Term

TOKEN = re.compile(r"[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*")
"""A word of a name or a text: letters and digits, with the accents that stand apart."""

_ABBREVIATIONS = re.compile(r"\b[A-Z][A-Z0-9]+s\Z")

Kind: TypeAlias = Literal["exact", "alias", "abbreviation", "plural", "spelling"]
"""How a word was found: by the term, another name, an abbreviation, from a plural of one, or by
another spelling of one (British or American, without accents, in one word)."""

Row: TypeAlias = tuple[str, int, Kind, bool, bool]
"""A name: its text, the number of its entry, its kind, whether its capitals tell it from other
words, and whether it may be marked in a text."""


class Hit(NamedTuple):
    """An entry, how it was found, and the file that it stands in."""

    term: Term
    match: Kind
    path: Path | None = None


def fold(text: str) -> str:
    """Return the key of a name."""
    return " ".join(map(fold_token, TOKEN.findall(text)))


def fold_token(token: str) -> str:
    """Return a word as it stands in a key: in lower case, accents in one piece with letters."""
    return token.lower() if token.isascii() else normalize("NFC", token.lower())


class Index:
    """All names of a glossary by their keys.

    ``longest`` tells, for the first word of a name of several, how many the longest of them has;
    ``origins`` has the first number of each file's entries, with the file.
    """

    def __init__(
        self,
        terms: Sequence[Term],
        names: dict[str, list[Row]],
        longest: dict[str, int],
        origins: Sequence[tuple[int, Path | None]] = ((0, None),),
    ) -> None:
        self.terms = terms
        self.names = names
        self.longest = longest
        self.origins = origins

    def _hit(self, row: Row, kind: Kind) -> Hit:
        number = row[1]
        path = next(path for start, path in reversed(self.origins) if start <= number)
        return Hit(self.terms[number], kind, path)

    @classmethod
    def of(cls, terms: Sequence[Term], language: str) -> "Index":
        """Return the index of the entries in one language."""
        names: dict[str, list[Row]] = {}
        longest: dict[str, int] = {}
        for number, term in enumerate(terms):
            if primary(term.language) != language:
                continue
            for text, kind, cased in _names(term):
                key = fold(text)
                names.setdefault(key, []).append((text, number, kind, cased, not term.no_autolink))
                first, *rest = key.split(" ")
                if rest:
                    longest[first] = max(longest.get(first, 0), 1 + len(rest))
        return cls(terms, names, longest)

    def lookup(self, word: str) -> Hit | None:
        """Return the entry of a word, however it is written, or None."""
        word = " ".join(word.split())
        for candidate in (word, without_possessive(word)):
            row = self._best(fold(candidate), candidate)
            if row:
                return self._hit(row, row[2])
        for key in plural_keys(without_possessive(word)):
            row = self._best(key, word)
            if row:
                return self._hit(row, "plural")
        return None

    def _best(self, key: str, written: str) -> Row | None:
        """Return the name with this key.

        One that must keep its case and is written just so goes before the others.
        """
        rows = self.names.get(key, ())
        return min(rows, key=lambda row: (row[3] and row[0] != written, not row[3]), default=None)

    def in_text(self, key: str, written: str) -> Term | None:
        """Return the entry that a passage of text names, if it may be marked there."""
        for text, number, _, cased, marked in self.names.get(key, ()):
            if marked and (not cased or _same_case(text, written)):
                return self.terms[number]
        return None


def _names(term: Term) -> Iterator[tuple[str, Kind, bool]]:
    def cased(text: str) -> bool:
        return term.case_sensitive and text != text.lower()

    yield term.term, "exact", cased(term.term)
    for text in term.aliases:
        yield text, "alias", cased(text)
    for text in term.forms:
        yield text, "plural", cased(text)
    for text in term.abbreviations:
        yield text, "abbreviation", True


def _same_case(name: str, written: str) -> bool:
    """Tell whether a passage is written as a name is, but for spaces, hyphens and a plural."""
    name, written = "".join(TOKEN.findall(name)), "".join(TOKEN.findall(written))
    return written in (name, name + "s")


def plural_keys(written: str) -> Iterator[str]:
    """Yield the keys of what a word or phrase may be the plural of: its last word counts."""
    *first, last = fold(written).split(" ")
    if _ABBREVIATIONS.search(written):
        yield " ".join([*first, last[:-1]])
    for singular in singulars(last):
        yield " ".join([*first, singular])
