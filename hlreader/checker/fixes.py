"""Make safe changes in files. All other bytes stay the same."""

import os
import re
from bisect import bisect_left
from collections.abc import Iterable
from difflib import unified_diff
from pathlib import Path
from typing import NamedTuple

from hlreader.checker.rule import Finding, Fix
from hlreader.digests import digest
from hlreader.documents.formats import FORMATS, SUFFIXES
from hlreader.documents.source import read_bytes
from hlreader.errors import NotFoundError, UnreadableError, unwritable
from hlreader.files import ChangedError, write_whole
from hlreader.sanitize import is_clean, shown

_JOINERS = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060"))
"""Invisible characters that are harmless and common, since emoji use them. Rules see them."""


def can_be_fixed(path: Path) -> bool:
    """Return whether a file's name has the ending of a format that hlreader can change."""
    promised = SUFFIXES.get(path.suffix.lower())
    return promised is not None and FORMATS[promised].is_text


class FixedFile(NamedTuple):
    """A file before and after its fixes, as text with its own line ends."""

    path: Path
    before: str
    after: str
    fixes: int

    def write(self) -> None:
        """Write the text with its fixes, if the file still holds the text before them.

        Raises ChangedError if it does not, and UnreadableError if it cannot be written.
        """
        try:
            write_whole(self.path, self.after.encode(), expect=self.before.encode())
        except ChangedError:
            raise
        except OSError as error:
            raise unwritable(self.path, error) from None

    def diff(self) -> str:
        """Return the changes as a unified diff."""
        name = _in_diff(self.path)
        lines = unified_diff(
            self.before.splitlines(keepends=True), self.after.splitlines(keepends=True),
            name, name,
        )  # fmt: skip
        return "".join(
            line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
            for line in lines
        )


def _in_diff(path: Path) -> str:
    """Return the name of a file for the header of a diff, in a form that git and patch read.

    It is the real name, so that the diff applies. Names with unusual characters are quoted and
    escaped.
    """
    name = str(path)
    if name == shown(path) and not name.startswith('"'):
        return f"{name}\t" if " " in name else name  # a tab ends a name with spaces
    return f'"{"".join(_ESCAPES.get(byte) or _escaped(byte) for byte in os.fsencode(name))}"'


_ESCAPES = {ord(sign): f"\\{sign}" for sign in '"\\'}


def _escaped(byte: int) -> str:
    return chr(byte) if chr(byte).isascii() and chr(byte).isprintable() else f"\\{byte:03o}"


def chosen(findings: Iterable[Finding]) -> list[Fix]:
    """Return the fixes to make, in order. If two overlap, keep the first."""
    fixes: list[Fix] = []
    for fix in sorted(finding.fix for finding in findings if finding.fix):
        if not fixes or fix.start >= fixes[-1].end:
            fixes.append(fix)
    return fixes


def apply_fixes(
    path: Path, findings: Iterable[Finding], checked: bytes, *, plain: bool = False
) -> FixedFile | None:
    """Return a file with the fixes of its findings, or None if there is nothing to fix.

    Files that are not text, such as Word files, are not changed. Files with escape sequences, soft
    hyphens or an encoding other than UTF-8 are not changed either, because the rules read a text
    that differs from the bytes.

    ``checked`` is the digest of the checked bytes, since fixes fit only those. ``plain`` means that
    it was a plain file when it was listed: see ``source.read_bytes``. Raises ChangedError if the
    file has changed, and UnreadableError if it cannot be read.
    """
    fixes = chosen(findings)
    if not fixes or not can_be_fixed(path):
        return None
    try:
        data = read_bytes(path, shown(path), plain=plain)
    except NotFoundError as error:
        raise UnreadableError(error.message, hint=error.hint) from None
    if digest(data) != checked:
        raise ChangedError
    try:
        before = data.decode()
    except UnicodeDecodeError:
        return None
    body = before.removeprefix("\ufeff")
    if not is_clean(body.translate(_JOINERS).replace("\r\n", "\n")):
        return None
    # The rules read each line end as one character.
    line_ends = [match.start() - number for number, match in enumerate(re.finditer("\r\n", body))]
    pieces, position = [before[: len(before) - len(body)]], 0
    for fix in fixes:
        start, end = (at + bisect_left(line_ends, at) for at in (fix.start, fix.end))
        pieces += [body[position:start], fix.text]
        position = end
    return FixedFile(path, before, "".join([*pieces, body[position:]]), len(fixes))
