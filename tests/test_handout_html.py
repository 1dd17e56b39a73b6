"""A hand-out as a web page: what is in its file. ``test_handout_browser.py`` opens it."""

import json
import re
from base64 import b64encode
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

import docx
import pytest
from justhtml import JustHTML

from hlreader.handouts.html.addresses import NoPages, place_name, target
from hlreader.handouts.html.elements import Markup, element, followable, verbatim
from hlreader.handouts.html.language import Tongue, direction, tongue_in, tongue_of
from hlreader.handouts.leaflet import Clinic
from hlreader.library.find import Library
from hlreader.models import plain_text, running_texts
from tests.html_pages import ARABIC, HOSTILE, HtmlPage, page_from, page_of

ARTICLES = [(slug, "en") for slug in Library().slugs()] + [
    (path.stem, "es") for path in sorted((Library().folder / "es").glob("*.md"))
]
LARGEST = 150_000
SPANISH = (
    "Tome una pastilla por la noche con comida y llame a su médico si le duele la cabeza o si "
    "tiene fiebre que no baja con el agua fría."
)


@pytest.fixture(scope="module")
def metastatic(compiled: Path) -> HtmlPage:
    return page_of("metastatic")


# ── The whole article ──────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("slug", "language"), ARTICLES)
def test_every_article_is_a_small_valid_page_with_all_of_its_text(slug: str, language: str) -> None:
    page = page_of(slug, language)

    assert len(page.source.encode()) < LARGEST
    assert JustHTML(page.source, collect_errors=True).errors == []
    assert page.tree.get("lang") == language
    assert wrongs_in(page) == []
    assert added_apart(page) == article_text(page)
    assert page.all("//article//*[@lang]") == []  # nothing is mistaken for another language


def wrongs_in(page: HtmlPage) -> list[str]:
    """Return what makes a page hard to use for a screen reader, or leads nowhere."""
    levels = [int(one.tag[1]) for one in page.all("//*[self::h1|self::h2|self::h3|self::h4|"
                                                  "self::h5|self::h6]")]  # fmt: skip
    names = [one.get("id") for one in page.all("//*[@id]")]
    pointed = [one.get("href")[1:] for one in page.all("//a[starts-with(@href, '#')]")]
    for attribute in ("aria-labelledby", "aria-describedby", "popovertarget"):
        pointed += [one.get(attribute) for one in page.all(f"//*[@{attribute}]")]
    skips = [below for above, below in pairwise(levels) if below > above + 1]
    return [
        *(f"a level is skipped before h{level}" for level in skips),
        *([] if levels.count(1) == 1 and levels[0] == 1 else ["not one h1, first"]),
        *(f"{name} is there twice" for name in {name for name in names if names.count(name) > 1}),
        *(f"nothing is called {name}" for name in set(pointed) - set(names)),
        *("a table without caption" for one in page.all("//table[not(caption)]")),
        *("a header without scope" for one in page.all("//th[not(@scope)]")),
        *("no text in a heading" for text in page.texts("//h1|//h2|//h3") if not text),
    ]


def added_apart(page: HtmlPage) -> str:
    """Return the text of a page without what hlreader added, and without spaces."""
    tree = page.tree.__copy__()
    for added in tree.xpath("//*[@data-hlreader]"):
        added.drop_tree()
    return "".join(tree.xpath("//article")[0].text_content().split())


def article_text(page: HtmlPage) -> str:
    article = page.leaflet.article
    texts = running_texts(article.document.blocks, code=True)
    return "".join("".join([article.title, *(plain_text(one.runs) for one in texts)]).split())


def test_a_page_begins_with_section_title_danger_signs_and_review(metastatic: HtmlPage) -> None:
    order = [one.get("class") or one.tag for one in metastatic.all("//article/*")[:4]]

    assert order == ["topic", "h1", "danger", "about"]
    assert metastatic.texts("//*[@class='topic']") == ["Breast cancer"]
    assert (
        metastatic.texts("//section[@class='danger']//li")[2] == "trouble breathing, or chest pain"
    )
    [about] = metastatic.texts("//*[@class='about']")
    assert about.startswith("Not yet reviewed by a clinician.")


