"""Check many files on several cores, with results in the order of the files.

Each worker process checks one file at a time. Workers end when the work is done, when the user
stops it (Ctrl-C), and when the process that started them is killed.
"""

import os
import signal
import sys
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from traceback import format_exc
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn, TypeVar

from hlreader.errors import UnreadableError
from hlreader.messages import Message

if TYPE_CHECKING:
    from multiprocessing import SimpleQueue
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

BYTES_WORTH_A_WORKER = 150_000
"""Bytes of files per worker. For fewer bytes, starting a worker takes longer than it saves."""

_BYTES_AHEAD = 32 * 1024 * 1024
_FILES_AHEAD = 256
"""How many files workers may be ahead of the results. Results wait in memory, and can be larger
than their files."""

T = TypeVar("T")
R = TypeVar("R")


def cores() -> int:
    """Return how many cores this process may use."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def sizes_of(files: Iterable[Path]) -> list[int]:
    """Return the size of each file in bytes, or 0 if unknown."""
    return [*map(_size, files)]


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except (OSError, ValueError):
        return 0


def workers_for(sizes: Sequence[int], jobs: int | None) -> int:
    """Return how many processes to use for files of these sizes in bytes.

    That is ``jobs``, or the number that is fastest.
    """
    if jobs is not None:
        return min(jobs, len(sizes))
    most = min(cores(), len(sizes))
    return 1 if most == 1 else max(1, min(most, sum(sizes) // BYTES_WORTH_A_WORKER))


def map_in_order(
    work: Callable[[T], R], items: Sequence[T], sizes: Sequence[int], workers: int
) -> Generator[R, None, None]:
    """Yield the result of ``work`` for each item, in order. Items and results must be picklable.

    ``sizes`` are the sizes of the items in bytes. Workers do not run far ahead, because unused
    results would fill memory. Raises any error of ``work``, and UnreadableError if a worker was
    killed.
    """
    results: dict[int, R] = {}
    begun = ahead = 0
    team = _Team(work, items)
    try:
        team.start(workers)
        for number in range(len(items)):
            while True:
                while begun < len(items) and (
                    begun - number < workers
                    or (begun - number < _FILES_AHEAD and ahead + sizes[begun] <= _BYTES_AHEAD)
                ):
                    team.begin(begun)
                    ahead += sizes[begun]
                    begun += 1
                results |= team.results(wait=number not in results)
                if number in results:
                    break
            ahead -= sizes[number]
            yield results.pop(number)
    finally:
        team.stop()


class _Raised(NamedTuple):
    """An error that ``work`` raised."""

    error: Exception


class _Team:
    """Worker processes. Each takes the number of the next item when it is free.

    A ``ProcessPoolExecutor`` keeps all results until the caller takes them. If it is stopped while
    it sends a large result, it waits for the rest forever.
    """

    def __init__(self, work: Callable[[Any], Any], items: Sequence[Any]) -> None:
        import multiprocessing

        # A fork has all modules loaded and starts at once. It is safe only on Linux.
        self._context = (
            multiprocessing.get_context("fork")
            if sys.platform == "linux"
            else multiprocessing.get_context("spawn")
        )
        self._numbers = self._context.SimpleQueue()
        self._job = work, items, self._numbers
        self._processes: list[BaseProcess] = []
        self._ends: list[Connection] = []
        """Our ends of the pipes for results."""

    def start(self, workers: int) -> None:
        """Start the workers."""
        with _interrupts_held():  # until each worker ignores them
            for _ in range(workers):
                ours, its = self._context.Pipe(duplex=False)
                process = self._context.Process(target=_run, args=(its, *self._job), daemon=True)
                process.start()
                self._processes.append(process)
                self._ends.append(ours)
                its.close()  # so the pipe ends with the worker

    def begin(self, number: int) -> None:
        """Give the workers the number of an item."""
        self._numbers.put(number)

    def results(self, *, wait: bool) -> dict[int, Any]:
        """Return the results so far, by the numbers of their items. With ``wait``, wait for one.

        Raises any error of the work, and UnreadableError if a worker was killed.
        """
        from multiprocessing.connection import wait as wait_for

        ready = wait_for(self._ends, None if wait else 0)
        try:
            found = dict(end.recv() for end in self._ends if end in ready)
        except (EOFError, OSError):
            raise UnreadableError(
                Message("a worker process stopped early, perhaps because memory ran out."),
                hint=Message("Try again with --jobs 1."),
            ) from None
        for result in found.values():
            if isinstance(result, _Raised):
                raise result.error
        return found

    def stop(self) -> None:
        """Stop the workers at once."""
        for process in self._processes:
            process.kill()
        for process in self._processes:
            process.join()
        for end in self._ends:
            end.close()
        self._numbers.close()


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Hold back Ctrl-C for a moment. Processes that are forked meanwhile never get it."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _run(
    end: "Connection",
    work: Callable[[Any], Any],
    items: Sequence[Any],
    numbers: "SimpleQueue[int]",
) -> NoReturn:
    """Work on items in a worker process until it is killed.

    Only the parent process handles Ctrl-C. When it ends, the worker ends too.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()
    while True:
        number = numbers.get()
        try:
            result = work(items[number])
        except Exception as error:
            error.add_note(format_exc())  # for --debug
            result = _Raised(error)
        end.send((number, result))


def _end_with_parent() -> None:
    import multiprocessing
    from multiprocessing.connection import wait

    parent = multiprocessing.parent_process()
    if parent:
        wait([parent.sentinel])
        os._exit(1)  # sys.exit would end only this thread
