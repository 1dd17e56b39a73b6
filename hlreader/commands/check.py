"""``hlreader check``: how hard is a text."""

from importlib import import_module
from typing import Annotated, Literal

import typer

from hlreader.commands.options import FormatOption, GlossaryOption, JsonOption
from hlreader.exits import Exit
from hlreader.readability.rules import CountingRules, Headings, Lists, Numbers


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
    lists: Annotated[
        Lists, typer.Option("--lists", help="Count each list item, read lists on, or leave out.")
    ] = "items",
    headings: Annotated[Headings, typer.Option("--headings", help="Whether they count.")] = "off",
    numbers: Annotated[
        Numbers, typer.Option("--numbers", help="Count as said, as one syllable, or leave out.")
    ] = "spoken",
    explain_counts: Annotated[
        bool,
        typer.Option("--explain-counts", help="Show the rules, every count and how it adds up."),
    ] = False,
    compare: Annotated[
        Literal["textstat"] | None,
        typer.Option("--compare", help="Put its figures beside ours, and say why they differ."),
    ] = None,
    format: FormatOption = None,  # noqa: A002
    json: JsonOption = False,
    glossary: GlossaryOption = None,
) -> Exit:
    """Check how hard a text is to read, and show its hardest sentences.

    Example: hlreader check leaflet.md --max-grade 6
    """
    from hlreader import checker
    from hlreader.commands.output import write_errors, write_json, write_text
    from hlreader.commands.words import open_words

    rules = CountingRules(lists, headings, numbers)
    report = checker.check(paths, max_grade, open_words(glossary), rules, format)
    write_errors(report.errors)
    names = ["explain"] * explain_counts + ["compare"] * (compare is not None)
    added = [import_module(f"hlreader.checker.{name}") for name in names]
    if json:
        from hlreader.checker.reports.json import report_record

        write_json(report_record(report, [addition.record for addition in added]))
    else:
        from hlreader.checker.reports.text import report_text

        write_text(report_text(report, [addition.lines for addition in added]))
    if report.errors:
        return Exit.UNREADABLE
    return Exit.OK if report.passed else Exit.NO
