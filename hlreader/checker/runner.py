"""Check files: measure them, apply the rules, and yield each result as soon as possible."""

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import NamedTuple, TypeAlias

from hlreader import limits
from hlreader.checker.apply import find
from hlreader.checker.config.configuration import Configuration, Configurations
from hlreader.checker.measure import measure
from hlreader.checker.reports.grouping import Sentence, sentences_with
from hlreader.checker.reports.rewrite import Rewrite, rewrite_first
from hlreader.checker.rule import ORDER, Finding, Scope
from hlreader.checker.text.checked_text import CheckedText, Settings
from hlreader.checker.text.glossary_file import glossary_document, is_glossary
from hlreader.checker.text.nearby_files import facts_next_to, files_next_to
from hlreader.documents import format_of, open_source, unreadable_characters
from hlreader.documents.attribution import Attribution, about_file
from hlreader.documents.formats import STANDARD_INPUT
from hlreader.documents.lazy import LazyDocument
from hlreader.documents.lines import line_starts
from hlreader.documents.sources import SourceFile, sources_of
from hlreader.errors import NotFoundError, UnreadableError
from hlreader.glossary import Glossary
from hlreader.models import Document
from hlreader.readability import CountingRules, Score
from hlreader.readability.counting_rules import DEFAULT_RULES
from hlreader.readability.identify import document_language
from hlreader.readability.ranges import GradeRange
from hlreader.sanitize import Shown
from hlreader.time_limit import time_limit

_IN_LONG_TEXTS = frozenset({Scope.LEVEL, Scope.FRONT_MATTER})
"""The rules for longer texts."""

_IN_GLOSSARIES = frozenset({Scope.LEVEL, Scope.GLOSSARY})
"""The rules for glossaries, which nobody reads from beginning to end."""

_TOO_LONG = "this text is very long, so only its reading level and front matter were checked"


Progress: TypeAlias = Callable[[int, int], None]
"""Called after each file with the number of files done and the number of all files."""


class FileReport(NamedTuple):
    """The result for a file. It does not hold the text: those of many files would fill memory."""

    source: SourceFile
    language: str
    score: Score
    """Its counts and scores, and on request its sentences."""
    without_terms: Score
    """The score without the glossary's words. It has no sentences."""
    rewrite: Rewrite
    """The sentences to rewrite first, and how much that would help."""
    findings: tuple[Finding, ...]
    range: GradeRange | None = None
    """The range of its grades, or None if it has none."""
    sentences: tuple[Sentence, ...] = ()
    """The sentences with findings."""
    configuration: Configuration = Configuration()
    """The settings and rules of the check."""
    digest: bytes = b""
    """The digest of the checked bytes if the file can be fixed."""
    about: Attribution = Attribution()
    """What it says of itself: who wrote it, who reviewed it and when."""
    gone: tuple[tuple[str, int], ...] = ()
    """The codes and numbers of findings that are in the baseline but no longer in the text."""

    @property
    def shown(self) -> Shown:
        """The name of the file that users see."""
        return self.source.shown

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
        """Whether no finding makes the check fail."""
        return not self.failures


Result: TypeAlias = FileReport | UnreadableError
"""The result for a file: a report, or the error if it cannot be read."""


def reports_in(results: Iterable[Result], errors: list[UnreadableError]) -> Iterator[FileReport]:
    """Yield the reports among results, and add the errors to a list."""
    for result in results:
        if isinstance(result, UnreadableError):
            errors.append(result)
        else:
            yield result


class Report(NamedTuple):
    """The results for all files."""

    files: tuple[FileReport, ...]
    errors: tuple[UnreadableError, ...]
    """The files and folders that could not be read."""
    settings: Settings
    """The configuration of a file without a settings file."""
    outside: tuple[Shown, ...] = ()
    """Links out of the folders that were not followed."""

    @property
    def findings(self) -> Iterator[tuple[FileReport, Finding]]:
        """All findings in order, each with its file."""
        return ((file, finding) for file in self.files for finding in file.findings)

    @property
    def passed(self) -> bool:
        """Whether every file could be read and no finding makes the check fail."""
        return not self.errors and all(file.passed for file in self.files)


