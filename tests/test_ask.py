"""``define`` asked as people ask: questions, phrases, signs, accents, slips."""

import json
from collections.abc import Callable
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any

import pytest

from hlreader.exits import Exit
from hlreader.glossary.words.question import Question, Span, longest
from hlreader.locations import shipped_glossary
from tests.conftest import Result

Run = Callable[..., Result]

WORDS = """
- term: biopsy
  plain: A test in which a small piece of the body is taken out.
  translations:
    es: {term: biopsia, plain: Prueba en la que se saca un pedacito del cuerpo.}
- {term: stage 4, aliases: [stage IV], plain: The cancer has spread far.}
- {term: stage, plain: How far a cancer has spread.}
- term: breast cancer
  plain: Cancer that starts in the breast.
  translations:
    es: {term: cáncer de mama, plain: Cáncer que empieza en el seno.}
- term: cancer
  plain: A disease in which cells grow out of control.
  translations:
    es: {term: cáncer, plain: Enfermedad en la que las células crecen sin control.}
- {term: blood clot, plain: A lump of thick blood.}
- {term: blood, plain: The red fluid in the body.}
- {term: leg, plain: The part of the body you walk on., no_autolink: true}
- {term: white blood cell count, plain: How many white cells are in the blood.}
- {term: HER2, plain: A protein on some cells.}
- {term: HER2-positive, plain: With a lot of HER2.}
- {term: HER2-negative, plain: With little HER2.}
- {term: high blood pressure, plain: Blood pushes too hard on the blood vessels.}
- {term: atrial fibrillation, aliases: [afib], plain: An uneven heartbeat.}
- {term: ultrasound, abbreviations: [US], plain: Pictures made with sound.}
- {term: pins and needles, plain: A prickly feeling.}
- {term: intestine, aliases: [gut], plain: The long tube below the stomach.}
- {term: pulmonary embolism, aliases: [blood clot in lung], plain: A clot in the lung.}
- {term: ductal carcinoma in situ, aliases: [stage 0 breast cancer], plain: Early cancer cells.}
- term: high blood sugar
  plain: Too much sugar in the blood.
  translations:
    es: {term: azúcar alta en la sangre, plain: Demasiada azúcar en la sangre.}
"""


@pytest.fixture
def ask(run: Run, tmp_path: Path) -> Callable[..., dict[str, Any]]:
    """Ask one question, in one argument, and return the record of the answer."""
    path = tmp_path / "words.yaml"
    path.write_text(WORDS, "utf-8")

    def asked(*arguments: str) -> dict[str, Any]:
        printed = run("define", *arguments, "--json", "--glossary", path).out
        (line,) = printed.splitlines()
        record: dict[str, Any] = json.loads(line)
        return record

    return asked


Ask = Callable[..., dict[str, Any]]


def explained(record: dict[str, Any]) -> list[tuple[str, str]]:
    """Return the phrases of a question, each with its term."""
    return [(phrase["text"], phrase["entry"]["term"]) for phrase in record["phrases"]]


@pytest.mark.parametrize(
    ("question", "term"),
    [
        ("what is a biopsy", "biopsy"),
        ("What is a biopsy?", "biopsy"),
        ("define what is a biopsy", "biopsy"),
        ("WHAT DOES BIOPSY MEAN", "biopsy"),
        ("whats afib", "atrial fibrillation"),
        ("do I have blood clots", "blood clot"),
        ("my white blood cell count", "white blood cell count"),
        ("white the blood cell count", "white blood cell count"),
        ("pins & needles in my", "pins and needles"),
        ("qué es una biopsia", "biopsia"),
        ("que es la biopsia", "biopsia"),
    ],
)
def test_question_words_go(ask: Ask, question: str, term: str) -> None:
    record = ask(question)

    assert (record["found"], record["match"], record["entry"]["term"]) == (True, "phrase", term)
    assert [phrase["entry"]["term"] for phrase in record["phrases"]] == [term]


