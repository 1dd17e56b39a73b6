"""From a text to its counts, scores and warnings."""

from typing import Any

import pytest

from hlreader import score
from hlreader.models import Document, Place
from hlreader.readability import Counts, Score
from hlreader.readability.formulas import FORMULAS
from hlreader.readability.scores import to_rewrite
from tests.parsing import parse

LEAFLET = """---
title: Getting ready for your colonoscopy examination
summary: Everything that unfortunately nobody explained beforehand.
---

# Preparation for colonoscopy

Drink *plenty* of [water](https://www.example.org/hydration/recommendations) today.

```
unintelligible configuration
```

| Medication | Instruction |
|------------|-------------|
| metformin  | discontinue |

<!-- editorial: verify everything -->

Do **not** eat.
"""


def markdown(text: str) -> Document:
    """Return the document of a Markdown text."""
    return parse(text, "page.md", "markdown")


def named(result: Score, name: str) -> Any:
    """Return what a user of ``score(text)[name]`` gets."""
    by_name: Any = result
    return by_name[name]


def texts(result: Score) -> list[str]:
    """Return the sentences that were scored."""
    return [sentence.text for sentence in result.sentences]


def long_text(sentences: int) -> str:
    """Return a text with this many sentences of six words."""
    return "Drink some water with each pill. " * sentences


# --- Counts and scores --------------------------------------------------------------------------


def test_a_text_has_counts_and_scores() -> None:
    result = score("Dr. Lee and Ms. Ray read the scan today.")

    assert result.counts == Counts(
        words=9,
        sentences=1,
        syllables=11,
        letters=29,
        unfamiliar_words=2,
        one_syllable_words=7,
        spache_unfamiliar_words=2,
    )
    assert result.scores == {name: formula(result.counts) for name, formula in FORMULAS.items()}
    assert named(result, "flesch_kincaid_grade") == pytest.approx(2.34, abs=0.005)


def test_the_counts_of_a_text_are_those_of_its_sentences_together() -> None:
    result = score("Ask your doctor about a biopsy. It is a test.\n\n- Rest.\n- Drink 9.5 oz.")

    assert len(result.sentences) == 4
    assert result.counts == Counts(
        *map(sum, zip(*(sentence.counts for sentence in result.sentences), strict=True))
    )


def test_a_score_is_found_by_its_name() -> None:
    result = score("Ask your doctor about a biopsy today.")

    assert named(result, "smog") == result.scores["smog"]
    assert named(result, "words") == result.counts.words == 7
    assert named(result, "polysyllables") == 1
    assert named(result, "sentences") is result.sentences
    assert named(result, "warnings") is result.warnings
    assert named(result, "counts")["sentences"] == 1


def test_an_unknown_score_is_a_key_error() -> None:
    with pytest.raises(KeyError, match="lexile"):
        named(score("Ask your doctor about a biopsy today."), "lexile")


def test_every_formula_has_a_score() -> None:
    assert list(score("Ask your doctor about a biopsy today.").scores) == [
        "smog",
        "smog_mclaughlin",
        "flesch_kincaid_grade",
        "flesch_reading_ease",
        "gunning_fog",
        "coleman_liau_index",
        "automated_readability_index",
        "dale_chall",
        "dale_chall_1995",
        "linsear_write",
        "spache",
        "lix",
        "rix",
        "forcast",
    ]


def test_a_text_from_outside_is_cleaned_before_it_is_counted() -> None:
    assert score("\x1b]0;evil words\x07Drink \x1b[1mcool\x1b[0m water.").counts.words == 3


# --- What counts as prose -----------------------------------------------------------------------


def test_markup_headings_tables_code_and_front_matter_do_not_count() -> None:
    result = score(markdown(LEAFLET))

    assert texts(result) == ["Drink plenty of water today.", "Do not eat."]
    assert result.counts.words == 8
    assert result.counts.polysyllables == 0


def test_scores_of_markdown_are_those_of_its_prose() -> None:
    assert score(markdown(LEAFLET)).scores == (
        score("Drink plenty of water today. Do not eat.").scores
    )


