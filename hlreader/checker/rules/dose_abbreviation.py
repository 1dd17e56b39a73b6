"""HL207 dose-abbreviation."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from hlreader.checker.rule import Found, found_at
from hlreader.checker.text.checked_text import CheckedText
from hlreader.checker.text.passage import Passage, Sentence
from hlreader.checker.words.wordlists import entries
from hlreader.patterns import lazy

CODE = "HL207"
NAME = "dose-abbreviation"

FAILS = """\
Take 5 mg PO b.i.d. with food, and 1 tab qhs prn.
"""
PASSES = """\
Take 5 mg by mouth two times a day with food. Pat your skin dry. The Po is a river.
"""

_DOSE = lazy(
    r"\d\s*(?:mg|mcg|µg|μg|g|ml|cc|units?|iu|tabs?|tablets?|caps?|capsules?|puffs?|drops?|gtts?|"
    r"tsp|tbsp|milligrams?|pills?)(?![a-z])|\b(?:take|give|dose|tablet|capsule|pill|injection)s?\b"
    r"|\bq\.?d\b|\bp\.?r\.?n\b",
    re.IGNORECASE,
)
_REACH = 20  # letters
_NEAR = 20  # letters before a short form
_MEASURED = lazy(r"(?:\d|\b(?:a|an|one|two|three|half|quarter))[\s-]*$", re.IGNORECASE)
_PLACE = lazy(r"[A-Z][a-z]+,?\s+$")
_PLACES = frozenset({"dc", "sc", "ac", "ad", "po"})
"""Letters of places and years, such as "Washington, D.C." and "P.O. Box"."""
_FEW = 4
"""A short form may come before its dose only among the first words of a sentence: "PO 5 mg"."""
_ENDS = lazy(r"\.\s*(?:$|[A-Z“\"(])")


class _Short(NamedTuple):
    kind: str
    meaning: str


@cache
def _shorts() -> dict[str, _Short]:
    return {
        letters: _Short(kind, meaning[0])
        for kind, letters, meaning in entries("dose_abbreviations")
    }


def check(text: CheckedText) -> Iterator[Found]:
    """Find the short forms that doctors and pharmacists use in a dose: "PO", "b.i.d.", "prn".

    Why: patients cannot read them, and staff misread them. The Institute for Safe Medication
    Practices lists short forms that have led to wrong doses. The rule finds letters that are also a
    word, such as "PO" or "tab", only near a dose.

    Instead: write the words: "by mouth two times a day".
    """
    shorts = _shorts()
    words = text.english_words
    written = {word for word in words.vocabulary if _bare(word) in shorts}
    for passage, index in words.uses(written):
        short = shorts[_bare(passage.words[index])]
        if _is_meant(passage, passage.sentence_of(index), index, short.kind[0]):
            yield _found(passage, index, short)


def _bare(word: str) -> str:
    return word.replace(".", "")


def _is_meant(passage: Passage, sentence: Sentence, index: int, kind: str) -> bool:
    """Return whether a word is the short form and not another word with the same letters."""
    written = passage.written(index)
    if passage.is_code(passage.word_start(index)):
        return False
    start, end = passage.word_span(index)
    before = passage.text[max(0, start - _NEAR) : start]
    if kind == "m":
        return written.islower() and _MEASURED.search(before) is not None
    if _bare(written).lower() in _PLACES and (
        _PLACE.search(before) or passage.text[end : end + 5] in (" Box ", ". Box")
    ):
        return False
    if kind == "u" or (kind == "w" and "." in written):
        return True
    if kind != "w" and not (written.isupper() or "." in written):
        return False
    return bool(_DOSE.search(before)) or (
        len(passage.words[sentence.first_word : index]) < _FEW
        and passage.once(_gives_dose, sentence)
    )


def _gives_dose(passage: Passage, sentence: Sentence) -> bool:
    """Return whether there is a dose in a sentence or just before it.

    The full stop in a dose such as "5 mg b.i.d. PO" looks like the end of a sentence.
    """
    start, end = sentence.in_passage, sentence.in_passage + len(sentence.text)
    return _DOSE.search(passage.text, max(0, start - _REACH), end) is not None


def _found(passage: Passage, index: int, short: _Short) -> Found:
    start, end = passage.word_start(index), passage.word_end(index)
    written = passage.text[start:end]
    if "." in written and passage.text[end : end + 1] == ".":
        written += "."
        following = passage.words[index + 1] if index + 1 < len(passage.words) else ""
        end += _bare(following) in _shorts() or not _ENDS.match(passage.text, end)
    return found_at(
        passage,
        start,
        end,
        f'"{written}" is a short form that patients may not know.',
        f'Write "{short.meaning}".',
        short.meaning if "!" in short.kind else "",
    )
