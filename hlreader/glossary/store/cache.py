"""Find the compiled index of a glossary file, and check that it is up to date.

The index of the shipped glossary comes with the package. Others are in the user's cache folder.
They are valid while the file has the same path, size, inode, modification and change times, and
hlreader the same version. (Only the change time shows an edit that keeps the size and the
modification time.) An index that is damaged or that other users can change is not used.

Imports almost nothing: see ``index.py``.
"""

import os
import stat
from zlib import crc32

from hlreader import __version__, locations
from hlreader.glossary.store.database import FAILURES, connect, sqlite3
from hlreader.glossary.store.index import Index
from hlreader.trust import require_ours

TYPE_CHECKING = False
if TYPE_CHECKING:
    from hlreader.files import Draft

SCHEMA = 5
"""Increase this when the content of an index changes between two releases."""

STAMP = 1_000_000_000
"""The modification time (in seconds) of each complete index.

Any other time shows that something else wrote to it.
"""


def state(path: str) -> str:
    """Return what identifies the state of a file. Raises OSError."""
    found = os.stat(path)
    if not stat.S_ISREG(found.st_mode):
        raise OSError  # a pipe cannot be read twice
    facts = (found.st_size, found.st_ino, found.st_mtime_ns, found.st_ctime_ns)
    return made_by() + " ".join(map(str, (*facts, os.path.realpath(path))))


def made_by() -> str:
    """Return the version that an index depends on. Each state begins with it."""
    return f"{SCHEMA} {__version__} "


def place(path: str) -> str:
    """Return the path of the index of a glossary file. Raises OSError or ValueError."""
    folder = locations.cache_path()
    if not folder:
        raise FileNotFoundError
    real = os.path.realpath(path)
    name = os.path.splitext(os.path.basename(real))[0][:40]
    return os.path.join(folder, f"{name}-{crc32(os.fsencode(real)):08x}.sqlite")


def fact(database: "sqlite3.Connection", name: str) -> str:
    """Return a value from the table ``about``, or an empty text."""
    found = database.execute("SELECT value FROM about WHERE name = ?", (name,)).fetchone()
    return str(found[0]) if found else ""


def find(path: str) -> Index | None:
    """Return the index of a glossary file if there is a valid one."""
    for true_index in (_shipped, _cached):
        try:
            found = true_index(path)
        except FAILURES:
            continue
        if found:
            database, file = found
            return Index(database, path, file)
    return None


def earlier(path: str) -> "sqlite3.Connection | None":
    """Return the cached index of an earlier state of a file, if this version of hlreader made it.

    Returns None or raises one of ``FAILURES`` if there is none.
    """
    file = place(path)
    require_ours(os.path.dirname(file))
    require_ours(file)
    if os.stat(file).st_mtime != STAMP:
        return None
    database = connect(file)
    return database if fact(database, "state").startswith(made_by()) else None


def _cached(path: str) -> "tuple[sqlite3.Connection, str] | None":
    now = state(path)
    database = earlier(path)
    return (database, place(path)) if database and fact(database, "state") == now else None


_INSTALLED_TOGETHER = 2_000_000_000
"""How much later than its index the shipped glossary may be installed, in nanoseconds."""


def _shipped(path: str) -> "tuple[sqlite3.Connection, str] | None":
    """Return the index that came with the package, if it belongs to the glossary next to it."""
    if path != locations.shipped_glossary_path():
        return None
    file = locations.shipped_index_path()
    if not os.path.isfile(file):
        return None
    database = connect(file)
    same_program = fact(database, "state") == made_by()
    glossary = os.stat(path)
    if not same_program or fact(database, "size") != str(glossary.st_size):
        return None
    if glossary.st_ctime_ns <= os.stat(file).st_ctime_ns + _INSTALLED_TOGETHER:
        return database, file  # reading the whole glossary takes a tenth of a look-up
    with open(path, "rb") as stream:
        checksum = str(crc32(stream.read()))
    return (database, file) if fact(database, "checksum") == checksum else None


def draft(path: str) -> "Draft":
    """Return a draft of the index of a file.

    Raises OSError or ValueError if it cannot be stored.
    """
    from hlreader.files import private_draft

    return private_draft(place(path))


def publish(draft: "Draft") -> None:
    """Move a finished draft into place in one step. No reader sees half of it.

    Raises OSError.
    """
    os.utime(draft.path, (STAMP, STAMP))
    draft.publish()
