"""Options of ``check`` that cannot stand together: said, not guessed."""

from collections.abc import Collection

from hlreader.checker.reports import WITH_SCORES
from hlreader.errors import UsageError

_MENDING = ("--fix", "--fix-only", "--diff")

_CONFLICTS = {
    "--isolated": ("--config",),
    "--watch": (*_MENDING, "--update-baseline", "--worksheet"),
    "--baseline": ("--fix-only", "--diff"),
    "--statistics": ("--json", "--output-format", "--explain-counts", "--compare"),
    "--worksheet": (*_MENDING, "--baseline", "--statistics", "--explain-counts", "--compare"),
    "-": (*_MENDING, "--watch"),
}
"""For each option, or ``-`` for standard input, those that make no sense beside it."""

_NEEDS_SCORES = ("--worksheet", "--explain-counts", "--compare")


def refuse_conflicts(asked: Collection[str], output_format: str | None) -> None:
    """Raise UsageError if what is asked for, by the names of the options, cannot be done at once.

    ``--diff`` beside ``--fix`` is no conflict: it shows what the other would do.
    """
    for option, others in _CONFLICTS.items():
        for other in others:
            if option in asked and other in asked:
                called = "standard input" if option == "-" else f"`{option}`"
                hint = "Name a file." if option == "-" else "Leave one of them out."
                raise UsageError(f"`{other}` does not go with {called}.", hint=hint)
    if "--update-baseline" in asked and "--baseline" not in asked:
        raise UsageError(
            "`--update-baseline` needs to know which.", hint="Name it: --baseline FILE."
        )
    if output_format not in (None, "json") and "--json" in asked:
        raise UsageError(
            f"`--json` does not go with `--output-format {output_format}`.",
            hint="Leave one of them out.",
        )
    if output_format not in (None, *WITH_SCORES):
        for option in _NEEDS_SCORES:
            if option in asked:
                hint = "It is written as text, or with `--json`."
                raise UsageError(
                    f"`{option}` does not go with `--output-format {output_format}`.", hint=hint
                )
