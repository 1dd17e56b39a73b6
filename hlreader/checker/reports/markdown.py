"""Markdown: a table for a comment on a change, or a page of a wiki."""

import re
from collections.abc import Iterable, Iterator

from hlreader.checker.runner import Result, reports_in
from hlreader.errors import UnreadableError

_SIGNS = re.compile(r"([\\`*_{}\[\]<>|#!~&])")


def render(results: Iterable[Result]) -> Iterator[str]:
    """Yield a heading for each file with its verdict, and its findings as a table."""
    return (f"{line}\n" for line in _lines(results))


def _lines(results: Iterable[Result]) -> Iterator[str]:
    errors: list[UnreadableError] = []
    yield "# Reading level"
    for file in reports_in(results, errors):
        verdict = "pass" if file.passed else "**to fix**"
        yield from ("", f"## {_plain(file.shown)}: {verdict}", "")
        if not file.findings:
            yield "Nothing found."
            continue
        yield from ("| line | rule | what | instead |", "| ---: | --- | --- | --- |")
        for finding in file.findings:
            yield (
                f"| {finding.place.line} | {finding.code} {finding.name} "
                f"| {_plain(finding.message)} | {_plain(finding.suggestion)} |"
            )
    if errors:
        yield from ("", "## Not read", "")
        yield from (f"- {_plain(str(error))}" for error in errors)


def _plain(text: str) -> str:
    return _SIGNS.sub(r"\\\1", text)
