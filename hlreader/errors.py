"""The error tree. Each error is one line for a person, with the next step.

HlreaderError
├── NotFoundError           nothing has that name (exit 1)
│   ├── ArticleNotFoundError
│   ├── AmbiguousNameError
│   └── MissingFileError    there is no such file (exit 2)
├── UsageError              the command line asks for something impossible (exit 2)
└── UnreadableError         a file cannot be read or written (exit 3)
    └── ContentError        a file's content is wrong, at a line (exit 3)
"""

import errno
from collections.abc import Sequence
from typing import Any

from hlreader.exits import Exit
from hlreader.messages import Message, translated
from hlreader.sanitize import clean_line, shown


class HlreaderError(Exception):
    """An error that the user sees.

    ``str(error)`` is one clean line in English, for logs and other programs. ``error.told()`` is
    the same line in the user's language.
    """

    exit_code: Exit = Exit.NO

    def __init__(self, message: str, *, hint: str = "") -> None:
        self.message = message if isinstance(message, Message) else clean_line(message)
        self.hint = hint if isinstance(hint, Message) else clean_line(hint)
        super().__init__(f"{self.message} {self.hint}".rstrip())

    def told(self) -> str:
        """Return the line in the user's language."""
        return f"{translated(self.message)} {translated(self.hint)}".rstrip()

    def __reduce__(self) -> tuple[Any, ...]:
        """Allow pickle to send any error to another process."""
        return _restored, (type(self), self.args, vars(self))


def _restored(kind: type[HlreaderError], args: tuple[Any, ...], fields: dict[str, Any]) -> Any:
    error = kind.__new__(kind, *args)
    vars(error).update(fields)
    return error


class NotFoundError(HlreaderError):
    """Nothing has that name."""


class ArticleNotFoundError(NotFoundError):
    """No article has that name. ``suggestions`` holds the closest slugs, the best first."""

    def __init__(self, message: str, *, hint: str = "", suggestions: Sequence[str] = ()) -> None:
        super().__init__(message, hint=hint)
        self.suggestions = tuple(suggestions)


class AmbiguousNameError(NotFoundError):
    """A name fits more than one article. ``candidates`` holds their slugs."""

    def __init__(self, message: str, *, hint: str = "", candidates: Sequence[str] = ()) -> None:
        super().__init__(message, hint=hint)
        self.candidates = tuple(candidates)


class MissingFileError(NotFoundError):
    """A path leads to no file."""

    exit_code = Exit.USAGE


class UsageError(HlreaderError):
    """The command line is wrong."""

    exit_code = Exit.USAGE


class UnreadableError(HlreaderError):
    """A file cannot be read or written. ``file`` is its name, if it is known."""

    exit_code = Exit.UNREADABLE

    def __init__(self, message: str, *, hint: str = "", file: str = "") -> None:
        super().__init__(message, hint=hint)
        self.file = shown(file)


class ContentError(UnreadableError):
    """A file's content is wrong at a place: ``file``, and 1-based ``line`` and ``column``."""

    def __init__(
        self, file: str, line: int, message: str, *, column: int = 1, hint: str = ""
    ) -> None:
        place = f"{shown(file)}:{line}:{column}"
        located = Message("{place}: {message}", place=place, message=message)
        super().__init__(located, hint=hint, file=file)
        self.line = line
        self.column = column


_NEXT_STEPS = {
    errno.EACCES: "Check the permissions of the file and its folder.",
    errno.EPERM: "Check the permissions of the file and its folder.",
    errno.ENOSPC: "Make room on the disk.",
    errno.EDQUOT: "Make room on the disk.",
    errno.ESTALE: "Run it again.",
}


def unwritable(path: object, error: OSError) -> UnreadableError:
    """Return the error for a file that cannot be written. The caller raises it."""
    reason = error.strerror or str(error)
    hint = _NEXT_STEPS.get(error.errno or 0, "Check its folder.")
    return UnreadableError(f"{path}: cannot be written ({reason}).", hint=hint)
