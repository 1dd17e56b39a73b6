"""``hlreader define``: look up a word."""

import os
from typing import Annotated

import typer

from hlreader.commands.completion import complete_term
from hlreader.commands.options import (
    GlossaryOption,
    JsonOption,
    LanguageOption,
    require_words,
)
from hlreader.exits import Exit


def define(
    word: Annotated[
        list[str],
        typer.Argument(
            metavar="WORD...",
            help="A word, words, or a question.",
            show_default=False,
            autocompletion=complete_term,
        ),
    ],
    json: JsonOption = False,
    lang: LanguageOption = "",
    glossary: GlossaryOption = None,
) -> Exit:
    """Look up a word: what it means and how to say it.

    Ask as you like: without an entry for all your words, the phrases and words in them that have
    one are explained. Words that do not belong together count alone.

    Exits with 1 if it cannot explain a word. For scripts, `hlreader glossary lookup` takes only
    whole terms.

    Example: hlreader define bone scan

    Example: hlreader define what does stage 2 kidney disease mean
    """
    from hlreader.actions.languages import tell_other_language
    from hlreader.actions.look_up import answers_to_question
    from hlreader.actions.open_glossary import open_words
    from hlreader.actions.output import write_json, write_text
    from hlreader.language import preferred
    from hlreader.pages.term import answer_page, record
    from hlreader.wording import wording_for

    require_words(word, "hlreader define biopsy")
    language = lang or preferred(os.environ)
    found = answers_to_question(open_words(glossary, each_says_where=True), word, language)
    for number, each in enumerate(found):
        if json:
            write_json(record(*each[:4]), indent=None)
        else:
            write_text(("\n" if number else "") + answer_page(each, wording_for(language)))
    hits = [each.hit for each in found if each.hit]
    if hits and not json:
        tell_other_language(lang, (hit.term.language for hit in hits))
    return Exit.OK if all(each.hit or each.phrases for each in found) else Exit.NO
