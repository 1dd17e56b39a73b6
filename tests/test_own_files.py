"""A reader's own file: who wrote and reviewed it, as the file says, and nothing more."""

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from hlreader import header_and_footer
from hlreader.documents.chunks import chunks
from hlreader.library.article import article_from, unmeasured_article
from hlreader.library.find import open_article
from hlreader.models import Article, plain_text, running_texts
from hlreader.readability import score
from hlreader.reader.session.context import ReaderContext
from hlreader.reader.session.size_steps import steps_of
from hlreader.reader.text.book import Book
from hlreader.reader.wording import ENGLISH
from hlreader.textsize.available_sizes import letterings
from hlreader.wording import wording_for
from tests import reader_harness
from tests.checking import checked_as, rule_named
from tests.conftest import Result
from tests.parsing import parse, parse_bytes
from tests.test_docx import saved

Run = Callable[..., Result]

PROSE = (
    "A weak heart pumps less blood than your body needs. You may feel tired, and your feet may "
    "swell. Call us if you gain three pounds in a day."
)
SAVED_PAGE = f"""\
Skip to content

Heart Disease Health Center

Font Size

Living With a Weak Heart

Acme Feature
Reviewed by Ann Roe

{PROSE}

Your Care Plan

{PROSE}

Reviewed on December 15, 2014

Today on Acme

Heart Disease Overview
From first signs to new drugs, here is all you need.
Salt and your heart
Cook without it.
man tying running shoes
Ten Foods Your Heart Will Love
"""
LD = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebSite", "name": "Acme"},
        {
            "@type": ["MedicalWebPage", "Article"],
            "headline": "Living with a weak heart",
            "articleSection": "Heart disease",
            "author": [{"@type": "Person", "name": "Bo Doe"}],
            "reviewedBy": {"@id": "#ann"},
            "lastReviewed": "2014-12-15T08:00:00-05:00",
        },
        {"@id": "#ann", "@type": "Person", "name": "Ann Roe", "honorificSuffix": "MD"},
    ],
}


def own(text: str, name: str = "leaflet.txt", form: str = "text") -> Article:
    return article_from(parse(text, name, form), "")


def page(html: str) -> Article:
    return article_from(parse_bytes(html.encode(), "leaflet.html", "html"), "")


def web_page(head: str = "", body: str = "") -> str:
    return (
        f"<html lang=en><head><title>A weak heart | Acme</title>{head}</head>"
        f"<body><main><h1>A weak heart</h1>{body}<p>{PROSE}</p></main></body></html>"
    )


def header(article: Article) -> list[str]:
    lines = header_and_footer.header(article, wording_for(article.language))
    return [line.text for line in lines if not line.text.startswith(("Reading", "Nivel"))]


def body(article: Article) -> str:
    return "\n".join(plain_text(one.runs) for one in running_texts(article.document.blocks))


# --- What a page says ---------------------------------------------------------------------------


def test_a_page_saved_as_text_is_shown_with_what_it_says_of_itself() -> None:
    article = own(SAVED_PAGE)

    assert header(article) == [
        "Heart Disease Health Center",
        "Living With a Weak Heart",
        "Acme Feature",
        "The page says it was reviewed by Ann Roe on December 15, 2014",
    ]
    assert "eviewed" not in body(article)
    assert "Acme" not in body(article)


def test_a_page_in_spanish_is_shown_in_spanish() -> None:
    text = (
        "Cómo cuidar el corazón\n\nRevisado por la Dra. Ana Roe el 15 de diciembre de 2014\n\n"
        "Un corazón débil bombea menos sangre de la que su cuerpo necesita. Llame a la enfermera "
        "si tiene fiebre o si le duele el pecho por la noche.\n"
    )

    assert header(own(text)) == [
        "Cómo cuidar el corazón",
        "La página dice que la revisó la Dra. Ana Roe el 15 de diciembre de 2014",
    ]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Medically reviewed by Ann Roe, MD", "The page says it was reviewed by Ann Roe, MD"),
        (
            "Last reviewed: 12/15/2014",
            "The page gives December 15, 2014 as the date of its last review",
        ),
        ("Last reviewed: 03/04/2014", "The page gives 03/04/2014 as the date of its last review"),
        ("Last reviewed: May 2014", "The page gives May 2014 as the date of its last review"),
    ],
)
def test_a_review_is_told_as_the_page_has_it(line: str, said: str) -> None:
    assert header(own(f"# A weak heart\n\n{line}\n\n{PROSE}\n", form="markdown"))[1:] == [said]


