"""Hashes to compare the contents of files."""


def digest(data: bytes) -> bytes:
    """Return a hash of the data."""
    # hashlib takes 3 ms to load OpenSSL, so the first page of an article does not import it.
    from hashlib import blake2b

    return blake2b(data, digest_size=16).digest()
