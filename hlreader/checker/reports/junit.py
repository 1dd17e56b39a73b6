"""JUnit's XML. A file is a test case, which fails if a finding makes the check fail.

https://github.com/testmoapp/junitxml describes what programs read from it.
"""

from collections.abc import Iterable, Iterator
from itertools import chain
from tempfile import SpooledTemporaryFile

from hlreader.checker.reports.xml import HEAD, closing, element, opening, text
from hlreader.checker.runner import FileReport, Result, reports_in
from hlreader.errors import UnreadableError

_IN_MEMORY = 16 * 1024 * 1024
"""Larger reports are kept on disk until the end, because the totals come first in the file."""


def render(results: Iterable[Result]) -> Iterator[str]:
    """Yield the report as one suite of tests."""
    tests = failures = 0
    errors: list[UnreadableError] = []
    with SpooledTemporaryFile(
        _IN_MEMORY, "w+", encoding="utf-8", errors="surrogatepass", newline=""
    ) as cases:
        for file in reports_in(results, errors):
            tests += 1
            failures += not file.passed
            cases.write(_case(file))
        counts: dict[str, object] = {
            "name": "hlreader",
            "tests": tests + len(errors),
            "failures": failures,
            "errors": len(errors),
        }
        yield HEAD + opening("testsuites", counts) + opening("testsuite", counts)
        cases.seek(0)
        yield from chain(cases, map(_unread, errors))
        yield closing("testsuite") + closing("testsuites")


def _unread(error: UnreadableError) -> str:
    failure = element("error", {"message": str(error)})
    return element("testcase", {"name": error.file, "classname": "hlreader"}, [failure])


def _case(file: FileReport) -> str:
    lines = [
        f"{file.shown}:{finding.place.line}:{finding.place.column}: {finding.code} {finding.text}"
        for finding in file.findings
    ]
    report = text("\n".join(lines)) + "\n"
    inside = []
    if file.failures:
        inside.append(element("failure", {"message": file.failures[0].message}, [report]))
    elif lines:
        inside.append(element("system-out", {}, [report]))
    return element("testcase", {"name": file.shown, "classname": "hlreader"}, inside)
