"""A baseline lets known findings pass and new ones fail, so it can only shrink.

The file is JSON. It identifies a finding by its file, its rule and the text of its line, so that it
still matches when lines above change. Fixed findings must leave the file.
"""

import json
import os
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias
from zlib import crc32

from hlreader.checker.rule import Finding
from hlreader.checker.runner import FileReport, Result
from hlreader.documents.formats import STANDARD_INPUT
from hlreader.documents.source import read_text
from hlreader.documents.sources import SourceFile
from hlreader.errors import NotFoundError, UnreadableError, UsageError, unwritable
from hlreader.files import write_whole
from hlreader.messages import Message
from hlreader.sanitize import clean_line, is_clean

SCHEMA = 1

Key: TypeAlias = tuple[str, str, str]
"""Path, code, and a checksum of the line. Paths in the file are relative to its folder."""


class Baseline(NamedTuple):
    """How often each finding occurs."""

    known: Counter[Key]


def key_of(path: str, finding: Finding) -> Key:
    """Return the key that identifies a finding."""
    return path, finding.code, checksum_of(finding)


def checksum_of(finding: Finding) -> str:
    """Return a checksum of the line where a finding begins, ignoring spaces."""
    return _checksum(finding.line)


@lru_cache(1)  # findings come line by line
def _checksum(line: str) -> str:
    return f"{crc32(' '.join(line.split()).encode()):08x}"


def read_baseline(path: Path) -> Baseline:
    """Return the baseline in a file. Raises UsageError."""
    hint = Message("Create it with --baseline {path} --update-baseline.", path=path)
    try:
        text = read_text(path)
    except NotFoundError:
        raise UsageError(
            Message("{path}: this baseline does not exist.", path=path), hint=hint
        ) from None
    try:
        return Baseline(_known(json.loads(text)))
    except (ValueError, TypeError, LookupError, RecursionError):
        raise UsageError(
            Message("{path}: this is not an hlreader baseline.", path=path), hint=hint
        ) from None


def _known(content: Any) -> Counter[Key]:
    """Return the baseline in the content of a file. Raises ValueError, among others."""
    if content["schema"] != SCHEMA:
        raise ValueError
    known: Counter[Key] = Counter()
    for row in content["findings"]:
        file, code, line, count = row
        if not all(isinstance(text, str) for text in (file, code, line)):
            raise ValueError
        # Users see codes, so they must be clean. They do not see these paths.
        if clean_line(code) != code or type(count) is not int or count < 1:
            raise ValueError
        known[file, code, line] = count
    return known


def path_from(folder: Path, source: SourceFile) -> str:
    """Return a file's path relative to a folder, wherever the check runs.

    It is the real path, because two files may share the name that users see.
    """
    if source.path is None:
        return STANDARD_INPUT
    return Path(os.path.relpath(source.path.absolute(), folder.absolute())).as_posix()


def baseline_text(known: Baseline) -> str:
    """Return the text of a baseline file: sorted, with one finding per line."""
    rows = [_row([*key, count]) for key, count in sorted(known.known.items())]
    inner = ",\n".join(f"    {row}" for row in rows)
    return f'{{\n  "schema": {SCHEMA},\n  "findings": [\n{inner}\n  ]\n}}\n'


def _row(values: list[str | int]) -> str:
    """Return a line of JSON that does not change when the file is read and cleaned."""
    row = json.dumps(values, ensure_ascii=False)
    return row if is_clean(row) else json.dumps(values)


def write_baseline(path: Path, known: Baseline) -> None:
    """Write a baseline. Raises UnreadableError."""
    try:
        write_whole(path, baseline_text(known).encode())
    except OSError as error:
        raise unwritable(path, error) from None


def ratcheted(results: Iterator[Result], path: Path) -> Iterator[Result]:
    """Return results without the findings in the baseline of a file.

    ``gone`` names findings in the baseline that are no longer there. The check fails until they
    leave the baseline. Raises UsageError.
    """
    by_file: defaultdict[str, Counter[Key]] = defaultdict(Counter)
    for key, count in read_baseline(path).known.items():
        by_file[key[0]][key] = count
    return (
        result if isinstance(result, UnreadableError) else _without_known(result, by_file, path)
        for result in results
    )


def _without_known(
    file: FileReport, known: Mapping[str, Counter[Key]], baseline: Path
) -> FileReport:
    known_as = path_from(baseline.parent, file.source)
    left = Counter(known.get(known_as))
    new = []
    for finding in file.findings:
        key = key_of(known_as, finding)
        if left[key] > 0:
            left[key] -= 1
        else:
            new.append(finding)
    gone: Counter[str] = Counter()
    for (_, code, _), times in left.items():
        if times > 0:
            gone[code] += times
    return file._replace(findings=tuple(new), gone=tuple(sorted(gone.items())))


def renewed(results: Iterator[Result], path: Path) -> Iterator[Result]:
    """Yield results without their findings, then write the findings as the baseline.

    Raises UnreadableError.
    """
    known: Counter[Key] = Counter()
    for result in results:
        if isinstance(result, UnreadableError):
            yield result
            continue
        known_as = path_from(path.parent, result.source)
        known.update(key_of(known_as, finding) for finding in result.findings)
        yield result._replace(findings=())
    write_baseline(path, Baseline(known))
