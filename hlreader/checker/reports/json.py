"""The JSON report: a public format, version 1."""

from typing import Any

from hlreader.checker.rule import Finding
from hlreader.checker.runner import FileReport, Report
from hlreader.readability import Score, ScoredSentence
from hlreader.readability.difficulty import Difficulty

SCHEMA = 1
_DIGITS = 4


def report_record(report: Report) -> dict[str, Any]:
    """Return a report as JSON holds it. Scores are rounded to four digits."""
    return {
        "schema": SCHEMA,
        "max_grade": report.settings.max_grade,
        "passed": report.passed,
        "files": [_file(file) for file in report.files],
        "errors": [{"message": error.message, "hint": error.hint} for error in report.errors],
    }


def _file(file: FileReport) -> dict[str, Any]:
    return {
        "path": file.path,
        "language": file.language,
        **_measures(file.score),
        **_difficulty(file.score.difficulty_parts),
        "without_glossary_words": _measures(file.untaught),
        "warnings": [*file.score.warnings],
        "sentences": [_sentence(sentence) for sentence in file.score.sentences],
        "findings": [_finding(finding) for finding in file.findings],
    }


def _measures(score: Score) -> dict[str, Any]:
    scores = score.scores.items()
    return {
        "counts": score.counts._asdict(),
        "scores": {name: None if x is None else round(x, _DIGITS) for name, x in scores},
    }


def _sentence(sentence: ScoredSentence) -> dict[str, Any]:
    return {
        "line": sentence.place.line,
        "column": sentence.place.column,
        "text": sentence.text,
        "words": sentence.counts.words,
        "syllables": sentence.counts.syllables,
        "polysyllables": sentence.counts.polysyllables,
        **_difficulty(sentence.difficulty_parts),
    }


def _difficulty(parts: Difficulty | None) -> dict[str, Any]:
    if parts is None:
        return {"difficulty": None, "difficulty_parts": None}
    named = {name: round(value, _DIGITS) for name, value in parts._asdict().items()}
    return {"difficulty": named.pop("grade"), "difficulty_parts": named}


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "name": finding.name,
        "line": finding.place.line,
        "column": finding.place.column,
        "message": finding.message,
    }
