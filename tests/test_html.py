"""Web pages: only the article is read, and places are correct."""

import json
import re
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hlreader.errors import UnreadableError
from hlreader.exits import Exit
from hlreader.models import Document, Heading, Paragraph, Place, plain_text
from hlreader.readability.document_sentences import place, sentences
from tests.conftest import Result
from tests.parsing import parse_bytes, read_document
from tests.test_documents import all_runs, outline, stands_at_its_offset

PAGE = """<!DOCTYPE html>
<html lang="es-MX">
<head><meta charset="utf-8"><title>Fever - City Clinic</title>
<style>p { color: red }</style><script>var menu = "<p>Never read this.</p>";</script></head>
<body class="page has-sidebar">
<a class="skip-link" href="#main">Skip to content</a>
<header><a href="/">City Clinic</a><form role="search"><input value="Search"></form></header>
<nav><ul><li><a href="/">Home</a></li><li><a href="/visit">Your visit</a></li></ul></nav>
<div class="layout-with-sidebar">
<div id="main">
<h1>Fever at home</h1>
<div>Font Size</div>
<p>A fever means your body is <b>hot</b>. It often
goes away in <a href="/days">three days</a> &amp; does no harm.</p>
<!-- <p>Not this either.</p> -->
<p hidden>Hidden words are not for readers.</p>
<p style="display: none">Nor are these.</p>
<h2>What can I do?</h2>
<ul><li>Drink water.<li>Rest in <em>bed</em>.</ul>
<table><tr><th>Drug<th>Dose<tr><td>Aspirin<td>500 mg</table>
<blockquote><p>After two days I was well again.</p></blockquote>
<h2>Related pages</h2>
<ul><li><a href="/cough">Cough in winter</a></li><li><a href="/cold">A cold</a></li></ul>
</div>
<div class="sidebar"><p>Buy our new book about fever, and you get a pen for free.</p></div>
</div>
<footer><p>All rights are reserved by the clinic.</p></footer>
</body></html>
"""


def html(text: str) -> Document:
    """Return the document of a page."""
    return parse_bytes(text.encode(), "page.html", "html")


def read(text: str) -> list[object]:
    """Return the outline of a page whose body has this text."""
    return outline(html(f"<html><body>{text}</body></html>").blocks)


def test_the_article_is_read_and_the_page_around_it_is_not() -> None:
    assert outline(html(PAGE).blocks) == [
        "h1 Fever at home",
        "A fever means your body is hot. It often goes away in three days & does no harm.",
        "h2 What can I do?",
        (None, [["Drink water."], ["Rest in bed."]]),
        [["Drug", "Dose"], ["Aspirin", "500 mg"]],
        [">", "After two days I was well again."],
    ]


def test_bold_italics_and_links_stay() -> None:
    styled = [run for run in all_runs(html(PAGE)) if run.strong or run.emphasis or run.link]

    assert [(run.text, run.strong, run.emphasis, run.link) for run in styled] == [
        ("hot", True, False, ""),
        ("three days", False, False, "/days"),
        ("bed", False, True, ""),
    ]


def test_each_run_is_at_its_offset_in_the_page() -> None:
    document = html(PAGE)

    for run in all_runs(document):
        if run.text not in ("&", "\n"):
            written = run._replace(text=run.text)
            assert stands_at_its_offset(written, PAGE.replace("\n", " ")), run


def test_each_sentence_knows_its_line_and_column() -> None:
    document = html(PAGE)

    assert [(found.text, place(document, found)) for found in sentences(document)][:3] == [
        ("A fever means your body is hot.", Place(13, 4)),
        ("It often goes away in three days & does no harm.", Place(13, 43)),
        ("Drink water.", Place(19, 9)),
    ]


