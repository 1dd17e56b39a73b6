"""Options that several commands share, each declared once."""

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
        help="Use the articles in this folder in place of the shipped ones.",
    ),
]

GlossaryOption: TypeAlias = Annotated[
    list[Path] | None,
    typer.Option(
        "--glossary",
        metavar="FILE",
        envvar="HLREADER_GLOSSARY",
        help="Use this YAML file alone, in place of the shipped glossary and your own. Say it "
        "again for several: the later goes before the earlier.",
        readable=False,  # whoever reads it says so, and with which exit code
        show_default=False,
    ),
]

LanguageOption: TypeAlias = Annotated[
    str,
    typer.Option(
        "--lang",
        metavar="LANGUAGE",
        help="The language to read, such as es. [default: that of your system]",
        show_default=False,
    ),
]


def _known_format(value: str | None) -> str | None:
    if value is None or value in FORMATS:
        return value
    raise typer.BadParameter(f"`{value}` is none of {', '.join(FORMATS)}.")


FormatOption: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--format",
        metavar="FORMAT",
        callback=_known_format,
        help=f"What the input is, whatever its name says: {', '.join(FORMATS)}.",
    ),
]

JsonOption: TypeAlias = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]

FollowLinksOption: TypeAlias = Annotated[
    bool,
    typer.Option("--follow-links", help="Follow links in a folder that lead out of it."),
]

ColorOption: TypeAlias = Annotated[
    ColorChoice, typer.Option("--color", help="When to use colour.", show_default=True)
]
