"""Apply rules to a text, and leave out findings that its comments turn off."""

import sys
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from hlreader.checker.config.selection import is_known, means
from hlreader.checker.ignores import Ignore
from hlreader.checker.rule import Finding, Found, Rule, Scope
from hlreader.checker.text.checked_text import CheckedText
from hlreader.checker.text.own_words import is_among


def find(text: CheckedText, rules: Iterable[Rule]) -> tuple[Finding, ...]:
    """Return the findings of rules in a text, in the order of the text."""
    rules = tuple(rules)
    about_ignores = [rule for rule in rules if rule.scope is Scope.IGNORES]
    words = {word for ignore in text.ignores for word in ignore.rules}
    meant = {word: {rule.code for rule in rules if means(word, rule)} for word in words}
    # If a rule is off, a comment about it has nothing to do, so do not report it.
    switched_off = {word for word in words if not meant[word] and is_known(word)}
    used = {ignore for ignore in text.ignores if not switched_off.isdisjoint(ignore.rules)}
    findings: list[tuple[Found, Finding]] = []
    for rule in rules:
        if rule in about_ignores:
            continue
        found = _without_settled(rule, text, rule.check(text))
        ignores = [
            ignore
            for ignore in text.ignores
            if any(rule.code in meant[word] for word in ignore.rules)
        ]
        used.update(_used(ignores, found))
        if rule.once and ignores:
            found += _without_settled(rule, text, _later_uses(rule, text, found, ignores))
        findings += [
            (problem, rule.finding(text, problem)) for problem in _not_ignored(found, ignores)
        ]
    findings = _without_repeats(rules, findings)
    text.used_ignores = frozenset(used)
    for rule in about_ignores:
        findings += [(found, rule.finding(text, found)) for found in rule.check(text)]
    findings.sort(key=lambda pair: (pair[0].start, pair[1].code))
    return tuple(finding for _, finding in findings)


_ABOUT_WORDS = ("HL2", "HL4")
"""The rules that a team's own list of words can overrule."""

OWN_WORDS = "HL290"
"""The rule that finds the words of that list."""


def _without_settled(rule: Rule, text: CheckedText, found: Iterable[Found]) -> list[Found]:
    """Return the findings without those about words that a team's own list settles."""
    words = text.settings.words
    settled = words.allowed if rule.code == OWN_WORDS else words.settled
    if not (settled and rule.code.startswith(_ABOUT_WORDS)):
        return list(found)
    source = text.document.source
    return [each for each in found if not is_among(settled, source[each.start : each.end])]


def _without_repeats(
    rules: Sequence[Rule], findings: list[tuple[Found, Finding]]
) -> list[tuple[Found, Finding]]:
    """Return the findings without those inside a finding of a rule that theirs yields to."""
    yielding = {rule.code: rule.yields_to for rule in rules if rule.yields_to}
    for code, others in yielding.items():
        wider = sorted(
            (found.start, found.end) for found, finding in findings if finding.code in others
        )
        if wider:
            findings = [
                (found, finding)
                for found, finding in findings
                if finding.code != code or not _is_inside(found, wider)
            ]
    return findings


def _is_inside(found: Found, ranges: Sequence[tuple[int, int]]) -> bool:
    """Return whether a finding is inside one of the ranges, which are in order."""
    number = bisect_right(ranges, (found.start, sys.maxsize)) - 1
    return number >= 0 and found.end <= ranges[number][1]


def _later_uses(
    rule: Rule, text: CheckedText, found: Sequence[Found], ignores: Sequence[Ignore]
) -> list[Found]:
    """Return what a rule finds in the text outside the comments' ranges, and had not found before.

    Such a rule finds only the first use of a word, which a comment may hide.
    """
    ranges = [(ignore.start, ignore.end) for ignore in ignores]
    before = set(found)
    return [one for one in rule.check(text.without(ranges)) if one not in before]


def _used(ignores: Sequence[Ignore], found: Sequence[Found]) -> Iterator[Ignore]:
    """Yield the comments that apply where a rule found something."""
    places = sorted(problem.start for problem in found) if ignores else []
    for ignore in ignores:
        first = bisect_left(places, ignore.start)
        if first < len(places) and places[first] < ignore.end:
            yield ignore


def _not_ignored(found: Sequence[Found], ignores: Sequence[Ignore]) -> Iterator[Found]:
    """Yield findings where no comment applies."""
    starts: list[int] = []
    ends: list[int] = []  # of the ranges where they apply, merged if they touch
    for start, end in sorted((ignore.start, ignore.end) for ignore in ignores):
        if ends and start <= ends[-1]:
            ends[-1] = max(ends[-1], end)
        else:
            starts.append(start)
            ends.append(end)
    for problem in found:
        number = bisect_right(starts, problem.start) - 1
        if number < 0 or problem.start >= ends[number]:
            yield problem
