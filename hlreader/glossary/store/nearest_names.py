"""Find the names that are closest to a word without an entry.

This is not in ``lookup.py``, because words with an entry should not pay for it.
"""

from hlreader.glossary.store.names import JOINED, replacement_of
from hlreader.glossary.words.keys import key
from hlreader.glossary.words.suggest import asked_for, rank

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from hlreader.glossary.store.index import Index
    from hlreader.glossary.store.names import Row

_BEGINNING = 3
"""How many first letters a term must share with the name that was found."""


def suggestions(
    indexes: "Sequence[Index]",
    word: str,
    languages: "Sequence[str]",
    most: int,
    farthest: float = 1.0,
) -> list[str]:
    """Return up to ``most`` names that look or sound like a word, likeliest first.

    The distance of each is at most ``farthest``: 0 is the same, 1 has nothing in common. Each entry
    gives one name: its term if it begins like the name that was found, or else that name. A term
    that looks different would puzzle the reader. The names are in the first language. If another
    language has the word in another spelling ("gammagrafia"), it comes last.
    """
    asked = key(word)
    buckets = asked_for(asked)
    rows = [
        (number, row)
        for number in reversed(range(len(indexes)))
        for row in sorted(indexes[number].sounds_like(buckets), key=lambda row: row[3])
    ]
    language = languages[0] if languages else ""
    close: dict[str, tuple[int, Row]] = {}
    for number, row in rows:
        if row[1] == language and not row[5] & JOINED:
            close.setdefault(row[0], (number, row))
    found = _names(indexes, [close[name] for name in rank(asked, close, 2 * most, farthest)])
    same = [one for one in rows if one[1][0] == asked and one[1][1] != language] if found else []
    last = [name for name in _names(indexes, same) if name not in found][: most - 1]
    return [*found[: most - len(last)], *last]


def _names(indexes: "Sequence[Index]", names: "Sequence[tuple[int, Row]]") -> list[str]:
    """Return one name for each entry: its term, if that begins like one of its names here."""
    beginnings = {row[0][:_BEGINNING] for _, row in names}
    suggested: dict[tuple[int, int], str] = {}
    for number, row in names:
        other, entry, _ = replacement_of(indexes, number, row)
        if (other, entry) not in suggested:
            term = indexes[other].term(entry)
            suggested[other, entry] = term if key(term)[:_BEGINNING] in beginnings else row[2]
    return list(suggested.values())
