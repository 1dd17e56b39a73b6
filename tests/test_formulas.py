"""The formulas give the values that their authors published."""

from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hlreader.readability import spanish
from hlreader.readability.counts import Counts, Tally, count_word, unpack
from hlreader.readability.formulas import (
    FORMULAS,
    Formula,
    automated_readability_index,
    coleman_liau_index,
    dale_chall,
    dale_chall_1995,
    dale_chall_1995_level,
    flesch_kincaid_grade,
    flesch_reading_ease,
    forcast,
    gunning_fog,
    linsear_write,
    lix,
    rix,
    rix_level,
    smog,
    smog_mclaughlin,
    spache,
)
from hlreader.readability.lexicon.familiar import is_familiar, is_familiar_to_spache
from hlreader.readability.words import list_words

# McLaughlin's conversion table, polysyllables in 30 sentences to a grade: "SMOG Readability
# Formula" of Hunter College, City University of New York, and of the University of South Carolina.
SMOG_TABLE = [
    (0, 2, 4), (3, 6, 5), (7, 12, 6), (13, 20, 7), (21, 30, 8), (31, 42, 9), (43, 56, 10),
    (57, 72, 11), (73, 90, 12), (91, 110, 13), (111, 132, 14), (133, 156, 15), (157, 182, 16),
    (183, 210, 17), (211, 240, 18),
]  # fmt: skip


def count_sentence(sentence: str) -> Counts:
    """Return the counts of one English sentence."""
    return unpack(Tally(count_word, "spoken").count(list_words(sentence)))


def thirty_sentences(polysyllables: int) -> Counts:
    """Return the counts of 30 sentences with this many polysyllables."""
    return Counts(words=600, sentences=30, syllables=900, polysyllables=polysyllables)


# --- SMOG ---------------------------------------------------------------------------------------


def test_mclaughlins_rule_gives_the_published_conversion_table() -> None:
    wrong = [
        (polysyllables, grade)
        for first, last, grade in SMOG_TABLE
        for polysyllables in range(max(first, 1), last + 1)
        if round(smog_mclaughlin(thirty_sentences(polysyllables))) != grade
    ]

    assert wrong == []


def test_mclaughlins_table_gives_a_grade_more_than_his_rule_where_no_word_is_long() -> None:
    assert smog_mclaughlin(thirty_sentences(0)) == SMOG_TABLE[0][2] - 1


@pytest.mark.parametrize("polysyllables", [95, 110])
def test_mclaughlins_rule_gives_his_own_examples(polysyllables: int) -> None:
    # McLaughlin, "SMOG grading: a new readability formula", 1969, page 639: the nearest root is
    # 10 for 95 and for 110 polysyllables, the grade 13.
    assert round(smog_mclaughlin(thirty_sentences(polysyllables))) == 3 + 10


@pytest.mark.parametrize(
    ("polysyllables", "grade"), [(0, 3.1291), (30, 8.8418), (95, 13.2950), (110, 14.0682)]
)
def test_the_regression_form_of_smog_is_a_grade_of_its_own(
    polysyllables: int, grade: float
) -> None:
    assert smog(thirty_sentences(polysyllables)) == pytest.approx(grade, abs=5e-5)


def test_smog_is_scaled_to_thirty_sentences() -> None:
    ten = Counts(words=200, sentences=10, syllables=300, polysyllables=12)
    thirty = Counts(words=600, sentences=30, syllables=900, polysyllables=36)

    assert smog(ten) == smog(thirty) == pytest.approx(1.043 * 6 + 3.1291)
    assert smog_mclaughlin(ten) == smog_mclaughlin(thirty) == pytest.approx(9)


# --- Flesch and Kincaid -------------------------------------------------------------------------


def test_reading_ease_of_flesch() -> None:
    # Flesch 1948: 206.835 - 1.015 words a sentence - 0.846 syllables in 100 words. His scale calls
    # 17 words a sentence with 147 syllables in 100 words "standard", 60 to 70.
    counts = Counts(words=1700, sentences=100, syllables=2499)

    assert flesch_reading_ease(counts) == pytest.approx(206.835 - 1.015 * 17 - 0.846 * 147)
    assert 60 < flesch_reading_ease(counts) < 70


