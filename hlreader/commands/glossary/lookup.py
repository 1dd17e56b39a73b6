"""``hlreader glossary lookup``: look words up from a script."""

import os
import sys
from typing import Annotated

import typer

from hlreader.commands.completion import complete_term
from hlreader.commands.options import (
    GlossaryOption,
    JsonOption,
    LanguageOption,
    require_words,
)
from hlreader.errors import UsageError
from hlreader.exits import Exit
from hlreader.limits import SUGGESTIONS
from hlreader.messages import Message


def lookup(
    word: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="WORD...",
            help="Words to look up, as one term if there is one.",
            show_default=False,
            autocompletion=complete_term,
        ),
    ] = None,
    stdin: Annotated[
        bool,
        typer.Option(
            "--stdin",
            help="Look up each line of standard input. Print one line for each, as JSON "
            "unless you use --format or --fields.",
        ),
    ] = False,
    json: JsonOption = False,
    format: Annotated[  # noqa: A002
        str | None,
        typer.Option(
            "--format",
            metavar="TEXT",
            help="Print a line such as '{term}\\t{plain}' for each. Fields: see --fields.",
        ),
    ] = None,
    fields: Annotated[
        str | None,
        typer.Option(
            "--fields",
            metavar="NAMES",
            help="Print these fields with tabs between them, or with --json as an object: "
            "query, found, match, glossary, suggestions, parts or a field of an entry.",
        ),
    ] = None,
    suggest: Annotated[
        int,
        typer.Option("--suggest", min=0, max=20, metavar="N", help="How many terms a miss names."),
    ] = SUGGESTIONS,
    lang: LanguageOption = "",
    glossary: GlossaryOption = None,
) -> Exit:
    """Look up words from a script, one or thousands.

    Print JSON or lines in your own format, and read words from standard input.

    Exits with 0 if the glossary has all of them, else with 1.

    Example: hlreader glossary lookup metastases --fields term,plain

    Example: cut -f1 words.tsv | hlreader glossary lookup --stdin > found.jsonl
    """
    from hlreader.actions.look_up import answers, as_records, in_form, stream
    from hlreader.actions.open_glossary import open_words
    from hlreader.actions.output import write_text, writes_unicode
    from hlreader.language import preferred
    from hlreader.pages.answer_formats import form_of
    from hlreader.pages.term import definition
    from hlreader.sanitize import clean
    from hlreader.wording import wording_for

    if stdin and word:
        raise UsageError(
            Message("--stdin cannot be used with words."), hint=Message("Use only one of them.")
        )
    if not stdin:
        require_words(word or (), "hlreader glossary lookup biopsy")
    language = lang or preferred(os.environ)
    unicode = writes_unicode()
    in_records = stdin and format is None and fields is None
    form = form_of(
        as_json=json or in_records,
        format=format,
        fields=fields,
        language=language,
        unicode=unicode,
    )
    words = open_words(glossary, each_says_where=True)
    if stdin:
        if in_records:
            answered = as_records(words, language, suggest, unicode=unicode)
        else:
            answered = in_form(words, language, suggest, form)
        return Exit.OK if stream(answered, sys.stdout) else Exit.NO
    found = answers(words, word or [], language, suggest)
    for number, each in enumerate(found):
        write_text(form(*each[:3], number))
        if each.hit is None and (format is not None or fields) and not json:
            sys.stderr.write(clean(definition(*each[:3], wording_for(language))))
    return Exit.OK if all(each.hit for each in found) else Exit.NO
