"""``hlreader glossary schema``: the JSON Schema of a glossary file."""

from typing import Annotated

import typer

from hlreader.exits import Exit


def schema(
    record: Annotated[
        bool, typer.Option("--record", help="Print the schema of `define --json` instead.")
    ] = False,
) -> Exit:
    """Print the JSON Schema of a glossary file, for editors.

    With it, an editor completes and checks what you write. Keep it next to your file, and start
    the file with `# yaml-language-server: $schema=glossary.schema.json`.

    Example: hlreader glossary schema > glossary.schema.json
    """
    from hlreader.actions.output import write_text
    from hlreader.glossary.editing.schemas import ENTRY_FILE, LOOKUP_RECORD, read_schema

    write_text(read_schema(LOOKUP_RECORD if record else ENTRY_FILE))
    return Exit.OK
