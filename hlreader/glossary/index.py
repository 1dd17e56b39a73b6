"""Find an entry by any of its names.

Names are filed under their keys (see keys.py). A name that must keep its case, an abbreviation
("PET") or a name with a capital in a case-sensitive entry ("AIDS"), also has its spelling checked:
in a text always, in a look-up only to prefer it.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeAlias

from hlreader.glossary.keys import (
    TOKEN,
    Kind,
    accents_agree,
    candidates,
    how_found,
    joined,
    key,
)
from hlreader.language import primary
from hlreader.models import Term

Row: TypeAlias = tuple[str, int, Kind, bool, bool]
"""A name: its text, the number of its entry, its kind, whether its capitals tell it from other
words, and whether it may be marked in a text."""


_SEVERAL = 2


class Hit(NamedTuple):
    """An entry, and how it was found."""

    term: Term
    match: Kind


class Index:
    """All names of a glossary by their keys.

    ``longest`` tells, for the first word of a name of several, how many the longest of them has.
    """

    def __init__(
        self, terms: Sequence[Term], names: dict[str, list[Row]], longest: dict[str, int]
    ) -> None:
        self.terms = terms
        self.names = names
        self.longest = longest
        self._together: dict[str, str] | None = None

    @classmethod
    def of(cls, terms: Sequence[Term], language: str) -> "Index":
        """Return the index of the entries in one language."""
        names: dict[str, list[Row]] = {}
        longest: dict[str, int] = {}
        for number, term in enumerate(terms):
            if primary(term.language) != language:
                continue
            for text, kind, cased in _names(term):
                folded = key(text)
                names.setdefault(folded, []).append(
                    (text, number, kind, cased, not term.no_autolink)
                )
                first, *rest = folded.split(" ")
                if rest:
                    longest[first] = max(longest.get(first, 0), 1 + len(rest))
        return cls(terms, names, longest)

    def lookup(self, word: str) -> Hit | None:
        """Return the entry of a word, however it is written, or None."""
        for candidate, kind in candidates(word):
            row = self._best(candidate, word)
            if row is None and kind == "spelling":
                row = self._best(self._joined().get(candidate, ""), word)
            if row:
                return Hit(self.terms[row[1]], how_found(row[0], row[2], word))
        return None

    def _best(self, folded: str, written: str) -> Row | None:
        """Return the name with this key, one written just so before others."""
        rows = self.names.get(folded, ())
        if len(rows) < _SEVERAL:
            return next(iter(rows), None)
        return min(
            rows,
            key=lambda row: (
                row[3] and row[0] != written,
                row[0] != written and how_found(row[0], row[2], written) == "spelling",
            ),
        )

    def _joined(self) -> dict[str, str]:
        """Return the keys of names of several words by what they are without spaces."""
        if self._together is None:
            self._together = {joined(folded): folded for folded in self.names if " " in folded}
        return self._together

    def in_text(self, folded: str, written: str) -> Term | None:
        """Return the entry that a passage of text names, if it may be marked there."""
        for text, number, _, cased, marked in self.names.get(folded, ()):
            same = not cased or _same_case(text, written)
            if marked and same and accents_agree(text, written):
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
