"""Run a check: find problems, fix them, compare them with a baseline, and report them.

Each file goes through all steps before the next, so only a few are in memory at once.
"""

import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from importlib import import_module
from itertools import chain
from pathlib import Path
from typing import Literal, NamedTuple, NoReturn

from hlreader.actions.output import (
    write_errors,
    write_json,
    write_lines,
    write_log,
    write_note,
    write_pieces,
)
from hlreader.actions.progress import hide_bar, progress_bar
from hlreader.actions.sources import note_skipped_links, open_sources
from hlreader.checker.config.configuration import Configurations
from hlreader.checker.config.settings_file import Table
from hlreader.checker.reports import LOGS, WITH_SENTENCES
from hlreader.checker.rules import all_rules
from hlreader.checker.runner import Checker, FileReport, Result, reports_in
from hlreader.checker.text.checked_text import Settings
from hlreader.documents.formats import texts_in_words
from hlreader.documents.sources import SourceFile, Sources, sources_of
from hlreader.errors import HlreaderError, NotFoundError, UnreadableError
from hlreader.exits import Exit
from hlreader.glossary import Glossary
from hlreader.messages import Message

_CHANGED = Message("this file changed after the check, so it stays as it is. Run the check again.")
_LEFT_TO_YOU = (
    "safe changes left to you: {count}. Only {formats} in UTF-8 without hidden characters can be "
    "changed."
)
_WIDEST = 100
"""The widest text report. Longer lines are hard to read."""


class Checking(NamedTuple):
    """The options of one run."""

    flags: Table
    """Settings from the command line."""
    glossary: Glossary
    form: str = "text"
    """A key of ``reports.FORMATS``, or "statistics"."""
    additions: Sequence[str] = ()
    """Modules of ``hlreader.checker.reports`` that add to each file's report."""
    config: Path | None = None
    isolated: bool = False
    format: str | None = None
    fix: Literal["no", "show", "only", "first"] = "no"
    """What to do with safe changes: nothing, show them, only make them, or make them and check."""
    baseline: Path | None = None
    update_baseline: bool = False
    jobs: int | None = None
    """How many processes to use. None chooses a number."""
    max_time: float | None = None
    """The most seconds for one file, or None."""
    every: bool = False
    """Whether the text report shows every finding."""
    follow_links: bool = False
    """Whether to follow links that lead out of the folders."""

    def run(self, paths: Sequence[str]) -> Exit:
        """Check the files that the paths name, and return the exit code."""
        return self.check(open_sources(paths, follow_links=self.follow_links))

    def check(self, found: Sources) -> Exit:
        """Check files, handle the findings, and return the exit code."""
        checker = self._checker()
        fixing = _Fixing(checker, write=self.fix != "show", check_again=self.fix == "first")
        outcome = _Outcome()
        with (
            progress_bar("Checking files") as progress,
            closing(checker.results(found.files, self.jobs, progress)) as checked,
        ):
            results: Iterator[Result] = chain(checked, found.errors)
            if self.fix != "no":
                results = fixing.fixed(results)
            if self.baseline:
                results = self._ratcheted(results, self.baseline)
            results = outcome.followed(results)
            if self.fix in ("no", "first"):
                self._write(results, checker.configurations.usual.settings)
            else:
                for _ in results:  # files are fixed as results come
                    pass
        write_errors(outcome.errors)
        if self.fix != "no":
            fixing.report()
        if outcome.errors:
            return Exit.UNREADABLE
        passed = outcome.passed or self.fix in ("show", "only")
        left = fixing.skipped or (self.fix == "show" and fixing.changed)
        return Exit.OK if passed and not left else Exit.NO

    def fill_in(self, worksheet: str, paths: Sequence[str]) -> Exit:
        """Write a worksheet for each file."""
        from hlreader.checker.worksheets.sheet import fill_in, sheet_record, sheet_text

        checker = self._checker()
        found = open_sources(paths, follow_links=self.follow_links)
        sheets, errors = [], list[HlreaderError](found.errors)
        for file in found.files:
            try:
                sheets.append(fill_in(worksheet, file.shown, checker.text(file)))
            except (UnreadableError, NotFoundError) as error:
                errors.append(error)
        write_errors(errors)
        if self.form == "json":
            write_json({"schema": 1, "worksheets": [*map(sheet_record, sheets)]})
        else:
            write_log(("\n".join(map(sheet_text, sheets)),))
        return Exit.UNREADABLE if errors else Exit.OK

    def _checker(self) -> Checker:
        return Checker(
            self.glossary,
            Configurations(self.flags, self.config, isolated=self.isolated),
            self.format,
            sentences=not WITH_SENTENCES.isdisjoint({self.form, *self.additions}),
            max_time=self.max_time,
        )

    def _ratcheted(self, results: Iterator[Result], path: Path) -> Iterator[Result]:
        """Return results without the findings in the baseline. Raises UsageError."""
        from hlreader.checker.baseline import ratcheted, renewed

        if self.update_baseline:
            return renewed(results, path)
        return _without_gone(ratcheted(results, path))

    def _write(self, results: Iterator[Result], usual: Settings) -> None:
        """Write a report. ``usual`` holds the settings of a file without a settings file."""
        added = [import_module(f"hlreader.checker.reports.{name}") for name in self.additions]
        if self.form == "statistics":
            write_log((_statistics(results),))
        elif self.form == "json":
            from hlreader.checker.reports.json import report_record

            write_json(report_record(results, usual, [addition.record for addition in added]))
        elif self.form == "text":
            from hlreader.checker.reports.text import ReportOptions, report_text
            from hlreader.terminal import standard_output

            terminal = standard_output()
            options = ReportOptions(min(terminal.columns, _WIDEST), every=self.every)
            additions = [addition.lines for addition in added]
            write_lines(report_text(results, usual, additions, options), styled=terminal.colors)
        else:
            pieces = import_module(f"hlreader.checker.reports.{self.form}").render(results)
            (write_log if self.form in LOGS else write_pieces)(pieces)


