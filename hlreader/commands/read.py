"""``hlreader read``: open an article in the reader on a terminal, or print it elsewhere."""

from typing import Annotated

import typer

from hlreader.actions.find_article import Wanted
from hlreader.actions.preferences import Flags
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
from hlreader.textsize.available_sizes import Method
from hlreader.themes import ThemeName


def read(
    article: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="ARTICLE",
            help="Name from `hlreader list`, its first letters, a file, or - for standard input.",
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
            help="Text size: 1 to 7, 150%, small, normal, large, x-large, xx-large.",
        ),
    ] = None,
    text_size_method: Annotated[
        Method | None,
        typer.Option(
            "--text-size-method",
            help="How to make letters larger. With auto, hlreader picks what works.",
        ),
    ] = None,
    spacing: Annotated[
        str | None,
        typer.Option("--spacing", metavar="SPACE", help="Space between lines: wide or wider."),
    ] = None,
    definitions: Annotated[
        Definitions | None,
        typer.Option("--definitions", help="Where to explain hard words in print."),
    ] = None,
    plain: Annotated[
        bool, typer.Option("--plain", help="Use words only, for screen readers.")
    ] = False,
    printed: Annotated[
        bool, typer.Option("--print", help="Print the article even on a terminal.")
    ] = False,
    theme: Annotated[ThemeName | None, typer.Option("--theme", help="Colours.")] = None,
    color: ColorOption = ColorChoice.AUTO,
    format: FormatOption = None,  # noqa: A002
    lang: LanguageOption = "",
    library: LibraryOption = None,
    glossary: GlossaryOption = None,
) -> None:
    """Read an article with its hard words explained.

    On a terminal, keys turn the pages. Elsewhere, hlreader prints the article. Options override
    variables such as HLREADER_TEXT_SIZE, which override `hlreader config`.

    Example: hlreader read metastatic
    """
    if not article:
        raise UsageError("Name an article.", hint="Run `hlreader list` to see them all.")
    flags = Flags(width, text_size, text_size_method, spacing, definitions, theme)
    wanted = Wanted(" ".join(article), library, glossary, lang, format)
    read_article(wanted, flags, standard_output(color), plain=plain, printed=printed)