def test_danger_signs_lead_to_the_section_that_says_more(metastatic: HtmlPage) -> None:
    [link] = metastatic.all("//section[@class='danger']//a")
    [heading] = metastatic.all(f"//*[@id='{link.get('href')[1:]}']")

    assert heading.text_content() == "When should I call for help?"


def test_a_page_of_the_users_own_says_only_what_its_file_says(tmp_path: Path) -> None:
    page = page_from("# Tea\n\nDrink it warm.", tmp_path)

    assert "reviewed" not in " ".join(page.texts("//article"))
    assert page.texts("//h1") == ["Tea"]


def test_each_hard_word_is_a_button_and_stands_in_the_list_with_how_to_say_it(
    metastatic: HtmlPage,
) -> None:
    buttons = metastatic.all("//button[@class='word']")
    [first] = metastatic.all("//*[@id='meaning_1']")

    assert [one.text_content() for one in buttons[:2]] == ["Metastatic", "lymph nodes"]
    assert len(metastatic.all("//dl/div")) == len(metastatic.leaflet.terms) == len(buttons)
    assert first.get("popover") is not None
    assert "Say: met-uh-STAT-ik" in first.text_content()
    assert metastatic.texts("//dl/div")[0].startswith("[1] metastatic Say: met-uh-STAT-ik Having")


def test_a_long_text_explains_each_word_once(tmp_path: Path) -> None:
    text = "A biopsy helps.\n\nRest.\n\n" * 200

    page = page_from(f"---\nlanguage: en\n---\n\n# Tests\n\n{text}", tmp_path)

    assert page.texts("//dt") == ["[1] biopsy"]
    assert page.texts("//button[@class='word']") == ["biopsy", "biopsy"]  # on each of its pages
    assert wrongs_in(page) == []


def test_questions_of_teach_back_open_their_answers(metastatic: HtmlPage) -> None:
    questions = metastatic.leaflet.article.teach_back
    summaries = metastatic.texts("//section[@class='questions']//details/summary")
    [first, *_] = metastatic.texts("//section[@class='questions']//details")

    assert summaries == [one.question for one in questions]
    assert questions[0].look_for in first
    assert f"The same question in another way: {questions[0].again}" in first
    assert metastatic.all("//section[@class='questions']//details//a[starts-with(@href, '#')]")


def test_a_page_names_the_clinic_and_links_its_number() -> None:
    clinic = Clinic("Hill Street & Sons", "+1 (555) 010-0199")

    page = page_of("asthma", clinic=clinic)

    assert page.texts("//*[@class='clinic']/strong") == ["Hill Street & Sons"]
    assert {one.get("href") for one in page.all("//a[@class='number']")} == {"tel:+15550100199"}
    assert len(page.all("//section[@class='notes']//input")) == 2  # the name and the day


def test_without_a_number_there_is_a_place_to_write_it(metastatic: HtmlPage) -> None:
    labels = metastatic.texts("//section[@class='notes']//label/span")

    assert labels == ["My name", "Date", "Phone number of my care team", "What I want to ask"]


def test_sources_are_links_and_other_articles_are_named(metastatic: HtmlPage) -> None:
    links = [one.get("href") for one in metastatic.all("//section[@class='sources']//a")]

    assert "https://www.cancer.gov/types/metastatic-cancer" in links
    assert (
        "reviewed by Angela Jain on December 15, 2014"
        in metastatic.texts("//section[@class='sources']")[0]
    )
    assert metastatic.texts("//section[@class='related']//strong")[0].startswith("Imaging tests")
    assert metastatic.all("//section[@class='related']//a") == []  # there is no other page


