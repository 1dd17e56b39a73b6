"""Options that several commands share."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from hlreader.commands.help import whole_help
from hlreader.documents.formats import FORMATS
from hlreader.errors import UsageError
from hlreader.language import is_tag
from hlreader.limits import NARROWEST, WIDEST
from hlreader.messages import Message, choose_language
from hlreader.terminal import ColorChoice

LibraryOption: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--library",
        metavar="FOLDER",
        envvar="HLREADER_LIBRARY",
        help="Use articles from this folder, not the shipped ones.",
        rich_help_panel="Files",
    ),
]

GlossaryOption: TypeAlias = Annotated[
    list[Path] | None,
    typer.Option(
        "--glossary",
        metavar="FILE",
        envvar="HLREADER_GLOSSARY",
        help="Use this YAML glossary, not the shipped one and your own. Can be "
        "given more than once. Later files win.",
        readable=False,  # our own error has the right exit code
        show_default=False,
        rich_help_panel="Files",
    ),
]


_NAMES = {
    "english": "en", "inglés": "en", "ingles": "en",
    "spanish": "es", "español": "es", "espanol": "es", "castellano": "es",
}  # fmt: skip


def checked_language(value: str) -> str:
    """Return a language tag. Raises UsageError for anything else."""
    if not value or is_tag(value):
        return value
    tag = _NAMES.get(value.lower())
    hint = Message("Write en, es or es-MX.")
    if tag:
        hint = Message("Write `--lang {tag}`.", tag=tag)
    raise UsageError(Message("--lang: `{value}` is not a language tag.", value=value), hint=hint)


def require_words(words: Iterable[str], example: str) -> None:
    """Raise UsageError if there is nothing in the words. ``example`` is a command that works."""
    if not "".join(words).strip():
        raise UsageError(
            Message("There is nothing to look for."),
            hint=Message("For example: `{example}`.", example=example),
        )


def _use_language(value: str) -> str:
    """Show hlreader's own words in the language too."""
    if checked_language(value):
        choose_language(value)
    return value


LanguageOption: TypeAlias = Annotated[
    str,
    typer.Option(
        "--lang",
        metavar="LANGUAGE",
        is_eager=True,
        callback=_use_language,
        help="Language, such as es. The default is that of your system.",
        show_default=False,
    ),
]

PlainOption: TypeAlias = Annotated[
    bool, typer.Option("--plain", help="Use words only, for screen readers.")
]

WidthOption: TypeAlias = Annotated[
    int | None,
    typer.Option(
        "--width",
        min=NARROWEST,
        max=WIDEST,
        metavar="N",
        help=f"Letters to a line, {NARROWEST} to {WIDEST}.",
    ),
]

TextSizeOption: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--text-size",
        metavar="SIZE",
        help="Size of the letters: 1 to 7, 150%, large or x-large.",
    ),
]


def _without_color(wanted: bool) -> bool:  # noqa: FBT001
    if wanted:
        os.environ["NO_COLOR"] = "1"
    return wanted


NoColorOption: TypeAlias = Annotated[
    bool,
    typer.Option("--no-color", callback=_without_color, help="Use no colours."),
]


def _show_all(context: typer.Context, wanted: bool) -> None:  # noqa: FBT001
    if wanted:
        typer.echo(whole_help(context.command, context))
        raise typer.Exit


HelpAllOption: TypeAlias = Annotated[
    bool,
    typer.Option("--help-all", is_eager=True, callback=_show_all, help="Explain all options."),
]


def _known_format(value: str | None) -> str | None:
    if value is None or value in FORMATS:
        return value
    from hlreader.checker.reports import FORMATS as REPORTS

    if value in REPORTS:
        raise UsageError(
            Message("--format: `{value}` is not a kind of file that hlreader reads.", value=value),
            hint=Message("For the form of the report: `--output-format {value}`.", value=value),
        )
    raise UsageError(
        Message("--format: `{value}` is not a valid value.", value=value),
        hint=Message("Use {names}.", names=", ".join(FORMATS)),
    )


FormatOption: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--format",
        metavar="FORMAT",
        callback=_known_format,
        help="What kind of file it is, whatever its name: "
        "markdown, text, html, docx, odt, rtf, pptx, epub, pdf.",
        rich_help_panel="Files",
    ),
]

JsonOption: TypeAlias = Annotated[bool, typer.Option("--json", help="Print JSON.")]

FILES = "Files"
"""The group of options that say which files are read, and how."""


FollowLinksOption: TypeAlias = Annotated[
    bool,
    typer.Option(
        "--follow-links",
        help="Follow links that lead out of a folder.",
        rich_help_panel="Files",
    ),
]

ColorOption: TypeAlias = Annotated[
    ColorChoice,
    typer.Option(
        "--color",
        help="When to use colour.",
        show_default=True,
        rich_help_panel="Letters and colours",
    ),
]
