"""HL801 fact-differs."""

from collections.abc import Iterator
from pathlib import PurePath
from typing import Any

from hlreader.checker.rule import Found, found_at
from hlreader.checker.text.checked_text import CheckedText
from hlreader.checker.text.front_matter import field, has_front_matter
from hlreader.checker.text.stated_facts import stated_facts
from hlreader.language import primary

CODE = "HL801"
NAME = "fact-differs"

FAILS = """\
Call us if you have a fever of 39 C (100.4 F) or more.
"""
PASSES = """\
Call us if you have a fever of 38 C (100.4 F) or more.
"""


def check(text: CheckedText) -> Iterator[Found]:
    """Find numbers and danger signs that differ from those in `facts.yaml`.

    That file is next to the articles of a library. It lists facts that several articles state,
    such as the temperature at which to call, or the ages for a test. It can also list signs that
    certain articles should have in their `danger_signs`. Without the file, this rule finds nothing.

    Why: if two pages say different things, readers doubt both. A wrong number can do harm.

    Instead: write what `facts.yaml` says. If the fact has changed, change it there first.
    """
    fault = text.facts.fault
    if fault:
        yield Found(0, 0, f"The facts cannot be read: {fault.message}", fault.hint)
    for stated in stated_facts(text):
        if not stated.agrees:
            message = f'This differs from the fact "{stated.fact.name}".'
            says = f"Use one of these: {', '.join(stated.says)}."
            yield found_at(stated.passage, stated.start, stated.end, message, says)
    yield from _missing_signs(text)


def _missing_signs(text: CheckedText) -> Iterator[Found]:
    """Yield the danger signs that a fact gives to this article, and that it does not list."""
    article = PurePath(text.document.name).stem
    if not has_front_matter(text):
        return
    found = field(text, "danger_signs")
    start, end, listed = (found.start, found.end, _signs(found.value)) if found else (0, 3, ())
    for fact, finder in text.facts.in_language(primary(text.language)):
        for sign in finder.wording.signs if article in fact.used_in else ():
            if sign not in listed:
                message = f'The danger signs lack one of the fact "{fact.name}".'
                yield Found(start, end, message, f"Add: {sign}")


def _signs(value: Any) -> tuple[str, ...]:
    signs = value.get("signs") if isinstance(value, dict) else None
    return tuple(map(str, signs)) if isinstance(signs, list) else ()
