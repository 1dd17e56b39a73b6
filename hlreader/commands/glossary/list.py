"""``hlreader glossary list``: the terms."""

import os
from typing import Annotated

import typer

from hlreader.commands.completion import complete_term
from hlreader.commands.options import GlossaryOption, JsonOption, LanguageOption
from hlreader.exits import Exit


def list(  # noqa: A001
    beginning: Annotated[
        str,
        typer.Argument(
            metavar="[LETTERS]",
            help="Only terms that start with this: b, bone.",
            show_default=False,
            autocompletion=complete_term,
        ),
    ] = "",
    json: JsonOption = False,
    lang: LanguageOption = "",
    glossary: GlossaryOption = None,
) -> Exit:
    """List the terms and what they mean, one per line.

    Terms are in one language and in alphabetical order.

    Example: hlreader glossary list b
    """
    from hlreader.actions.open_glossary import open_words
    from hlreader.actions.output import write_json, write_text
    from hlreader.glossary.words.order import in_order, is_spoken
    from hlreader.language import DEFAULT, preferred
    from hlreader.pages.glossaries import terms_record, terms_text

    words = open_words(glossary, each_says_where=json)
    language = lang or preferred(os.environ)
    if not lang and not any(is_spoken(term, language) for term in words.terms):
        language = DEFAULT
    terms = in_order(words.terms, language, beginning)
    if json:
        write_json(terms_record(terms, words))
    else:
        write_text(terms_text(terms))
    return Exit.OK if terms else Exit.NO
