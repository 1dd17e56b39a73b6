"""``hlreader search``: find articles by words."""

from typing import Annotated

import typer

from hlreader.commands.options import GlossaryOption, JsonOption, LibraryOption
from hlreader.exits import Exit


def search(
    words: Annotated[
        list[str], typer.Argument(metavar="WORDS", help="What to look for.", show_default=False)
    ],
    json: JsonOption = False,
    library: LibraryOption = None,
    glossary: GlossaryOption = None,
) -> Exit:
    """Search the articles. The best match comes first, with the sentence found.

    Example: hlreader search bone scan
    """
    from hlreader.commands.output import write_json, write_text
    from hlreader.glossary import Glossary
    from hlreader.library import Library
    from hlreader.pages.listing import found_record, search_results
    from hlreader.search import search as find

    query = " ".join(words)
    found = find(query, Library(library).articles(), Glossary.load(glossary))
    if json:
        results = [found_record(result) for result in found]
        write_json({"schema": 1, "query": query, "results": results})
    else:
        write_text(search_results(query, found))
    return Exit.OK if found else Exit.NO