def test_spanish_articles_have_a_page_in_spanish() -> None:
    page = page_of("metastatic", "es")

    assert page.texts("//*[@class='danger']/h2") == ["Cuándo pedir ayuda ya"]
    assert page.texts("//a[@class='skip']") == ["Ir al contenido"]
    assert page.texts("//section[@class='words']/h2") == ["Palabras explicadas"]


def test_the_front_matter_is_in_the_head_of_the_page(metastatic: HtmlPage) -> None:
    found = {
        one.get("name").removeprefix("hlreader:"): one.get("content")
        for one in metastatic.all("//meta[starts-with(@name, 'hlreader:')]")
    }

    assert found["topic"] == "Breast cancer"
    assert json.loads(found["keywords"])[:2] == ["metastatic", "advanced"]
    assert json.loads(found["sources"])[1]["publisher"] == "American Cancer Society"
    assert json.loads(found["adapted_from"])["reviewed_by"] == "Angela Jain"
    assert len(json.loads(found["danger_signs"])["signs"]) == 7
    assert json.loads(found["teach_back"])[0]["look_for"]
    assert "reviewed_by" not in found  # no one has reviewed it


def test_a_draft_says_so(tmp_path: Path) -> None:
    page = page_from("---\ntitle: T\ndraft: true\n---\n\nText.", tmp_path)

    assert page.texts("//h1/following-sibling::p")[0] == "Draft: not ready for readers yet"
    assert page.all("//meta[@name='hlreader:draft' and @content='true']")


# ── Blocks ─────────────────────────────────────────────────────────────────────────────────


def test_headings_never_skip_a_level(tmp_path: Path) -> None:
    page = page_from("# T\n\n#### Deep\n\na\n\n## Two\n\nb\n\n###### Six\n\nc", tmp_path)

    assert [one.tag for one in page.all("//article/h2|//article/h3")] == ["h2", "h2", "h3"]
    assert wrongs_in(page) == []


def test_headings_with_the_same_text_have_names_of_their_own(tmp_path: Path) -> None:
    page = page_from(
        "# T\n\n## Why?\n\na\n\n## Why?\n\nb\n\n## ¿Qué es?\n\nc\n\n## ???\n\nd", tmp_path
    )

    names = [one.get("id") for one in page.all("//article/h2")]
    assert names == ["why", "why-2", "qué-es", "section"]


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("- a\n- b", "<ul><li>a</li><li>b</li></ul>"),
        ("3. a\n4. b", '<ol start="3"><li>a</li><li>b</li></ol>'),
        ("1. a\n   - b", "<ol><li>a<ul><li>b</li></ul></li></ol>"),
        ("> *a* **b**", "<blockquote><p><em>a</em> <strong>b</strong></p></blockquote>"),
        ("a\\\nb", "<p>a<br>b</p>"),
        ("`<i>`", "<p><code>&lt;i&gt;</code></p>"),
        ("```\n<i>\n b\n```", "<pre><code>&lt;i&gt;\n b</code>"),
        ("a\n\n---\n\nb", "<p>a</p><hr><p>b</p>"),
        ('A "biopsy".', '<p>A <span class="kept">&quot;<button'),
        ("[a](#why) [b](#none)", "<p>a b</p>"),
        ("[a](treatments.md)", '<p><span data-article="treatments.md">a</span></p>'),
        ("[a](https://x.example/?b=1&c=2)", '<p><a href="https://x.example/?b=1&amp;c=2">a</a></p>'),
    ],
)  # fmt: skip
def test_blocks_become_elements(markdown: str, expected: str, tmp_path: Path) -> None:
    source = page_from(f"# T\n\n{markdown}", tmp_path).source

    about, notes = r'(?:<p class="about".*?</p>\n)?', '<section class="notes"'
    drawn = re.search(f"</h1>\n{about}(.*?){notes}", source, re.DOTALL)
    assert drawn
    assert re.sub(r"\n(?=<|$)", "", drawn[1]).startswith(expected)


