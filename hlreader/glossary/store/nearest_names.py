"""Find the names that a word which has no entry may have meant.

Apart from ``lookup.py``, since a word that has an entry should not pay for it.
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
"""Letters that a term shares with what it is suggested for: "chemotherapy" for "keemo"."""


def suggestions(
    indexes: "Sequence[Index]",
    word: str,
    languages: "Sequence[str]",
    most: int,
    farthest: float = 1.0,
) -> list[str]:
    """Return up to ``most`` names that look or sound like a word, likeliest first.

    None is more unlike it than ``farthest``: 0 is the same, 1 has nothing in common. Of an entry,
    it is the term if that begins as the name found does, else that name: a term that shares no
    letters with the word would be a riddle.

    They are in the first of the languages. A word that another language has in another spelling
    ("gammagrafia") comes last.
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
    """Return the names to suggest, one for each entry: its term if that begins as one of them."""
    beginnings = {row[0][:_BEGINNING] for _, row in names}
    suggested: dict[tuple[int, int], str] = {}
    for number, row in names:
        other, entry, _ = replacement_of(indexes, number, row)
        if (other, entry) not in suggested:
            term = indexes[other].term(entry)
            suggested[other, entry] = term if key(term)[:_BEGINNING] in beginnings else row[2]
    return list(suggested.values())