def test_the_page_says_its_language_and_a_page_without_a_heading_its_title() -> None:
    assert html(PAGE).front_matter == {"title": "Fever - City Clinic", "language": "es-MX"}
    untitled = html("<title>Sore throat</title><p>Rest your voice.</p>")
    assert untitled.front_matter == {"title": "Sore throat"}
    assert html('<html lang="x y"><p>Rest.</p>').front_matter == {}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("<h3>Fever</h3><p>Rest.", ["h3 Fever", "Rest."]),
        ("<p>Rest.<p>Drink.", ["Rest.", "Drink."]),
        ("<p>Rest.<br>Drink.</p>", ["Rest.\nDrink."]),
        ("<ol start=3><li>Rest.</li><li>Drink.</li></ol>", [(3, [["Rest."], ["Drink."]])]),
        ("<ul><li>Drink:<ul><li>tea</li></ul></li><li>Rest.</li></ul>",
         [(None, [["Drink:", (None, [["tea"]])], ["Rest."]])]),
        ("<dl><dt>Fever<dd>A hot body.</dl>", [(None, [["Fever", "A hot body."]])]),
        ("<pre>call  911\n  now</pre><p>Rest.", ["code call  911\n  now", "Rest."]),
        ("<p>Rest.</p><hr><p>Drink.</p>", ["Rest.", "---", "Drink."]),
        ("<p><img src=x alt='A thermometer'> Rest.</p>", ["[picture: A thermometer] Rest."]),
        ("<p><img src=x alt=''>Rest.</p>", ["Rest."]),
        ("<div>You feel hot. You are weak.</div>", ["You feel hot. You are weak."]),
        ("You feel hot.", ["You feel hot."]),
        ("<a href=x><h2>Fever</h2></a><p>Rest.", ["h2 Fever", "Rest."]),
        ("<table role=presentation><tr><td><p>Rest now.</p></td></tr></table>", ["Rest now."]),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>",
         [[["a", "b"], ["c", ""]]]),
        ("<p>5 < 7 & 9 > 8.</p>", ["5 < 7 & 9 > 8."]),
        ("<p>Take &lt;2&gt; pills&#46;</p>", ["Take <2> pills."]),
        ("<p>Rest</b> now.</div></p>", ["Rest now."]),
        ("<textarea><p>Typed.</p></textarea><p>Rest.</p>", ["Rest."]),
        ("<p>Rest.</p><p aria-hidden=true>Not said.</p>", ["Rest."]),
        ("<p>Rest.</p><svg><text>Drawn.</text></svg><noscript>Turn it on.</noscript>", ["Rest."]),
        ("<p>Rest.</p><script>if (a < b) { '</p>' }", ["Rest."]),
    ],
)  # fmt: skip
def test_html_becomes_the_blocks_of_markdown(text: str, found: list[object]) -> None:
    assert read(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "<div class='cookie-banner'><p>We use cookies on this site.</p></div>",
        "<div id='relatedArticles'><p>Read of colds, coughs and more in winter.</p></div>",
        "<div role='navigation'><p>You are on this page of the site.</p></div>",
        "<aside><p>Did you know this about fever?</p></aside>",
        "<p><a href=/>Home</a> | <a href=/a>About us</a> | <a href=/c>Contact</a></p>",
        "<p><a href='#top'>Back to top</a></p>",
        "<div>Font Size</div>",
        "<span>Share</span>",
        "<ul><li><a href=/a>Cough</a></li><li><a href=/b>Colds</a></li></ul>",
        "<div><p>We use cookies on this site to show you what you like.</p></div>",
        "<div>© 2024 City Clinic. All rights reserved.</div>",
        "<div class='page-feedback'><p>Was this page useful? Tell us.</p></div>",
        "<div><a href=/b><h3>Coughs</h3><p>What helps when you cough at night.</p></a></div>",
        "<div><h3>More</h3><div><a href=/c>Ten ways to keep well, told by a nurse</a></div></div>",
        "<h2>For you</h2><div><a href=/c>Ten ways to keep well all winter, by a nurse</a></div>",
    ],
)
def test_furniture_is_not_read(text: str) -> None:
    prose = "<p>A fever means your body is hot. It goes away in three days.</p>"

    (only,) = read(f"{prose}{text}")

    assert str(only).startswith("A fever means")


@pytest.mark.parametrize(
    "panel",
    [
        "<div hidden><p>{}</p></div>",
        "<div style='display:none'><p>{}</p></div>",
        "<div aria-hidden=true><p>{}</p></div>",
    ],
)
@pytest.mark.parametrize("around", ["<div class='faq-accordion'>{}</div>", "<div id=tabs>{}</div>"])
def test_what_opens_on_a_click_is_read(around: str, panel: str) -> None:
    answer = panel.format("You may drive home after the scan.")

    panels = around.format(f"<h3><button>Can I drive?</button></h3>{answer}")
    found = read(f"<p>You get a letter from us. Read it well.</p>{panels}")

    assert found[1:] == ["h3 Can I drive?", "You may drive home after the scan."]


def test_the_cells_of_a_table_for_the_layout_are_no_prose() -> None:
    # Given a page of the old days: a table for its layout, with menus in its cells
    prose = "<p>You feel hot, and you are weak, and you want to sleep all day.</p>"
    page = (
        "<table><tr><td colspan=2>City Clinic</td></tr><tr><td><table><tr><td><a href=/>Home</a>"
        f"</td></tr></table></td><td><h2>Fever</h2>{prose * 4}</td></tr><tr><td>Fax: 12</td></tr>"
        "</table>"
    )

    # Then only the cell with the article is read
    assert read(page)[0] == "h2 Fever"
    assert len(read(page)) == 5


