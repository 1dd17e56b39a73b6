"""Writing files. Every file that hlreader writes is written here, whole or not at all.

The text goes into a draft next to the file, under a name that nobody can guess, and the draft takes
the file's place when it is on the disk. Programs that read in the meantime see the old file or the
new one, and the old one is still there after an interruption, or on a full disk. A link stays a
link: the file that it leads to is written, in its own folder.
"""

import errno
import os
import stat
from collections.abc import Callable
from contextlib import suppress
from time import monotonic, sleep
from types import TracebackType
from typing import Literal, TypeAlias

from hlreader.trust import require_ours

AnyPath: TypeAlias = str | os.PathLike[str]

Expected: TypeAlias = bytes | Literal["anything", "nothing"]
"""What has to be in a file's place when it is written: these very bytes, anything, or nothing."""

_FLAGS = (
    os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
)
_TURNS = 100
"""How often others may come first before ``rewrite`` gives up."""

_PATIENCE = 2.0
"""Seconds to wait for other writers in the same folder. They take a few milliseconds."""


class ChangedError(OSError):
    """The file has changed since it was read."""

    def __init__(self) -> None:
        super().__init__(errno.ESTALE, "it changed in the meantime")


def write_whole(
    path: AnyPath, data: bytes, *, mode: int = 0o666, expect: Expected = "anything"
) -> None:
    """Write a file. A new one gets ``mode``, less the umask; an old one keeps its mode and owner.

    Raises FileExistsError where ``"nothing"`` is expected and there is something, even a link that
    leads nowhere; ChangedError where the file does not hold the bytes expected; and OSError where
    it cannot be written. A file that is marked as read-only is not written by root either.
    """
    with Draft(path, mode, replaces=expect != "nothing") as draft:
        draft.write(data)
        draft.publish(expect)


def rewrite(path: AnyPath, change: Callable[[bytes | None], bytes], *, mode: int = 0o666) -> None:
    """Change what is in a file.

    ``change`` gets its bytes, or None if the file does not exist. If another program writes the
    file in the meantime, ``change`` is called again with the new bytes, so nothing is lost. Raises
    OSError, and what ``change`` raises.
    """
    target = os.path.realpath(path)
    for _ in range(_TURNS):
        before = _read(target)
        after = change(before)
        if after == (before or b""):
            return
        try:
            write_whole(target, after, mode=mode, expect="nothing" if before is None else before)
        except (ChangedError, FileExistsError):
            continue
        return
    raise ChangedError


def write_private(path: str, data: bytes) -> None:
    """Write a file of the cache: see ``private_draft``. Raises OSError."""
    with private_draft(path) as draft:
        draft.write(data)
        draft.publish()


def private_draft(path: str) -> "Draft":
    """Return the draft of a file of the cache, which only the user can read.

    It replaces an existing file. Its folder is created if it is missing. Raises OSError, such as
    PermissionError for a folder that others can change.
    """
    folder = os.path.dirname(path)
    make_folder(folder)
    require_ours(folder)
    return Draft(path, 0o600, replaces=False)


def make_folder(path: AnyPath) -> None:
    """Make a folder, and those above it that are missing, for the user alone. Raises OSError."""
    if os.path.isdir(path):
        return
    above = os.path.dirname(path)
    if above != path:
        make_folder(above)
    try:
        os.mkdir(path, 0o700)
    except FileExistsError:  # another process was faster, or it is a file
        if not os.path.isdir(path):
            raise


