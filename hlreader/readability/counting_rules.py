"""The counting rules. Users can change some of them, since each changes a grade.

``CountingRules`` holds the rules that users can choose, ``ALWAYS`` describes the others.
"""

from collections.abc import Iterator
from typing import Literal, NamedTuple, TypeAlias

Lists: TypeAlias = Literal["items", "sentences", "off"]
Headings: TypeAlias = Literal["count", "off"]
Numbers: TypeAlias = Literal["spoken", "one", "off"]


class CountingRules(NamedTuple):
    """How lists, headings and numbers are counted."""

    lists: Lists = "items"
    """Count each item on its own, or only end sentences at a full stop, or skip lists."""
    headings: Headings = "off"
    """Count each heading on its own, or not at all."""
    numbers: Numbers = "spoken"
    """Count figures as people say them, or as one syllable like Flesch, or skip them."""


DEFAULT_RULES = CountingRules()

ALWAYS = (
    "Paragraphs and quotations count; tables, code and front matter do not.",
    "A full stop ends a sentence, but not in a decimal, an initial or a shortened word.",
    "A word is a run of letters and figures; a hyphen or an apostrophe inside is part of it.",
    "Syllables are those of a word said aloud: MRI has three, mg has three.",
    "A long word has more than six letters.",
    "A capital inside a sentence marks a name: it is neither complex nor unfamiliar.",
    "Regular forms of a listed word are familiar. Each unfamiliar word counts each time.",
)
"""The rules that users cannot change."""

_IN_WORDS = {
    "lists": {
        "items": "each list item counts on its own",
        "sentences": "lists are read on: only a full stop ends a sentence",
        "off": "list items do not count",
    },
    "headings": {"count": "each heading counts on its own", "off": "headings do not count"},
    "numbers": {
        "spoken": "numbers have the syllables of what is said",
        "one": "a number in figures has one syllable",
        "off": "numbers in figures do not count",
    },
}


def in_words(rules: CountingRules) -> Iterator[str]:
    """Yield each choice in words, with its name: "headings do not count (headings: off)"."""
    for name, choice in rules._asdict().items():
        yield f"{_IN_WORDS[name][choice]} ({name}: {choice})"