def test_a_sentence_that_is_mostly_links_stays() -> None:
    link = '<a href="a">ice on the joint that hurts you most</a>'
    other = '<a href="b">rest for the whole of the first week</a>'

    line = f"<p>Most people begin at home with {link} and {other}</p>"
    items = f"<ul><li>Most people begin at home with {link} and {other}</li></ul>"

    assert "Most people begin at home" in str(read(f"<main><h1>Gout</h1>{line}</main>"))
    assert "Most people begin at home" in str(read(f"<main><h1>Gout</h1>{items}</main>"))


def test_a_list_of_links_that_says_something_stays() -> None:
    found = read("<p>See:</p><ul><li><a href=/a>Cough</a>: what to do about it at night.</li></ul>")

    assert found == ["See:", (None, [["Cough: what to do about it at night."]])]


def test_the_heading_stays_when_it_is_outside_the_article() -> None:
    found = read(
        "<header><p>City Clinic</p><h1>Fever</h1></header>"
        "<main><article><p>You feel hot. You are weak.</p></article></main>"
    )

    assert found == ["h1 Fever", "You feel hot. You are weak."]


FEVER = "<p>You feel hot, and you are weak, and you want to sleep all day.</p>"


@pytest.mark.parametrize(
    ("page", "title"),
    [
        ("<h1>Fever<article>{}</article></h1>", ["h1 Fever"]),
        ("<h1>Fever<main>{}</main></h1>", ["h1 Fever"]),
        ("<h1>Fever<div role=main>{}</div></h1>", ["h1 Fever"]),
        ("<h1>Fever at <b>home</b><div><section><main>{}</main></section></div></h1>",
         ["h1 Fever at home"]),
        ("<h1>Fever<article>{}", ["h1 Fever"]),
        ("<h1>Fever{}", ["h1 Fever"]),
        ("<div><h1>Fever<div>{}</div></h1></div>", ["h1 Fever"]),
        ("<h1><article>{}</article></h1>", []),
        ("<h1><div role=main>{}", []),
        ("<h1>Fever</h1><h1><div><main>{}</main></div></h1>", ["h1 Fever"]),
        ("<h1>Clinic<h1>Fever<article>{}</article></h1></h1>", ["h1 Fever"]),
        ("<h1>Clinic<article><h1>Fever</h1>{}</article></h1>", ["h1 Fever"]),
        ("<article><article><header><h1>Fever</h1></header>{}</article></article>", ["h1 Fever"]),
        ("<header><h1>Fever</h1></header><article><article>{}</article></article>", ["h1 Fever"]),
        ("<header><h1>Fever<h1>at home</h1></h1></header>{}", ["h1 Fever", "h1 at home"]),
        ("<header><h1>Fever<article>{}</article></h1></header>", ["h1 Fever"]),
        ("<header><h1>Fever</h1>{}</header>", ["h1 Fever"]),
        ("<h1><img src=x alt='Fever'><main>{}</main></h1>", ["h1 [picture: Fever]"]),
    ],
)  # fmt: skip
def test_a_heading_around_the_article_is_its_title(page: str, title: list[str]) -> None:
    found = read(page.format(FEVER * 2))

    assert found == [*title, *[FEVER[3:-4]] * 2]


_AROUND = (
    "article", "main", "div role=main", "div role=article", "h1", "h2", "header", "section", "div",
    "center", "span", "b", "blockquote", "ul", "li", "table", "td", "body",
)  # fmt: skip

_nests = st.recursive(
    st.none(),
    lambda inside: st.tuples(
        st.sampled_from(_AROUND), st.lists(inside, min_size=1, max_size=3), st.booleans()
    ),
    max_leaves=12,
)


def _written(nest: Any, days: Iterator[int]) -> str:
    """Return the page of elements in one another, each with its end tag or without."""
    if nest is None:
        return f"<p>You feel hot for {next(days)} days, and all you want to do is sleep.</p>"
    tag, inside, closed = nest
    text = "".join(_written(one, days) for one in inside)
    return f"<{tag}>{text}" + (f"</{tag.split()[0]}>" if closed else "")


@settings(max_examples=200, deadline=None)
@given(_nests)
def test_any_nesting_is_read_once_and_in_order(nest: Any) -> None:
    # Given a page of elements around each other in any order, with paragraphs inside
    days = count(1)
    page = _written(nest, days)
    paragraphs = next(days) - 1

    # When it is read
    text = " ".join(run.text for run in all_runs(html(page)))

    # Then no paragraph is read twice, and most are read: all that the article holds
    found = [int(day) for day in re.findall(r"hot for (\d+) days", text)]
    assert len(found) == len(set(found))
    if "<table>" not in page:  # what is in a table outside its cells comes before it
        assert found == sorted(found)
    assert len(found) >= (1 if "<header>" in page else paragraphs / 2)