def test_links_to_a_heading_lead_to_it(tmp_path: Path) -> None:
    page = page_from("# T\n\nSee [why](#why-so).\n\n## Why so\n\nb", tmp_path)

    assert [one.get("href") for one in page.all("//article/p/a")] == ["#why-so"]


def test_lists_with_letters_keep_them(tmp_path: Path) -> None:
    text = "<ol type='a' start='2'><li>one</li><li>two</li></ol>"
    path = tmp_path / "page.html"
    path.write_text(f"<html><body><main><h1>T</h1><p>Do this.</p>{text}</main></body></html>")

    page = page_of(str(path))

    [made] = page.all("//article/ol")
    assert made.get("type") == "a"
    assert [item.get("value") for item in made] == ["2", "3"]


def test_tables_name_their_columns_and_rows(tmp_path: Path) -> None:
    page = page_from(
        "# T\n\n## Tests\n\n| Test | Time |\n|---|---|\n| Blood | 5 |\n| Breath | 9 |", tmp_path
    )

    assert page.texts("//caption") == ["Table 1: Tests"]
    assert page.texts("//thead//th[@scope='col']") == ["Test", "Time"]
    assert page.texts("//tbody//th[@scope='row']") == ["Blood", "Breath"]
    assert [one.get("data-label") for one in page.all("//td")] == ["Time", "Time"]


def test_rows_that_share_their_first_cell_are_not_named_by_it(tmp_path: Path) -> None:
    page = page_from("# T\n\n| Day | Pill |\n|---|---|\n| Mon | a |\n| Mon | b |", tmp_path)

    assert page.texts("//tbody//th") == []
    assert page.texts("//caption") == ["Table 1"]


def test_a_word_document_of_the_users_own_becomes_a_page(tmp_path: Path) -> None:
    made = docx.Document()
    made.add_heading("After your biopsy", 1)
    made.add_paragraph("Keep the cut dry.", "List Bullet")
    made.add_heading("When to call", 3)
    table = made.add_table(2, 2)
    for cell, text in zip(table._cells, ("Sign", "Do", "Fever", "Call"), strict=True):
        cell.text = text
    path = tmp_path / "after.docx"
    made.save(str(path))

    page = page_of(str(path))

    assert page.texts("//h1") == ["After your biopsy"]
    assert page.texts("//article/ul/li") == ["Keep the cut dry."]
    assert wrongs_in(page) == []
    assert added_apart(page) == article_text(page)


# ── Languages ──────────────────────────────────────────────────────────────────────────────


def test_an_arabic_article_runs_from_right_to_left_and_our_words_from_left_to_right(
    tmp_path: Path,
) -> None:
    page = page_from(ARABIC, tmp_path)

    assert (page.tree.get("lang"), page.tree.get("dir")) == ("ar", "rtl")
    [skip] = page.all("//a[@class='skip']")
    assert (skip.get("lang"), skip.get("dir")) == ("en", "ltr")
    [english] = page.all("//article/p[@lang='en' and not(@class)]")
    assert english.get("dir") == "ltr"
    assert page.all("//article/h2[@dir]|//article/ul[@dir]") == []


def test_a_page_whose_script_is_not_that_of_its_language_does_not_claim_one(tmp_path: Path) -> None:
    page = page_from("# ضغط الدم\n\nخذ دواءك كل يوم.", tmp_path)

    assert (page.tree.get("lang"), page.tree.get("dir")) == ("und-Arab", "rtl")


@pytest.mark.parametrize(
    ("language", "expected"),
    [("en", "ltr"), ("ar-EG", "rtl"), ("he", "rtl"), ("FA", "rtl"), ("ur-PK", "rtl"),
     ("az-Arab", "rtl"), ("ku-Latn", "ltr"), ("zh-Hant", "ltr")],
)  # fmt: skip
def test_direction_of_a_language(language: str, expected: str) -> None:
    assert direction(language) == expected


