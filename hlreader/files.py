"""Write files, each as a whole or not at all. All other modules write through this one.

The text goes into a draft next to the file, under a name that nobody can guess. When the draft is
on the disk, it replaces the file. Other programs see either the old file or the new one. After an
interruption, or on a full disk, the old file is still there. A symbolic link stays a link: its
target is written, in the target's folder.
"""

import errno
import os
import stat
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from time import monotonic, sleep
from types import TracebackType
from typing import Literal, TypeAlias

from hlreader.trust import require_ours

AnyPath: TypeAlias = str | os.PathLike[str]

Expected: TypeAlias = bytes | Literal["anything", "nothing"]
"""What must be in place of the file before it is written: exactly these bytes, anything, or
nothing."""

_FLAGS = (
    os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
)
_TURNS = 100
"""How often ``rewrite`` tries again because another program changed the file."""

_DRAFT = ".hlreader-"
"""The beginning of the name of a draft."""

_PATIENCE = 2.0
"""Seconds to wait for other writers in the same folder. They take a few milliseconds."""


class ChangedError(OSError):
    """The file has changed since it was read."""

    def __init__(self) -> None:
        super().__init__(errno.ESTALE, "it changed in the meantime")


def write_whole(
    path: AnyPath, data: bytes, *, mode: int = 0o666, expect: Expected = "anything"
) -> None:
    """Write a file. A new one gets ``mode`` minus the umask. An old one keeps its mode and owner.

    Raises FileExistsError if ``"nothing"`` is expected but something is there, even a broken link.
    Raises ChangedError if the file does not hold the expected bytes, and OSError if it cannot be
    written. Even root cannot write a file that is marked as read-only.
    """
    with Draft(path, mode, replaces=expect != "nothing") as draft:
        draft.write(data)
        draft.publish(expect)


def rewrite(path: AnyPath, change: Callable[[bytes | None], bytes], *, mode: int = 0o666) -> None:
    """Change the content of a file.

    ``change`` gets its bytes, or None if the file does not exist. If another program writes the
    file in the meantime, ``change`` is called again with the new bytes, so nothing is lost. Raises
    OSError, and any error that ``change`` raises.
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
    """Return a draft for a file of the cache that only the user can read.

    It replaces an existing file. A missing folder is created. Raises OSError, for example
    PermissionError if others can change the folder.
    """
    folder = os.path.dirname(path)
    make_folder(folder)
    require_ours(folder)
    return Draft(path, 0o600, replaces=False)


def write_folder(path: AnyPath, content: Iterable[tuple[str, bytes]], *, mark: str) -> None:
    """Write a folder with all its files, each with its path in it.

    The files go into a draft next to the folder, which then gets its name. A folder that is there
    is replaced as a whole if it has the file ``mark``, which says that it was made this way, or if
    it is empty. Raises FileExistsError for any other, and OSError; then nothing has changed.
    """
    target = os.path.realpath(path)
    draft = os.path.join(os.path.dirname(target), f".hlreader-{os.urandom(8).hex()}")
    if os.path.lexists(target):
        _require_ours_or_empty(target, mark)
    from shutil import rmtree  # a look-up does not need it

    try:
        os.mkdir(draft)
        made = {""}
        for name, data in content:
            folder = os.path.dirname(name)
            if folder not in made:
                os.makedirs(os.path.join(draft, folder), exist_ok=True)
                made.add(folder)
            with open(os.path.join(draft, name), "xb") as stream:
                stream.write(data)
        _exchange(draft, target, mark)
    except BaseException:  # Ctrl-C too
        rmtree(draft, ignore_errors=True)
        raise


def _require_ours_or_empty(folder: str, mark: str) -> None:
    """Raise FileExistsError for what ``write_folder`` must not replace."""
    ours = os.path.isdir(folder) and (
        os.path.isfile(os.path.join(folder, mark)) or not os.listdir(folder)
    )
    if not ours:
        raise FileExistsError(errno.EEXIST, "it has other files", folder)


def _exchange(draft: str, target: str, mark: str) -> None:
    """Give a draft the name of a folder, and remove the old one."""
    if not os.path.lexists(target):
        os.rename(draft, target)
        return
    _require_ours_or_empty(target, mark)  # it may have changed in the meantime
    old = f"{draft}-old"
    os.rename(target, old)
    try:
        os.rename(draft, target)
    except BaseException:
        os.rename(old, target)
        raise
    from shutil import rmtree

    rmtree(old, ignore_errors=True)


def make_folder(path: AnyPath, mode: int = 0o700) -> None:
    """Make a folder and its missing parents, by default for the user alone. Raises OSError."""
    if os.path.isdir(path):
        return
    above = os.path.dirname(path)
    if above not in ("", path):
        make_folder(above, mode)
    try:
        os.mkdir(path, mode)
    except FileExistsError:  # another process made it first, or it is a file
        if not os.path.isdir(path):
            raise


@contextmanager
def only_user(folder: AnyPath) -> Iterator[bool]:
    """Yield whether no other program is in this block with the same folder. Raises OSError.

    The lock ends with the program. Systems without such locks always yield True.
    """
    descriptor = _opened(os.fspath(folder))
    try:
        yield _is_locked(descriptor)
    finally:
        if descriptor >= 0:
            os.close(descriptor)


def _is_locked(descriptor: int) -> bool:
    """Lock a folder without waiting. Return whether no other program has locked it."""
    try:
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except (ImportError, OSError, ValueError):  # a system or a file system without locks
        return True
    return True


def remove_drafts(folder: AnyPath) -> None:
    """Remove the drafts in a folder that killed programs have left. Only one program may use it."""
    with suppress(OSError):
        for name in os.listdir(folder):
            if name.startswith(_DRAFT):
                with suppress(OSError):
                    os.unlink(os.path.join(folder, name))


class Draft:
    """A new file next to another, which it replaces when it is published.

    ``with`` creates the draft, and removes it at the end unless it was published.
    """

    def __init__(self, path: AnyPath, mode: int = 0o666, *, replaces: bool = True) -> None:
        """Choose a name. With ``replaces``, follow a link, and keep the file's mode and owner.

        Raises OSError if the target must not be replaced, such as a folder or a read-only file.
        """
        self._before = _present(path) if replaces else None
        self.target = os.path.realpath(path) if replaces else _unfollowed(path)
        """The file that the draft replaces."""
        self.path = os.path.join(os.path.dirname(self.target), f"{_DRAFT}{os.urandom(8).hex()}")
        """The draft itself."""
        if self._before:
            _require_writable(self.target, self._before)
        self._mode = 0o600 if self._before else mode
        self._file = -1

    def __enter__(self) -> "Draft":
        try:
            self._file = os.open(self.path, _FLAGS, self._mode)
        except BaseException:  # Ctrl-C may come after the file was created
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
        """Replace the file with the draft in one step, if the file is as expected.

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
            with suppress(OSError):  # not every system can sync a folder
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
    """Give a file the owner and group of another. Return the mode bits that it may have."""
    draft = os.fstat(file)
    if (draft.st_uid, draft.st_gid) == (before.st_uid, before.st_gid):
        return 0o7777
    for owner, bits in ((before.st_uid, 0o7777), (-1, 0o777)):
        with suppress(OSError):
            os.fchown(file, owner, before.st_gid)
            return bits
    return 0o707  # a different group must not get the rights of the old one


