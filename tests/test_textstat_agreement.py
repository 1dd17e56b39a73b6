"""Where words, sentences and syllables agree, our scores are those of textstat 0.7.13."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hlreader import count_syllables, score
from hlreader.readability import Counts, spanish
from hlreader.readability.formulas import FORMULAS

# textstat finds fewer sentences than there are where one has less than three words, where a
# number has a decimal or a word a dot. These texts have none of that, so that both count alike.
TEXTS = {
    "easy": "You feel hot and weak. Drink some cool water. Rest in bed for the whole day. "
    "Ask a friend to sit with you. Do you still feel bad? Then call the nurse right away!",
    "leaflet": "Your care team will plan a biopsy next week. They take a small piece of tissue "
    "with a thin needle. You can go home on the same day. The area may be sore for a week. "
    "Do not take ibuprofen before the biopsy! A doctor will tell you what the tissue shows.",
    "hard": "Metastatic carcinoma necessitates individualised chemotherapy, radiotherapy or "
    "immunotherapy. Contraindications include hypersensitivity to intravenous medication. "
    "Oncological multidisciplinary consultation determines eligibility for participation.",
    "contractions": "It's best if you don't eat that night. You can't drink tea or milk. "
    "We'll call you when it's done. You're free to ask your nurse's team at once.",
    "figures in words": "About one in eight women will get breast cancer. Two in three of them "
    "find the lump at home; most lumps are not cancer. Is that a comfort? It can be.",
}
UNMARKED = "you can ask the nurse about a biopsy and the medication that you take at home"

COMMON = ("a all and can care drink feel for help home hot in is nurse of pill rest some sore the "
          "them to walk water when with you your").split()  # fmt: skip
LONG = ("biopsy chemotherapy colonoscopy hypertension ibuprofen medication metastatic naproxen "
        "operation radiation tomography").split()  # fmt: skip
SENTENCES = st.lists(
    st.lists(st.sampled_from(COMMON + LONG), min_size=3, max_size=20), min_size=2, max_size=12
)

SAME_FORMULAS = {
    "flesch_kincaid_grade": "flesch_kincaid_grade",
    "flesch_reading_ease": "flesch_reading_ease",
    "smog": "smog_index",
    "gunning_fog": "gunning_fog",
    "linsear_write": "linsear_write_formula",
    "lix": "lix",
    "rix": "rix",
}


def dictionary() -> Iterator[str]:
    """Yield a line of NLTK's pronouncing dictionary for each word, with our count of vowels."""
    text = " ".join([*TEXTS.values(), UNMARKED, *COMMON, *LONG])
    for word in sorted(set(re.findall(r"[a-z']+", text.lower()))):
        vowels = " B ".join(["AH0"] * count_syllables(word))
        yield f"{word.upper()} 1 {vowels}\n"


