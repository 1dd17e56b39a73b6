"""HL222 spanish-term-not-explained."""

import re
from collections.abc import Iterator

from hlreader.checker.rule import Found, found_at
from hlreader.checker.text.checked_text import CheckedText
from hlreader.checker.text.spanish_explanations import is_explained
from hlreader.checker.words import spanish
from hlreader.patterns import lazy

CODE = "HL222"
NAME = "spanish-term-not-explained"

FAILS = """\
---
language: es
---

Su tumor es metastásico. La biopsia lo mostró la semana pasada, como le dijo su médica ayer.
"""
PASSES = """\
---
language: es
---

Su tumor es metastásico. Eso significa que se ha extendido a otras partes del cuerpo.
"""

_LEARNED = lazy(
    r"\w*(?:[ií]tis|osis|[^f]oma|emia|uria|algia|patía|tomía|scopia|grafía|gráfic[oa]|plastia|penia|"
    r"rragia|plasia|trofia|terapia|génic[oa]|ógeno|terona|ástic[oa]|ític[oa]|ótic[oa]|cito|lisis|"
    r"esis|iasis|ficación|opsia|nosis|estesia|lógic[oa]|mab|inib|azol|micina|cilina|statina|"
    r"sartán|olol|oxifeno|platino|taxel|parina|cortic\w+|anticoagul\w+|inmun\w+|metást\w+|"
    r"margen(?:es)? \w+|\w+centesis|trombo\w+|cateter\w*|catéter|linf\w+|carcin\w+)s?",
    re.IGNORECASE,
)
"""The endings and parts of words that people learn in medical school, not at home."""
_FAMILIAR = frozenset(
    "dosis análisis crisis aroma cirugía radiografía radiografías fotografía antibiótico "
    "antibióticos psicológico "
    "psicológica tratamiento fisioterapia diagnóstico síntoma síntomas neurosis tuberculosis "
    "diabetes catarro artritis bronquitis gastritis hepatitis anestesia farmacia "
    "enfermería".split()
)


def check(text: CheckedText) -> Iterator[Found]:
    """Find terms of the Spanish glossary that a Spanish text uses and does not explain.

    Why: readers who do not know a word guess or give up. A term counts as explained if a bracket, a
    dash, "es" or "significa" is next to it. Words from the glossary's explanation count too. The
    rule looks only at learned words, such as "biopsia". Its messages are in Spanish.

    Instead: explain it in a few words where it first appears.
    """
    if not text.spanish_prose:
        return
    met: set[str] = set()
    for passage, match in text.terms:
        name, plain = match.term.term, match.term.plain
        if name in met:
            continue
        met.add(name)
        if tuple(match.text.lower().split()) in spanish.hard_words():  # HL221 finds it
            continue
        if not _is_hard(match.text) or passage.is_code(match.start):
            continue
        if is_explained(passage, match.start, match.end):
            continue
        if passage.explains(match.start, match.end, plain):
            continue
        yield found_at(
            passage,
            match.start,
            match.end,
            spanish.TERM.format(word=match.text),
            spanish.GLOSSARY.format(plain=plain),
        )


def _is_hard(written: str) -> bool:
    """Return whether a term has a learned word. The glossary has everyday words too."""
    return any(
        _LEARNED.fullmatch(word) and word.lower() not in _FAMILIAR for word in written.split()
    )
