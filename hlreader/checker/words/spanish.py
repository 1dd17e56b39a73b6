"""Spanish word forms, the Spanish word list, and what the Spanish rules say.

All messages are in Spanish, since the editor of a Spanish text reads Spanish. They are here in one
place, so that they can be reviewed and changed together.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from hlreader.checker.words.wordlists import entries
from hlreader.patterns import lazy

HARD_WORD = "«{word}» es una palabra difícil."
WRITE = "Escriba {plain}."
WRITE_IN_FORM = "Escriba una forma de {plain}."
PASSIVE = "«{word}» está en voz pasiva."
ACTIVE = "Diga quién lo hace, o hable con quien lee."
INFINITIVE = "«{word}» da una orden con un infinitivo."
IMPERATIVE = "Hable con quien lee: «{order}»."
IMPERATIVE_TOO = "Hable con quien lee, por ejemplo «tome» o «llame»."
MIXED = "«{word}» trata a quien lee de {minority}, pero casi todo el texto lo trata de {majority}."
ONE_ADDRESS = "Use solo «{majority}» en todo el texto."
TERM = "«{word}» no se explica donde aparece por primera vez."
GLOSSARY = "El glosario dice: {plain}"
LETTERS = "No se dice qué significa «{word}»."
SPELL_OUT = "Escriba las palabras, y las siglas entre paréntesis si las usa otra vez."
LATIN = "«{word}» es una forma que muchas personas no conocen."
PERSON = "«{word}» nombra a las personas por su enfermedad."
PERCENT = "«{word}» es un porcentaje sin personas."
OUT_OF = "Diga cuántas personas son: «{share}»."
COUNT_PEOPLE = "Diga cuántas personas son de cada 100."


class Plainer(NamedTuple):
    """What to write in place of a phrase. ``same_form`` says that its form must fit first."""

    plain: tuple[str, ...]
    same_form: bool


def in_quotes(words: tuple[str, ...]) -> str:
    """Return words for a message: «usar» o «tomar»."""
    return " o ".join(f"«{word}»" for word in words)


@cache
def hard_words() -> dict[tuple[str, ...], Plainer]:
    """Return the hard words and phrases in all their forms, by their words in lower case."""
    found: dict[tuple[str, ...], Plainer] = {}
    for kind, phrase, plain in entries("spanish_hard_words"):
        for form in _forms(kind, phrase):
            found.setdefault(tuple(form.split()), Plainer(plain, form != phrase))
    return found


def _forms(kind: str, phrase: str) -> Iterator[str]:
    yield phrase
    first, _, rest = phrase.partition(" ")
    rest = f" {rest}" if rest else ""
    if kind == "v":
        yield from (f"{form}{rest}" for form in verb_forms(first))
    elif kind == "n":
        yield (
            " ".join(map(plural, phrase.split()))
            if " de " not in phrase
            else (f"{plural(first)}{rest}")
        )
    elif kind == "a":
        feminine = phrase[:-1] + "a" if phrase.endswith("o") else phrase
        yield from (feminine, plural(phrase), plural(feminine))


def plural(word: str) -> str:
    """Return the plural of a Spanish noun or adjective.

    >>> [plural(word) for word in ("corte", "reacción", "vez", "sangre", "hospital")]
    ['cortes', 'reacciones', 'veces', 'sangres', 'hospitales']
    """
    if word.endswith(("is", "us")):
        return word
    if word.endswith("z"):
        return word[:-1] + "ces"
    if word.endswith("ón"):
        return word[:-2] + "ones"
    return word + ("s" if word[-1] in "aeiouáéó" else "es")


_ENDINGS = {
    "ar": "a an as ó aron ará arán e en es ando ado ada ados adas aba aban aría",
    "er": "e en es ió ieron erá erán a an as iendo ido ida idos idas ía ían ería",
    "ir": "e en es ió ieron irá irán a an as iendo ido ida idos idas ía ían iría",
}
_IRREGULAR = {
    "requerir": "requiere requieren requiera requieran requirió",
    "ingerir": "ingiere ingieren ingiera ingieran ingirió",
    "obtener": "obtiene obtienen obtenga obtengan obtuvo",
    "padecer": "padezca padezcan",
    "permanecer": "permanezca permanezcan",
    "conllevar": "",
}
_BEFORE_E = (("c", "qu"), ("g", "gu"), ("z", "c"))
"""How the stem of a verb in -ar is spelled before e."""


def verb_forms(verb: str) -> Iterator[str]:
    """Yield the forms of a Spanish verb that leaflets use, without its infinitive.

    >>> {"utiliza", "utilice", "utilizando"} <= set(verb_forms("utilizar"))
    True
    """
    stem, kind = verb[:-2], verb[-2:]
    for ending in _ENDINGS[kind].split():
        changed = stem
        if kind == "ar" and ending[0] == "e":
            for old, new in _BEFORE_E:
                if stem.endswith(old):
                    changed = stem[: -len(old)] + new
        yield changed + ending
    yield from _IRREGULAR.get(verb, "").split()


_ORDERS = {
    "ir": "vaya", "hacer": "haga", "poner": "ponga", "tener": "tenga", "decir": "diga",
    "salir": "salga", "venir": "venga", "dar": "dé", "estar": "esté", "ser": "sea",
    "dormir": "duerma", "seguir": "siga", "pedir": "pida", "acostar": "acueste",
    "sentar": "siente", "volver": "vuelva", "mover": "mueva", "contar": "cuente",
    "mantener": "mantenga", "traer": "traiga", "oír": "oiga", "reír": "ría", "conducir": "conduzca",
    "reducir": "reduzca", "empezar": "empiece", "comenzar": "comience", "cerrar": "cierre",
    "despertar": "despierte", "recordar": "recuerde", "repetir": "repita", "vestir": "vista",
    "elegir": "elija", "proteger": "proteja", "recoger": "recoja", "coger": "coja",
    "saber": "sepa", "leer": "lea", "caer": "caiga", "probar": "pruebe", "apretar": "apriete",
    "calentar": "caliente", "colgar": "cuelgue", "fregar": "friegue", "servir": "sirva",
    "medir": "mida", "ingerir": "ingiera", "permanecer": "quédese", "obtener": "consiga",
}  # fmt: skip
"""The orders of verbs that are not regular."""

_MAY_CHANGE = lazy(r"[eo][^aeiou]+ir$")
"""Verbs in -ir whose stem may change, such as "sentir" and "medir"."""

_PRONOUN = lazy(r"(?<=[aeiíé]r)(?P<pronoun>se|l[aeo]s?)$")


def order(infinitive: str) -> str:
    """Return the order to "usted" for an infinitive, with its pronoun, or "" if it is unsure.

    >>> [order(word) for word in ("tomar", "movilizarse", "beber", "ir", "aplicar")]
    ['tome', 'movilícese', 'beba', 'vaya', 'aplique']
    """
    word = infinitive.lower()
    found = _PRONOUN.search(word)
    pronoun = found["pronoun"] if found else ""
    verb = word[: len(word) - len(pronoun)]
    if verb in _ORDERS:
        form = _ORDERS[verb]
    elif verb.endswith(("cer", "cir", "ger", "gir", "uir", "eír", "oír")) or _MAY_CHANGE.search(
        verb
    ):
        return ""
    elif verb.endswith("ar"):
        stem = verb[:-2]
        for old, new in _BEFORE_E:
            if stem.endswith(old):
                stem = stem[: -len(old)] + new
                break
        form = stem + "e"
    else:
        form = verb[:-2] + "a"
    return _accented(form) + pronoun if pronoun else form


_VOWELS = lazy(r"[aeiouáéíóú](?:(?<=[aeo])[iu]|(?<=[iu])[aeo])?")
_ACCENTS = str.maketrans("aeiou", "áéíóú")


def _accented(form: str) -> str:
    """Return an order with the accent that it needs before a pronoun: movilice, movilíce(se)."""
    if re.search("[áéíóú]", form):
        return form
    nuclei = [*_VOWELS.finditer(form)]
    if len(nuclei) < 2:  # noqa: PLR2004 - one syllable needs no accent: "dese"
        return form
    nucleus = nuclei[-2]
    strong = [n for n in range(*nucleus.span()) if form[n] in "aeo"]
    at = strong[0] if strong else nucleus.end() - 1
    return form[:at] + form[at].translate(_ACCENTS) + form[at + 1 :]
