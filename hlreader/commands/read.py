"""``hlreader read``: read an article, key by key on a terminal, else printed."""

from typing import Annotated

import typer

from hlreader.actions.choices import Flags
from hlreader.actions.find_article import Wanted
from hlreader.actions.read import read_article
from hlreader.commands.completion import complete_article
from hlreader.commands.options import (
    ColorOption,
    FormatOption,
    GlossaryOption,
    LanguageOption,
    LibraryOption,
)
from hlreader.errors import UsageError
from hlreader.limits import NARROWEST, WIDEST
from hlreader.pages.reading import Definitions
from hlreader.terminal import ColorChoice, standard_output
from hlreader.textsize.ladder import Method
from hlreader.themes import ThemeName


def read(
    article: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="ARTICLE",
            help="A name in `hlreader list`, the beginning of one, a file, or - (standard input).",
            show_default=False,
            autocompletion=complete_article,
        ),
    ] = None,
    width: Annotated[
        int | None,
        typer.Option(
            "--width",
            min=NARROWEST,
            max=WIDEST,
            metavar="N",
            help=f"Letters to a line, {NARROWEST} to {WIDEST}.",
        ),
    ] = None,
    text_size: Annotated[
        str | None,
        typer.Option(
            "--text-size",
            metavar="SIZE",
            help="How large: 1 to 7, 150%, small, normal, large, x-large, xx-large.",
        ),
    ] = None,
    text_size_method: Annotated[
        Method | None,
        typer.Option(
            "--text-size-method", help="How letters are made larger; auto is what the terminal has."
        ),
    ] = None,
    spacing: Annotated[
        str | None,
        typer.Option("--spacing", metavar="SPACE", help="Space between lines: wide or wider."),
    ] = None,
    definitions: Annotated[
        Definitions | None,
        typer.Option("--definitions", help="Where hard words are explained in print."),
    ] = None,
    plain: Annotated[
        bool, typer.Option("--plain", help="Plain words only, for screen readers.")
    ] = False,
    printed: Annotated[
        bool, typer.Option("--print", help="Print the article, also on a terminal.")
    ] = False,
    theme: Annotated[ThemeName | None, typer.Option("--theme", help="Colours.")] = None,
    color: ColorOption = ColorChoice.AUTO,
    format: FormatOption = None,  # noqa: A002
    lang: LanguageOption = "",
    library: LibraryOption = None,
    glossary: GlossaryOption = None,
) -> None:
    """Read an article, its hard words explained.

    On a terminal it stays open, and keys turn its pages; else it is printed. Options that are not
    given are as HLREADER_TEXT_SIZE, HLREADER_THEME and so on say, or as `hlreader config` does.

    Example: hlreader read metastatic
    """
    if not article:
        raise UsageError("Name an article.", hint="`hlreader list` shows them all.")
    flags = Flags(width, text_size, text_size_method, spacing, definitions, theme)
    wanted = Wanted(" ".join(article), library, glossary, lang, format)
    read_article(wanted, flags, standard_output(color), plain=plain, printed=printed)
