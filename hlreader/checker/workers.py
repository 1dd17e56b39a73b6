"""Check many files on several cores, with results in the order of the files.

Each worker process takes a few files at a time. A worker that has nothing left to do for ends: when
the work is done, when it is stopped (Ctrl-C), and also when the process that started it is killed.
"""

import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Thread, current_thread, main_thread
from typing import Any, TypeVar

from hlreader.errors import UnreadableError

BYTES_WORTH_A_WORKER = 150_000
"""A worker is started for so many bytes of files: for less, starting it takes longer than it saves.
"""

_AT_A_TIME = 4

T = TypeVar("T")
R = TypeVar("R")


def cores() -> int:
    """Return how many cores this process may use."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def workers_for(files: Sequence[str], jobs: int | None) -> int:
    """Return how many processes to use for files: ``jobs``, or as many as pay on all cores."""
    if jobs is not None:
        return min(jobs, len(files))
    most = min(cores(), len(files))
    return 1 if most == 1 else max(1, min(most, _size(files) // BYTES_WORTH_A_WORKER))


def _size(files: Sequence[str]) -> int:
    """Return the size of files in bytes; one that cannot be asked has none."""
    total = 0
    for name in files:
        try:
            total += Path(name).stat().st_size
        except (OSError, ValueError):
            continue
    return total


def map_in_order(work: Callable[[T], R], items: Sequence[T], workers: int) -> Iterator[R]:
    """Yield what ``work`` returns for each item, in order. All of them must be picklable.

    Raises what ``work`` raises, and UnreadableError if a worker was killed.
    """
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    # A fork has all that is loaded and starts in no time; only Linux can do it safely.
    context = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
    others = set(multiprocessing.active_children())
    with _broken_pipes_ignored():
        pool = ProcessPoolExecutor(workers, context, _begin, (work,))
        try:
            with _interrupts_held():  # until each worker can let them pass
                shares = [pool.submit(_do, some) for some in _shared_out(items, workers)]
            for share in shares:
                yield from share.result()
            pool.shutdown()
        except BrokenProcessPool:
            raise UnreadableError(
                "a worker process was ended before it was done, perhaps for want of memory.",
                hint="Try again with --jobs 1.",
            ) from None
        finally:
            # What is left is broken off by the end of its worker. It is never cancelled: the pool
            # would then tell a cancelled share that its worker broke, which is an error of its own.
            for process in set(multiprocessing.active_children()) - others:
                process.kill()
            pool.shutdown()


def _shared_out(items: Sequence[T], workers: int) -> Iterator[Sequence[T]]:
    """Yield the items in shares of a few, so that every worker has some and none waits long."""
    size = max(1, min(_AT_A_TIME, -(-len(items) // workers)))
    for start in range(0, len(items), size):
        yield items[start : start + size]


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Hold Ctrl-C back for a moment; processes that are forked meanwhile never see one."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _broken_pipes_ignored() -> Iterator[None]:
    """Let the pipe to a worker that was killed be an error, where it would be our own end."""
    if sys.platform == "win32" or current_thread() is not main_thread():
        yield
        return
    before = signal.signal(signal.SIGPIPE, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGPIPE, before)


_work: Callable[[Any], Any] | None = None
"""In a worker process: what it does with each item."""


def _begin(work: Callable[[Any], Any]) -> None:
    """Prepare a worker: Ctrl-C is for the process that started it, whose end is its own too."""
    global _work  # noqa: PLW0603 - sent once to each process, not again with each item
    _work = work
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _do(items: Sequence[Any]) -> list[Any]:
    return [_work(item) for item in items] if _work else []


def _end_with_parent() -> None:
    import multiprocessing
    from multiprocessing.connection import wait

    parent = multiprocessing.parent_process()
    if parent:
        wait([parent.sentinel])
        os._exit(1)
