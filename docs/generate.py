"""Make the parts of the documents that come from the program, and bring them up to date.

``python docs/generate.py`` writes the pages of rules, those of the Python interface, the manual
page, and what each command prints in a ``console`` block of the README and of ``docs/``.
``tests/test_documents_of_the_program.py`` fails if something is out of date.
"""

import inspect
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import typer

import hlreader
from hlreader.actions.rule_pages import write_pages
from hlreader.checker.rules import all_rules
from hlreader.cli import build
from hlreader.commands.help import paragraphs
from hlreader.exits import Exit
from hlreader.settings import SETTINGS

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", *sorted(DOCS.glob("*.md"))]
"""The documents whose commands are run."""

_CONSOLE = re.compile(r"```console\n(.*?)```", re.DOTALL)
_PROMPT = "$ "
_HEAD = re.compile(r" \| head -n (\d+)$")

Run = Callable[[list[str]], str]
"""Runs hlreader with some arguments and returns what it prints."""


# --- Commands and what they print -----------------------------------------------------------------


def make_desk(folder: Path) -> None:
    """Put what the commands of the documents use into a folder: articles and a leaflet."""
    shutil.copytree(DOCS / "examples", folder, dirs_exist_ok=True)
    (folder / "articles").symlink_to(ROOT / "articles")


def with_output(text: str, run: Run) -> str:
    """Return a document in which each ``console`` block shows what its commands print."""
    return _CONSOLE.sub(lambda found: f"```console\n{_played(found[1], run)}```", text)


def _played(block: str, run: Run) -> str:
    lines = [line for line in block.splitlines() if line.startswith(_PROMPT)]
    return "\n".join(f"{line}\n{printed(line.removeprefix(_PROMPT), run)}" for line in lines)


def printed(command: str, run: Run) -> str:
    """Return what a command prints: one of hlreader, or ``cat``, perhaps with ``| head -n N``."""
    head = _HEAD.search(command)
    program, *arguments = shlex.split(command[: head.start()] if head else command)
    text = Path(arguments[0]).read_text("utf-8") if program == "cat" else run(arguments)
    lines = text.splitlines()[: int(head[1]) if head else None]
    return "".join(f"{line.rstrip()}\n" for line in lines)


def _in_a_process(arguments: list[str]) -> str:
    done = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-m", "hlreader", *arguments], capture_output=True, text=True, check=False
    )
    return done.stdout + done.stderr


# --- Pages ----------------------------------------------------------------------------------------


def python_page() -> str:
    """Return the pages of the Python interface, from the docstrings."""
    parts = [
        "# From Python\n",
        "`python docs/generate.py` makes this page from the docstrings. The examples are tested.\n",
        _EXAMPLES,
    ]
    for name in hlreader.__all__:
        thing = getattr(hlreader, name)
        parts += _documented(name, thing)
        if inspect.isclass(thing):
            for method, found in vars(thing).items():
                if not method.startswith("_") and inspect.getdoc(found):
                    called = getattr(thing, method)
                    parts += _documented(f"{name}.{method}", called, inspect.getdoc(found) or "")
    return "\n".join(parts)


_EXAMPLES = """\
```python
from hlreader import Glossary, check, count_syllables, load_article, score, split_sentences
from hlreader import word_difficulty

score("You may need a bone scan. It does not hurt.").scores["flesch_kincaid_grade"]
[sentence.text for sentence in split_sentences("Dr. Lee reads it. He calls you.")]
score("You may need a bone scan. It does not hurt.").difficulty
word_difficulty("scintigraphy")
count_syllables("colonoscopy")
Glossary.load().lookup("metastases").term.plain
[match.term.term for match in Glossary.load().find("A biopsy takes tissue.")]
load_article("metastatic").title
check("articles").passed
```
"""


def _documented(name: str, thing: Any, text: str = "") -> Iterator[str]:
    yield f"## `{name}`\n"
    if inspect.isroutine(thing):
        yield f"```text\n{_signature(name, thing)}\n```\n"
    yield _as_markdown(text or inspect.getdoc(thing) or "") + "\n"


def _signature(name: str, function: Any) -> str:
    """Return how a function is called, with a parameter on each line if it has several."""
    signature = inspect.signature(function)
    own = [each for each in signature.parameters.values() if each.name != "self"]
    result = _type(signature.return_annotation)
    parameters = [_parameter(each) for each in own]
    keywords = [at for at, each in enumerate(own) if each.kind is each.KEYWORD_ONLY]
    if keywords:
        parameters.insert(keywords[0], "*")
    line = f"{name}({', '.join(parameters)}) -> {result}"
    if len(line) <= 90:  # noqa: PLR2004 - a line of the page
        return line
    rows = "".join(f"    {parameter},\n" for parameter in parameters)
    return f"{name}(\n{rows}) -> {result}"


def _parameter(parameter: inspect.Parameter) -> str:
    text = f"{parameter.name}: {_type(parameter.annotation)}"
    if parameter.default is parameter.empty:
        return text
    return f"{text} = {parameter.default!r}"