@pytest.mark.parametrize(
    ("question", "phrases"),
    [
        ("stage 4 breast cancer", [("stage 4", "stage 4"), ("breast cancer", "breast cancer")]),
        ("stage IV breast cancer", [("stage IV", "stage 4"), ("breast cancer", "breast cancer")]),
        ("blood clot in leg", [("blood clot", "blood clot"), ("leg", "leg")]),
        ("afib with a zorbled leg", [("afib", "atrial fibrillation"), ("leg", "leg")]),
        (
            "HER2+ breast cancer",
            [("HER2 positive", "HER2-positive"), ("breast cancer", "breast cancer")],
        ),
        ("cáncer de colon", [("cáncer", "cáncer")]),
        ("biopsia del cáncer de mama", [("biopsia", "biopsia"), ("cáncer de mama",) * 2]),
        ("could it be cancer, or a blood clot", [("cancer",) * 2, ("blood clot",) * 2]),
    ],
)
def test_the_longest_phrases_are_explained_in_order(
    ask: Ask, question: str, phrases: list[tuple[str, str]]
) -> None:
    record = ask(question)

    assert explained(record) == phrases
    assert (record["found"], record["match"], record["entry"]) == (False, "words", None)


def test_words_without_quotes_are_one_question_if_they_belong_together(ask: Ask) -> None:
    assert ask("white", "blood", "cell", "count")["match"] == "exact"
    assert ask("what", "is", "a", "biopsy")["entry"]["term"] == "biopsy"
    assert len(ask("stage", "4", "breast", "cancer")["phrases"]) == 2
    assert ask("high", "blood", "presure")["suggestions"] == ["high blood pressure"]


def test_words_that_do_not_belong_together_count_alone(run: Run) -> None:
    result = run("define", "biopsy", "gout", "nosuchword", "--json")

    queries = [json.loads(line)["query"] for line in result.out.splitlines()]
    assert queries == ["biopsy", "gout", "nosuchword"]


def test_a_script_that_looks_up_terms_gets_no_part_of_one(run: Run) -> None:
    asked = run("glossary", "lookup", "what is a biopsy", "stage 9 biopsy", "--json")

    for line in map(json.loads, asked.out.splitlines()):
        assert (line["found"], line["match"], line["phrases"]) == (False, None, [])
    assert asked.code == Exit.NO


@pytest.mark.parametrize(
    ("written", "term"),
    [
        ("her2+", "HER2-positive"),
        ("her2 +", "HER2-positive"),
        ("HER2-", "HER2-negative"),
        ("her2", "HER2"),
        ("biopsy+", "biopsy"),
        ("biopsy-", "biopsy"),
    ],
)
def test_a_sign_counts_as_its_word(ask: Ask, written: str, term: str) -> None:
    assert ask(written)["entry"]["term"] == term


@pytest.mark.parametrize(
    ("written", "language", "term"),
    [
        ("cáncer", "en", "cáncer"),
        ("CÁNCER", "en", "cáncer"),
        ("cáncer", "es", "cáncer"),
        ("cancer", "en", "cancer"),
        ("cancer", "es", "cáncer"),
        ("azúcar alta en la sangre", "en", "azúcar alta en la sangre"),
        ("azucar alta en la sangre", "en", "azúcar alta en la sangre"),
    ],
)
def test_accents_decide_the_language(ask: Ask, written: str, language: str, term: str) -> None:
    assert ask(written, "--lang", language)["entry"]["term"] == term


@pytest.mark.parametrize(
    ("written", "language"),
    [
        ("gout", "en"),  # gut
        ("blood clot in lag", "en"),  # blood clot in lung
        ("stage 3 breast cancer", "en"),  # stage 0 breast cancer
        ("stage II", "en"),  # stage IV
        ("biopsi", "fr"),  # the default language, not Spanish
        ("canser", "en"),
    ],
)
def test_no_guess_shares_no_sense_or_is_in_another_language(
    ask: Ask, written: str, language: str
) -> None:
    guesses = ask(written, "--lang", language)["suggestions"]

    assert guesses in ([], ["biopsy"], ["cancer"], ["stage"])


def test_a_misspelled_word_of_a_question_is_guessed(ask: Ask) -> None:
    assert ask("what is a biospy")["suggestions"] == ["biopsy"]
    assert ask("afraid of a biospy")["suggestions"] == ["biopsy"]
    assert ask("is a biospy for cancer")["suggestions"] == ["biopsy"]


def test_a_word_that_its_parts_explain_is_explained_in_a_question(ask: Ask) -> None:
    alone = ask("what is gastroenteropathy")
    beside = ask("gastroenteropathy in my leg")

    assert alone["entry"]["plain"].startswith("The parts of this word mean: gastro-")
    assert explained(beside) == [("gastroenteropathy", "gastroenteropathy"), ("leg", "leg")]


