"""Checkstyle's XML, which many tools read.

https://checkstyle.org
"""

from collections.abc import Iterable, Iterator

from hlreader import __version__
from hlreader.checker.reports.xml import HEAD, closing, element, opening
from hlreader.checker.rule import Finding, Severity
from hlreader.checker.runner import Result, reports_in
from hlreader.errors import UnreadableError

_SEVERITIES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "info"}


def render(results: Iterable[Result]) -> Iterator[str]:
    """Yield the findings of each file. A file that cannot be read has an error in line 1."""
    errors: list[UnreadableError] = []
    yield HEAD + opening("checkstyle", {"version": __version__})
    for file in reports_in(results, errors):
        yield element("file", {"name": file.shown}, map(_finding, file.findings))
    for error in errors:
        attributes = {"line": 1, "severity": "error", "message": str(error), "source": "hlreader"}
        yield element("file", {"name": error.file}, [element("error", attributes)])
    yield closing("checkstyle")


def _finding(finding: Finding) -> str:
    return element(
        "error",
        {
            "line": finding.place.line,
            "column": finding.place.column,
            "severity": _SEVERITIES[finding.severity],
            "message": finding.text,
            "source": f"hlreader.{finding.code}",
        },
    )
