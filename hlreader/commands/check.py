"""``hlreader check``: how hard a text is to read, and what to fix."""

from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from hlreader.checker.config.profiles import ProfileName
from hlreader.checker.reports import OutputFormat
from hlreader.checker.severity import Severity
from hlreader.commands.completion import complete_rule
from hlreader.commands.options import (
    FollowLinksOption,
    FormatOption,
    GlossaryOption,
    HelpAllOption,
    checked_language,
)
from hlreader.exits import Exit
from hlreader.readability.counting_rules import Headings, Lists, Numbers


def _known_language(value: str | None) -> str | None:
    return value if value is None else checked_language(value)


def _limits(value: str) -> float | dict[str, float]:
    from hlreader.checker.config.settings_file import max_grade

    try:
        return max_grade(value)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from None


def check(  # noqa: PLR0917 - an option each
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH...", help="Files, folders, or - for standard input.", show_default=False
        ),
    ],
    max_grade: Annotated[
        Any,
        typer.Option(
            "--max-grade",
            metavar="LIMIT",
            parser=_limits,
            help="Highest grade: 8, or flesch-kincaid=8,smog=10.",
            show_default=False,
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
    select: Annotated[
        list[str],
        typer.Option(
            "--select",
            metavar="RULE",
            autocompletion=complete_rule,
            help="Rules to use: HL101, HL1 or a name.",
        ),
    ] = [],  # noqa: B006
    extend_select: Annotated[
        list[str],
        typer.Option(
            "--extend-select",
            metavar="RULE",
            autocompletion=complete_rule,
            help="Rules to add to those in use.",
            rich_help_panel="Rules",
        ),
    ] = [],  # noqa: B006
    ignore: Annotated[
        list[str],
        typer.Option(
            "--ignore", metavar="RULE", autocompletion=complete_rule, help="Rules to turn off."
        ),
    ] = [],  # noqa: B006
    extend_ignore: Annotated[
        list[str],
        typer.Option(
            "--extend-ignore",
            metavar="RULE",
            autocompletion=complete_rule,
            help="More rules to turn off.",
            rich_help_panel="Rules",
        ),
    ] = [],  # noqa: B006
    fail_on: Annotated[
        Severity | None,
        typer.Option(
            "--fail-on",
            metavar="LEVEL",
            help="The least serious finding that fails the check.",
            rich_help_panel="Findings",
        ),
    ] = None,
    exit_zero: Annotated[
        bool,
        typer.Option(
            "--exit-zero",
            help="Exit with 0 even if there are findings.",
            rich_help_panel="Findings",
        ),
    ] = False,
    lists: Annotated[
        Lists | None,
        typer.Option(
            "--lists",
            metavar="HOW",
            help="How to count list items.",
            rich_help_panel="Counting",
        ),
    ] = None,
    headings: Annotated[
        Headings | None,
        typer.Option(
            "--headings",
            metavar="HOW",
            help="Whether headings count.",
            rich_help_panel="Counting",
        ),
    ] = None,
    numbers: Annotated[
        Numbers | None,
        typer.Option(
            "--numbers",
            metavar="HOW",
            help="How to count the syllables of numbers.",
            rich_help_panel="Counting",
        ),
    ] = None,
    explain_counts: Annotated[
        bool,
        typer.Option(
            "--explain-counts",
            help="Show each count and how the scores add up.",
            rich_help_panel="Counting",
        ),
    ] = False,
    scores: Annotated[
        bool,
        typer.Option(
            "--scores",
            help="Show every score and the counting rules.",
            rich_help_panel="Report",
        ),
    ] = False,
    every: Annotated[
        bool, typer.Option("--all", help="Show every finding in the text report.")
    ] = False,
    compare: Annotated[
        Literal["textstat"] | None,
        typer.Option(
            "--compare",
            metavar="TOOL",
            help="Compare with another tool, and say why scores differ.",
            rich_help_panel="Counting",
        ),
    ] = None,
    fix: Annotated[bool, typer.Option("--fix", help="Make safe changes in the files.")] = False,
    fix_only: Annotated[
        bool,
        typer.Option(
            "--fix-only",
            help="Make safe changes, and report nothing else.",
            rich_help_panel="Findings",
        ),
    ] = False,
    diff: Annotated[
        bool,
        typer.Option("--diff", help="Show safe changes without making them."),
    ] = False,
    baseline: Annotated[
        Path | None,
        typer.Option(
            "--baseline",
            metavar="FILE",
            help="File of known findings; only new ones fail.",
            rich_help_panel="Findings",
        ),
    ] = None,
    update_baseline: Annotated[
        bool,
        typer.Option(
            "--update-baseline", help="Write the baseline again.", rich_help_panel="Findings"
        ),
    ] = False,
    config: Annotated[
        Path | None,
        typer.Option(
            "--config",
            metavar="FILE",
            help="Use this settings file.",
            rich_help_panel="Rules",
        ),
    ] = None,
    isolated: Annotated[
        bool,
        typer.Option(
            "--isolated",
            help="Ignore all settings files.",
            rich_help_panel="Rules",
        ),
    ] = False,
    output_format: Annotated[
        OutputFormat | None,
        typer.Option(
            "--output-format", metavar="FORMAT", help="Form of the report, such as json or html."
        ),
    ] = None,
    statistics: Annotated[
        bool,
        typer.Option(
            "--statistics",
            help="Show how often each rule found something.",
            rich_help_panel="Report",
        ),
    ] = False,
    worksheet: Annotated[
        Literal["cci", "pemat"] | None,
        typer.Option(
            "--worksheet",
            metavar="NAME",
            help="Fill in a worksheet as far as a program can.",
            rich_help_panel="Report",
        ),
    ] = None,
    watch: Annotated[
        bool,
        typer.Option(
            "--watch",
            help="Check again when a file changes. Ctrl-C stops.",
            rich_help_panel="Report",
        ),
    ] = False,
    jobs: Annotated[
        int | None,
        typer.Option(
            "-j",
            "--jobs",
            metavar="N",
            min=1,
            help="Number of processes. The default is all cores.",
            show_default=False,
            rich_help_panel="Report",
        ),
    ] = None,
    max_time: Annotated[
        float | None,
        typer.Option(
            "--max-time",
            metavar="SECONDS",
            min=0.001,
            help="Most time for one file. A file that takes longer is an error.",
            show_default=False,
            rich_help_panel="Files",
        ),
    ] = None,
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
    json: Annotated[
        bool, typer.Option("--json", help="Print JSON.", rich_help_panel="Report")
    ] = False,
    glossary: GlossaryOption = None,
    help_all: HelpAllOption = False,  # noqa: ARG001
) -> Exit:
    """Check how hard a text is to read, and what to fix.

    Exits with 1 if a text is over the limit, or has a finding at or above --fail-on.

    Example: hlreader check leaflet.docx --max-grade 6

    Example: hlreader check leaflet.md --diff

    Example: hlreader check leaflets --profile nhs --output-format concise
    """
    import gc

    from hlreader.actions.check import Checking, watching
    from hlreader.actions.open_glossary import open_words
    from hlreader.commands.conflicts import refuse_conflicts

    given = {
        "--fix": fix, "--fix-only": fix_only, "--diff": diff, "--baseline": baseline,
        "--update-baseline": update_baseline, "--config": config, "--isolated": isolated,
        "--statistics": statistics, "--worksheet": worksheet, "--watch": watch, "--json": json,
        "--output-format": output_format, "--explain-counts": explain_counts,
        "--compare": compare, "-": "-" in paths,
    }  # fmt: skip
    refuse_conflicts({option for option, value in given.items() if value}, output_format)
    gc.set_threshold(50_000)  # the search for cycles takes 0.2 s of the 1.5 s for a megabyte
    flags = {
        "profile": profile, "max-grade": max_grade, "select": _words(select),
        "ignore": _words(ignore), "extend-select": _words(extend_select),
        "extend-ignore": _words(extend_ignore), "fail-on": fail_on,
        "lists": lists, "headings": headings, "numbers": numbers, "language": language,
    }  # fmt: skip
    checking = Checking(
        flags={key: value for key, value in flags.items() if value not in (None, ())},
        config=config,
        isolated=isolated,
        glossary=open_words(glossary),
        format=format,
        fix="show" if diff else "only" if fix_only else "first" if fix else "no",
        baseline=baseline,
        update_baseline=update_baseline,
        jobs=jobs,
        max_time=max_time,
        follow_links=follow_links,
        form="statistics" if statistics else "json" if json else output_format or "text",
        every=every,
        additions=("scores",) * scores
        + ("explain_counts",) * explain_counts
        + ("compare",) * (compare is not None),
    )
    if worksheet:
        return checking.fill_in(worksheet, paths)
    if watch:
        watching(checking, paths)
    code = checking.run(paths)
    return Exit.OK if exit_zero and code is Exit.NO else code


def _words(values: list[str]) -> tuple[str, ...]:
    """Return the rules in options that hold one rule or several with commas."""
    return tuple(word for value in values for word in value.replace(",", " ").split())
