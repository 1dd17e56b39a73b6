"""What counts as a word, and how many syllables it has when it is read aloud."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hlreader import count_syllables
from hlreader.readability import spanish
from hlreader.readability.spoken import (
    abbreviation_syllables,
    integer_syllables,
    letters_syllables,
    number_syllables,
)
from hlreader.readability.words import is_number, parts, words
from tests.conftest import ROOT


def found(text: str) -> list[str]:
    """Return the words of a text."""
    return [match[0] for match in words(text)]


# --- Words --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Drink water, and rest.", ["Drink", "water", "and", "rest"]),
        ("a follow-up scan", ["a", "follow-up", "scan"]),
        ("a follow\u2011up scan", ["a", "follow\u2011up", "scan"]),
        ("your mother-in-law's pills", ["your", "mother-in-law's", "pills"]),
        ("Don't stop", ["Don't", "stop"]),
        ("Don’t stop", ["Don’t", "stop"]),
        ("the nurses' room", ["the", "nurses", "room"]),
        ("a 'quoted' word", ["a", "quoted", "word"]),
        ("COVID-19 and IL-6", ["COVID-19", "and", "IL-6"]),
        ("from 9.5 to 1,250.75", ["from", "9.5", "to", "1,250.75"]),
        ("at 3:30 today", ["at", "3:30", "today"]),
        ("a 2-year-old", ["a", "2-year-old"]),
        ("a 3.5-fold rise", ["a", "3.5-fold", "rise"]),
        ("5-10 mg", ["5-10", "mg"]),
        ("e.g. tea, i.e. hot", ["e.g", "tea", "i.e", "hot"]),
        ("the U.S. and b.i.d.", ["the", "U.S", "and", "b.i.d"]),
        ("and/or", ["and", "or"]),
        ("rest – then drink—often", ["rest", "then", "drink", "often"]),
        ("so--so", ["so", "so"]),
        ("5mg A1c B12", ["5mg", "A1c", "B12"]),
        ("50% of $30", ["50", "of", "30"]),
        ("naïve café, łódka", ["naïve", "café", "łódka"]),
        ("snake_case", ["snake", "case"]),
        ("Ends with 10.", ["Ends", "with", "10"]),
        ("... – '", []),
        ("", []),
    ],
)
def test_words_are_runs_of_letters_and_figures(text: str, expected: list[str]) -> None:
    assert found(text) == expected


def test_an_accent_written_as_a_mark_of_its_own_does_not_split_a_word() -> None:
    assert len(found("a nai\u0308ve plan")) == 3


def test_words_know_where_they_stand() -> None:
    text = "Don't take 9.5 mg."

    assert [text[match.start() : match.end()] for match in words(text)] == [
        "Don't", "take", "9.5", "mg",
    ]  # fmt: skip
    assert [match.start() for match in words(text)] == [0, 6, 11, 15]


def test_a_compound_has_parts_and_a_plain_word_is_its_own() -> None:
    assert parts("mother-in-law") == ["mother", "in", "law"]
    assert parts("follow\u2011up") == ["follow", "up"]
    assert parts("rest") == ["rest"]


@pytest.mark.parametrize(("word", "number"), [("9.5", True), ("2nd", True), ("B12", False)])
def test_a_word_in_figures_is_a_number(word: str, number: object) -> None:
    assert is_number(word) is number


@given(st.lists(st.text("abcdefghij", min_size=1), max_size=8))
def test_plain_words_come_back_as_they_were(plain: list[str]) -> None:
    assert found(" ".join(plain)) == plain
    assert found(", ".join(plain)) == plain


# --- Syllables ----------------------------------------------------------------------------------

BY_COUNT = {
    1: "a the rest drink nurse pill health walked helped eyes breast faced clothes strength "
       "through cough lymph don't it's",
    2: "doctor cancer water needed wanted boxes nurses being create quiet science people little "
       "every cancer's couldn't isn't",
    3: "medicine family area idea mammogram biopsy insulin naproxen estrogen hospital diseases "
       "radiate",
    4: "diabetes radiation metastatic metastasis ibuprofen lisinopril operation medication",
    5: "colonoscopy chemotherapy abnormality",
    6: "acetaminophen immunotherapy",
    7: "hydrochlorothiazide",
}  # fmt: skip


@pytest.mark.parametrize(
    ("word", "count"),
    [(word, count) for count, line in BY_COUNT.items() for word in line.split()],
)
def test_a_word_has_the_syllables_that_are_heard(word: str, count: int) -> None:
    assert count_syllables(word) == count


@pytest.mark.parametrize("word", ["biopsy", "nurses", "colonoscopy", "needed"])
def test_the_case_of_a_word_does_not_change_its_syllables(word: str) -> None:
    assert count_syllables(word.capitalize()) == count_syllables(word)
    assert count_syllables(word.upper()) == count_syllables(word)


@pytest.mark.parametrize("word", ["don't", "it's", "couldn't", "they're", "o'clock", "cancer's"])
def test_a_curly_apostrophe_counts_as_a_straight_one(word: str) -> None:
    assert count_syllables(word.replace("'", "’")) == count_syllables(word)


@pytest.mark.parametrize(
    ("word", "count"),
    [("café", 2), ("cafe\u0301", 2), ("naïve", 2), ("Sjögren", 2), ("fiancée", 3)],
)
def test_accents_do_not_hide_a_syllable(word: str, count: int) -> None:
    assert count_syllables(word) == count


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("follow-up", 3),
        ("mother-in-law", 4),
        ("self-care", 2),
        ("well-being", 3),
        ("X-ray", 2),
        ("2-year-old", 3),
        ("5mg", 4),
        ("B12", 2),
        ("A1c", 3),
        ("3:30", 3),
        ("COVID-19", 4),
        ("HER2-positive", 5),
    ],
)
def test_the_parts_of_a_compound_are_counted_each(word: str, count: int) -> None:
    assert count_syllables(word) == count


@pytest.mark.parametrize("text", ["", "...", "-", "’"])
def test_what_has_no_letter_or_figure_has_no_syllable(text: str) -> None:
    assert count_syllables(text) == 0


@pytest.mark.parametrize("word", ["hmm", "sh", "nth", "Ваш", "水", "x²"])
def test_any_word_has_a_syllable(word: str) -> None:
    assert count_syllables(word) >= 1


@given(st.text("aeiouyhmstz'’-. 19²é水", max_size=20) | st.text(max_size=20))
def test_a_text_has_syllables_just_when_it_has_a_letter_or_figure(text: str) -> None:
    assert (count_syllables(text) > 0) == any(map(str.isalnum, text))


# --- Numbers and abbreviations, as they are said ------------------------------------------------


@pytest.mark.parametrize(
    ("number", "count", "said"),
    [
        (0, 2, "zero"),
        (1, 1, "one"),
        (7, 2, "seven"),
        (10, 1, "ten"),
        (11, 3, "eleven"),
        (13, 2, "thirteen"),
        (17, 3, "seventeen"),
        (20, 2, "twenty"),
        (21, 3, "twenty-one"),
        (70, 3, "seventy"),
        (77, 5, "seventy-seven"),
        (100, 3, "one hundred"),
        (101, 4, "one hundred one"),
        (111, 6, "one hundred eleven"),
        (250, 5, "two hundred fifty"),
        (1_000, 3, "one thousand"),
        (3_000, 3, "three thousand"),
        (3_005, 4, "three thousand five"),
        (12_345, 9, "twelve thousand three hundred forty-five"),
        (100_000, 5, "one hundred thousand"),
        (1_000_000, 3, "one million"),
        (2_500_000, 8, "two million five hundred thousand"),
        (10**9, 3, "one billion"),
        (10**12, 3, "one trillion"),
    ],
)
def test_a_whole_number_is_counted_as_it_is_said(number: int, count: int, said: str) -> None:
    assert integer_syllables(number) == count
    # The words it is said in, counted one by one, agree.
    assert sum(map(count_syllables, said.replace("-", " ").split())) == count


@pytest.mark.parametrize(
    ("number", "count", "said"),
    [
        ("3,000", 3, "three thousand"),
        ("3000", 3, "three thousand"),
        ("9.5", 3, "nine point five"),
        ("0.05", 6, "zero point zero five"),
        ("98.6", 5, "ninety eight point six"),
        ("1,250.75", 12, "one thousand two hundred fifty point seven five"),
        ("007", 6, "zero zero seven"),
        ("1998", 5, "nineteen ninety eight"),
        ("1905", 4, "nineteen oh five"),
        ("1900", 4, "nineteen hundred"),
        ("2000", 3, "two thousand"),
        ("2005", 4, "two thousand five"),
        ("2010", 3, "twenty ten"),
        ("2026", 5, "twenty twenty six"),
        ("1066", 6, "one thousand sixty six"),
        ("1,998", 9, "one thousand nine hundred ninety eight"),
        ("1998.5", 11, "one thousand nine hundred ninety eight point five"),
        ("1111222233334444", 16, "one " * 4 + "two " * 4 + "three " * 4 + "four " * 4),
    ],
)
def test_a_number_in_figures_is_counted_as_it_is_said(number: str, count: int, said: str) -> None:
    assert number_syllables(number) == count
    assert count_syllables(number) == count
    assert sum(map(count_syllables, said.split())) == count


@pytest.mark.parametrize(
    ("word", "count"), [("1st", 1), ("2nd", 2), ("3rd", 1), ("4th", 1), ("12th", 1), ("20th", 3)]
)
def test_an_ordinal_is_counted_as_it_is_said(word: str, count: int) -> None:
    assert count_syllables(word) == count


def test_a_decade_is_counted_as_it_is_said() -> None:
    assert count_syllables("1990s") == 4  # nineteen nineties


@pytest.mark.parametrize("number", ["1,2,3", "1.2.3", "٣"])
def test_figures_that_are_no_number_are_read_one_by_one(number: str) -> None:
    assert number_syllables(number) == sum(map(str.isalnum, number))


@given(st.integers(0, 10**15 - 1))
def test_a_grouped_number_is_said_as_the_whole_number(number: int) -> None:
    assert number_syllables(f"{number:,}") == integer_syllables(number)
    assert integer_syllables(number) >= 1


@pytest.mark.parametrize(
    ("word", "count", "said"),
    [
        ("mg", 3, "milligram"),
        ("mL", 4, "milliliter"),
        ("kg", 3, "kilogram"),
        ("mcg", 3, "microgram"),
        ("oz", 1, "ounce"),
        ("tsp", 3, "teaspoonful"),
        ("Dr", 2, "doctor"),
        ("vs", 2, "versus"),
        ("etc", 4, "et cetera"),
        ("pH", 2, "p h"),
        ("mRNA", 4, "m r n a"),
    ],
)
def test_a_shortened_word_is_counted_as_the_word_that_is_said(
    word: str, count: int, said: str
) -> None:
    assert abbreviation_syllables(word) == count, said
    assert count_syllables(word) == count


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("MRI", 3),
        ("MRIs", 3),
        ("CT", 2),
        ("DCIS", 4),
        ("HIV", 3),
        ("IV", 2),
        ("ER", 2),
        ("US", 2),
        ("U.S", 2),
        ("e.g", 2),
        ("b.i.d", 3),
        ("WBC", 5),
        ("WHO", 5),
        ("HPV", 3),
        ("NHS", 3),
        ("BMI", 3),
        ("MS", 2),
        ("A", 1),
        ("W", 3),
    ],
)
def test_initials_are_counted_letter_by_letter(word: str, count: int) -> None:
    assert count_syllables(word) == count


def test_w_is_the_one_letter_with_a_long_name() -> None:
    assert letters_syllables("ABC") == 3
    assert letters_syllables("WBC") == 5
    assert letters_syllables("U.S.") == 2


@pytest.mark.parametrize(
    ("word", "count"),
    [("AIDS", 1), ("PET", 1), ("NASA", 2), ("PET-CT", 3), ("REST", 1), ("DRINK", 1), ("IT", 1)],
)
def test_capitals_that_read_as_a_word_are_counted_as_a_word(word: str, count: int) -> None:
    assert count_syllables(word) == count


@pytest.mark.parametrize("word", ["us", "who", "it", "is", "er"])
def test_a_small_word_is_not_taken_for_initials(word: str) -> None:
    assert abbreviation_syllables(word) is None
    assert count_syllables(word) == 1


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("hyoid", 2), ("oophorectomy", 6), ("myalgia", 3), ("varicocele", 4), ("glioma", 3),
        ("erythropoiesis", 6), ("hematopoietic", 6), ("radionuclide", 5), ("ichthyosis", 4),
        ("tracheae", 3), ("contraindicate", 5), ("impermeable", 5), ("millilitre", 4),
        ("dissociative", 5), ("coeliac", 3),
        ("azathioprine", 5), ("intraocular", 5), ("antiemetic", 5), ("ascites", 3),
    ],
)  # fmt: skip
def test_a_medical_word_is_said_by_its_greek_and_latin_parts(word: str, count: int) -> None:
    assert count_syllables(word) == count


# --- Spanish ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("sol", 1),
        ("cáncer", 2),
        ("ganglio", 2),
        ("biopsia", 2),
        ("guerra", 2),
        ("pingüino", 3),
        ("quince", 2),
        ("médico", 3),
        ("cuidado", 3),
        ("aéreo", 4),
        ("día", 2),
        ("hoy", 1),
        ("yeso", 2),
        ("ciudad", 2),
        ("ecografía", 5),
        ("radioterapia", 5),
    ],
)
def test_a_spanish_word_is_counted_by_the_rules_of_its_spelling(word: str, count: int) -> None:
    assert spanish.count_syllables(word) == count
    assert spanish.count_syllables(word.upper()) == count


# --- Many words, as they are said ---------------------------------------------------------------

SAID = [
    (word, int(count))
    for count, _, words in (
        line.partition("\t")
        for line in (ROOT / "tests/data/spoken_words.tsv").read_text("utf-8").splitlines()
        if not line.startswith("#")
    )
    for word in words.split()
]


def test_words_of_medicine_have_the_syllables_that_are_said() -> None:
    wrong = [
        (word, syllables, counted)
        for word, syllables in SAID
        if (counted := count_syllables(word)) != syllables
    ]

    assert wrong == []
