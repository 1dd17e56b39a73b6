"""What a rule is, and what it finds.

A rule looks at one checked text and yields what it finds. Each has its own file under ``rules/``:
its code and name in the first line of the docstring, a ``check`` function whose docstring says what
it does, why it matters and what to do instead, and a passage that fails and one that passes.
"""

import re
from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import NamedTuple

from hlreader.checker.severity import ORDER, Severity
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
    """What a rule looks at."""

    TEXT = "text"
    """The running text, and how it is laid out."""
    LEVEL = "level"
    """The reading level of the whole."""
    FRONT_MATTER = "front matter"
    """What the text says about itself."""
    GLOSSARY = "glossary"
    """The entries of a glossary file."""
    IGNORES = "ignores"
    """The comments that silence rules. Such a rule runs last, and no comment silences it."""


class Fix(NamedTuple):
    """A change that is safe to make without asking: replace ``source[start:end]``.

    If several rules want to change one place, the first wins.
    """

    start: int
    end: int
    text: str


class Found(NamedTuple):
    """What a rule found in ``source[start:end]``, and what to write instead."""

    start: int
    end: int
    message: str
    suggestion: str = ""
    fix: Fix | None = None


class Finding(NamedTuple):
    """Something to fix: the rule, the place, a message and a suggestion.

    ``end`` is the place after its last character.
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
        """The message and the suggestion, in one line."""
        return f"{self.message} {self.suggestion}".rstrip()


class Rule(NamedTuple):
    """A rule, as its module defines it."""

    code: str
    name: str
    severity: Severity
    check: Callable[[CheckedText], Iterator[Found]]
    fails: str
    """A text in which the rule finds something."""
    passes: str
    """The same, fixed."""
    example: str = "leaflet.md"
    """The name of a file for these texts."""
    default: bool = True
    """Whether it is on without being asked for. A rule that is often wrong is not."""
    scope: Scope = Scope.TEXT
    """What it looks at."""

    @property
    def documentation(self) -> str:
        """What it does, why it matters and what to do instead."""
        return self.check.__doc__ or ""

    def finding(self, text: CheckedText, found: Found) -> Finding:
        """Return what the rule has found in a text, with its place."""
        return Finding(
            self.code,
            self.name,
            self.severity,
            text.document.place(found.start),
            text.document.place(max(found.start, found.end)),
            found.message,
            found.suggestion,
            found.fix,
            text.line(found.start),
        )

    def findings(self, text: CheckedText) -> Iterator[Finding]:
        """Yield what the rule finds in a text."""
        return (self.finding(text, found) for found in self.check(text))


_BEFORE_IN_ADDRESS = re.compile(r"[/\\@_=#.]")
_BEHIND_IN_ADDRESS = re.compile(r"[/\\@_=]|\.\w")
"""What comes next to a word in an address or a file name."""


def found_at(
    passage: Passage,
    start: int,
    end: int,
    message: str,
    suggestion: str = "",
    replacement: str = "",
) -> Found:
    """Return a finding for ``passage.text[start:end]``, with a fix if a replacement is given.

    There is no fix for words that are quoted, have markup between them, or are part of an address
    or a picture's description.
    """
    first, last = passage.span(start, end)
    fix = None
    if replacement and _is_plain(passage, start, end) and last - first == end - start:
        fix = Fix(first, last, replacement)
    return Found(first, last, message, suggestion, fix)


def _is_plain(passage: Passage, start: int, end: int) -> bool:
    """Return whether ``passage.text[start:end]`` is in one piece of the author's own prose."""
    run = passage.run_at(start)
    if run is not passage.run_at(end - 1) or (run and run.aside):
        return False
    in_address = _BEFORE_IN_ADDRESS.match(passage.text, max(0, start - 1)) or (
        _BEHIND_IN_ADDRESS.match(passage.text, end)
    )
    return not in_address and not passage.is_quoted(start, end)
