"""From paths on a command line to the files they mean: folders are walked, links looked at.

Each file is found only once, even if several paths lead to it. A link in a folder is followed if it
leads into one of the given folders. A link that leads out of them is skipped and reported, because
files outside may be private, and the user did not ask to print or change them.

Paths that cannot be read are reported too, and the search continues.
"""

import errno
import os
import stat
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from hlreader.documents.folders import entries, is_inside, unreadable
from hlreader.documents.formats import STANDARD_INPUT, SUFFIXES
from hlreader.documents.source import refuse_address
from hlreader.errors import UnreadableError, UsageError
from hlreader.messages import Message
from hlreader.sanitize import Shown, shown

_UNSEEN = (".", "~$")
"""First characters of the names of hidden files, and of Word's lock files."""
_NO_SUCH = frozenset({errno.ENOENT, errno.ENOTDIR, errno.ELOOP, errno.ENAMETOOLONG})


class SourceFile(NamedTuple):
    """A text to read. Use ``path`` only to open it, and ``shown`` only to show it."""

    path: Path | None
    """None means standard input."""
    shown: Shown
    plain: bool = False
    """Whether it was a plain file and not a link when it was found. Then it must still be one."""


class Sources(NamedTuple):
    """The files that paths lead to."""

    files: tuple[SourceFile, ...]
    errors: tuple[UnreadableError, ...] = ()
    """Errors, such as folders that cannot be read and broken links."""
    outside: tuple[Shown, ...] = ()
    """Links out of the folders, which were skipped."""


def sources_of(paths: str | Path | Iterable[str | Path], *, follow_links: bool = False) -> Sources:
    """Return the files that paths lead to, in order. Files in a folder are sorted.

    A path is a file, a folder, or ``-`` for standard input. A folder gives all files that hlreader
    reads, except hidden ones. ``follow_links`` also follows links out of the folders. Raises
    UsageError if a path does not exist, or if a folder has no file to read.
    """
    names = [paths] if isinstance(paths, (str, Path)) else paths
    walk = _Walk([str(name) for name in names], follow_links=follow_links)
    walk.run()
    return walk.sources()


class _Place(NamedTuple):
    """A file or folder: the number of the given path, its path, and its real path without links."""

    number: int
    path: str
    real: str

    def inside(self, name: str) -> "_Place":
        """Return the place of a name in this folder that is not a link."""
        return _Place(self.number, os.path.join(self.path, name), os.path.join(self.real, name))

    def linked(self, name: str) -> "_Place":
        """Return the place that a link in this folder leads to."""
        path = os.path.join(self.path, name)
        return _Place(self.number, path, os.path.realpath(path))


