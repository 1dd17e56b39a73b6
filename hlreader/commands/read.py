"""``hlreader read``: print an article."""

from typing import Annotated

import typer

from hlreader.commands.options import (
    ColorOption,
    FormatOption,
    GlossaryOption,
    LanguageOption,
    LibraryOption,
)
from hlreader.pages.reading import Definitions
from hlreader.terminal import ColorChoice, standard_output
from hlreader.textsize import SPACINGS, TextSize
from hlreader.themes import ThemeName


def read(
    article: Annotated[
        list[str],
        typer.Argument(
            metavar="ARTICLE",
            help="A name in `hlreader list`, the beginning of one, a file, or - (standard input).",
            show_default=False,
        ),
    ],
    width: Annotated[
        int | None,
        typer.Option("--width", min=20, max=200, metavar="N", help="Letters to a line, 20 to 200."),
    ] = None,
    text_size: Annotated[
        TextSize, typer.Option("--text-size", envvar="HLREADER_TEXT_SIZE", help="How large.")
    ] = TextSize.NORMAL,
    definitions: Annotated[
        Definitions, typer.Option("--definitions", help="Where hard words are explained.")
    ] = Definitions.INLINE,
    plain: Annotated[
        bool, typer.Option("--plain", help="Plain words only, for screen readers.")
    ] = False,
    printed: Annotated[
        bool, typer.Option("--print", help="Print the article, also on a terminal.")
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
    """Read an article, its hard words explained: key by key on a terminal, else printed.

    Example: hlreader read metastatic
    """
    from hlreader.commands.reading import open_reading

    terminal = standard_output(color)
    name = " ".join(article)
    if terminal.is_terminal and not (plain or printed or terminal.dumb):
        from hlreader.commands.interactive import read_interactively

        if read_interactively(name, library, glossary, definitions, lang, format, terminal):
            return
    reading = open_reading(name, library, glossary, definitions, lang, format)
    if plain or terminal.dumb:
        from hlreader.commands.output import write_text
        from hlreader.pages.plain import plain_page

        write_text(plain_page(reading, width))
        return
    from hlreader.pages.article import article_page
    from hlreader.pages.body import Look
    from hlreader.pages.layout import console_for
    from hlreader.themes import THEMES

    spacing = SPACINGS[text_size]
    measure = min(width or spacing.measure, terminal.columns if terminal.is_terminal else 200)
    console = console_for(terminal, measure)
    look = Look(console, measure, spacing, THEMES[theme], not terminal.styles, not terminal.unicode)
    console.print(article_page(reading, look), crop=False, end="")
