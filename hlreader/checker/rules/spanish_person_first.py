"""HL421 spanish-person-first."""

from collections.abc import Iterator

from hlreader.checker.rule import Found, found_at
from hlreader.checker.text.checked_text import CheckedText
from hlreader.checker.text.passage import Passage
from hlreader.checker.words import spanish
from hlreader.patterns import lazy

CODE = "HL421"
NAME = "spanish-person-first"

FAILS = """\
---
language: es
---

Los diabéticos necesitan un examen de los ojos cada año.
"""
PASSES = """\
---
language: es
---

Las personas con diabetes necesitan un examen de los ojos cada año. Cuide el pie diabético.
"""

_ILLNESSES = {
    "diabétic": "con diabetes",
    "asmátic": "con asma",
    "hipertens": "con presión alta",
    "epiléptic": "con epilepsia",
    "esquizofrénic": "con esquizofrenia",
    "hemofílic": "con hemofilia",
    "anoréxic": "con anorexia",
    "bulímic": "con bulimia",
    "alérgic": "con alergia",
    "obes": "con obesidad",
    "paralític": "con parálisis",
    "parapléjic": "con paraplejia",
    "tetrapléjic": "con tetraplejia",
    "lepros": "con lepra",
    "tuberculos": "con tuberculosis",
    "seropositiv": "con VIH",
    "sidos": "con VIH",
    "depresiv": "con depresión",
    "drogadict": "con adicción a las drogas",
    "alcohólic": "con adicción al alcohol",
    "discapacitad": "con discapacidad",
    "minusválid": "con discapacidad",
    "inválid": "con discapacidad",
    "retrasad": "con discapacidad intelectual",
    "subnormal": "con discapacidad intelectual",
}
_NOUN = lazy(
    r"\b(?:[Ll]os|[Ll]as|[Uu]nos|[Uu]nas|[Uu]na?|[Ee]l|[Ll]a|[Mm]uch[oa]s|[Oo]tr[oa]s|[Dd]e|"
    r"[Pp]ara|[Ee]ntre)\s+(?P<word>(?P<stem>"
    + "|".join(_ILLNESSES)
    + r")(?P<end>[oa]s?|es|))(?=\s*(?:[.,;:)?]|\Z)|\s+(?:que|y|o|con|en|de|deben?|pueden?|tienen?|"
    r"necesitan?|suelen?|son|no|se|toman?|corren?|es|está)\b)"
)
_FIXED = lazy(
    r"\b(?:[Ee]nfermos?\s+mental(?:es)?|[Vv]íctimas?\s+de(?:l)?\s+(?:cáncer|ictus|infarto|"
    r"derrame|sida))\b"
)
_FIXED_ADVICE = {"e": "personas con una enfermedad mental", "v": "personas que han tenido"}


def check(text: CheckedText) -> Iterator[Found]:
    """Find Spanish words that name people by their illness: "los diabéticos".

    Why: people are more than an illness, and patient groups ask writers to put the person first.
    The rule looks for nouns, so "pie diabético" and "alimentos alérgenos" pass. It leaves alone
    words that the text quotes. Its messages are in Spanish.

    Instead: write "las personas con diabetes".
    """
    for passage in text.spanish_prose:
        for match in _NOUN.finditer(passage.text):
            start, end = match.span("word")
            if not passage.is_quoted(start, end):
                many = match["end"].endswith("s")
                plain = f"{'personas' if many else 'persona'} {_ILLNESSES[match['stem']]}"
                yield _found(passage, start, end, plain)
        for match in _FIXED.finditer(passage.text):
            if not passage.is_quoted(*match.span()):
                yield _found(passage, *match.span(), _FIXED_ADVICE[match[0][0].lower()])


def _found(passage: Passage, start: int, end: int, plain: str) -> Found:
    return found_at(
        passage,
        start,
        end,
        spanish.PERSON.format(word=passage.text[start:end]),
        spanish.WRITE.format(plain=spanish.in_quotes((plain,))),
    )
