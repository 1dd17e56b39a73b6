"""What a rule is, and what it finds.

A rule looks at one measured document and yields findings. Each stands in a file of its own under
``rules/``; its docstring says what it does, why it matters and what to do instead.
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple, TypeAlias

from hlreader.documents.lazy import LazyDocument
from hlreader.models import Document, Place
from hlreader.readability import Score
from hlreader.readability.rules import DEFAULT_RULES, CountingRules


class Finding(NamedTuple):
    """Something to mend: which rule says so, where, and in what words."""

    code: str
    name: str
    place: Place
    message: str


class Settings(NamedTuple):
    """What the user asks of a text."""

    max_grade: float = 8.0
    """The highest school grade of the United States that passes."""
    rules: CountingRules = DEFAULT_RULES
    """How lists, headings and numbers count."""


class Measured(NamedTuple):
    """A document and its score, as rules see it."""

    document: Document | LazyDocument
    score: Score
    settings: Settings


Rule: TypeAlias = Callable[[Measured], Iterator[Finding]]