def watching(checking: Checking, paths: Sequence[str]) -> NoReturn:
    """Check files, and check them again when they change, until the user stops it."""
    from time import sleep

    from hlreader.checker.watch import watch

    reported = Sources(())

    def files() -> Iterable[SourceFile]:
        nonlocal reported
        found = sources_of(paths, follow_links=checking.follow_links)
        note_skipped_links([link for link in found.outside if link not in reported.outside])
        before = {*map(str, reported.errors)}
        write_errors(error for error in found.errors if str(error) not in before)
        reported = found
        return found.files

    for changed in watch(files, sleep):
        try:
            checking.check(Sources(tuple(changed)))
        except HlreaderError as error:
            write_errors([error])
        sys.stdout.flush()
    raise AssertionError  # pragma: no cover - watching never ends


class _Outcome:
    """Keeps track of results: whether the check passed, and what failed to read."""

    def __init__(self) -> None:
        self.errors: list[UnreadableError] = []
        self.passed = True

    def followed(self, results: Iterator[Result]) -> Iterator[Result]:
        """Yield results as they come."""
        for result in results:
            if isinstance(result, UnreadableError):
                self.errors.append(result)
            else:
                self.passed = self.passed and result.passed and not result.gone
            yield result


class _Fixing:
    """Makes safe changes in files, or only shows them."""

    def __init__(self, checker: Checker, *, write: bool, check_again: bool) -> None:
        self._checker = checker
        self._write = write
        self._check_again = check_again
        self._files = self._fixes = 0
        self._seen: set[str] = set()
        self.changed = 0
        """How many files have fixes."""
        self.skipped = False
        """Whether a file was skipped because it had changed after the check."""

    def fixed(self, results: Iterator[Result]) -> Iterator[Result]:
        """Fix the file of each result. Yield the result, or that of a second check."""
        for result in results:
            if isinstance(result, UnreadableError):
                yield result
                continue
            self._files += 1
            try:
                changed = self._fix(result)
            except UnreadableError as error:
                error.file = result.shown
                yield error
                changed = False
            again = changed and self._check_again
            yield self._checker.result(result.source) if again else result

    def _fix(self, file: FileReport) -> bool:
        """Fix one file.

        Return whether it has changed since the check. Raises UnreadableError.
        """
        from hlreader.checker.fixes import apply_fixes, chosen
        from hlreader.files import ChangedError

        fixes, path = chosen(file.findings), file.source.path
        if not fixes or path is None:
            return False
        real = os.path.realpath(path)
        if real in self._seen:  # fix each file only once
            return False
        self._seen.add(real)
        try:
            fixed = apply_fixes(path, file.findings, file.digest, plain=file.source.plain)
            if fixed and self._write:
                fixed.write()
        except ChangedError:
            write_note(Message("{file}: {message}", file=file.shown, message=_CHANGED))
            self.skipped = True
            return True
        if fixed is None:
            left = Message(
                "safe changes left to you: {count}. Only {formats} in UTF-8 without hidden "
                "characters can be changed.",
                count=len(fixes),
                formats=texts_in_words(),
            )
            write_note(Message("{file}: {message}", file=file.shown, message=left))
            return False
        if not self._write:
            hide_bar()
            sys.stdout.write(fixed.diff())  # not cleaned, or `patch` could not use it
        self.changed += 1
        self._fixes += fixed.fixes
        return True

    def report(self) -> None:
        """Report how much was fixed."""
        counts = {"fixes": self._fixes, "changed": self.changed, "files": self._files}
        if self._write:
            write_note(Message("{fixes} fixed in {changed} of {files} files.", **counts))
        else:
            write_note(Message("{fixes} to fix in {changed} of {files} files.", **counts))


def _without_gone(results: Iterator[Result]) -> Iterator[Result]:
    """Yield results, and report findings that are in the baseline but no longer in the text."""
    for result in results:
        if not isinstance(result, UnreadableError):
            for code, times in result.gone:
                hint = Message("Run with --update-baseline to remove it from the baseline.")
                told = {"file": result.shown, "code": code, "hint": hint}
                if times == 1:
                    write_note(Message("{file}: {code} is fixed. {hint}", **told))
                else:
                    write_note(
                        Message(
                            "{file}: {code} is fixed ({times} times). {hint}", times=times, **told
                        )
                    )
        yield result


def _statistics(results: Iterable[Result]) -> str:
    counted = Counter(finding.code for file in reports_in(results, []) for finding in file.findings)
    names = {rule.code: rule.name for rule in all_rules()}
    rows = sorted(counted.items(), key=lambda row: (-row[1], row[0]))
    return "".join(f"{count:5}  {code}  {names[code]}\n" for code, count in rows)
