"""Update the index of a glossary's earlier text, by reading only what changed."""

import sqlite3
from collections import defaultdict
from collections.abc import Sequence

from hlreader.glossary.load import read_entries
from hlreader.glossary.store.build import (
    Builder,
    Piece,
    change_partition,
    names_of,
    write_name_table,
)
from hlreader.glossary.store.entry_texts import Cut, cut
from hlreader.glossary.store.index import Index, place_of
from hlreader.glossary.store.names import JOINED
from hlreader.glossary.words.keys import key
from hlreader.glossary.words.suggest import filed_under
from hlreader.language import primary
from hlreader.models import Term

_MOST = 10
"""An edit that changes more than one in this many entries costs less if all is written again."""

_LAST = (1 << 63) - 1
"""The highest number that there may be."""

_CLOSEST = 1 << 12
"""The smallest gap between numbers of pieces."""


class NotApplicableError(Exception):
    """The whole text has to be read."""


def apply_edit(database: sqlite3.Connection, text: str, file: str, room: int) -> None:
    """Update an index for a text. Raises NotApplicableError, or ContentError.

    ``file`` is for messages; ``room`` is how far apart the numbers of pieces are at first.
    """
    after = cut(text)
    query = "SELECT id, line, digest FROM piece ORDER BY id"
    before = [Cut(number, number, *rest) for number, *rest in database.execute(query)]
    if not after or not all(piece.digest for piece in before):
        raise NotApplicableError
    head = _same(before, after)
    tail = _same(before[head:][::-1], after[head:][::-1])
    old, new = before[head : len(before) - tail], after[head : len(after) - tail]
    if len(old) + len(new) > len(after) // _MOST:
        raise NotApplicableError
    following = before[len(before) - tail].start if tail else None
    if head:
        end = before[head].start - 1 if head < len(before) else _LAST
        _move(database, after[0].line - before[0].line, 0, end)
    if following is not None:
        _move(database, after[-1].line - before[-1].line, following, _LAST)
    if old:
        _take_out(database, old[0].start, following)
    if new:
        _put_in(database, _read(text, file, new), following, room)
    write_name_table(database)


def _same(before: Sequence[Cut], after: Sequence[Cut]) -> int:
    """Return how many pieces are the same from the start on."""
    count = 0
    for one, other in zip(before, after, strict=False):
        if one.digest != other.digest:
            break
        count += 1
    return count


def _move(database: sqlite3.Connection, lines: int, first: int, last: int) -> None:
    """Move the pieces with these numbers, and their entries, down by this many lines."""
    if lines:
        span = (lines, first, last)
        database.execute("UPDATE piece SET line = line + ? WHERE id BETWEEN ? AND ?", span)
        database.execute("UPDATE entry SET line = line + ? WHERE id BETWEEN ? AND ?", span)


def _take_out(database: sqlite3.Connection, first: int, following: int | None) -> None:
    """Delete the pieces from one number up to another, with all that came from them."""
    span = (first, _LAST if following is None else following - 1)
    partitions: defaultdict[int, list[int]] = defaultdict(list)
    query = "SELECT id, key FROM name WHERE entry BETWEEN ? AND ?"
    gone = dict(database.execute(query, span).fetchall())
    for folded in set(gone.values()):
        for bucket in filed_under(folded):
            partitions[place_of(bucket)[0]] = []
    for partition in partitions:
        change_partition(database, partition, (), frozenset(gone))
    database.execute("DELETE FROM name WHERE entry BETWEEN ? AND ?", span)
    database.execute("DELETE FROM entry WHERE id BETWEEN ? AND ?", span)
    database.execute("DELETE FROM piece WHERE id BETWEEN ? AND ?", span)


def _read(text: str, file: str, new: Sequence[Cut]) -> list[tuple[Cut, list[Term]]]:
    """Return the entries of the pieces that are new."""
    changed = text[new[0].start : new[-1].end]
    entries = list(read_entries(changed, file, new[0].line))
    if len(entries) != len(new) or any(
        not piece.holds(line) for piece, (line, _) in zip(new, entries, strict=True)
    ):
        raise NotApplicableError
    return [(piece, terms) for piece, (_, terms) in zip(new, entries, strict=True)]


def _put_in(
    database: sqlite3.Connection,
    read: Sequence[tuple[Cut, list[Term]]],
    following: int | None,
    room: int,
) -> None:
    """Write new pieces before the one with the number ``following``, or at the end."""
    _check_names(database, [term for _, terms in read for term in terms])
    limit = _LAST if following is None else following
    (low,) = database.execute("SELECT max(id) FROM entry WHERE id < ?", (limit,)).fetchone()
    low = low or 0
    step = room if following is None else (following - low) // (len(read) + 1)
    if step < _CLOSEST or any(len(terms) >= step for _, terms in read):
        raise NotApplicableError
    (last_name,) = database.execute("SELECT max(id) FROM name").fetchone()
    builder = Builder(database, last_name or 0)
    builder.add(
        Piece(low + number * step, piece.line, piece.digest, terms)
        for number, (piece, terms) in enumerate(read, 1)
    )
    builder.finish()


def _check_names(database: sqlite3.Connection, terms: Sequence[Term]) -> None:
    """Raise NotApplicableError if names may be taken, which only reading the whole text shows."""
    index = Index(database, None)
    languages = index.languages()
    keys = {(key(text), primary(term.language)) for term in terms for text, *_ in names_of(term)}
    rows = index.names({folded for folded, _ in keys})
    taken = {(row[0], row[1]) for found in rows.values() for row in found if not row[5] & JOINED}
    if keys & taken or any(language not in languages for _, language in keys):
        raise NotApplicableError
