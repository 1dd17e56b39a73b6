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

from hlreader.checker.measure import measure
from hlreader.checker.runner import FileReport, check
from hlreader.checker.severity import Severity
from hlreader.checker.text.checked_text import CheckedText, Settings
from hlreader.checker.text.nearby_files import facts_next_to
from hlreader.checker.text.stated_facts import stated_facts
from hlreader.documents import open_text
from hlreader.glossary import Glossary
from hlreader.glossary.editing.lint import lint
from hlreader.glossary.words.keys import plain
from hlreader.library.article import MOST_QUESTIONS
from hlreader.library.facts import Facts
from hlreader.library.find import Library
from hlreader.library.teach_back import FEWEST_QUESTIONS, missing_words, place_of_answer
from hlreader.models import (
    Article,
    Heading,
    ItemList,
    Paragraph,
    Table,
    Term,
    plain_text,
    running_texts,
    walk,
)
from hlreader.readability import score
from hlreader.readability.counting_rules import DEFAULT_RULES
from hlreader.readability.sentences import split_sentences
from tests.conftest import ROOT
from tests.parsing import read_document, read_glossary

pytestmark = pytest.mark.slow

ARTICLES = ROOT / "articles"
LANGUAGES = ["en", *sorted(path.name for path in ARTICLES.iterdir() if path.is_dir())]
FILES = sorted(ARTICLES.rglob("*.md"))

GRADE = 8
"""The highest grade of an article with the medical words it teaches."""
GRADE_UNTAUGHT = 6
"""The highest grade without them."""
MOST_FINDINGS = 5
MOST_OF_ONE_OPENING = 0.03
"""The share of sentences that may begin with the same four words."""
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
    "idioma",
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
    assert len(articles("en")) >= 40
    assert {one.slug for one in articles("es")} >= {"metastatic", "mammogram", "breast-cancer"}
    assert sum(term.language == "en" for term in terms()) >= 400
    assert sum(term.language == "es" for term in terms()) >= 80


def section(article: Article, title: str) -> str:
    """Return the text under a heading, up to the next one of its level or above."""
    said: list[str] = []
    level = 0
    for block in article.document.blocks:
        if isinstance(block, Heading):
            if level and block.level <= level:
                break
            level = level or (block.level if plain_text(block.runs) == title else 0)
        elif level:
            said += [plain_text(text.runs) for text in running_texts((block,))]
    return " ".join(said).lower()


def test_danger_signs_are_short_and_in_the_words_of_their_section(article: Article) -> None:
    if not article.danger_signs:
        return
    text = section(article, article.danger_signs.section)
    for sign in article.danger_signs.signs:
        assert len(sign.split()) <= 22, sign
        words = re.findall(r"[^\W\d_]{4,}", sign.lower())
        # "a breast turns red" in the text may be "a breast that turns red" as a sign
        missing = [word for word in words if word[:5] not in text and word not in ("that", "with")]
        assert missing == [], f"{sign}: its section does not have these words"


NOT_OPEN = re.compile(
    r"(?:^|[.!?] )(?:is|are|do|does|did|can|could|will|would|should|have|has|may|"
    r"es|está|son|puede|debe|tiene|hay|sabe|necesita)\b[^.?]*\?",
    re.IGNORECASE,
)
"""A question that yes or no would answer."""


def test_an_article_has_questions_that_a_nurse_would_ask(article: Article) -> None:
    asked = article.teach_back
    assert FEWEST_QUESTIONS <= len(asked) <= MOST_QUESTIONS
    for one in asked:
        for text in (one.question, one.again):
            last = split_sentences(text)[-1].text
            assert last.endswith("?") or last.startswith(("Show", "Name")), text
            assert not NOT_OPEN.search(text.replace("¿", "")), f"{text} can be answered with yes"
            assert all(len(part.text.split()) <= 20 for part in split_sentences(text)), text
    every_text = [text for one in asked for text in (one.question, one.again)]
    assert len(set(every_text)) == len(every_text)
    assert any("own words" in one.question or "sus palabras" in one.question for one in asked)


def test_the_text_answers_the_questions(article: Article) -> None:
    blocks = article.document.blocks
    for one in article.teach_back:
        assert missing_words(blocks, one, article.language) == [], one.question
        place = place_of_answer(blocks, one, article.language)
        assert place
        assert article.document.source[place.start : place.end].strip()


