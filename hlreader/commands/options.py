"""Options that several commands share."""

from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from hlreader.documents.formats import FORMATS
from hlreader.terminal import ColorChoice

LibraryOption: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--library",
        metavar="FOLDER",
        envvar="HLREADER_LIBRARY",
        help="Use articles from this folder, not the shipped ones.",
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
    ),
]

LanguageOption: TypeAlias = Annotated[
    str,
    typer.Option(
        "--lang",
        metavar="LANGUAGE",
        help="Language, such as es. [default: your system's]",
        show_default=False,
    ),
]


def _known_format(value: str | None) -> str | None:
    if value is None or value in FORMATS:
        return value
    raise typer.BadParameter(f"`{value}` is not one of {', '.join(FORMATS)}.")


FormatOption: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--format",
        metavar="FORMAT",
        callback=_known_format,
        help=f"Input format, whatever the file name: {', '.join(FORMATS)}.",
    ),
]

JsonOption: TypeAlias = Annotated[bool, typer.Option("--json", help="Print JSON.")]

FollowLinksOption: TypeAlias = Annotated[
    bool,
    typer.Option("--follow-links", help="Follow links that lead out of a folder."),
]

ColorOption: TypeAlias = Annotated[
    ColorChoice, typer.Option("--color", help="When to use colour.", show_default=True)
]
