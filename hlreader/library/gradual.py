"""The articles of a library, read a little at a time: the first time, each has to be parsed."""

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from time import perf_counter

from hlreader.models import Article


class GradualArticles:
    """Articles that are read on demand. The ones that have been read only grow in number."""

    def __init__(self, source: Callable[[], Iterable[Article]] = tuple) -> None:
        self._source = source
        self._read: list[Article] = []
        self.complete = False
        """Whether all have been read."""

    @cached_property
    def _waiting(self) -> Iterable[Article]:
        return iter(self._source())

    @property
    def count(self) -> int:
        """How many have been read so far."""
        return len(self._read)

    def read_on(self, seconds: float) -> None:
        """Read more of them for about this many seconds."""
        stop = perf_counter() + seconds
        while not self.complete and perf_counter() < stop:
            self._next()

    def all(self) -> Sequence[Article]:
        """Return all of them. Reads those that have not been read."""
        while not self.complete:
            self._next()
        return self._read

    def _next(self) -> None:
        for article in self._waiting:
            self._read.append(article)
            return
        self.complete = True
