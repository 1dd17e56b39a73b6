"""``hlreader config``: see and change the settings."""

import os
from typing import Annotated

import typer

from hlreader.commands.completion import complete_setting, complete_value
from hlreader.commands.help import Command, Group

config = typer.Typer(
    cls=Group,
    help="See and change the settings.",
    epilog="Example: hlreader config set text-size large",
    rich_markup_mode=None,
)


@config.callback(invoke_without_command=True)
def _start(context: typer.Context) -> None:
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


KeyArgument = Annotated[
    str,
    typer.Argument(
        metavar="KEY",
        help="A key shown by `hlreader config list`.",
        show_default=False,
        autocompletion=complete_setting,
    ),
]


@config.command("get", cls=Command)
def get(key: KeyArgument) -> None:
    """Print a setting.

    Example: hlreader config get theme
    """
    from hlreader.actions.output import write_text
    from hlreader.settings import known, load, value_of

    write_text(f"{value_of(known(key), load(), os.environ)}\n")


@config.command("set", cls=Command)
def set_(
    key: KeyArgument,
    value: Annotated[
        list[str],
        typer.Argument(
            metavar="VALUE", help="New value.", show_default=False, autocompletion=complete_value
        ),
    ],
) -> None:
    """Change a setting.

    Example: hlreader config set text-size 3
    """
    from hlreader.reader.last_look import forget
    from hlreader.settings import change, known

    change({known(key): " ".join(value)})
    forget([known(key)])


@config.command("list", cls=Command)
def list_() -> None:
    """List all settings, their values, and where each is set.

    Example: hlreader config list
    """
    from hlreader.actions.output import write_text
    from hlreader.messages import translated
    from hlreader.pages.columns import in_columns
    from hlreader.settings import SETTINGS, load, value_of
    from hlreader.terminal import standard_output

    kept = load()
    rows = []
    for key, setting in SETTINGS.items():
        value = value_of(key, kept, os.environ)
        variable = setting.variable(key)
        source = translated("set") if key in kept else translated("default")
        if os.environ.get(variable):
            source = variable
        rows.append((f"{key} = {value}", f"({source})", translated(setting.help)))
    terminal = standard_output()
    lines = in_columns(rows, terminal.columns if terminal.is_terminal else 0, "")
    write_text("\n".join(lines) + "\n")


@config.command("path", cls=Command)
def path() -> None:
    """Print the path of the settings file, even if it does not exist yet.

    Example: hlreader config path
    """
    from hlreader.actions.output import write_text
    from hlreader.settings import settings_file

    write_text(f"{settings_file()}\n")


@config.command("reset", cls=Command)
def reset(
    key: Annotated[
        str,
        typer.Argument(
            metavar="[KEY]",
            help="Reset only this setting.",
            show_default=False,
            autocompletion=complete_setting,
        ),
    ] = "",
) -> None:
    """Reset one setting or all settings to the default.

    Example: hlreader config reset theme
    """
    from hlreader.actions.output import write_text
    from hlreader.reader.last_look import KEYS, forget
    from hlreader.settings import change, known
    from hlreader.settings import reset as reset_all

    forget([known(key)] if key else KEYS)
    if key:
        change({known(key): None})
    elif aside := reset_all():
        write_text(f"The settings file was broken. A copy is in {aside}\n")
