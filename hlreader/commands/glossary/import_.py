"""``hlreader glossary import``: entries from a spreadsheet or from JSON."""

from pathlib import Path
from typing import Annotated

import typer

from hlreader.commands.options import GlossaryOption, JsonOption
from hlreader.exits import Exit
from hlreader.glossary.imports import TableFormat


def import_(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE",
            help="A .csv, .tsv or .json file, or - for standard input.",
            readable=False,
            show_default=False,
        ),
    ],
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="Add to this glossary. [default: your own]",
            show_default=False,
        ),
    ] = None,
    column: Annotated[
        list[str] | None,
        typer.Option(
            "--column",
            metavar="FIELD=COLUMN",
            help='Which column holds a field: plain="Lay definition", term=2, plain:es=Spanish.',
        ),
    ] = None,
    replace: Annotated[
        bool, typer.Option("--replace", help="Let the new meanings win over those in use.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show the new entries, and write nothing.")
    ] = False,
    header: Annotated[
        bool | None,
        typer.Option(
            "--header/--no-header",
            help="Whether the first row has names. [default: if hlreader knows one]",
            show_default=False,
        ),
    ] = None,
    format: Annotated[  # noqa: A002
        TableFormat | None,
        typer.Option("--format", help="Input format, whatever the file name."),
    ] = None,
    json: JsonOption = False,
    glossary: GlossaryOption = None,
) -> Exit:
    """Add the entries of a spreadsheet to your glossary.

    Columns go by their names: term, plain, aliases, abbreviations and the other fields, also as
    word, definition or synonyms. A name such as plain_es is for a translation. Lists have ; or |
    between their items.

    hlreader leaves out a row if a glossary in use gives its word another meaning, or if it cannot
    be an entry. It lists each such row with its line, and adds the others. Correct the rows and run
    it again: no row comes in twice. Exits with 0 if all rows went in, else with 1.

    Example: hlreader glossary import words.csv --column plain="Lay definition" --dry-run
    """
    from hlreader.actions.import_words import import_words, parse_choices
    from hlreader.actions.output import write_json, write_pieces
    from hlreader.glossary.files_in_use import find_places
    from hlreader.pages.import_report import import_record, import_text
    from hlreader.sanitize import shown

    path, merged = import_words(
        file,
        output,
        find_places(glossary),
        format=format,
        chosen=parse_choices(column or []),
        has_header=header,
        replace=replace,
        write=not dry_run,
    )
    source = "standard input" if str(file) == "-" else shown(file)
    if json:
        write_json(import_record(merged, path, source, dry_run=dry_run))
    else:
        write_pieces(import_text(merged, path, source, dry_run=dry_run))
    return Exit.NO if merged.conflicts or merged.faults else Exit.OK
