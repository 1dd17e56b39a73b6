"""A finding a line: ``path:line:column: code message``, as editors and grep understand it."""

from hlreader.checker.runner import Report


def render(report: Report) -> str:
    """Return the findings, a line each."""
    return "".join(
        f"{path}:{finding.place.line}:{finding.place.column}: {finding.code} {finding.told}\n"
        for path, finding in report.findings
    )
