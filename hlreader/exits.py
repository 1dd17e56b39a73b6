"""Exit codes, by name."""

from enum import IntEnum


class Exit(IntEnum):
    """What a command's exit code means."""

    OK = 0
    """Done. A look-up found the word. A check found the text within the limit."""
    NO = 1
    """Not found, or over the limit."""
    USAGE = 2
    """The command line is wrong."""
    UNREADABLE = 3
    """A file cannot be read or written, or its content is broken."""
    INTERRUPTED = 130
    """Ended with Ctrl-C (128 + SIGINT)."""
