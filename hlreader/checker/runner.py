"""Check files: find them, measure them, apply the rules."""

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import NamedTuple

from hlreader.checker.beside import files_beside
from hlreader.checker.configuration import Configuration, Configurations, configuration
from hlreader.checker.find import find
from hlreader.checker.glossary_file import RULES as GLOSSARY_RULES
from hlreader.checker.glossary_file import glossary_document, is_glossary
from hlreader.checker.measure import Measures, measure
from hlreader.checker.rule import ORDER, Finding
from hlreader.checker.text import CheckedText, Settings
from hlreader.documents import open_document, open_standard_input
from hlreader.documents.lazy import LazyDocument
from hlreader.documents.lines import line_starts
from hlreader.errors import UnreadableError, UsageError
from hlreader.formats import STANDARD_INPUT, SUFFIXES
from hlreader.glossary import Glossary
from hlreader.language import DEFAULT
from hlreader.models import Document
from hlreader.readability import CountingRules, Score, score
from hlreader.readability.ranges import GradeRange
from hlreader.readability.rules import DEFAULT_RULES
from hlreader.readability.scores import grades
from hlreader.sanitize import clean_line

LONGEST = 2_000_000
"""The longest text that all rules look at, in characters: twice a long book."""

_FOR_LONG_TEXTS = ("HL001", "HL6")
"""Rules that look at the reading level and the front matter alone."""

_TOO_LONG = "a very long text: only its reading level and its front matter were checked"


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
    configuration: Configuration = Configuration()
    """What was asked of it."""
    digest: bytes = b""
    """The digest of the bytes that were checked, where the file can be fixed."""

    @property
    def rules(self) -> CountingRules:
        """How it was counted."""
        return self.configuration.settings.rules

    @property
    def failures(self) -> tuple[Finding, ...]:
        """The findings that make the check fail."""
        least = ORDER.index(self.configuration.fail_on)
        return tuple(x for x in self.findings if ORDER.index(x.severity) >= least)

    @property
    def passed(self) -> bool:
        """Whether nothing was found that makes the check fail."""
        return not self.failures


class Fixed(NamedTuple):
    """Findings of one rule in one file that are gone, and how many of them."""

    path: str
    code: str
    times: int


class Report(NamedTuple):
    """What was found in all files. ``errors`` are the files that could not be read."""

    files: tuple[FileReport, ...]
    errors: tuple[UnreadableError, ...]
    settings: Settings
    """What was asked of a file that no settings file speaks of."""
    fixed: tuple[Fixed, ...] = ()
    """Findings that a baseline still knows and that are gone."""

    @property
    def findings(self) -> Iterator[tuple[str, Finding]]:
        """All findings in order, each with the path of its file."""
        return ((file.path, finding) for file in self.files for finding in file.findings)

    @property
    def passed(self) -> bool:
        """Whether every file could be read and nothing found makes the check fail."""
        return not self.errors and not self.fixed and all(file.passed for file in self.files)


def check(
    paths: str | Path | Iterable[str | Path],
    max_grade: float | None = None,
    glossary: Glossary | None = None,
    rules: CountingRules = DEFAULT_RULES,
    format: str | None = None,  # noqa: A002
    configurations: Configurations | None = None,
    jobs: int | None = 1,
    progress: Callable[[int, int], None] | None = None,
) -> Report:
    """Return how hard files are to read, against a limit, and what the rules find in them.

    ``paths`` are files, also of glossaries, folders (searched for texts that hlreader reads) or
    ``-`` for standard input; ``max_grade`` is 8 unless given; ``glossary`` is the shipped one
    unless given; ``rules`` say how lists, headings and numbers count; ``format``, a key of
    ``FORMATS``, overrules what the files' names say. ``configurations`` says what is asked of each
    file, in place of ``max_grade`` and ``rules``; without it no settings file is read. ``jobs`` is
    the number of processes, None for as many as pay; ``progress`` is told, after each file, how
    many of how many are done. A file that cannot be read is reported, and the others are still
    checked. Raises UsageError for a path
    that does not exist, for folders without a file to check, and for broken settings.
    """
    if configurations is None:
        limit = {} if max_grade is None else {"max-grade": max_grade}
        configurations = Configurations({**limit, **rules._asdict()}, isolated=True)
    found = [(name, configurations.of(name)) for name in files_of(paths)]
    check_file = partial(_check_file, glossary or Glossary.load(), format)
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
    return Report(tuple(files), tuple(errors), configuration([configurations.flags]).settings)


