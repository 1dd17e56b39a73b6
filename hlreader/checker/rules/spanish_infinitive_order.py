"""HL122 spanish-infinitive-order."""

import re
from collections.abc import Iterator

from hlreader.checker.rule import Found, found_at
from hlreader.checker.text.checked_text import CheckedText
from hlreader.checker.words import spanish
from hlreader.patterns import lazy

CODE = "HL122"
NAME = "spanish-infinitive-order"

FAILS = """\
---
language: es
---

Movilizarse a las 24 horas. No conducir durante dos días.
"""
PASSES = """\
---
language: es
---

Levántese y camine al día siguiente. No conduzca durante dos días. Fumar es malo para la herida.

Usted puede:

- caminar por la casa.
- subir escaleras.
"""

_ORDER = lazy(
    r"(?P<no>no\s+)?(?P<verb>\w{2,}(?:ar|er|ir|ír)(?:se|l[aeo]s?)?|ir|ver|dar)(?=\s|[.,:;])",
    re.IGNORECASE,
)
_NOUNS = frozenset(
    "lugar hogar bienestar mujer mujeres ayer cáncer alquiler doler primer tercer cualquier "
    "familiar particular par azúcar lunar ser deber poder placer saber taller alfiler militar "
    "similar popular regular titular pulmonar mar bar pilar auxiliar celular muscular vascular "
    "ocular nuclear circular escolar preescolar hospitalar malestar paladar pesar anular "
    "tener haber comer".split()
)
_VERB = lazy(
    r"\b(?:es|son|ayuda|ayudan|puede|pueden|reduce|aumenta|mejora|significa|causa|hace|permite|"
    r"evita|será|sería|suele|debe|requiere|da|le\s+\w+|previene|empeora|produce|resulta|parece|"
    r"está|están|no\s+es|no\s+quiere|quiere|lleva|toma|cuesta|puede\w*|hará|dará|dice|dicen|también|tiene|baja|sube|daña|protege|basta)\b",
    re.IGNORECASE,
)
"""A verb soon after the infinitive, which is then what the sentence is about."""
_LEAD_INS = lazy(
    r"\b(?:puede|pueden|podrá|podría|debe|deben|deberá|debería|a|de|para|por|que|necesita|"
    r"conviene|recomienda|recomendamos|quiere|en|son|es|incluyen?|ayudan?|evite|intente|trate|"
    r"como|con|sin|hasta|antes|al|sirve|permite|posible)\b[^.]{0,25}:\s*\Z|\?\s*\Z",
    re.IGNORECASE,
)


def check(text: CheckedText) -> Iterator[Found]:
    """Find orders in the infinitive: "Movilizarse a las 24 horas".

    Why: an infinitive does not say who should act, and sounds like a sign on a wall. The rule
    leaves alone infinitives that a sentence is about ("Fumar es malo") and items of a list whose
    lead-in needs them ("Usted puede:"). Its messages are in Spanish.

    Instead: speak to the reader: "Levántese y camine al día siguiente".
    """
    before = ""
    needed = False
    for passage in text.spanish_prose:
        if passage.kind != "item":
            needed = bool(_LEAD_INS.search(passage.text))
            before = passage.text
        for sentence in passage.sentences:
            match = _ORDER.match(sentence.text)
            if not match or match["verb"].lower() in _NOUNS:
                continue
            if passage.kind == "item" and needed and before:
                continue
            rest = sentence.text[match.end() :]
            if not match["no"] and _VERB.search(" ".join(rest.split()[:7])):
                continue
            if sentence.text.rstrip().endswith(("?", ":")) or passage.is_code(sentence.in_passage):
                continue
            start = sentence.in_passage
            written = passage.text[start : start + match.end()]
            order = spanish.order(match["verb"])
            if order and match["no"]:
                order = _negative(match["verb"])
            yield found_at(
                passage,
                start,
                start + match.end(),
                spanish.INFINITIVE.format(word=written),
                spanish.IMPERATIVE.format(order=order) if order else spanish.IMPERATIVE_TOO,
            )


def _negative(verb: str) -> str:
    """Return the order not to do something: "no se mueva", "no conduzca"."""
    pronoun = re.search(r"(?<=r)(?:se|l[aeo]s?)$", verb)
    if not pronoun:
        return f"no {spanish.order(verb)}"
    return f"no {pronoun[0]} {spanish.order(verb[: pronoun.start()])}"
