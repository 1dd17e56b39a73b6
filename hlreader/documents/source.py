"""Read a file or standard input as bytes or clean text. Errors say why it cannot be read."""

import errno
import os
import stat
import sys
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from hlreader import limits
from hlreader.errors import MissingFileError, UnreadableError, UsageError
from hlreader.messages import Message
from hlreader.sanitize import Shown, clean, shown

_AT_ONCE = os.O_RDONLY
for _flag in ("O_NONBLOCK", "O_NOFOLLOW", "O_BINARY"):  # each system has some of them
    _AT_ONCE |= getattr(os, _flag, 0)

_SNIFFED = 8192
_ADDRESSES = ("http:", "https:", "ftp:", "www.", "mailto:")
_PROSE_BREAKS = (("\x0b", "\n"), ("\u2028", "\n"), ("\u2029", "\n\n"))
"""Line and paragraph breaks of word processors.

A form feed is not one of them, because the end of a printed page may be in the middle of a
paragraph.
"""
BYTE_ORDER_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)


def read_text(path: Path) -> str:
    """Return a file's text, decoded and cleaned, with newlines as line ends.

    Raises MissingFileError or UnreadableError.
    """
    name = shown(path)
    return decode(read_bytes(path, name), name)


def read_bytes(
    path: Path, name: Shown, largest: int | None = None, *, plain: bool = False
) -> bytes:
    """Return a file's bytes. Raises MissingFileError or UnreadableError with ``name``.

    ``plain`` says that it was a plain file and not a link when it was found. Then, if it is gone or
    something else now, raise UnreadableError. Do not wait for a pipe or follow a link.
    """
    try:
        with _open_plain(path) if plain else path.open("rb") as stream:
            return read_stream(stream, name, largest)
    except FileNotFoundError:
        if plain:
            raise UnreadableError(
                Message("{name}: this file no longer exists.", name=name),
                hint=Message("Try again."),
            ) from None
        refuse_address(name)
        if path.is_symlink():
            raise UnreadableError(
                Message("{name}: this link leads nowhere.", name=name),
                hint=Message("Change or remove it."),
            ) from None
        raise MissingFileError(
            Message("{name}: this file does not exist.", name=name), hint=Message("Check the path.")
        ) from None
    except IsADirectoryError:
        raise UnreadableError(
            Message("{name}: this is a folder.", name=name), hint=Message("Name a file in it.")
        ) from None
    except PermissionError:
        raise UnreadableError(
            Message("{name}: you do not have access to this file.", name=name),
            hint=Message("Ask its owner for access."),
        ) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UnreadableError(
            Message("{name}: cannot be read ({reason}).", name=name, reason=reason)
        ) from None


def refuse_address(name: str) -> None:
    """Raise UsageError if the name of a file that does not exist is a web address."""
    if is_address(name):
        raise UsageError(
            Message("{name}: hlreader reads files, not web addresses.", name=name),
            hint=Message("Save the page in your browser, and read the saved file."),
        )


def is_address(name: str) -> bool:
    """Return whether a name is a web address."""
    return name.lower().startswith(_ADDRESSES)


def _open_plain(path: Path) -> BinaryIO:
    """Open a plain file without waiting. Raises OSError for anything else."""
    reason = "it is no longer a plain file"
    try:
        descriptor = os.open(path, _AT_ONCE)
    except OSError as error:
        if error.errno != errno.ELOOP:
            raise
        raise OSError(None, reason) from None
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise OSError(None, reason)
    return os.fdopen(descriptor, "rb")


def read_standard_input(name: str = "standard input") -> bytes:
    """Return the bytes on standard input."""
    if sys.stdin is None:
        raise UnreadableError(
            Message("{name} is closed.", name=name), hint=Message("Pipe in a text, or name a file.")
        )
    return read_stream(sys.stdin.buffer, name)


def read_stream(stream: BinaryIO, name: str, largest: int | None = None) -> bytes:
    """Return a stream's bytes. Raises UnreadableError if there are too many."""
    largest = largest or limits.LARGEST_FILE
    size = _size(stream)
    data = stream.read(min(size, largest) + 1)
    if size < len(data) <= largest:  # it is not a plain file, or it grows
        data += stream.read(largest + 1 - len(data))
    if len(data) > largest:
        limit = largest // limits.MEGABYTE
        raise UnreadableError(
            Message("{name}: this is larger than {limit} MB.", name=name, limit=limit),
            hint=Message("Split it into parts."),
        )
    return data


def _size(stream: BinaryIO) -> int:
    """Return the size of a file, or 0 if it has none. Reading with the exact size is faster."""
    with suppress(OSError, AttributeError):  # a stream in an archive has no file
        return os.fstat(stream.fileno()).st_size
    return 0


def decode(
    data: bytes, name: str, encoding: str = "utf-8", errors: str = "strict", *, prose: bool = False
) -> str:
    """Return bytes as clean text, with newlines as line ends.

    The encoding is ``encoding``, unless a byte order mark says UTF-8 or UTF-16. ``errors`` is as in
    ``bytes.decode``. With ``prose``, line breaks of word processors are line ends too.
    """
    for mark, marked in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            encoding = marked
    if not encoding.startswith("utf-16") and b"\0" in data[:_SNIFFED]:
        raise UnreadableError(
            Message("{name}: this is a binary file, not text.", name=name),
            hint=Message("Save it as text first."),
        )
    try:
        text = data.decode(encoding, errors)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UnreadableError(
            Message(
                "{name}:{line}: this is not {encoding} text.",
                name=name,
                line=line,
                encoding=encoding.upper().removesuffix("-SIG"),
            ),
            hint=Message("Save the file as UTF-8."),
        ) from None
    if "\r" in text:  # done once here, so that cleaning a file from Windows is as fast as any other
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if prose:
        for sign, line_end in _PROSE_BREAKS:
            text = text.replace(sign, line_end)
    return clean(text)
