"""Suggestions for misspellings, and how few names are compared to find them."""

from collections.abc import Iterable
from functools import cache
from string import ascii_lowercase

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hlreader.glossary import Glossary
from hlreader.glossary.words.suggest import asked_for, distance, filed_under, rank


@cache
def shipped() -> Glossary:
    return Glossary.load()


MISSPELLINGS = """
by sound: sintigrafy scintigraphy, metastisis metastasis, kemotherapy chemotherapy,
 numonia pneumonia, diarea diarrhea, hemorage hemorrhage, limfedema lymphedema, asma asthma,
 emfizema emphysema, jenetic_test genetic_test, sykologist psychologist, azma asthma,
 fizikal_therapist physical_therapist, prostrate prostate, thyroyd thyroid, sist cyst
by slip: biospy biopsy, mamogram mammogram, cacner cancer, metasasis metastasis, tmuor tumor,
 radaition radiation, vaccinr vaccine, diabtes diabetes, onclogist oncologist, leison lesion,
 plaelet platelet, bne bone, pian pain, hepatits hepatitis, kindey kidney, letrozloe letrozole
by ending: radiologer radiology, carcinom carcinoma, pneumonie pneumonia, cardiolog cardiology,
 arthritus arthritis, dialisys dialysis, vitamine vitamin
by a learner: estomach stomach, quimotherapy chemotherapy, espine spine, neumonia pneumonia,
 ginecologist gynecologist, esteroid steroid, jormone hormone
by scanning: rnammogram mammogram, tum0r tumor, lyrnph_node lymph_node, diaqnosis diagnosis,
 ce11 cell, 1iver liver, oncoloqist oncologist
of several words: bone_skan bone_scan, lim_node lymph_node, hart_attack heart_attack,
 clinical_trail clinical_trial, blud_presher blood_pressure, target_therapy targeted_therapy,
 shortnes_of_breth shortness_of_breath, boen_scan bone_scan
"""


def table() -> Iterable[tuple[str, str]]:
    """Return the misspellings with the terms that are meant."""
    for line in MISSPELLINGS.split(","):
        *_, written, term = line.split()
        yield written.replace("_", " "), term.replace("_", " ")


@pytest.mark.parametrize(("written", "term"), list(table()))
def test_the_term_that_is_meant_is_suggested_first(written: str, term: str) -> None:
    assert shipped().suggest(written)[0] == term


@pytest.mark.parametrize(
    ("written", "term"),
    [
        ("gamagrafia", "gammagrafía"),
        ("viopsia", "biopsia"),
        ("canser", "cáncer"),
        ("higdo", "hígado"),
        ("ormona", "hormona"),
        ("corason", "corazón"),
        ("kimioterapia", "quimioterapia"),
        ("sirujano", "cirujano"),
        ("ganglio limfatico", "ganglio linfático"),
    ],
)
def test_a_spanish_word_is_understood_too(written: str, term: str) -> None:
    assert shipped().suggest(written, language="es")[0] == term


@pytest.mark.parametrize(
    "nonsense",
    ["qqqqqq", "xzxzxz", "blorptangle", "12345", "!!!", "", " ", "wibble wobble", "zzzz", "kjhgfd",
     "a" * 500, "骨", "supercalifragilistic", "the quick brown fox"],
)  # fmt: skip
def test_what_is_like_nothing_gets_no_suggestions(nonsense: str) -> None:
    assert shipped().suggest(nonsense) == []


def test_a_name_and_its_misspelling_meet_under_some_key() -> None:
    for written, term in table():
        assert set(asked_for(written)) & set(filed_under(term.lower())), written


@given(st.text(ascii_lowercase + " ", min_size=1, max_size=60))
def test_a_name_is_filed_under_few_keys_and_found_under_its_own(name: str) -> None:
    keys = filed_under(name)

    assert len(set(keys)) == len(keys) <= 24
    assert set(keys) & set(asked_for(name)) or not name.strip()


@given(st.text(min_size=0, max_size=60))
def test_any_text_may_be_looked_up(word: str) -> None:
    assert rank(word, ["biopsy", "bone scan", ""], 2) is not None
    assert isinstance(asked_for(word), tuple)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("sintigrafy", "scintigraphy"),
        ("newmonia", "pneumonia"),
        ("sykologist", "psychologist"),
        ("katheter", "catheter"),
        ("remishun", "remission"),
        ("jinecology", "gynecology"),
        ("oseanis", "oceanus"),
    ],
)
def test_words_that_sound_alike_are_filed_under_the_same_sounds(one: str, other: str) -> None:
    assert filed_under(one)[0] == filed_under(other)[0]


def test_a_slip_that_is_easily_made_costs_less_than_another() -> None:
    def cost(written: str) -> float:
        return distance(written, "mammogram", 9)

    assert cost("mammogram") == 0
    assert cost("mamogram") < cost("mammgram") < cost("mammoram") < cost("maogram")
    assert cost("mammogran") < cost("mammograx")
    assert cost("mamomgram") < cost("mapopgram")


def test_what_costs_more_than_the_limit_is_said_to_cost_more() -> None:
    assert distance("biopsy", "radiology", 2) > 2
    assert distance("", "abc", 1) > 1


def test_the_order_of_names_does_not_matter() -> None:
    names = ["bone", "bane", "bone scan", "born", "bonus", "tone"]

    assert rank("boen", names) == rank("boen", reversed(names))
    assert rank("boen", names)[0] == "bone"


def test_names_may_come_from_an_iterator_even_if_a_word_can_be_read_in_several_ways() -> None:
    assert rank("rnelan0ma", iter(["menu", "melanoma"])) == ["melanoma"]
