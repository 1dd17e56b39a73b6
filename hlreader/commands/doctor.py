"""``hlreader doctor``: what the terminal can show, and where hlreader keeps its files."""

from typing import Annotated

import typer

from hlreader.commands.options import JsonOption
from hlreader.exits import Exit


def doctor(
    json: JsonOption = False,
    again: Annotated[
        bool, typer.Option("--again", help="Ask the terminal again, and ignore stored answers.")
    ] = False,
) -> Exit:
    """Show which text sizes your terminal has, and why.

    It also shows what the terminal answered, and where articles and words are.

    Example: hlreader doctor
    """
    import os
    import sys

    from hlreader.actions.output import write_json, write_text
    from hlreader.pages.diagnosis import diagnose, diagnosis_page
    from hlreader.terminal import standard_output
    from hlreader.textsize.tty import answers_of

    terminal = standard_output()
    answers = answers_of(sys.stdin, sys.stdout, os.environ, anew=again)
    found = diagnose(terminal, answers, os.environ)
    if json:
        write_json(found)
    else:
        write_text(diagnosis_page(found))
    return Exit.OK
