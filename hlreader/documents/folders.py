"""Read folders, and find whether a path is in one after following all links."""

import os
from collections.abc import Iterable
from operator import attrgetter
from pathlib import Path

from hlreader.errors import UnreadableError
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
        message, hint = f"{name}: you do not have access to this.", "Ask its owner for access."
    elif os.path.islink(path):
        message, hint = f"{name}: this link leads nowhere.", "Change or remove it."
    elif isinstance(error, FileNotFoundError):
        message, hint = f"{name}: this no longer exists.", "Try again."
    else:
        message, hint = f"{name}: cannot be read ({error.strerror or error}).", ""
    return UnreadableError(message, hint=hint, file=name)


def is_inside(real: str, roots: Iterable[str]) -> bool:
    """Return whether a path is one of the folders ``roots`` or in one. All are real paths."""
    return any(real == root or real.startswith(os.path.join(root, "")) for root in roots)
