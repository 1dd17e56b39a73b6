"""Documents whose blocks are read when they are asked for.

The first page of a book can be shown before all of it is parsed, and counting it needs little
memory.
"""

from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from hlreader.documents.bylines import blocks_as_shown, with_asides
from hlreader.documents.chunks import SIZES, Chunk, Sizes
from hlreader.documents.chunks import chunks as cut
from hlreader.documents.lines import line_starts
from hlreader.models import Block, Document, Place


class LazyDocument:
    """A ``Document`` whose blocks are read when they are asked for.

    ``name``, ``source`` and ``front_matter`` are those of ``Document`` and there at once. Each
    block has an ``offset`` in ``source``, so ``block.offset / len(source)`` says how far down it
    is.
    """

    def __init__(
        self,
        name: str,
        source: str,
        front_matter: dict[Any, Any],
        read: Callable[[], Iterator[Block]],
        starts: Sequence[int] = (),
        *,
        chunks: Callable[[Sizes], Iterator[Chunk]] | None = None,
    ) -> None:
        self.name = name
        self.source = source
        self.front_matter = front_matter
        self._read = read
        self._chunks = chunks or (lambda _sizes: read())
        self._starts = starts
        self.digest = b""
        """The digest of its bytes; empty if it did not come from a file."""

    @classmethod
    def of(cls, document: Document) -> "LazyDocument":
        """Return a document that has been read as a lazy one."""
        name, source, blocks, fields, starts = document
        return cls(name, source, fields, lambda: iter(blocks), starts)

    def stream(self) -> Iterator[Block]:
        """Yield the blocks from the first on, read afresh and not kept."""
        return blocks_as_shown(self._read())

    def chunks(self, sizes: Sizes = SIZES) -> Iterator[Chunk]:
        """Yield the same for callers that show pages: long blocks come in chunks."""
        return cut(with_asides(self._chunks(sizes)), sizes)

    def place(self, offset: int) -> Place:
        """Return the line and column of an offset into the source."""
        starts = self._starts = self._starts or array("I", line_starts(self.source))
        line = bisect_right(starts, offset)
        return Place(line, offset - starts[line - 1] + 1)

    def whole(self) -> Document:
        """Return the document with all its blocks."""
        starts = self._starts or line_starts(self.source)
        return Document(
            self.name, self.source, tuple(self.stream()), self.front_matter, tuple(starts)
        )
