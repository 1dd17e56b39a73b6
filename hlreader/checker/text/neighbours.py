"""What is next to a text: the articles and files that it may lead to."""

import os
from collections.abc import Callable
from pathlib import Path

HasFile = Callable[[str], bool]
"""Returns whether there is a file, by its path from the folder of the text."""


def files_beside(path: Path | None) -> HasFile | None:
    """Return a function that says whether a file is beside a text, or above its translation.

    None where the text is in no folder, as on standard input, whose ``path`` is None.
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
