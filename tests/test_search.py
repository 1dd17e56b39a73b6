"""Search: which articles fit a query, in which order, and which sentence shows it."""

import pytest

from hlreader.glossary import Glossary
from hlreader.library.article import article_from
from hlreader.library.search import search
from hlreader.models import Article, Term
from tests.parsing import parse

WORDS = Glossary(
    [
        Term("fever", "A hot body.", aliases=("pyrexia", "high temperature")),
        Term("hypertension", "Blood pressure that is too high.", abbreviations=("HTN",)),
        Term("biopsy", "Taking a small piece to test."),
        Term("tumor", "A lump of cells.", aliases=("growth",)),
        Term("tumor", "Un bulto de células.", aliases=("bulto",), language="es"),
    ]
)


def article(slug: str, text: str = "", **front: str) -> Article:
    """Return an article from its Markdown and its front matter."""
    fields = "".join(f"{key}: {value}\n" for key, value in front.items())
    return article_from(parse(f"---\n{fields}---\n\n{text}\n", f"{slug}.md", "markdown"), slug)


def slugs(query: str, *articles: Article, language: str = "en") -> list[str]:
    """Return the slugs of what a query finds."""
    return [found.article.slug for found in search(query, articles, WORDS, language)]


def sentence(query: str, one: Article) -> str:
    """Return the sentence that shows what a query finds in an article."""
    (found,) = search(query, [one], WORDS)
    return found.sentence


# --- What is found ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "one",
    [
        article("rash", title="Your skin"),
        article("a", title="All about your rash"),
        article("a", topic="Rash and itch"),
        article("a", summary="A rash often goes away."),
        article("a", teaser="When a rash needs help."),
        article("a", keywords="[skin, rash]"),
        article("a", "## Is it a rash?"),
        article("a", "You may get a rash."),
        article("a", "Look for:\n\n- a rash\n- a cough"),
        article("a", "> You may get a **rash**."),
        article("a", "| Sign | Days |\n|---|---|\n| rash | two |"),
        article("a", "| Rash | Cough |\n|---|---|\n| two | one |"),
        article("a", "See [a page on rash](other.md)."),
    ],
    ids=(
        "slug", "title", "topic", "summary", "teaser", "keywords", "heading", "paragraph", "list",
        "quotation", "table", "head of a table", "link",
    ),
)  # fmt: skip
def test_a_word_is_found_anywhere_in_an_article(one: Article) -> None:
    assert slugs("rash", one) == [one.slug]


@pytest.mark.parametrize("query", ["RASH", "Rash?", " rash ", "“rash”", "rash!"])
def test_case_and_signs_do_not_matter(query: str) -> None:
    assert slugs(query, article("a", "You may get a rash.")) == ["a"]


def test_a_part_of_a_word_is_not_the_word() -> None:
    assert slugs("ash", article("a", "You may get a rash.")) == []


def test_what_no_article_holds_finds_nothing() -> None:
    assert slugs("xylophone", article("a", "You may get a rash.")) == []


@pytest.mark.parametrize("query", ["", "  ", "???", "🎗️"])
def test_a_query_without_words_finds_nothing(query: str) -> None:
    assert slugs(query, article("a", "You may get a rash.")) == []


def test_an_empty_library_has_nothing_to_find() -> None:
    assert slugs("rash") == []


PAIRS = [
    ("rash", "rashes"), ("lump", "lumps"), ("allergy", "allergies"), ("mass", "masses"),
    ("metastasis", "metastases"), ("vertebra", "vertebrae"), ("nucleus", "nuclei"),
    ("bone", "bones"), ("nurse", "nurses"), ("vaccine", "vaccines"), ("disease", "diseases"),
    ("medicine", "medicines"), ("dose", "doses"), ("muscle", "muscles"), ("nerve", "nerves"),
    ("MRI", "MRIs"),
    ("bandage", "bandages"), ("device", "devices"), ("virus", "viruses"), ("lens", "lenses"),
]  # fmt: skip


@pytest.mark.parametrize(("singular", "plural"), PAIRS)
def test_a_singular_finds_its_plural(singular: str, plural: str) -> None:
    assert slugs(singular, article("a", f"Ask about {plural} soon.")) == ["a"]


@pytest.mark.parametrize(("singular", "plural"), PAIRS)
def test_a_plural_finds_its_singular(singular: str, plural: str) -> None:
    assert slugs(plural, article("a", f"Ask about the {singular} soon.")) == ["a"]


@pytest.mark.parametrize("query", ["pyrexia", "Fever", "fevers"])
def test_a_word_finds_the_other_names_of_its_entry(query: str) -> None:
    assert slugs(query, article("a", "A fever passes."), article("b", "Pyrexia passes.")) == [
        "a",
        "b",
    ]


def test_an_abbreviation_finds_its_word() -> None:
    assert slugs("htn", article("a", "You may have hypertension.")) == ["a"]
    assert slugs("hypertension", article("a", "You may have HTN.")) == ["a"]


