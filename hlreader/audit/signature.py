"""Compare texts: a hash finds equal ones, and a MinHash signature finds nearly equal ones.

MinHash: Broder, "On the resemblance and containment of documents", SEQUENCES (1997). Two texts
have about as many equal numbers in their signatures as they share of their shingles.
"""

import re
from collections.abc import Iterable
from hashlib import blake2b

NUMBERS = 64
"""Numbers in a signature. The share of equal ones is the similarity, within about 0.05."""
BYTES = 4
"""The bytes of each number, little-endian."""
BANDS = 16
"""The numbers are in this many bands. Only pages with an equal band are compared.

With 4 numbers in a band, that finds 99.9 % of pairs with a similarity of 0.85.
"""
ALIKE = 0.85
"""From this similarity on, two pages count as near-duplicates."""

_WORDS = 5
"""Words in a shingle."""
_WORD = re.compile(r"\w+")
_SEED = 17


def words_of(texts: Iterable[str]) -> list[str]:
    """Return the words of texts in lower case, without punctuation."""
    return [word for text in texts for word in _WORD.findall(text.lower())]


def text_hash(words: list[str]) -> str:
    """Return a hash that texts with the same words share, in hexadecimal. "" without words."""
    return blake2b(" ".join(words).encode(), digest_size=16).hexdigest() if words else ""


def signature(words: list[str]) -> bytes:
    """Return the MinHash signature of the shingles of a text, or nothing without words."""
    if not words:
        return b""
    from rensa import RMinHash

    count = max(1, len(words) - _WORDS + 1)
    shingles = {" ".join(words[at : at + _WORDS]) for at in range(count)}
    minhash = RMinHash(num_perm=NUMBERS, seed=_SEED)
    minhash.update(sorted(shingles))
    return b"".join(number.to_bytes(BYTES, "little") for number in minhash.digest())