def test_of_two_reviews_the_one_of_the_person_named_keeps_its_date() -> None:
    article = own(
        f"# A weak heart\n\nReviewed by Ann Roe on May 3, 2014\n\n{PROSE}\n\n"
        "Last reviewed: May 3, 2020\n",
        form="markdown",
    )

    assert header(article)[1:] == ["The page says it was reviewed by Ann Roe on May 3, 2014"]
    assert "Last reviewed: May 3, 2020" in body(article)


def test_what_the_head_does_not_show_of_a_byline_stays_in_the_text() -> None:
    article = own(
        "# A weak heart\n\nReviewed by Ann Roe, MD; reviewed by Cy Poe, RN\n\n"
        f"Updated May 3, 2020\n\n{PROSE}\n",
        form="markdown",
    )

    assert "Cy Poe, RN" in body(article)
    assert "Updated May 3, 2020" in body(article)


def test_a_web_page_says_it_to_programs() -> None:
    script = f"<script type='application/ld+json'>{json.dumps(LD)}</script>"

    article = page(web_page(script))

    assert header(article) == [
        "Heart disease",
        "A weak heart",
        "The page names Bo Doe as its author",
        "The page says it was reviewed by Ann Roe, MD on December 15, 2014",
    ]


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ('<meta name="author" content="Bo Doe">', "The page names Bo Doe as its author"),
        (
            (
                '<meta name="reviewed-by" content="Ann Roe">'
                '<meta name="lastReviewed" content="2014-12-15">'
            ),
            "The page says it was reviewed by Ann Roe on December 15, 2014",
        ),
        ('<meta property="article:section" content="Heart disease">', "Heart disease"),
        ('<meta property="article:author" content="https://example.org/bo">', ""),
        ('<script type="application/ld+json">{"@type": "Article", </script>', ""),
        ('<script type="application/ld+json">[[[["deep"]]], 1, null]</script>', ""),
    ],
)
def test_meta_tags_say_it_too_and_broken_ones_say_nothing(head: str, said: str) -> None:
    assert [line for line in header(page(web_page(head))) if line != "A weak heart"] == (
        [said] if said else []
    )


@pytest.mark.parametrize(
    "line",
    [
        "<p>Reviewed <time datetime='2014-12-15'>ten years ago</time></p>",
        "<p>Reviewed on <time datetime='2014-12-15'>December 15, 2014</time></p>",
        "<div itemprop='lastReviewed' content='2014-12-15'></div>",
    ],
)
def test_a_time_says_when_a_page_was_reviewed(line: str) -> None:
    assert header(page(web_page(body=line)))[1:] == [
        "The page gives December 15, 2014 as the date of its last review"
    ]


@pytest.mark.parametrize(
    "around",
    [
        "<div class=byline>Reviewed by <a href=/a>Ann Roe, MD</a></div><main>{}</main>",
        "<header><div>Reviewed by Ann Roe, MD</div></header><main>{}</main>",
        "<main>{}</main><footer><p>Reviewed by Ann Roe, MD</p></footer>",
        "<main>{}<ul><li>Reviewed by Ann Roe, MD</li></ul></main>",
        "<main>{}<p>Reviewed by <a href=/a>Ann Roe, MD</a></p></main>",
    ],
)
def test_a_review_is_found_where_the_page_has_it(around: str) -> None:
    text = f"<h1>A weak heart</h1><p>{PROSE}</p><p>{PROSE}</p>"

    article = page(f"<html><body>{around.format(text)}</body></html>")

    assert header(article) == ["A weak heart", "The page says it was reviewed by Ann Roe, MD"]


