"""``hlreader glossary check``: check a glossary and how hard its definitions are."""

import os
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from hlreader.commands.options import GlossaryOption, JsonOption
from hlreader.exits import Exit


def check(
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[FILE...]",
            help="Glossary files. [default: those in use]",
            readable=False,
            show_default=False,
        ),
    ] = None,
    max_grade: Annotated[
        float,
        typer.Option(
            "--max-grade",
            min=0,
            metavar="N",
            help="Highest Flesch-Kincaid grade for a definition.",
        ),
    ] = 6,
    levels: Annotated[
        bool, typer.Option("--levels", help="Show the reading level of every definition.")
    ] = False,
    json: JsonOption = False,
    glossary: GlossaryOption = None,
) -> Exit:
    """Check glossary files and the reading level of each definition.

    Finds definitions that are too hard, that use their own term or that explain each other. Also
    finds see_also that leads nowhere, and names that clash. In a file of word parts, finds examples
    that do not come out. Exits with 1 if there are findings, and with 3 if a file is broken.

    Example: hlreader glossary check words.yaml --max-grade 5
    """
    from hlreader.actions.output import write_errors, write_json, write_text
    from hlreader.glossary import Glossary
    from hlreader.glossary.editing.lint import lint
    from hlreader.glossary.files_in_use import find_places
    from hlreader.pages.lint import lint_record, lint_text

    places = find_places(glossary)
    in_use = [Path(path) for path in places.paths]
    checked = files or in_use
    known = {*map(os.path.realpath, checked)}
    rest = [path for path in in_use if os.path.realpath(path) not in known]
    others = Glossary.load(rest) if rest else Glossary(())
    report = lint(checked, others, max_grade, date.today())
    write_errors(report.errors)
    if json:
        write_json(lint_record(report))
    else:
        write_text(lint_text(report, every_level=levels))
    if report.errors:
        return Exit.UNREADABLE
    return Exit.NO if report.findings else Exit.OK
