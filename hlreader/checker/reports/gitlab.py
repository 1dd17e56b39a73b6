"""GitLab's code quality report, a subset of Code Climate's.

https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from hlreader.checker.baseline import key_of, path_from
from hlreader.checker.rule import Finding, Severity
from hlreader.checker.runner import FileReport, Result, reports_in
from hlreader.json_text import json_text
from hlreader.sanitize import Shown, shown

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.ADVICE: "info"}


def render(results: Iterable[Result]) -> Iterator[str]:
    """Yield the report. It leaves out files that cannot be read."""
    issues = (issue for file in reports_in(results, []) for issue in _issues(file))
    yield from json_text(issues)
    yield "\n"


def _issues(file: FileReport) -> Iterator[dict[str, Any]]:
    seen: Counter[tuple[str, str, str]] = Counter()
    path = path_from(Path(), file.source)  # GitLab wants a relative path without a leading dot
    for finding in file.findings:
        key = key_of(path, finding)
        yield _issue(shown(path), finding, "\0".join([*key, str(seen[key])]))
        seen[key] += 1


def _issue(path: Shown, finding: Finding, identity: str) -> dict[str, Any]:
    return {
        "description": finding.text,
        "check_name": f"{finding.code} {finding.name}",
        "fingerprint": sha256(os.fsencode(identity)).hexdigest(),
        "severity": _SEVERITIES[finding.severity],
        "location": {
            "path": path,
            "positions": {
                "begin": {"line": finding.place.line, "column": finding.place.column},
                "end": {"line": finding.end.line, "column": finding.end.column},
            },
        },
    }
