"""Notice which files have changed, to check those alone again."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeAlias

States: TypeAlias = dict[str, tuple[int, int]]
"""When each file was written, in nanoseconds, and how large it is."""

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
        found[name] = (status.st_mtime_ns, status.st_size)
    return found


def changed(before: Mapping[str, tuple[int, int]], after: States) -> list[str]:
    """Return the files that are new or have changed, in order."""
    return [name for name, state in after.items() if before.get(name) != state]


def watch(
    names: Callable[[], Iterable[str]], sleep: Callable[[float], object]
) -> Iterator[list[str]]:
    """Yield, for ever, the files that have changed since the last time; first all of them.

    ``names`` says which there are, anew each time, so that new files are seen.
    """
    before: States = {}
    while True:
        after = states(names())
        if found := changed(before, after):
            yield found
        before = after
        sleep(PAUSE)
