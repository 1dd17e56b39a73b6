"""The shipped articles and glossary keep the rules that a new one must keep too."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from hlreader.checker.runner import FileReport, check
from hlreader.glossary import Glossary
from hlreader.glossary.editing.lint import lint
from hlreader.glossary.load import read_glossary
from hlreader.glossary.words.keys import plain
from hlreader.library.find import Library
from hlreader.models import (
    Article,
    Heading,
    ItemList,
    Paragraph,
    Table,
    Term,
    plain_text,
    walk,
)
from hlreader.readability import score
from hlreader.readability.sentences import split_sentences
from tests.conftest import ROOT
from tests.parsing import read_document

ARTICLES = ROOT / "articles"
LANGUAGES = ["en", *sorted(path.name for path in ARTICLES.iterdir() if path.is_dir())]
FILES = sorted(ARTICLES.rglob("*.md"))

GRADE = 8
"""The highest grade of an article with the medical words it teaches."""
GRADE_UNTAUGHT = 6
"""The highest grade without them."""
MOST_FINDINGS = 5
LONGEST_SENTENCE = 20
LONGEST_LIST = 7
WORDS = range(500, 1201)
LONGEST_DEFINITION = 20

# How a heading for the next step begins, and one for the questions to ask, in each language.
NEXT = re.compile(r"next|after|now|siguiente|ahora|después|luego", re.IGNORECASE)
ASK = re.compile(r"ask|question|pregunt", re.IGNORECASE)

MEDICAL = re.compile(
    r"\b\w{3,}(?:itis|oma|omas|ectomy|ectomies|scopy|scopies|graphy|ology|ologist|therapy|therapies|"
    r"plasty|emia|pathy|osis|stasis|penia|algia|cillin|mycin|statin|mab|nib|ectomía|grafía|"
    r"terapia|scopia|logía|itis)\b",
    re.IGNORECASE,
)
ABBREVIATION = re.compile(r"\b[A-Z][A-Z0-9]{1,5}s?\b")
NOT_MEDICAL = {
    "QUIT",
    "NOW",
    "US",
    "UK",
    "NHS",
    "NCI",
    "ACS",
    "CDC",
    "WHO",
    "OMS",
    "FDA",
    "TV",
    "OK",
    "EE",
    "UU",
}


# Nothing is read before a test needs it, and each thing once.


@cache
def glossary() -> Glossary:
    return Glossary.load()


@cache
def terms() -> Sequence[Term]:
    return list(glossary().terms)


@cache
def articles(language: str) -> Sequence[Article]:
    """Return the articles that are written in a language."""
    return [one for one in Library(ARTICLES, language).articles() if one.language == language]


@cache
def every() -> Sequence[Article]:
    return [article for language in LANGUAGES for article in articles(language)]


@pytest.fixture(params=FILES, ids=lambda path: path.relative_to(ARTICLES).as_posix())
def article(request: pytest.FixtureRequest) -> Article:
    """Each article in turn."""
    name = str(request.param)
    return next(one for one in every() if one.document.name == name)


def paragraphs(article: Article) -> Iterator[str]:
    for block in walk(article.document.blocks):
        if isinstance(block, Paragraph):
            yield " ".join(plain_text(block.runs).split())


def headings(article: Article) -> list[str]:
    blocks = walk(article.document.blocks)
    return [plain_text(block.runs) for block in blocks if isinstance(block, Heading)]


def runs_of_eight(text: str) -> set[str]:
    """Return a fingerprint of each run of eight words."""
    words = re.findall(r"[^\W_]+", text.lower())
    return {
        hashlib.sha256(" ".join(words[at : at + 8]).encode()).hexdigest()[:12]
        for at in range(len(words) - 7)
    }


@pytest.fixture(scope="module")
def reports() -> dict[str, FileReport]:
    return {str(file.shown): file for file in check(ARTICLES, GRADE, glossary()).files}


def test_there_is_a_library_worth_opening() -> None:
    assert len(articles("en")) >= 14
    assert {one.slug for one in articles("es")} >= {"metastatic", "mammogram", "breast-cancer"}
    assert sum(term.language == "en" for term in terms()) >= 400
    assert sum(term.language == "es" for term in terms()) >= 80


def test_an_article_is_easy_enough(article: Article, reports: dict[str, FileReport]) -> None:
    report = reports[Path(article.document.name).as_posix()]

    assert report.passed
    english = ("smog", "flesch_kincaid_grade")
    for name in english if article.language == "en" else ("crawford",):
        grade = report.without_terms.scores[name]
        assert grade is not None
        assert grade <= GRADE_UNTAUGHT


def test_an_article_gives_an_editor_little_to_do(
    article: Article, reports: dict[str, FileReport]
) -> None:
    report = reports[Path(article.document.name).as_posix()]

    assert len(report.findings) <= MOST_FINDINGS


def test_an_article_is_of_readable_length(article: Article) -> None:
    assert article.words in WORDS
    assert article.grade is not None


def test_no_sentence_is_long(article: Article) -> None:
    counted = score(article.document, article.language).sentences

    long = [one.text for one in counted if one.counts.words > LONGEST_SENTENCE]
    assert long == []


def test_an_article_has_what_readers_and_lists_need(article: Article) -> None:
    assert article.title
    assert article.topic
    assert article.summary
    assert article.teaser
    assert article.keywords
    assert article.related
    assert len(article.sources) >= 3
    assert all(source.title and source.publisher for source in article.sources)


def test_review_fields_are_honest(article: Article) -> None:
    # No clinician has reviewed our articles yet. Whoever adds a review changes this test with it.
    assert (article.reviewed_by, article.reviewed_on, article.byline) == ("", "", "")
    if article.adapted_from:
        assert article.slug == "metastatic"


def test_an_article_begins_with_its_message_and_leads_on(article: Article) -> None:
    assert isinstance(article.document.blocks[0], Paragraph)
    titles = headings(article)
    assert any(NEXT.search(title) for title in titles), titles
    assert any(ASK.search(title) for title in titles), titles
    assert not {title.lower() for title in titles} & {"introduction", "overview", "introducción"}


def test_lists_are_short_and_led_in(article: Article) -> None:
    blocks = article.document.blocks
    lists = [block for block in walk(blocks) if isinstance(block, ItemList)]
    assert lists
    assert max(len(block.items) for block in lists) <= LONGEST_LIST
    for before, block in pairwise(blocks):
        if isinstance(block, ItemList):
            assert isinstance(before, Paragraph)
            assert plain_text(before.runs).rstrip().endswith(":")


def test_there_are_tables() -> None:
    with_table = [
        article.slug
        for article in every()
        if any(isinstance(block, Table) for block in article.document.blocks)
    ]

    assert with_table


def test_every_link_and_related_article_is_there(article: Article) -> None:
    slugs = set(Library(ARTICLES, article.language).slugs())
    links = {
        run.link
        for block in walk(article.document.blocks)
        if isinstance(block, Paragraph)
        for run in block.runs
        if run.link
    }

    assert {link.removesuffix(".md") for link in links} <= slugs - {article.slug}
    assert set(article.related) <= slugs - {article.slug}


@cache
def with_all_words() -> Glossary:
    """Return the glossary with its entries that are not looked for in texts, too."""
    return Glossary([term._replace(no_autolink=False) for term in terms()])


def test_every_medical_word_is_in_the_glossary(article: Article) -> None:
    matcher = with_all_words().matcher(article.language)
    unknown = set()
    for text in [*paragraphs(article), *headings(article)]:
        known = [(match.start, match.end) for match in matcher.find(text)]
        for found in [*MEDICAL.finditer(text), *ABBREVIATION.finditer(text)]:
            inside = any(start <= found.start() and found.end() <= end for start, end in known)
            if not inside and found[0] not in NOT_MEDICAL:
                unknown.add(found[0])

    assert unknown == set()


def test_no_two_articles_share_a_paragraph() -> None:
    seen = Counter(
        text for article in every() for text in set(paragraphs(article)) if len(text.split()) > 7
    )

    assert [text for text, times in seen.items() if times > 1] == []


def test_no_sentence_is_that_of_the_page_we_started_from() -> None:
    # The page's runs of eight words are kept as fingerprints: the text is not ours to ship.
    theirs = set((ROOT / "tests" / "data" / "source_page_runs.txt").read_text("ascii").split())
    assert len(theirs) > 300

    for article in every():
        everything = " . ".join([article.title, article.summary, *headings(article)])
        texts = [everything, *paragraphs(article)]
        assert not any(runs_of_eight(text) & theirs for text in texts), article.slug


def test_our_articles_quote_nobody() -> None:
    said = re.compile(r"[\"”],? (?:says|said|explains|dice|dijo|explica)\b")

    assert [one.slug for one in every() if said.search(one.document.source)] == []


# --- The glossary --------------------------------------------------------------------------------


def test_the_glossary_has_nothing_to_fix() -> None:
    report = lint([ROOT / "glossary.yaml"], Glossary(()), GRADE_UNTAUGHT, date(2026, 3, 1))

    assert (report.errors, report.findings) == ((), ())
    assert len(report.files[0].levels) == len(terms())
    assert not [level.term.term for level in report.files[0].levels
                if level.words > LONGEST_DEFINITION]  # fmt: skip


def test_every_definition_is_one_sentence() -> None:
    faults = [
        f"{term.language} {term.term}: {plain}"
        for term in terms()
        for plain in [sense.plain for sense in term.senses] or [term.plain]
        if len(split_sentences(plain)) != 1
        or not (plain[0].isupper() or plain[0].isdigit())
        or not plain.endswith(".")
    ]

    assert faults == []


def test_every_term_names_its_source() -> None:
    without = [
        f"{term.language} {term.term}"
        for term in terms()
        if not (term.source and term.source.title and term.source.publisher)
    ]

    assert without == []


def test_the_spanish_definitions_are_plain() -> None:
    # Crawford's formula means nothing on one sentence, so they are measured together.
    text = "\n\n".join(term.plain for term in terms() if term.language == "es")

    grade = score(text, "es").scores["crawford"]

    assert grade is not None
    assert grade <= GRADE_UNTAUGHT


def test_the_glossary_is_sorted() -> None:
    english = [term.term.casefold() for term in terms() if term.language == "en"]

    assert english == sorted(english)


def test_long_words_say_how_they_are_said() -> None:
    # A word of four or more syllables, in English, has a respelling with a stressed syllable.
    long = [
        term
        for term in terms()
        if term.language == "en"
        and any(score(word * 1).counts.syllables >= 4 for word in plain(term.term).split())
    ]
    without = [term.term for term in long if not re.search(r"[A-Z]{2}", term.pronunciation)]

    assert without == []


def test_every_article_file_is_found() -> None:
    assert len(FILES) == len(every())
    assert all(read_document(path).blocks for path in FILES)


def test_the_rarer_words_are_a_glossary_of_other_terms() -> None:
    # Given the entries for which the package has no room
    rarer = read_glossary(ROOT / "glossary" / "more.yaml")
    shipped = read_glossary(ROOT / "glossary.yaml")

    # Then each names its source, and none of their terms is in the shipped glossary too
    assert [term.term for term in rarer if not term.source] == []
    both = {(term.language, term.term) for term in rarer if term.language == "en"}
    assert both & {(term.language, term.term) for term in shipped} == set()
