"""``hlreader audit``: how hard many pages are to read, on many cores."""

from pathlib import Path
from typing import Annotated

import typer

from hlreader.checker.config.profiles import ProfileName
from hlreader.commands.options import (
    FollowLinksOption,
    FormatOption,
    GlossaryOption,
    HelpAllOption,
    JsonOption,
    checked_language,
)
from hlreader.errors import UsageError
from hlreader.exits import Exit
from hlreader.messages import Message

_PACKAGES = {
    "cryptography", "dask", "distributed", "duckdb", "fastwarc", "fsspec", "leather", "numpy",
    "pandas", "pyarrow", "rensa",
}  # fmt: skip


def _known_language(value: str | None) -> str | None:
    return value if value is None else checked_language(value)


def audit(  # noqa: PLR0917 - an option each
    sources: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="SOURCE...",
            help="Folders, patterns, WARC, Parquet, CSV or JSON lines; here or at an address.",
            show_default=False,
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o", "--output", metavar="FOLDER", help="Folder of the audit.", show_default=False
        ),
    ] = None,
    query: Annotated[
        str | None,
        typer.Option(
            "--query",
            metavar="CONDITION",
            help='List pages of the audit in SOURCE, such as "grade > 10 and words > 300".',
            show_default=False,
        ),
    ] = None,
    since: Annotated[
        Path | None,
        typer.Option(
            "--since",
            metavar="FOLDER",
            help="Compare with an earlier audit.",
            show_default=False,
        ),
    ] = None,
    workers: Annotated[
        int | None,
        typer.Option(
            "-j",
            "--jobs",
            metavar="N",
            min=1,
            help="Number of workers. The default is all cores.",
            show_default=False,
            rich_help_panel="Workers",
        ),
    ] = None,
    scheduler: Annotated[
        str,
        typer.Option(
            "--scheduler",
            metavar="ADDRESS",
            help="Use a Dask cluster, such as tcp://10.0.0.1:8786.",
            show_default=False,
            rich_help_panel="Workers",
        ),
    ] = "",
    time_limit: Annotated[
        float,
        typer.Option(
            "--time-limit",
            metavar="SECONDS",
            min=1,
            help="How long a page may take.",
            rich_help_panel="Workers",
        ),
    ] = 60.0,
    text_column: Annotated[
        str,
        typer.Option(
            "--text-column",
            metavar="NAME",
            help="Column with the texts of a table.",
            rich_help_panel="Files",
        ),
    ] = "text",
    id_column: Annotated[
        str,
        typer.Option(
            "--id-column",
            metavar="NAME",
            help="Column with the names of its pages. The default is url, address or id.",
            show_default=False,
            rich_help_panel="Files",
        ),
    ] = "",
    max_grade: Annotated[
        float | None,
        typer.Option(
            "--max-grade",
            metavar="LIMIT",
            help="Highest grade. The default is 8.",
            show_default=False,
            rich_help_panel="Rules",
        ),
    ] = None,
    profile: Annotated[
        ProfileName | None,
        typer.Option(
            "--profile",
            metavar="NAME",
            help="Use the settings of a health body, such as nhs.",
            rich_help_panel="Rules",
        ),
    ] = None,
    config: Annotated[
        Path | None,
        typer.Option(
            "--config", metavar="FILE", help="Use this settings file.", rich_help_panel="Rules"
        ),
    ] = None,
    isolated: Annotated[
        bool,
        typer.Option("--isolated", help="Ignore all settings files.", rich_help_panel="Rules"),
    ] = False,
    language: Annotated[
        str | None,
        typer.Option(
            "--lang",
            metavar="LANGUAGE",
            callback=_known_language,
            help="Language of the texts, such as es. By default, hlreader finds it out.",
            show_default=False,
            rich_help_panel="Files",
        ),
    ] = None,
    follow_links: FollowLinksOption = False,
    format: FormatOption = None,  # noqa: A002
    glossary: GlossaryOption = None,
    json: JsonOption = False,
    help_all: HelpAllOption = False,  # noqa: ARG001
) -> Exit:
    """Check the pages of a whole site on all cores, and write a report.

    Each page becomes a row of a Parquet data set. If something stops it, run it again: it goes on
    from there. To install it, run this in the folder of hlreader: pip install ".[audit]"

    Example: hlreader audit site -o audit

    Example: hlreader audit crawl/*.warc.gz -o audit-2026 --since audit-2025

    Example: hlreader audit --query "grade > 10 and words > 300" audit
    """
    try:
        if query is not None:
            from hlreader.actions.audit_query import list_pages

            return list_pages(_one_folder(sources or [], output), query, as_json=json)
        from hlreader.actions.audit import Auditing
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in _PACKAGES:
            raise
        raise UsageError(
            Message("An audit needs the package {name}.", name=error.name),
            hint=Message('In the folder of hlreader, run pip install ".[audit]".'),
        ) from None
    from datetime import date

    from hlreader.audit.checks import Checks
    from hlreader.audit.containers import Columns
    from hlreader.glossary.files_in_use import find_places

    if not output:
        raise UsageError(
            Message("An audit needs a folder."), hint=Message("Name one with -o FOLDER.")
        )
    flags = {"profile": profile, "max-grade": max_grade, "language": language}
    checks = Checks(
        tuple(map(str, find_places(glossary).paths)),
        tuple((name, value) for name, value in flags.items() if value is not None),
        str(config.absolute()) if config else "",
        isolated,
        format,
        date.today(),
    )
    auditing = Auditing(
        output, checks, Columns(text_column, id_column), workers, scheduler, since, time_limit,
        follow_links,
    )  # fmt: skip
    return auditing.run(sources or [])


def _one_folder(given: list[str], output: Path | None) -> Path:
    folders = [*map(Path, given), *([output] if output else [])]
    if len(folders) != 1:
        raise UsageError(
            Message("--query needs the folder of one audit."),
            hint=Message('For example: hlreader audit --query "grade > 10" FOLDER.'),
        )
    return folders[0]
