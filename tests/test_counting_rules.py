"""How lists, headings and numbers count, and what range of grades that makes."""

from typing import Any

import pytest

from hlreader import score
from hlreader.models import Document
from hlreader.readability import CountingRules
from hlreader.readability.counting_rules import ALWAYS, DEFAULT_RULES, in_words
from hlreader.readability.formulas import FORMULAS, GRADES
from hlreader.readability.ranges import GradeRange, grade_range
from tests.parsing import parse

PAGE = """# Getting ready

Bring these with you:

- your medication
- a list of 12 questions

Come at 9:30.
"""


def page(text: str = PAGE) -> Document:
    """Return the document of a Markdown text."""
    return parse(text, "page.md", "markdown")


def texts(rules: CountingRules, text: str = PAGE) -> list[str]:
    """Return the sentences that count."""
    return [sentence.text for sentence in score(page(text), rules=rules).sentences]


def spread(text: str, rules: CountingRules = DEFAULT_RULES, language: str = "en") -> Any:
    """Return the range of a text's grades."""
    document = page(text)
    return grade_range(document, language, rules)


# --- Lists and headings -------------------------------------------------------------------------


def test_by_default_each_item_counts_on_its_own_and_headings_do_not() -> None:
    expected = ["Bring these with you:", "your medication", "a list of 12 questions",
                "Come at 9:30."]  # fmt: skip

    assert texts(CountingRules()) == expected == texts(DEFAULT_RULES)


def test_a_list_can_be_read_on() -> None:
    assert texts(CountingRules(lists="sentences")) == [
        "Bring these with you: your medication a list of 12 questions",
        "Come at 9:30.",
    ]


def test_a_full_stop_ends_a_sentence_in_a_list_that_is_read_on() -> None:
    text = "Do this:\n\n1. Rest. Drink water.\n   - Often\n2. Sleep\n\n> Call us.\n"

    assert texts(CountingRules(lists="sentences"), text) == [
        "Do this: Rest.", "Drink water.", "Often Sleep", "Call us.",
    ]  # fmt: skip


def test_sentences_of_a_list_that_is_read_on_keep_their_places() -> None:
    found = score(page("Do this:\n\n- Rest.\n- Sleep.\n"), rules=CountingRules("sentences"))

    assert [tuple(sentence.place) for sentence in found.sentences] == [(1, 1), (4, 3)]


def test_lists_can_be_left_out() -> None:
    assert texts(CountingRules(lists="off")) == ["Bring these with you:", "Come at 9:30."]


def test_headings_can_count() -> None:
    assert texts(CountingRules(lists="off", headings="count")) == [
        "Getting ready", "Bring these with you:", "Come at 9:30.",
    ]  # fmt: skip


# --- Numbers ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("numbers", "words", "syllables", "polysyllables"),
    [("spoken", 4, 1 + 6 + 2 + 1, 1), ("one", 4, 1 + 1 + 2 + 1, 0), ("off", 3, 1 + 2 + 1, 0)],
)
def test_numbers_count_as_said_as_one_syllable_or_not(
    numbers: Any, words: int, syllables: int, polysyllables: int
) -> None:
    counts = score("Take 3,500 units now.", rules=CountingRules(numbers=numbers)).counts

    assert (counts.words, counts.syllables) == (words, syllables)
    assert (counts.polysyllables, counts.complex_words) == (polysyllables, polysyllables)


def test_a_word_that_only_holds_a_figure_stays_a_word() -> None:
    counts = score("COVID-19 and a 2-year-old.", rules=CountingRules(numbers="off")).counts

    assert counts.words == 4


def test_numbers_count_by_the_rule_in_spanish_too() -> None:
    counts = score("Beba 12 vasos.", "es", CountingRules(numbers="one")).counts

    assert counts.syllables == 2 + 1 + 2


def test_the_rules_are_said_in_words_with_their_switches() -> None:
    assert list(in_words(CountingRules("off", "count", "one"))) == [
        "list items do not count (lists: off)",
        "each heading counts on its own (headings: count)",
        "a number in figures has one syllable (numbers: one)",
    ]
    assert all(rule.endswith(".") for rule in ALWAYS)


# --- The range of grades ------------------------------------------------------------------------


def test_the_range_goes_across_the_formulas_that_give_a_grade() -> None:
    text = "You may need a biopsy. Ask your doctor about the medication that you take.\n"

    found: GradeRange = spread(text)

    grades = {name: FORMULAS[name](score(page(text)).counts) for name in GRADES}
    assert found.lowest_as_counted.value == min(grades.values())
    assert found.highest_as_counted.value == max(grades.values())
    assert grades[found.highest.formula] == found.highest.value


def test_a_text_without_lists_headings_and_numbers_can_be_counted_one_way_only() -> None:
    found = spread("You may need a biopsy. Ask your doctor about the medication you take.\n")

    assert (found.lowest, found.highest) == (found.lowest_as_counted, found.highest_as_counted)


@pytest.mark.parametrize("rules", [DEFAULT_RULES, CountingRules("sentences", "count", "one")])
def test_the_range_holds_every_grade_by_every_rule(rules: CountingRules) -> None:
    found = spread(PAGE, rules)

    every = [
        score(page(), rules=CountingRules(lists, headings, numbers)).scores[name]
        for lists in ("items", "sentences", "off")
        for headings in ("count", "off")
        for numbers in ("spoken", "one", "off")
        for name in GRADES
    ]
    assert found.lowest.value == pytest.approx(min(filter(None, every)))
    assert found.highest.value == pytest.approx(max(filter(None, every)))
    assert found.lowest_as_counted.rules == rules


def test_the_range_says_by_which_formula_and_rules() -> None:
    found = spread(PAGE)

    again = score(page(), rules=found.highest.rules).scores[found.highest.formula]
    assert again == pytest.approx(found.highest.value)


@pytest.mark.parametrize(("text", "language"), [("Metastatic.\n", "en"), (PAGE, "de"), ("", "en")])
def test_a_text_without_a_grade_has_no_range(text: str, language: str) -> None:
    assert spread(text, language=language) is None
