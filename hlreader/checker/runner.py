"""Check files: find them, measure them, apply the rules."""

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import NamedTuple

from hlreader.checker.measure import measure
from hlreader.checker.rule import Finding, Measured, Settings
from hlreader.checker.rules import all_rules
from hlreader.documents import open_document, open_standard_input
from hlreader.documents.lazy import LazyDocument
from hlreader.errors import UnreadableError, UsageError
from hlreader.formats import SUFFIXES
from hlreader.glossary import Glossary
from hlreader.language import DEFAULT
from hlreader.models import Document
from hlreader.readability import CountingRules, Score
from hlreader.readability.ranges import GradeRange
from hlreader.readability.rules import DEFAULT_RULES
from hlreader.readability.scores import loads
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


class Report(NamedTuple):
    """What was found in all files. ``errors`` are the files that could not be read."""

    files: tuple[FileReport, ...]
    errors: tuple[UnreadableError, ...]
    settings: Settings

    @property
    def passed(self) -> bool:
        """Whether every file could be read and none is over the limit."""
        return not self.errors and not any(file.findings for file in self.files)


def check(
    paths: str | Path | Iterable[str | Path],
    max_grade: float = Settings().max_grade,
    glossary: Glossary | None = None,
    rules: CountingRules = DEFAULT_RULES,
    format: str | None = None,  # noqa: A002
    jobs: int | None = 1,
    progress: Callable[[int, int], None] | None = None,
) -> Report:
    """Return how hard files are to read, against a limit.

    ``paths`` are files, folders (searched for files that hlreader reads) or ``-`` for standard
    input; ``glossary`` is the shipped one unless given; ``rules`` say how lists, headings and
    numbers count; ``format``, a key of ``FORMATS``, overrules what the files' names say; ``jobs``
    is the number of processes, None for as many as pay; ``progress`` is told, after each file, how
    many of how many are done. A file that cannot be read is reported, and the others are still
    checked. Raises UsageError for a path that does not exist and for folders without a file to
    check.
    """
    settings = Settings(max_grade, rules)
    names = [paths] if isinstance(paths, (str, Path)) else list(paths)
    found = [file for path in names for file in _files(str(path))]
    check_file = partial(_check_file, settings, glossary or Glossary.load(), format)
    files: list[FileReport] = []
    errors: list[UnreadableError] = []
    with closing(_results(check_file, found, jobs)) as results:
        for number, result in enumerate(results, start=1):
            if isinstance(result, UnreadableError):
                errors.append(result)
            else:
                files.append(result)
            if progress:
                progress(number, len(found))
    return Report(tuple(files), tuple(errors), settings)


def _check_file(
    settings: Settings,
    glossary: Glossary,
    format: str | None,  # noqa: A002
    name: str,
) -> FileReport | UnreadableError:
    """Check one file, here or in a worker process."""
    try:
        report = check_document(_document(name, format), clean_line(name), settings, glossary)
    except UnreadableError as error:
        return error
    loads(report.score)  # the reports need them: who measures works them out
    return report


def _results(
    check_file: Callable[[str], FileReport | UnreadableError],
    files: Sequence[str],
    jobs: int | None,
) -> Generator[FileReport | UnreadableError, None, None]:
    """Yield the result for each file in order, on several cores where that is faster."""
    results: Iterator[FileReport | UnreadableError] = map(check_file, files)
    if jobs != 1 and len(files) > 1 and STANDARD_INPUT not in files:
        from hlreader.checker.workers import map_in_order, workers_for

        workers = workers_for(files, jobs)
        results = map_in_order(check_file, files, workers) if workers > 1 else results
    yield from results


def check_document(
    document: Document | LazyDocument, path: str, settings: Settings, glossary: Glossary
) -> FileReport:
    """Return what the rules find in one document."""
    rules = settings.rules
    language = str(document.front_matter.get("language", DEFAULT))
    whole, untaught, spread = measure(document, language, rules, glossary)
    measured = Measured(document, whole, settings)
    findings = [finding for rule in all_rules() for finding in rule(measured)]
    return FileReport(path, language, whole, untaught, tuple(findings), spread, rules)


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


def _document(name: str, format: str | None) -> LazyDocument:  # noqa: A002
    if name == STANDARD_INPUT:
        return open_standard_input(format)
    return open_document(Path(name), name, format)
