"""Checkstyle's XML, which many programs that gather findings read.

https://checkstyle.org
"""

from hlreader import __version__
from hlreader.checker.reports.xml import HEAD, element
from hlreader.checker.rule import Finding, Severity
from hlreader.checker.runner import Report

_SEVERITIES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "info"}


def render(report: Report) -> str:
    """Return the findings by file; one that cannot be read has an error in line 1."""
    files = [
        element("file", {"name": file.path}, map(_finding, file.findings)) for file in report.files
    ]
    for error in report.errors:
        told = {"line": 1, "severity": "error", "message": str(error), "source": "hlreader"}
        files.append(element("file", {"name": error.file}, [element("error", told)]))
    return HEAD + element("checkstyle", {"version": __version__}, files)


def _finding(finding: Finding) -> str:
    return element(
        "error",
        {
            "line": finding.place.line,
            "column": finding.place.column,
            "severity": _SEVERITIES[finding.severity],
            "message": finding.told,
            "source": f"hlreader.{finding.code}",
        },
    )
