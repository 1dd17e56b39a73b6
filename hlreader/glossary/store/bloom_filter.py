"""Rules out most texts that are not a name, or the start of one, without a query.

A Bloom filter with one hash: a bit is set for each name, for what each longer name begins with
(with a space at its end), and for each of its later words (with a space at its start). A false
positive costs a query that finds nothing.
"""

from zlib import crc32

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

BITS_A_MARK = 24
"""The fewest bits per mark. Of other texts, one in this many passes."""

_LEAST = 1 << 12


def marks_of(name: str) -> "Iterator[int]":
    """Yield the marks of a key of a name, of its beginnings, and of its later words."""
    yield crc32(name.encode())
    at = name.find(" ")
    while at > 0:
        yield crc32(name[: at + 1].encode())
        end = name.find(" ", at + 1)
        yield crc32(name[at : end if end > 0 else None].encode())
        at = end


def make_filter(marks: "Iterable[int]", size: int) -> bytearray:
    """Return the bits of a bloom_filter with room for ``size`` marks."""
    room = max(size * BITS_A_MARK >> 3, _LEAST)
    bits = bytearray(1 << (room - 1).bit_length())
    add(bits, marks)
    return bits


def add(bits: bytearray, marks: "Iterable[int]") -> None:
    """Add marks."""
    last = len(bits) * 8 - 1
    for mark in marks:
        place = mark & last
        bits[place >> 3] |= 1 << (place & 7)


class BloomFilter:
    """The bits of one glossary."""

    def __init__(self, bits: bytes) -> None:
        self._bits = bits
        self._last = len(bits) * 8 - 1

    def passes(self, key: str) -> bool:
        """Return whether a key may be a name, its start ("bone "), or a later word (" scan")."""
        place = crc32(key.encode()) & self._last
        return self._bits[place >> 3] >> (place & 7) & 1 == 1