def test_what_is_visible_comes_before_what_is_not() -> None:
    script = f"<script type='application/ld+json'>{json.dumps(LD)}</script>"

    article = page(web_page(script, "<p>By Cy Poe</p><p>Reviewed by Di Roe on May 3, 2020</p>"))

    assert header(article)[2:] == [
        "By Cy Poe",
        "The page says it was reviewed by Di Roe on May 3, 2020",
    ]


def test_a_heading_that_is_the_declared_title_comes_before_a_higher_one() -> None:
    article = page(
        "<title>A weak heart</title><h1>Heart Disease Health Center</h1>"
        f"<h2>A weak heart</h2><p>{PROSE}</p><h2>Your care plan</h2><p>{PROSE}</p>"
    )

    assert header(article) == ["Heart Disease Health Center", "A weak heart"]
    assert "Your care plan" in body(article)


def test_a_heading_that_is_no_title_stays_in_the_text() -> None:
    article = own(
        f"---\ntitle: A weak heart\n---\n\n# Before you begin\n\n{PROSE}\n", form="markdown"
    )

    assert header(article) == ["A weak heart"]
    assert "Before you begin" in body(article)


# --- Word files ---------------------------------------------------------------------------------

CUSTOM = """<?xml version="1.0"?><Properties
 xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
 xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">
<property name="Reviewed by"><vt:lpwstr>Ann Roe, MD</vt:lpwstr></property>
<property name="Last reviewed"><vt:filetime>2014-12-15T00:00:00Z</vt:filetime></property>
</Properties>"""


def leaflet(word: "docx.document.Document") -> None:
    word.core_properties.title = "A weak heart"
    word.core_properties.author = "Bo Doe"
    word.core_properties.category = "Heart disease"
    word.add_paragraph(PROSE)


def test_a_word_file_says_it_in_its_properties() -> None:
    article = article_from(parse_bytes(saved(leaflet), "leaflet.docx", "docx"), "")

    assert header(article) == [
        "Heart disease",
        "A weak heart",
        "The page names Bo Doe as its author",
    ]


@pytest.mark.parametrize("name", ["python-docx", "Microsoft Office User", "Admin", "jdoe2", ""])
def test_what_a_program_calls_the_author_is_no_author(name: str) -> None:
    def fill(word: "docx.document.Document") -> None:
        leaflet(word)
        word.core_properties.author = name

    assert article_from(parse_bytes(saved(fill), "leaflet.docx", "docx"), "").author == ""


def with_custom_properties(data: bytes) -> bytes:
    """Return a Word file with properties that its user has added."""
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for part in old.namelist():
            text = old.read(part)
            if part == "_rels/.rels":
                link = f'<Relationship Id="c" Type="{kind}" Target="docProps/custom.xml"/>'
                text = text.replace(b"</Relationships>", f"{link}</Relationships>".encode())
            new.writestr(part, text)
        new.writestr("docProps/custom.xml", CUSTOM)
    return stream.getvalue()


def test_a_word_file_may_have_a_review_among_its_properties() -> None:
    data = with_custom_properties(saved(leaflet))

    article = article_from(parse_bytes(data, "leaflet.docx", "docx"), "")

    assert header(article)[-1] == (
        "The page says it was reviewed by Ann Roe, MD on December 15, 2014"
    )


# --- What no page says --------------------------------------------------------------------------


@pytest.mark.parametrize("options", [["--plain"], ["--print"]])
def test_nothing_of_our_articles_is_said_of_a_file(
    tmp_path: Path, run: Run, options: list[str]
) -> None:
    path = tmp_path / "leaflet.txt"
    path.write_text(PROSE, "utf-8")

    shown = run("read", path, *options).out

    assert "Not yet reviewed" not in shown
    assert "care team" not in shown
    assert "leaflet.txt" in shown


