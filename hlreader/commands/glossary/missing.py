"""``hlreader glossary missing``: the hard words of texts that no entry explains."""

from typing import Annotated, Literal, TypeAlias

import typer

from hlreader.commands.options import FollowLinksOption, FormatOption, GlossaryOption, JsonOption
from hlreader.exits import Exit

ListFormat: TypeAlias = Literal["text", "json", "csv", "tsv"]


def missing(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH...", help="Files, folders, or - for standard input.", show_default=False
        ),
    ],
    limit: Annotated[
        int | None,
        typer.Option(
            "--limit", min=1, metavar="N", help="List at most N words.", show_default=False
        ),
    ] = None,
    min_uses: Annotated[
        int,
        typer.Option("--min-uses", min=1, metavar="N", help="List words with N or more uses."),
    ] = 1,
    output_format: Annotated[
        ListFormat,
        typer.Option(
            "--output-format", help="csv and tsv have a column for the meanings: fill it in."
        ),
    ] = "text",
    follow_links: FollowLinksOption = False,
    format: FormatOption = None,  # noqa: A002
    json: JsonOption = False,
    glossary: GlossaryOption = None,
) -> Exit:
    """List the hard words of texts that no entry explains.

    The most used come first. Plurals and other forms of a word count together. The list has no
    names of people and places, no numbers, units or addresses, and only words of English texts.

    Write the meanings into the list as csv, and import it with `hlreader glossary import`. Exits
    with 0 if there are such words, else with 1.

    Example: hlreader glossary missing leaflets --min-uses 3 --output-format csv > words.csv
    """
    from hlreader.actions.open_glossary import open_words
    from hlreader.actions.output import write_errors, write_json, write_pieces
    from hlreader.actions.progress import progress_bar
    from hlreader.actions.sources import open_sources
    from hlreader.documents import open_source
    from hlreader.errors import HlreaderError, NotFoundError, UnreadableError
    from hlreader.glossary.words.missing import missing_words
    from hlreader.glossary.words.usage import Usage, find_terms
    from hlreader.pages.missing import missing_record, missing_rows, missing_text

    sources = open_sources(paths, follow_links=follow_links)
    words = open_words(glossary)
    found, errors = list[Usage](), list[HlreaderError](sources.errors)
    with progress_bar("Reading files") as progress:
        for number, file in enumerate(sources.files):
            if progress:
                progress(number, len(sources.files))
            try:
                used = find_terms(open_source(file, format).whole(), words, in_context=False)
                found.append(used._replace(terms=()))
            except (UnreadableError, NotFoundError) as error:
                errors.append(error)
    listed = [word for word in missing_words(found) if word.uses >= min_uses]
    shown = listed[:limit]
    if json or output_format == "json":
        write_json(missing_record(shown, len(listed), len(found)))
    elif output_format == "text":
        write_pieces(missing_text(shown, len(listed), len(found)))
    else:
        write_pieces(missing_rows(shown, "\t" if output_format == "tsv" else ","))
    write_errors(errors)
    if errors:
        return Exit.UNREADABLE
    return Exit.OK if listed else Exit.NO
