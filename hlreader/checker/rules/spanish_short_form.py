"""HL224 spanish-short-form."""

import re
from collections.abc import Iterator

from hlreader.checker.rule import Found, Severity, found_at
from hlreader.checker.text.checked_text import CheckedText
from hlreader.checker.words import spanish
from hlreader.patterns import lazy

CODE = "HL224"
NAME = "spanish-short-form"
SEVERITY = Severity.ADVICE

FAILS = """\
---
language: es
---

Tome un comp. c/8 h y evite bebidas frías, hielo, helados, etc.
"""
PASSES = """\
---
language: es
---

Tome una pastilla cada 8 horas y evite las bebidas frías, el hielo y los helados.
"""

_MEANINGS = {
    r"etc\.?": "Nombre las cosas, o termine la lista.",
    r"i\.\s?e\.": "Escriba «es decir».",
    r"e\.\s?g\.": "Escriba «por ejemplo».",
    r"p\.\s?ej\.|p\.\s?e\.": "Escriba «por ejemplo».",
    r"vs\.?|versus": "Escriba «o» o «comparado con».",
    r"et\s+al\.?": "Escriba «y otros».",
    r"per\s+se": "Escriba «por sí mismo».",
    r"a\s+priori": "Escriba «al principio».",
    r"ad\s+libitum": "Escriba «cuanto quiera».",
    r"per\s+os|v\.\s?o\.": "Escriba «por la boca».",
    r"i\.\s?v\.": "Escriba «por la vena».",
    r"i\.\s?m\.": "Escriba «en el músculo».",
    r"s\.\s?c\.": "Escriba «bajo la piel».",
    r"c/\s?\d+\s?h(?:oras?|rs?\.?)?": "Escriba «cada», el número y «horas».",
    r"comps?\.": "Escriba «pastilla» o «pastillas».",
    r"máx\.": "Escriba «como máximo».",
    r"mín\.": "Escriba «como mínimo».",
    r"aprox\.": "Escriba «más o menos».",
    r"tto\.?|tx\.?": "Escriba «tratamiento».",
    r"dx\.?": "Escriba «diagnóstico».",
}
_ANY = lazy(
    r"(?<![\w.@/])(?:" + "|".join(f"({pattern})" for pattern in _MEANINGS) + r")(?![\w@])",
    re.IGNORECASE,
)
_ADVICE = tuple(_MEANINGS.values())


def check(text: CheckedText) -> Iterator[Found]:
    """Find Latin and the short forms of clinics in Spanish texts: "etc.", "v.o.", "c/8 h".

    Why: these save room for the writer and cost the reader time. A wrong dose can do
    harm. Its messages are in Spanish.

    Instead: write the words: "cada 8 horas", "por la boca".
    """
    for passage in text.spanish_prose:
        for match in _ANY.finditer(passage.text):
            if not passage.is_code(match.start()):
                yield found_at(
                    passage,
                    *match.span(),
                    spanish.LATIN.format(word=match[0]),
                    _ADVICE[(match.lastindex or 1) - 1],
                )
