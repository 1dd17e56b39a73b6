"""Findings in glossary files, as text and as a record for JSON."""

from collections.abc import Iterator, Sequence
from statistics import median
from typing import Any

from hlreader.errors import ContentError, UnreadableError
from hlreader.glossary.editing.levels import Level
from hlreader.glossary.editing.lint import FileLint, Finding, Lint
from hlreader.messages import said

_HARDEST = 3


def lint_text(report: Lint, *, every_level: bool = False) -> str:
    """Return the findings, one per line, and the reading levels of the definitions."""
    lines = [line for file in report.files for line in _file(file, report.max_grade, every_level)]
    count = len(report.findings)
    if report.files and (count or not report.errors):
        lines.append(said("{count} to fix.", count=count) if count else said("Nothing to fix."))
    return "".join(f"{line}\n" for line in lines)


def _file(file: FileLint, limit: float, every_level: bool) -> Iterator[str]:  # noqa: FBT001
    yield from map(_finding, file.findings)
    count = len(file.levels)
    what = said("1 entry") if count == 1 else said("{count} entries", count=count)
    if file.parts:
        what = said("{count} word parts", count=file.parts)
    yield f"{file.path}: {what}"
    measured = [level for level in file.levels if level.grade is not None]
    if measured:
        grades = [level.grade for level in measured if level.grade is not None]
        low, middle, high = (f"{grade:.1f}" for grade in (min(grades), median(grades), max(grades)))
        yield "  " + said(
            "definitions: Flesch-Kincaid grade {low} to {high}, in the middle {middle}, "
            "limit {limit}",
            low=low, high=high, middle=middle, limit=f"{limit:g}",
        )  # fmt: skip
    unmeasured = [level for level in file.levels if level.grade is None]
    if unmeasured:
        short = sum(level.note.startswith("too short") for level in unmeasured)
        other = len(unmeasured) - short
        counts = [
            said("{count} too short to measure", count=short) if short else "",
            said("{count} in other languages", count=other) if other else "",
        ]
        yield "  " + ", ".join(filter(None, counts))
    if every_level:
        yield from (f"  {_level(level)}" for level in file.levels)
    elif measured:
        hardest = sorted(measured, key=lambda level: -(level.difficulty or 0))[:_HARDEST]
        yield "  " + said("the hardest by difficulty:")
        yield from (f"    {_level(level)}" for level in hardest)


def _finding(finding: Finding) -> str:
    place = f"{finding.path}:{finding.place.line}:{finding.place.column}"
    return f"{place}: {finding.rule}: {finding.message} {finding.hint}".rstrip()


def _level(level: Level) -> str:
    if level.grade is None:
        return f"{level.term.term}: {level.note}"
    grade, difficulty = f"{level.grade:.1f}", f"{level.difficulty or 0:.1f}"
    what = said("grade {grade}, difficulty {difficulty}", grade=grade, difficulty=difficulty)
    return f"{level.term.term}: {what}"


def lint_record(report: Lint) -> dict[str, Any]:
    """Return the findings and levels for JSON."""
    return {
        "schema": 1,
        "passed": not report.errors and not report.findings,
        "max_grade": report.max_grade,
        "errors": [_error(error) for error in report.errors],
        "files": [
            {
                "path": file.path,
                "entries": len(file.levels),
                "parts": file.parts,
                "findings": _findings(file.findings),
                "levels": [_level_record(level) for level in file.levels],
            }
            for file in report.files
        ],
    }


def _error(error: UnreadableError) -> dict[str, Any]:
    file, line, column = None, None, None
    if isinstance(error, ContentError):
        file, line, column = error.file, error.line, error.column
    return {"path": file, "line": line, "column": column, "message": str(error)}


def _findings(findings: Sequence[Finding]) -> list[dict[str, Any]]:
    return [
        {
            "rule": finding.rule,
            "term": finding.term,
            **finding.place._asdict(),
            "message": finding.message,
            "hint": finding.hint,
        }
        for finding in findings
    ]


def _level_record(level: Level) -> dict[str, Any]:
    return {
        "term": level.term.term,
        "language": level.term.language,
        "line": level.term.line,
        "words": level.words,
        "flesch_kincaid_grade": None if level.grade is None else round(level.grade, 2),
        "difficulty": None if level.difficulty is None else round(level.difficulty, 2),
        "note": level.note,
    }
