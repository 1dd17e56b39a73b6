"""What has to be translated, and the files with the translations.

``python -m tests.catalogue`` brings ``hlreader/locale/*.po`` up to date: it adds what is new, with
an empty translation, and removes what is gone. The order is that of the code.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer

from hlreader.checker.config.selection import matching
from hlreader.checker.rules_catalogue import summary
from hlreader.cli import WELCOME, build
from hlreader.commands.help import PLACEHOLDER, paragraphs
from hlreader.library.find import Library
from hlreader.messages import entries
from hlreader.settings import SETTINGS
from tests.conftest import ROOT

FOLDER = ROOT / "hlreader" / "locale"

_MARKS = {"Message", "said", "translated"}
"""What is called with a text to translate."""

_FIELD = re.compile(r"\{[^{}]*\}")


def messages() -> list[str]:
    """Return every text that has a translation, in the order of the code, each once."""
    found = [WELCOME, *help_texts(typer.main.get_command(build()))]
    found += [setting.help for setting in SETTINGS.values()]
    found += [summary(rule) for rule in matching("all")]
    found += dict.fromkeys(article.topic for article in Library().articles())
    for path in sorted((ROOT / "hlreader").rglob("*.py")):
        found += marked(ast.parse(path.read_text("utf-8")))
    return [*dict.fromkeys(text for text in found if re.search(r"[^\W\d]", _FIELD.sub("", text)))]


def marked(module: ast.AST) -> Iterator[str]:
    """Yield the texts in calls of ``Message`` and ``translated``, in order."""
    calls = [node for node in ast.walk(module) if isinstance(node, ast.Call) and node.args]
    for call in sorted(calls, key=lambda node: (node.lineno, node.col_offset)):
        if isinstance(call.func, ast.Name) and call.func.id in _MARKS:
            first = call.args[0]
            branches = [first.body, first.orelse] if isinstance(first, ast.IfExp) else [first]
            for node in branches:
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    yield node.value


def help_texts(command: Any, parent: Any = None) -> Iterator[str]:
    """Yield the help of a command, its options, groups of options, and the commands below it."""
    yield from paragraphs(command)[0]
    context = typer.Context(command, parent)
    yield from PLACEHOLDER.findall(" ".join(command.collect_usage_pieces(context)))
    for parameter in command.get_params(context):
        yield from PLACEHOLDER.findall((parameter.get_help_record(context) or ("",))[0])
        yield parameter.help or ""
        yield getattr(parameter, "rich_help_panel", None) or ""
    for each in getattr(command, "commands", {}).values():
        yield from help_texts(each)


def fields_of(text: str) -> list[str]:
    """Return the fields of a text, in alphabetical order."""
    return sorted(_FIELD.findall(text))


def written(head: str, translations: dict[str, str]) -> str:
    """Return a PO file. Its texts are in the order given."""
    blocks = [head.strip()]
    for text, translation in translations.items():
        blocks.append(f"msgid {_quoted(text)}\nmsgstr {_quoted(translation)}")
    return "\n\n".join(blocks) + "\n"


def _quoted(text: str) -> str:
    """Return a text as PO files have it, with a line for each of its lines if it has several."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    if "\n" not in text:
        return f'"{escaped}"'
    lines = escaped.splitlines(keepends=True)
    return '""\n' + "\n".join(f'"{line}"'.replace("\n", "\\n") for line in lines)


def update(path: Path) -> None:
    """Bring a catalogue up to date."""
    text = path.read_text("utf-8")
    head = text.split("\n\n", 1)[0]
    old = {key: value for key, value, _ in entries(text)}
    path.write_text(written(head, {key: old.get(key, "") for key in messages()}), "utf-8")


if __name__ == "__main__":
    for catalogue in FOLDER.glob("*.po"):
        update(catalogue)
