"""The rules as text and as records: the same words as in their modules."""

from collections.abc import Iterable
from inspect import cleandoc
from textwrap import indent
from typing import Any

from hlreader.checker.rule import Rule


def catalogue(rules: Iterable[Rule]) -> str:
    """Return a line for each rule: code, name, severity, and what it finds."""
    rows = [(rule.code, rule.name, _state(rule), _summary(rule)) for rule in rules]
    name, state = (max(map(len, column)) for column in list(zip(*rows, strict=True))[1:3])
    lines = (f"{row[0]}  {row[1]:{name}}  {row[2]:{state}}  {row[3]}\n" for row in rows)
    return "".join(lines) + "\nFor one of them: hlreader rules HL101\n"


def documentation(rule: Rule) -> str:
    """Return all that is to be said about a rule, with its passages."""
    return (
        f"{rule.code} {rule.name} ({_state(rule)})\n\n{cleandoc(rule.documentation)}\n\n"
        f"It finds something here:\n\n{indent(rule.fails.rstrip(), '    ')}\n\n"
        f"And nothing here:\n\n{indent(rule.passes.rstrip(), '    ')}\n"
    )


def records(rules: Iterable[Rule]) -> list[dict[str, Any]]:
    """Return rules as JSON has them."""
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


def _state(rule: Rule) -> str:
    return rule.severity.value if rule.default else f"{rule.severity.value}, off"


def _summary(rule: Rule) -> str:
    return cleandoc(rule.documentation).partition("\n")[0]