def check(
    paths: str | Path | Iterable[str | Path],
    max_grade: float | None = None,
    glossary: Glossary | None = None,
    rules: CountingRules = DEFAULT_RULES,
    format: str | None = None,  # noqa: A002
    configurations: Configurations | None = None,
    jobs: int | None = 1,
    progress: Progress | None = None,
    *,
    follow_links: bool = False,
    sentences: bool = False,
) -> Report:
    """Check how hard files are to read, and return their scores and findings.

    ``paths`` are texts or glossaries, folders to search for texts, or ``-`` for standard input.
    ``max_grade`` is the limit, 8 by default. ``glossary`` is the shipped one by default. ``rules``
    say how to count lists, headings and numbers. ``format``, a key of ``FORMATS``, applies to all
    files, whatever their names. ``configurations`` gives the settings of each file, in place of
    ``max_grade`` and ``rules``. Without it, no settings file is read. ``jobs`` is the number of
    processes, or None to choose one. ``progress`` is called after each file with the number of
    files done and of all files. ``follow_links`` follows links out of the folders. ``sentences``
    keeps the sentences of each text in its score, which takes more memory than the text.

    A file that cannot be read is an error in the report. The others are still checked. Raises
    UsageError for a path that does not exist, for folders without a file to check, and for broken
    settings.
    """
    if configurations is None:
        limit = {} if max_grade is None else {"max-grade": max_grade}
        configurations = Configurations({**limit, **rules._asdict()}, isolated=True)
    found = sources_of(paths, follow_links=follow_links)
    errors = list(found.errors)
    checker = Checker(glossary or Glossary.load(), configurations, format, sentences=sentences)
    with closing(checker.results(found.files, jobs, progress)) as results:
        files = tuple(reports_in(results, errors))
    return Report(files, tuple(errors), configurations.usual.settings, found.outside)


class Checker:
    """Checks files with the same glossary and settings."""

    def __init__(
        self,
        glossary: Glossary,
        configurations: Configurations,
        format: str | None = None,  # noqa: A002
        *,
        sentences: bool = False,
        max_time: float | None = None,
    ) -> None:
        self.glossary = glossary
        self.configurations = configurations
        self.format = format
        self.sentences = sentences
        """Whether reports include the sentences of their texts."""
        self.max_time = max_time
        """The most seconds for one file, or None."""

    def results(
        self,
        files: Sequence[SourceFile],
        jobs: int | None = 1,
        progress: Progress | None = None,
    ) -> Generator[Result, None, None]:
        """Yield the results of files in order, each as soon as possible.

        ``jobs`` and ``progress`` are as in ``check``. Raises UsageError, before the first result,
        for broken settings and for a file of unknown format.
        """
        for file in files:
            if file.path and not (self.format or _is_glossary(file, None)):
                format_of(file.path)
        pairs = [(file, self._configuration_of(file)) for file in files]
        return _in_order(self._work(), pairs, jobs, progress)

    def result(self, file: SourceFile) -> Result:
        """Return the result of one file. Raises UsageError for broken settings."""
        return self._work()((file, self._configuration_of(file)))

    def _work(self) -> "_Work":
        return partial(_check_file, self.glossary, self.format, self.sentences, self.max_time)

    def text(self, file: SourceFile) -> CheckedText:
        """Return the text in a file, ready for rules. Raises UsageError, UnreadableError."""
        configuration = self._configuration_of(file)
        document = _document(file, self.format).whole()
        return CheckedText(
            document,
            configuration.settings,
            self.glossary,
            files_next_to(file.path),
            facts=facts_next_to(file.path),
        )

    def _configuration_of(self, file: SourceFile) -> Configuration:
        return self.configurations.of(file.path or Path(STANDARD_INPUT))


