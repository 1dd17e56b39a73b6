"""The JSON report. Its format is public, in version 1."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, TypeAlias

from hlreader.checker.levels import EASE, limits
from hlreader.checker.rule import Finding
from hlreader.checker.runner import FileReport, Result, reports_in
from hlreader.checker.text.checked_text import Settings
from hlreader.documents.attribution import Attribution
from hlreader.errors import UnreadableError
from hlreader.language import DEFAULT, primary
from hlreader.readability import Score, ScoredSentence
from hlreader.readability.bands import difficulty_word, inflesz
from hlreader.readability.difficulty import FEWEST_WORDS, Difficulty, Load, difficulty
from hlreader.readability.formulas import LEVELS
from hlreader.readability.ranges import Grade, GradeRange
from hlreader.readability.scores import loads

Addition: TypeAlias = Callable[[FileReport], dict[str, Any]]
"""Returns fields that a file's record has only on request."""

SCHEMA = 1
_DIGITS = 8


def report_record(
    results: Iterable[Result], usual: Settings, additions: Sequence[Addition] = ()
) -> dict[str, Any]:
    """Return a report for JSON. Scores have up to eight digits.

    ``usual`` holds the settings of a file without a settings file. The files, their sentences and
    their findings are iterators, since there may be many. Totals come after them.
    """
    errors: list[UnreadableError] = []
    failed = False

    def files() -> Iterator[dict[str, Any]]:
        nonlocal failed
        for file in reports_in(results, errors):
            failed = failed or not file.passed or bool(file.gone)
            yield _file(file, additions)

    return {
        "schema": SCHEMA,
        "max_grade": usual.max_grade,
        "rules": usual.rules._asdict(),
        "files": files(),
        "errors": ({"message": error.message, "hint": error.hint} for error in errors),
        "passed": lambda: not (failed or errors),
    }


def _file(file: FileReport, additions: Sequence[Addition]) -> dict[str, Any]:
    record: dict[str, Any] = {
        "path": file.shown,
        "language": file.language,
        "about": _about(file.about),
        "max_grade": file.configuration.settings.max_grade,
        "limits": limits(file.configuration.settings, file.language),
        "passed": file.passed,
        **_measures(file.score),
        "levels": _levels(file.score),
        "range": _range(file.range) if file.range else None,
        **_difficulty(file.score.difficulty_parts, file.language),
        "without_glossary_words": _measures(file.without_terms),
        "warnings": [*file.score.warnings],
        "sentences": map(_sentence, file.score.sentences, loads(file.score)),
        "rewrite_first": _rewrite(file),
        "findings": map(_finding, file.findings),
    }
    for addition in additions:
        record |= addition(file)
    return record


def _about(about: Attribution) -> dict[str, str]:
    return {
        "author": about.byline.text or about.author.text,
        "reviewed_by": about.reviewed_by.text,
        "reviewed_on": about.reviewed_on.text,
    }


def _measures(score: Score) -> dict[str, Any]:
    scores = score.scores.items()
    return {
        "counts": score.counts._asdict(),
        "scores": {name: None if x is None else round(x, _DIGITS) for name, x in scores},
    }


def _levels(score: Score) -> dict[str, str]:
    """Return the school grades or bands of scores that have a published table."""
    tables = LEVELS | {EASE: inflesz}
    values = ((name, score.scores.get(name)) for name in tables)
    return {name: tables[name](value) for name, value in values if value is not None}


def _range(spread: GradeRange) -> dict[str, Any]:
    return {
        "lowest": round(spread.lowest.value, _DIGITS),
        "highest": round(spread.highest.value, _DIGITS),
        "lowest_by": _by(spread.lowest),
        "highest_by": _by(spread.highest),
        "as_counted": {
            "lowest": round(spread.lowest_as_counted.value, _DIGITS),
            "highest": round(spread.highest_as_counted.value, _DIGITS),
            "lowest_by": _by(spread.lowest_as_counted),
            "highest_by": _by(spread.highest_as_counted),
        },
    }


def _by(grade: Grade) -> dict[str, Any]:
    return {"formula": grade.formula, "rules": grade.rules._asdict()}


def _sentence(sentence: ScoredSentence, load: Load) -> dict[str, Any]:
    return {
        "line": sentence.place.line,
        "column": sentence.place.column,
        "text": sentence.text,
        "words": sentence.counts.words,
        "syllables": sentence.counts.syllables,
        "polysyllables": sentence.counts.polysyllables,
        **_difficulty(difficulty(load), sentence.language),
    }


def _difficulty(parts: Difficulty | None, language: str) -> dict[str, Any]:
    """Return the difficulty with its word and parts, or why there is none."""
    if parts is None:
        reason = (
            f"fewer than {FEWEST_WORDS} words"
            if primary(language) == DEFAULT
            else "the difficulty is for English only"
        )
        return dict.fromkeys(_DIFFICULTY, None) | {"difficulty_missing": reason}
    named = {name: round(value, _DIGITS) for name, value in parts._asdict().items()}
    values = (named.pop("grade"), difficulty_word(parts.grade), named, None)
    return dict(zip(_DIFFICULTY, values, strict=True))


_DIFFICULTY = ("difficulty", "difficulty_word", "difficulty_parts", "difficulty_missing")


def _rewrite(file: FileReport) -> dict[str, Any]:
    rewrite = file.rewrite
    gains = rewrite.gains.items()
    return {
        "sentences": [sentence.place._asdict() for sentence in rewrite.sentences],
        "scores": {
            name: {"now": round(gain.now, _DIGITS), "then": round(gain.then, _DIGITS)}
            for name, gain in gains
        },
        "to_limit": rewrite.to_limit,
        "after": [
            {name: round(value, _DIGITS) for name, value in scores.items()}
            for scores in rewrite.after
        ],
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "name": finding.name,
        "line": finding.place.line,
        "column": finding.place.column,
        "end_line": finding.end.line,
        "end_column": finding.end.column,
        "severity": finding.severity.value,
        "message": finding.message,
        "suggestion": finding.suggestion,
        "fix": finding.fix._asdict() if finding.fix else None,
    }
