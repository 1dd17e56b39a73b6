"""``hlreader check``: how hard is a text."""

import sys
from typing import Annotated

import typer

from hlreader.commands.options import FormatOption, GlossaryOption, JsonOption
from hlreader.exits import Exit


def check(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH...", help="Files, folders, or - for standard input.", show_default=False
        ),
    ],
    max_grade: Annotated[
        float, typer.Option("--max-grade", min=0, help="The highest grade that passes.")
    ] = 8,
    format: FormatOption = None,  # noqa: A002
    json: JsonOption = False,
    glossary: GlossaryOption = None,
) -> Exit:
    """Check how hard a text is to read, and show its hardest sentences.

    Example: hlreader check leaflet.md --max-grade 6
    """
    from hlreader import checker
    from hlreader.commands.output import write_json, write_text
    from hlreader.glossary import Glossary

    report = checker.check(paths, max_grade, Glossary.load(glossary), format)
    for error in report.errors:
        sys.stderr.write(f"hlreader: {error}\n")
    if json:
        from hlreader.checker.reports.json import report_record

        write_json(report_record(report))
    else:
        from hlreader.checker.reports.text import report_text

        write_text(report_text(report))
    if report.errors:
        return Exit.UNREADABLE
    return Exit.OK if report.passed else Exit.NO
