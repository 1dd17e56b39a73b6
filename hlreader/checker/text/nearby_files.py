"""Find files next to a text, such as articles that it links to."""

import os
from collections.abc import Callable
from pathlib import Path

HasFile = Callable[[str], bool]
"""Returns whether a file exists. Its path is relative to the folder of the text."""


def files_next_to(path: Path | None) -> HasFile | None:
    """Return a function that finds files next to a text, or next to the original of a translation.

    Return None if ``path`` is None, because a text from standard input is in no folder.
    """
    if path is None:
        return None
    folder = path.parent
    if not os.path.isdir(folder):  # noqa: PTH112 - Path raises where one may not look
        return None
    return lambda name: any(_is_there(place / name) for place in (folder, folder.parent))


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):  # an invalid file name
        return False
