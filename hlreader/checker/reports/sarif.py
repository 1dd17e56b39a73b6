"""SARIF 2.1.0, the format of OASIS that GitHub and other platforms read.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from functools import lru_cache
from inspect import cleandoc
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from hlreader import __version__
from hlreader.checker.baseline import key_of
from hlreader.checker.rule import Finding, Rule, Severity
from hlreader.checker.rules import all_rules
from hlreader.checker.runner import Report
from hlreader.json_text import json_text

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "note"}


def render(report: Report) -> str:
    """Return the report as one run of hlreader."""
    rules = all_rules()
    numbers = {rule.code: number for number, rule in enumerate(rules)}
    driver = {
        "name": "hlreader",
        "semanticVersion": __version__,
        "rules": [_rule(rule) for rule in rules],
    }
    results = (_result(path, finding, numbers[finding.code]) for path, finding in report.findings)
    run: dict[str, Any] = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {
                "executionSuccessful": not report.errors,
                "toolExecutionNotifications": [
                    {"level": "error", "message": {"text": str(error)}} for error in report.errors
                ],
            }
        ],
        "results": results,
    }
    record = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [run],
    }
    return "".join(json_text(record)) + "\n"


def _rule(rule: Rule) -> dict[str, Any]:
    told = cleandoc(rule.documentation)
    return {
        "id": rule.code,
        "name": "".join(word.capitalize() for word in rule.name.split("-")),
        "shortDescription": {"text": told.partition("\n")[0]},
        "fullDescription": {"text": told},
        "defaultConfiguration": {"level": _LEVELS[rule.severity], "enabled": rule.default},
    }


def _result(path: str, finding: Finding, number: int) -> dict[str, Any]:
    region = {
        "startLine": finding.place.line,
        "startColumn": finding.place.column,
        "endLine": finding.end.line,
        "endColumn": finding.end.column,
    }
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": number,
        "level": _LEVELS[finding.severity],
        "message": {"text": finding.told},
        "locations": [
            {"physicalLocation": {"artifactLocation": {"uri": _uri(path)}, "region": region}}
        ],
        "partialFingerprints": {"lineHash/v1": key_of(path, finding)[2]},
    }
    if finding.fix:  # it takes the place of what the finding marks
        change = {"deletedRegion": region, "insertedContent": {"text": finding.fix.text}}
        where = {"artifactLocation": {"uri": _uri(path)}, "replacements": [change]}
        result["fixes"] = [
            {"description": {"text": finding.suggestion}, "artifactChanges": [where]}
        ]
    return result


@lru_cache(1)
def _uri(path: str) -> str:
    found = PurePath(path)
    return found.as_uri() if found.is_absolute() else quote(found.as_posix())
