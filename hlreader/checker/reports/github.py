"""Workflow commands of GitHub Actions, which show findings next to the changed lines.

https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
"""

from collections.abc import Iterable, Iterator

from hlreader.checker.rule import Finding, Severity
from hlreader.checker.runner import FileReport, Result
from hlreader.errors import UnreadableError

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "notice"}


def render(results: Iterable[Result]) -> Iterator[str]:
    """Yield a workflow command for each finding and each unreadable file."""
    for result in results:
        if isinstance(result, UnreadableError):
            place = f" file={_property(result.file)}" if result.file else ""
            yield f"::error{place}::{_data(str(result))}\n"
        else:
            yield from (_command(result, finding) for finding in result.findings)


def _command(file: FileReport, finding: Finding) -> str:
    where = {
        "file": file.shown,
        "line": finding.place.line,
        "endLine": finding.end.line,
        **_columns(finding),
        "title": f"{finding.code} {finding.name}",
    }
    properties = ",".join(f"{name}={_property(str(value))}" for name, value in where.items())
    return f"::{_COMMANDS[finding.severity]} {properties}::{_data(finding.text)}\n"


def _columns(finding: Finding) -> dict[str, int]:
    """Return the columns of a finding on one line. GitHub does not allow columns across lines."""
    if finding.place.line != finding.end.line:
        return {}
    return {"col": finding.place.column, "endColumn": finding.end.column}


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
