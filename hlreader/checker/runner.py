"""Check files: find them, measure them, apply the rules."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from hlreader.checker.rule import Finding, Severity
from hlreader.checker.rules import all_rules
from hlreader.checker.taught import score_without
from hlreader.checker.text import CheckedText, Settings
from hlreader.documents import read_document, read_standard_input_document
from hlreader.errors import UnreadableError, UsageError
from hlreader.formats import SUFFIXES
from hlreader.glossary import Glossary
from hlreader.models import Document
from hlreader.readability import CountingRules, Score, score
from hlreader.readability.ranges import GradeRange, grade_range
from hlreader.readability.rules import DEFAULT_RULES
from hlreader.sanitize import clean_line

STANDARD_INPUT = "-"


class FileReport(NamedTuple):
    """What was found in one file."""

    path: str
    language: str
    score: Score
    untaught: Score
    """The score without the glossary's words, which the text teaches."""
    findings: tuple[Finding, ...]
    range: GradeRange | None = None
    """How far its grades lie apart, or None where it has none."""
    rules: CountingRules = DEFAULT_RULES
    """How it was counted."""

    @property
    def passed(self) -> bool:
        """Whether nothing that was found is an error."""
        return not any(finding.severity is Severity.ERROR for finding in self.findings)


class Report(NamedTuple):
    """What was found in all files. ``errors`` are the files that could not be read."""

    files: tuple[FileReport, ...]
    errors: tuple[UnreadableError, ...]
    settings: Settings

    @property
    def passed(self) -> bool:
        """Whether every file could be read and none has an error."""
        return not self.errors and all(file.passed for file in self.files)


def check(
    paths: str | Path | Iterable[str | Path],
    max_grade: float = Settings().max_grade,
    glossary: Glossary | None = None,
    rules: CountingRules = DEFAULT_RULES,
    format: str | None = None,  # noqa: A002
) -> Report:
    """Return how hard files are to read, against a limit.

    ``paths`` are files, folders (searched for files that hlreader reads) or ``-`` for standard
    input; ``glossary`` is the shipped one unless given; ``rules`` say how lists, headings and
    numbers count; ``format``, a key of ``FORMATS``, overrules what the files' names say. A file
    that cannot be read is reported, and the others are still checked. Raises UsageError for a path
    that does not exist and for folders without a file to check.
    """
    settings = Settings(max_grade, rules, today=date.today())
    words = glossary or Glossary.load()
    names = [paths] if isinstance(paths, (str, Path)) else list(paths)
    files: list[FileReport] = []
    errors: list[UnreadableError] = []
    for name in [found for path in names for found in _files(str(path))]:
        try:
            files.append(check_document(_document(name, format), clean_line(name), settings, words))
        except UnreadableError as error:
            errors.append(error)
    return Report(tuple(files), tuple(errors), settings)


def check_document(
    document: Document, path: str, settings: Settings, glossary: Glossary
) -> FileReport:
    """Return what the rules find in one document."""
    rules = settings.rules
    whole = score(document, rules=rules)
    text = CheckedText(document, whole, settings, glossary, _library_of(path))
    findings = sorted(
        (finding for rule in all_rules() if rule.default for finding in rule.findings(text)),
        key=lambda finding: (finding.place, finding.code),
    )
    language = text.language
    untaught = score_without(glossary, whole, language, rules)
    spread = grade_range(document, whole, language, rules)
    return FileReport(path, language, whole, untaught, tuple(findings), spread, rules)


def _library_of(path: str) -> Callable[[str], bool] | None:
    """Return what tells whether an article stands beside a file, or above its translation."""
    folder = Path(path).parent
    if path == STANDARD_INPUT or not folder.is_dir():
        return None
    return lambda slug: any((place / f"{slug}.md").is_file() for place in (folder, folder.parent))


def _files(name: str) -> Iterator[str]:
    """Yield the files that a path means, those of a folder in order."""
    path = Path(name)
    if path.is_dir():
        found = sorted(
            file for file in path.rglob("*") if file.suffix.lower() in SUFFIXES and file.is_file()
        )
        visible = [file for file in found if not _is_hidden(file.relative_to(path))]
        if not visible:
            raise UsageError(
                f"{name}: no file to check in this folder.",
                hint=f"hlreader checks {', '.join(SUFFIXES)} files.",
            )
        yield from map(str, visible)
    elif name == STANDARD_INPUT or path.exists():
        yield name
    else:
        raise UsageError(f"{name}: there is no such file or folder.", hint="Check the path.")


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _document(name: str, format: str | None) -> Document:  # noqa: A002
    if name == STANDARD_INPUT:
        return read_standard_input_document(format)
    return read_document(Path(name), name, format)
