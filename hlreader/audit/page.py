"""A page to check, wherever it comes from."""

from typing import NamedTuple


class Page(NamedTuple):
    """A page: its bytes, or the file that holds it, or the reason why it cannot be read."""

    address: str
    """Its web address or path, as the audit shows it."""
    data: bytes = b""
    """Its bytes if ``path`` is empty."""
    path: str = ""
    """The path of its file on the worker's machine, or empty."""
    plain: bool = False
    """Whether it was a plain file and not a link when it was found: see ``SourceFile``."""
    format: str | None = None
    """A key of ``documents.FORMATS``. None: the file's name or the bytes say it."""
    error: str = ""
    """The reason why it cannot be read, in English."""
