"""Read folders, and find whether a path is in one after following all links."""

import os
from collections.abc import Iterable
from operator import attrgetter
from pathlib import Path

from hlreader.errors import UnreadableError
from hlreader.messages import Message
from hlreader.sanitize import shown


def entries(folder: str | Path) -> "list[os.DirEntry[str]]":
    """Return the contents of a folder, sorted by name. Raises UnreadableError."""
    try:
        with os.scandir(folder) as found:
            return sorted(found, key=attrgetter("name"))
    except OSError as error:
        raise unreadable(folder, error) from None


def unreadable(path: str | Path, error: OSError) -> UnreadableError:
    """Return the error for a folder or its contents that cannot be read."""
    name = shown(Path(path))
    if isinstance(error, PermissionError):
        message, hint = (
            Message("{name}: you do not have access to this.", name=name),
            Message("Ask its owner for access."),
        )
    elif os.path.islink(path):
        message, hint = (
            Message("{name}: this link leads nowhere.", name=name),
            Message("Change or remove it."),
        )
    elif isinstance(error, FileNotFoundError):
        message, hint = Message("{name}: this no longer exists.", name=name), Message("Try again.")
    else:
        reason = error.strerror or error
        message = Message("{name}: cannot be read ({reason}).", name=name, reason=reason)
        hint = Message("Check the file and its folder.")
    return UnreadableError(message, hint=hint, file=name)


def is_inside(real: str, roots: Iterable[str]) -> bool:
    """Return whether a path is one of the folders ``roots`` or in one. All are real paths."""
    return any(real == root or real.startswith(os.path.join(root, "")) for root in roots)
