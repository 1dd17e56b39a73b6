"""``hlreader glossary export``: the entries in a format for other programs."""

from importlib import import_module
from pathlib import Path
from typing import Annotated

import typer

from hlreader.commands.options import GlossaryOption, LanguageOption
from hlreader.exits import Exit
from hlreader.pages.exports import ExportFormat


def export(
    format: Annotated[  # noqa: A002
        ExportFormat,
        typer.Option(
            "--format",
            help="json: a glossary file; csv: spreadsheets; markdown: reading and print; "
            "tsv: flash cards.",
        ),
    ] = "json",
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="FILE", help="Write to this file, which must be new."
        ),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace the file if it exists.")] = False,
    lang: LanguageOption = "",
    glossary: GlossaryOption = None,
) -> Exit:
    """Print all entries as JSON, CSV, Markdown or flash cards.

    Prints every language unless --lang names one. The order is always the same.

    Example: hlreader glossary export --format tsv --lang en --output cards.tsv
    """
    from hlreader.actions.open_glossary import open_words
    from hlreader.actions.output import write_text
    from hlreader.actions.output_file import write_output
    from hlreader.glossary.words.order import in_order

    terms = in_order(open_words(glossary).terms, lang)
    text = import_module(f"hlreader.pages.exports.{format}").export(terms)
    if output is None:
        write_text(text)
    else:
        write_output(output, text.encode(), force=force)
    return Exit.OK
