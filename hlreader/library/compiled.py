"""Compiled copies of files, so that hlreader parses each version of a file only once.

A copy is JSON in the user's cache folder. It is valid only for the same path, size, inode,
modification time, change time and version of hlreader. Only the change time shows an edit that
keeps size and modification time. If a copy is missing or damaged, can be changed by others, or
cannot be written, hlreader works without it and reports no error. Values can be the named tuples of
``models``, tuples, dicts, strings and numbers.
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

_FORMAT = 6
"""Increase this when the format changes between two releases."""

_TYPES: tuple[Any, ...] = (
    models.Run, models.Heading, models.Paragraph, models.ListItem, models.ItemList,
    models.Quotation, models.Table, models.CodeBlock, models.Divider, models.Document,
    models.Source, models.Origin, models.DangerSigns, models.Question, models.Article, models.Term,
)  # fmt: skip
_NUMBERS = {kind: number for number, kind in enumerate(_TYPES)}
_TUPLE = -1

# Saved text is clean. If the JSON of a copy escapes a control character, we did not write it.
_ESCAPES = re.compile(r"\\[ubfr]")

T = TypeVar("T")


def fingerprint(path: Path) -> list[Any]:
    """Return values that identify the state of a file. Raises OSError."""
    found = path.stat()
    times = [found.st_mtime_ns, found.st_ctime_ns]
    return [_FORMAT, __version__, os.path.realpath(path), found.st_size, found.st_ino, *times]


def pack(value: Any) -> Any:
    """Return a value in a form that JSON can hold.

    A tuple becomes a list that begins with the number of its type. Default values at its end are
    left out.
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
    """Return the original value of a packed one."""
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
    """Pass the value that ``save`` wrote for this file to ``read``, and return the result.

    Return None if there is no valid copy, or if ``read`` does not understand it.
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
    """Write a packed value as the copy of a file whose fingerprint was ``before``."""
    content = {"fingerprint": before, "value": value}
    with suppress(OSError, ValueError, RuntimeError):  # RuntimeError: no home folder
        copy = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
        write_private(str(_copy_of(path)), copy.encode())
