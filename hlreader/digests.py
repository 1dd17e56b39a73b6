"""Hashes by which the contents of files are compared."""


def digest(data: bytes) -> bytes:
    """Return a hash by which contents are compared."""
    # hashlib takes 3 ms to load OpenSSL. The first page of an article does without.
    from hashlib import blake2b

    return blake2b(data, digest_size=16).digest()