@pytest.mark.parametrize(
    ("counts", "ease"),
    [
        (Counts(words=6, sentences=1, syllables=6), 116.145),
        (Counts(words=12, sentences=1, syllables=23), 32.505),
    ],
)
def test_reading_ease_of_the_worked_examples_of_the_npm_package_flesch(
    counts: Counts, ease: float
) -> None:
    # The README of wooorm/flesch: a cat on its mat, and an Australian platypus.
    assert flesch_reading_ease(counts) == pytest.approx(ease)


def test_grade_of_flesch_and_kincaid() -> None:
    # Kincaid and others 1975: 0.39 words a sentence + 11.8 syllables a word - 15.59.
    counts = Counts(words=9, sentences=1, syllables=11)

    assert flesch_kincaid_grade(counts) == pytest.approx(2.3422, abs=5e-5)


# --- Fog, Coleman-Liau, ARI ---------------------------------------------------------------------


def test_gunnings_fog() -> None:
    # Gunning 1952: 0.4 (words a sentence + percentage of hard words).
    assert gunning_fog(Counts(words=100, sentences=5, complex_words=10)) == pytest.approx(12)


def test_coleman_and_liaus_worked_example() -> None:
    # The abstract of Coleman and Liau 1975, as Wikipedia works it: 119 words, 5 sentences,
    # 639 letters or digits give L = 537, S = 4.20 and 14.5. The coefficient is 0.0588.
    counts = Counts(words=119, sentences=5, letters=639)

    assert round(100 * 639 / 119) == 537
    assert round(coleman_liau_index(counts), 1) == 14.5


def test_automated_readability_index() -> None:
    # Senter and Smith 1967: 4.71 letters a word + 0.5 words a sentence - 21.43.
    counts = Counts(words=100, sentences=5, letters=450)

    assert automated_readability_index(counts) == pytest.approx(4.71 * 4.5 + 0.5 * 20 - 21.43)


# --- Dale and Chall -----------------------------------------------------------------------------


def test_dale_and_chall_of_1948() -> None:
    easy = Counts(words=100, sentences=10, unfamiliar_words=5)
    hard = Counts(words=100, sentences=10, unfamiliar_words=6)

    assert dale_chall(easy) == pytest.approx(0.1579 * 5 + 0.0496 * 10)
    assert dale_chall(hard) == pytest.approx(0.1579 * 6 + 0.0496 * 10 + 3.6365)


@pytest.mark.parametrize(
    "word",
    "nurse nurses cry cries cried happy happier happiest hope hoping hoped grab grabbed chop "
    "chopped plan planned big bigger walk walked walking fox foxes "
    "friend's friends' boys' don't don’t "
    "grandmother 7 3,000 self-care mother-in-law "
    "slowly nicely taken shown weren't they've i'd dont didnt theyre cant".split(),
)
def test_a_listed_word_and_its_regular_forms_are_familiar(word: str) -> None:
    assert is_familiar(word)


@pytest.mark.parametrize(
    "word",
    ["biopsy", "metastatic", "biopsies", "tumor-free", "lymph's", "acutely", "swollen", "easily"],
)
def test_a_word_that_is_not_on_the_list_is_not_familiar(word: str) -> None:
    assert not is_familiar(word)


@pytest.mark.parametrize(
    ("unfamiliar", "sentence_length", "cloze", "level"),
    [
        (3, 11.81, 53, "3"),
        (11, 16.74, 42, "5-6"),
        (23, 20.51, 28, "9-10"),
        (35, 19.93, 17, "13-15"),
        (37, 50.51, -6, "16+"),
    ],
)
def test_the_published_passages_of_the_new_dale_chall_formula(
    unfamiliar: int, sentence_length: float, cloze: int, level: str
) -> None:
    # Chall and Dale 1995, pages 135 to 150: five passages of 100 words with their unfamiliar
    # words, cloze score and reading level. The book counts whole sentences only; the sentence
    # length is what its own formula leaves.
    counts = Counts(
        words=10_000, sentences=round(10_000 / sentence_length), unfamiliar_words=100 * unfamiliar
    )

    assert round(dale_chall_1995(counts)) == cloze
    assert dale_chall_1995_level(dale_chall_1995(counts)) == level


