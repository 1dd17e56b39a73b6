"""One finding per line: ``path:line:column: code message``, for editors and grep."""

from collections.abc import Iterable, Iterator

from hlreader.checker.runner import Result, reports_in


def render(results: Iterable[Result]) -> Iterator[str]:
    """Yield the findings, one per line."""
    for file in reports_in(results, []):
        for finding in file.findings:
            place = finding.place
            yield f"{file.shown}:{place.line}:{place.column}: {finding.code} {finding.text}\n"
