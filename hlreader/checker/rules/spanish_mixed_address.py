"""HL123 spanish-mixed-address."""

from collections.abc import Iterator

from hlreader.checker.rule import Found, found_at
from hlreader.checker.text.checked_text import CheckedText
from hlreader.checker.words import spanish

CODE = "HL123"
NAME = "spanish-mixed-address"

FAILS = """\
---
language: es
---

Tome la pastilla con agua. Llame si usted tiene fiebre. Pregunta a tu médico si tienes dudas.
"""
PASSES = """\
---
language: es
---

Tome la pastilla con agua. Llame si usted tiene fiebre. Pregunte a su médico si tiene dudas.
"""

_TU = frozenset(
    "tú tu tus ti contigo tuyo tuya tuyos tuyas puedes debes tienes eres estás quieres necesitas "
    "sientes podrás tendrás deberás deberías podrías hayas tengas "
    "sientas puedas notes quieras".split()
)
_USTED = frozenset(
    "usted ustedes tome llame pida pregunte consulte acuda avise beba coma evite use lave vaya "
    "hable diga siga espere descanse levante levántese acuéstese siéntese recuerde asegúrese "
    "mantenga haga deje guarde lleve traiga venga camine duerma revise busque".split()
)


def check(text: CheckedText) -> Iterator[Found]:
    """Find Spanish texts that say both "tú" and "usted" to the reader.

    Why: a text that changes how it speaks to readers sounds careless, and they wonder who is meant.
    The rule finds the first use of the rarer form. It does not look at quotations, and it does not
    count forms such as "su" that can mean someone else. Its messages are in Spanish.

    Instead: choose one form for the whole text. Most health leaflets say "usted".
    """
    uses = {
        name: [
            (passage, number)
            for passage, number in text.spanish_words.uses(words)
            if not passage.is_quoted(*passage.word_span(number))
        ]
        for name, words in (("tú", _TU), ("usted", _USTED))
    }
    minority, majority = sorted(uses, key=lambda name: (len(uses[name]), name != "tú"))
    if not uses[minority]:
        return
    passage, number = uses[minority][0]
    start, end = passage.word_span(number)
    yield found_at(
        passage,
        start,
        end,
        spanish.MIXED.format(word=passage.text[start:end], minority=minority, majority=majority),
        spanish.ONE_ADDRESS.format(majority=majority),
    )
