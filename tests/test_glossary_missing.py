"""``glossary missing``: the hard words of texts that no entry explains, as a list to work from."""

import csv
import json
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest

from hlreader.exits import Exit
from hlreader.glossary.words.hard_words import base_form, is_hard
from tests.conftest import Result
from tests.parsing import read_glossary

Run = Callable[..., Result]

GLOSSARY = "- {term: biopsy, plain: A test.}\n- {term: spectrum, plain: A range.}\n"

LEAFLET = """\
# Bronchoscopy at Addenbrooke's

A bronchoscopy looks into the airways. Bronchoscopies need a biopsy, and biopsies take time.

Dr Agnieszka Wojciechowska does bronchoscopies in Kidderminster, with 5 mg of midazolam. Write to
bronchoscopies@hospital.example or see https://www.hospital.example/endobronchial for more.
Tiredness is common afterwards. So is a yellowing bruise.
"""

LETTER = "Midazolam makes you sleepy. Ask about COPD.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with two texts, next to a small glossary."""
    (tmp_path / "words.yaml").write_text(GLOSSARY, "utf-8")
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "leaflet.md").write_text(LEAFLET, "utf-8")
    (texts / "letter.txt").write_text(LETTER, "utf-8")
    return texts


def missing(run: Run, folder: Path, *options: str) -> Result:
    return run("glossary", "missing", folder, "--glossary", folder.parent / "words.yaml", *options)


# --- Which words ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "word",
    ["tiredness", "yellowing", "thickening", "uncontrollable", "abnormally", "countertop",
     "tubethat", "MedlinePlus", "NOTE", "kg", "mg", "blood-filtering", "to-and-fro",
     "e-lek-tro-kar-dee-oh-gram"],
)  # fmt: skip
def test_words_of_everyday_parts_units_and_names_are_not_hard(word: str) -> None:
    assert not is_hard(word)


@pytest.mark.parametrize(
    "word",
    ["bronchoscopy", "stent", "spleen", "abscess", "COPD", "mRNA", "hypotension", "remission",
     "alpha-synuclein", "insulinoma"],
)  # fmt: skip
def test_words_of_medicine_are_hard_short_ones_too(word: str) -> None:
    assert is_hard(word)


@pytest.mark.parametrize(
    ("word", "base"),
    [("Metastases", "metastasis"), ("biopsies", "biopsy"), ("inhaled", "inhale"),
     ("oocysts", "oocyst"), ("MRIs", "MRI"), ("patient's", "patient"), ("diabetes", "diabetes"),
     ("sepsis", "sepsis"), ("catheter", "catheter"), ("viscus", "viscus")],
)  # fmt: skip
def test_forms_of_a_word_have_one_base(word: str, base: str) -> None:
    assert base_form(word) == base


def test_words_are_listed_by_use_without_names_numbers_and_addresses(
    run: Run, folder: Path
) -> None:
    result = missing(run, folder)

    assert (result.code, result.err) == (Exit.OK, "")
    lines = [line.split() for line in result.out.splitlines()]
    assert [(line[0], line[1], line[3]) for line in lines] == [
        ("bronchoscopy", "4", "1"),
        ("midazolam", "2", "2"),
        ("COPD", "1", "1"),
    ]
    assert lines[0][-1] == f"{folder}/leaflet.md:1:3"


def test_a_word_is_a_name_if_it_has_a_capital_inside_sentences(run: Run, folder: Path) -> None:
    (folder / "letter.txt").write_text(
        "Wojciechowska will see you. Ask for Wojciechowska.\n", "utf-8"
    )

    assert "wojciechowska" not in missing(run, folder).out.lower()


def test_an_entry_for_one_form_explains_all_forms(run: Run, folder: Path) -> None:
    words = folder.parent / "words.yaml"
    words.write_text(GLOSSARY + "- {term: bronchoscopy, plain: A look.}\n", "utf-8")

    assert "bronchoscop" not in missing(run, folder).out.lower()


def test_parts_with_entries_explain_a_compound(run: Run, folder: Path) -> None:
    (folder / "letter.txt").write_text("Your biopsy-negative result.\n", "utf-8")

    assert "biopsy" not in missing(run, folder).out


# --- The list ------------------------------------------------------------------------------------


def test_the_list_can_be_cut(run: Run, folder: Path) -> None:
    assert missing(run, folder, "--limit", "1").out.splitlines()[1:] == ["2 more."]
    assert len(missing(run, folder, "--min-uses", "2").out.splitlines()) == 2


def test_the_record_has_an_example_of_each(run: Run, folder: Path) -> None:
    record = json.loads(missing(run, folder, "--json", "--limit", "2").out)

    assert (record["files"], record["total"]) == (2, 3)
    assert record["words"][1]["uses"] == 2
    assert record["words"][1]["example"] == {
        "path": f"{folder}/leaflet.md", "line": 5, "column": 79, "text": "midazolam",
    }  # fmt: skip


@pytest.mark.parametrize(("form", "separator"), [("csv", ","), ("tsv", "\t")])
def test_a_list_that_was_filled_in_can_be_imported(
    run: Run, folder: Path, form: str, separator: str
) -> None:
    # Given the list with a meaning for each word but one
    listed = missing(run, folder, "--output-format", form).out
    header, *rows = csv.reader(StringIO(listed), delimiter=separator)
    filled = folder.parent / f"filled.{form}"
    with filled.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=separator)
        writer.writerow(header)
        writer.writerows([term, f"What {term} is.", *rest] for term, _, *rest in rows[:-1])
        writer.writerow(rows[-1])

    # When it is imported
    words = folder.parent / "words.yaml"
    result = run("glossary", "import", filled, "-o", words, "--glossary", words)

    # Then only the word without a meaning is still missing
    assert result.code == Exit.NO
    assert "`COPD` has no meaning. Fill it in." in result.out
    assert {term.term for term in read_glossary(words)} >= {"bronchoscopy", "midazolam"}
    assert [line.split()[0] for line in missing(run, folder).out.splitlines()] == ["COPD"]


def test_a_folder_in_which_all_is_explained_is_an_honest_no(run: Run, folder: Path) -> None:
    (folder / "leaflet.md").write_text("Eat and drink well.\n", "utf-8")
    (folder / "letter.txt").write_text("A biopsy takes an hour.\n", "utf-8")

    result = missing(run, folder)

    assert (result.code, result.out) == (Exit.NO, "No hard word without an entry in 2 files.\n")


def test_a_file_that_cannot_be_read_does_not_hide_the_others(run: Run, folder: Path) -> None:
    (folder / "broken.pdf").write_bytes(b"no PDF")

    result = missing(run, folder)

    assert result.code == Exit.UNREADABLE
    assert "bronchoscopy" in result.out
    assert f"{folder}/broken.pdf" in result.err
