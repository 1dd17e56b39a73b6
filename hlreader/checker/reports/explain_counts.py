"""``--explain-counts``: the counting rules, every count, and the arithmetic of each score."""

from collections.abc import Iterator
from typing import Any

from hlreader.checker.reports.titles import COUNTS, SCORES
from hlreader.checker.runner import FileReport
from hlreader.readability.arithmetic import arithmetic, counts_used
from hlreader.readability.counting_rules import ALWAYS, in_words
from hlreader.readability.languages import language_of

_USUAL = ("words", "sentences", "syllables", "polysyllables", "letters")


def lines(file: FileReport) -> Iterator[str]:
    """Yield the lines for a file in the text report."""
    yield "  How it was counted:"
    yield from (f"    {rule[0].upper()}{rule[1:]}." for rule in in_words(file.rules))
    yield from (f"    {rule}" for rule in ALWAYS)
    yield "  Counts:"
    for name in _counts(file):
        yield f"    {getattr(file.score.counts, name):>8}  {COUNTS[name]}"
    yield "  Scores:"
    for name, value in file.score.scores.items():
        if value is not None:
            yield f"    {SCORES[name]} = {arithmetic(name, file.score.counts)} = {value:.4f}"
    parts = file.score.difficulty_parts
    if parts:
        yield (
            f"    difficulty {parts.grade:.1f} = base {parts.base:.1f}, sentence length "
            f"{parts.sentence_length:+.1f}, syllables {parts.syllables:+.1f}, "
            f"rare words {parts.rarity:+.1f}, special words {parts.specialty:+.1f}"
        )


def record(file: FileReport) -> dict[str, Any]:
    """Return the fields for a file in the JSON report."""
    return {
        "explained": {
            "rules": [*in_words(file.rules), *ALWAYS],
            "counts": {name: COUNTS[name] for name in _counts(file)},
            "arithmetic": {
                name: arithmetic(name, file.score.counts)
                for name, value in file.score.scores.items()
                if value is not None
            },
        }
    }


def _counts(file: FileReport) -> list[str]:
    """Return the counts to show: the usual ones, and those of the language's formulas."""
    formulas = language_of(file.language).formulas
    used = frozenset(_USUAL).union(*map(counts_used, formulas))
    return [name for name in COUNTS if name in used]