def test_quotations_and_list_items_count() -> None:
    result = score(markdown("> Rest well.\n\n1. Drink water.\n   - Often.\n2. Sleep.\n"))

    assert texts(result) == ["Rest well.", "Drink water.", "Often.", "Sleep."]


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_each_item_of_a_list_without_full_stops_is_a_sentence(form: str) -> None:
    text = (
        "Bring these things when you come to the clinic:\n\n"
        "- your pills\n- a list of the drugs that you take\n- warm socks\n- a friend or a book\n"
    )

    result = score(parse(text, "page", form))

    assert result.counts.sentences == 5
    assert named(result, "flesch_kincaid_grade") < 3


def test_a_heading_of_a_plain_text_does_not_count() -> None:
    assert texts(score("Getting ready for your scan\n\nDo not eat. Drink water.")) == [
        "Do not eat.",
        "Drink water.",
    ]


def test_a_sentence_over_several_lines_is_one() -> None:
    result = score(markdown("> Drink a lot of\n> cool *water*\n> today. Rest.\n"))

    assert texts(result) == ["Drink a lot of cool water today.", "Rest."]


def test_each_sentence_knows_its_place_in_the_source() -> None:
    text = "---\ntitle: Rest\n---\n\nDrink &amp; *rest*. Then\nsleep well. **Call** us.\n\n- Eat.\n"

    result = score(markdown(text))

    assert [(sentence.text, sentence.place) for sentence in result.sentences] == [
        ("Drink & rest.", Place(5, 1)),
        ("Then sleep well.", Place(5, 21)),
        ("Call us.", Place(6, 15)),
        ("Eat.", Place(8, 3)),
    ]


# --- Short texts --------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["", "...", "Metastatic.", "Call us right now."])
def test_a_text_of_fewer_than_five_words_has_no_score(text: str) -> None:
    result = score(text)

    assert set(result.scores) == set(FORMULAS)
    assert set(result.scores.values()) == {None}
    assert len(result.warnings) == 1
    assert result.warnings[0].startswith("too short to score: ")


@pytest.mark.parametrize(
    ("text", "said"), [("", "0 words"), ("Metastatic.", "1 word,"), ("Call us.", "2 words")]
)
def test_the_warning_says_how_many_words_there_are(text: str, said: str) -> None:
    assert said in score(text).warnings[0]


def test_a_text_of_five_words_has_scores_and_a_warning() -> None:
    result = score("Call us right now please.")

    assert None not in result.scores.values()
    assert result.warnings == (
        "a short text: 5 words; below 100 every score is an estimate",
        "SMOG is made for 30 sentences; from 1 it is an estimate",
    )


def test_a_text_of_a_hundred_words_is_warned_about_the_formulas_that_ask_for_more() -> None:
    assert score(long_text(17)).warnings == (
        "FORCAST is made for 150 words; from 102 it is an estimate",
        "SMOG is made for 30 sentences; from 17 it is an estimate",
    )
    assert score(long_text(25)).warnings == (
        "SMOG is made for 30 sentences; from 25 it is an estimate",
    )


def test_a_text_of_thirty_sentences_has_no_warning() -> None:
    assert score(long_text(29)).warnings != ()
    assert score(long_text(30)).warnings == ()


# --- Answers that textstat gets wrong -----------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("Dr. Lee and Ms. Ray read the scan today.", "sentences", 1),
        ("Mrs. Cruz asked Ed Poe, M.D., about warm drinks, e.g., tea or cocoa.", "sentences", 1),
        ("His weight went from 81.5 kilos to 77.2 kilos in nine weeks.", "sentences", 1),
        ("Stop. Sit down. Breathe out. Sip water. Keep calm. Call 911.", "sentences", 6),
        ("The nurses helped Mary. She walked home with her two friends.", "dale_chall", 0.2728),
        ("The doctors visited Omar. He stopped crying and hugged his babies.",
         "dale_chall", 0.2728),
        ("Your pills may be lisinopril or naproxen. A colonoscopy is next.", "polysyllables", 3),
        ("Don’t stop. You can’t see it. It’s a small thing.", "unfamiliar_words", 0),
    ],
)  # fmt: skip
def test_known_wrong_answers_are_right(text: str, name: str, expected: float) -> None:
    result = score(text)
    found = len(result.sentences) if name == "sentences" else named(result, name)

    assert found == pytest.approx(expected, abs=5e-5)


