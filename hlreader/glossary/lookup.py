"""Look a word up in compiled glossaries, the last of several the strongest.

Imports next to nothing: see ``index.py``.
"""

from hlreader.glossary.index import CASED, JOINED, MARKED
from hlreader.glossary.keys import candidates, how_found, key

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from hlreader.glossary.index import Index, Row
    from hlreader.glossary.keys import Kind

    Found = tuple[int, int, Kind]
    """The number of a glossary, that of an entry in it, and how the entry was found."""


def languages_in_turn(indexes: "Sequence[Index]", language: str, default: str) -> list[str]:
    """Return the languages to look in: that which is wanted, the default, then the others."""
    spoken = dict.fromkeys(name for index in indexes for name in index.languages())
    return [name for name in dict.fromkeys((language, default, *spoken)) if name in spoken]


def find_entries(
    indexes: "Sequence[Index]", words: "Iterable[str]", languages: "Sequence[str]"
) -> "list[Found | None]":
    """Return the entry of each word, or None.

    The words as they are written are looked for first, all at once; only those that are not there
    as other forms of a name.
    """
    if not languages:
        return [None for _ in words]
    asked = [" ".join(word.split()) for word in words]
    keys = [key(written) for written in asked]
    rows = [index.names(dict.fromkeys(keys)) for index in indexes]
    found: list[Found | None] = [
        _first(indexes, rows, [(name, "exact")], written, languages[:1])
        for name, written in zip(keys, asked, strict=True)
    ]
    missing = {
        number: list(candidates(asked[number])) for number, hit in enumerate(found) if hit is None
    }
    if missing:
        others = dict.fromkeys(name for some in missing.values() for name, _ in some)
        rows = [index.names(others) for index in indexes]
        for number, some in missing.items():
            found[number] = _first(indexes, rows, some, asked[number], languages)
    return found


def _first(
    indexes: "Sequence[Index]",
    rows: "Sequence[dict[str, list[Row]]]",
    names: "Sequence[tuple[str, Kind]]",
    written: str,
    languages: "Sequence[str]",
) -> "Found | None":
    """Return the entry of the first of some names that there is in the first of some languages."""
    for language in languages:
        for name, kind in names:
            for number in reversed(range(len(indexes))):
                row = _best(rows[number].get(name, ()), written, language, kind)
                if row:
                    heir = heir_of(indexes, number, row)
                    same = row[2] == written
                    return *heir[:2], row[4] if same else how_found(row[2], row[4], written)
    return None


def _best(rows: "Sequence[Row]", written: str, language: str, kind: "Kind") -> "Row | None":
    """Return the name of a language that fits best: in the same case and the same spelling.

    Names under their joined keys count only for a candidate of the kind "spelling".
    """
    fitting = [
        row for row in rows if row[1] == language and (kind == "spelling" or not row[5] & JOINED)
    ]
    if len(fitting) < 2:  # noqa: PLR2004
        return fitting[0] if fitting else None
    return min(fitting, key=lambda row: _strangeness(row, written))


def _strangeness(row: "Row", written: str) -> tuple[bool, bool]:
    """Return how far a name is from what was written, as far as that decides between two."""
    other_case = bool(row[5] & CASED) and row[2] != written
    return other_case, how_found(row[2], row[4], written) == "spelling"


def heir_of(indexes: "Sequence[Index]", number: int, row: "Row") -> tuple[int, int, int]:
    """Return the entry of a name, or that which a later glossary has in its place.

    An entry whose term a later glossary explains is replaced as a whole: what it was also called
    leads to the later entry. With the number of the glossary and of the entry in it comes 0 for
    an entry that is not to be marked in texts.
    """
    later = range(len(indexes) - 1, number, -1)
    if later:
        term = row[2] if row[4] == "exact" else indexes[number].term(row[3])
        name = key(term)
        own = [one for one in indexes[number].names([name]).get(name, ()) if one[3] == row[3]]
        cased = any(one[5] & CASED for one in own if one[4] == "exact")
        for other in later:
            for one in indexes[other].names([name]).get(name, ()):
                same = one[2] == term or not (cased or one[5] & CASED)
                if one[1] == row[1] and same and not one[5] & JOINED:
                    return other, one[3], one[5] & MARKED
    return number, row[3], row[5] & MARKED


def suggestions(
    indexes: "Sequence[Index]", word: str, languages: "Sequence[str]", most: int
) -> list[str]:
    """Return up to ``most`` terms that look or sound like a word, likeliest first."""
    from hlreader.glossary.suggest import asked_for, rank

    asked = key(word)
    buckets = asked_for(asked)
    rows = [
        (number, row)
        for number in reversed(range(len(indexes)))
        for row in sorted(indexes[number].sounds_like(buckets), key=lambda row: row[3])
    ]
    for language in languages:
        close: dict[str, tuple[int, Row]] = {}
        for number, row in rows:
            if row[1] == language and not row[5] & JOINED:
                close.setdefault(row[0], (number, row))
        found: dict[str, None] = {}
        for name in rank(asked, close, 2 * most):
            number, entry, _ = heir_of(indexes, *close[name])
            found[indexes[number].term(entry)] = None
        if found:
            return list(found)[:most]
    return []
