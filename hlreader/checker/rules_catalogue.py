"""Describe the rules as text and as records, from the docstrings of their modules."""

from collections.abc import Iterable, Iterator
from inspect import cleandoc
from textwrap import fill, indent
from typing import Any

from hlreader.checker.rule import Rule
from hlreader.checker.severity import Severity
from hlreader.messages import Message, said, translated

_WIDTH = 80

_INDEX = """\
# Rules

These pages come from the rules. To write them again, run `hlreader rules --pages docs/rules`.

| rule | name | severity | what it does |
|---|---|---|---|
"""


def catalogue(rules: Iterable[Rule]) -> str:
    """Return a line with code, name and severity for each rule, and a summary below it."""
    blocks = (
        f"{rule.code}  {rule.name} ({_told(rule)})\n{_indented(translated(summary(rule)))}\n"
        for rule in rules
    )
    return "".join(blocks) + f"\n{said('To explain one: hlreader rules HL101')}\n"


def documentation(rule: Rule) -> str:
    """Return the full documentation of a rule, with its examples."""
    explanation = "\n\n".join(
        fill(part, _WIDTH) for part in cleandoc(rule.documentation).split("\n\n")
    )
    return (
        f"{rule.code} {rule.name} ({_state(rule)})\n\n{explanation}\n\n"
        f"This fails:\n\n{indent(rule.fails.rstrip(), '    ')}\n\n"
        f"This passes:\n\n{indent(rule.passes.rstrip(), '    ')}\n"
    )


def pages(rules: Iterable[Rule]) -> Iterator[tuple[str, str]]:
    """Yield the name and the text of a Markdown page for each rule, and an index of them."""
    rules = tuple(rules)
    for rule in rules:
        yield f"{rule.code}.md", _page(rule)
    yield "README.md", _INDEX + "".join(map(_row, rules))


def _page(rule: Rule) -> str:
    """Return the Markdown page of a rule. Its examples are in fences that they cannot close."""
    explanation = "\n\n".join(cleandoc(rule.documentation).split("\n\n"))
    return (
        f"# {rule.code} {rule.name}\n\nSeverity: {_state(rule)}.\n\n{explanation}\n\n"
        f"This fails:\n\n````text\n{rule.fails.rstrip()}\n````\n\n"
        f"This passes:\n\n````text\n{rule.passes.rstrip()}\n````\n"
    )


def _row(rule: Rule) -> str:
    link = f"[{rule.code}]({rule.code}.md)"
    return f"| {link} | {rule.name} | {_state(rule)} | {summary(rule)} |\n"


def records(rules: Iterable[Rule]) -> list[dict[str, Any]]:
    """Return rules for JSON."""
    return [
        {
            "code": rule.code,
            "name": rule.name,
            "severity": rule.severity.value,
            "default": rule.default,
            "documentation": cleandoc(rule.documentation),
            "fails": rule.fails,
            "passes": rule.passes,
        }
        for rule in rules
    ]


def _indented(text: str) -> str:
    margin = " " * 7
    return fill(text, _WIDTH, initial_indent=margin, subsequent_indent=margin)


def _told(rule: Rule) -> str:
    """Return the state of a rule in the user's language."""
    severity = translated(_SEVERITIES[rule.severity])
    return severity if rule.default else said("{severity}, off", severity=severity)


_SEVERITIES = {
    Severity.ERROR: Message("error"),
    Severity.WARNING: Message("warning"),
    Severity.ADVICE: Message("advice"),
}


def _state(rule: Rule) -> str:
    return rule.severity.value if rule.default else f"{rule.severity.value}, off"


def summary(rule: Rule) -> str:
    """Return what a rule does, in one sentence: the first of its documentation."""
    return cleandoc(rule.documentation).partition("\n")[0]
