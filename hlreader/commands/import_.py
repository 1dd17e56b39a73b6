"""``hlreader import``: pages, Word files and PDFs become drafts of articles."""

from typing import Annotated

import typer

from hlreader.commands.options import (
    FollowLinksOption,
    FormatOption,
    GlossaryOption,
    JsonOption,
    LibraryOption,
)
from hlreader.exits import Exit


def import_(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE...",
            help="Pages, Word files, PDFs, folders of them, or - for standard input.",
            show_default=False,
        ),
    ],
    output: Annotated[
        str,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="The file or folder to write to, or - to print. [default: your library, or here]",
            show_default=False,
        ),
    ] = "",
    force: Annotated[bool, typer.Option("--force", help="Replace the file if it exists.")] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show the article, and write nothing.")
    ] = False,
    format: FormatOption = None,  # noqa: A002
    follow_links: FollowLinksOption = False,
    json: JsonOption = False,
    library: LibraryOption = None,
    glossary: GlossaryOption = None,
) -> Exit:
    """Make articles from pages, Word files and PDFs.

    The result is a Markdown file with what the page says about itself: title, section, publisher,
    review. It is a draft, because its words are still those of the page. hlreader leaves out menus,
    and puts descriptions in place of pictures.

    Then hlreader tells the reading level, the hard words without an entry, and what to do next.
    Exits with 0 if it could import all files.

    Example: hlreader import page.html -o articles/gout.md

    Example: hlreader import leaflet.docx --dry-run
    """
    from hlreader.actions.import_article import Options, import_articles
    from hlreader.actions.open_glossary import open_words
    from hlreader.actions.output import write_errors, write_json, write_pieces, write_text
    from hlreader.actions.sources import open_sources
    from hlreader.errors import HlreaderError
    from hlreader.pages.drafted import Drafted, drafted_record, drafted_text

    sources = open_sources(paths, follow_links=follow_links)
    errors, records = list[HlreaderError](sources.errors), []
    to_screen = output == "-"
    options = Options(output, library, format, force=force, dry_run=dry_run)
    for number, one in enumerate(import_articles(sources.files, options, open_words(glossary))):
        if isinstance(one, HlreaderError):
            errors.append(one)
            continue
        written = not (dry_run or to_screen)
        path = str(one.path) if one.path else "-"
        drafted = Drafted(
            one.source, path, written, one.exists, one.draft, one.article, one.missing
        )
        if json:
            records.append(drafted_record(drafted))
            continue
        if number:
            write_text("\n")
        if not written:
            write_text(one.draft.text)
        if not to_screen:
            write_pieces(["\n"] if dry_run else [])
            write_pieces(drafted_text(drafted))
    if json:
        write_json({"schema": 1, "articles": records})
    write_errors(errors)
    return max((error.exit_code for error in errors), default=Exit.OK)
