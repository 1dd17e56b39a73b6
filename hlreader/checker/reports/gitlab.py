"""GitLab's code quality report, a subset of Code Climate's.

https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from hlreader.checker.baseline import key_of, path_from
from hlreader.checker.rule import Finding, Severity
from hlreader.checker.runner import Report
from hlreader.json_text import json_text

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.ADVICE: "info"}


def render(report: Report) -> str:
    """Return the report as GitLab reads it. Files that cannot be read are not part of it."""
    return "".join(json_text(_issues(report))) + "\n"


def _issues(report: Report) -> Iterator[dict[str, Any]]:
    seen: Counter[tuple[str, str, str]] = Counter()
    for file in report.files:
        path = path_from(Path(), file.path)  # GitLab wants it relative, without a dot before it
        for finding in file.findings:
            key = key_of(path, finding)
            yield _issue(path, finding, "\0".join([*key, str(seen[key])]))
            seen[key] += 1


def _issue(path: str, finding: Finding, identity: str) -> dict[str, Any]:
    return {
        "description": finding.told,
        "check_name": f"{finding.code} {finding.name}",
        "fingerprint": sha256(identity.encode()).hexdigest(),
        "severity": _SEVERITIES[finding.severity],
        "location": {
            "path": path,
            "positions": {
                "begin": {"line": finding.place.line, "column": finding.place.column},
                "end": {"line": finding.end.line, "column": finding.end.column},
            },
        },
    }
