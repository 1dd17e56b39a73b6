"""Rules and their findings.

A rule looks at a checked text and yields findings. Each has its own file in ``rules/``. The
docstring of the file has its code and name. The docstring of its ``check`` function says what it
does, why that matters and what to do instead. There is also a text that fails and one that passes.
"""

import re
from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import NamedTuple

from hlreader.checker.severity import ORDER, Severity
from hlreader.checker.spanish_messages import in_spanish
from hlreader.checker.text.checked_text import CheckedText
from hlreader.checker.text.passage import Passage
from hlreader.models import Place

__all__ = [
    "ORDER",
    "Finding",
    "Fix",
    "Found",
    "Rule",
    "Scope",
    "Severity",
    "found_at",
]


class Scope(StrEnum):
    """The part of a text that a rule looks at."""

    TEXT = "text"
    """The running text and its layout."""
    LEVEL = "level"
    """The reading level of the whole text."""
    FRONT_MATTER = "front matter"
    """The front matter, with facts about the text."""
    GLOSSARY = "glossary"
    """The entries of a glossary file."""
    IGNORES = "ignores"
    """The comments that turn off rules. A rule about them runs last, and they cannot turn it
    off."""


class Fix(NamedTuple):
    """A change that is safe to make without a question: replace ``source[start:end]``.

    If several rules want to change the same place, the first wins.
    """

    start: int
    end: int
    text: str


class Found(NamedTuple):
    """A problem that a rule found in ``source[start:end]``, and what to write instead."""

    start: int
    end: int
    message: str
    suggestion: str = ""
    fix: Fix | None = None


class Finding(NamedTuple):
    """A problem to fix: the rule, the place, a message and a suggestion.

    ``end`` is the place after the last character.
    """

    code: str
    name: str
    severity: Severity
    place: Place
    end: Place
    message: str
    suggestion: str = ""
    fix: Fix | None = None
    line: str = ""
    """The line of the source where it begins."""

    @property
    def text(self) -> str:
        """The message and the suggestion on one line."""
        return f"{self.message} {self.suggestion}".rstrip()


class Rule(NamedTuple):
    """A rule, with what its module defines."""

    code: str
    name: str
    severity: Severity
    check: Callable[[CheckedText], Iterator[Found]]
    fails: str
    """A text in which the rule finds something."""
    passes: str
    """The same text without the problem."""
    example: str = "leaflet.md"
    """A file name for these texts."""
    default: bool = True
    """Whether it is on by default. Rules that are often wrong are off."""
    scope: Scope = Scope.TEXT
    """The part of a text that it looks at."""
    yields_to: tuple[str, ...] = ()
    """The codes of rules whose findings say the same about more words. Inside those, its own
    findings are left out."""
    once: bool = False
    """Whether it finds only the first use of a word. If a comment hides that use, it finds the next
    one."""

    @property
    def documentation(self) -> str:
        """What it does, why that matters and what to do instead."""
        return self.check.__doc__ or ""

    def finding(self, text: CheckedText, found: Found) -> Finding:
        """Return a problem that the rule found in a text as a finding with its place."""
        say = in_spanish if text.is_spanish else str
        return Finding(
            self.code,
            self.name,
            self.severity,
            text.document.place(found.start),
            text.document.place(max(found.start, found.end)),
            say(found.message),
            say(found.suggestion),
            found.fix,
            text.line(found.start),
        )

    def findings(self, text: CheckedText) -> Iterator[Finding]:
        """Yield the findings of the rule in a text."""
        return (self.finding(text, found) for found in self.check(text))


_BEFORE_IN_ADDRESS = re.compile(r"[/\\@_=#.]")
_AFTER_IN_ADDRESS = re.compile(r"[/\\@_=]|\.\w")
"""The characters after a word in an address or a file name."""


def found_at(
    passage: Passage,
    start: int,
    end: int,
    message: str,
    suggestion: str = "",
    replacement: str = "",
) -> Found:
    """Return a problem in ``passage.text[start:end]``, with a fix if there is a replacement.

    There is no fix if the words are in a quotation, have markup between them, or are in an address
    or the description of a picture.
    """
    first, last = passage.span(start, end)
    fix = None
    if replacement and _is_plain(passage, start, end) and last - first == end - start:
        fix = Fix(first, last, replacement)
    return Found(first, last, message, suggestion, fix)


def _is_plain(passage: Passage, start: int, end: int) -> bool:
    """Return whether ``passage.text[start:end]`` is the author's own prose without markup in it."""
    run = passage.run_at(start)
    if run is not passage.run_at(end - 1) or (run and run.aside):
        return False
    in_address = _BEFORE_IN_ADDRESS.match(passage.text, max(0, start - 1)) or (
        _AFTER_IN_ADDRESS.match(passage.text, end)
    )
    return not in_address and not passage.is_quoted(start, end)