@pytest.mark.parametrize(
    ("highest", "lowest", "level"),
    [
        (70, 58, "1"), (57, 54, "2"), (53, 50, "3"), (49, 45, "4"), (44, 40, "5-6"),
        (39, 34, "7-8"), (33, 28, "9-10"), (27, 22, "11-12"), (21, 16, "13-15"), (15, -20, "16+"),
    ],
)  # fmt: skip
def test_the_reading_levels_of_the_new_dale_chall_formula(
    highest: int, lowest: int, level: str
) -> None:
    # The table of Chall and Dale 1995.
    assert dale_chall_1995_level(highest) == dale_chall_1995_level(lowest) == level
    assert dale_chall_1995_level(lowest - 0.4) == level


# --- Spache -------------------------------------------------------------------------------------


def test_spaches_revised_formula() -> None:
    # Spache 1974: 0.121 words a sentence + 0.082 unfamiliar words in 100 + 0.659.
    counts = Counts(words=200, sentences=20, spache_unfamiliar_words=10)

    assert spache(counts) == pytest.approx(1.21 + 0.41 + 0.659)


@pytest.mark.parametrize(
    "word", "airplane airplanes happier don't don’t 7 hopping friend's".split()
)
def test_a_word_of_spaches_list_and_its_regular_forms_are_familiar(word: str) -> None:
    assert is_familiar_to_spache(word)


def test_a_ligature_counts_as_its_letters() -> None:
    # A PDF gives "ﬁngers" where a reader sees "fingers".
    assert count_sentence("Your ﬁngers swell.") == count_sentence("Your fingers swell.")


@pytest.mark.parametrize("word", ["biopsy", "nurse", "swollen", "nicely"])
def test_spaches_list_is_shorter_than_that_of_dale_and_chall(word: str) -> None:
    assert not is_familiar_to_spache(word)


# --- Linsear Write, FORCAST, LIX, RIX -----------------------------------------------------------


@pytest.mark.parametrize(
    ("counts", "grade"),
    [
        (Counts(words=100, sentences=4, polysyllables=15), 16.25),  # 85 + 45 = 130; 32.5 halved
        (Counts(words=100, sentences=10, polysyllables=10), 5.0),  # 120; 12, less 2, halved
        (Counts(words=100, sentences=6, polysyllables=10), 9.0),  # 120; 20 is not above 20
    ],
)
def test_linsear_write_as_its_steps_are_published(counts: Counts, grade: float) -> None:
    # California State University, Northridge, "Measure for Measure": easy words 1, hard words 3,
    # divided by sentences, halved; 2 are taken off first where the quotient is 20 or less.
    assert linsear_write(counts) == pytest.approx(grade)


@pytest.mark.parametrize(("one_syllable", "grade"), [(80, 12), (150, 5), (100, 10)])
def test_forcast_on_150_words(one_syllable: int, grade: float) -> None:
    # Caylor and others 1973: 20 - N/10. readabilityformulas.com works 80 one-syllable words to 12;
    # a text of them alone has grade 5, the lowest that FORCAST knows.
    counts = Counts(words=150, sentences=9, one_syllable_words=one_syllable)

    assert forcast(counts) == pytest.approx(grade)


def test_lix() -> None:
    # Björnsson 1968: words a sentence + percentage of words of more than six letters.
    assert lix(Counts(words=200, sentences=10, long_words=50)) == pytest.approx(20 + 25)


@pytest.mark.parametrize(
    ("lowest", "level"),
    [
        (7.2, "college"), (6.2, "12"), (5.3, "11"), (4.5, "10"), (3.7, "9"), (3.0, "8"),
        (2.4, "7"), (1.8, "6"), (1.3, "5"), (0.8, "4"), (0.5, "3"), (0.2, "2"), (0.0, "1"),
    ],
)  # fmt: skip
def test_rix_and_andersons_table(lowest: float, level: str) -> None:
    # Anderson 1983: long words a sentence, and a table of grades.
    counts = Counts(words=1000, sentences=100, long_words=round(100 * lowest))

    assert rix(counts) == pytest.approx(lowest)
    assert rix_level(rix(counts)) == level


# --- What is counted ----------------------------------------------------------------------------


