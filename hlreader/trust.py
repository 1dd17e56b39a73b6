"""Which files are the user's own. What someone else can change is not believed.

The rule is that of sshd: the file belongs to the user or to the system's owner, and nobody else may
write to it. One difference: a group may write if it is the owner's private group, which Debian and
Fedora make for each user.

Imports next to nothing: a look-up needs it.
"""

import os
import stat

TYPE_CHECKING = False
if TYPE_CHECKING:
    from os import PathLike

_NOT_OURS = "others can change it"


def is_ours(path: "str | PathLike[str] | int") -> bool:
    """Return whether only the user and the system's owner can change a file or folder.

    ``path`` may be the number of an open file. Raises OSError for what is not there.
    """
    if not hasattr(os, "geteuid"):  # Windows: a file's mode does not say who may write to it
        return True
    found = os.stat(path)
    if found.st_uid not in (os.geteuid(), 0) or found.st_mode & stat.S_IWOTH:
        return False
    if not found.st_mode & stat.S_IWGRP:
        return True
    return _is_private(found.st_gid, found.st_uid) and not _has_list(path)


def require_ours(path: "str | PathLike[str] | int") -> None:
    """Raise PermissionError for a file or folder that others can change, OSError for none."""
    if not is_ours(path):
        from errno import EACCES

        raise PermissionError(EACCES, _NOT_OURS, path)


def read_ours(path: "str | PathLike[str]") -> bytes:
    """Return the bytes of a file that others can change neither itself nor in its folder.

    Raises OSError.
    """
    require_ours(os.path.dirname(path))
    with open(path, "rb") as stream:
        require_ours(stream.fileno())
        return stream.read()


def _is_private(group: int, owner: int) -> bool:
    """Return whether a group has the name of a file's owner, and nobody else in it."""
    import grp
    import pwd

    try:
        user, found = pwd.getpwuid(owner), grp.getgrgid(group)
    except KeyError:
        return False
    is_own = user.pw_gid == group and user.pw_name == found.gr_name
    return is_own and {*found.gr_mem} <= {user.pw_name}


def _has_list(path: "str | PathLike[str] | int") -> bool:
    """Return whether an access control list may give others the rights of the group.

    With such a list, the group's bits are the most that anyone on it may do: see acl(5).
    """
    try:
        return bool(os.getxattr(path, "system.posix_acl_access"))
    except (AttributeError, OSError):  # the system has none, or the file
        return False
