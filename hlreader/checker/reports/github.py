"""Workflow commands of GitHub Actions: findings as notes in the margin of a change.

https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
"""

from collections.abc import Iterator

from hlreader.checker.rule import Finding, Severity
from hlreader.checker.runner import Report

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "notice"}


def render(report: Report) -> str:
    """Return a workflow command for each finding and each unreadable file."""
    return "".join(f"{line}\n" for line in _lines(report))


def _lines(report: Report) -> Iterator[str]:
    for path, finding in report.findings:
        where = {
            "file": path,
            "line": finding.place.line,
            "endLine": finding.end.line,
            **_columns(finding),
            "title": f"{finding.code} {finding.name}",
        }
        properties = ",".join(f"{name}={_property(str(value))}" for name, value in where.items())
        message = finding.told
        yield f"::{_COMMANDS[finding.severity]} {properties}::{_data(message)}"
    for error in report.errors:
        place = f" file={_property(error.file)}" if error.file else ""
        yield f"::error{place}::{_data(str(error))}"


def _columns(finding: Finding) -> dict[str, int]:
    """Return the columns of a finding within a line; GitHub knows none across lines."""
    if finding.place.line != finding.end.line:
        return {}
    return {"col": finding.place.column, "endColumn": finding.end.column}


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
