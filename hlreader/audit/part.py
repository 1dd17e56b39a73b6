"""A part of the sources: the pages that become one file of the data set."""

from typing import NamedTuple


class File(NamedTuple):
    """A file that is one page."""

    path: str
    """Its path on all machines, or its fsspec address."""
    shown: str
    plain: bool = False


class Part(NamedTuple):
    """A number of pages of one source, in a fixed order."""

    number: int
    source: str
    """The source as the user wrote it, cleaned."""
    kind: str
    """"files", "remote", "errors", or a key of ``containers.CONTAINERS``."""
    files: tuple[File, ...] = ()
    """The files, if each is a page. For "errors", ``path`` is the message."""
    container: str = ""
    """The path or address of the file that holds the pages."""
    start: int = 0
    """The byte in the container where reading begins."""
    skip: int = 0
    """How many pages to skip there."""
    size: int = 0
    """How many pages it has."""
