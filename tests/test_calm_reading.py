"""Reading stays calm: a word is marked once, everyday words are not, and marks stay few."""

import pytest

from hlreader.glossary import Glossary
from hlreader.glossary.words.annotate import annotate
from hlreader.library.find import Library
from hlreader.models import Article, Term
from tests.benchmarks.calm_reading import hard_words, marks
from tests.parsing import parse

ARTICLES = list(Library().articles())

MOST_OF_100_WORDS = 8
"""Our articles teach medical words, so they have more marks than others."""


@pytest.fixture(scope="module")
def shipped() -> Glossary:
    return Glossary.load()


def marked(text: str, glossary: Glossary) -> list[str]:
    document = parse(text, "page.md", "markdown")
    return [mark.text for mark in marks(document, glossary.matcher())]


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.slug)
def test_an_article_marks_no_word_twice_and_few_of_its_words(
    article: Article, shipped: Glossary
) -> None:
    found = list(marks(article.document, shipped.matcher()))

    terms = [match.term.term for match in found]
    assert len(terms) == len(set(terms))
    assert 100 * len(found) <= MOST_OF_100_WORDS * article.words


LEAFLET = """\
# Muscle stiffness

People with this rare disease are born with weak muscles: it is present at birth. Their quality of
life can be good. Doctors do a physical exam, ask about your family history, and take a urine
sample. Some have food poisoning or an ear infection first.

## Treatment

Baclofen eases spasticity. Ask about baclofen if you have low blood sugar or stiff muscles. A
neurologist may do electromyography.
"""


def test_everyday_words_of_a_leaflet_are_not_marked(shipped: Glossary) -> None:
    found = marked(LEAFLET, shipped)

    assert [text.lower() for text in found] == [
        "baclofen", "spasticity", "neurologist", "electromyography",
    ]  # fmt: skip
    assert len(found) <= len(hard_words(parse(LEAFLET, "page.md", "markdown")))


def test_another_name_in_everyday_words_is_found_but_not_marked() -> None:
    words = Glossary([Term("congenital", "There from birth.", aliases=("present at birth",))])

    document = parse("It was present at birth, so it is congenital.\n", "page.md", "markdown")

    hit = words.lookup("present at birth")
    assert hit is not None
    assert hit.term.term == "congenital"
    (found,) = annotate(document, words.matcher()).in_paragraphs.values()
    assert [match.text for match in found] == ["congenital"]


@pytest.mark.parametrize(
    ("term", "alias"),
    [("bone scan", "skeletal scintigraphy"), ("myalgia", "CT pain"), ("congenital", "inborn")],
)
def test_other_names_with_a_hard_word_or_of_one_word_are_marked(term: str, alias: str) -> None:
    words = Glossary([Term(term, "What it means.", aliases=(alias,))])

    assert marked(f"It is {alias}.\n", words) == [alias]


def test_the_term_itself_is_marked_whatever_its_words() -> None:
    words = Glossary([Term("comfort kit", "Medicine kept at home.")])

    assert marked("Open the comfort kit.\n", words) == ["comfort kit"]
