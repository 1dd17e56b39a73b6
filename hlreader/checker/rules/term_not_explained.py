"""HL204 term-not-explained."""

import re
from collections.abc import Iterator

from hlreader.checker.rule import Found, found_at
from hlreader.checker.text.checked_text import CheckedText
from hlreader.checker.text.passage import Passage
from hlreader.checker.words.wordlists import plain_phrases
from hlreader.models import Match
from hlreader.readability.lexicon.frequency import (
    EVERYDAY_ZIPF,
    commonest,
    everyday_abbreviations,
)
from hlreader.readability.words import words

CODE = "HL204"
NAME = "term-not-explained"
ONCE = True

FAILS = """\
You may get scintigraphy first. Your doctor will book it.
"""
PASSES = """\
You may get scintigraphy first. This is a test in which a camera takes pictures of the body.
"""

_KINDS = frozenset({"cancer", "cancers"})


_LABEL = 4  # words
_JOINING = frozenset("of and for on the in".split())
_LINK = re.compile(r"(?:More on|See also|Related|Source)s?:")


def check(text: CheckedText) -> Iterator[Found]:
    """Find glossary terms that the text uses and does not explain.

    Why: readers who do not know a word guess or give up. The best place to explain it is where it
    first appears. The rule leaves alone words that most people know, such as "cancer".

    A term counts as explained if it has a bracket, a dash, or "which", "or", "called" or "means"
    next to it. A next sentence such as "It is …" counts too, and so do at least half of the words
    of the glossary's own explanation. The explanation can be anywhere in the passage where the term
    first appears. A term made of words used before needs no more: "routine mammogram" after
    "mammogram", and "abdominal" after "abdomen".

    Instead: explain it in a few words where it first appears. The finding shows the glossary's
    words.
    """
    if not text.is_english:
        return
    first: dict[str, list[tuple[Passage, Match]]] = {}
    for passage, match in text.terms:
        if _is_label(passage):
            continue
        uses = first.setdefault(match.term.term, [])
        if not uses or uses[0][0] is passage:
            uses.append((passage, match))
    met: set[str] = set()
    given: set[str] = set()
    for uses in first.values():
        passage, match = uses[0]
        hard = _hard_words(match.text)
        is_new = not hard <= met
        met |= hard
        if not is_new or _is_name(match.text) or passage.is_code(match.start):
            continue
        if _is_in_name(passage, match) or _LINK.match(passage.text) or _is_short(text, match):
            continue
        plain = match.term.plain
        if plain in given or _is_widely_known(match):
            continue
        given.add(plain)
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


def _is_short(text: CheckedText, match: Match) -> bool:
    """Return whether a term is letters in capitals whose long form is in the text: "(CT)"."""
    return match.text.isupper() and f"({match.text})" in text.document.source


def _is_label(passage: Passage) -> bool:
    """Return whether a paragraph is a few words without an end, as a heading is."""
    return (
        passage.kind == "paragraph"
        and len(passage.words) <= _LABEL
        and passage.text.rstrip()[-1:].isalnum()
    )


def _is_widely_known(match: Match) -> bool:
    """Return whether most readers know a term, so that a mention needs no explanation."""
    known = plain_phrases("known_terms")
    return (
        match.text.lower() in known
        or match.term.term.lower() in known
        or all(word in known or word.removesuffix("s") in known for word in _hard_words(match.text))
    )


def _is_in_name(passage: Passage, match: Match) -> bool:
    """Return whether a term is a part of a name: "Institute of Arthritis and Musculoskeletal …"."""
    if not match.text[:1].isupper() or match.text.isupper():
        return False
    first, last = passage.word_at(match.start), passage.word_at(match.end) - 1
    if passage.sentence_of(first).first_word == first:
        return False
    before = first - 1
    while before > 0 and passage.words[before] in _JOINING:
        before -= 1
    following = passage.written(last + 1) if last + 1 < len(passage.words) else ""
    return passage.written(before)[:1].isupper() or following[:1].isupper()


def _is_name(written: str) -> bool:
    """Return whether a term is the name of an organisation: several words, each with a capital."""
    found = [word[0] for word in words(written)]
    return len(found) > 1 and sum(word[0].isupper() for word in found) > len(found) / 2
