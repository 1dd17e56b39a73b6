"""Write a file that a command makes, such as a hand-out or a table."""

from pathlib import Path

from hlreader.errors import UsageError, unwritable
from hlreader.files import write_whole
from hlreader.messages import Message


def write_output(path: Path, content: bytes, *, force: bool) -> None:
    """Write a new file as a whole. With ``force``, replace an old one.

    Raises UsageError if it exists, or UnreadableError if it cannot be written.
    """
    try:
        write_whole(path, content, expect="anything" if force else "nothing")
    except FileExistsError:
        raise UsageError(
            Message("{path} already exists.", path=path),
            hint=Message("Use --force to replace it."),
        ) from None
    except OSError as error:
        raise unwritable(path, error) from None
