"""``hlreader check``: how hard a text is to read, and what to fix."""

from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from hlreader.checker.config.profiles import ProfileName
from hlreader.checker.reports import OutputFormat
from hlreader.checker.severity import Severity
from hlreader.commands.options import FollowLinksOption, FormatOption, GlossaryOption, JsonOption
from hlreader.exits import Exit
from hlreader.language import is_tag
from hlreader.readability.counting_rules import Headings, Lists, Numbers


def _known_language(value: str | None) -> str | None:
    if value is None or is_tag(value):
        return value
    raise typer.BadParameter(f"`{value}` is not a language tag. Write en, es or es-MX.")


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
            help="Highest grade that passes: 8, or flesch-kincaid=8,smog=10. [default: 8]",
            show_default=False,
        ),
    ] = None,
    profile: Annotated[
        ProfileName | None,
        typer.Option("--profile", help="Settings that a health body recommends."),
    ] = None,
    select: Annotated[
        list[str],
        typer.Option("--select", metavar="RULE", help="Rules to use: HL101, HL1 or a name."),
    ] = [],  # noqa: B006
    extend_select: Annotated[
        list[str],
        typer.Option("--extend-select", metavar="RULE", help="Rules to add to those in use."),
    ] = [],  # noqa: B006
    ignore: Annotated[
        list[str], typer.Option("--ignore", metavar="RULE", help="Rules to turn off.")
    ] = [],  # noqa: B006
    extend_ignore: Annotated[
        list[str], typer.Option("--extend-ignore", metavar="RULE", help="More rules to turn off.")
    ] = [],  # noqa: B006
    fail_on: Annotated[
        Severity | None,
        typer.Option("--fail-on", help="Least serious finding that fails the check."),
    ] = None,
    exit_zero: Annotated[
        bool, typer.Option("--exit-zero", help="Exit with 0 even if there are findings.")
    ] = False,
    lists: Annotated[
        Lists | None,
        typer.Option("--lists", help="How to count list items: each alone, as sentences, or not."),
    ] = None,
    headings: Annotated[
        Headings | None, typer.Option("--headings", help="Whether headings count.")
    ] = None,
    numbers: Annotated[
        Numbers | None,
        typer.Option("--numbers", help="How to count numbers: as spoken, as one syllable, or not."),
    ] = None,
    explain_counts: Annotated[
        bool,
        typer.Option("--explain-counts", help="Show each count and how the scores add up."),
    ] = False,
    scores: Annotated[
        bool, typer.Option("--scores", help="Show every score and the counting rules.")
    ] = False,
    every: Annotated[
        bool, typer.Option("--all", help="Show every finding in the text report.")
    ] = False,
    compare: Annotated[
        Literal["textstat"] | None,
        typer.Option("--compare", help="Compare with another tool, and say why scores differ."),
    ] = None,
    fix: Annotated[bool, typer.Option("--fix", help="Make safe changes in the files.")] = False,
    fix_only: Annotated[
        bool, typer.Option("--fix-only", help="Make safe changes, and report nothing else.")
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help="Show safe changes without making them.")
    ] = False,
    baseline: Annotated[
        Path | None,
        typer.Option(
            "--baseline", metavar="FILE", help="File of known findings; only new ones fail."
        ),
    ] = None,
    update_baseline: Annotated[
        bool, typer.Option("--update-baseline", help="Write the baseline again.")
    ] = False,
    config: Annotated[
        Path | None, typer.Option("--config", metavar="FILE", help="Use this settings file.")
    ] = None,
    isolated: Annotated[
        bool, typer.Option("--isolated", help="Ignore all settings files.")
    ] = False,
    output_format: Annotated[
        OutputFormat | None, typer.Option("--output-format", help="Report format.")
    ] = None,
    statistics: Annotated[
        bool, typer.Option("--statistics", help="Show how often each rule found something.")
    ] = False,
    worksheet: Annotated[
        Literal["cci", "pemat"] | None,
        typer.Option("--worksheet", help="Fill in a worksheet as far as a program can."),
    ] = None,
    watch: Annotated[
        bool, typer.Option("--watch", help="Check again when a file changes. Ctrl-C stops.")
    ] = False,
    jobs: Annotated[
        int | None,
        typer.Option(
            "-j",
            "--jobs",
            metavar="N",
            min=1,
            help="Number of processes. [default: all cores]",
            show_default=False,
        ),
    ] = None,
    language: Annotated[
        str | None,
        typer.Option(
            "--lang",
            metavar="LANGUAGE",
            callback=_known_language,
            help="Language of the texts, such as es. [default: detect it in each text]",
            show_default=False,
        ),
    ] = None,
    follow_links: FollowLinksOption = False,
    format: FormatOption = None,  # noqa: A002
    json: JsonOption = False,
    glossary: GlossaryOption = None,
) -> Exit:
    """Check how hard a text is to read, and what to fix.

    Example: hlreader check leaflet.md --max-grade 6
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
