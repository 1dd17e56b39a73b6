"""``hlreader rules``: list what `check` looks for."""

from pathlib import Path
from typing import Annotated

import typer

from hlreader.commands.completion import complete_rule
from hlreader.commands.options import JsonOption, require_words
from hlreader.exits import Exit


def rules(
    rule: Annotated[
        str | None,
        typer.Argument(
            metavar="[RULE]", help="Code, such as HL101, or name.", autocompletion=complete_rule
        ),
    ] = None,
    pages: Annotated[
        Path | None,
        typer.Option(
            "--pages", metavar="FOLDER", help="Write a Markdown page for each rule in a folder."
        ),
    ] = None,
    json: JsonOption = False,
) -> Exit:
    """List the rules of `check`, or explain one.

    Each rule says what it finds, why that matters, and what to write instead.

    Example: hlreader rules HL101
    """
    from hlreader.actions.output import write_json, write_text
    from hlreader.checker.config.selection import matching
    from hlreader.checker.rules_catalogue import catalogue, documentation, records

    if rule is not None:
        require_words([rule], "hlreader rules HL101")
    wanted = matching(rule) if rule else matching("all")
    if pages:
        from hlreader.actions.rule_pages import write_pages

        write_pages(wanted, pages)
        return Exit.OK
    if json:
        write_json({"schema": 1, "rules": records(wanted)})
    elif rule:
        write_text("\n".join(map(documentation, wanted)))
    else:
        write_text(catalogue(wanted))
    return Exit.OK