class Draft:
    """A file that is written next to another, and takes its place when it is published.

    ``with`` makes it, and removes it at the end unless it was published.
    """

    def __init__(self, path: AnyPath, mode: int = 0o666, *, replaces: bool = True) -> None:
        """Choose a name. ``replaces``: follow a link, and keep the mode and owner of the file.

        Raises OSError for what must not be replaced, such as a folder or a read-only file.
        """
        self._before = _present(path) if replaces else None
        self.target = os.path.realpath(path) if replaces else _unfollowed(path)
        """The file whose place it takes."""
        self.path = os.path.join(os.path.dirname(self.target), f".hlreader-{os.urandom(8).hex()}")
        """The draft itself."""
        if self._before:
            _require_writable(self.target, self._before)
        self._mode = 0o600 if self._before else mode
        self._file = -1

    def __enter__(self) -> "Draft":
        try:
            self._file = os.open(self.path, _FLAGS, self._mode)
        except BaseException:  # Ctrl-C may come when it is made already
            self._remove()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._remove()

    def _remove(self) -> None:
        self._close()
        with suppress(OSError):
            os.unlink(self.path)

    def _close(self) -> None:
        file, self._file = self._file, -1
        if file >= 0:
            os.close(file)

    def write(self, data: bytes) -> None:
        """Add bytes. Raises OSError."""
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(self._file, rest) :]

    def publish(self, expect: Expected = "anything") -> None:
        """Put the draft in the file's place at once, if what is there is what is expected.

        Raises FileExistsError, ChangedError, OSError.
        """
        if self._before:
            self._take_after(self._before)
        os.fsync(self._file)
        self._close()
        folder = _opened(os.path.dirname(self.target))
        try:
            if isinstance(expect, bytes):
                _wait_for_turn(folder)
                if not _holds(self.target, expect):
                    raise ChangedError
            if expect == "nothing":
                _put_first(self.path, self.target)
            else:
                os.replace(self.path, self.target)
            with suppress(OSError):  # the file is there; not every system can do more
                os.fsync(folder)
        finally:
            if folder >= 0:
                os.close(folder)

    def _take_after(self, before: os.stat_result) -> None:
        """Give the draft the owner, attributes and mode of a file, as far as the system allows."""
        mode = stat.S_IMODE(before.st_mode)
        if hasattr(os, "fchown"):
            mode &= _own(self._file, before)
        if hasattr(os, "listxattr"):
            with suppress(OSError):
                for name in os.listxattr(self.target):
                    with suppress(OSError):
                        os.setxattr(self._file, name, os.getxattr(self.target, name))
        os.chmod(self._file if os.chmod in os.supports_fd else self.path, mode)


def _own(file: int, before: os.stat_result) -> int:
    """Give a file the owner and group of another, and return which bits of the mode it may have."""
    draft = os.fstat(file)
    if (draft.st_uid, draft.st_gid) == (before.st_uid, before.st_gid):
        return 0o7777
    for owner, bits in ((before.st_uid, 0o7777), (-1, 0o777)):
        with suppress(OSError):
            os.fchown(file, owner, before.st_gid)
            return bits
    return 0o707  # what one group may do, another may not


def _present(path: AnyPath) -> os.stat_result | None:
    """Return what there is to know of a file, None if there is none. Raises OSError."""
    try:
        found = os.stat(path)
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(found.st_mode):
        raise IsADirectoryError(errno.EISDIR, "it is a folder")
    if not stat.S_ISREG(found.st_mode):
        raise OSError(errno.EINVAL, "it is not a regular file")
    return found


def _require_writable(path: str, found: os.stat_result) -> None:
    """Raise PermissionError for a read-only file, for root too."""
    effective = os.access in os.supports_effective_ids
    if not found.st_mode & stat.S_IWUSR:
        raise PermissionError(errno.EACCES, "it is read-only")
    if not os.access(path, os.W_OK, effective_ids=effective):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))


def _unfollowed(path: AnyPath) -> str:
    """Return a path with all links followed but one at its end."""
    folder, name = os.path.split(path)
    return os.path.join(os.path.realpath(folder), name)


def _holds(path: str, expected: bytes) -> bool:
    """Return whether these are the bytes of a file. Raises OSError."""
    found = _present(path)
    return found is not None and found.st_size == len(expected) and _read(path) == expected


def _read(path: str) -> bytes | None:
    """Return the bytes of a file, None if there is none. Raises OSError."""
    if not _present(path):
        return None
    with open(path, "rb") as stream:
        return stream.read()


def _opened(folder: str) -> int:
    """Return a folder's file descriptor, or -1 if the system has none."""
    try:
        return os.open(folder, os.O_RDONLY)
    except OSError:
        return -1


def _wait_for_turn(folder: int) -> None:
    """Lock a folder until it is closed, where the system can.

    The folder is locked, not the file: a file that is replaced takes its lock with it. If someone
    keeps the lock for too long, we go on without it, and rely on the comparison alone.
    """
    try:
        import fcntl
    except ImportError:
        return
    end = monotonic() + _PATIENCE
    while folder >= 0 and monotonic() < end:
        try:
            fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            sleep(0.005)
        except OSError:  # a file system without locks
            return
        else:
            return


def _put_first(draft: str, target: str) -> None:
    """Give a draft the name of a new file. Raises FileExistsError where the name is taken."""
    try:
        os.link(draft, target)
    except FileExistsError:
        raise
    except (OSError, AttributeError):  # a file system without links: claim the name, then fill it
        try:
            os.close(os.open(target, _FLAGS, 0o600))
            os.replace(draft, target)
        except FileExistsError:
            raise
        except BaseException:
            with suppress(OSError):
                os.unlink(target)
            raise