_ConfiguredFile: TypeAlias = tuple[SourceFile, Configuration]
_Work: TypeAlias = Callable[[_ConfiguredFile], Result]


def _check_file(
    glossary: Glossary,
    format: str | None,  # noqa: A002
    sentences: bool,  # noqa: FBT001 - for functools.partial
    max_time: float | None,
    file: _ConfiguredFile,
) -> Result:
    """Check one file, here or in a worker process."""
    source, configuration = file
    if _is_glossary(source, format):
        rules = (rule for rule in configuration.rules if rule.scope in _IN_GLOSSARIES)
        configuration = configuration._replace(rules=tuple(rules))
    try:
        with time_limit(max_time, source.shown):
            report = check_document(_document(source, format), source, configuration, glossary)
    except UnreadableError as error:
        error.file = error.file or source.shown
        return error
    except NotFoundError as error:
        return UnreadableError(error.message, hint=error.hint, file=source.shown)
    return report if sentences else report._replace(score=report.score.without_sentences())


def _in_order(
    work: _Work,
    files: Sequence[_ConfiguredFile],
    jobs: int | None,
    progress: Progress | None,
) -> Generator[Result, None, None]:
    """Yield the result of each file in order. Use several cores if that is faster."""
    results: Generator[Result, None, None] = (work(file) for file in files)
    paths = [source.path for source, _ in files if source.path]
    if jobs != 1 and len(paths) == len(files) > 1:
        from hlreader.checker.workers import map_in_order, sizes_of, workers_for

        sizes = sizes_of(paths)
        workers = workers_for(sizes, jobs)
        results = map_in_order(work, files, sizes, workers) if workers > 1 else results
    with closing(results):
        try:
            for number, result in enumerate(results, start=1):
                if progress:
                    progress(number, len(files))
                yield result
        except UnreadableError as error:  # a worker was killed, but earlier results are not lost
            yield error


def check_document(
    document: Document | LazyDocument,
    source: SourceFile,
    configuration: Configuration,
    glossary: Glossary,
) -> FileReport:
    """Return what the rules find in one document."""
    language = configuration.settings.language or document_language(document)
    long = len(document.source) > limits.LONGEST_CHECKED
    lazy = document if isinstance(document, LazyDocument) else LazyDocument.of(document)
    # The blocks of a long text are counted one by one and never held together. Rules do not see
    # them.
    whole = _without_blocks(lazy) if long else lazy.whole()
    counted = lazy if long else whole
    measures = measure(counted, language, configuration.settings.rules, glossary, keep=not long)
    notes = [note for note in (_TOO_LONG if long else "", unreadable_characters(document)) if note]
    if notes:
        score = measures.score
        warnings = (*score.warnings, *notes)
        score = Score(score.counts, score.scores, score.sentences, warnings)
        measures = measures._replace(score=score)
    checked = CheckedText(
        whole,
        configuration.settings,
        glossary,
        files_next_to(source.path),
        measures,
        language,
        facts_next_to(source.path),
    )
    rules = [rule for rule in configuration.rules if not long or rule.scope in _IN_LONG_TEXTS]
    findings = find(checked, rules)
    return FileReport(
        source,
        language,
        measures.score,
        measures.without_terms,
        rewrite_first(measures.score, language, configuration.settings),
        findings,
        measures.range,
        sentences_with(findings, measures.score, whole),
        configuration,
        lazy.digest,
        about_file(whole),
    )


def _without_blocks(document: LazyDocument) -> Document:
    name, text, front_matter = document.name, document.source, document.front_matter
    return Document(name, text, (), front_matter, tuple(line_starts(text)))


def _document(source: SourceFile, format: str | None) -> LazyDocument:  # noqa: A002
    if source.path and _is_glossary(source, format):
        found = glossary_document(source.path, source.shown, plain=source.plain)
        return LazyDocument.of(found)
    return open_source(source, format)


def _is_glossary(source: SourceFile, format: str | None) -> bool:  # noqa: A002
    return format is None and source.path is not None and is_glossary(source.path.name)
