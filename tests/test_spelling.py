"""How a name may be written: spelling, accents, hyphens and spaces, and how each is told apart."""

from functools import cache

import pytest

from hlreader.glossary import Glossary
from hlreader.glossary.words.keys import accents_agree, candidates, joined, key
from hlreader.glossary.words.spelling import _PIECES, _SIGNS, american
from hlreader.models import Term

SPELLINGS = """
tumour tumor, tumours tumors, tumoural tumoral, antitumour antitumor, colour color,
behavioural behavioral, labour labor, odour odor, humour humor, vapour vapor,
anaemia anemia, anaemic anemic, leukaemia leukemia, ischaemia ischemia, septicaemia septicemia,
haemorrhage hemorrhage, haemoglobin hemoglobin, haematoma hematoma, haemophilia hemophilia,
haemorrhoid hemorrhoid, haematuria hematuria, hypoglycaemia hypoglycemia,
paediatric pediatric, orthopaedic orthopedic, gynaecologist gynecologist, caecum cecum,
faeces feces, faecal fecal, caesarean cesarean, caesarian cesarean, naevus nevus,
anaesthesia anesthesia, anaesthetist anesthetist, paraesthesia paresthesia, aetiology etiology,
oesophagus esophagus, oesophageal esophageal, gastrooesophageal gastroesophageal,
oedema edema, lymphoedema lymphedema, oestrogen estrogen, foetus fetus, foetal fetal,
coeliac celiac, diarrhoea diarrhea, gonorrhoea gonorrhea, dyspnoea dyspnea, apnoea apnea,
amoeba ameba, manoeuvre maneuver, homoeopathy homeopathy,
centre center, litre liter, millilitre milliliter, centimetre centimeter, fibre fiber,
titre titer, goitre goiter, localised localized, immunisation immunization,
hospitalised hospitalized, metastasise metastasize, sterilisation sterilization,
catheterise catheterize, paralysed paralyzed, analyse analyze, dialysed dialyzed,
counselling counseling, counsellor counselor, labelled labeled, tranquilliser tranquilizer,
fulfil fulfill, enrol enroll, instil instill, analogue analog, catalogue catalog, sulphate sulfate,
sulphonamide sulfonamide, leucocyte leukocyte, aluminium aluminum, dietician dietitian,
practise practice, licence license, programme program, ageing aging, disc disk, grey gray,
artefact artifact, mould mold, speciality specialty, judgement judgment
"""
PAIRS = [(*pair.split(),) for pair in SPELLINGS.replace("\n", " ").split(",")]


@cache
def glossary(*terms: Term) -> Glossary:
    return Glossary(terms)


def found(written: str, *terms: Term) -> tuple[str, str] | None:
    """Return the term a word leads to in a glossary and how, or None."""
    hit = glossary(*terms).lookup(written)
    return (hit.term.term, hit.match) if hit else None


def test_british_and_american_spelling_find_each_other() -> None:
    british = [Term(one, "x") for one, _ in PAIRS]
    from_america = [Term(other, "x") for _, other in PAIRS]

    for one, other in PAIRS:
        assert found(one, *from_america) == (other, "spelling")
        assert found(other, *british) in [(each, "spelling") for each, of in PAIRS if of == other]
        assert found(one, *british) == (one, "exact")


def test_every_british_piece_has_a_sign_by_which_it_is_noticed() -> None:
    assert [
        piece for piece, _ in _PIECES if not any("".join(sign) in piece for sign in _SIGNS)
    ] == []


APART = """
four for, hour hor, our or, pour por, tour tor, sour sor, flour flor, your yor, source sorce,
course corse, journal jornal, nourish norish, contour contor, tourniquet torniquet,
shoe she, toe te, does des, poem pem, poet pet, coexist cexist, heroes heres, aloe ale, doer der,
gael gel, filling filing, tilling tiling, pilling piling, filled filed, rolled roled, killer kiler,
wise wize, rise rize, cystic cytic, phase fase, prise prize, acre acer, ogre oger, lucre lucer,
vague vag, tongue tong, plague plag, discharge diskharge
"""


def test_words_that_only_look_british_stay_apart() -> None:
    pairs = [pair.split() for pair in APART.replace("\n", " ").split(",")]

    assert [(word, other) for word, other in pairs if american(word) == american(other)] == []


@pytest.mark.parametrize(
    ("written", "term"),
    [
        ("xray", "X-ray"),
        ("Xrays", "X-ray"),
        ("x  ray", "X-ray"),
        ("followup", "follow-up"),
        ("fibro adenoma", "fibroadenoma"),
        ("fibro-adenomas", "fibroadenoma"),
        ("gastro-oesophageal", "gastroesophageal"),
        ("ecigarette", "e-cigarette"),
        ("bonescan", "bone scan"),
        ("crohns disease", "Crohn's disease"),
        ("Crohn disease", "Crohn's disease"),
        ("Paget's disease", "Paget disease"),
    ],
)
def test_words_joined_and_parted_find_each_other(written: str, term: str) -> None:
    expected = "exact" if written == "x  ray" else "spelling"
    assert found(written, Term(term, "x")) == (term, expected)


