"""What ``check`` does with a report: write it, or make the changes in it that are safe."""

import sys
from collections import Counter
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from hlreader.checker.rules import all_rules
from hlreader.checker.runner import Report
from hlreader.commands.output import write_json, write_text


def write_report(report: Report, form: str, additions: Sequence[str]) -> None:
    """Write a report in a form: a key of ``reports.FORMATS``, or "statistics".

    ``additions`` are modules of ``hlreader.checker`` that have more to say of each file.
    """
    added = [import_module(f"hlreader.checker.{name}") for name in additions]
    if form == "statistics":
        write_text(_statistics(report))
    elif form == "json":
        from hlreader.checker.reports.json import report_record

        write_json(report_record(report, [addition.record for addition in added]))
    elif form == "text":
        from hlreader.checker.reports.text import report_text

        write_text(report_text(report, [addition.lines for addition in added]))
    else:
        write_text(import_module(f"hlreader.checker.reports.{form}").render(report))
    for path, code in report.mended:
        sys.stderr.write(f"hlreader: {path}: {code} is mended. Run again with --update-baseline.\n")


def mend_files(report: Report, *, write: bool) -> bool:
    """Make the safe changes in the files of a report, or only show them. Tell if there are any."""
    from hlreader.checker.fixes import mend

    changed = [mended for file in report.files if (mended := mend(Path(file.path), file.findings))]
    for mended in changed:
        if write:
            mended.write()
        else:
            write_text(mended.diff())
    count = sum(mended.fixes for mended in changed)
    said = "fixed" if write else "would be fixed"
    sys.stderr.write(f"hlreader: {count} {said} in {len(changed)} of {len(report.files)} files.\n")
    return bool(changed)


def _statistics(report: Report) -> str:
    counted = Counter(finding.code for _, finding in report.findings)
    names = {rule.code: rule.name for rule in all_rules()}
    rows = sorted(counted.items(), key=lambda row: (-row[1], row[0]))
    return "".join(f"{count:5}  {code}  {names[code]}\n" for code, count in rows)
