"""Items of worksheets, and the evidence in a text to judge them."""

import re
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import Literal, NamedTuple, TypeAlias

from hlreader.checker.apply import find
from hlreader.checker.rule import Finding
from hlreader.checker.rules import all_rules
from hlreader.checker.text.checked_text import CheckedText
from hlreader.models import Heading, ItemList, Place, Table, plain_text, walk

Answer: TypeAlias = Literal["yes", "no", "not applicable"]


class Judged(NamedTuple):
    """An answer that a program can justify, with the evidence and its places."""

    answer: Answer
    evidence: str
    places: tuple[Place, ...] = ()


class Item(NamedTuple):
    """An item of a worksheet. ``judge`` returns None if a person has to decide."""

    number: int
    question: str
    judge: "Callable[[Evidence], Judged | None] | None" = None


class Evidence:
    """Evidence from a text. All rules check it, even those that are off."""

    def __init__(self, text: CheckedText) -> None:
        self.text = text
        self.blocks = tuple(walk(text.document.blocks))

    @cached_property
    def _findings(self) -> tuple[Finding, ...]:
        return find(self.text, all_rules())

    def findings(self, codes: Iterable[str]) -> tuple[Finding, ...]:
        """Return the findings of rules with these codes."""
        wanted = {*codes}
        return tuple(finding for finding in self._findings if finding.code in wanted)

    def free_of(self, codes: Iterable[str], what: str) -> Judged:
        """Answer yes if these rules found nothing. ``what`` says what they look for."""
        found = self.findings(codes)
        if not found:
            return Judged("yes", f"None found: {what}.")
        places = tuple(finding.place for finding in found)
        return Judged("no", f"{len(found)} found: {what}.", places)

    @property
    def headings(self) -> list[Heading]:
        """The headings of the text."""
        return [block for block in self.blocks if isinstance(block, Heading)]

    @property
    def lists(self) -> list[ItemList]:
        """The lists of the text."""
        return [block for block in self.blocks if isinstance(block, ItemList)]

    @property
    def tables(self) -> list[Table]:
        """The tables of the text."""
        return [block for block in self.blocks if isinstance(block, Table)]

    @property
    def sentences(self) -> int:
        """How many sentences the prose has."""
        return sum(len(passage.sentences) for passage in self.text.prose)

    @property
    def has_figures(self) -> bool:
        """Whether the prose or a table has a number."""
        return any(re.search(r"\d", passage.text) for passage in self.text.passages)

    @property
    def has_pictures(self) -> bool:
        """Whether the text has a picture."""
        return any(
            run.aside and run.text.startswith("[picture")
            for passage in self.text.passages
            for run in passage.runs
        )

    @property
    def is_very_short(self) -> bool:
        """Whether the text has at most two paragraphs and less than a page."""
        return len([*self.text.prose]) <= 2 and self.text.score.counts.words <= 250  # noqa: PLR2004

    @property
    def declared_message(self) -> str:
        """The main message in the front matter's ``main_message``, or empty."""
        return str(self.text.document.front_matter.get("main_message", ""))

    def first_section(self) -> str:
        """Return the text of the first section. A heading at the very top is the title."""
        parts: list[str] = []
        headings = 0
        for passage in self.text.passages:
            headings += passage.kind == "heading" and bool(parts)
            if headings > 1 or (headings and len(parts) > 1):
                break
            parts.append(passage.text)
        return "\n".join(parts)

    def place(self, offset: int) -> Place:
        """Return the place of an offset."""
        return self.text.document.place(offset)

    @staticmethod
    def words_of(text: str) -> set[str]:
        """Return the different words of a text, in lower case."""
        return set(re.findall(r"[^\W\d_]+", text.lower()))


def heading_text(heading: Heading) -> str:
    """Return the text of a heading."""
    return plain_text(heading.runs)