class _Walk:
    """Finds the files that paths lead to."""

    def __init__(self, given: Sequence[str], *, follow_links: bool) -> None:
        self._given = given
        self._follow_links = follow_links
        self._roots = [*map(_real, given)]
        self._folders: list[_Place] = []
        """Folders to read. Links wait until all other ways to their files have been tried."""
        self._links: list[_Place] = []
        self._seen: dict[str, int] = {}
        """The number of the path that first led to each folder and file, by real path."""
        self._files: list[tuple[_Place, SourceFile]] = []
        self._errors: list[tuple[_Place, UnreadableError]] = []
        self._outside: list[str] = []
        self._empty: set[int] = set()
        """The numbers of given folders in which no file has been found yet."""

    def run(self) -> None:
        """Find all files. Raises UsageError if a path does not exist."""
        for number, name in enumerate(self._given):
            self._start(_Place(number, name, self._roots[number]))
            self._read_folders()
        while self._links:
            links, self._links = self._links, []
            for link in links:
                self._follow(link)
            self._read_folders()

    def sources(self) -> Sources:
        """Return the files found. Raises UsageError if a folder has no file to read."""
        for number in sorted(self._empty):
            hint = Message("hlreader reads {names} files.", names=", ".join(SUFFIXES))
            if self._outside:
                more = Message("To follow links that lead out of it, use --follow-links.")
                hint = Message("{hint} {more}", hint=hint, more=more)
            raise UsageError(
                Message(
                    "{given}: this folder has no text that hlreader can read.",
                    given=self._given[number],
                ),
                hint=hint,
            )
        return Sources(
            tuple(file for _, file in sorted(self._files, key=_order)),
            tuple(error for _, error in sorted(self._errors, key=_order)),
            tuple(shown(Path(path)) for path in sorted(self._outside)),
        )

    def _start(self, place: _Place) -> None:
        """Start with a given path."""
        name = place.path
        if name == STANDARD_INPUT:
            self._add(place, SourceFile(None, shown(name)))
            return
        try:
            mode, own = os.stat(name).st_mode, os.lstat(name).st_mode
        except (OSError, ValueError) as error:
            is_there = os.path.islink(name) or getattr(error, "errno", errno.EINVAL) not in _NO_SUCH
            if isinstance(error, OSError) and is_there:
                self._fail(place, unreadable(name, error))
                return
            refuse_address(name)
            if not name.strip():
                raise UsageError(
                    Message("The name of the file is empty."), hint=Message("Name a file.")
                ) from None
            raise UsageError(
                Message("{name}: this file or folder does not exist.", name=name),
                hint=Message("Check the path."),
            ) from None
        if stat.S_ISDIR(mode):
            self._empty.add(place.number)
            self._folders.append(place)
        else:
            self._add(place, SourceFile(Path(name), shown(name), plain=stat.S_ISREG(own)))

    def _read_folders(self) -> None:
        """Find all files in the waiting folders and their subfolders."""
        while self._folders:
            folder = self._folders.pop()
            if not self._is_new(folder):
                continue
            try:
                found = entries(folder.path)
            except UnreadableError as error:
                self._fail(folder, error)
                continue
            for entry in found:
                if not entry.name.startswith(_UNSEEN):
                    self._look_at(folder, entry)

    def _look_at(self, folder: _Place, entry: "os.DirEntry[str]") -> None:
        place = folder.inside(entry.name)
        try:
            if entry.is_symlink():
                self._links.append(folder.linked(entry.name))
            elif entry.is_dir(follow_symlinks=False):
                self._folders.append(place)
            elif _is_wanted(entry.name) and entry.is_file(follow_symlinks=False):
                self._add(place, _found(place, plain=True))
        except OSError as error:
            self._fail(place, unreadable(place.path, error))

    def _follow(self, link: _Place) -> None:
        """Follow a link in a folder, if it leads to a folder or a text."""
        try:
            mode, error = os.stat(link.path).st_mode, None
        except OSError as failure:
            mode, error = 0, failure
        if not (stat.S_ISDIR(mode) or _is_wanted(link.path)):
            return
        if not (self._follow_links or is_inside(link.real, self._roots)):
            self._outside.append(link.path)
        elif error:
            self._fail(link, unreadable(link.path, error))
        elif stat.S_ISDIR(mode):
            self._folders.append(link)
        elif stat.S_ISREG(mode):
            self._add(link, _found(link, plain=False))

    def _add(self, place: _Place, file: SourceFile) -> None:
        if self._is_new(place):
            self._empty.discard(place.number)
            self._files.append((place, file))

    def _fail(self, place: _Place, error: UnreadableError) -> None:
        self._empty.discard(place.number)
        self._errors.append((place, error))

    def _is_new(self, place: _Place) -> bool:
        """Return whether a file or folder has not been found before."""
        if place.real not in self._seen:
            self._seen[place.real] = place.number
            return True
        if self._seen[place.real] != place.number:  # another path gave its files already
            self._empty.discard(place.number)
        return False


def _real(name: str) -> str:
    """Return a path without links."""
    try:
        return name if name == STANDARD_INPUT else os.path.realpath(name)
    except (OSError, ValueError):  # the working folder is gone, or the name is not valid
        return name


def _order(found: tuple[_Place, object]) -> tuple[int, list[str]]:
    return found[0].number, found[0].path.split(os.sep)


def _found(place: _Place, *, plain: bool) -> SourceFile:
    path = Path(place.path)
    return SourceFile(path, shown(path), plain)


def _is_wanted(path: str) -> bool:
    return os.path.splitext(path)[1].lower() in SUFFIXES
