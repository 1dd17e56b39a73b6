"""Definitions in brackets: in the number of their word, once, and only where the text has none."""

import pytest

from hlreader.glossary import Glossary
from hlreader.glossary.words.brackets import in_brackets, plural_definition
from hlreader.library.article import article_from
from hlreader.models import Match, Sense, Term
from hlreader.pages.plain import plain_page
from hlreader.pages.reading import Definitions, Reading
from tests.parsing import parse

NODE = Term("lymph node", "A small, bean-shaped part of the body that traps germs.")
TRIAL = Term("trial", "A study that tests ways to treat people and keeps count of it.")
STAGE = Term(
    "stage 4",
    "Of a cancer: Cancer that has spread. Of other illnesses: A late step.",
    senses=(
        Sense("of a cancer", "Cancer that has spread."),
        Sense("of other illnesses", "A late step."),
    ),
)
BIOPSY = Term("biopsy", "A test of a small piece of tissue.")
GANGLIO = Term("ganglio", "Una parte pequeña del cuerpo.", forms=("ganglios",), language="es")
WORDS = Glossary([NODE, TRIAL, STAGE, BIOPSY, GANGLIO])


def after(text: str, term: Term) -> str:
    return in_brackets(Match(0, len(text), text, term))


def page(text: str, definitions: Definitions = Definitions.INLINE, language: str = "en") -> str:
    """Return the text of an article in plain mode."""
    front = f"---\ntitle: Tests\nlanguage: {language}\n---\n\n"
    read = article_from(parse(front + text, "tests.md", "markdown"), "tests")
    return plain_page(Reading(read, (), WORDS, definitions))


@pytest.mark.parametrize(
    ("text", "term", "said"),
    [
        ("lymph node", NODE, "a small, bean-shaped part of the body that traps germs"),
        ("lymph nodes", NODE, "small, bean-shaped parts of the body that trap germs"),
        ("biopsies", BIOPSY, "tests of a small piece of tissue"),
        # two verbs, and "it": safer in the singular
        ("trials", TRIAL, "each is a study that tests ways to treat people and keeps count of it"),
        ("stage 4", STAGE, "of a cancer: cancer that has spread; of other illnesses: a late step"),
        ("ganglios", GANGLIO, "ganglio: una parte pequeña del cuerpo"),
        ("ganglio", GANGLIO, "una parte pequeña del cuerpo"),
    ],
)  # fmt: skip
def test_a_definition_agrees_with_its_word(text: str, term: Term, said: str) -> None:
    assert after(text, term) == said


@pytest.mark.parametrize(
    "plain",
    [
        "A drug for kidney cancer that has spread.",  # the cancer has spread, not the drug
        "A paper you sign to let others read your records.",
        "A person whom a court names to choose.",
        "A lump or swelling in the neck.",
        "A tube that keeps its shape.",
        "A cell that drugs kill.",
        "A fat, once in many foods, that is bad for the heart.",
        "Tests that make pictures.",
    ],
)
def test_what_cannot_safely_be_put_into_the_plural_is_not(plain: str) -> None:
    assert plural_definition(plain) == ""


@pytest.mark.parametrize(
    "text",
    [
        "A biopsy is a test of tissue.",
        "You may need a biopsy (a test of tissue).",
        "You may need a biopsy. It is a test of a small piece of tissue.",
        "You may need a biopsy soon.\n\nA biopsy is a test of tissue.",
    ],
    ids=("same sentence", "brackets", "next sentence", "next paragraph"),
)
def test_a_word_that_the_text_explains_gets_no_definition(text: str) -> None:
    assert "a test of a small piece of tissue)" not in page(text)
    assert "biopsy: A test" not in page(text)


SECTIONS = (
    "## Before\n\nYou may need a biopsy. Ask when.\n\n## After\n\nThe biopsy went well. Rest."
)


def test_a_definition_comes_once_in_an_article_unless_asked_for_in_each_section() -> None:
    definition = "(a test of a small piece of tissue)"

    assert page(SECTIONS).count(definition) == 1
    assert page(SECTIONS, Definitions.SECTIONS).count(definition) == 2


def test_a_definition_comes_once_in_a_long_article_too() -> None:
    text = "\n\n".join(
        ["You may need a biopsy soon."] + ["Rest well."] * 600 + ["The biopsy ended."]
    )

    assert page(text).count("(a test of a small piece of tissue)") == 1


def test_a_definition_comes_after_the_quotation_marks_of_its_word() -> None:
    assert 'write "stage 4" (of a cancer: cancer' in page('They may write "stage 4" today.')
    assert "“stage 4” (of a cancer: cancer" in page("They may write *“stage 4”* today.")
