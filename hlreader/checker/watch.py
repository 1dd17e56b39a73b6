"""Notice which files have changed, to check those alone again."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeAlias

from hlreader.errors import UsageError

State: TypeAlias = tuple[int, int, int]
"""When a file was written, in nanoseconds, how large it is, and which file it is.

Editors write a new file and give it the old one's name; it may be as old and as large.
"""

States: TypeAlias = dict[str, State]
"""The states of files by their names."""

PAUSE = 0.2
"""Seconds between two looks. A look at 500 files takes a few milliseconds."""


def states(names: Iterable[str]) -> States:
    """Return the state of each file that is there."""
    found = {}
    for name in names:
        try:
            status = os.stat(name)  # noqa: PTH116 - many times a second
        except OSError:
            continue
        found[name] = (status.st_mtime_ns, status.st_size, status.st_ino)
    return found


def changed(before: Mapping[str, State], after: States) -> list[str]:
    """Return the files that are new or have changed, in order."""
    return [name for name, state in after.items() if before.get(name) != state]


def watch(
    names: Callable[[], Iterable[str]], sleep: Callable[[float], object]
) -> Iterator[list[str]]:
    """Yield, for ever, the files that have changed since the last time; first all of them.

    ``names`` says which there are, anew each time, so that new files are seen. Raises UsageError
    where there are none to begin with; later there may be none for a while.
    """
    before: States = {}
    after = states(names())
    while True:
        if found := changed(before, after):
            yield found
        before = after
        sleep(PAUSE)
        after = _states_now(names)


def _states_now(names: Callable[[], Iterable[str]]) -> States:
    """Return the states of the files that are there now, which may be none."""
    try:
        return states(names())
    except UsageError:
        return {}
