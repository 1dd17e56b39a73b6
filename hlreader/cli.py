"""The ``hlreader`` command: builds the Typer app and runs a command line."""

import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Annotated, Any

import typer

from hlreader import __version__
from hlreader.error_handler import finished, prepare_streams, run_safely
from hlreader.errors import UsageError
from hlreader.exits import Exit

COMMANDS = (
    "read", "list", "search", "define", "glossary", "check", "rules", "lsp", "config", "doctor",
)  # fmt: skip
"""The commands. ``hlreader.commands`` has a module for each, with a function or a group of the same
name."""

WELCOME = """\
hlreader explains health topics in plain words.

  hlreader read metastatic       read an article
  hlreader list                  see all articles
  hlreader define scintigraphy   look up a word

For all commands: hlreader --help
"""

# Typer raises this class for a wrong command line. It moves between versions of Typer, but its
# public subclass BadParameter stays in place.
_WrongCommandLine: Any = typer.BadParameter.__mro__[2]


def _show_version(wanted: bool) -> None:  # noqa: FBT001
    if wanted:
        typer.echo(f"hlreader {__version__}")
        raise typer.Exit


def _start(
    context: typer.Context,
    version: Annotated[  # noqa: ARG001
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version."),
    ] = False,
    debug: Annotated[  # noqa: ARG001
        bool, typer.Option("--debug", help="Show the full traceback of an error.")
    ] = False,
) -> None:
    """Read about health in plain words, look up hard words, and check how hard a text is."""
    if context.invoked_subcommand is None:
        typer.echo(WELCOME, nl=False)


def build(names: Sequence[str] = COMMANDS) -> typer.Typer:
    """Return the app with the named commands. Importing only these keeps the start fast."""
    app = typer.Typer(
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback(invoke_without_command=True)(_start)
    for name in names:
        command = getattr(import_module(f"hlreader.commands.{name}"), name)
        if isinstance(command, typer.Typer):
            app.add_typer(command, name=name)
        else:
            app.command(name)(command)
    return app


def _named(arguments: Sequence[str]) -> Sequence[str]:
    """Return the command that the arguments name, or all if they may ask for help."""
    first = next((word for word in arguments if not word.startswith("-")), "")
    return (first,) if first in COMMANDS else COMMANDS


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command line and return its exit code. No traceback reaches the user."""
    arguments = sys.argv[1:] if arguments is None else arguments
    if "--debug" in arguments:
        prepare_streams()
        return finished(lambda: _run(arguments))
    return run_safely(lambda: _run(arguments))


def _run(arguments: Sequence[str]) -> int:
    try:
        code = build(_named(arguments))(arguments, prog_name="hlreader", standalone_mode=False)
    except _WrongCommandLine as error:
        path = error.ctx.command_path if error.ctx else "hlreader"
        message = f"{error.format_message().rstrip('.')}."
        raise UsageError(message, hint=f"Try `{path} --help`.") from error
    except typer.Abort:
        raise KeyboardInterrupt from None
    return code if isinstance(code, int) else Exit.OK
