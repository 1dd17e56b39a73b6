"""``hlreader search``: find articles by words."""

import os
from typing import Annotated

import typer

from hlreader.commands.options import (
    GlossaryOption,
    JsonOption,
    LanguageOption,
    LibraryOption,
    require_words,
)
from hlreader.errors import UnreadableError
from hlreader.exits import Exit


def search(
    words: Annotated[
        list[str], typer.Argument(metavar="WORDS", help="Words to look for.", show_default=False)
    ],
    json: JsonOption = False,
    lang: LanguageOption = "",
    library: LibraryOption = None,
    glossary: GlossaryOption = None,
) -> Exit:
    """Search the articles. The best match comes first, with a sentence from it.

    Example: hlreader search bone scan
    """
    from hlreader.actions.open_glossary import open_words
    from hlreader.actions.output import write_errors, write_json, write_text
    from hlreader.language import preferred
    from hlreader.library.find import Library
    from hlreader.library.search import search as find
    from hlreader.pages.listing import found_record, search_results
    from hlreader.wording import wording_for

    require_words(words, "hlreader search bone scan")
    query = " ".join(words)
    language = lang or preferred(os.environ)
    broken: list[UnreadableError] = []
    articles = Library(library, language).articles(broken.append)
    found = find(query, articles, open_words(glossary), language)
    if json:
        results = [found_record(result) for result in found]
        write_json({"schema": 1, "query": query, "results": results})
    else:
        write_text(search_results(query, found, wording_for(language)))
    write_errors(broken)
    if broken:
        return Exit.UNREADABLE
    return Exit.OK if found else Exit.NO