def _check_file(
    glossary: Glossary,
    format: str | None,  # noqa: A002
    file: tuple[str, Configuration],
) -> FileReport | UnreadableError:
    """Check one file, here or in a worker process."""
    name, asked = file
    if is_glossary(name) and format is None:
        rules = (rule for rule in asked.rules if rule.code.startswith(GLOSSARY_RULES))
        asked = asked._replace(rules=tuple(rules))
    try:
        report = check_document(_document(name, format), clean_line(name), asked, glossary)
    except UnreadableError as error:
        error.file = error.file or clean_line(name)
        return error
    grades(report.score)  # the reports need them: who measures works them out
    return report


def _results(
    check_file: Callable[[tuple[str, Configuration]], FileReport | UnreadableError],
    files: Sequence[tuple[str, Configuration]],
    jobs: int | None,
) -> Generator[FileReport | UnreadableError, None, None]:
    """Yield the result for each file in order, on several cores where that is faster."""
    results: Iterator[FileReport | UnreadableError] = map(check_file, files)
    names = [name for name, _ in files]
    if jobs != 1 and len(files) > 1 and STANDARD_INPUT not in names:
        from hlreader.checker.workers import map_in_order, workers_for

        workers = workers_for(names, jobs)
        results = map_in_order(check_file, files, workers) if workers > 1 else results
    yield from results


def check_document(
    document: Document | LazyDocument, path: str, asked: Configuration, glossary: Glossary
) -> FileReport:
    """Return what the rules find in one document."""
    language = str(document.front_matter.get("language", DEFAULT))
    long = len(document.source) > LONGEST
    digest = document.digest if isinstance(document, LazyDocument) else b""
    if isinstance(document, LazyDocument) and not long:
        document = document.whole()
    measures = measure(document, language, asked.settings.rules, glossary, keep=not long)
    whole = measures.score
    if long:
        name, source, front_matter = document.name, document.source, document.front_matter
        document = Document(name, source, (), front_matter, tuple(line_starts(source)))
        warnings = (*whole.warnings, _TOO_LONG)
        whole = Score(whole.counts, whole.scores, whole.sentences, warnings)
    text = _checked_text(document, whole, path, asked, glossary, measures)
    rules = [rule for rule in asked.rules if not long or rule.code.startswith(_FOR_LONG_TEXTS)]
    findings = find(text, rules)
    untaught, range_ = measures.untaught, measures.range
    return FileReport(path, language, whole, untaught, findings, range_, asked, digest)


def read_text(
    name: str,
    asked: Configuration,
    glossary: Glossary,
    format: str | None = None,  # noqa: A002
) -> CheckedText:
    """Return the text in a file, or ``-``, as rules see it. Raises UnreadableError."""
    document = _document(name, format)
    whole = score(document, rules=asked.settings.rules)
    return _checked_text(document, whole, name, asked, glossary)


def _checked_text(
    document: Document | LazyDocument,
    whole: Score,
    path: str,
    asked: Configuration,
    glossary: Glossary,
    measures: Measures | None = None,
) -> CheckedText:
    if isinstance(document, LazyDocument):
        document = document.whole()
    known = (measures.splits, measures.terms) if measures else (None, None)
    beside = None if path == STANDARD_INPUT else files_beside(Path(path))
    return CheckedText(document, whole, asked.settings, glossary, beside, *known)


def files_of(paths: str | Path | Iterable[str | Path]) -> list[str]:
    """Return the files that paths mean, in order. Raises UsageError."""
    names = [paths] if isinstance(paths, (str, Path)) else list(paths)
    return [found for path in names for found in _files(str(path))]


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


def _document(name: str, format: str | None) -> Document | LazyDocument:  # noqa: A002
    if is_glossary(name) and format is None and Path(name).is_file():
        return glossary_document(Path(name))
    if name == STANDARD_INPUT:
        return open_standard_input(format)
    return open_document(Path(name), name, format)
