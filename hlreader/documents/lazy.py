"""Documents whose blocks are read when they are asked for.

A book need not be parsed for its first page to be shown, nor held in blocks to be counted.
"""

from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import count
from typing import Any, overload

from hlreader.documents.lines import line_starts
from hlreader.models import Block, Document, Place


class Blocks(Sequence[Block]):
    """Top-level blocks in reading order, read as far as they were asked for, and then kept.

    ``blocks[3]`` and ``for block in blocks`` read no further than they must; ``len(blocks)``, a
    negative number and a slice without an end read all. ``known`` reads nothing. Not to be read
    by two threads at once.
    """

    def __init__(self, unread: Iterator[Block]) -> None:
        self._unread = unread
        self._read: list[Block] = []

    @property
    def known(self) -> Sequence[Block]:
        """The blocks that have been read so far."""
        return self._read

    def has(self, number: int) -> bool:
        """Tell whether there is a block of this number, from 0; read as far as that."""
        while len(self._read) <= number:
            block = next(self._unread, None)
            if block is None:
                return False
            self._read.append(block)
        return True

    def __iter__(self) -> Iterator[Block]:
        for number in count():
            if not self.has(number):
                return
            yield self._read[number]

    @overload
    def __getitem__(self, number: int) -> Block: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[Block]: ...
    def __getitem__(self, number: int | slice) -> Block | Sequence[Block]:
        if isinstance(number, slice):
            start, stop, step = number.start or 0, number.stop, number.step or 1
            if stop is None or min(start, stop, step) < 0:
                stop = len(self)
            self.has(stop - 1)
            return self._read[number]
        if number < 0 or not self.has(number):
            number = range(len(self))[number]
        return self._read[number]

    def __len__(self) -> int:
        for block in self._unread:
            self._read.append(block)
        return len(self._read)


class LazyDocument:
    """A ``Document`` whose ``blocks`` are read when they are asked for.

    ``name``, ``source`` and ``front_matter`` are those of ``Document`` and there at once. Each
    block has an ``offset`` in ``source``, so ``block.offset / len(source)`` says how far down it
    stands.
    """

    def __init__(
        self,
        name: str,
        source: str,
        front_matter: dict[Any, Any],
        read: Callable[[], Iterator[Block]],
        starts: Sequence[int] = (),
    ) -> None:
        self.name = name
        self.source = source
        self.front_matter = front_matter
        self._read = read
        self._starts = starts
        self.blocks = Blocks(read())

    @classmethod
    def of(cls, document: Document) -> "LazyDocument":
        """Return a document that has been read, as one that is read when asked for."""
        name, source, blocks, fields, starts = document
        return cls(name, source, fields, lambda: iter(blocks), starts)

    def stream(self) -> Iterator[Block]:
        """Yield the blocks from the first on, read afresh and not kept: for who needs each once."""
        return self._read()

    def place(self, offset: int) -> Place:
        """Return the line and column of an offset into the source."""
        starts = self._starts = self._starts or array("I", line_starts(self.source))
        line = bisect_right(starts, offset)
        return Place(line, offset - starts[line - 1] + 1)

    def whole(self) -> Document:
        """Return the document with all its blocks."""
        starts = self._starts or line_starts(self.source)
        return Document(
            self.name, self.source, tuple(self.blocks), self.front_matter, tuple(starts)
        )