def test_curly_apostrophes_score_as_straight_ones() -> None:
    text = "Don't stop. You can't see it, and it's your nurse's job."

    assert score(text.replace("'", "’")).scores == score(text).scores


def test_medical_words_raise_smog() -> None:
    plain = "You may need pills, drops, creams or a scan of the gut. Ask your nurse for more help."
    hard = "You may need metformin, lisinopril, naproxen or a colonoscopy. Ask your cardiologist."

    assert named(score(plain), "smog") == pytest.approx(3.1291)
    assert score(hard).counts.polysyllables == 5
    assert named(score(hard), "smog") == pytest.approx(1.043 * (30 * 5 / 2) ** 0.5 + 3.1291)


# --- Languages ----------------------------------------------------------------------------------


def test_front_matter_says_which_language_a_document_is_scored_in() -> None:
    spanish = markdown("---\nlanguage: es\n---\n\nBeba agua y descanse mucho en casa hoy.\n")

    assert set(score(spanish).scores) == {
        "fernandez_huerta",
        "szigriszt_pazos",
        "gutierrez_polini",
        "crawford",
    }


@pytest.mark.parametrize("tag", ["es", "es-MX", "ES"])
def test_a_language_can_be_said(tag: str) -> None:
    result = score("Beba agua y descanse mucho en casa hoy.", tag)

    assert result.counts.syllables == 2 + 2 + 1 + 3 + 2 + 1 + 2 + 1
    assert named(result, "crawford") == pytest.approx(-0.205 * 12.5 + 0.049 * 175 - 3.407)
    assert not any("SMOG" in warning for warning in result.warnings)


def test_a_language_without_formulas_has_counts_only() -> None:
    result = score("Trinken Sie heute viel kaltes Wasser.", "de")

    assert result.scores == {}
    assert result.counts.words == 6
    assert result.warnings == ("no formula for this language: counts only",)


def test_scores_of_the_same_text_are_equal() -> None:
    text = "You may eat before the scan. It does not hurt."

    assert score(text) == score(text)
    assert score(text) != score(f"  {text}")
    assert score(text) != score(text, "es")


def test_a_score_shows_its_counts_and_scores_but_not_its_sentences() -> None:
    shown = repr(score("You may eat before the scan. It does not hurt."))

    assert shown.startswith("Score(counts=Counts(words=10, sentences=2,")
    assert "'smog': 3.1291" in shown
    assert "You may eat" not in shown


# --- What to rewrite first ----------------------------------------------------------------------


def test_a_short_sentence_with_one_rare_word_is_not_first() -> None:
    short = "Metastases were not seen anywhere."
    long = (
        "If you have had a reaction to a medicine before, or if you have kidney problems, tell the "
        "team before they give you the dye that shows up on the pictures."
    )

    assert to_rewrite(score(f"{short} {long}"))[0].text == long


def test_the_hardest_sentence_comes_first() -> None:
    easy = "Rest well at home today."
    hard = "Metastatic tumours occasionally necessitate immunotherapy or radiotherapy afterwards."

    result = score(f"{easy} {hard} {easy}")

    assert [sentence.text for sentence in to_rewrite(result)] == [hard, easy, easy]


def test_a_hard_word_alone_is_too_short_to_be_the_hardest() -> None:
    alone = "Chemotherapy."
    long = "Chemotherapy and radiation may follow an operation that has removed your tumour."

    result = score(f"Rest well at home today. {alone} {long} Ask us about it.")

    found = [sentence.text for sentence in to_rewrite(result)]
    assert found == [long, "Rest well at home today.", alone, "Ask us about it."]


def test_a_text_that_is_too_short_keeps_its_order() -> None:
    result = score("Rest. Colonoscopy.")

    assert to_rewrite(result) == list(result.sentences)


def test_nothing_is_hardest_in_an_empty_text() -> None:
    assert to_rewrite(score("")) == []
