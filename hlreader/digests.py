"""Hashes by which the contents of files are compared.

Imports next to nothing: a look-up needs it.
"""


def digest(data: bytes) -> bytes:
    """Return a hash by which contents are compared."""
    try:
        from _blake2 import blake2b  # hashlib would load OpenSSL first
    except ImportError:
        from hashlib import blake2b
    return blake2b(data, digest_size=16).digest()
