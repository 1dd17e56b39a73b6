"""Check that the options of ``check`` can be used together."""

from collections.abc import Collection

from hlreader.checker.reports import WITH_SCORES
from hlreader.errors import UsageError
from hlreader.messages import Message

_FIXING = ("--fix", "--fix-only", "--diff")

_CONFLICTS = {
    "--isolated": ("--config",),
    "--watch": (*_FIXING, "--update-baseline", "--worksheet"),
    "--baseline": ("--fix-only", "--diff"),
    "--statistics": ("--json", "--output-format", "--explain-counts", "--compare"),
    "--worksheet": (*_FIXING, "--baseline", "--statistics", "--explain-counts", "--compare"),
    "-": (*_FIXING, "--watch"),
}
"""For each option, or ``-`` for standard input, the options that conflict with it."""

_NEEDS_SCORES = ("--worksheet", "--explain-counts", "--compare")


def refuse_conflicts(given: Collection[str], output_format: str | None) -> None:
    """Raise UsageError if the named options cannot be used together.

    ``--diff`` with ``--fix`` is fine: it shows what ``--fix`` would do.
    """
    for option, others in _CONFLICTS.items():
        for other in others:
            if option in given and other in given:
                called = "standard input" if option == "-" else f"`{option}`"
                hint = (
                    Message("Name a file.") if option == "-" else Message("Use only one of them.")
                )
                raise UsageError(
                    Message("`{other}` cannot be used with {called}.", other=other, called=called),
                    hint=hint,
                )
    if "--update-baseline" in given and "--baseline" not in given:
        raise UsageError(
            Message("`--update-baseline` needs a file."), hint=Message("Add --baseline FILE.")
        )
    if output_format not in (None, "json") and "--json" in given:
        raise UsageError(
            Message(
                "`--json` cannot be used with `--output-format {output_format}`.",
                output_format=output_format,
            ),
            hint=Message("Use only one of them."),
        )
    if output_format not in (None, *WITH_SCORES):
        for option in _NEEDS_SCORES:
            if option in given:
                hint = Message("Use text output or `--json`.")
                raise UsageError(
                    Message(
                        "`{option}` cannot be used with `--output-format {output_format}`.",
                        option=option,
                        output_format=output_format,
                    ),
                    hint=hint,
                )
