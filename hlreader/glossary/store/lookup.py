"""Look up a word in compiled glossaries. Later ones win.

Imports almost nothing: see ``index.py``.
"""

from hlreader.glossary.store.names import CASED, JOINED, replacement_of
from hlreader.glossary.words.keys import candidates, how_found, key, plain, plurals

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from hlreader.glossary.store.index import Index
    from hlreader.glossary.store.names import Row
    from hlreader.glossary.words.keys import Kind

    FoundEntry = tuple[int, int, Kind]
    """The number of a glossary, that of an entry in it, and how the entry was found."""


def languages_in_turn(indexes: "Sequence[Index]", language: str, default: str) -> list[str]:
    """Return the languages to look in: that which is wanted, the default, then the others."""
    spoken = dict.fromkeys(name for index in indexes for name in index.languages())
    return [name for name in dict.fromkeys((language, default, *spoken)) if name in spoken]


def find_entries(
    indexes: "Sequence[Index]", words: "Iterable[str]", languages: "Sequence[str]"
) -> "list[FoundEntry | None]":
    """Return the entry of each word, or None.

    It first looks for all words as they are written, then for missing ones as plurals, then in
    other spellings and in other languages. Accents decide: "cáncer" is the Spanish word, whatever
    the first language is, and a sign counts as the word for it: "HER2+" is "HER2 positive".
    """
    if not languages:
        return [None for _ in words]
    asked = [" ".join(word.split()) for word in words]
    found = [_at_once(indexes, word, languages[0]) for word in asked]
    for number, word in enumerate(asked):
        if not found[number] and (word.endswith(_SIGNS) or not word.isascii()):
            found[number] = _by_sign_or_accent(indexes, word, languages)
    for stage in (_as_written, _in_plural, _in_any_form):
        if all(found):
            break
        missing = {
            number: stage(indexes, asked[number]) for number, hit in enumerate(found) if not hit
        }
        names = dict.fromkeys(name for some in missing.values() for name, _ in some)
        rows = [index.names(names) for index in indexes]
        spoken = languages if stage is _in_any_form else languages[:1]
        for number, some in missing.items():
            found[number] = _first(indexes, rows, some, asked[number], spoken)
    return found


_REFERENCES = (
    "See ", "Same ", "Short for ", "Synonym ", " word for ", " name for ", " term for ", "Véase ",
    "Ver ", "Lo mismo ", "ombre ", "érmino ",
)  # fmt: skip
_LONGEST_REFERENCE = 100


def may_refer(plain: str) -> bool:
    """Return whether a meaning may only refer to another entry: see ``words/reference.py``."""
    return len(plain) <= _LONGEST_REFERENCE and any(words in plain for words in _REFERENCES)


def _at_once(indexes: "Sequence[Index]", word: str, language: str) -> "FoundEntry | None":
    """Return the entry of a word if only one glossary has it and there is no choice to make."""
    if len(indexes) > 1:  # a later one may replace it
        return None
    only = indexes[0].only(word, language)
    return (0, *only) if only else None


def _by_sign_or_accent(
    indexes: "Sequence[Index]", word: str, languages: "Sequence[str]"
) -> "FoundEntry | None":
    """Return the entry of a word with its sign in words, or in the language of its accents."""
    names = dict.fromkeys([key(word), *map(key, _with_sign(word))])
    rows = [index.names(names) for index in indexes]
    for name in list(names)[1:]:
        found = _first(indexes, rows, [(name, "spelling")], word, languages)
        if found:
            return found
    if word.isascii():
        return None
    written = plain(word)
    same = [
        {name: [row for row in some if plain(row[2]) == written] for name, some in each.items()}
        for each in rows
    ]
    return _first(indexes, same, [(key(word), "exact")], word, languages)


_SIGNS = ("+", "-", "\u2212")


def _with_sign(word: str) -> "Iterator[str]":
    """Yield a word that ends in a sign with the sign in words: "ER positive" for "ER+"."""
    if word.endswith(_SIGNS):
        name = word.rstrip("".join(_SIGNS))
        yield f"{name} {'positive' if word[-1] == '+' else 'negative'}"
        yield f"{name} {'positivo' if word[-1] == '+' else 'negativo'}"


def _as_written(indexes: "Sequence[Index]", word: str) -> "list[tuple[str, Kind]]":
    name = word if any(index.spells(word) for index in indexes) else key(word)
    return [(name, "exact")] if name else []


def _in_plural(_: "Sequence[Index]", word: str) -> "list[tuple[str, Kind]]":
    return list(plurals(word))


def _in_any_form(_: "Sequence[Index]", word: str) -> "list[tuple[str, Kind]]":
    return list(candidates(word))


def _first(
    indexes: "Sequence[Index]",
    rows: "Sequence[dict[str, list[Row]]]",
    names: "Sequence[tuple[str, Kind]]",
    written: str,
    languages: "Sequence[str]",
) -> "FoundEntry | None":
    """Return the entry of the first name found, in the first language that has one.

    Another spelling of a word of another language ("remision" for "remisión") is more likely a
    slip in a word of the first language ("remission"), if that has one so near.
    """
    doubtful: FoundEntry | None = None
    named = [(name, kind) for name, kind in names if any(name in some for some in rows)]
    for language in languages:
        for name, kind in named:
            strongest = _strongest([some.get(name, ()) for some in rows], written, language, kind)
            if not strongest:
                continue
            number, row = strongest
            how = row[4] if row[2] == written else how_found(row[2], row[4], written)
            found = *replacement_of(indexes, number, row)[:2], how
            if language == languages[0] or how != "spelling":
                return found
            doubtful = doubtful or found
    if doubtful and _is_slip(indexes, written, languages[0]):
        return None
    return doubtful


def _is_slip(indexes: "Sequence[Index]", written: str, language: str) -> bool:
    """Return whether a word is likely a mistyped one of a language."""
    from hlreader.glossary.store.nearest_names import suggestions
    from hlreader.glossary.words.suggest import SLIP

    return bool(suggestions(indexes, written, [language], 1, SLIP))


def _strongest(
    rows: "Sequence[Sequence[Row]]", written: str, language: str, kind: "Kind"
) -> "tuple[int, Row] | None":
    """Return the best name from several glossaries; of equals, the last."""
    found: tuple[int, Row] | None = None
    for number in reversed(range(len(rows))):
        row = _best(rows[number], written, language, kind)
        if row and (
            not found or _is_in_other_case(row, written) < _is_in_other_case(found[1], written)
        ):
            found = number, row
    return found


def _best(rows: "Sequence[Row]", written: str, language: str, kind: "Kind") -> "Row | None":
    """Return the name of a language that fits best: in the same case and the same spelling.

    Names under their joined keys count only for a candidate of the kind "spelling".
    """
    fitting = [
        row for row in rows if row[1] == language and (kind == "spelling" or not row[5] & JOINED)
    ]
    if len(fitting) < 2:  # noqa: PLR2004
        return fitting[0] if fitting else None
    return min(fitting, key=lambda row: _mismatch(row, written))


def _mismatch(row: "Row", written: str) -> tuple[int, bool]:
    """Return how far a name is from what was written, to decide between two."""
    other_case = _is_in_other_case(row, written)
    return other_case, how_found(row[2], row[4], written) == "spelling"


def _is_in_other_case(row: "Row", written: str) -> int:
    """Return 0 for a name whose capitals matter and are as written, 2 if not, else 1."""
    return (0 if row[2] == written else 2) if row[5] & CASED else 1
