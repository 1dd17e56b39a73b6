"""HL206 jargon."""

import re
from collections.abc import Iterator
from functools import lru_cache

from hlreader.checker.rule import Found, Severity, found_at
from hlreader.checker.text.checked_text import CheckedText
from hlreader.checker.text.explanations import use_is_explained
from hlreader.checker.text.passage import Passage
from hlreader.checker.words.frequency import commonest
from hlreader.checker.words.wordlists import word_list
from hlreader.readability.lexicon.familiar import is_familiar
from hlreader.readability.lexicon.rarity import zipf

CODE = "HL206"
NAME = "jargon"
SEVERITY = Severity.ADVICE

FAILS = """\
The scan found bronchiectasis and signs of a pneumothorax.
"""
PASSES = """\
The scan found bronchiectasis (wide, damaged airways). A grandmother knows the playground.
"""

RARE_ZIPF = 2.4
"""A word that is rarer is jargon, unless it is made of common parts."""
MEDICAL_ZIPF = 3.3
"""A word with a medical ending is jargon if it is rarer than this."""
_SHORTEST = 6
_SHORTEST_PART, _LONGEST_PART = 4, 40
_FIRST_PARTS = ("auto", "photo", "radio", "micro", "macro", "multi", "ultra", "super")
"""Words that make a medical term with another word."""
_LONGEST_ADDRESS = 100
_MEDICAL = tuple(
    "itis osis oses emia aemia oma omas ectomy ectomies otomy otomies ostomy ostomies pathy "
    "pathies penia plasia plegia algia uria pnea pnoea rrhea rrhoea rrhage rrhagic scopy scopies "
    "graphy lysis lytic cyte cytes genic genesis trophy phagia phasia sclerosis stenosis thorax "
    "kinesia philia edema mab mabs tinib tinibs statin statins pril prils sartan sartans azole "
    "azoles cillin cillins mycin mycins gliptin gliptins cycline cyclines ectasis metry oid "
    "oids ergic iasis plasty pathic tropic globulin globulins vascular".split()
)
"""Endings of medical terms."""
_LETTERS = re.compile(r"[a-z]+(?:-[a-z]+)*")


def check(text: CheckedText) -> Iterator[Found]:
    """Find rare and medical words that neither the text nor the glossary explains.

    Why: nothing helps the reader with these words. A rare word makes a sentence harder than a few
    extra words do. The rule leaves alone names, and words with an explanation next to them.

    Instead: use a common word, say what the word means, or add it to the glossary.
    """
    seen: set[str] = set()
    words = text.english_words
    jargon = [word for word in words.vocabulary if _is_jargon(word) and not _is_listed(word)]
    known = text.in_glossary(jargon)
    for word in jargon:
        if word in seen or word in known:
            continue
        passage, index = words.first_use(word)
        start, end = passage.word_span(index)
        if passage.text[start].isupper() and _is_name(passage, index):
            continue
        last = _last(passage, index, seen)
        end = passage.word_end(last) if last > index else end
        if (
            text.is_in_term(passage, start)
            or passage.is_code(start)
            or _is_made_of_familiar_words(word)
            or _is_address(passage, start)
            or use_is_explained(passage, start, end)
        ):
            continue
        yield found_at(
            passage,
            start,
            end,
            f'"{passage.text[start:end]}" is jargon that few readers know.',
            "Use common words, or explain it.",
        )


def _is_address(passage: Passage, start: int) -> bool:
    """Return whether a word belongs to an address on the web or of an e-mail."""
    before = passage.text[max(0, start - _LONGEST_ADDRESS) : start].split(" ")[-1]
    following = passage.text[start : start + _LONGEST_ADDRESS].split(" ")[0]
    return any(sign in before + following for sign in ("://", "www.", "@"))


def _last(passage: Passage, index: int, seen: set[str]) -> int:
    """Return the number of the last of the jargon words that are in a row."""
    words = passage.words
    while (
        index + 1 < len(words)
        and _is_jargon(words[index + 1])
        and passage.word_start(index + 1) == passage.word_end(index) + 1
    ):
        index += 1
        seen.add(words[index])
    return index


@lru_cache(65536)
def _is_jargon(word: str) -> bool:
    """Return whether a word in lower case is rare enough, or medical and rather rare."""
    if len(word) < _SHORTEST or not _LETTERS.fullmatch(word):
        return False
    common_from = MEDICAL_ZIPF if word.endswith(_MEDICAL) else RARE_ZIPF
    return zipf(word) < common_from and commonest(word) < common_from


def _is_made_of_familiar_words(word: str) -> bool:
    """Return whether a word is two familiar ones in one: "wholegrain", but not "photodynamic"."""
    return not word.startswith(_FIRST_PARTS) and any(
        is_familiar(word[:at]) and is_familiar(word[at:])
        for at in range(
            max(_SHORTEST_PART, len(word) - _LONGEST_PART),
            min(_LONGEST_PART, len(word) - _SHORTEST_PART) + 1,
        )
    )


def _is_name(passage: Passage, index: int) -> bool:
    """Return whether a capital is where no sentence begins, or before another: "Ana Ruiz"."""
    if passage.sentence_of(index).first_word != index:
        return True
    following = passage.written(index + 1) if index + 1 < len(passage.words) else ""
    return following[:1].isupper() and not following.isupper()


def _is_listed(word: str) -> bool:
    """Return whether another rule covers a word."""
    lists = ("hard_words", "medical_words", "person_first", "stigmatising_words", "blaming_words")
    return any(word in word_list(name).first_words for name in lists)
