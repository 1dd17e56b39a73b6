"""Select rules by code, by the beginning of a code (HL1), or by name."""

import re
from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from hlreader.checker.rule import Rule
from hlreader.checker.rules import all_rules
from hlreader.errors import UsageError
from hlreader.messages import Message

_CODE = re.compile(r"HL\d+", re.IGNORECASE | re.ASCII)

EVERY = "all"
"""The word for every rule, including those that are off by default."""


def select(
    chosen: Sequence[str] = (), also: Sequence[str] = (), without: Sequence[str] = ()
) -> tuple[Rule, ...]:
    """Return the rules that are on, by code.

    ``chosen`` selects rules. By default these are all except those that are often wrong. ``also``
    adds rules and ``without`` removes them. If a rule is both added and removed, the longer word
    wins: HL101 before HL1. Raises UsageError for a word that matches no rule.
    """
    added, removed = [*map(_known, [*chosen, *also])], [*map(_known, without)]

    def is_on(rule: Rule) -> bool:
        on = max((_weight(word, rule) for word in added), default=0)
        if not chosen and rule.default:
            on = max(on, 1)
        off = max((_weight(word, rule) for word in removed), default=0)
        return on > off

    return tuple(rule for rule in all_rules() if is_on(rule))


def matching(word: str) -> tuple[Rule, ...]:
    """Return the rules that a word matches, on or off. Raises UsageError."""
    known = _known(word)
    return tuple(rule for rule in all_rules() if _weight(known, rule))


def _weight(word: str, rule: Rule) -> int:
    """Return how closely a word matches a rule, or 0 if it does not."""
    if word == EVERY:
        return 1
    if word == rule.name:
        return len(rule.code)
    return len(word) if rule.code.startswith(word) else 0


def _known(word: str) -> str:
    """Return a word for rules in upper or lower case like theirs."""
    plain = word.strip()
    if not is_known(plain):
        raise UsageError(Message("There is no rule `{plain}`.", plain=plain), hint=closest(plain))
    return plain.upper() if plain[:2].upper() == "HL" else plain.lower()


def is_known(word: str) -> bool:
    """Return whether a word is a rule's code, the beginning of one, a rule's name, or "all"."""
    return any(means(word, rule) for rule in all_rules())


def means(word: str, rule: Rule) -> bool:
    """Return whether a word matches a rule, ignoring case."""
    return bool(_weight(word.upper(), rule) or _weight(word.lower(), rule))


def closest(word: str) -> str:
    """Return a hint with the rule that a mistyped word may mean."""
    family = [rule.code for rule in all_rules() if rule.code.startswith(word[:3].upper())]
    if _CODE.fullmatch(word):
        if family:
            return Message("Rules of this kind: {names}.", names=", ".join(family))
        return Message("Run `hlreader rules` to list them.")
    names: Iterable[str] = [name for rule in all_rules() for name in (rule.code, rule.name)]
    close = [
        name
        for form in (word.upper(), word.lower())
        for name in get_close_matches(form, names, n=1)
    ]
    return (
        Message("Did you mean {close}?", close=close[0])
        if close
        else Message("Run `hlreader rules` to list them.")
    )
