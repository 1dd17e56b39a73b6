"""hlreader keeps its own rules: its help, its messages and its documents are in plain English."""

import ast
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
import typer

from hlreader import wording
from hlreader.checker.config.configuration import Configurations
from hlreader.checker.rules import all_rules
from hlreader.checker.runner import check
from hlreader.cli import build
from hlreader.handouts.html import wording as page_wording
from hlreader.handouts.site import wording as site_wording
from hlreader.reader import wording as reader_wording
from hlreader.settings import SETTINGS
from tests.conftest import ROOT

RULES = ("HL001", "HL1", "HL2")
"""The rules about the reading level, sentences and words.

The others are made for health articles. HL3 looks for risks in numbers, but versions and defaults
are exact. HL4 looks for words that hurt patients. HL5 is about the layout of leaflets, but manuals
have long lists and wide tables. HL6 asks for medical sources and reviews. HL002 grades paragraphs,
and in a short one a few names such as Flesch-Kincaid decide the grade.
"""
NOT_FOR_MANUALS = ("HL204", "HL205", "HL206")
"""Manuals show commands with words of the glossary, and need not explain JSON or syntax."""
STATES = re.compile(r"\b(?:is|are) (?:not )?(?:damaged|locked|cut|explained|spelled|marked)")
"""Not the passive voice that hides who acts, but how a file or a text is."""
REVIEWED = re.compile(r"\breviewed by|\bclinician")
"""Every article says whether a clinician has reviewed it, in these words."""


FROM_THE_PROGRAM = {"docs/python.md"}
"""They are made of docstrings for programmers, and of explanations that another test looks at."""

MODEL_CARD = "docs/difficulty.md"
"""It is about syllables, vectors and specialty. Its limit is for the Flesch-Kincaid grade only,
since SMOG counts words of three syllables."""


NOT_ENGLISH = {"wording.py", "spanish.py", "spanish_messages.py", "spanish_short_form.py"}
"""Modules with words in other languages."""


def findings(path: Path) -> list[str]:
    """Return what ``hlreader check`` finds in a file with grade 8 as the limit."""
    flags = {"max-grade": 8, "select": RULES, "ignore": NOT_FOR_MANUALS}
    report = check(path, configurations=Configurations(flags, isolated=True))
    return [
        f"{found.place.line}: {found.code} {found.text} {found.line}"
        for file in report.files
        for found in file.findings
        if not STATES.search(found.message) and not REVIEWED.search(found.line)
    ]


@pytest.mark.parametrize(
    "name",
    ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", *sorted(
        {str(path.relative_to(ROOT)) for path in (ROOT / "docs").glob("*.md")} - FROM_THE_PROGRAM
    )],
)  # fmt: skip
def test_documents_are_plain(name: str) -> None:
    # Given a document that readers or newcomers open, when it is checked, then nothing is found
    found = findings(ROOT / name)
    assert [line for line in found if name != MODEL_CARD or "SMOG" not in line] == []


def test_help_is_plain(tmp_path: Path) -> None:
    # Given the help of every command, option and setting
    texts = [*help_texts(typer.main.get_command(build()))]
    texts += [setting.help for setting in SETTINGS.values()]

    # When they are checked as one text, then nothing is found
    assert findings(written(tmp_path / "help.md", texts)) == []


def test_messages_are_plain(tmp_path: Path) -> None:
    # Given every sentence that the program can say: errors, hints, notes, findings, reports
    texts = [
        text
        for path in sorted((ROOT / "hlreader").rglob("*.py"))
        if path.name not in NOT_ENGLISH
        for text in messages(ast.parse(path.read_text("utf-8")))
    ]
    texts += [text for text in wording.ENGLISH if isinstance(text, str)]
    texts += [text for text in reader_wording.ENGLISH if isinstance(text, str)]
    texts += [text for text in page_wording.ENGLISH if isinstance(text, str)]
    texts += [text for text in site_wording.ENGLISH if isinstance(text, str)]

    # When they are checked as one text, then nothing is found
    assert len(texts) > 300
    assert findings(written(tmp_path / "messages.md", map(without_fields, texts))) == []


def test_explanations_of_rules_are_plain(tmp_path: Path) -> None:
    # Given what every rule says of itself, without the words that it quotes as examples
    texts = [re.sub(r'"[^"]*"', '"it"', rule.documentation) for rule in all_rules()]

    # When they are checked as one text, then nothing is found
    assert findings(written(tmp_path / "rules.md", texts)) == []


def written(path: Path, texts: Iterable[str]) -> Path:
    """Write texts as paragraphs of a Markdown file."""
    paragraphs = (" ".join(part.split()) for text in texts for part in text.split("\n\n"))
    path.write_text("\n\n".join(filter(None, paragraphs)) + "\n", "utf-8")
    return path


def help_texts(command: object) -> Iterator[str]:
    """Yield the help of a command, its options, and the commands below it, without examples."""
    about = getattr(command, "help", None) or ""
    yield from (part for part in about.split("\n\n") if not part.startswith("Example:"))
    for parameter in getattr(command, "params", ()):
        yield (getattr(parameter, "help", None) or "").partition(" [default")[0]
    for each in getattr(command, "commands", {}).values():
        yield from help_texts(each)


def messages(module: ast.AST) -> Iterator[str]:
    """Yield the sentences among the strings of a module: no docstrings, no examples of rules."""
    for node in strings(module):
        text = text_of(node)
        if re.fullmatch(r"[^\\|^$\n]*\w\w+[ ,:][^\\|^$\n]*(?<! )[.?]", text) and " " in text:
            yield text


def strings(node: ast.AST) -> Iterator[ast.Constant | ast.JoinedStr]:
    """Yield the strings of a syntax tree that may reach a user."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return  # a docstring
    if isinstance(node, ast.Assign) and text_of(node.targets[0]) in {"FAILS", "PASSES"}:
        return
    if isinstance(node, ast.JoinedStr) or (
        isinstance(node, ast.Constant) and isinstance(node.value, str)
    ):
        yield node
        return
    for child in ast.iter_child_nodes(node):
        yield from strings(child)


def text_of(node: ast.AST) -> str:
    """Return a string with ``{}`` for values, or a name."""
    if isinstance(node, ast.JoinedStr):
        return "".join(map(text_of, node.values))
    if isinstance(node, ast.Constant):
        return str(node.value)
    return node.id if isinstance(node, ast.Name) else "{}"


def without_fields(text: str) -> str:
    """Return a message with a plain word instead of each value."""
    text = re.sub(r"^(\{[^}]*\}[:,]? *)+(?=[a-z])|[`“”\"]", "", text)
    return re.sub(r"\{[^}]*\}", "it", text)
