"""Find files that have changed, to check only those again."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeAlias

from hlreader.documents.sources import SourceFile
from hlreader.errors import UsageError

State: TypeAlias = tuple[int, int, int]
"""The modification time of a file in nanoseconds, its size and its inode.

Some editors replace a file with a new one, which may have the same time and size.
"""

States: TypeAlias = dict[SourceFile, State]
"""The states of files."""

PAUSE = 0.2
"""How many seconds to wait between looks. A look at 500 files takes a few milliseconds."""


def states(files: Iterable[SourceFile]) -> States:
    """Return the state of each file that exists."""
    found = {}
    for file in files:
        if file.path is None:
            continue
        try:
            status = os.stat(file.path)  # noqa: PTH116 - many times a second
        except OSError:
            continue
        found[file] = (status.st_mtime_ns, status.st_size, status.st_ino)
    return found


def changed(before: Mapping[SourceFile, State], after: States) -> list[SourceFile]:
    """Return the files that are new or have changed, in order."""
    return [file for file, state in after.items() if before.get(file) != state]


def watch(
    files: Callable[[], Iterable[SourceFile]], sleep: Callable[[float], object]
) -> Iterator[list[SourceFile]]:
    """Yield the files that have changed since the last time, forever. First yield all of them.

    ``files`` lists the files again each time, to find new ones. Raises UsageError if there are none
    at the beginning. Later there may be none for a while.
    """
    before: States = {}
    after = states(files())
    while True:
        if found := changed(before, after):
            yield found
        before = after
        sleep(PAUSE)
        after = _states_now(files)


def _states_now(files: Callable[[], Iterable[SourceFile]]) -> States:
    """Return the states of the files that exist now. There may be none."""
    try:
        return states(files())
    except UsageError:
        return {}
