"""What ``check`` does once it knows what is asked: check, mend, compare with a baseline, report."""

import os
import sys
from collections import Counter
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Literal, NamedTuple, NoReturn

from hlreader import checker
from hlreader.checker.configuration import Configurations
from hlreader.checker.reports import LOGS
from hlreader.checker.rules import all_rules
from hlreader.checker.runner import Report, files_of, read_text
from hlreader.checker.settings_file import Table
from hlreader.commands.output import write_errors, write_json, write_log, write_note, write_text
from hlreader.commands.progress import progress_bar
from hlreader.errors import HlreaderError, UnreadableError
from hlreader.exits import Exit
from hlreader.glossary import Glossary
from hlreader.sanitize import clean_line

_LEFT_TO_YOU = (
    "safe changes left to you: {}. Only Markdown, text and HTML in UTF-8 without hidden characters "
    "can be changed."
)


_CHANGED = "it changed after it was checked, and was not fixed. Run the check again."


class Checking(NamedTuple):
    """What is asked of a run."""

    flags: Table
    """The settings of the command line."""
    glossary: Glossary
    form: str = "text"
    """A key of ``reports.FORMATS``, or "statistics"."""
    additions: Sequence[str] = ()
    """Modules of ``hlreader.checker`` that have more to say of each file."""
    config: Path | None = None
    isolated: bool = False
    format: str | None = None
    mend: Literal["no", "show", "only", "first"] = "no"
    """Make no safe changes, only show them, report only those, or make them and then check."""
    baseline: Path | None = None
    update_baseline: bool = False
    jobs: int | None = None
    """How many processes, None for as many as pay."""

    def run(self, paths: Sequence[str]) -> Exit:
        """Check files, do what is asked with what is found, and return the exit code."""
        report = self.check(paths)
        left = False
        if self.mend != "no":
            fixed = fix_files(report, write=self.mend != "show")
            left = fixed.skipped or (self.mend == "show" and fixed.number > 0)
            if self.mend == "first" and (fixed.number or fixed.skipped):
                report = self.check(paths)
            report = report._replace(errors=(*report.errors, *fixed.errors))
            if self.mend != "first":
                write_errors(report.errors)
                return _exit(report, passed=not left)
        if self.baseline:
            report = self.ratchet(report, self.baseline)
        write_errors(report.errors)
        self.write(report)
        return _exit(report, passed=report.passed and not left)

    def fill_in(self, worksheet: str, paths: Sequence[str]) -> Exit:
        """Write a worksheet for each file."""
        from hlreader.checker.worksheets.sheet import fill_in, sheet_record, sheet_text

        configurations = Configurations(self.flags, self.config, isolated=self.isolated)
        sheets, errors = [], []
        for name in files_of(paths):
            try:
                text = read_text(name, configurations.of(name), self.glossary, self.format)
                sheets.append(fill_in(worksheet, clean_line(name), text))
            except UnreadableError as error:
                errors.append(error)
        write_errors(errors)
        if self.form == "json":
            write_json({"schema": 1, "worksheets": [*map(sheet_record, sheets)]})
        else:
            write_log("\n".join(map(sheet_text, sheets)))
        return Exit.UNREADABLE if errors else Exit.OK

    def check(self, paths: Sequence[str]) -> Report:
        """Return what is found in files."""
        configurations = Configurations(self.flags, self.config, isolated=self.isolated)
        with progress_bar("Checking files") as progress:
            return checker.check(
                paths,
                glossary=self.glossary,
                format=self.format,
                configurations=configurations,
                jobs=self.jobs,
                progress=progress,
            )

    def ratchet(self, report: Report, path: Path) -> Report:
        """Return a report without what its baseline knows."""
        from hlreader.checker.baseline import ratcheted, write_baseline

        if self.update_baseline:
            write_baseline(path, report)
        report = ratcheted(report, path)
        for path_fixed, code, times in report.fixed:
            count = "" if times == 1 else f" ({times} times)"
            hint = "Take it out of the baseline: --update-baseline."
            write_note(f"{path_fixed}: {code} is fixed{count}. {hint}")
        return report

    def write(self, report: Report) -> None:
        """Write a report."""
        added = [import_module(f"hlreader.checker.{name}") for name in self.additions]
        if self.form == "statistics":
            write_log(_statistics(report))
        elif self.form == "json":
            from hlreader.checker.reports.json import report_record

            write_json(report_record(report, [addition.record for addition in added]))
        elif self.form == "text":
            from hlreader.checker.reports.text import report_text

            write_log(report_text(report, [addition.lines for addition in added]))
        else:
            text = import_module(f"hlreader.checker.reports.{self.form}").render(report)
            (write_log if self.form in LOGS else write_text)(text)


def watching(checking: Checking, paths: Sequence[str]) -> NoReturn:
    """Check files, and those that change again, until the user ends it."""
    from time import sleep

    from hlreader.checker.watch import watch

    for changed in watch(lambda: files_of(paths), sleep):
        try:
            checking.run(changed)
        except HlreaderError as error:
            write_errors([error])
        sys.stdout.flush()
    raise AssertionError  # pragma: no cover - watching has no end


class FixedFiles(NamedTuple):
    """What came of the safe changes in some files."""

    number: int
    """How many files were changed, or would be."""
    skipped: bool
    """Whether a file was left alone because it had changed since it was checked."""
    errors: tuple[UnreadableError, ...]
    """Why others could not be changed."""


def fix_files(report: Report, *, write: bool) -> FixedFiles:
    """Make the safe changes in the files of a report, or only show them."""
    from hlreader.checker.fixes import chosen, mend
    from hlreader.files import ChangedError

    files = fixes = 0
    skipped = False
    errors = []
    seen = set()
    for file in report.files:
        path = Path(file.path)
        found = chosen(file.findings)
        real = os.path.realpath(path)
        if not found or real in seen:  # a file that is named twice is fixed once
            continue
        seen.add(real)
        try:
            mended = mend(path, file.findings, file.digest)
            if mended and write:
                mended.write()
        except ChangedError:
            write_note(f"{file.path}: {_CHANGED}")
            skipped = True
        except UnreadableError as error:
            error.file = file.path
            errors.append(error)
        else:
            if not mended:
                write_note(f"{file.path}: {_LEFT_TO_YOU.format(len(found))}")
                continue
            if not write:
                sys.stdout.write(mended.diff())  # as the file has it, or it would not apply
            files += 1
            fixes += mended.fixes
    said = "fixed" if write else "would be fixed"
    write_note(f"{fixes} {said} in {files} of {len(report.files)} files.")
    return FixedFiles(files, skipped, tuple(errors))


def _exit(report: Report, *, passed: bool) -> Exit:
    return Exit.UNREADABLE if report.errors else Exit.OK if passed else Exit.NO


def _statistics(report: Report) -> str:
    counted = Counter(finding.code for _, finding in report.findings)
    names = {rule.code: rule.name for rule in all_rules()}
    rows = sorted(counted.items(), key=lambda row: (-row[1], row[0]))
    return "".join(f"{count:5}  {code}  {names[code]}\n" for code, count in rows)
