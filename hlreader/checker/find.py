"""Run rules over one text, and leave out what its comments silence."""

from collections.abc import Iterable

from hlreader.checker.rule import Finding, Found, Rule
from hlreader.checker.selection import is_known, means
from hlreader.checker.text import CheckedText

_ABOUT_IGNORES = "HL9"
"""Rules about the comments themselves run last, and no comment silences them."""


def find(text: CheckedText, rules: Iterable[Rule]) -> tuple[Finding, ...]:
    """Return what rules find in a text, in its order."""
    rules = tuple(rules)
    findings: list[tuple[Found, Finding]] = []
    used = set()
    for rule in rules:
        if rule.code.startswith(_ABOUT_IGNORES):
            continue
        for found in rule.check(text):
            silencing = [
                ignore
                for ignore in text.ignores
                if ignore.covers(found.start) and any(means(word, rule) for word in ignore.rules)
            ]
            used.update(silencing)
            if not silencing:
                findings.append((found, rule.finding(text, found)))
    # A comment about a rule that is switched off has had nothing to do: that is no fault of it.
    used.update(
        ignore
        for ignore in text.ignores
        for word in ignore.rules
        if is_known(word) and not any(means(word, rule) for rule in rules)
    )
    text.used_ignores = frozenset(used)
    for rule in rules:
        if rule.code.startswith(_ABOUT_IGNORES):
            findings += [(found, rule.finding(text, found)) for found in rule.check(text)]
    findings.sort(key=lambda pair: (pair[0].start, pair[1].code))
    return tuple(finding for _, finding in findings)
