"""Find files next to a text, such as articles that it links to."""

import os
import stat
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from hlreader import limits
from hlreader.documents.source import decode, read_bytes
from hlreader.errors import ContentError, HlreaderError
from hlreader.library.facts import NAME, NO_FACTS, Facts
from hlreader.sanitize import shown

HasFile = Callable[[str], bool]
"""Returns whether a file exists. Its path is relative to the folder of the text."""


def files_next_to(path: Path | None) -> HasFile | None:
    """Return a function that finds files next to a text, or next to the original of a translation.

    Return None if ``path`` is None, because a text from standard input is in no folder.
    """
    if path is None:
        return None
    folder = path.parent
    if not os.path.isdir(folder):  # noqa: PTH112 - Path raises where one may not look
        return None
    return lambda name: any(_is_there(place / name) for place in (folder, folder.parent))


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):  # an invalid file name
        return False


def facts_next_to(path: Path | None) -> Facts:
    """Return the facts in the folder of an article, or in that of the original of a translation.

    A file of this name that has no facts belongs to another program. It gives no facts.
    """
    if path is None:
        return NO_FACTS
    for folder in (path.parent, path.parent.parent):
        file = folder / NAME
        try:
            state = file.stat()
        except (OSError, ValueError):  # there is none, or an invalid file name
            continue
        if stat.S_ISREG(state.st_mode):  # reading a pipe would not end
            return _facts_in(file, state.st_mtime_ns, state.st_size)
    return NO_FACTS


@lru_cache(maxsize=8)
def _facts_in(file: Path, _changed: int, _size: int) -> Facts:
    """Return the facts in a file. The time of its last change and its size tell versions apart."""
    from hlreader.library.facts_file import read_facts  # it loads YAML, which is slow

    name = shown(file)
    try:
        return Facts(read_facts(decode(read_bytes(file, name, limits.LARGEST_FACTS), name), name))
    except ContentError as error:
        return Facts(fault=error)
    except HlreaderError:  # it cannot be read, and no article depends on it
        return NO_FACTS
