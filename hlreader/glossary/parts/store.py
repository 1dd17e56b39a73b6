"""Find the compiled table of word parts.

It comes with the package. In a checkout, it is compiled from ``glossary/parts.yaml`` and kept in
the user's cache folder until that file changes.

Imports almost nothing: see ``table.py``.
"""

import os
from functools import lru_cache

from hlreader import locations
from hlreader.glossary.parts.table import Table, from_text

_ENCODING = "ascii"


@lru_cache(maxsize=1)
def find_table() -> Table:
    """Return the word parts.

    Raises ContentError if the file of parts in a checkout is broken.
    """
    try:
        return ready_table()
    except (OSError, ValueError):
        return _made()


def ready_table() -> Table:
    """Return the word parts if they are compiled. Raises OSError or ValueError if they are not."""
    path = locations.shipped_parts_path()
    if os.path.isfile(path):
        with open(path, encoding=_ENCODING) as stream:
            return from_text(stream.read())
    from hlreader.glossary.store.cache import state
    from hlreader.trust import read_ours

    made_from, _, text = read_ours(_place()).decode(_ENCODING).partition("\n")
    if made_from != state(locations.parts_source_path()):
        raise ValueError
    return from_text(text)


def _place() -> str:
    from hlreader.glossary.store.cache import place

    return os.path.splitext(place(locations.parts_source_path()))[0] + ".txt"


def _made() -> Table:
    """Compile, store and return the word parts of a checkout, or none if there is no file."""
    from contextlib import suppress

    from hlreader.files import write_private
    from hlreader.glossary.store.cache import state

    source = locations.parts_source_path()
    try:
        before = state(source)
        text = compiled(source)
    except OSError:
        return Table((), ())
    with suppress(OSError, ValueError):
        write_private(_place(), f"{before}\n{text}".encode(_ENCODING))
    return from_text(text)


def compiled(source: str) -> str:
    """Return the compiled table of a file of parts. Raises OSError, ContentError."""
    from hlreader.glossary.parts.load import read_parts
    from hlreader.glossary.parts.table import to_text

    with open(source, encoding="utf-8") as stream:
        content = read_parts(stream.read(), source)
    return to_text(content.parts, content.exceptions)
