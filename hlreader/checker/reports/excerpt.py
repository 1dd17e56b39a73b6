"""Show a finding as compilers do: its line of the source with a mark under it."""

from collections.abc import Iterator

from hlreader.checker.rule import Finding
from hlreader.models import Place
from hlreader.sanitize import Shown

_WIDEST = 88
_BEFORE = 20
"""How many characters of a long line to show before the finding."""


def excerpt(path: Shown, finding: Finding) -> Iterator[str]:
    """Yield the lines for a finding: its place and message, the source, and the suggestion.

    A finding about the whole text has no source line.
    """
    place = finding.place
    yield (
        f"  {path}:{place.line}:{place.column}: {finding.severity.value} {finding.code}: "
        f"{finding.message}"
    )
    margin = " " * (len(str(place.line)) + 4)
    if finding.end != Place(1, 1):
        shown, start = _window(finding.line, place.column - 1)
        last = finding.end.column - 1 if finding.end.line == place.line else len(finding.line)
        length = min(max(1, last - (place.column - 1)), max(1, len(shown) - start))
        yield f"    {place.line} | {shown.expandtabs(1)}"
        yield f"{margin} | {' ' * start}{'^' * length}"
    if finding.suggestion:
        yield f"{margin} = {finding.suggestion}"


def _window(line: str, column: int) -> tuple[str, int]:
    """Return the part of a line around a column, and the column in that part."""
    if len(line) <= _WIDEST:
        return line, column
    start = max(0, min(column - _BEFORE, len(line) - _WIDEST))
    before, after = "..." if start else "", "..." if start + _WIDEST < len(line) else ""
    return before + line[start : start + _WIDEST] + after, column - start + len(before)
