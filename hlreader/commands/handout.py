"""``hlreader handout``: an article as a web page, a PDF, a Word file or plain text."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hlreader.commands.completion import complete_article
from hlreader.commands.options import FormatOption, GlossaryOption, LanguageOption, LibraryOption
from hlreader.errors import UsageError
from hlreader.handouts.formats import HandoutFormat
from hlreader.handouts.paper import Paper, PaperSize, usual_size
from hlreader.messages import Message

if TYPE_CHECKING:
    from hlreader.handouts.leaflet import Clinic


def handout(
    article: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="ARTICLE|FILE",
            help="Name from `hlreader list`, its first letters, a file, or - for standard input.",
            show_default=False,
            autocompletion=complete_article,
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE|FOLDER",
            help="Write to this file, which must be new. With --all, to this folder.",
        ),
    ] = None,
    to: Annotated[
        HandoutFormat | None,
        typer.Option("--to", help="The format, if the name of the file does not say it."),
    ] = None,
    every: Annotated[
        bool,
        typer.Option("--all", help="Make a web site of all articles and words, in the folder -o."),
    ] = False,
    force: Annotated[bool, typer.Option("--force", help="Replace the file if it exists.")] = False,
    brand: Annotated[
        str, typer.Option("--brand", metavar="NAME", help="The name of your clinic or team.")
    ] = "",
    phone: Annotated[
        str, typer.Option("--phone", metavar="NUMBER", help="The number that readers can call.")
    ] = "",
    large_print: Annotated[
        bool, typer.Option("--large-print", help="Use letters of 18 points, not 12.")
    ] = False,
    paper: Annotated[
        PaperSize | None,
        typer.Option(
            "--paper",
            help="The paper of a PDF or Word file. Default: that of your country.",
            show_default=False,
        ),
    ] = None,
    format: FormatOption = None,  # noqa: A002
    lang: LanguageOption = "",
    library: LibraryOption = None,
    glossary: GlossaryOption = None,
) -> None:
    """Make a hand-out of an article: a web page, a PDF, a Word file or plain text.

    Hard words are explained in it. It needs no network and loads nothing.

    Example: hlreader handout metastatic -o metastatic.html

    Example: hlreader handout leaflet.docx --to pdf --brand "Hill Street Clinic"

    Example: hlreader handout --all -o site --phone "555 0100"
    """
    from hlreader.actions.find_article import ArticleRequest
    from hlreader.actions.handout import make_handout
    from hlreader.actions.output import write_note
    from hlreader.handouts.leaflet import Clinic
    from hlreader.sanitize import clean_line

    clinic = Clinic(clean_line(brand), clean_line(phone))
    sheets = Paper(paper or usual_size(os.environ), large_print)
    if every:
        _make_site(article, output, to, library, glossary, clinic, sheets, force=force)
        return
    request = ArticleRequest(" ".join(article or ()), library, glossary, lang, format)
    if not request.name.strip():
        raise UsageError(
            Message("Name an article."), hint=Message("Run `hlreader list` to see them all.")
        )
    path = make_handout(request, output, to, clinic, sheets, force=force)
    if path:
        write_note(Message("Wrote {path}.", path=path))


def _make_site(
    article: list[str] | None,
    output: Path | None,
    to: HandoutFormat | None,
    library: Path | None,
    glossary: list[Path] | None,
    clinic: "Clinic",
    paper: Paper,
    *,
    force: bool,
) -> None:
    from hlreader.actions.make_site import make_site
    from hlreader.actions.output import write_note

    if article:
        raise UsageError(
            Message("--all makes a site of all articles."),
            hint=Message("Leave out --all, or the name of the article."),
        )
    if to not in (None, HandoutFormat.HTML):
        raise UsageError(
            Message("--all makes a web site, not files of another format."),
            hint=Message("Leave out --to."),
        )
    if output is None or output == Path("-"):
        raise UsageError(
            Message("--all needs a folder to write to."),
            hint=Message("Name one, as in `hlreader handout --all -o site`."),
        )
    made = make_site(output, library, glossary, clinic, paper, force=force)
    counts = {"articles": made.articles, "words": made.words}
    write_note(
        Message("Wrote {folder}: {articles} articles, {words} words.", folder=output, **counts)
    )
