"""``hlreader teach-back``: questions about an article, to answer in one's own words."""

from typing import Annotated

import typer

from hlreader.commands.completion import complete_article
from hlreader.commands.options import (
    ColorOption,
    FormatOption,
    GlossaryOption,
    JsonOption,
    LanguageOption,
    LibraryOption,
    NoColorOption,
    PlainOption,
    TextSizeOption,
    WidthOption,
)
from hlreader.errors import UsageError
from hlreader.messages import Message
from hlreader.terminal import ColorChoice


def teach_back(
    article: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="ARTICLE|FILE",
            help="Name from `hlreader list`, its first letters, a file, or - for standard input.",
            show_default=False,
            autocompletion=complete_article,
        ),
    ] = None,
    worksheet: Annotated[
        bool,
        typer.Option("--worksheet", help="Print a page with the questions and room to write."),
    ] = False,
    json: JsonOption = False,
    plain: PlainOption = False,
    printed: Annotated[
        bool, typer.Option("--print", help="Print the questions even on a terminal.")
    ] = False,
    text_size: TextSizeOption = None,
    width: WidthOption = None,
    color: ColorOption = ColorChoice.AUTO,
    no_color: NoColorOption = False,  # noqa: ARG001
    format: FormatOption = None,  # noqa: A002
    lang: LanguageOption = "",
    library: LibraryOption = None,
    glossary: GlossaryOption = None,
) -> None:
    """Ask what you understood of an article: a few questions, one at a time.

    Answer in your own words, aloud or in your mind. Then see what to look for and where the
    article says it. There is no score, and no one keeps your answers. In a pipe, hlreader prints
    the questions.

    Example: hlreader teach-back metastatic

    Example: hlreader teach-back metastatic --worksheet
    """
    from hlreader.actions.find_article import ArticleRequest
    from hlreader.actions.preferences import Flags
    from hlreader.actions.teach_back import ask_questions, print_record, print_worksheet
    from hlreader.terminal import standard_output

    request = ArticleRequest(" ".join(article or ()), library, glossary, lang, format)
    if not request.name.strip():
        raise UsageError(
            Message("Name an article."), hint=Message("Run `hlreader list` to see them all.")
        )
    flags, terminal = Flags(width, text_size), standard_output(color)
    if json:
        print_record(request)
    elif worksheet:
        print_worksheet(request, flags, terminal, plain=plain)
    else:
        ask_questions(request, flags, terminal, plain=plain, printed=printed)
