"""HL204 term-not-explained."""

import re
from collections.abc import Iterator

from hlreader.checker.rule import Found, found_at
from hlreader.checker.text.checked_text import CheckedText
from hlreader.checker.text.passage import Passage
from hlreader.models import Match
from hlreader.readability.lexicon.frequency import (
    EVERYDAY_ZIPF,
    commonest,
    everyday_abbreviations,
)
from hlreader.readability.words import words

CODE = "HL204"
NAME = "term-not-explained"

FAILS = """\
You may get scintigraphy first. Your doctor will book it.
"""
PASSES = """\
You may get scintigraphy first. This is a test in which a camera takes pictures of the body.
"""

_KINDS = frozenset({"cancer", "cancers"})


def check(text: CheckedText) -> Iterator[Found]:
    """Find glossary terms that the text uses and does not explain.

    Why: readers who do not know a word guess or give up. The best place to explain it is where it
    first appears. The rule leaves alone words that most people know, such as "cancer".

    A term counts as explained if it has a bracket, a dash, or "which", "or", "called" or "means"
    next to it. A next sentence such as "It is …" counts too, and so do words from the glossary's
    own explanation. The explanation can be anywhere in the passage where the term first appears. A
    term made of words used before needs no more: "routine mammogram" after "mammogram".

    Instead: explain it in a few words where it first appears. The finding shows the glossary's
    words.
    """
    if not text.is_english:
        return
    first: dict[str, list[tuple[Passage, Match]]] = {}
    for passage, match in text.terms:
        uses = first.setdefault(match.term.term, [])
        if not uses or uses[0][0] is passage:
            uses.append((passage, match))
    met: set[str] = set()
    for uses in first.values():
        passage, match = uses[0]
        hard = _hard_words(match.text)
        is_new = not hard <= met
        met |= hard
        if not is_new or _is_name(match.text) or passage.is_code(match.start):
            continue
        plain = match.term.plain
        if any(passage.explains(use.start, use.end, plain) for _, use in uses):
            continue
        yield found_at(
            passage,
            match.start,
            match.end,
            f'"{match.text}" is not explained where it first appears.',
            f"The glossary says: {plain}",
        )


def _hard_words(written: str) -> set[str]:
    """Return the uncommon words of a term, in the singular.

    In "ovarian cancer", "ovarian" is not one of them: readers know the last word.
    """
    found = [word[0] for word in words(written)]
    if found[-1].lower() in _KINDS:
        return set()
    if written in everyday_abbreviations():
        return set()
    return {re.sub(r"\d", "", word.lower()) for word in found if commonest(word) < EVERYDAY_ZIPF}


def _is_name(written: str) -> bool:
    """Return whether a term is the name of an organisation: several words, each with a capital."""
    found = [word[0] for word in words(written)]
    return len(found) > 1 and sum(word[0].isupper() for word in found) > len(found) / 2
