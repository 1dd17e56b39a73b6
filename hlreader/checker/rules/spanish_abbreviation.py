"""HL223 spanish-abbreviation."""

from collections.abc import Iterator

from hlreader.checker.rule import Found, found_at
from hlreader.checker.text.checked_text import CheckedText
from hlreader.checker.text.spanish_explanations import is_explained
from hlreader.checker.words import spanish
from hlreader.patterns import lazy

CODE = "HL223"
NAME = "spanish-abbreviation"

FAILS = """\
---
language: es
---

Le haremos una RM antes del alta. Después irá a la UCI unas horas.
"""
PASSES = """\
---
language: es
---

Le haremos una resonancia magnética (RM). La RM no duele.
"""

_LETTERS = lazy(r"(?<![\w@/.&-])[A-ZÑ]{2,6}(?:-?\d{1,2})?(?![\w@&]|[-’'][A-Za-z]|\.\w)")
_KNOWN = frozenset(
    "ADN VIH SIDA OMS TV EE UU EEUU ONU DVD GPS SMS PDF OK UE IVA DNI COVID COVID-19 FM AM II III "
    "IV VI VII VIII IX XI XII XX XXI NO SI SÍ".split()
)
_IS_NAMED = lazy(r"\b(?:gen|genes|proteínas?)(?:\s+(?:llamad[oa]s?|[A-Z]+\d?\s+[oy]))?\Z")
"""The name of a gene. Its long form does not help a reader."""
_SHOUTED = lazy(r"[A-ZÁÉÍÓÚÑ]{2,}\W+[A-ZÁÉÍÓÚÑ]{2,}\W+[A-ZÁÉÍÓÚÑ]{2,}")


def check(text: CheckedText) -> Iterator[Found]:
    """Find abbreviations in capitals that a Spanish text does not spell out.

    Why: readers who do not know the letters cannot look them up. The rule leaves alone letters that
    most people know, such as "VIH" and "ADN", and those next to a bracket. Its messages are in
    Spanish.

    Instead: write the words, and add the letters in brackets if you use them again.
    """
    seen = set(_KNOWN)
    found = [(p, match) for p in text.spanish_prose for match in _LETTERS.finditer(p.text)]
    for passage, match in found:
        key = match[0]
        start, end = match.span()
        before = passage.text[:start].rstrip()
        after = passage.text[end:].lstrip()
        explained = before.endswith("(") or after.startswith("(") or _IS_NAMED.search(before)
        if explained or is_explained(passage, start, end):
            seen.add(key)
    for passage, match in found:
        key = match[0]
        start = match.start()
        if key in seen or passage.is_code(start) or text.is_in_term(passage, start - 1):
            continue  # in a term such as "inhibidor de PARP", which has an entry of its own
        seen.add(key)
        around = passage.text[max(0, start - 30) : match.end() + 30]
        if _SHOUTED.search(around):
            continue
        yield found_at(passage, *match.span(), spanish.LETTERS.format(word=key), spanish.SPELL_OUT)
