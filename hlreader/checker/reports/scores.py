"""``--scores``: every score, the range of grades, and how the text was counted."""

from collections.abc import Iterator
from typing import Any

from hlreader.checker.reports.titles import SCORES
from hlreader.checker.runner import FileReport
from hlreader.readability.bands import inflesz
from hlreader.readability.counting_rules import in_words
from hlreader.readability.formulas import LEVELS
from hlreader.readability.languages import language_of
from hlreader.readability.ranges import GradeRange


def lines(file: FileReport) -> Iterator[str]:
    """Yield the lines for a file in the text report."""
    counts, scores = file.score.counts, file.score.scores
    yield "Scores"
    known = [_score(name, value) for name, value in scores.items() if value is not None]
    yield f"  {', '.join(known) or 'none'}"
    rest = file.without_terms.scores
    grades = language_of(file.language).grades
    if grades and all(rest[name] is not None for name in grades):
        without = ", ".join(f"{title} {rest[name]:.1f}" for name, title in grades.items())
        yield f"  {without} without the glossary's words"
    if file.range:
        yield from _range(file.range)
    yield (
        f"  {counts.words} words, {counts.sentences} sentence{'s' * (counts.sentences != 1)}, "
        f"{counts.syllables} syllables, {counts.polysyllables} words of three or more syllables"
    )
    yield from (f"  Note: {warning}." for warning in file.score.warnings)
    yield f"  Counting rules: {', '.join(in_words(file.rules))}."


def record(_: FileReport) -> dict[str, Any]:
    """Return the fields for a file in the JSON report, which always has all scores."""
    return {}


def _score(name: str, value: float) -> str:
    shown = f"{SCORES[name]} {value:.1f}"
    if name == "szigriszt_pazos":
        return f"{shown} ({inflesz(value)})"
    return f"{shown} (grade {LEVELS[name](value)})" if name in LEVELS else shown


def _range(spread: GradeRange) -> Iterator[str]:
    """Yield the range of grades across formulas, and across counting rules if that is wider."""
    low, high = spread.lowest_as_counted, spread.highest_as_counted
    if low.formula != high.formula:
        yield (
            f"  Range: grade {low.value:.1f} ({SCORES[low.formula]}) to "
            f"{high.value:.1f} ({SCORES[high.formula]}) across the formulas"
        )
    if (spread.lowest, spread.highest) != (low, high):
        yield (
            f"  Range: grade {spread.lowest.value:.1f} to {spread.highest.value:.1f} "
            "if lists, headings and numbers are counted in other ways"
        )
