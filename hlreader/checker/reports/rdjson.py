"""Reviewdog's diagnostic format, which carries fixes to a code review.

https://github.com/reviewdog/reviewdog/tree/master/proto/rdf
"""

from collections.abc import Iterable, Iterator
from typing import Any

from hlreader.checker.rule import Finding, Severity
from hlreader.checker.runner import Result, reports_in
from hlreader.code_units import units_before
from hlreader.json_text import json_text
from hlreader.models import Place
from hlreader.sanitize import Shown

_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.ADVICE: "INFO"}


def render(results: Iterable[Result]) -> Iterator[str]:
    """Yield the findings in Reviewdog's format."""
    record = {
        "source": {"name": "hlreader"},
        "severity": "WARNING",
        "diagnostics": (
            _diagnostic(file.shown, finding)
            for file in reports_in(results, [])
            for finding in file.findings
        ),
    }
    yield from json_text(record)
    yield "\n"


def _diagnostic(path: Shown, finding: Finding) -> dict[str, Any]:
    place = _range(finding.line, finding.place, finding.end)
    record: dict[str, Any] = {
        "message": finding.text,
        "location": {"path": path, "range": place},
        "severity": _SEVERITIES[finding.severity],
        "code": {"value": finding.code},
    }
    if finding.fix:  # a fix replaces the text of the finding
        record["suggestions"] = [{"range": place, "text": finding.fix.text}]
    return record


def _range(line: str, start: Place, end: Place) -> dict[str, Any]:
    """Return a range. Columns count bytes of UTF-8. ``line`` is the line where it starts."""
    found = {"start": _place(line, start)}
    if end.line == start.line:
        found["end"] = _place(line, end)
    return found


def _place(line: str, place: Place) -> dict[str, int]:
    return {"line": place.line, "column": units_before(line, place.column - 1, "utf-8") + 1}
