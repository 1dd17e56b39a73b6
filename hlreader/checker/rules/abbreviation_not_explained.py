"""HL205 abbreviation-not-explained."""

import re
from collections.abc import Iterator, Set
from functools import cache

from hlreader.checker.rule import Found, found_at
from hlreader.checker.text.checked_text import CheckedText
from hlreader.checker.text.passage import Passage
from hlreader.checker.words.capitals import is_emphasis, is_in_capitals
from hlreader.checker.words.wordlists import entries, plain_words
from hlreader.patterns import lazy
from hlreader.readability.lexicon.frequency import everyday_abbreviations

CODE = "HL205"
NAME = "abbreviation-not-explained"
ONCE = True

FAILS = """\
A smear can show if you have CIN. Ask about the LEEP too.
"""
PASSES = """\
A smear can show changed cells, called cervical intraepithelial neoplasia (CIN). CIN is not cancer.
"""

_ABBREVIATION = lazy(
    r"(?<![\w@/.&-])(?:[A-Z]{2,6}\d?|[A-Z]{2,5}-?\d{1,3}|[A-Z]&[A-Z]|[a-z]?[A-Z]{2,5}[a-z]?)(?:s)?"
    r"(?![\w@&]|[-’'][A-Za-z]|\.\w|-\d)"
)
_DOTTED = lazy(r"[A-Z](?<![\w.][A-Z])\.(?:[A-Z]\.){1,4}(?!\w)")
_INITIALS_OF_NAME = lazy(r"[A-Z]{2}\s+(?:de\s+|van\s+|von\s+)?[A-Z][a-z]+(?!\w)")
_CAPITALS = lazy(r"[A-Z][A-Z&]")
"""Two capitals, which every abbreviation without dots has, and few other words have."""
_SHOUTED = 3
"""This many words in capitals in a row are a heading or a warning, not abbreviations."""
_INITIALS_IN = 20  # words
_LONGEST = 16  # letters, with dots and marks
_REACH = 200  # letters before a bracket
_FIRM = lazy(r"[A-Z][\w.-]+,?\s+$")
"""Before the letters of a firm or a place: "Lumen Pharma S.A.", "Washington, D.C."."""
_BRACKET = lazy(r"\((?P<inside>[^()]{1,120})\)")
_STANDS_FOR = lazy(r"(?<=[\w.-])\s++(?:stands\s+for|means|is\s+short\s+for)\s+(?P<words>.{1,80})")
_LETTERS_BEFORE = lazy(r"[A-Z][\w.-]*\Z")

_PHONE = lazy(r"\d\)?[\s-]?(?:[A-Z]+[\s-])?$")
"""Before the letters of a telephone number: "(855)-QUIT VET"."""
_GENES = lazy(r"\b(?:genes?|mutations?)\b")

_STANDING_FOR = ("stands", "means", "short")


def check(text: CheckedText) -> Iterator[Found]:
    """Find abbreviations that the text does not spell out.

    Why: readers who do not know the letters cannot look them up. Some letters mean two things:
    "MS", "PE". The rule leaves alone abbreviations in the glossary (see HL204) and those that most
    people know, such as "US" and "TV". It also leaves alone those that the text spells out next to
    a bracket, anywhere.

    Instead: write the words at the first use, and add the letters in brackets if you use them
    again. Or write only the words.
    """
    if not text.is_english:
        return
    found = [(passage, match) for passage in text.prose for match in _candidates(passage)]
    keys = [_key(match[0].rstrip(".")) for _, match in found]
    seen = {*_known(), *text.in_glossary(keys)}
    spellings = _spellings(text, {*keys} - seen)
    for (passage, match), key in zip(found, keys, strict=True):
        start, end = match.span()
        if (
            key in seen
            or _INITIALS_OF_NAME.match(passage.text, start)
            or is_emphasis(match[0])
            or passage.is_quoted(start, end)
            or _PHONE.search(passage.text[max(0, start - _LONGEST) : start])
            or _is_gene(passage, start, match[0])
            or ("." in match[0] and _FIRM.search(passage.text[max(0, start - _LONGEST) : start]))
            or _is_shouted(passage, start)
            or passage.is_code(start)
        ):
            continue
        seen.add(key)
        if text.is_in_term(passage, start) or any(
            _spells(key, words) for words in spellings.get(key, ())
        ):
            continue
        yield found_at(
            passage,
            start,
            end,
            f'"{match[0].rstrip(".")}" is not spelled out.',
            "Write the words, and add the letters in brackets if you use them again.",
        )