def test_the_questions_are_easy_to_read(article: Article) -> None:
    asked = "\n\n".join(f"{one.question} {one.again}" for one in article.teach_back)
    document = open_text(asked, "questions", "text")

    found = measure(document, article.language, DEFAULT_RULES, glossary())

    english = ("smog", "flesch_kincaid_grade")
    for name in english if article.language == "en" else ("crawford",):
        grade = found.without_terms.scores[name]
        assert grade is not None
        assert grade <= GRADE_UNTAUGHT


@cache
def library_facts() -> Facts:
    return facts_next_to(ARTICLES / "biopsy.md")


def test_an_article_says_what_the_facts_say(
    article: Article, reports: dict[str, FileReport]
) -> None:
    report = reports[Path(article.document.name).as_posix()]

    assert [found.message for found in report.findings if found.code == "HL801"] == []


def test_a_fact_names_the_articles_that_state_it(article: Article) -> None:
    # Given the facts that an article states, and those whose signs it lists
    document = read_document(Path(article.document.name))
    text = CheckedText(document, Settings(), glossary(), facts=library_facts())
    stated = {one.fact.name for one in stated_facts(text)}
    signs = article.danger_signs.signs if article.danger_signs else ()
    for fact, finder in library_facts().in_language(article.language):
        wanted = set(finder.wording.signs)
        listed = wanted and wanted <= set(signs)

        # Then the article is among those that the fact names, and no other is
        is_stated = fact.name in stated or bool(listed)
        assert is_stated == (article.slug in fact.used_in), fact.name


def test_every_fact_has_two_sources_or_the_body_that_gives_the_advice() -> None:
    names = {article.slug for article in every()}
    assert library_facts().fault is None
    assert len(library_facts().facts) >= 12
    for fact in library_facts().facts:
        assert fact.sources, fact.name
        assert set(fact.used_in) <= names, fact.name
        assert len(fact.sources) >= 2 or fact.sources[0].publisher in fact.name, fact.name


ENDS_IN_HELP = re.compile(r"emergency|right away|de inmediato|emergencias", re.IGNORECASE)


def test_an_article_that_sends_people_to_get_help_names_its_danger_signs(article: Article) -> None:
    calls = ENDS_IN_HELP.search(article.document.source)

    assert article.danger_signs or not calls, f"{calls}: add danger_signs to its front matter"


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

    # No warning, but a little advice: it names the missing review, and here and there a passive
    warnings = [x.message for x in report.findings if x.severity is not Severity.ADVICE]
    assert warnings == []
    assert len(report.findings) <= MOST_FINDINGS


def test_few_sentences_begin_with_the_same_four_words() -> None:
    for language in LANGUAGES:
        openings = Counter(
            tuple(re.findall(r"[^\W_]+", sentence.text.lower())[:4])
            for article in articles(language)
            for sentence in score(article.document, language).sentences
        )
        [(opening, times)] = Counter({k: n for k, n in openings.items() if len(k) > 3}).most_common(
            1
        )
        assert times <= MOST_OF_ONE_OPENING * openings.total(), opening


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


@cache
def danger_signs() -> tuple[str, ...]:
    signs = (one.danger_signs.signs for one in every() if one.danger_signs)
    return tuple({sign.lower() for some in signs for sign in some})


def is_about_urgent_help(text: str) -> bool:
    return bool(ENDS_IN_HELP.search(text)) or text.lower().startswith(danger_signs())


def test_no_two_articles_share_a_paragraph() -> None:
    # But for danger signs and what to do about them, which are the same everywhere
    seen = Counter(
        text
        for article in every()
        for text in set(paragraphs(article))
        if len(text.split()) > 7 and not is_about_urgent_help(text)
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


@pytest.mark.slow
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


@pytest.mark.parametrize("text", ["a doctor or nurse", "a nurse or tech", "a room or suite"])
def test_the_little_word_or_is_not_the_operating_room(text: str) -> None:
    found = [match.term.term for match in with_all_words().matcher("en").find(text)]

    assert not {"operating room", "operating room nurse", "surgical technologist"} & {*found}


def test_a_nurse_of_the_operating_room_is_found_by_her_short_name() -> None:
    found = with_all_words().matcher("en").find("The OR nurse calls you.")

    assert [match.term.term for match in found] == ["operating room nurse"]
