"""The terms that a text uses: where, how found, and whether the text explains them."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from hlreader.exits import Exit
from hlreader.glossary import Glossary
from hlreader.glossary.words.explanations import explainer
from hlreader.glossary.words.hard_words import is_hard
from hlreader.glossary.words.usage import find_terms
from hlreader.models import Place, Term
from tests.conftest import Result
from tests.parsing import parse

WORDS = Glossary(
    [
        Term("biopsy", "Taking out a small piece of the body.", pronunciation="BY-op-see"),
        Term("myocardial infarction", "When blood to the heart stops.", abbreviations=("MI",)),
        Term("lymph node", "A small part that traps germs."),
        Term("chemotherapy", "Strong drugs.", aliases=("chemo",)),
        Term("metastatic", "Having spread."),
        Term("nausea", "Feeling sick."),
        Term("abdomen", "Your belly."),
        Term("oncologist", "A cancer doctor."),
        Term("biopsia", "Sacar un poco de tejido.", language="es"),
        Term("ganglio", "Parte que atrapa gérmenes.", forms=("ganglios",), language="es"),
    ]
)

EXPLAINED = (
    "You may need a biopsy. Biopsies help doctors see what a lump is made of.",
    "A biopsy is a test of a small piece of tissue.",
    "A biopsy is when a doctor takes a small piece of you.",
    "Lymph nodes are small, bean-shaped parts of the body that trap germs.",
    "An oncologist is a doctor for cancer.",
    "Metastatic means that it has spread.",
    "The word metastatic means it has spread.",
    "You need a biopsy, which takes a small piece of you.",
    "You will see an oncologist, who treats cancer.",
    "You need a biopsy (taking out a small piece of you).",
    "It hurts in the abdomen (belly).",
    "A biopsy (BY-op-see) is a test of a small piece.",
    "Taking out a small piece of tissue (biopsy) comes first.",
    "We take out a small piece of tissue (a biopsy).",
    "You need a test called a biopsy.",
    "You need a test known as a “biopsy”.",
    "A small piece is taken. This is a biopsy.",
    "Doctors call this a biopsy.",
    "Nausea – a sick feeling – may come.",
    "Nausea: feeling sick in your stomach.",
    "You need a biopsy, a test of a very small piece of tissue.",
    "It was a myocardial infarction, or heart attack.",
    "Chemotherapy uses drugs to kill cancer cells.",
    "Chemotherapy. These drugs kill cancer cells.",
    "Nausea, that is, feeling sick, may come.",
    "You need a biopsy. It is a test of a small piece.",
    "You need a biopsy. This test shows what the lump is.",
    "The heart got no blood, or myocardial infarction.",
    "Ask about nausea, a sick feeling.",
    "A small piece of the body will be used for a biopsy.",
    "Biopsies are quick tests of a lump.",
    "You may need biopsies, small tests of a lump.",
    "Ask about a biopsy and CT (two tests that show the lump).",
)

NOT_EXPLAINED = (
    "You need a biopsy.",
    "A biopsy is not painful.",
    "A biopsy is done in a clinic.",
    "The biopsy is the next step.",
    "You may have a biopsy, a scan of the chest, or rest.",
    "You may have a biopsy, a scan, and rest at home.",
    "It was a myocardial infarction (MI).",
    "It was an MI (myocardial infarction).",
    "Ask for a biopsy (BY-op-see).",
    "Ask about a biopsy or a scan.",
    "Ask about nausea, or if you are tired.",
    "Ask about chemotherapy (chemo).",
    "A biopsy helps you and your doctor to choose.",
    "Ask about nausea. It means a lot to know.",
    "You need a biopsy (weekly).",
    "You may have nausea, pain of the abdomen, or fever.",
    "Chemotherapy.",
    "You need a biopsy. It is tomorrow.",
    "You will have a scan, a biopsy, or rest.",
    "Ask about chemotherapy, a scan and rest.",
    "A biopsy is a 2-hour visit.",
    "A scan is a test. You need a biopsy.",
    "Biopsy: ask your nurse first.",
    "Biopsy. Call the ward after it.",
    "Before your biopsy: do not eat breakfast.",
    "Biopsies are safe for most people.",
    "You may have biopsies, scans, and rest.",
)


@pytest.mark.parametrize("text", EXPLAINED)
def test_a_use_that_says_what_the_term_is_explains_it(text: str) -> None:
    assert any(map(explainer(text), WORDS.find(text)))


@pytest.mark.parametrize("text", NOT_EXPLAINED)
def test_a_use_that_does_not_say_so_does_not(text: str) -> None:
    matches = WORDS.find(text)

    assert matches
    assert not any(map(explainer(text), matches))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Una biopsia es una prueba del tejido.", True),
        ("Le harán una biopsia, es decir, sacar un poco de tejido.", True),
        ("Los ganglios son unas partes que atrapan gérmenes.", True),
        ("Le harán una prueba llamada biopsia.", True),
        ("Le harán una biopsia. Esta prueba muestra qué es.", True),
        ("Le harán una biopsia mañana.", False),
        ("La biopsia es mañana por la tarde.", False),
    ],
)
def test_spanish_is_known_too(text: str, *, expected: bool) -> None:
    assert any(map(explainer(text), WORDS.find(text, "es"))) == expected


LEAFLET = """# Your biopsy