@pytest.mark.parametrize(
    ("text", "around", "expected"),
    [
        ("Take one pill a day.", "en", Tongue()),
        ("120/80", "ar", Tongue()),
        ("", "ar", Tongue()),
        ("Принимайте одну таблетку.", "en", Tongue("und-Cyrl")),
        ("Принимайте одну таблетку.", "ru", Tongue()),
        ("薬を一日一回", "ja", Tongue()),
        ("くすり", "ja", Tongue()),
        ("קח כדור אחד ביום", "en", Tongue("und-Hebr", "rtl")),
        ("Mayo Clinic", "ar", Tongue("und-Latn", "ltr")),
        (SPANISH, "en", Tongue("es")),
    ],
)  # fmt: skip
def test_language_of_a_part(text: str, around: str, expected: Tongue) -> None:
    assert tongue_in(text, around) == expected


def test_a_part_in_the_language_of_the_page_is_not_marked() -> None:
    assert tongue_of("en-GB", "en") == Tongue()
    assert tongue_of("", "en") == Tongue()
    assert tongue_of("en", "he") == Tongue("en", "ltr")


# ── Nothing from an article can run, and nothing is loaded ─────────────────────────────────


def test_a_page_allows_its_own_style_and_script_and_nothing_else(metastatic: HtmlPage) -> None:
    [policy] = metastatic.all("//meta[@http-equiv='Content-Security-Policy']")
    digests = {
        kind: b64encode(sha256(metastatic.all(f"//{kind}")[0].text.encode()).digest()).decode()
        for kind in ("style", "script")
    }

    assert policy.get("content") == (
        "default-src 'none'; base-uri 'none'; form-action 'none'; "
        f"style-src 'sha256-{digests['style']}'; script-src 'sha256-{digests['script']}'"
    )
    assert policy.getprevious().get("charset") == "utf-8"  # it must come before what it allows
    assert metastatic.all("//*[@style]|//img|//iframe|//link|//form|//script[@src]") == []


def test_text_of_a_hostile_article_stays_text(tmp_path: Path) -> None:
    page = page_from(HOSTILE, tmp_path)

    assert [one.tag for one in page.all("//script|//style|//img|//svg|//iframe|//b")] == [
        "style", "script"
    ]  # fmt: skip
    attributes = {name for one in page.all("//*") for name in one.attrib}
    assert not [name for name in attributes if name.startswith("on") or name == "style"]
    assert {one.get("href") for one in page.all("//article//a[not(starts-with(@href, '#'))]")} <= {
        "https://x.example/%22onclick=%22window.hit=11"
    }
    assert page.texts("//h1")[0].startswith("</title><script>")
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", page.source)
    assert JustHTML(page.source, collect_errors=True).errors == []


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "JaVaScRiPt:x", " javascript:x", "java\nscript:x", "data:text/html,x",
     "vbscript:x", "file:///etc/passwd", "//evil.example", "https://a b", 'https://a"b', "ftp://a"],
)  # fmt: skip
def test_addresses_that_no_page_links_to(address: str) -> None:
    assert followable(address) == ""
    assert target(address, NoPages(), ()) == ""


@pytest.mark.parametrize("address", ["https://a.example/é?x=1#y", "mailto:a@b.example", "tel:+1"])
def test_addresses_that_a_page_links_to(address: str) -> None:
    assert target(address, NoPages(), ()) == address


def test_elements_escape_content_and_attributes() -> None:
    made = element("p", "<&\">'\x07", element("br"), class_='"><', hidden=True, id="", lang=None)

    assert made == '<p class="&quot;&gt;&lt;" hidden>&lt;&amp;&quot;&gt;\'\ufffd<br></p>\n'
    assert isinstance(made, Markup)


def test_code_of_our_own_cannot_end_early() -> None:
    with pytest.raises(ValueError, match="end tag"):
        verbatim("script", "x = '</script>'")


def test_names_of_places() -> None:
    assert place_name("What is it? (CT)") == "what-is-it-ct"
    assert place_name("__") == ""