def test_an_empty_file_takes_no_minutes(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "leaflet.txt"
    path.write_text("", "utf-8")

    assert run("read", path, "--plain").out == "Title: leaflet.txt.\n"


def test_an_article_of_a_library_is_shown_as_before() -> None:
    document = parse(f"# A weak heart\n\nReviewed by Ann Roe\n\n{PROSE}\n", "a.md", "markdown")

    article = article_from(document, "a-weak-heart")

    assert header(article)[1:] == ["Not yet reviewed by a clinician"]
    assert "Reviewed by Ann Roe" in body(article)
    assert header_and_footer.closing(article)


def test_a_long_file_says_it_too(tmp_path: Path) -> None:
    path = tmp_path / "book.md"
    text = f"# A weak heart\n\nReviewed by Ann Roe on May 3, 2020\n\n{(PROSE + ' ' * 2) * 900}"
    path.write_text(f"{text}\n\n{PROSE}\n", "utf-8")

    opened = open_article(str(path))

    assert header(opened.article) == [
        "A weak heart",
        "The page says it was reviewed by Ann Roe on May 3, 2020",
    ]


def test_an_unmeasured_file_is_in_the_language_it_declares() -> None:
    document = parse_bytes(b"<html lang=es><p>Descanse.</p>", "a.html", "html")

    assert unmeasured_article(document, "").language == "es"


# --- A byline is no sentence --------------------------------------------------------------------

BYLINE = "Medically reviewed by Ann Roe, MD, Professor of Cardiology, on December 15, 2014"


def test_a_byline_does_not_count() -> None:
    with_byline = parse(f"{BYLINE}\n\n{PROSE}\n", "leaflet.txt", "text")
    without = parse(f"{PROSE}\n", "leaflet.txt", "text")

    assert score(with_byline, "en").counts == score(without, "en").counts


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.md", f"{PROSE}\n\n{BYLINE}\n"),
        ("a.txt", f"{PROSE}\n\n{BYLINE}\n"),
        ("a.html", f"<p>{PROSE}</p><p>{BYLINE}</p>"),
        ("a.html", f"<p>{PROSE}</p><p>Reviewed on <b>December 15, 2014</b></p>"),
        ("a.md", f"{PROSE}\n\nÚltima revisión: 15 de diciembre de 2014\n"),
    ],
)
def test_the_date_of_a_byline_is_too_old_where_it_is_written(name: str, text: str) -> None:
    (found,) = rule_named("review-out-of-date").check(checked_as(text, name))

    assert text[found.start : found.end] in ("December 15, 2014", "15 de diciembre de 2014")


def test_the_date_that_a_web_page_tells_programs_may_be_too_old() -> None:
    text = web_page(f"<script type='application/ld+json'>{json.dumps(LD)}</script>")

    (found,) = rule_named("review-out-of-date").check(checked_as(text, "a.html"))

    assert text[found.start : found.end] == "2014-12-15T08:00:00-05:00"


def test_front_matter_needs_no_date_where_a_line_has_one() -> None:
    text = f"---\ntitle: A weak heart\n---\n\n{PROSE}\n\nRevisado: mayo de 2026\n"

    assert not list(rule_named("review-date-missing").check(checked_as(text, "a.md")))


# --- In the reader ------------------------------------------------------------------------------


def own_desk(text: str) -> ReaderContext:
    article = own(text)
    book = Book(article, chunks(article.document.blocks), reader_harness.WORDS, ())
    return ReaderContext([book], steps_of(letterings(reader_harness.TMUX)), ENGLISH)


@pytest.mark.parametrize("text", [SAVED_PAGE, PROSE, "", "Reviewed by Ann Roe"])
def test_the_reader_goes_to_the_end_of_a_file_that_has_no_footer(text: str) -> None:
    on = own_desk(text)

    for keys in ("", "end", "end home", "end pageup", "pagedown pagedown l escape"):
        shown = " ".join(reader_harness.lines(reader_harness.opened(on, keys=keys), on))
        assert "care team" not in shown
        assert "Not yet reviewed" not in shown