@pytest.mark.parametrize(
    ("written", "term", "kind"),
    [
        ("gammagrafia", "gammagrafía", "spelling"),
        ("gammagrafias", "gammagrafía", "spelling"),
        ("gammagrafías", "gammagrafía", "plural"),
        ("torax", "tórax", "spelling"),
        ("rinon", "riñón", "spelling"),
        ("rin\u0303o\u0301n", "riñón", "exact"),
        ("CÁNCER", "cáncer", "exact"),
        ("Sjogren syndrome", "Sjögren syndrome", "spelling"),
        ("Sjögren syndrome", "Sjogren syndrome", "spelling"),
        ("beta blocker", "β-blocker", "spelling"),
        ("edema", "œdema", "spelling"),
        ("ﬁbroma", "fibroma", "exact"),
    ],
)
def test_accents_may_be_left_out_or_put_in(written: str, term: str, kind: str) -> None:
    assert found(written, Term(term, "x")) == (term, kind)


@pytest.mark.parametrize("word", ["йод", "हड्डी", "عظم", "骨", "ゲノム", "뼈"])
def test_letters_of_other_scripts_are_left_as_they_are(word: str) -> None:
    assert key(word) == " ".join(key(word).split())
    assert found(word, Term(word, "x")) == (word, "exact")


def test_two_letters_that_differ_by_a_mark_are_two_letters_elsewhere() -> None:
    assert key("йод") != key("иод")


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("tumor", "exact"),
        ("TUMOR", "exact"),
        ("tumor's", "exact"),
        ("neoplasm", "alias"),
        ("tumors", "plural"),
        ("tumors'", "plural"),
        ("neoplasms", "plural"),
        ("tumour", "spelling"),
        ("tumours", "spelling"),
        ("TMR", "abbreviation"),
        ("tmr", "abbreviation"),
        ("TMRs", "plural"),
        ("T.M.R.", "spelling"),
    ],
)
def test_the_strongest_change_says_how_a_word_was_found(written: str, kind: str) -> None:
    tumor = Term("tumor", "x", aliases=("neoplasm",), abbreviations=("TMR",))

    assert found(written, tumor) == ("tumor", kind)


def test_a_name_spelled_just_so_goes_before_one_of_another_spelling() -> None:
    terms = [Term("tumor", "American."), Term("tumour", "British."), Term("mama", "Breast.")]

    assert found("tumour", *terms) == ("tumour", "exact")
    assert found("tumor", *reversed(terms)) == ("tumor", "exact")
    assert found("tumours", *terms) == ("tumour", "plural")


@pytest.mark.parametrize("word", ["tumour", "tumours", "Tumour", "oedema"])
def test_another_spelling_is_found_in_a_text(word: str) -> None:
    words = Glossary([Term("tumor", "x"), Term("edema", "x")])

    assert [match.text for match in words.find(f"The {word} is small.")] == [word]


@pytest.mark.parametrize(
    ("name", "written", "agree"),
    [
        ("mama", "mama", True),
        ("mama", "mamá", False),
        ("mamá", "mama", True),
        ("ano", "año", False),
        ("año", "ano", False),
        ("examen", "exámenes", True),
        ("lesión", "lesiones", True),
        ("gammagrafía", "gammagrafia", True),
    ],
)
def test_a_text_may_leave_accents_out_but_not_put_them_in(
    name: str, written: str, *, agree: bool
) -> None:
    assert accents_agree(name, written) == agree


def test_in_a_text_an_accent_makes_another_word() -> None:
    words = Glossary([Term("mama", "x", language="es"), Term("ano", "x", language="es")])

    assert words.find("Mi mamá tiene tres años.", "es") == []
    assert [match.text for match in words.find("La mama y el ano.", "es")] == ["mama", "ano"]


def test_candidates_begin_with_what_was_written_and_end_with_other_spellings() -> None:
    kinds = [kind for _, kind in candidates("bone scans")]

    assert next(candidates("bone scans")) == ("bone scans", "exact")
    assert kinds == sorted(kinds, key=["exact", "plural", "spelling"].index)


@pytest.mark.parametrize("written", ["", " ", "?", "'s", "s'", "\u0301", "-" * 50, "a " * 300])
def test_odd_input_is_looked_up_without_harm(written: str) -> None:
    assert found(written, Term("bone", "x")) is None


def test_joined_keys_are_folded_again() -> None:
    assert joined(key("gastro-oesophageal")) == joined(key("gastroesophageal"))