@cache
def _known() -> frozenset[str]:
    """Return abbreviations that need no explanation: everyday ones, and those that HL207 finds."""
    listed = everyday_abbreviations() | plain_words("everyday_capitals")
    doses = {letters for _, letters, _ in entries("dose_abbreviations")}
    return frozenset(_key(letters) for letters in listed | doses)


def _candidates(passage: Passage) -> Iterator["re.Match[str]"]:
    """Yield words that look like abbreviations."""
    text = passage.text
    for capitals in _CAPITALS.finditer(text):
        start = capitals.start()
        before = text[start - 1 : start]  # "mRNA"
        if match := _ABBREVIATION.match(text, start - (before.isascii() and before.islower())):
            yield match
    yield from _DOTTED.finditer(text)


def _is_gene(passage: Passage, start: int, letters: str) -> bool:
    """Return whether letters with a number are the name of a gene, which has no long form."""
    if not letters[-1].isdigit():
        return False
    sentence = passage.sentence_at(start)
    return sentence is not None and _GENES.search(sentence.text) is not None


def _is_shouted(passage: Passage, start: int) -> bool:
    """Return whether a word is next to other words in capitals, as in a warning."""
    here, words = passage.word_at(start), len(passage.words)
    row = 1
    for step in (-1, 1):
        place = here + step
        while row < _SHOUTED and 0 <= place < words and is_in_capitals(passage.written(place)):
            row += 1
            place += step
    return row >= _SHOUTED


def _spellings(text: CheckedText, wanted: Set[str]) -> dict[str, list[str]]:
    """Return the words next to the wanted abbreviations, which may spell them out.

    "computed tomography (CT)" and "CT (computed tomography)" both spell out "CT".
    """
    found: dict[str, list[str]] = {}
    for passage in text.passages:
        whole = passage.text
        for bracket in _BRACKET.finditer(whole) if "(" in whole else ():
            before = whole[max(0, bracket.start() - _REACH) : bracket.start()].rstrip()
            inside = bracket["inside"].strip()
            for letters, words in ((inside.partition(" ")[0], before), (_last(before), inside)):
                if len(letters) <= _LONGEST and (key := _key(letters)) in wanted:
                    found.setdefault(key, []).append(words)
        explains = any(word in whole for word in _STANDING_FOR)
        for match in _STANDS_FOR.finditer(whole) if explains else ():
            start = match.start()
            letters = _LETTERS_BEFORE.search(whole[max(0, start - _REACH) : start])
            if letters:
                found.setdefault(_key(letters[0]), []).append(match["words"])
    return found


def _last(text: str) -> str:
    return text.rpartition(" ")[2]


def _key(letters: str) -> str:
    """Return an abbreviation in capitals, without dots, hyphens or the s of a plural."""
    letters = letters.strip(",;:+\"“”‘’'")
    if letters[-1:] == "s" and letters[:-1].isupper():
        letters = letters[:-1]
    return letters.replace(".", "").replace("-", "").upper()


def _spells(letters: str, words: str) -> bool:
    """Return whether the last words of a text may be the meaning of an abbreviation.

    The abbreviation must consist of their first letters and letters inside them, in order.
    """
    letters = re.sub(r"\d", "", letters)
    found = re.findall(r"[^\W_]+", words.lower())[-_INITIALS_IN:]
    first = next((n for n, word in enumerate(found) if word[0] == letters[0].lower()), None)
    if first is None:
        return False
    rest = iter("".join(found[first:]))
    return all(letter in rest for letter in letters.lower())