def test_one_word_of_a_name_of_several_does_not_find_its_entry() -> None:
    assert slugs("fever", article("a", "The temperature in your room is high.")) == []


def test_the_words_of_the_readers_language_have_their_other_names() -> None:
    spanish = article("a", "El bulto no duele.", language="es")
    english = article("b", "The growth does not hurt.")

    assert slugs("tumor", spanish, english, language="es") == ["a"]
    assert slugs("tumor", spanish, english, language="en") == ["b"]


def test_common_words_of_a_query_are_left_out() -> None:
    common = article("a", "What can I do for you? It is my way to be with you.")
    rash = article("b", "Rash.")

    assert slugs("what can I do for a rash", common, rash) == ["b"]


@pytest.mark.parametrize("query", ["what is the", "the who", "how do I", "qué es la"])
def test_common_words_alone_find_nothing(query: str) -> None:
    assert slugs(query, article("a", "What is the list of the WHO? ¿Qué es la lista?")) == []


SCANS = (
    article(
        "a",
        "A bone may hurt. You may need a scan.\n\n"
        "A scan is safe, even if you are old and your bones are thin.",
    ),
    article("b", "A bone scan shows the bones."),
    article("c", "The scan is short. Rest your bones."),
    article("d", "## What is a bone scan?\n\nIt shows much."),
    article("e", "It shows the bones.", title="Your bone scan"),
    article("f", "Ask for a scan of the bone.\n\nThe bones, the scan."),
)


def test_articles_with_all_words_in_a_sentence_come_by_nearness_and_place() -> None:
    assert slugs("bone scan", *SCANS) == ["e", "d", "b", "f", "a"]


def test_an_article_that_has_the_words_far_apart_is_left_out() -> None:
    assert "c" not in slugs("bone scan", *SCANS)
    assert slugs("bone scan", SCANS[2]) == ["c"]


@pytest.mark.parametrize("one", SCANS, ids=lambda one: str(one.slug))
def test_the_sentence_that_is_shown_has_words_of_the_query(one: Article) -> None:
    shown = sentence("bone scan", one).lower()

    assert "bone" in shown or "scan" in shown


# --- In which order -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ({"title": "Your rash"}, {"keywords": "[rash]"}),
        ({"keywords": "[rash]"}, {"summary": "A rash."}),
        ({"summary": "A rash."}, {"text": "A rash."}),
        ({"text": "## Rash"}, {"text": "A rash."}),
        ({"text": "A rash is a rash."}, {"text": "A rash is red."}),
    ],
)
def test_the_place_and_number_of_a_word_count(
    better: dict[str, str], worse: dict[str, str]
) -> None:
    # The slugs alone would order them the other way round
    assert slugs("rash", article("a", **worse), article("z", **better)) == ["z", "a"]


def test_an_article_with_more_of_the_words_comes_first() -> None:
    both = article("z", "A dry cough and a rash.")
    one = article("a", "A rash, a rash.")

    assert slugs("cough rash itch", one, both)[0] == "z"


def test_a_word_that_few_articles_hold_counts_more() -> None:
    often = [article(f"a{number}", "Your skin itches.") for number in range(5)]
    rare = article("z", "Your elbow itches.")

    assert slugs("skin elbow", *often, rare)[0] == "z"


def test_equals_come_in_the_order_of_their_slugs() -> None:
    articles = [article(slug, "A rash.") for slug in ("c", "a", "b")]

    assert slugs("rash", *articles) == ["a", "b", "c"]


def test_ranks_fall_and_are_above_nothing() -> None:
    articles = [article("a", "A rash."), article("rash", "A rash."), article("b", "## Rash")]

    ranks = [found.rank for found in search("rash", articles, WORDS)]

    assert ranks == sorted(ranks, reverse=True)
    assert min(ranks) > 0


# --- The sentence that shows it -----------------------------------------------------------------


def test_the_sentence_with_the_most_words_of_the_query_is_shown() -> None:
    one = article("a", "A rash is red. A dry cough and a rash may come. A cough is loud.")

    assert sentence("cough rash", one) == "A dry cough and a rash may come."


def test_of_equal_sentences_the_first_is_shown() -> None:
    assert sentence("rash", article("a", "A rash is red.\n\nA rash itches.")) == "A rash is red."


def test_the_sentence_may_hold_a_plural_or_another_name() -> None:
    one = article("a", "Rest well. Call if pyrexia lasts. Allergies come later.")

    assert sentence("fever", one) == "Call if pyrexia lasts."
    assert sentence("allergy", one) == "Allergies come later."


def test_the_sentence_is_on_one_line() -> None:
    assert sentence("rash", article("a", "- A rash  \n  that\n  itches.")) == "A rash that itches."


def test_a_heading_is_no_sentence() -> None:
    assert sentence("rash", article("a", "## A rash\n\nThe rash is red.")) == "The rash is red."


def test_an_article_found_by_its_title_alone_shows_its_summary() -> None:
    one = article("a", "Cool water helps.", title="Rash", summary="Most of them go away.")

    assert sentence("rash", one) == "Most of them go away."
