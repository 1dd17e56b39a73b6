"""A baseline: findings of an old text that pass, while new ones fail. A ratchet: it only shrinks.

The file is JSON. A finding is known by its file, its rule and the line it stands in, so that it is
found again when lines above it come or go. What has been fixed must leave the file.
"""

import json
import os
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias
from zlib import crc32

from hlreader.checker.rule import Finding
from hlreader.checker.runner import Fixed, Report
from hlreader.documents.source import read_text
from hlreader.errors import NotFoundError, UsageError, unwritable
from hlreader.files import write_whole
from hlreader.formats import STANDARD_INPUT
from hlreader.sanitize import clean_line

SCHEMA = 1

Key: TypeAlias = tuple[str, str, str]
"""Path, code, and a checksum of the line. In the file, paths go out from its own folder."""


class Baseline(NamedTuple):
    """How often each finding is known."""

    known: Counter[Key]


def key_of(path: str, finding: Finding) -> Key:
    """Return what a finding is known by."""
    return path, finding.code, _checksum(finding.line)


@lru_cache(1)  # findings come line by line
def _checksum(line: str) -> str:
    return f"{crc32(' '.join(line.split()).encode()):08x}"


def read_baseline(path: Path) -> Baseline:
    """Return the baseline in a file. Raises UsageError."""
    hint = f"Write one: --baseline {path} --update-baseline."
    try:
        text = read_text(path)
    except NotFoundError:
        raise UsageError(f"{path}: there is no such baseline.", hint=hint) from None
    try:
        return Baseline(_known(json.loads(text)))
    except (ValueError, TypeError, LookupError, RecursionError):
        raise UsageError(f"{path}: this is no baseline of hlreader.", hint=hint) from None


def _known(content: Any) -> Counter[Key]:
    """Return what the content of a baseline's file says. Raises ValueError, among others."""
    if content["schema"] != SCHEMA:
        raise ValueError
    known: Counter[Key] = Counter()
    for row in content["findings"]:
        *words, count = row
        file, code, line = map(_word, words)
        if type(count) is not int or count < 1:
            raise ValueError
        known[file, code, line] = count
    return known


def _word(value: Any) -> str:
    """Return a text as it is. Raises ValueError for what is none, or could drive a terminal."""
    if not isinstance(value, str) or clean_line(value) != value:
        raise ValueError
    return value


def path_from(folder: Path, path: str) -> str:
    """Return a path as seen from a folder, so that it is the same wherever the check is run."""
    if path == STANDARD_INPUT:
        return path
    return Path(os.path.relpath(Path(path).absolute(), folder.absolute())).as_posix()


def baseline_text(findings: Iterable[tuple[str, Finding]], folder: Path) -> str:
    """Return the baseline of findings as a file in a folder has it: a finding a line, sorted."""
    counted = Counter(key_of(path_from(folder, path), finding) for path, finding in findings)
    rows = [json.dumps([*key, count], ensure_ascii=False) for key, count in sorted(counted.items())]
    inner = ",\n".join(f"    {row}" for row in rows)
    return f'{{\n  "schema": {SCHEMA},\n  "findings": [\n{inner}\n  ]\n}}\n'


def write_baseline(path: Path, report: Report) -> None:
    """Write the findings of a report as the baseline. Raises UnreadableError."""
    try:
        write_whole(path, baseline_text(report.findings, path.parent).encode())
    except OSError as error:
        raise unwritable(path, error) from None


def ratcheted(report: Report, path: Path) -> Report:
    """Return a report without the findings that the baseline in a file knows.

    What the baseline knows of these files and is there no longer is in ``fixed``, once for each
    file and code: as long as it is, the check fails. Raises UsageError.
    """
    left = Counter(read_baseline(path).known)
    files = []
    seen: dict[str, str] = {}
    for file in report.files:
        new = []
        known_as = path_from(path.parent, file.path)
        seen[known_as] = file.path
        for finding in file.findings:
            key = key_of(known_as, finding)
            if left[key] > 0:
                left[key] -= 1
            else:
                new.append(finding)
        files.append(file._replace(findings=tuple(new)))
    gone: Counter[tuple[str, str]] = Counter()
    for (file_known, code, _), times in left.items():
        if times > 0 and file_known in seen:
            gone[seen[file_known], code] += times
    fixed = tuple(Fixed(*key, times) for key, times in sorted(gone.items()))
    return report._replace(files=tuple(files), fixed=fixed)
