"""The report for people."""

from collections.abc import Iterator

from hlreader.checker.runner import FileReport, Report
from hlreader.readability import ScoredSentence
from hlreader.readability.languages import language_of
from hlreader.readability.scores import hardest

HARDEST = 3
"""How many of a file's hardest sentences are shown."""

_LONGEST_QUOTE = 100
_TITLES = {
    "flesch_reading_ease": "reading ease",
    "gunning_fog": "Fog",
    "coleman_liau_index": "Coleman-Liau",
    "automated_readability_index": "ARI",
    "dale_chall": "Dale-Chall",
    "fernandez_huerta": "Fernández-Huerta",
    "szigriszt_pazos": "Szigriszt-Pazos",
    "gutierrez_polini": "Gutiérrez de Polini",
}


def report_text(report: Report) -> str:
    """Return a report as text: scores, hardest sentences with their place, findings, summary."""
    blocks = ["\n".join(_file(file, report.settings.max_grade)) for file in report.files]
    return "\n\n".join([*blocks, _summary(report)]) + "\n"


def _file(file: FileReport, limit: float) -> Iterator[str]:
    counts, scores = file.score.counts, file.score.scores
    grades = language_of(file.language).grades
    if any(scores[name] is None for name in grades) or not grades:
        yield f"{file.path}: {'; '.join(file.score.warnings)}"
        return
    headline = ", ".join(f"{title} {scores[name]:.1f}" for name, title in grades.items())
    verdict = "over the limit" if file.findings else "pass"
    yield f"{file.path}: {headline}, limit {limit:g}: {verdict}"
    rest = file.untaught.scores
    if all(rest[name] is not None for name in grades):
        without = ", ".join(f"{title} {rest[name]:.1f}" for name, title in grades.items())
        yield f"  {without} without the glossary's words"
    others = [f"{title} {scores[name]:.1f}" for name, title in _TITLES.items() if name in scores]
    yield f"  {', '.join(others)}"
    yield (
        f"  {counts.words} words, {counts.sentences} sentences, {counts.syllables} syllables, "
        f"{counts.polysyllables} words of three or more syllables"
    )
    parts = file.score.difficulty_parts
    if parts:
        yield (
            f"  difficulty {parts.grade:.1f} = {parts.base:.1f}, sentence length "
            f"{parts.sentence_length:+.1f}, syllables {parts.syllables:+.1f}, "
            f"rare words {parts.rarity:+.1f}"
        )
    yield from (f"  Note: {warning}." for warning in file.score.warnings)
    yield from (
        f"  {file.path}:{finding.place.line}:{finding.place.column}: "
        f"{finding.code} {finding.message}"
        for finding in file.findings
    )
    yield "  Hardest sentences:"
    yield from (_sentence(file.path, sentence) for sentence in hardest(file.score)[:HARDEST])


def _sentence(path: str, sentence: ScoredSentence) -> str:
    text = sentence.text
    quote = text if len(text) <= _LONGEST_QUOTE else f"{text[:_LONGEST_QUOTE].rstrip()} ..."
    grade = sentence.difficulty
    hard = "" if grade is None else f"difficulty {grade:.1f}, "
    return (
        f"    {path}:{sentence.place.line}:{sentence.place.column}: {hard}"
        f"{sentence.counts.words} words, {sentence.counts.polysyllables} of them long: {quote}"
    )


def _summary(report: Report) -> str:
    over = sum(bool(file.findings) for file in report.files)
    count = len(report.files)
    checked = f"{count} file{'' if count == 1 else 's'} checked"
    limit = report.settings.max_grade
    unread = f", {len(report.errors)} could not be read" if report.errors else ""
    return f"{checked}, {over or 'none'} over grade {limit:g}{unread}."
