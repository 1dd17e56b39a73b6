"""HL321 spanish-number."""

import re
from collections.abc import Iterator

from hlreader.checker.rule import Found, Severity, found_at
from hlreader.checker.text.checked_text import CheckedText
from hlreader.checker.words import spanish
from hlreader.patterns import lazy

CODE = "HL321"
NAME = "spanish-number"
SEVERITY = Severity.ADVICE

FAILS = """\
---
language: es
---

El 20 % de las personas tiene náuseas. El dolor mejora en el 62,5 % de los casos.
"""
PASSES = """\
---
language: es
---

Tienen náuseas 2 de cada 10 personas (20 %). Limpie la piel con alcohol al 70 %.
"""

_PERCENT = lazy(r"(?<![\w,.-])(?P<number>\d{1,3}(?:[.,]\d+)?)\s?(?:%|por\s+ciento\b)")
_RANGE = lazy(r"(?:\d\s?%?\s?[-–]|\b(?:entre|y|a|desde|hasta)\s+(?:el\s+|un\s+)?)\Z")
_GOES_ON = lazy(r"\s?[-–]\s?\d|\s+(?:a|y)\s+(?:el\s+|un\s+)?\d")
_STRENGTH = lazy(
    r"\b(?:al|crema|solución|suero|oxígeno|alcohol|concentración|hemoglobina|HbA1c|A1c|"
    r"saturación|descuento|grasa|cacao)\b[^.]{0,25}\Z",
    re.IGNORECASE,
)
_PEOPLE = lazy(r"\bde\s+cada\b|\bde\s+(?:las?|los|estas?|estos|nuestr\w+)\s", re.IGNORECASE)
_ROUND = (10, 100)
"""The numbers of people that a share may be out of."""


def check(text: CheckedText) -> Iterator[Found]:
    """Find percentages of people that a Spanish text does not also give as "2 de cada 10".

    Why: many readers cannot say what 20 % of people are. The rule leaves alone the strength of a
    cream or a solution, test values, ranges, and a sentence that says "de cada". It never rounds.
    Its messages are in Spanish.

    Instead: count people: "2 de cada 10 personas".
    """
    for passage in text.spanish_prose:
        for match in _PERCENT.finditer(passage.text):
            sentence = passage.sentence_at(match.start())
            if sentence is None or "de cada" in sentence.text.lower():
                continue
            before = passage.text[max(0, match.start() - 40) : match.start()]
            after = passage.text[match.end() : match.end() + 30]
            if _RANGE.search(before) or re.match(
                r"\s?[-–]\s?\d|\s+(?:a|y)\s+(?:el\s+|un\s+)?\d", after
            ):
                continue
            if _STRENGTH.search(before) and not _PEOPLE.match(after.lstrip()):
                continue
            if not _PEOPLE.match(after.lstrip()) or passage.is_code(match.start()):
                continue
            share = _share(match["number"])
            yield found_at(
                passage,
                *match.span(),
                spanish.PERCENT.format(word=match[0]),
                spanish.OUT_OF.format(share=share) if share else spanish.COUNT_PEOPLE,
            )


def _share(number: str) -> str:
    """Return a whole percentage as people out of 10 or 100, or "" for others."""
    if not number.isdigit() or not 0 < int(number) < 100:  # noqa: PLR2004 - all, or none
        return ""
    percent = int(number)
    whole = next(whole for whole in _ROUND if percent * whole % 100 == 0)
    return f"{percent * whole // 100} de cada {whole}"
