"""``hlreader define``: look up a word."""

import os
from typing import Annotated

import typer

from hlreader.commands.completion import complete_term
from hlreader.commands.options import GlossaryOption, JsonOption, LanguageOption
from hlreader.exits import Exit


def define(
    word: Annotated[
        list[str],
        typer.Argument(
            metavar="WORD...",
            help="Word or words to look up.",
            show_default=False,
            autocompletion=complete_term,
        ),
    ],
    json: JsonOption = False,
    lang: LanguageOption = "",
    glossary: GlossaryOption = None,
) -> Exit:
    """Look up a word: what it means and how to say it.

    Several words count as one term if the glossary has it. If not, each word counts alone.

    Example: hlreader define bone scan
    """
    from hlreader.actions.look_up import answers
    from hlreader.actions.open_glossary import open_words
    from hlreader.actions.output import write_json, write_text
    from hlreader.language import preferred
    from hlreader.pages.term import definition, record
    from hlreader.wording import wording_for

    language = lang or preferred(os.environ)
    found = answers(open_words(glossary, each_says_where=True), word, language)
    for number, each in enumerate(found):
        if json:
            write_json(record(*each), indent=None)
        else:
            write_text(("\n" if number else "") + definition(*each, wording_for(language)))
    return Exit.OK if all(each.hit for each in found) else Exit.NO
