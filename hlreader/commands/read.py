"""``hlreader read``: print an article."""

from typing import Annotated

import typer

from hlreader.commands.completion import complete_article
from hlreader.commands.options import (
    ColorOption,
    FormatOption,
    GlossaryOption,
    LanguageOption,
    LibraryOption,
)
from hlreader.pages.reading import Definitions
from hlreader.pages.themes import ThemeName
from hlreader.terminal import ColorChoice, standard_output
from hlreader.textsize.ladder import Method


def read(
    article: Annotated[
        list[str],
        typer.Argument(
            metavar="ARTICLE",
            help="A name in `hlreader list`, the beginning of one, a file, or - (standard input).",
            show_default=False,
            autocompletion=complete_article,
        ),
    ],
    width: Annotated[
        int | None,
        typer.Option("--width", min=20, max=200, metavar="N", help="Letters to a line, 20 to 200."),
    ] = None,
    text_size: Annotated[
        str,
        typer.Option(
            "--text-size",
            metavar="SIZE",
            envvar="HLREADER_TEXT_SIZE",
            help="How large: 1 to 7, 150%, small, normal, large, x-large, xx-large.",
        ),
    ] = "normal",
    text_size_method: Annotated[
        Method,
        typer.Option(
            "--text-size-method",
            envvar="HLREADER_TEXT_SIZE_METHOD",
            help="How letters are made larger; auto is what the terminal has.",
        ),
    ] = Method.AUTO,
    definitions: Annotated[
        Definitions, typer.Option("--definitions", help="Where hard words are explained.")
    ] = Definitions.INLINE,
    plain: Annotated[
        bool, typer.Option("--plain", help="Plain words only, for screen readers.")
    ] = False,
    theme: Annotated[
        ThemeName, typer.Option("--theme", envvar="HLREADER_THEME", help="Colours.")
    ] = ThemeName.DEFAULT,
    color: ColorOption = ColorChoice.AUTO,
    format: FormatOption = None,  # noqa: A002
    lang: LanguageOption = "",
    library: LibraryOption = None,
    glossary: GlossaryOption = None,
) -> None:
    """Read an article, its hard words explained.

    Example: hlreader read metastatic
    """
    from hlreader.commands.reading import open_reading
    from hlreader.textsize.sizes import parse

    terminal = standard_output(color)
    size = parse(text_size)
    reading = open_reading(" ".join(article), library, glossary, definitions, lang, format)
    if plain or terminal.dumb:
        from hlreader.commands.output import write_text
        from hlreader.pages.plain import plain_page

        write_text(plain_page(reading, width))
        return
    from hlreader.commands.printing import print_article

    print_article(reading, terminal, size, text_size_method, width, theme)
