"""``hlreader glossary find``: which terms a text uses, and which of them it explains."""

from pathlib import Path
from typing import Annotated

import typer

from hlreader.commands.options import FormatOption, GlossaryOption, JsonOption
from hlreader.errors import UnreadableError, UsageError
from hlreader.exits import Exit


def find(
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE...", help="Files, or - for standard input.", show_default=False
        ),
    ],
    format: FormatOption = None,  # noqa: A002
    json: JsonOption = False,
    glossary: GlossaryOption = None,
) -> Exit:
    """List the terms in a text, and those that it does not explain.

    Each with its line and column.

    A use explains its term if the sentence says what it is: "A biopsy is a test that", "biopsy (a
    test that takes tissue)", "a biopsy, which is", "a test called a biopsy". Hard words that are
    not in the glossary are listed too. Exit code 0 if there are terms, else 1.

    Example: hlreader glossary find leaflet.md
    """
    from hlreader.commands.output import write_errors, write_json, write_text
    from hlreader.commands.words import open_words
    from hlreader.documents import read_document, read_standard_input_document
    from hlreader.glossary.usage import find_terms
    from hlreader.pages.usage import usage_record, usage_text

    for file in files:
        if file != "-" and not Path(file).exists():
            raise UsageError(f"{file}: there is no such file.", hint="Check the path.")
    words = open_words(glossary)
    found, errors = [], []
    for file in files:
        try:
            if file == "-":
                document = read_standard_input_document(format)
            else:
                document = read_document(Path(file), file, format)
            found.append(find_terms(document, words))
        except UnreadableError as error:
            errors.append(error)
    if json:
        write_json(usage_record(found))
    else:
        write_text(usage_text(found))
    write_errors(errors)
    if errors:
        return Exit.UNREADABLE
    return Exit.OK if any(usage.terms for usage in found) else Exit.NO
