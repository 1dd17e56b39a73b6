"""``hlreader read``: open an article in the reader on a terminal, or print it elsewhere."""

from pathlib import Path
from typing import Annotated

import typer

from hlreader.actions.find_article import ArticleRequest
from hlreader.actions.home import show_home
from hlreader.actions.preferences import Flags
from hlreader.actions.read import read_article
from hlreader.commands.completion import complete_article
from hlreader.commands.options import (
    ColorOption,
    FormatOption,
    GlossaryOption,
    HelpAllOption,
    LanguageOption,
    LibraryOption,
    NoColorOption,
    PlainOption,
    TextSizeOption,
    WidthOption,
)
from hlreader.errors import UsageError
from hlreader.limits import FASTEST, SLOWEST
from hlreader.messages import Message
from hlreader.pages.reading import Definitions
from hlreader.terminal import ColorChoice, standard_output
from hlreader.textsize.available_sizes import Method
from hlreader.themes import ThemeName


def read(  # noqa: PLR0917 - an option each
    article: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="ARTICLE",
            help="Name from `hlreader list`, its first letters, a file, or - for standard input.",
            show_default=False,
            autocompletion=complete_article,
        ),
    ] = None,
    text_size: TextSizeOption = None,
    width: WidthOption = None,
    text_size_method: Annotated[
        Method | None,
        typer.Option(
            "--text-size-method",
            metavar="METHOD",
            help="How to make letters larger. With auto, hlreader picks what works.",
            rich_help_panel="Letters and colours",
        ),
    ] = None,
    spacing: Annotated[
        str | None,
        typer.Option(
            "--spacing",
            metavar="SPACE",
            help="Space between lines: normal, wide or wider.",
            rich_help_panel="Letters and colours",
        ),
    ] = None,
    definitions: Annotated[
        Definitions | None,
        typer.Option(
            "--definitions",
            metavar="WHERE",
            help="Where to explain hard words in print.",
            rich_help_panel="Print",
        ),
    ] = None,
    plain: PlainOption = False,
    printed: Annotated[
        bool, typer.Option("--print", help="Print the article even on a terminal.")
    ] = False,
    aloud: Annotated[
        bool,
        typer.Option("--aloud", help="Read it aloud, with the voice of this computer."),
    ] = False,
    audio: Annotated[
        Path | None,
        typer.Option(
            "--audio",
            metavar="FILE",
            help="Write it to a sound file, .wav or .ogg.",
            rich_help_panel="Voice",
        ),
    ] = None,
    force: Annotated[
        bool,
        typer.Option(
            "--force", help="Replace the sound file if it exists.", rich_help_panel="Voice"
        ),
    ] = False,
    voice_speed: Annotated[
        int | None,
        typer.Option(
            "--voice-speed",
            min=SLOWEST,
            max=FASTEST,
            metavar="N",
            help=f"Words a minute, {SLOWEST} to {FASTEST}.",
            rich_help_panel="Voice",
        ),
    ] = None,
    theme: Annotated[
        ThemeName | None,
        typer.Option(
            "--theme",
            metavar="NAME",
            help="Which colours to use.",
            rich_help_panel="Letters and colours",
        ),
    ] = None,
    color: ColorOption = ColorChoice.AUTO,
    no_color: NoColorOption = False,  # noqa: ARG001
    format: FormatOption = None,  # noqa: A002
    lang: LanguageOption = "",
    library: LibraryOption = None,
    glossary: GlossaryOption = None,
    help_all: HelpAllOption = False,  # noqa: ARG001
) -> None:
    """Read an article with its hard words explained.

    On a terminal, keys turn the pages. Elsewhere, hlreader prints the article. Options override
    variables such as HLREADER_TEXT_SIZE, which override `hlreader config`.

    Example: hlreader read metastatic

    Example: hlreader read leaflet.pdf --text-size large

    Example: hlreader read metastatic --plain
    """
    flags = Flags(width, text_size, text_size_method, spacing, definitions, theme, voice_speed)
    request = ArticleRequest(" ".join(article or ()), library, glossary, lang, format)
    terminal = standard_output(color)
    if request.name.strip() and audio:
        from hlreader.actions.aloud import write_audio

        write_audio(request, flags, audio, force=force)
    elif request.name.strip():
        read_article(request, flags, terminal, plain=plain, printed=printed, aloud=aloud)
    elif article or not show_home(request, flags, terminal, plain=plain or printed):
        raise UsageError(
            Message("Name an article."), hint=Message("Run `hlreader list` to see them all.")
        )