def test_what_the_formulas_ask_for_is_counted() -> None:
    counts = count_sentence("Ask your doctor about a biopsy of 9.5 mm.")

    assert counts == Counts(
        words=9,
        sentences=1,
        syllables=1 + 1 + 2 + 2 + 1 + 3 + 1 + 3 + 4,
        polysyllables=3,
        letters=3 + 4 + 6 + 5 + 1 + 6 + 2 + 2 + 2,
        complex_words=3,
        unfamiliar_words=2,
        one_syllable_words=4,
        spache_unfamiliar_words=2,
    )


def test_a_long_word_has_more_than_six_letters() -> None:
    # "doctors" and "self-care" have seven and more letters, "doctor" six, "don't" four.
    assert count_sentence("A doctor and doctors don't skip self-care.").long_words == 2


def test_no_words_are_no_sentence() -> None:
    assert count_sentence("– …") == Counts()


@pytest.mark.parametrize(
    ("sentence", "why"),
    [
        ("We saw Jessica today.", "a proper name"),
        ("A well-being class.", "a compound of short words"),
        ("She was appointed.", "-ed makes the third syllable"),
        ("It causes diseases.", "-es makes the third syllable"),
        ("We are following it.", "-ing makes the third syllable"),
        ("Rest and drink water.", "no long word"),
    ],
)
def test_gunning_does_not_call_every_long_word_complex(sentence: str, why: str) -> None:
    assert count_sentence(sentence).complex_words == 0, why


@pytest.mark.parametrize(
    "sentence",
    [
        "Ask about a biopsy.",
        "Hospital food is good.",
        "She is exercising.",
        "A chemotherapy-free week.",
    ],
)
def test_gunning_calls_a_word_of_three_syllables_complex(sentence: str) -> None:
    assert count_sentence(sentence).complex_words == 1


def test_a_capital_inside_a_sentence_marks_a_name_that_is_not_unfamiliar() -> None:
    assert count_sentence("We met Ngozi Okonkwo.").unfamiliar_words == 0
    assert count_sentence("Ngozi met us.").unfamiliar_words == 1


# --- Spanish ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        (spanish.fernandez_huerta, 206.84 - 60 * 1.9 - 1.02 * 12.5),
        (spanish.szigriszt_pazos, 206.84 - 62.3 * 1.9 - 12.5),
        (spanish.gutierrez_polini, 95.2 - 9.7 * 4.7 - 0.35 * 12.5),
        (spanish.crawford, -0.205 * 8 + 0.049 * 190 - 3.407),
    ],
)
def test_the_spanish_formulas(formula: Formula, expected: float) -> None:
    counts = Counts(words=100, sentences=8, syllables=190, letters=470)

    assert formula(counts) == pytest.approx(expected)


# --- All ----------------------------------------------------------------------------------------

COUNTS = st.builds(
    lambda sentences, length, long, letters: Counts(
        words=sentences * length,
        sentences=sentences,
        syllables=sentences * length + 2 * min(long, sentences * length),
        polysyllables=min(long, sentences * length),
        letters=sentences * length * letters,
        complex_words=min(long, sentences * length),
        unfamiliar_words=min(long, sentences * length),
        long_words=min(long, sentences * length),
        one_syllable_words=max(0, sentences * length - long),
        spache_unfamiliar_words=min(long, sentences * length),
    ),
    st.integers(1, 50),
    st.integers(5, 30),
    st.integers(0, 500),
    st.integers(2, 9),
)


@given(COUNTS, st.integers(2, 9))
def test_a_text_said_several_times_has_the_same_scores(counts: Counts, times: int) -> None:
    longer = Counts(*(count * times for count in counts))

    for name, formula in FORMULAS.items():
        assert isclose(formula(counts), formula(longer), abs_tol=1e-9), name


@given(COUNTS)
def test_a_text_with_one_more_long_word_is_never_easier(counts: Counts) -> None:
    harder = counts._replace(
        syllables=counts.syllables + 2,
        polysyllables=counts.polysyllables + 1,
        letters=counts.letters + 5,
        complex_words=counts.complex_words + 1,
        unfamiliar_words=counts.unfamiliar_words + 1,
        long_words=counts.long_words + 1,
        one_syllable_words=counts.one_syllable_words - 1,
        spache_unfamiliar_words=counts.spache_unfamiliar_words + 1,
    )

    for name, formula in FORMULAS.items():
        if name in ("flesch_reading_ease", "dale_chall_1995"):
            assert formula(harder) < formula(counts)
        else:
            assert formula(harder) > formula(counts), name
