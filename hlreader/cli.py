"""The ``hlreader`` command: builds the Typer app and runs a command line."""

import sys
from collections.abc import Sequence
from functools import cache
from importlib import import_module
from keyword import iskeyword
from typing import Annotated, Any

import typer

from hlreader import __version__
from hlreader.commands.help import Command, Group, UnknownCommandError
from hlreader.commands.options import (
    LanguageOption,
    NoColorOption,
    PlainOption,
    TextSizeOption,
    WidthOption,
)
from hlreader.error_handler import finished, prepare_streams, run_safely
from hlreader.exits import Exit
from hlreader.messages import choose_language, translated

COMMANDS = (
    "read", "list", "search", "define", "teach-back", "handout", "import", "glossary", "check",
    "audit", "rules", "lsp", "config", "doctor",
)  # fmt: skip
"""The commands. ``hlreader.commands`` has a module for each, with a function or a group of the same
name, in which a hyphen is an underscore. A Python keyword has _ after it there."""

WELCOME = """\
hlreader explains health topics in plain words.

  hlreader read metastatic       read an article
  hlreader list                  see all articles
  hlreader define scintigraphy   look up a word
  hlreader search bone scan      find articles

For your own texts:

  hlreader check leaflet.md      find what is hard to read, and what to change
  hlreader check docs            check all texts in a folder
  hlreader define biopsy --json  use the glossary in a script

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
        typer.Option(
            "--version", "-V", callback=_show_version, is_eager=True, help="Show the version."
        ),
    ] = False,
    lang: LanguageOption = "",
    plain: PlainOption = False,
    width: WidthOption = None,
    text_size: TextSizeOption = None,
    no_color: NoColorOption = False,  # noqa: ARG001
    debug: Annotated[  # noqa: ARG001
        bool, typer.Option("--debug", help="Show the full traceback of an error.")
    ] = False,
) -> None:
    """Read about health in plain words, look up hard words, and check how hard a text is."""
    given = {"lang": lang, "plain": plain, "width": width, "text_size": text_size}
    context.default_map = _defaults({name: value for name, value in given.items() if value})
    if context.invoked_subcommand is not None:
        return
    if sys.stdout.isatty():  # open the home page
        read: Any = context.command
        read = read.get_command(context, "read")
        with read.make_context("read", [], parent=context) as inner:
            read.invoke(inner)
    else:
        typer.echo(translated(WELCOME), nl=False)


def _defaults(given: dict[str, Any]) -> dict[str, Any]:
    """Return options from before the command as defaults of the commands that have them."""
    return {
        **dict.fromkeys(COMMANDS, given),
        "glossary": dict.fromkeys(("lookup", "list", "export"), given),
    }


def build(names: Sequence[str] = COMMANDS) -> typer.Typer:
    """Return the app with the named commands. Importing only these keeps the start fast."""
    app = typer.Typer(
        cls=Group,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback(invoke_without_command=True)(_start)
    for name in names:
        module = f"{name}_" if iskeyword(name) else name.replace("-", "_")
        command = getattr(import_module(f"hlreader.commands.{module}"), module)
        if isinstance(command, typer.Typer):
            app.add_typer(command, name=name)
        else:
            app.command(name, cls=Command)(command)
    return app


def _named(arguments: Sequence[str]) -> tuple[str, ...]:
    """Return the command that the arguments begin with, or all if they may ask for help."""
    first = arguments[0] if arguments else ""
    return (first,) if first in COMMANDS else COMMANDS


@cache
def _command(names: tuple[str, ...]) -> Any:
    """Return the command line with the named commands. A test process uses it many times."""
    return typer.main.get_command(build(names))


def _with_help(arguments: Sequence[str]) -> Sequence[str]:
    """Return ``read --help`` for ``help read``, as in git."""
    if arguments[:1] == ["help"]:
        return [*arguments[1:], "--help"]
    return arguments


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command line and return its exit code. No traceback reaches the user."""
    arguments = sys.argv[1:] if arguments is None else arguments
    if "--debug" in arguments:
        prepare_streams()
        return finished(lambda: _run(arguments))
    return run_safely(lambda: _run(arguments))


def _run(arguments: Sequence[str]) -> int:
    choose_language("")
    arguments = _with_help(arguments)
    command = _command(_named(arguments))
    try:
        code = command(arguments, prog_name="hlreader", standalone_mode=False)
    except _WrongCommandLine as error:
        from hlreader.commands.usage_errors import explained

        raise explained(error, command, arguments) from error
    except UnknownCommandError as error:
        from hlreader.commands.usage_errors import unknown_command

        raise unknown_command(error, COMMANDS) from error
    except typer.Abort as error:
        # Typer also turns an EOFError into this. An import raises one if its bytecode is cut short.
        if isinstance(error.__cause__, EOFError):
            raise error.__cause__ from None
        raise KeyboardInterrupt from None
    return code if isinstance(code, int) else Exit.OK
