"""Which glossary files are in use: the shipped one, the user's, the project's, or those named.

Later files win over earlier ones. A project's file may come from someone else, in a copied or
shared folder. It is not used if other users can write to it. If it is used, a note says so.

Imports almost nothing: see ``index.py``.
"""

import os

from hlreader.locations import config_path, shipped_glossary_path
from hlreader.trust import is_ours

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Literal, TypeAlias

    Whose: TypeAlias = Literal["shipped", "user", "project", "named"]
    """Whose glossary file it is. The command line gives ``named`` files."""

PROJECT = os.path.join(".hlreader", "glossary.yaml")
"""The path of a project's glossary, in the working folder or a folder above it."""


class Places:
    """The files in use, and a project's file that is not safe to use."""

    def __init__(self, used: "Sequence[tuple[Whose, str]]", unsafe: str = "") -> None:
        self.used = used
        self.unsafe = unsafe

    @property
    def paths(self) -> list[str]:
        """The files in use. Later ones win."""
        return [path for _, path in self.used]

    @property
    def project(self) -> str:
        """The project's file if it is in use, or an empty text."""
        return next((path for whose, path in self.used if whose == "project"), "")


def find_places(named: "Iterable[str | os.PathLike[str]] | None" = None) -> Places:
    """Return the glossaries in use: only those named, or without names all in the usual places."""
    names = [str(name) for name in named or ()]
    if names:  # "a.yaml:" in a variable has an empty part, which Path turns into "."
        files = [name for name in names if name != "."] or names
        return Places([("named", name) for name in files])
    used: list[tuple[Whose, str]] = [("shipped", shipped_glossary_path())]
    own = user_glossary()
    if own and os.path.isfile(own):
        used.append(("user", own))
    project = _project_glossary()
    if not project or own == project:
        return Places(used)
    if not (is_ours(project) and is_ours(os.path.dirname(project))):
        return Places(used, project)
    return Places([*used, ("project", project)])


def user_glossary() -> str:
    """Return the path of the user's glossary. It is empty if the user has no home folder."""
    folder = config_path()
    return os.path.join(folder, "glossary.yaml") if folder else ""


def _project_glossary() -> str:
    try:
        folder = os.getcwd()
    except OSError:  # the working folder was deleted
        return ""
    while True:
        path = os.path.join(folder, PROJECT)
        if os.path.isfile(path):  # a file that we may not see counts as missing
            return path
        above = os.path.dirname(folder)
        if above == folder:
            return ""
        folder = above