def test_an_article_in_two_sections_is_read_whole() -> None:
    long = "<p>You feel hot, and you are weak, and you want to sleep all day.</p>"

    assert len(read(f"<section>{long * 9}</section><section>{long}</section>")) == 10


def test_a_page_of_a_wrapper_with_an_unlucky_name_is_read() -> None:
    assert read("<div class='comments sidebar'><p>You feel hot. Rest.</p></div>") == [
        "You feel hot. Rest."
    ]


@pytest.mark.parametrize(
    "data",
    [
        "<meta charset=iso-8859-1><p>Café.</p>".encode("latin-1"),
        "<meta http-equiv=Content-Type content='text/html; charset=windows-1252'><p>Café.</p>"
        .encode("cp1252"),
        "<?xml version='1.0' encoding='ISO-8859-1'?><html><p>Café.</p></html>".encode("latin-1"),
        "<p>Café.</p>".encode(),
        "<p>Café.</p>".encode("cp1252"),
        "<p>Café.</p>".encode("utf-8-sig"),
        "<p>Café.</p>".encode("utf-16"),
        "<meta charset=no-such-thing><p>Café.</p>".encode(),
    ],
)  # fmt: skip
def test_the_encoding_is_found(data: bytes) -> None:
    assert outline(parse_bytes(data, "page.html", "html").blocks) == ["Café."]


@pytest.mark.parametrize("text", ["", "<html><body><script>draw()</script></body></html>"])
def test_a_page_without_words_says_what_to_do(text: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        html(text)

    assert str(caught.value) == (
        "page.html: this page has no text. "
        "If a browser shows some, save it as a text file and read that."
    )


def test_nothing_that_drives_a_terminal_comes_through() -> None:
    document = html("<p>Red &#27;[31m &#x9b;2J &#8238;bidi <a href='x&#27;y'>z</a>\x1b[2J.</p>")

    for run in all_runs(document):
        assert not set(run.text + run.link) & set("\x1b\x9b\u202e")


def test_a_link_that_is_a_script_is_no_link() -> None:
    assert [run.link for run in all_runs(html("<p><a href='JavaScript:x()'>Go</a> on.</p>"))] == [
        "", "",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "<div>" * 5000 + "Rest now.",
        "<blockquote>" * 5000 + "Rest now.",
        "<ul><li>" * 3000 + "Rest now.",
        "<b>" * 5000 + "Rest now.",
        "<table><tr><td>" * 2000 + "Rest now.",
        "<p>Rest now.</p>" + "</div>" * 5000,
    ],
)
def test_endless_nesting_is_read_without_a_crash(
    text: str, tmp_path: Path, run: Callable[..., Result]
) -> None:
    path = tmp_path / "page.html"
    path.write_text(text, "utf-8")

    result = run("read", path)

    assert (result.code, result.err) == (Exit.OK, "")
    assert "Rest now." in result.out


@pytest.mark.parametrize(
    "piece", ["<!--", "<a ", "<a b='", "<script", "&#", "<p", "</", "<a \"'", "<![CDATA[", "<p><b>"]
)
def test_broken_markup_is_read_in_one_go(piece: str) -> None:
    # Given far more broken tags than anything that looks at each of them twice could bear
    assert "Rest now." in str(outline(html("<p>Rest now.</p>" + piece * 20_000).blocks))


@pytest.mark.parametrize("name", ["page.txt", "page.md"])
def test_a_web_page_named_as_text_is_read_as_a_page(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(PAGE, "utf-8")

    document = read_document(path)

    assert isinstance(document.blocks[0], Heading)
    assert isinstance(document.blocks[1], Paragraph)
    assert plain_text(document.blocks[0].runs) == "Fever at home"


def test_the_format_overrules_the_name(run: Callable[..., Result], tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text(PAGE, "utf-8")

    assert "<p hidden>" in run("read", path, "--format", "text").out
    assert "<p hidden>" not in run("read", path, "--format", "html").out


def test_check_names_the_line_of_the_page(run: Callable[..., Result], tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(PAGE.replace("es-MX", "en"), "utf-8")

    [file] = json.loads(run("check", path, "--json").out)["files"]
    assert file["rewrite_first"]["sentences"][0] == {"line": 13, "column": 43}


@pytest.mark.parametrize("place", ["header", "footer", "aside"])
def test_a_page_with_all_of_its_text_where_others_have_none_is_read(place: str) -> None:
    page = f"<body><{place}><p>You feel hot. Rest.</p><p>Drink.</p></{place}>"

    assert read(page) == ["You feel hot. Rest.", "Drink."]
