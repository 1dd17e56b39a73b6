"""HL121 spanish-passive."""

import re
from collections.abc import Iterator

from hlreader.checker.rule import Found, Severity, found_at
from hlreader.checker.text.checked_text import CheckedText
from hlreader.checker.words import spanish
from hlreader.patterns import lazy

CODE = "HL121"
NAME = "spanish-passive"
SEVERITY = Severity.ADVICE

FAILS = """\
---
language: es
---

La herida será curada cada día. Se administrará un calmante.
"""
PASSES = """\
---
language: es
---

Cure la herida cada día. La enfermera le da un calmante. Es posible que se sienta cansado.
"""

_BY_SER = lazy(
    r"\b(?:es|son|fue|fueron|será|serán|sea|sean|ser|sido|siendo|era|eran)\s+(?:\w+mente\s+)?"
    r"(?P<participle>\w{3,}(?:ad|id)[oa]s?|hech[oa]s?|pu?est[oa]s?|vist[oa]s?|prescrit[oa]s?)\b",
    re.IGNORECASE,
)
_BY_SE = lazy(
    r"\bse\s+(?:le\s+|les\s+)?(?:(?:debe|deben|deberá|deberán|debería|deberían|puede|pueden|podrá|"
    r"podrán|ha|han|va\s+a|van\s+a|suele|suelen)\s+(?:de\s+)?)?"
    r"(?:administr|realiz|efectu|coloc|extrae|extraer|introduc|inyect|practic|aplic|prescrib|"
    r"utiliz|solicit|suspend|retir|recomiend|recomend|aconsej|indicar|insert|obten|obtien|"
    r"program|evalu|valor|llev\w*\s+a\s+cabo)\w*",
    re.IGNORECASE,
)
_STATES = frozenset(
    "adecuado limitado complicado elevado debido conocido parecido delicado avanzado demasiado "
    "apropiado indicado necesitado cuidado estado lado grado resultado contenido sentido marido "
    "ácido líquido rápido válido sólido húmedo privado ocupado pesado seguido soportado "
    "llamado llamada llamados llamadas heredado".split()
)


def check(text: CheckedText) -> Iterator[Found]:
    """Find Spanish sentences that do not say who acts: "será curada", "se administrará".

    Why: "Se retirarán los puntos" does not say who takes them out, or when the reader must come.
    The rule leaves alone words that say how something is ("es complicado"). Its messages are in
    Spanish.

    Instead: say who does it ("La enfermera le quita los puntos"), or speak to the reader.
    """
    for passage in text.spanish_prose:
        for pattern in (_BY_SER, _BY_SE):
            for match in pattern.finditer(passage.text):
                participle = match.groupdict().get("participle", "")
                if _masculine(participle) in _STATES or passage.is_code(match.start()):
                    continue
                yield found_at(
                    passage,
                    *match.span(),
                    spanish.PASSIVE.format(word=match[0]),
                    spanish.ACTIVE,
                )


def _masculine(participle: str) -> str:
    """Return a participle in the masculine singular."""
    word = participle.lower().removesuffix("s")
    return word[:-1] + "o" if word.endswith("a") else word
