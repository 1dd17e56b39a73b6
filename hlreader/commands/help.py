"""The help of commands: in the user's language, and short enough for one screen.

A command with many options has ``--help-all``, and its options are in groups, ``rich_help_panel``
in Typer. Then ``--help`` fits into 24 rows: it explains the options without a group, and names the
others. ``--help-all`` explains them all. Rich is not used, since its boxes are hard to hear with a
screen reader.
"""

import inspect
import re
from collections.abc import Iterator
from typing import Any

from typer.core import TyperCommand, TyperGroup

from hlreader.messages import Message, translated

_EXAMPLE = "Example: "

_NOTES = {"env var": Message("env var"), "default": Message("default")}
"""What Typer says after a help text, and hlreader says too."""

Row = tuple[str, str]


class Command(TyperCommand):
    """A command with our help."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the short help if the command has ``--help-all``, and else the whole help."""
        has_more = bool(_groups(self))
        _write(self, ctx, formatter, short=has_more)


class Group(TyperGroup):
    """A group of commands with our help."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the whole help."""
        _write(self, ctx, formatter, short=False)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Return the named command. The error for an unknown one holds the words that follow."""
        if self.get_command(ctx, args[0]) is None and not args[0].startswith("-"):
            raise UnknownCommandError(ctx, self, args)
        return super().resolve_command(ctx, args)


class UnknownCommandError(Exception):
    """A group has no such command. ``words`` are the name and all that follows it."""

    def __init__(self, context: Any, group: Group, words: list[str]) -> None:
        super().__init__(words[0])
        self.context, self.group, self.words = context, group, words


def whole_help(command: Any, context: Any) -> str:
    """Return the help with all options explained."""
    formatter = context.make_formatter()
    _write(command, context, formatter, short=False)
    return str(formatter.getvalue()).rstrip("\n")


def paragraphs(command: Any) -> tuple[list[str], list[str]]:
    """Return what a command says about itself in English, and its examples."""
    text = "\n\n".join((command.help or "", command.epilog or ""))
    found = [" ".join(part.split()) for part in inspect.cleandoc(text).split("\n\n")]
    examples = [part.removeprefix(_EXAMPLE) for part in found if part.startswith(_EXAMPLE)]
    return [part for part in found if part and not part.startswith(_EXAMPLE)], examples


def with_placeholders(usage: str) -> str:
    """Return a usage with its placeholders, such as FILE, in the user's language."""
    return PLACEHOLDER.sub(lambda found: translated(found[0]), usage)


PLACEHOLDER = re.compile(r"\b[A-Z]{2,}\b")


def _groups(command: Any) -> dict[str, list[Any]]:
    """Return the options in groups, by the group's name. Only long commands have groups."""
    groups: dict[str, list[Any]] = {}
    is_long = any("--help-all" in option.opts for option in command.params)
    for option in command.params if is_long else ():
        panel = getattr(option, "rich_help_panel", None)
        if panel and not option.hidden:
            groups.setdefault(panel, []).append(option)
    return groups


def _write(command: Any, context: Any, formatter: Any, *, short: bool) -> None:
    usage = " ".join(piece.strip("{}") for piece in command.collect_usage_pieces(context))
    formatter.write_usage(
        context.command_path, with_placeholders(usage), translated("Usage:") + " "
    )
    about, examples = paragraphs(command)
    for paragraph in about[:1] if short else about:
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(translated(paragraph))
    _write_examples(formatter, examples)
    everywhere = [each for each in command.get_params(context) if not each.hidden]
    groups = _groups(command)
    grouped = [option for group in groups.values() for option in group]
    common = [each for each in everywhere if each not in grouped]
    arguments = [each for each in common if each.param_type_name == "argument"]
    options = [each for each in common if each.param_type_name == "option"]
    if short:
        options = [each for each in options if not {"--help", "--help-all"} & {*each.opts}]
    else:
        _write_rows(formatter, translated("Arguments"), _rows(arguments, context))
    _write_rows(formatter, translated("Options"), _rows(options, context, short=short))
    if short:
        named = f"{context.command_path} --help-all"
        heading = translated(Message("More options, which `{command}` explains", command=named))
        names = [
            (translated(name), " ".join(each.opts[-1] for each in group))
            for name, group in groups.items()
        ]
        _write_rows(formatter, heading, names)
    else:
        for name, group in groups.items():
            _write_rows(formatter, translated(name), _rows(group, context))
    if commands := getattr(command, "commands", None):
        rows = [(name, translated(paragraphs(each)[0][0])) for name, each in commands.items()]
        _write_rows(formatter, translated("Commands"), rows)


def _write_examples(formatter: Any, examples: list[str]) -> None:
    if len(examples) == 1:
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(f"{translated('Example:')} {examples[0]}")
    elif examples:
        formatter.write_paragraph()
        formatter.write_heading(translated("Examples"))
        for example in examples:
            formatter.write(f"  {example}\n")


def _write_rows(formatter: Any, heading: str, rows: list[Row]) -> None:
    if rows:
        with formatter.section(heading):
            formatter.write_dl(rows)


def _rows(parameters: list[Any], context: Any, *, short: bool = False) -> list[Row]:
    return [row for each in parameters for row in _row(each, context, short=short)]


def _row(parameter: Any, context: Any, *, short: bool) -> Iterator[Row]:
    """Yield the name of a parameter and what it does, with its values unless it is short."""
    record = parameter.get_help_record(context)
    if record:
        name, text = record
        notes = text.removeprefix(parameter.help or "").strip().removeprefix("[").removesuffix("]")
        about = (_explained(parameter, short=short), *_notes(notes))
        yield with_placeholders(name), " ".join(about).rstrip()


def _explained(parameter: Any, *, short: bool) -> str:
    about = translated(parameter.help or "")
    values = getattr(parameter.type, "choices", ())
    if parameter.metavar and values and not short:
        about += f" {translated('One of')} {', '.join(map(str, values))}."
    return about


def _notes(text: str) -> Iterator[str]:
    """Yield the variable and the default that Typer names. The help itself says the range."""
    for note in text.split("; "):
        kind, _, value = note.partition(": ")
        if kind in _NOTES:
            yield f"[{translated(_NOTES[kind])}: {value}]"