def test_the_reader_begins_with_what_a_file_says_of_itself() -> None:
    on = own_desk(SAVED_PAGE)

    shown = " ".join(" ".join(reader_harness.lines(reader_harness.opened(on), on)).split())

    assert "Living With a Weak Heart Acme Feature The page says it was reviewed by Ann Roe" in shown


# --- What check says of it ----------------------------------------------------------------------

REVIEWED = {
    "a visible line": ("markdown", f"# Gout\n\nReviewed by Ann Roe, MD, on May 3, 2025\n\n{PROSE}"),
    "a line in Spanish": ("markdown", f"Revisado por Ann Roe, MD el 3 de mayo de 2025\n\n{PROSE}"),
    "front matter": (
        "markdown",
        f"---\ntitle: Gout\nreviewed_by: Ann Roe, MD\nreviewed_on: 2025-05-03\n---\n\n{PROSE}",
    ),
    "JSON-LD": (
        "html",
        (
            '<script type="application/ld+json">{"@type": "MedicalWebPage", "lastReviewed": '
            '"2025-05-03", "reviewedBy": {"name": "Ann Roe, MD"}}</script>'
            f"<main><h1>Gout</h1><p>{PROSE}</p></main>"
        ),
    ),
    "meta": (
        "html",
        (
            '<meta name="reviewed_by" content="Ann Roe, MD"><meta name="last-reviewed" '
            f'content="2025-05-03"><main><h1>Gout</h1><p>{PROSE}</p></main>'
        ),
    ),
    "time": (
        "html",
        (
            "<main><h1>Gout</h1><p>Reviewed by Ann Roe, MD</p><p>Last reviewed: "
            f'<time datetime="2025-05-03">May 3, 2025</time></p><p>{PROSE}</p></main>'
        ),
    ),
    "a line outside the article": (
        "html",
        (
            f"<main><h1>Gout</h1><p>{PROSE}</p></main><footer><p>Medically reviewed by "
            "Ann Roe, MD, on May 3, 2025</p></footer>"
        ),
    ),
    "properties of a Word file": ("docx", None),
}


@pytest.mark.parametrize("kind", REVIEWED)
def test_read_and_check_know_of_the_same_review(kind: str, tmp_path: Path, run: Run) -> None:
    form, text = REVIEWED[kind]
    path = tmp_path / f"leaflet.{form}"
    path.write_bytes(text.encode() if text else with_custom_properties(saved(leaflet)))
    day = "2025-05-03" if text else "2014-12-15"

    article = article_from(parse_bytes(path.read_bytes(), path.name, form), "")
    checked = json.loads(run("check", path, "--format", form, "--json").out)["files"][0]

    assert (article.reviewed_by, article.reviewed_on) == ("Ann Roe, MD", day)
    assert checked["about"] == {
        "author": "" if text else "Bo Doe", "reviewed_by": "Ann Roe, MD", "reviewed_on": day,
    }  # fmt: skip
    assert "HL604" not in {finding["code"] for finding in checked["findings"]}
    assert "Ann Roe" not in str(checked["sentences"])


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("markdown", f"# Gout\n\nReviewed by Ann Roe, MD\n\n{PROSE}"),
        ("html", f'<meta name="reviewed_by" content="Ann Roe, MD"><main><p>{PROSE}</p></main>'),
    ],
)
def test_a_review_without_a_day_is_a_finding(
    form: str, text: str, tmp_path: Path, run: Run
) -> None:
    path = tmp_path / f"leaflet.{form}"
    path.write_text(text, "utf-8")

    found = json.loads(run("check", path, "--format", form, "--json").out)["files"][0]["findings"]

    assert [one["message"] for one in found if one["code"] == "HL604"] == [
        "The text names a reviewer, Ann Roe, MD, but not the day of the review."
    ]