def test_an_abbreviation_is_no_question_word(ask: Ask) -> None:
    assert explained(ask("a US of the leg")) == [("US", "ultrasound"), ("leg", "leg")]
    assert explained(ask("tell us of the leg")) == [("leg", "leg")]


def test_the_page_says_which_words_are_explained_and_which_are_not(
    run: Run, tmp_path: Path
) -> None:
    path = tmp_path / "words.yaml"
    path.write_text(WORDS, "utf-8")

    result = run("define", "stage 4 zorbular breast cancer", "--glossary", path)

    assert result.code == Exit.OK
    assert result.out == (
        "There is no entry for stage 4 zorbular breast cancer as a whole. These\n"
        "words in it have one:\n"
        "\n"
        "stage 4\n  The cancer has spread far.\n"
        "\n"
        "breast cancer\n  Cancer that starts in the breast.\n"
        "\n"
        "There is no entry for zorbular.\n"
        "Check the spelling, or look in the articles: hlreader search zorbular\n"
    )


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("query", ["sintigrafy", "qqqqq", "can't zorb", "what is zorbing"])
def test_every_miss_says_what_to_do_next(run: Run, query: str, language: str) -> None:
    result = run("define", query, "--lang", language)

    assert result.code == Exit.NO
    assert ": hlreader " in result.out.splitlines()[1]
    assert "can't zorb" not in result.out.splitlines()[1]  # a shell could not read it


def test_a_word_that_is_but_a_slip_away_is_explained_at_once(run: Run) -> None:
    result = run("define", "colonoscpy")

    assert result.code == Exit.NO
    assert result.out.startswith("There is no entry for colonoscpy. Did you mean: colonoscopy")
    assert "\ncolonoscopy (" in result.out


def test_the_longest_of_phrases_that_overlap_is_kept() -> None:
    spans = [Span(0, 1), Span(0, 2), Span(1, 4), Span(4, 5)]

    assert longest(spans) == [Span(0, 1), Span(1, 4), Span(4, 5)]


def test_the_phrases_to_look_up_grow_with_the_length_of_a_question_not_with_its_square() -> None:
    short, long = (len(Question("leg pain " * count).spans) for count in (100, 1000))

    assert long < 11 * short


# --- Entries that only refer to another ----------------------------------------------------------

REFERRING = """
- {term: high blood pressure, aliases: [HBP], plain: Blood pushes too hard on its vessels.}
- {term: hypertension, plain: The medical word for high blood pressure., more: It is common.}
- {term: HTN, plain: See high blood pressure.}
- {term: alopecia, plain: The medical word for losing hair.}
- {term: stitch, plain: Another word for suture.}
- {term: suture, plain: Another word for stitch.}
"""


@pytest.mark.parametrize("command", [["define"], ["glossary", "lookup"]])
@pytest.mark.parametrize(
    ("word", "more"),
    [
        (
            "hypertension",
            "High blood pressure: Blood pushes too hard on its vessels. It is common.",
        ),
        ("HTN", "High blood pressure: Blood pushes too hard on its vessels."),
        ("high blood pressure", ""),
        ("alopecia", ""),
        ("stitch", "Suture: Another word for stitch."),
    ],
)
def test_an_entry_that_only_refers_says_the_meaning_too(
    run: Run,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    command: list[str],
    word: str,
    more: str,
) -> None:
    path = tmp_path / "words.yaml"
    path.write_text(REFERRING, "utf-8")
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(word.encode())))

    printed = run(*command, word, "--json", "--glossary", path).out

    assert json.loads(printed)["entry"]["more"] == more
    assert run("glossary", "lookup", "--stdin", "--glossary", path).out == printed
    if more:
        assert more.split(":", maxsplit=1)[0] in run("define", word, "--glossary", path).out


def test_an_own_entry_may_refer_to_a_shipped_one(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "words.yaml"
    path.write_text("- {term: snip test, plain: Another name for biopsy.}\n", "utf-8")
    both = ["--glossary", str(path), "--glossary", str(shipped_glossary())]

    entry = json.loads(run("define", "snip test", "--json", *both).out)["entry"]

    assert entry["more"].startswith("Biopsy: A test")
