"""Read a file of records from any byte on, and know the byte where each record begins."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import fsspec

_LONGEST = 256 * 1024 * 1024
"""The longest line in bytes. A page of 200 MB must give an error, not fill memory."""


class Lines:
    """The lines of a binary stream as text. ``position`` is the byte after the last one."""

    def __init__(self, stream: Any, start: int) -> None:
        self._stream = stream
        self.position = start
        stream.seek(start)

    def __iter__(self) -> Iterator[str]:
        while line := self._stream.readline(_LONGEST):
            if not self.position and line.startswith(b"\xef\xbb\xbf"):
                self.position, line = 3, line[3:]
            self.position += len(line)
            yield line.decode("utf-8", "replace")


@contextmanager
def lines_of(address: str, start: int = 0) -> Iterator[Lines]:
    """Yield the lines of a file from a byte on. Its name says how it is compressed."""
    with fsspec.open(address, "rb", compression=_compression(address)) as stream:
        yield Lines(stream, start)


def _compression(address: str) -> str | None:
    found = re.search(r"\.(gz|bz2|xz|zst)\Z", address)
    return {"gz": "gzip", "bz2": "bz2", "xz": "xz", "zst": "zstd"}[found[1]] if found else None