def _present(path: AnyPath) -> os.stat_result | None:
    """Return the status of a regular file, or None if it does not exist. Raises OSError."""
    try:
        status = os.stat(path)
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(status.st_mode):
        raise IsADirectoryError(errno.EISDIR, "it is a folder")
    if not stat.S_ISREG(status.st_mode):
        raise OSError(errno.EINVAL, "it is not a regular file")
    return status


def _require_writable(path: str, status: os.stat_result) -> None:
    """Raise PermissionError for a read-only file, for root too."""
    effective = os.access in os.supports_effective_ids
    if not status.st_mode & stat.S_IWUSR:
        raise PermissionError(errno.EACCES, "it is read-only")
    if not os.access(path, os.W_OK, effective_ids=effective):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))


def _unfollowed(path: AnyPath) -> str:
    """Return a path with all links resolved except the last one."""
    folder, name = os.path.split(path)
    return os.path.join(os.path.realpath(folder), name)


def _holds(path: str, expected: bytes) -> bool:
    """Return whether a file holds exactly these bytes. Raises OSError."""
    status = _present(path)
    return status is not None and status.st_size == len(expected) and _read(path) == expected


def _read(path: str) -> bytes | None:
    """Return the bytes of a file, or None if it does not exist. Raises OSError."""
    if not _present(path):
        return None
    with open(path, "rb") as stream:
        return stream.read()


def _opened(folder: str) -> int:
    """Return a folder's file descriptor, or -1 on systems without one."""
    try:
        return os.open(folder, os.O_RDONLY)
    except OSError:
        return -1


def _wait_for_turn(folder: int) -> None:
    """Lock a folder until its file descriptor is closed, if the system supports that.

    We lock the folder because a lock on a file disappears when the file is replaced. If another
    program holds the lock for too long, we go on without it and rely on the comparison alone.
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
    """Give a draft the name of a new file. Raises FileExistsError if the name is taken."""
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
