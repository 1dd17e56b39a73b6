"""Find out which files belong to the user alone. We trust no file that someone else can change.

The rule is sshd's: the user or root owns the file, and nobody else can write to it. There is one
difference: the owner's private group may write. Debian and Fedora make such a group for each user.

Look-ups need this module, so it imports almost nothing.
"""

import os
import stat

TYPE_CHECKING = False
if TYPE_CHECKING:
    from os import PathLike

_NOT_OURS = "others can change it"


def is_ours(path: "str | PathLike[str] | int") -> bool:
    """Return whether only the user and root can change a file or folder.

    ``path`` may be a file descriptor. Raises OSError if the file does not exist.
    """
    if not hasattr(os, "geteuid"):  # Windows: a file's mode does not say who can write to it
        return True
    status = os.stat(path)
    if status.st_uid not in (os.geteuid(), 0) or status.st_mode & stat.S_IWOTH:
        return False
    if not status.st_mode & stat.S_IWGRP:
        return True
    return _is_private(status.st_gid, status.st_uid) and not _has_list(path)


def require_ours(path: "str | PathLike[str] | int") -> None:
    """Raise PermissionError if others can change a file, or OSError if it does not exist."""
    if not is_ours(path):
        from errno import EACCES

        raise PermissionError(EACCES, _NOT_OURS, path)


def read_ours(path: "str | PathLike[str]") -> bytes:
    """Return the bytes of a file. Raises PermissionError if others can change it or its folder.

    Raises OSError.
    """
    require_ours(os.path.dirname(path))
    with open(path, "rb") as stream:
        require_ours(stream.fileno())
        return stream.read()


def _is_private(group: int, owner: int) -> bool:
    """Return whether a group has the name of a file's owner and no other members."""
    import grp
    import pwd

    try:
        user, members = pwd.getpwuid(owner), grp.getgrgid(group)
    except KeyError:
        return False
    is_own = user.pw_gid == group and user.pw_name == members.gr_name
    return is_own and {*members.gr_mem} <= {user.pw_name}


def _has_list(path: "str | PathLike[str] | int") -> bool:
    """Return whether an access control list could give others the rights of the group.

    In such a list, the bits of the group limit the rights of everyone on it: see acl(5).
    """
    try:
        return bool(os.getxattr(path, "system.posix_acl_access"))
    except (AttributeError, OSError):  # the system or the file has no such list
        return False
