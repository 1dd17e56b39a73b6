"""``hlreader glossary``: all about glossaries, except the quick look-up of ``define``."""

from importlib import import_module
from keyword import iskeyword

import typer

from hlreader.commands.help import Command, Group

SUBCOMMANDS = ("lookup", "list", "find", "missing", "check", "import", "export", "path", "schema")
"""Each is the name of a module and of its function. Python keywords have _ after them there."""

glossary = typer.Typer(
    cls=Group,
    rich_markup_mode=None,
    help="Look up words, find them in texts, import and export them.",
    epilog="Example: hlreader glossary lookup biopsy --format '{term}: {plain}'",
)


@glossary.callback(invoke_without_command=True)
def _start(context: typer.Context) -> None:
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


for _name in SUBCOMMANDS:
    _function = f"{_name}_" if iskeyword(_name) else _name
    glossary.command(_name, cls=Command)(
        getattr(import_module(f"{__name__}.{_function}"), _function)
    )
