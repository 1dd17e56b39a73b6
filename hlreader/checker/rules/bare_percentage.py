"""HL303 bare-percentage."""

import re
from collections.abc import Iterator

from hlreader.checker.rule import Found, Severity, found_at
from hlreader.checker.text.checked_text import CheckedText
from hlreader.checker.text.numbers import percentages
from hlreader.checker.text.passage import Passage, Sentence
from hlreader.patterns import lazy

CODE = "HL303"
NAME = "bare-percentage"
SEVERITY = Severity.ADVICE

FAILS = """\
Nausea comes in 20% of people who take it.
"""
PASSES = """\
Nausea comes in 20 of 100 people (20%) who take it. Use a 1% cream. Be 100% sure.
"""

_STRENGTH = lazy(
    r"[\s-]*(?:\w+\s+){0,2}?(?:creams?|lotions?|solutions?|gels?|ointments?|drops?|bleach|alcohol|"
    r"hydrocortisone|hydrogen|saline|milk|juice|DEET|peroxide|strength|oxygen|daily\s+value|DV|"
    r"CI|CrI|confidence|credible|fees?|tax|discount|interest|tips?|charge|commission|VAT|deposit|"
    r"of\s+the\s+time|(?:higher|lower|greater|smaller|more|less|fewer|increase|reduction|decrease|rise)|of\s+(?:the|your)\s+(?:daily|calories|energy))\b",
    re.IGNORECASE,
)
# "by 20%" is a change, "= 20%" is a statistic, and "12 (20%)" has the number of people.
_OTHER = lazy(
    r"(?:\b(?:by|topical)\s+(?:\w+\s+){0,2}|[=<>≤≥≈]\s*|\d\s*[(\[]\s*"
    r"|\b(?:CI|interval)\)?[\s:]*(?:[\d.]+%?\s*(?:to|-|–)\s*)?)$"
)
_PEOPLE = lazy(
    r"people|person|wom[ae]n|\bm[ae]n\b|patient|participant|child|adult|infant|bab(?:y|ies)|smoker"
    r"|rates?\b|risk|chance|likel|\bcases?\b|death|\bdie|surviv|respond|users?\b|students?\b"
    r"|\bthose|everyone|famil|teen|girls?\b|boys?\b|\bgroup|\bof (?:us|them|you)\b",
    re.IGNORECASE,
)
_MEASURED = lazy(r"\b(?:Hb)?A1c\b|\bsaturation\b|\bSpO2\b|\boxygen\b", re.IGNORECASE)
_LOOK_BACK = 40
_EXACT = {0, 100}


def check(text: CheckedText) -> Iterator[Found]:
    """Find percentages that do not say how many people, such as "20%".

    Why: more people understand "20 of 100 people" than "20%", and it says who counts. The rule
    leaves alone 0%, 100%, and the strength of creams and the like.

    Instead: write "20 of 100 people", with the percentage in brackets if you need it.
    """
    for passage in text.english_prose:
        if not any(sign in passage.text for sign in ("%", "percent", "per cent")):
            continue
        if passage.ratios:
            continue
        for match in percentages(passage.text):
            if float(match["number"]) in _EXACT or _STRENGTH.match(passage.text, match.end()):
                continue
            before = passage.text[max(0, match.start() - _LOOK_BACK) : match.start()]
            if _OTHER.search(before) or passage.is_code(match.start()):
                continue
            sentence = passage.sentence_at(match.start())
            if not (sentence and passage.once(_speaks_of_people, sentence)):
                continue
            yield found_at(
                passage,
                *match.span(),
                f'"{match[0]}" does not say how many people that is.',
                _instead(match["number"]),
            )


def _speaks_of_people(_: Passage, sentence: Sentence) -> bool:
    """Return whether a sentence mentions people or a risk."""
    return bool(_PEOPLE.search(sentence.text)) and not _MEASURED.search(sentence.text)


def _instead(number: str) -> str:
    """Return the suggestion for a percentage, with the smallest group that needs no half people."""
    units, _, tenths = number.partition(".")
    tenths = tenths.rstrip("0")
    part, whole = int(units + tenths), 100 * 10 ** len(tenths)
    return f'Write "{part:,} of {whole:,} people", or of what it is.'
