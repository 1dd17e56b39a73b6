"""The text report, for people."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from typing import TypeAlias

from hlreader.checker.reports.excerpt import excerpt
from hlreader.checker.reports.titles import SCORES
from hlreader.checker.runner import FileReport, Result, reports_in
from hlreader.checker.text.checked_text import Settings
from hlreader.errors import UnreadableError
from hlreader.readability import ScoredSentence
from hlreader.readability.counting_rules import in_words
from hlreader.readability.formulas import LEVELS
from hlreader.readability.languages import language_of
from hlreader.readability.ranges import GradeRange
from hlreader.sanitize import Shown

Addition: TypeAlias = Callable[[FileReport], Iterator[str]]
"""Yields lines that the report has only on request."""

_LONGEST_QUOTE = 100
_OTHERS = (
    "flesch_reading_ease",
    "gunning_fog",
    "coleman_liau_index",
    "automated_readability_index",
    "dale_chall",
    "dale_chall_1995",
    "linsear_write",
    "spache",
    "lix",
    "rix",
    "forcast",
    "fernandez_huerta",
    "szigriszt_pazos",
    "gutierrez_polini",
)
"""The other scores after the headline, in order."""


def report_text(
    results: Iterable[Result], usual: Settings, additions: Sequence[Addition] = ()
) -> Iterator[str]:
    """Yield a report as text: scores, hardest sentences, findings and a summary.

    ``usual`` holds the settings of a file without a settings file.
    """
    errors: list[UnreadableError] = []
    total = _Total()
    for file in reports_in(results, errors):
        total.add(file)
        added = (line for addition in additions for line in addition(file))
        yield "".join(f"{line}\n" for line in chain(_file(file), added)) + "\n"
    yield total.summary(usual, len(errors))


def _file(file: FileReport) -> Iterator[str]:
    yield from _measures(file)
    for finding in file.findings:
        yield from excerpt(file.shown, finding)


def _measures(file: FileReport) -> Iterator[str]:
    """Yield the scores of a file and the sentences to rewrite, or say that it is too short."""
    counts, scores = file.score.counts, file.score.scores
    grades = language_of(file.language).grades
    if any(scores[name] is None for name in grades) or not grades:
        yield f"{file.shown}: {'; '.join(file.score.warnings)}"
        return
    headline = ", ".join(f"{title} {scores[name]:.1f}" for name, title in grades.items())
    limit = file.configuration.settings.max_grade
    verdict = "pass" if file.passed else "over the limit" if _is_over(file) else "to fix"
    yield f"{file.shown}: {headline}, limit {limit:g}: {verdict}"
    rest = file.without_terms.scores
    if all(rest[name] is not None for name in grades):
        without = ", ".join(f"{title} {rest[name]:.1f}" for name, title in grades.items())
        yield f"  {without} without the glossary's words"
    if file.range:
        yield from _range(file.range)
    yield f"  {', '.join(_other(name, scores[name]) for name in _OTHERS if name in scores)}"
    plural = "" if counts.sentences == 1 else "s"
    yield (
        f"  {counts.words} words, {counts.sentences} sentence{plural}, "
        f"{counts.syllables} syllables, "
        f"{counts.polysyllables} words of three or more syllables"
    )
    parts = file.score.difficulty_parts
    if parts:
        yield (
            f"  difficulty {parts.grade:.1f} = base {parts.base:.1f}, sentence length "
            f"{parts.sentence_length:+.1f}, syllables {parts.syllables:+.1f}, "
            f"rare words {parts.rarity:+.1f}, special words {parts.specialty:+.1f}"
        )
    yield from (f"  Note: {warning}." for warning in file.score.warnings)
    yield from _rewrite(file)


def _is_over(file: FileReport) -> bool:
    """Return whether a grade is above its limit."""
    grades = (file.score.scores[name] or 0 for name in language_of(file.language).grades)
    return max(grades, default=0) > file.configuration.settings.max_grade


def _rewrite(file: FileReport) -> Iterator[str]:
    """Yield the sentences to rewrite first, and how much that helps."""
    rewrite = file.rewrite
    yield "  Hardest sentences, to rewrite first:"
    yield from (_sentence(file.shown, sentence) for sentence in rewrite.sentences)
    if rewrite.gains:
        gains = ", ".join(
            f"{SCORES[name]} {gain.now:.1f} to {gain.then:.1f}"
            for name, gain in rewrite.gains.items()
        )
        yield f"    Made as easy as the rest, they would change {gains}."


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


def _other(name: str, value: float | None) -> str:
    shown = f"{SCORES[name]} {value:.1f}"
    return (
        f"{shown} (grade {LEVELS[name](value)})" if name in LEVELS and value is not None else shown
    )


def _sentence(path: Shown, sentence: ScoredSentence) -> str:
    text = sentence.text
    quote = text if len(text) <= _LONGEST_QUOTE else f"{text[:_LONGEST_QUOTE].rstrip()} ..."
    grade = sentence.difficulty
    hard = "" if grade is None else f"difficulty {grade:.1f}, "
    return (
        f"    {path}:{sentence.place.line}:{sentence.place.column}: {hard}"
        f"{sentence.counts.words} words, {sentence.counts.polysyllables} of them long: {quote}"
    )


class _Total:
    """Collects totals for the summary."""

    def __init__(self) -> None:
        self.files = self.failed = 0
        self.by_grade = True
        """Whether all files that fail are over the limit."""
        self.settings: set[Settings] = set()

    def add(self, file: FileReport) -> None:
        """Count a file."""
        self.files += 1
        self.failed += not file.passed
        self.by_grade = self.by_grade and _is_over(file) != file.passed
        self.settings.add(file.configuration.settings)

    def summary(self, usual: Settings, errors: int) -> str:
        """Return two lines about all files."""
        settings = self.settings or {usual}
        limits = {each.max_grade for each in settings}
        # If something else fails a text, or limits differ, do not name the limit.
        by_grade = len(limits) == 1 and self.by_grade
        what = f"over grade {limits.pop():g}" if by_grade else "to fix"
        checked = f"{self.files} file{'' if self.files == 1 else 's'} checked"
        unread = f", {errors} could not be read" if errors else ""
        counting = {each.rules for each in settings}
        alike = len(counting) == 1
        counted = ", ".join(in_words(counting.pop())) if alike else "by the settings for each file"
        return (
            f"How it was counted: {counted}.\n{checked}, {self.failed or 'none'} {what}{unread}.\n"
        )
