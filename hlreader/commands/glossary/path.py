"""``hlreader glossary path``: which glossary files are in use."""

from typing import Annotated

import typer

from hlreader.commands.options import GlossaryOption, JsonOption
from hlreader.exits import Exit


def path(
    shipped: Annotated[
        bool, typer.Option("--shipped", help="Print only the path of the shipped glossary.")
    ] = False,
    json: JsonOption = False,
    glossary: GlossaryOption = None,
) -> Exit:
    """List the glossary files in use. Later files win.

    Also shows which entries each file replaces.

    hlreader uses the shipped glossary and your own, glossary.yaml in its settings folder. It also
    uses the glossary of a project: .hlreader/glossary.yaml in this folder or one above it.

    Example: hlreader glossary lookup biopsy --glossary "$(hlreader glossary path --shipped)"
    """
    from hlreader.actions.open_glossary import note_unsafe_project
    from hlreader.actions.output import write_json, write_text
    from hlreader.glossary.files_in_use import find_places
    from hlreader.locations import shipped_glossary
    from hlreader.pages.glossaries import files_record, files_text, read_files

    if shipped:
        write_text(f"{shipped_glossary()}\n")
        return Exit.OK
    places = find_places(glossary)
    note_unsafe_project(places)
    files = read_files(places)
    if json:
        write_json(files_record(files, places))
    else:
        write_text(files_text(files, places))
    return Exit.OK
