"""SARIF 2.1.0, the format of OASIS that GitHub and other platforms read.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

import os
from collections.abc import Iterable, Iterator
from functools import lru_cache
from inspect import cleandoc
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from hlreader import __version__
from hlreader.checker.baseline import checksum_of
from hlreader.checker.rule import Finding, Rule, Severity
from hlreader.checker.rules import all_rules
from hlreader.checker.runner import Result, reports_in
from hlreader.documents.formats import STANDARD_INPUT
from hlreader.documents.sources import SourceFile
from hlreader.errors import UnreadableError
from hlreader.json_text import json_text

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "note"}


def render(results: Iterable[Result]) -> Iterator[str]:
    """Yield the report as one run of hlreader."""
    rules = all_rules()
    numbers = {rule.code: number for number, rule in enumerate(rules)}
    driver = {
        "name": "hlreader",
        "semanticVersion": __version__,
        "rules": [_rule(rule) for rule in rules],
    }
    errors: list[UnreadableError] = []
    run: dict[str, Any] = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": (
            _result(file.source, finding, numbers[finding.code])
            for file in reports_in(results, errors)
            for finding in file.findings
        ),
        "invocations": lambda: [_invocation(errors)],  # after all results
    }
    record = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [run],
    }
    yield from json_text(record)
    yield "\n"


def _invocation(errors: list[UnreadableError]) -> dict[str, Any]:
    return {
        "executionSuccessful": not errors,
        "toolExecutionNotifications": [
            {"level": "error", "message": {"text": str(error)}} for error in errors
        ],
    }


def _rule(rule: Rule) -> dict[str, Any]:
    documentation = cleandoc(rule.documentation)
    return {
        "id": rule.code,
        "name": "".join(word.capitalize() for word in rule.name.split("-")),
        "shortDescription": {"text": documentation.partition("\n")[0]},
        "fullDescription": {"text": documentation},
        "defaultConfiguration": {"level": _LEVELS[rule.severity], "enabled": rule.default},
    }


def _result(source: SourceFile, finding: Finding, number: int) -> dict[str, Any]:
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
        "message": {"text": finding.text},
        "locations": [
            {"physicalLocation": {"artifactLocation": {"uri": _uri(source)}, "region": region}}
        ],
        "partialFingerprints": {"lineHash/v1": checksum_of(finding)},
    }
    if finding.fix:  # it replaces the text of the finding
        change = {"deletedRegion": region, "insertedContent": {"text": finding.fix.text}}
        where = {"artifactLocation": {"uri": _uri(source)}, "replacements": [change]}
        result["fixes"] = [
            {"description": {"text": finding.suggestion}, "artifactChanges": [where]}
        ]
    return result


@lru_cache(1)
def _uri(source: SourceFile) -> str:
    """Return the URI of a file: its real path, escaped."""
    path = source.path or PurePath(STANDARD_INPUT)
    return path.as_uri() if path.is_absolute() else quote(os.fsencode(path.as_posix()))
