"""Make the compiled index of a glossary file, or update an earlier one.

A file that was only touched keeps its index; of one that was edited, the part between the first
and the last changed entry is read; else all of it.
"""

import os
import shutil
import sqlite3
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, suppress
from pathlib import Path
from zlib import crc32

from hlreader.digests import digest
from hlreader.documents.source import decode
from hlreader.errors import ContentError
from hlreader.files import Draft
from hlreader.garbage import no_collections
from hlreader.glossary.load import read_entries, read_file
from hlreader.glossary.store import build, cache
from hlreader.glossary.store.database import FAILURES, connect, in_memory
from hlreader.glossary.store.entry_texts import Cut, cut
from hlreader.glossary.store.index import Index
from hlreader.glossary.store.update import NotApplicableError, apply_edit
from hlreader.models import Term
from hlreader.sanitize import clean_line

_JUST_NOW = 0.1
"""Seconds. A file that changed so shortly before it was read may change again without a trace in
its times: so compare it by content the next time."""

ROOM = 1 << 32
"""How far apart the numbers of pieces are at first, so that others fit in between."""


def compile_index(path: Path, *, anew: bool = False) -> Index:
    """Return the index of a glossary file, made again, and leave it in the cache for the next time.

    With ``again``, do not use an earlier index. Without a cache folder to
    write to, the index is in memory. Raises UsageError for a file that is not there,
    UnreadableError, or ContentError.
    """
    name = str(path)
    before = _state(name)
    data = read_file(path)
    content = digest(data).hex()
    size = len(data)
    text = decode(data, clean_line(name))
    del data
    facts = {"state": before, "content": content, "size": str(size)}
    if before:
        with suppress(*FAILURES), cache.draft(name) as draft:
            return _keep(name, text, facts, draft, anew)
    database = in_memory()
    write_index(database, text, name, facts)
    return Index(database, name)


def _state(name: str) -> str:
    """Return the state of a file as far as it can be relied on; empty if it has none."""
    try:
        before = cache.state(name)
        recent = time.time() - os.stat(name).st_ctime < _JUST_NOW
        before.encode()
    except (OSError, ValueError):
        return ""
    return cache.made_by() if recent else before


def _keep(name: str, text: str, facts: dict[str, str], draft: Draft, anew: bool) -> Index:  # noqa: FBT001
    """Write an index into the cache folder, and return it. Raises OSError, sqlite3.Error."""
    if anew or not _bring_up_to_date(name, text, facts, draft.path):
        os.truncate(draft.path, 0)
        with closing(sqlite3.connect(draft.path)) as database:
            write_index(database, text, name, facts)
    opened = connect(draft.path)  # what was read stays open wherever the draft goes
    cache.publish(draft)
    return Index(opened, name, cache.place(name))


def _bring_up_to_date(name: str, text: str, facts: dict[str, str], draft: str) -> bool:
    """Write a draft from the earlier index, if there is one that can be used."""
    try:
        earlier = cache.earlier(name)
        if not earlier:
            return False
        same = cache.fact(earlier, "content") == facts["content"]
        earlier.close()
        shutil.copyfile(cache.place(name), draft)
        with closing(sqlite3.connect(draft)) as database:
            build.prepare(database)
            if not same:
                apply_edit(database, text, name, ROOM)
            _write_facts(database, facts)
    except (*FAILURES, ContentError, NotApplicableError):
        return False  # the full read reports the fault, since there may be an earlier one
    return True


def write_index(
    database: sqlite3.Connection, text: str, file: str, facts: dict[str, str] | None = None
) -> None:
    """Write the index of a glossary's text into an empty database. Raises ContentError."""
    build.create(database)
    builder = build.Builder(database)
    with no_collections():
        builder.add(_pieces(cut(text), read_entries(text, file), database))
        builder.finish()
        build.write_name_table(database)
    build.index_names(database)
    _write_facts(database, {"languages": " ".join(builder.languages), **(facts or {})})


def write_shipped_index(path: Path, place: Path) -> None:
    """Write the index that ships with the package next to its glossary. Raises ContentError."""
    data = read_file(path)
    facts = {"checksum": str(crc32(data)), "size": str(len(data)), "state": cache.made_by()}
    with closing(sqlite3.connect(place)) as database:
        write_index(database, decode(data, path.name), path.name, facts)
        build.shrink(database)


def index_of(terms: Iterable[Term]) -> Index:
    """Return an index in memory of the given entries."""
    database = in_memory()
    build.create(database)
    builder = build.Builder(database)
    builder.add([build.Piece(0, 0, b"", terms)])
    builder.finish()
    build.write_name_table(database)
    build.index_names(database)
    _write_facts(database, {"languages": " ".join(builder.languages)})
    return Index(database, None)


def _pieces(
    parts: Sequence[Cut],
    entries: Iterator[tuple[int, list[Term]]],
    database: sqlite3.Connection,
) -> Iterator[build.Piece]:
    """Yield the pieces of a text with the entries in them; one of all if it could not be cut."""
    if not parts:
        yield build.Piece(0, 1, b"", (term for _, terms in entries for term in terms))
        return
    right = True
    for number, (line, terms) in enumerate(entries, 1):
        part = parts[min(number, len(parts)) - 1]
        right = right and part.holds(line)
        yield build.Piece(number * ROOM, part.line, part.digest, terms)
    if not right or number != len(parts):  # a text with a line that only looks like an entry
        database.execute("UPDATE piece SET digest = x''")


def _write_facts(database: sqlite3.Connection, facts: dict[str, str]) -> None:
    database.executemany("INSERT OR REPLACE INTO about VALUES (?, ?)", facts.items())
    database.commit()
