"""Compiled copies of files, so that what was parsed once is not parsed again.

A copy is JSON in the user's cache folder. It is used only while its file is the one it was made
from: same path, size and inode, same modification and change times (only the change time shows an
edit that keeps size and modification time), same version of hlreader. A copy that is missing or
damaged, that others can change, or that cannot be written means work without one, never an error.

The values are trees of the named tuples in ``models``, tuples, dicts, strings and numbers.
"""

import json
import os
import re
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar
from zlib import crc32

from hlreader import __version__, models
from hlreader.files import write_private
from hlreader.locations import cache_folder
from hlreader.sanitize import is_clean
from hlreader.trust import read_ours

_FORMAT = 4
"""Raise this when the format changes between two releases."""

_TYPES: tuple[Any, ...] = (
    models.Run, models.Heading, models.Paragraph, models.ListItem, models.ItemList,
    models.Quotation, models.Table, models.CodeBlock, models.Divider, models.Document,
    models.Source, models.Origin, models.Article, models.Term,
)  # fmt: skip
_NUMBERS = {kind: number for number, kind in enumerate(_TYPES)}
_TUPLE = -1

# What is saved was cleaned: a copy in which JSON spells a control character is not ours.
_ESCAPES = re.compile(r"\\[ubfr]")

T = TypeVar("T")


def fingerprint(path: Path) -> list[Any]:
    """Return what identifies the state of a file. Raises OSError."""
    found = path.stat()
    times = [found.st_mtime_ns, found.st_ctime_ns]
    return [_FORMAT, __version__, os.path.realpath(path), found.st_size, found.st_ino, *times]


def pack(value: Any) -> Any:
    """Return a value as JSON can hold it.

    A tuple becomes a list that begins with its type's number; trailing defaults are left out.
    """
    if isinstance(value, tuple):
        number = _NUMBERS.get(type(value), _TUPLE)
        fields = list(value)
        defaults = list(_TYPES[number]._field_defaults.values()) if number != _TUPLE else []
        while defaults and fields[-1] == defaults.pop():
            fields.pop()
        return [number, *map(pack, fields)]
    if isinstance(value, dict):
        return {key: pack(item) for key, item in value.items()}
    return value


def unpack(value: Any) -> Any:
    """Return the value that ``pack`` was given."""
    if isinstance(value, list):
        fields = [unpack(item) if isinstance(item, list) else item for item in value[1:]]
        return tuple(fields) if value[0] == _TUPLE else _TYPES[value[0]](*fields)
    if isinstance(value, dict):
        return {key: unpack(item) for key, item in value.items()}
    return value


def _copy_of(path: Path) -> Path:
    name = os.fsencode(os.path.realpath(path))
    return cache_folder() / f"{path.stem[:40]}-{crc32(name):08x}.json"


def load(path: Path, read: Callable[[Any], T]) -> T | None:
    """Return what ``read`` makes of the value that ``save`` wrote for this file.

    None if there is no copy, or none that is valid and of the shape that ``read`` expects.
    """
    try:
        text = read_ours(_copy_of(path)).decode()
        if _ESCAPES.search(text) or not is_clean(text):
            return None
        copy = json.loads(text)
        return read(copy["value"]) if copy["fingerprint"] == fingerprint(path) else None
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RuntimeError):
        return None


def save(path: Path, before: list[Any], value: Any) -> None:
    """Write a file's compiled copy: a packed value, from the state with fingerprint ``before``."""
    content = {"fingerprint": before, "value": value}
    with suppress(OSError, ValueError, RuntimeError):  # RuntimeError: a user without a home folder
        copy = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
        write_private(str(_copy_of(path)), copy.encode())
