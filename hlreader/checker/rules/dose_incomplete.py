"""HL306 dose-incomplete."""

import re
from collections.abc import Iterator

from hlreader.checker.rule import Found, Severity, found_at
from hlreader.checker.text.checked_text import CheckedText
from hlreader.patterns import lazy
from hlreader.readability.lexicon.jargon import is_drug_name

CODE = "HL306"
NAME = "dose-incomplete"
SEVERITY = Severity.ADVICE

FAILS = """\
Take ibuprofen for the pain.
"""
PASSES = """\
Take 400 mg of ibuprofen up to 3 times a day. Take metformin as your doctor told you. Do not take
aspirin. Tell us if you take warfarin.
"""

_TAKE = frozenset("take use give continue start".split())
_WELL_KNOWN = frozenset(
    "acetaminophen paracetamol ibuprofen aspirin naproxen insulin codeine morphine loratadine "
    "cetirizine prednisone prednisolone diphenhydramine loperamide omeprazole antihistamines "
    "painkillers laxatives".split()
)
_BEFORE = frozenset("please also and then can may should must simply".split())
_HOW_MUCH = lazy(
    r"\d|\b(?:one|two|three|four|half|once|twice|every|daily|nightly|hourly|times|morning|evening|"
    r"night|bedtime|noon|meals?|label|leaflet|packet|package|instructions?|directed|instructed|"
    r"prescribed|advised|told|tells?|says?|said|recommended|recommends?|instead|if|unless|as\s+needed|"
    r"regularly|doctor|pharmacist|nurse)\b",
    re.IGNORECASE,
)


def check(text: CheckedText) -> Iterator[Found]:
    """Find orders to take a medicine without how much or how often: "Take ibuprofen for the pain".

    Why: readers have to guess the dose, and some guess wrong. The Agency for Healthcare Research
    and Quality asks to say how much, how often and for how long. The rule leaves alone sentences
    that send the reader to the label, or to a doctor or pharmacist.

    Instead: say how much to take, how often and for how long, or where to read it.
    """
    for passage, index in text.english_words.uses(_TAKE):
        words, sentence = passage.words, passage.sentence_of(index)
        first = sentence.first_word
        if index != first and not (index == first + 1 and words[first] in _BEFORE):
            continue
        after = words[index + 1 : index + 4]
        place = next((n for n, word in enumerate(after) if _is_medicine(word)), None)
        if place is None or _HOW_MUCH.search(sentence.text):
            continue
        end = passage.word_end(index + 1 + place)
        yield found_at(
            passage,
            passage.word_start(index),
            end,
            "This does not say how much to take, or how often.",
            "Say it, or where to read it.",
        )


def _is_medicine(word: str) -> bool:
    return word in _WELL_KNOWN or (len(word) > 6 and is_drug_name(word))  # noqa: PLR2004
