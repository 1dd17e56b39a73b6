"""Which glossary files are in use: the shipped one, the user's, the project's, or those named.

A later file goes before an earlier one. The project's lies where someone else may have put it, in
a copied or shared folder: it is left out if others can write to it, and whoever uses it says so.
"""

import os
import stat
from collections.abc import Sequence
from pathlib import Path
from typing import Literal, NamedTuple, TypeAlias

from hlreader.locations import config_folder, shipped_glossary

Whose: TypeAlias = Literal["shipped", "user", "project", "named"]

PROJECT = Path(".hlreader", "glossary.yaml")
"""A project's glossary, looked for in the working folder and the folders above it."""


class Place(NamedTuple):
    """A glossary file, and whose it is: ``named`` are those of the command line."""

    whose: Whose
    path: Path


class Places(NamedTuple):
    """The files in use, the strongest last, and a project's file that is not safe to use."""

    used: tuple[Place, ...]
    unsafe: Path | None = None

    @property
    def paths(self) -> tuple[Path, ...]:
        """The files in use, the strongest last."""
        return tuple(place.path for place in self.used)

    @property
    def project(self) -> Path | None:
        """The project's file, if it is in use."""
        return next((place.path for place in self.used if place.whose == "project"), None)


def find_places(named: Sequence[Path] | None = None, folder: Path | None = None) -> Places:
    """Return the glossaries in use in a folder (the working one): those named alone, or all."""
    named = [path for path in named or () if path != Path()]  # "a.yaml:" has an empty part
    if named:
        return Places(tuple(Place("named", path) for path in named))
    used = [Place("shipped", shipped_glossary())]
    own = user_glossary()
    if own and _is_file(own):
        used.append(Place("user", own))
    project = _project_glossary(folder)
    if project is None or own == project:
        return Places(tuple(used))
    if not (_is_safe(project) and _is_safe(project.parent)):
        return Places(tuple(used), project)
    return Places((*used, Place("project", project)))


def user_glossary() -> Path | None:
    """Return where the user's glossary stands or would stand; None for one without a home."""
    try:
        return config_folder() / "glossary.yaml"
    except RuntimeError:
        return None


def _project_glossary(folder: Path | None) -> Path | None:
    try:
        start = folder or Path.cwd()
    except OSError:  # the working folder was deleted
        return None
    candidates = (above / PROJECT for above in (start, *start.parents))
    return next((path for path in candidates if _is_file(path)), None)


def _is_file(path: Path) -> bool:
    """Tell whether there is such a file; one that may not be looked at is none."""
    return os.path.isfile(path)  # noqa: PTH113


def _is_safe(path: Path) -> bool:
    """Tell whether only the user or the system's owner can change a file or folder."""
    if not hasattr(os, "geteuid"):
        return True
    found = path.stat()
    return found.st_uid in (os.geteuid(), 0) and not found.st_mode & stat.S_IWOTH
