"""``hlreader define``: look up a word."""

import os
from typing import Annotated

import typer

from hlreader.commands.options import GlossaryOption, JsonOption, LanguageOption
from hlreader.exits import Exit


def define(
    word: Annotated[
        list[str],
        typer.Argument(metavar="WORD...", help="The word or words.", show_default=False),
    ],
    json: JsonOption = False,
    lang: LanguageOption = "",
    glossary: GlossaryOption = None,
) -> Exit:
    """Look up a word: what it means, how to say it, what else it is called.

    Several words are taken as one term if there is such a term, else each on its own.

    Example: hlreader define bone scan
    """
    from hlreader.commands.output import write_json, write_text
    from hlreader.glossary import Glossary
    from hlreader.language import preferred
    from hlreader.pages.term import definition, record
    from hlreader.wording import wording_for

    words = Glossary.load(glossary)
    language = lang or preferred(os.environ)
    wording = wording_for(language)
    queries = [" ".join(word)] if words.lookup(" ".join(word), language) else word
    hits = [(query, words.lookup(query, language)) for query in queries]
    for number, (query, hit) in enumerate(hits):
        suggestions = [] if hit else words.suggest(query, language=language)
        if json:
            write_json(record(query, hit, suggestions), indent=None)
        else:
            write_text(("\n" if number else "") + definition(query, hit, suggestions, wording))
    return Exit.OK if all(hit for _, hit in hits) else Exit.NO