@pytest.fixture(scope="session")
def textstat(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """Return textstat with a dictionary of our syllables, so that it asks no network for one.

    It is told once: nltk keeps the first dictionary that it has read.
    """
    # nltk only to tell it where the dictionary stands, textstat as the reference to compare with.
    import nltk  # type: ignore[import-untyped]  # noqa: TID251
    from textstat import textstat as found  # noqa: TID251

    folder = tmp_path_factory.mktemp("nltk_data")
    corpus = folder / "corpora" / "cmudict"
    corpus.mkdir(parents=True)
    (corpus / "cmudict").write_text("".join(dictionary()), "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(nltk.data, "path", [str(folder)])
        yield found


def textstats_counts(textstat: Any, text: str) -> Counts:
    """Return what textstat counts in a text."""
    return Counts(
        words=textstat.lexicon_count(text),
        sentences=textstat.sentence_count(text),
        syllables=textstat.syllable_count(text),
        polysyllables=textstat.polysyllabcount(text),
        letters=textstat.letter_count(text),
        complex_words=textstat.difficult_words(text, 3, unique=False),
        long_words=textstat.long_word_count(text),
        one_syllable_words=textstat.monosyllabcount(text),
    )


def textstats_score(textstat: Any, function: str, text: str) -> float:
    """Return a score of textstat. Linsear Write is asked for the whole text, not its beginning."""
    options = {"strict_upper": False} if function == "linsear_write_formula" else {}
    value: float = getattr(textstat, function)(text, **options)
    return value


def marks(text: str) -> int:
    """Return how many characters of a text are neither letters nor figures nor space."""
    return sum(not character.isalnum() and not character.isspace() for character in text)


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_both_count_the_same_in_these_texts(textstat: Any, text: str) -> None:
    ours = score(text).counts._replace(unfamiliar_words=0, spache_unfamiliar_words=0)

    assert ours == textstats_counts(textstat, text)


@pytest.mark.parametrize(("name", "theirs"), SAME_FORMULAS.items())
@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_the_same_counts_give_the_same_scores(
    textstat: Any, text: str, name: str, theirs: str
) -> None:
    expected = textstats_score(textstat, theirs, text)

    assert score(text).scores[name] == pytest.approx(expected, abs=1e-6)


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_coleman_liau_differs_by_the_coefficient_that_textstat_cuts_off(
    textstat: Any, text: str
) -> None:
    # The published coefficient is 0.0588; textstat 0.7.13 computes with 0.058.
    result = score(text)
    letters_in_100_words = 100 * result.counts.letters / result.counts.words

    expected = textstat.coleman_liau_index(text) + 0.0008 * letters_in_100_words

    assert result.scores["coleman_liau_index"] == pytest.approx(expected, abs=1e-6)


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_ari_differs_by_the_punctuation_that_textstat_counts_as_letters(
    textstat: Any, text: str
) -> None:
    result = score(text)

    expected = textstat.automated_readability_index(text) - (
        4.71 * marks(text) / result.counts.words
    )

    assert result.scores["automated_readability_index"] == pytest.approx(expected, abs=1e-6)


def test_ari_is_the_same_without_punctuation(textstat: Any) -> None:
    assert score(UNMARKED).scores["automated_readability_index"] == pytest.approx(
        textstat.automated_readability_index(UNMARKED), abs=1e-6
    )


@given(SENTENCES)
def test_any_sentences_of_known_words_have_the_same_scores(
    textstat: Any, sentences: list[list[str]]
) -> None:
    text = " ".join(f"{' '.join(words).capitalize()}." for words in sentences)
    result = score(text, "en")  # "A a to." may be in any language

    assert result.counts._replace(
        unfamiliar_words=0, spache_unfamiliar_words=0
    ) == textstats_counts(textstat, text)
    for name, theirs in SAME_FORMULAS.items():
        expected = textstats_score(textstat, theirs, text)
        assert result.scores[name] == pytest.approx(expected, abs=1e-6), name


@pytest.mark.parametrize("name", SAME_FORMULAS)
def test_a_formula_on_textstats_own_counts_gives_textstats_score(textstat: Any, name: str) -> None:
    text = TEXTS["leaflet"]

    ours = FORMULAS[name](textstats_counts(textstat, text))

    assert ours == pytest.approx(textstats_score(textstat, SAME_FORMULAS[name], text), abs=1e-6)


@pytest.mark.parametrize(
    ("formula", "name"),
    [
        (spanish.fernandez_huerta, "fernandez_huerta"),
        (spanish.szigriszt_pazos, "szigriszt_pazos"),
        (spanish.gutierrez_polini, "gutierrez_polini"),
        (spanish.crawford, "crawford"),
    ],
)
def test_the_spanish_formulas_on_textstats_own_counts_give_its_scores(
    textstat: Any, formula: Callable[[Counts], float], name: str
) -> None:
    text = "Beba agua y descanse mucho en casa. Llame a su médico si la fiebre no baja hoy."
    textstat.set_lang("es")
    try:
        counts = textstats_counts(textstat, text)
        expected = getattr(textstat, name)(text)
    finally:
        textstat.set_lang("en_US")

    assert formula(counts) == pytest.approx(expected, abs=1e-6)