A nurse counts your **lymph nodes**. A *biopsy* is a test
of a small piece of tissue. Run `biopsy` twice.

| Word | Meaning |
|---|---|
| Nausea | A sick feeling |

Ask about chemo and biopsies, or see the oncologist about bronchiectasis. Bronchiectasis is rare.
Mrs. Smithson knows COPD.
"""


def test_the_terms_of_a_text_are_listed_with_every_place() -> None:
    usage = find_terms(parse(LEAFLET, "leaflet.md", "markdown"), WORDS)

    listed = [
        (used.term.term, [(use.text, use.match, tuple(use.place)) for use in used.uses])
        for used in usage.terms
    ]
    assert listed == [
        (
            "biopsy",
            [
                ("biopsy", "exact", (1, 8)),
                ("biopsy", "exact", (3, 41)),
                ("biopsies", "plural", (10, 21)),
            ],
        ),
        ("lymph node", [("lymph nodes", "plural", (3, 23))]),
        ("nausea", [("Nausea", "exact", (8, 3))]),
        ("chemotherapy", [("chemo", "alias", (10, 11))]),
        ("oncologist", [("oncologist", "exact", (10, 42))]),
    ]


def test_a_term_is_explained_where_the_text_first_says_what_it_is() -> None:
    usage = find_terms(parse(LEAFLET, "leaflet.md", "markdown"), WORDS)

    assert {used.term.term: used.explained for used in usage.terms} == {
        "biopsy": Place(3, 41),
        "lymph node": None,
        "nausea": Place(8, 3),  # the row of the table does
        "chemotherapy": None,
        "oncologist": None,
    }


def test_hard_words_without_an_entry_are_listed_once_and_names_are_not() -> None:
    usage = find_terms(parse(LEAFLET, "leaflet.md", "markdown"), WORDS)

    assert [(word.word, word.place, word.times) for word in usage.hard_words] == [
        ("bronchiectasis", Place(10, 59), 2),
        ("COPD", Place(11, 21), 1),
    ]


@pytest.mark.parametrize(
    ("word", "hard"),
    [("bronchiectasis", True), ("COPD", True), ("thrombosis", True), ("wheeze", False),
     ("appointment", False), ("medicine", False), ("hospital", False), ("family", False)],
)  # fmt: skip
def test_a_hard_word_is_rare_and_long(word: str, *, hard: bool) -> None:
    assert is_hard(word) == hard


# --- The command ---------------------------------------------------------------------------------

Run = Callable[..., Result]


def test_find_lists_terms_for_people(run: Run, glossary_file: Path, tmp_path: Path) -> None:
    leaflet = tmp_path / "leaflet.md"
    leaflet.write_text(
        "Tonsillitis is when your throat is sore. You may have a fever.\n\n"
        "A tonsil infection can bring fever.\n",
        "utf-8",
    )

    result = run("glossary", "find", leaflet, "--glossary", glossary_file)

    assert result.code == Exit.OK
    assert result.out == (
        f"{leaflet}: 2 terms, 1 not explained in the text\n"
        "  Not explained (first use):\n"
        f"    {leaflet}:1:57: fever, 2 times\n"
        "  Explained (first use):\n"
        f"    {leaflet}:1:1: tonsillitis (written Tonsillitis: exact), 2 times, explained at 1:1\n"
    )


def test_find_as_json(run: Run, glossary_file: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<html><body><p>You may have a fever.</p></body></html>", "utf-8")

    found = json.loads(run("glossary", "find", page, "--json", "--glossary", glossary_file).out)

    assert found["schema"] == 1
    (file,) = found["files"]
    assert file["terms"] == [
        {
            "term": "fever",
            "explained": None,
            "uses": [{"text": "fever", "line": 1, "column": 31, "match": "exact"}],
        }
    ]


def test_a_text_without_terms_is_an_honest_no(run: Run, tmp_path: Path) -> None:
    text = tmp_path / "a.txt"
    text.write_text("Eat and drink well.\n", "utf-8")

    result = run("glossary", "find", text)

    assert result.code == Exit.NO
    assert result.out == f"{text}: no terms of the glossary.\n"


def test_a_file_that_is_not_there_is_a_usage_error(run: Run) -> None:
    result = run("glossary", "find", "nowhere.md")

    assert (result.code, result.err) == (
        Exit.USAGE,
        "hlreader: nowhere.md: this file or folder does not exist. Check the path.\n",
    )


def test_one_broken_file_does_not_hide_the_others(run: Run, tmp_path: Path) -> None:
    good, broken = tmp_path / "good.md", tmp_path / "broken.pdf"
    good.write_text("You need a biopsy.\n", "utf-8")
    broken.write_bytes(b"no PDF")

    result = run("glossary", "find", broken, good)

    assert result.code == Exit.UNREADABLE
    assert "biopsy" in result.out
    assert result.err.startswith(f"hlreader: {broken}")
