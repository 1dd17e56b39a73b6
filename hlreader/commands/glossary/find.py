"""``hlreader glossary find``: which terms a text uses, and which of them it explains."""

from typing import Annotated

import typer

from hlreader.commands.options import FollowLinksOption, FormatOption, GlossaryOption, JsonOption
from hlreader.errors import HlreaderError, NotFoundError, UnreadableError
from hlreader.exits import Exit


def find(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH...", help="Files, folders, or - for standard input.", show_default=False
        ),
    ],
    follow_links: FollowLinksOption = False,
    format: FormatOption = None,  # noqa: A002
    json: JsonOption = False,
    glossary: GlossaryOption = None,
) -> Exit:
    """List the terms in a text, and the ones it does not explain.

    Each has its line and column. The list also has hard words that the glossary lacks.

    A text explains a term if a sentence says what it is: "A biopsy is a test that" or
    "biopsy (a test that takes tissue)". Exits with 0 if there are terms, else with 1.

    Example: hlreader glossary find leaflet.md
    """
    from hlreader.actions.open_glossary import open_words
    from hlreader.actions.output import write_errors, write_json, write_text
    from hlreader.actions.sources import open_sources
    from hlreader.documents import open_source
    from hlreader.glossary.words.usage import find_terms
    from hlreader.pages.usage import usage_record, usage_text

    sources = open_sources(paths, follow_links=follow_links)
    words = open_words(glossary)
    found, errors = [], list[HlreaderError](sources.errors)
    for file in sources.files:
        try:
            found.append(find_terms(open_source(file, format).whole(), words))
        except (UnreadableError, NotFoundError) as error:
            errors.append(error)
    if json:
        write_json(usage_record(found))
    else:
        write_text(usage_text(found))
    write_errors(errors)
    if errors:
        return Exit.UNREADABLE
    return Exit.OK if any(usage.terms for usage in found) else Exit.NO
