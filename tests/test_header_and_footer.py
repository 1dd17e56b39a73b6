"""What is said before and after an article, which printed pages and the reader draw alike."""

from hlreader.header_and_footer import (
    FooterEntry,
    FooterSection,
    HeaderLine,
    Related,
    footer,
    header,
)
from hlreader.library.article import article_from, unmeasured_article
from hlreader.models import Article
from tests.parsing import parse

FRONT = "topic: Common problems\nbyline: The night nurses\nreviewed_by: A. Example"
LEVEL = "Reading level: too short to measure. About 1 minute to read."


def article(front: str = "title: Sore throat", text: str = "It hurts.") -> Article:
    return article_from(parse(f"---\n{front}\n---\n\n{text}\n", "throat.md", "markdown"), "throat")


def test_the_header_says_what_an_article_is_in_order() -> None:
    said = header(article(f"title: Sore throat\n{FRONT}"))

    assert said == (
        HeaderLine("section", "Common problems"),
        HeaderLine("title", "Sore throat"),
        HeaderLine("note", "The night nurses"),
        HeaderLine("note", "Reviewed by A. Example"),
        HeaderLine("note", LEVEL),
    )


def test_a_text_without_prose_is_called_too_short() -> None:
    *_, last = header(article(text="| Drug | Dose |\n|---|---|\n| A | 1 pill |"))

    assert last.text == LEVEL


def test_nothing_is_said_of_the_level_of_a_text_that_has_not_been_measured() -> None:
    document = parse("---\ntitle: Sore throat\n---\n\nIt hurts.\n", "throat.md", "markdown")

    *_, last = header(unmeasured_article(document, "throat"))

    assert last.text == "Not yet reviewed by a clinician"


def test_the_footer_has_the_sources_then_what_to_read_next() -> None:
    front = (
        "title: Sore throat\nsources: [{title: Throats, publisher: Example Press, year: '2020'}]\n"
        "adapted_from: {title: Pharyngitis, publisher: Old Web}"
    )

    sources, read_next = footer(article(front), [Related("fever", "Fever", "When to call")])

    assert (sources.title, len(sources.entries)) == ("Sources", 2)
    assert sources.entries[0] == FooterEntry("Throats. Example Press. 2020.")
    assert '"Pharyngitis", Old Web' in sources.entries[1].text
    assert read_next == FooterSection(
        "Read next", (FooterEntry("When to call.", "Fever.", "fever"),)
    )


def test_a_section_without_entries_is_left_out() -> None:
    assert footer(article(), []) == ()