def _type(annotation: Any) -> str:
    """Return a type without the modules it comes from."""
    text = annotation if isinstance(annotation, str) else inspect.formatannotation(annotation)
    return re.sub(r"\b(?:\w+\.)+(?=\w)", "", text)


def _as_markdown(text: str) -> str:
    text = text.replace("``", "`")
    return re.sub(r"((?:^>>> .*\n(?:.+\n?)*)+)", r"```pycon\n\1\n```", text, flags=re.MULTILINE)


# --- The manual page ------------------------------------------------------------------------------


def manual() -> str:
    """Return the manual page, in the format of groff's man macros, from the help."""
    root = typer.main.get_command(build())
    lines = ['.TH HLREADER 1 "" "" "User Commands"', ".SH NAME"]
    lines += [r"hlreader \- read about health in plain words, and check how hard a text is"]
    lines += [".SH SYNOPSIS", ".B hlreader", '.RI [ options ] " command " [ arguments ]']
    lines += [".SH DESCRIPTION", *map(_roff, paragraphs(root)[0])]
    lines += [".SH OPTIONS", *_options(root)]
    for names, command in _commands(root, ("hlreader",)):
        lines += [f".SH {_roff(' '.join(names[1:]).upper())}", *_command(names, command)]
    lines += [".SH EXIT STATUS"]
    for code in Exit:
        lines += [".TP", f".B {code.value}", _roff(_EXITS[code])]
    lines += [".SH ENVIRONMENT"]
    for key, setting in SETTINGS.items():
        lines += [".TP", f".B {setting.variable(key)}", _roff(setting.help)]
    for name, text in _VARIABLES.items():
        lines += [".TP", f".B {name}", _roff(text)]
    return "\n".join(lines) + "\n"


_EXITS = {
    Exit.OK: "Done, found, or within the limit.",
    Exit.NO: "Not found, over the limit, or a finding at or above --fail-on.",
    Exit.USAGE: "The command line or a settings file is wrong, or a file does not exist.",
    Exit.UNREADABLE: "A file or folder cannot be read or written, or its content is broken.",
    Exit.INTERRUPTED: "Ended with Ctrl-C.",
}
_VARIABLES = {
    "HLREADER_LANG": "The language. It comes before LANGUAGE, LC_ALL, LC_MESSAGES and LANG.",
    "HLREADER_LIBRARY": "The folder of your own articles.",
    "HLREADER_GLOSSARY": "The files of your own glossaries, separated as in PATH.",
    "NO_COLOR": "No colours, if it is not empty.",
}


def _commands(group: Any, names: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Any]]:
    for name, command in group.commands.items():
        yield (*names, name), command
        if hasattr(command, "commands"):
            yield from _commands(command, (*names, name))


def _command(names: Iterable[str], command: Any) -> Iterator[str]:
    context = typer.Context(command)
    usage = " ".join(piece.strip("{}") for piece in command.collect_usage_pieces(context))
    about, examples = paragraphs(command)
    yield f".B {_roff(' '.join(names))}"
    yield _roff(usage)
    for paragraph in about:
        yield from (".PP", _roff(paragraph))
    yield from _options(command)
    for example in examples:
        yield from (".PP", "Example:", ".EX", _roff(example), ".EE")


def _options(command: Any) -> Iterator[str]:
    context = typer.Context(command)
    for parameter in command.get_params(context):
        record = parameter.get_help_record(context)
        if record and "--help" not in parameter.opts:
            values = getattr(parameter.type, "choices", ()) if parameter.metavar else ()
            text = parameter.help or ""
            yield from (".TP", f".B {_roff(record[0])}")
            yield _roff(f"{text} One of {', '.join(map(str, values))}." if values else text)


def _roff(text: str) -> str:
    """Return a text without what groff would take for a request, an escape or a dash."""
    text = text.replace("\\", r"\e").replace("-", r"\-")
    return rf"\&{text}" if text.startswith((".", "'")) else text


# --- All of it ------------------------------------------------------------------------------------

MADE: dict[str, Callable[[], str]] = {
    "docs/python.md": python_page,
    "docs/hlreader.1": manual,
}
"""The files that come from the program alone, besides the pages of rules."""


def main() -> None:
    """Write everything anew."""
    for name, make in MADE.items():
        (ROOT / name).write_text(make(), "utf-8")
    write_pages(all_rules(), DOCS / "rules")
    with tempfile.TemporaryDirectory() as folder:
        make_desk(Path(folder))
        for kind in ("CONFIG", "STATE"):
            os.environ[f"XDG_{kind}_HOME"] = folder
        for name in os.environ:
            if name.startswith(("HLREADER_", "LC_", "LANG")):
                del os.environ[name]
        os.environ.update({"COLUMNS": "80", "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"})
        os.chdir(folder)
        for page in PAGES:
            page.write_text(with_output(page.read_text("utf-8"), _in_a_process), "utf-8")


if __name__ == "__main__":
    main()
