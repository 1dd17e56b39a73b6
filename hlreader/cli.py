"""The ``hlreader`` command: builds the Typer app, and turns errors into words and exit codes."""

import gc
import os
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any

import typer

from hlreader import __version__
from hlreader.errors import HlreaderError
from hlreader.exits import Exit
from hlreader.sanitize import clean_line

COMMANDS = ("read", "list", "search", "define", "check", "rules", "lsp", "config", "doctor")
"""Each is a function, or a group of commands, of that name in the module of that name in
``hlreader.commands``."""

WELCOME = """\
hlreader explains health topics in plain words.

  hlreader read metastatic       read an article
  hlreader list                  see all articles
  hlreader define scintigraphy   look up a word

For everything else: hlreader --help
"""

# What Typer raises for a wrong command line. Its place in the package changes with the version;
# its public child does not.
_WrongCommandLine: Any = typer.BadParameter.__mro__[2]

_REPORT = "This is a fault of hlreader: run it again with --debug and report what it shows."


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
        bool, typer.Option("--debug", help="Show where in the program an error arose.")
    ] = False,
) -> None:
    """Read about health in plain words, look up hard words, and check how hard a text is."""
    if context.invoked_subcommand is None:
        typer.echo(WELCOME, nl=False)


def build(names: Sequence[str] = COMMANDS) -> typer.Typer:
    """Return the app with the named commands; importing only those keeps the start fast."""
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
    """Return the one command that the arguments name, or all if help may be asked for."""
    first = next((word for word in arguments if not word.startswith("-")), "")
    return (first,) if first in COMMANDS else COMMANDS


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command line and return its exit code. No traceback reaches the user."""
    arguments = sys.argv[1:] if arguments is None else arguments
    _prepare_streams()
    if "--debug" in arguments:
        return _run(arguments)
    try:
        return _run(arguments)
    except (HlreaderError, _WrongCommandLine) as error:
        return _tell(_words(error), error.exit_code)
    except (KeyboardInterrupt, typer.Abort):
        return Exit.INTERRUPTED
    except OSError as error:  # files that are read have errors of their own: this is the output
        reason = error.strerror or error
        _discard_output()
        return _tell(f"the output cannot be written ({reason}). Check where it goes.")
    except Exception as error:
        return _tell(f"something went wrong ({type(error).__name__}: {error}). {_REPORT}")


def _prepare_streams() -> None:
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # `| head` ends us quietly, as any tool
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a letter the terminal lacks is no reason to end


def _discard_output() -> None:
    """Let what could not be written go, or Python tries again at its end and reports it."""
    with suppress(OSError), Path(os.devnull).open("wb") as nowhere:
        os.dup2(nowhere.fileno(), sys.stdout.fileno())


def _run(arguments: Sequence[str]) -> int:
    code = build(_named(arguments))(arguments, prog_name="hlreader", standalone_mode=False)
    sys.stdout.flush()
    gc.freeze()  # the process ends here: spare it the last collection, a tenth of its time
    return code if isinstance(code, int) else Exit.OK


def _tell(message: str, code: int = Exit.UNREADABLE) -> int:
    sys.stderr.write(f"hlreader: {clean_line(message)}\n")
    return code


def _words(error: Any) -> str:
    """Return an error in one line, with the next step."""
    if isinstance(error, HlreaderError):
        return str(error)
    context = getattr(error, "ctx", None)
    path = context.command_path if context else "hlreader"
    return f"{error.format_message().rstrip('.')}. Try `{path} --help`."
