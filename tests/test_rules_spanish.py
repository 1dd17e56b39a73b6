"""The rules for Spanish texts: what each finds, what it leaves alone, and its messages."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from hlreader.checker.words.spanish import order, verb_forms
from tests.checking import found_by
from tests.conftest import Result

Run = Callable[..., Result]


def found(rule: str, text: str) -> list[str]:
    """Return the words that a rule finds in a Spanish text."""
    source = f"---\nlanguage: es\n---\n\n{text}\n"
    return [source[each.start : each.end] for each in found_by(rule, source)]


def advice(rule: str, text: str) -> list[str]:
    return [each.suggestion for each in found_by(rule, f"---\nlanguage: es\n---\n\n{text}\n")]


RULES = (
    "spanish-hard-word", "spanish-passive", "spanish-infinitive-order", "spanish-mixed-address",
    "spanish-term-not-explained", "spanish-abbreviation", "spanish-short-form", "spanish-number",
    "spanish-person-first",
)  # fmt: skip


@pytest.mark.parametrize("rule", RULES)
def test_an_english_text_has_none_of_these(rule: str) -> None:
    text = "La RM se realizará previamente. Los diabéticos: el 20 % de las personas, etc."

    assert found_by(rule, f"---\nlanguage: en\n---\n\n{text}\n") == []


@pytest.mark.parametrize(
    ("text", "words", "instead"),
    [
        ("Utilice el inhalador.", ["Utilice"], ["Escriba una forma de «usar»."]),
        ("Puede utilizar hielo.", ["utilizar"], ["Escriba «usar»."]),
        ("Tiene cefalea y prurito.", ["cefalea", "prurito"],
         ["Escriba «dolor de cabeza».", "Escriba «picazón»."]),
        ("Las intervenciones quirúrgicas cansan.", ["intervenciones quirúrgicas"],
         ["Escriba una forma de «operación»."]),
        ("La cefalea (dolor de cabeza) pasa pronto.", [], []),
        ("Use el inhalador antes de salir.", [], []),
    ],
)  # fmt: skip
def test_hard_words_have_plain_ones(text: str, words: list[str], instead: list[str]) -> None:
    assert found("spanish-hard-word", text) == words
    assert advice("spanish-hard-word", text) == instead


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("La herida será curada cada día.", ["será curada"]),
        ("Se le administrará un calmante.", ["Se le administrará"]),
        ("Se debe tomar con agua.", []),
        ("Los puntos fueron retirados ayer.", ["fueron retirados"]),
        ("Es complicado, pero es conocido.", []),
        ("Si se siente mal, se acuesta un rato.", []),
        ("Se llama colonoscopia.", []),
    ],
)
def test_the_passive_and_the_impersonal_se(text: str, words: list[str]) -> None:
    assert found("spanish-passive", text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Movilizarse a las 24 horas.", ["Movilizarse"]),
        ("No conducir hoy. Beber agua.", ["No conducir", "Beber"]),
        ("Fumar es malo. Caminar cada día ayuda al corazón.", []),
        ("¿Dormir la siesta? Pregunte.", []),
        ("Lugar de la cita. Ayer llovió.", []),
        ("Usted puede:\n\n- caminar un poco.\n- subir escaleras.", []),
        ("Los días previos\n\n- Suspender el hierro.\n- Evitar las semillas.",
         ["Suspender", "Evitar"]),
    ],
)  # fmt: skip
def test_orders_in_the_infinitive(text: str, words: list[str]) -> None:
    assert found("spanish-infinitive-order", text) == words


@pytest.mark.parametrize(
    ("infinitive", "expected"),
    [
        ("tomar", "tome"), ("beber", "beba"), ("movilizarse", "movilícese"), ("pagar", "pague"),
        ("aplicar", "aplique"), ("conducir", "conduzca"), ("ingerir", "ingiera"), ("ir", "vaya"),
        ("lavarse", "lávese"), ("sentir", ""), ("agradecer", ""),
    ],
)  # fmt: skip
def test_an_order_is_right_or_left_out(infinitive: str, expected: str) -> None:
    assert order(infinitive) == expected


def test_verbs_have_the_forms_of_leaflets() -> None:
    assert {"realiza", "realice", "realizará", "realizado"} <= set(verb_forms("realizar"))
    assert {"requiere", "requiera"} <= set(verb_forms("requerir"))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Tome agua. Llame si usted tiene fiebre. Pregunta a tu médico.", ["tu"]),
        ("Lava tus manos. Tu médico te ayuda. Usted decide.", ["Usted"]),
        ("Tome agua. Su médico lo llama. El té le ayuda.", []),
        ('Diga: "¿tú qué harías?" Tome agua. Usted decide.', []),
    ],
)
def test_tu_and_usted_do_not_mix(text: str, words: list[str]) -> None:
    assert found("spanish-mixed-address", text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Le haremos una RM mañana.", ["RM"]),
        ("Le haremos una resonancia magnética (RM). La RM no duele.", []),
        ("Es por el VIH y el ADN.", []),
        ("NO TOME ALCOHOL CON ESTO.", []),
    ],
)
def test_letters_are_spelled_out(text: str, words: list[str]) -> None:
    assert found("spanish-abbreviation", text) == words


def test_short_forms_of_clinics() -> None:
    text = "Tome 1 g v.o. c/8 h, con agua, leche, etc. Vea el video."

    assert found("spanish-short-form", text) == ["v.o.", "c/8 h", "etc."]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("El 20 % de las personas tiene náuseas.", ["20 %"]),
        ("Tienen náuseas 2 de cada 10 personas, el 20 % de las que lo toman.", []),
        ("Limpie con alcohol al 70 %. La HbA1c debe bajar del 7 %.", []),
        ("Entre el 10 % y el 20 % de los pacientes mejora.", []),
    ],
)
def test_percentages_of_people(text: str, words: list[str]) -> None:
    assert found("spanish-number", text) == words


def test_a_share_is_never_rounded() -> None:
    assert advice("spanish-number", "El 62,5 % de los pacientes mejora.") == [
        "Diga cuántas personas son de cada 100."
    ]
    assert advice("spanish-number", "El 0,5 % de los pacientes mejora.") == [
        "Diga cuántas personas son de cada 100."
    ]
    assert advice("spanish-number", "El 37 % de los pacientes mejora.") == [
        "Diga cuántas personas son: «37 de cada 100»."
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Los diabéticos deben caminar.", ["diabéticos"]),
        ("Cuide el pie diabético. Evite las bebidas alcohólicas.", []),
        ('No diga "los diabéticos".', []),
        ("Las víctimas de ictus mejoran.", ["víctimas de ictus"]),
    ],
)
def test_the_person_comes_first(text: str, words: list[str]) -> None:
    assert found("spanish-person-first", text) == words


def test_the_messages_of_a_spanish_text_are_in_spanish(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "hoja.md"
    path.write_text(
        "---\nlanguage: es\n---\n\n# Cuidados\n\n"
        "La administración de medicamentos anticoagulantes requiere una evaluación periódica de "
        "la coagulación sanguínea por parte del equipo de profesionales sanitarios del centro de "
        "referencia, y también una serie de controles, que se realizarán previamente.\n",
        "utf-8",
    )

    out = run("check", str(path), "--output-format", "concise").out

    assert "Este texto tiene Crawford grado" in out
    assert "y Szigriszt-Pazos" in out
    assert re.search("Esta frase tiene \\d\\d palabras, más de 25. Divídala", out)
    assert not any(word in out for word in (" the ", "This", "Write", "Split", "Add"))
