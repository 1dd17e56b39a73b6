"""Make the changes that rules call safe, and nothing else: every other byte stays as it was."""

import os
import re
from bisect import bisect_left
from collections.abc import Iterable
from difflib import unified_diff
from pathlib import Path
from typing import NamedTuple

from hlreader.checker.rule import Finding, Fix
from hlreader.digests import digest
from hlreader.documents.source import read_bytes
from hlreader.errors import NotFoundError, UnreadableError, unwritable
from hlreader.files import ChangedError, write_whole
from hlreader.sanitize import is_clean, shown

_TEXT_FORMATS = frozenset((".md", ".markdown", ".txt", ".text", ".html", ".htm", ".xhtml"))


_JOINERS = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060"))
"""Invisible, harmless and common: emoji are made with them. The rules read one for one."""


class FixedFile(NamedTuple):
    """A file before and after its fixes, as text with its own line ends."""

    path: Path
    before: str
    after: str
    fixes: int

    def write(self) -> None:
        """Write the text with its fixes, if the file still holds the text before them.

        Raises ChangedError where it does not, and UnreadableError where it cannot be written.
        """
        try:
            write_whole(self.path, self.after.encode(), expect=self.before.encode())
        except ChangedError:
            raise
        except OSError as error:
            raise unwritable(self.path, error) from None

    def diff(self) -> str:
        """Return what the fixes change, as a unified diff."""
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
    """Return the name of a file as git and patch find it in the head of a diff.

    The real one, since the diff is to be applied; in quotes and escapes where it would not be
    shown as it is.
    """
    name = str(path)
    if name == shown(path) and not name.startswith('"'):
        return f"{name}\t" if " " in name else name  # a tab ends a name with spaces
    return f'"{"".join(_ESCAPES.get(byte) or _escaped(byte) for byte in os.fsencode(name))}"'


_ESCAPES = {ord(sign): f"\\{sign}" for sign in '"\\'}


def _escaped(byte: int) -> str:
    return chr(byte) if chr(byte).isascii() and chr(byte).isprintable() else f"\\{byte:03o}"


def chosen(findings: Iterable[Finding]) -> list[Fix]:
    """Return the fixes that can be made together, in order: of two that overlap, the first."""
    fixes: list[Fix] = []
    for fix in sorted(finding.fix for finding in findings if finding.fix):
        if not fixes or fix.start >= fixes[-1].end:
            fixes.append(fix)
    return fixes


def apply_fixes(
    path: Path, findings: Iterable[Finding], checked: bytes, *, plain: bool = False
) -> FixedFile | None:
    """Return a file with the fixes of its findings made; None if there is nothing to fix.

    Word files and PDFs are left alone, and so is a file with escape sequences, with soft hyphens or
    in another encoding than UTF-8: what the rules have read of it is not what it holds letter for
    letter.

    ``checked`` is the digest of the bytes that the findings are about, since the places of fixes
    are right in these bytes alone. ``plain`` says that it was found as a plain file: see
    ``source.read_bytes``. Raises ChangedError where the file holds others by now, and
    UnreadableError where it cannot be read.
    """
    fixes = chosen(findings)
    if not fixes or path.suffix.lower() not in _TEXT_FORMATS:
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
    # The rules have read the text with one character for a line's end.
    line_ends = [match.start() - number for number, match in enumerate(re.finditer("\r\n", body))]
    pieces, position = [before[: len(before) - len(body)]], 0
    for fix in fixes:
        start, end = (at + bisect_left(line_ends, at) for at in (fix.start, fix.end))
        pieces += [body[position:start], fix.text]
        position = end
    return FixedFile(path, before, "".join([*pieces, body[position:]]), len(fixes))
