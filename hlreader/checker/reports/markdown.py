"""Markdown: a table for a comment on a change, or a page of a wiki."""

import re
from collections.abc import Iterator

from hlreader.checker.runner import Report

_SIGNS = re.compile(r"([\\`*_{}\[\]<>|#!~&])")


def render(report: Report) -> str:
    """Return a heading for each file with its grades, and its findings as a table."""
    return "\n".join(_lines(report)) + "\n"


def _lines(report: Report) -> Iterator[str]:
    yield "# Reading level"
    for file in report.files:
        verdict = "pass" if file.passed else "**mend**"
        yield from ("", f"## {_plain(file.path)}: {verdict}", "")
        if not file.findings:
            yield "Nothing was found."
            continue
        yield from ("| line | rule | what | instead |", "| ---: | --- | --- | --- |")
        for finding in file.findings:
            yield (
                f"| {finding.place.line} | {finding.code} {finding.name} "
                f"| {_plain(finding.message)} | {_plain(finding.suggestion)} |"
            )
    if report.errors:
        yield from ("", "## Not read", "")
        yield from (f"- {_plain(str(error))}" for error in report.errors)


def _plain(text: str) -> str:
    return _SIGNS.sub(r"\\\1", text)
