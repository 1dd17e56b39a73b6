"""hlreader's own difficulty score: what makes a text harder, and how the grade comes about."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from hlreader import score, word_difficulty
from hlreader.readability import difficulty
from hlreader.readability.difficulty import Load, load, sum_loads
from hlreader.readability.lexicon.rarity import rarity, zipf
from hlreader.readability.lexicon.specialty import specialty
from tests.conftest import ROOT, Result

PLAIN = "Take one pill with food each day. Call your nurse if you feel sick."
HARD = (
    "Concomitant administration of corticosteroids may precipitate gastrointestinal haemorrhage. "
    "Discontinuation necessitates gradual dose titration."
)


def grade(text: str | Load) -> float:
    """Return the difficulty of a text that is long enough."""
    found = difficulty(text)
    assert found
    return found.grade


def test_a_harder_text_scores_higher() -> None:
    assert grade(HARD) > grade(PLAIN) + 5


def test_a_longer_sentence_of_the_same_words_is_harder() -> None:
    assert grade("You may eat soup and you may drink tea.") > grade(
        "You may eat soup. And you may drink tea."
    )


@pytest.mark.parametrize(
    ("common", "rare"),
    [("clot", "thrombus"), ("nosebleed", "epistaxis"), ("scan", "scintigraphy"), ("pain", "COPD")],
)
def test_a_rarer_word_in_the_same_sentence_is_harder(common: str, rare: str) -> None:
    sentence = "Your nurse may ask you about the {} at your next visit."

    assert grade(sentence.format(rare)) > grade(sentence.format(common))


@pytest.mark.parametrize("field", ["words", "syllables", "rarity"])
def test_more_of_anything_in_a_sentence_is_never_easier(field: str) -> None:
    # Given a sentence whose other counts stay in proportion
    few = Load(words=12, sentences=1, syllables=18, rarity=6.0)
    more = few._replace(**{field: getattr(few, field) * 1.5})
    if field == "words":
        more = Load(words=18, sentences=1, syllables=27, rarity=9.0)

    assert grade(more) > grade(few)


@pytest.mark.parametrize(
    ("clinic", "laboratory"),
    [("diarrhea", "peptide"), ("asthma", "protein"), ("mammogram", "genome")],
)
def test_a_word_of_the_laboratory_is_more_special_than_one_that_patients_hear(
    clinic: str, laboratory: str
) -> None:
    assert specialty(clinic) < specialty(laboratory)


def test_the_specialty_of_easy_words_takes_off_and_that_of_hard_ones_adds() -> None:
    easy = difficulty("Your asthma nurse may ask about wheezing at breakfast.")
    hard = difficulty("The receptor binds an antigen at the epithelial membrane.")

    assert easy
    assert hard
    assert easy.specialty < 0 < hard.specialty


@pytest.mark.parametrize("word", ["water", "You", "12", "0.25", "-", ""])
def test_common_words_and_numbers_are_not_special(word: str) -> None:
    assert specialty(word) == 0


def test_a_rare_word_that_no_list_has_is_as_special_as_such_words_are_on_the_whole() -> None:
    assert specialty("zolgrastinib") == specialty("quenoxamide") > 0


@pytest.mark.parametrize("brackets", ["()", "[]"])
def test_what_is_in_brackets_weighs_half(brackets: str) -> None:
    # Given the same words with and without brackets
    bare = load("Ask about the scan scintigraphy today")
    aside = load(f"Ask about the scan {brackets[0]}scintigraphy{brackets[1]} today")

    assert aside.words == bare.words
    assert aside.rarity < bare.rarity
    assert aside.rarity == pytest.approx(bare.rarity - rarity("scintigraphy") ** 2 / 2)
    assert aside.specialty == pytest.approx(bare.specialty - specialty("scintigraphy") / 2)


def test_a_bracket_that_is_never_closed_changes_nothing() -> None:
    assert load("Ask about (the scan today") == load("Ask about the scan today")


@pytest.mark.parametrize("text", [PLAIN, HARD, "Ask us for help with 2.5 mg of it."])
def test_the_parts_add_up_to_the_grade(text: str) -> None:
    found = difficulty(text)

    assert found
    assert sum(found[1:]) == pytest.approx(found.grade)


def test_the_same_text_has_the_same_difficulty_each_time() -> None:
    assert difficulty(HARD) == difficulty(HARD)


def test_a_text_repeated_is_about_as_hard_as_once() -> None:
    assert grade(f"{PLAIN} {PLAIN} {PLAIN}") == pytest.approx(grade(PLAIN), abs=2)


@pytest.mark.parametrize("text", ["", "...", "Metastatic.", "Call us right now."])
def test_a_text_of_fewer_than_five_words_has_no_difficulty(text: str) -> None:
    assert difficulty(text) is None
    assert score(text).difficulty is None


def test_the_loads_of_sentences_add_up() -> None:
    assert sum_loads([load("Drink water."), load("Rest well at home.")]).words == 6
    assert sum_loads([]) == Load()


def test_a_score_has_the_difficulty_of_the_text_and_of_each_sentence() -> None:
    result = score(HARD)

    assert result.difficulty == result["difficulty"] == grade(HARD)
    assert result["difficulty_parts"] == difficulty(HARD)
    assert result.sentences[0].difficulty == grade(result.sentences[0].text)


@pytest.mark.parametrize("language", ["es", "de"])
def test_other_languages_have_no_difficulty(language: str) -> None:
    result = score("Beba mucha agua y descanse bien en su casa hoy.", language)

    assert result.difficulty is None
    assert result.sentences[0].difficulty is None


# --- Words --------------------------------------------------------------------------------------


def test_a_common_word_adds_nothing() -> None:
    assert {word_difficulty(word) for word in ("water", "You", "and", "people", "")} == {0}


@pytest.mark.parametrize(
    ("easier", "harder"),
    [
        ("doctor", "physician"), ("swelling", "oedema"), ("stroke", "thromboembolism"),
        ("nurses", "catheters"), ("painless", "asymptomatic"), ("follow-up", "hypo-echoic"),
        ("test", "PTT"), ("test", "A1c"), ("12", "0.25"), ("rash", "exanthema"),
    ],
)  # fmt: skip
def test_a_word_that_fewer_know_is_harder(easier: str, harder: str) -> None:
    assert word_difficulty(easier) < word_difficulty(harder)


@pytest.mark.parametrize("word", ["don't", "patient's", "Patients", "re-use"])
def test_hyphens_apostrophes_and_capitals_do_not_make_a_word_unknown(word: str) -> None:
    assert zipf(word) > 3.5
    assert zipf(word) == zipf(word.replace("'", "’").replace("-", "‑"))


def test_a_name_that_is_known_is_not_rare_inside_a_sentence() -> None:
    assert rarity("Oxford", opens=False) <= rarity("oxford")


@pytest.mark.parametrize("word", ["\x1b[31mwater", "ß" * 500, "-", "''", "’s", "٣٤", "a" * 10_000])
def test_odd_words_have_a_difficulty(word: str) -> None:
    assert word_difficulty(word) >= 0


# --- The check command --------------------------------------------------------------------------


def test_the_json_of_check_has_difficulty_on_files_and_sentences(
    run: Callable[..., Result], tmp_path: Path
) -> None:
    path = tmp_path / "leaflet.txt"
    path.write_text(f"{HARD} Ask us.\n", "utf-8")

    file = json.loads(run("check", str(path), "--json").out)["files"][0]

    whole, *_ = (found["difficulty"] for found in (file, *file["sentences"]))
    assert whole == pytest.approx(grade(f"{HARD} Ask us."), abs=1e-4)
    assert sum(file["difficulty_parts"].values()) == pytest.approx(whole, abs=1e-3)
    assert file["sentences"][0]["difficulty"] > 0
    assert file["sentences"][2]["difficulty"] is None
    assert file["sentences"][2]["difficulty_parts"] is None


def test_the_report_says_how_the_difficulty_comes_about(
    run: Callable[..., Result], tmp_path: Path
) -> None:
    path = tmp_path / "leaflet.txt"
    path.write_text(f"{PLAIN} {HARD}\n", "utf-8")

    usual = run("check", str(path)).out
    out = " ".join(run("check", str(path), "--explain-counts").out.split())

    assert f"Difficulty {grade(f'{PLAIN} {HARD}'):.0f}, very hard." in usual
    assert "rare words" not in usual
    assert f"difficulty {grade(f'{PLAIN} {HARD}'):.1f} = " in out
    assert "rare words +" in out


# --- What ships with it -------------------------------------------------------------------------


def test_the_table_and_the_weights_name_their_sources_and_licences() -> None:
    data = ROOT / "hlreader" / "readability" / "data"

    assert "CC BY-SA 4.0" in (data / "word_rarity.txt").read_text("utf-8")[:500]
    assert "MedReadMe" in (data / "difficulty_weights.txt").read_text("utf-8")
    assert "GloVe" in (data / "word_specialty.txt").read_text("utf-8")[:700]
    assert "CC BY-SA 4.0" in (data / "word_specialty.txt").read_text("utf-8")[:700]
    assert "Robyn Speer" in (data / "WORDFREQ-LICENSE").read_text("utf-8")
