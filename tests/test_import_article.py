"""``hlreader import``: a page, a Word file or a PDF becomes a draft of an article."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import yaml
from docx import Document as WordFile

from hlreader.documents import front_matter as read_front_matter
from hlreader.importing.draft import draft_of
from hlreader.importing.links import Links
from hlreader.library.article import article_from
from hlreader.library.find import Library
from hlreader.models import Article, Heading, ItemList, Origin, Paragraph, plain_text
from tests.conftest import ROOT, Result
from tests.markdown_texts import kept, words_of
from tests.parsing import parse, parse_bytes

Run = Callable[..., Result]

PAGE = """\
<!DOCTYPE html><html lang="en"><head>
<title>Gout and your joints | Hill Street Health</title>
<meta name="description" content="Gout makes joints swell. Drugs can stop that.">
<link rel="canonical" href="https://hill.example/gout">
<script type="application/ld+json">{"@type": "MedicalWebPage", "lastReviewed": "2025-03-01",
 "reviewedBy": {"name": "Ann Roe, MD"}, "author": {"name": "Bo Doe"}}</script></head>
<body><nav><a href="/">Home</a></nav><main>
<h1>Gout and your joints</h1>
<p>Gout makes a joint <b>swell</b> and hurt. It comes from uric acid, which makes crystals there.
Read about <a href="/diet">food</a> and <a href="#top">this page</a>.</p>
<img src="a.png" alt="A red, swollen toe">
<h3>What to eat</h3>
<table><tr><th>Food</th><th>How much</th></tr><tr><td>Water</td><td>8 cups</td></tr></table>
<h3>When to call</h3>
<p>Call your doctor right away if you have:</p>
<ul><li>A fever of 38 C</li><li>A joint that you cannot move.</li></ul>
</main></body></html>
"""


def draft(page: str, name: str = "gout.html") -> str:
    return draft_of(parse_bytes(page.encode(), name, "html")).text


def article_in(text: str, slug: str = "gout") -> Article:
    return article_from(parse(text, f"{slug}.md", "markdown"), slug)


def fields_of(text: str) -> dict[str, object]:
    head = text[: read_front_matter.split(text, "gout.md").body]
    found: dict[str, object] = yaml.safe_load(head.strip("-\n"))
    return found


def test_a_page_becomes_an_article_with_what_it_says_about_itself() -> None:
    text = draft(PAGE)

    article = article_in(text)
    assert article.title == "Gout and your joints"
    assert article.summary == "Gout makes joints swell. Drugs can stop that."
    assert article.draft
    assert article.adapted_from == Origin(
        "Gout and your joints",
        "Hill Street Health",
        "Ann Roe, MD",
        "2025-03-01",
        "Bo Doe",
        "https://hill.example/gout",
    )
    assert (article.reviewed_by, article.reviewed_on, article.byline) == ("", "", "")
    assert "Home" not in text


def test_its_text_stays_and_its_headings_begin_below_the_title() -> None:
    text = draft(PAGE)

    assert "Gout makes a joint **swell** and hurt." in text
    assert "[food](https://hill.example/diet)" in text
    assert "and this page." in text
    assert "![A red, swollen toe]()" in text
    assert "| Food | How much |\n|---|---|\n| Water | 8 cups |" in text
    assert "\n## What to eat\n" in text


def test_danger_signs_that_the_text_lists_go_into_the_front_matter() -> None:
    signs = article_in(draft(PAGE)).danger_signs

    assert signs is not None
    assert signs.section == "When to call"
    assert signs.signs == ("A fever of 38 C", "A joint that you cannot move")


@pytest.mark.parametrize("count", [1, 8])
def test_one_sign_or_too_many_are_left_to_the_editor(count: int) -> None:
    listed = "".join(f"<li>Sign number {number}</li>" for number in range(count))
    page = PAGE.replace("<li>A fever of 38 C</li><li>A joint that you cannot move.</li>", listed)

    assert article_in(draft(page)).danger_signs is None


def test_nothing_is_invented_for_a_page_that_says_nothing() -> None:
    text = draft("<p>Rest in bed for two days after your test. Drink a lot of water.</p>")

    assert fields_of(text) == {"title": "Gout", "draft": True, "language": "en"}


def test_a_review_without_a_day_stays_in_the_text() -> None:
    page = PAGE.replace('"lastReviewed": "2025-03-01",', "").replace(
        "<h1>Gout and your joints</h1>",
        "<h1>Gout and your joints</h1><p>Reviewed by Cy Poe, MD, in March 2025</p>",
    )

    text = draft(page)

    article = article_in(text)
    assert article.adapted_from is not None
    assert article.adapted_from.reviewed_by == "Cy Poe, MD"
    assert article.adapted_from.reviewed_on == ""
    assert "March 2025" in text


def test_the_seed_page_keeps_its_reviewer_and_publisher() -> None:
    page = """Breast Cancer Health Center

# When Breast Cancer Spreads

By WebMD Feature
Reviewed by Angela Jain

If your cancer spreads beyond your breast, it is called advanced, or metastatic, cancer.

Reviewed on December 15, 2014
"""
    text = draft_of(parse(page, "page.md", "markdown")).text

    assert fields_of(text)["adapted_from"] == {
        "title": "When Breast Cancer Spreads",
        "publisher": "WebMD",
        "reviewed_by": "Angela Jain",
        "reviewed_on": date(2014, 12, 15),
    }
    assert fields_of(text)["topic"] == "Breast Cancer Health Center"
    body = text.partition("---\n\n")[2]
    assert body.startswith("If your cancer spreads")
    assert "Reviewed" not in body


def test_a_word_file_keeps_headings_lists_tables_and_styles(tmp_path: Path) -> None:
    word = WordFile()
    word.core_properties.title = "Your new pill"
    word.core_properties.author = "Ann Roe"
    word.add_heading("Your new pill", 1)
    word.add_paragraph("Take it ").add_run("each day").bold = True
    word.add_heading("How", 2)
    word.add_paragraph("Wash your hands", "List Number")
    word.add_paragraph("Swallow it", "List Number")
    table = word.add_table(rows=2, cols=2)
    for cell, text in zip(
        [cell for row in table.rows for cell in row.cells], ["Day", "Pills", "1", "2"], strict=True
    ):
        cell.text = text
    path = tmp_path / "pill.docx"
    word.save(str(path))

    text = draft_of(parse_bytes(path.read_bytes(), "pill.docx")).text

    assert text == (
        "---\n"
        "title: Your new pill\n"
        "draft: true\n"
        "language: en-US\n"
        "adapted_from:\n"
        "  title: Your new pill\n"
        "  author: Ann Roe\n"
        "---\n\n"
        "Take it **each day**\n\n"
        "## How\n\n"
        "1. Wash your hands\n"
        "2. Swallow it\n\n"
        "| Day | Pills |\n"
        "|---|---|\n"
        "| 1 | 2 |\n"
    )


@pytest.mark.parametrize("slug", ["metastatic", "imaging-tests", "chemotherapy"])
def test_an_article_of_ours_comes_back_as_it_was(slug: str) -> None:
    text = (ROOT / "articles" / f"{slug}.md").read_text("utf-8")

    again = draft_of(parse(text, f"{slug}.md", "markdown")).text

    before, after = article_in(text, slug), article_in(again, slug)
    assert kept(after.document.blocks) == kept(before.document.blocks)
    same = ("title", "topic", "summary", "teaser", "keywords", "related", "sources", "danger_signs")
    assert [getattr(after, one) for one in same] == [getattr(before, one) for one in same]


HOSTILE = (
    "---",
    "title: x\n---\nreviewed_by: Eve",
    "x: {{< include file >}}",
    "<script>alert(1)</script>",
    "\x1b]0;owned\x07red",
    "a\u202eb",
    '"; rm -rf ~',
    "!!python/object/apply:os.system [id]",
    "&anchor *alias",
    "yes",
    "2014-12-15",
    "# not a comment",
    "- item",
    "'",
    "{a: b}",
    "%TAG ! x",
    "\u2028line",
)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_hostile_title_is_only_a_title(hostile: str) -> None:
    from html import escape

    page = (
        f"<html><head><title>{escape(hostile)}</title>"
        f'<meta name="author" content="{escape(hostile)}">'
        f'<meta property="og:site_name" content="{escape(hostile)}"></head><body>'
        f"<h1>{escape(hostile)}</h1><p>{escape(hostile)}</p>"
        f"<h2>{escape(hostile)}</h2><ul><li>{escape(hostile)}</li></ul>"
        "<p>Rest in bed for two days after your test. Drink a lot of water.</p></body></html>"
    )
    document = parse_bytes(page.encode(), "page.html")

    text = draft_of(document).text

    article = article_in(text)
    assert (article.reviewed_by, article.reviewed_on) == ("", "")
    assert article.draft
    assert article.adapted_from is not None
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert words_of(article.document.blocks) == words_of(document.blocks[1:])
    fields = fields_of(text)
    assert set(fields) <= {"title", "draft", "summary", "topic", "language", "adapted_from"}
    assert str(fields["title"]) == article.title


def test_a_page_with_a_huge_table_is_imported() -> None:
    rows = "".join(f"<tr><td>{n}</td><td>a|b</td><td>c</td></tr>" for n in range(3000))

    text = draft(f"<h1>Doses</h1><p>All the doses are here.</p><table>{rows}</table>")

    assert text.count("\n| ") == 3000
    assert "| 2999 | a\\|b | c |" in text


def test_a_spanish_page_is_a_spanish_article() -> None:
    page = (
        '<html lang="es"><h1>La gota</h1><p>La gota hace que una articulación se hinche.</p>'
        "<h2>Señales de alarma</h2><ul><li>Fiebre</li><li>Mucho dolor</li></ul></html>"
    )

    article = article_in(draft(page))

    assert article.language == "es"
    assert article.danger_signs is not None
    assert article.danger_signs.signs == ("Fiebre", "Mucho dolor")


@pytest.mark.parametrize(
    ("link", "base", "kept_as"),
    [
        ("https://a.org/x", "", "https://a.org/x"),
        ("mailto:a@b.org", "", "mailto:a@b.org"),
        ("tel:+15551234", "", "tel:+15551234"),
        ("../diet", "https://a.org/gout/food", "https://a.org/diet"),
        ("diet", "", ""),
        ("#top", "https://a.org/gout", ""),
        ("javascript:alert(1)", "https://a.org", ""),
        ("//b.org/x", "https://a.org", "https://b.org/x"),
        ("http://[", "https://a.org", ""),
    ],
)
def test_links_that_only_work_on_the_page_lose_their_address(
    link: str, base: str, kept_as: str
) -> None:
    assert Links(base).kept(link) == kept_as


def test_words_that_a_page_opens_in_a_pop_out_stay_in_the_text() -> None:
    page = (
        "<h1>Scans</h1><p>You may have a <button popovertarget=a>bone scan</button>"
        "<span data-hlreader=words>[1]</span> soon. It shows the bones.</p>"
        "<button popovertarget=m>Menu</button>"
        "<section data-hlreader=words><h2>Words</h2><p>Bone scan: a picture of bones.</p></section>"
    )

    body = draft(page).partition("---\n\n")[2]

    assert body == "You may have a bone scan soon. It shows the bones.\n"


def test_a_hand_out_gives_back_the_front_matter_of_its_article() -> None:
    page = (
        '<html lang="en"><head><title>Gout</title>'
        '<meta name="hlreader:slug" content="gout-basics">'
        '<meta name="hlreader:title" content="Gout">'
        '<meta name="hlreader:topic" content="Joints">'
        '<meta name="hlreader:reviewed_by" content="Ann Roe, MD">'
        '<meta name="hlreader:reviewed_on" content="2026-03-01">'
        '<meta name="hlreader:keywords" content="[&quot;uric acid&quot;]">'
        '<meta name="hlreader:related" content="not JSON">'
        "</head><body><main><h1>Gout</h1><p>Gout makes joints swell. See "
        '<span data-article="biopsy.md">biopsies</span>.</p></main></body></html>'
    )

    made = draft_of(parse_bytes(page.encode(), "x.html"))

    article = article_in(made.text)
    assert made.facts.slug == "gout-basics"
    assert (article.topic, article.reviewed_by) == ("Joints", "Ann Roe, MD")
    assert (article.reviewed_on, article.keywords) == ("2026-03-01", ("uric acid",))
    assert article.related == ()
    assert article.draft
    assert "[biopsies](biopsy.md)" in made.text


# The command


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "gout.html"
    path.write_text(PAGE)
    return path


def test_the_command_writes_the_article_and_says_what_to_do_next(page: Path, run: Run) -> None:
    result = run("import", "gout.html", "-o", "new.md")

    assert result.code == 0
    assert Path("new.md").read_text() == draft(PAGE)
    assert result.out.startswith("Wrote a draft to new.md: Gout and your joints\n")
    assert "  The page was reviewed: Ann Roe, MD, March 1, 2025\n" in result.out
    assert "tables 1" in result.out
    assert "pictures as their descriptions 1" in result.out
    assert 'the 2 under "When to call" are in `danger_signs`' in result.out
    assert "`hlreader check new.md`" in result.out
    assert "remove the line `draft: true`" in result.out


@pytest.mark.parametrize(
    ("folders", "arguments", "expected"),
    [
        ((), (), "gout.md"),
        (("articles",), (), "articles/gout.md"),
        (("lib",), ("--library", "lib"), "lib/gout.md"),
        (("new",), ("-o", "new"), "new/gout.md"),
        (("new",), ("-o", "new/"), "new/gout.md"),
    ],
)
def test_without_a_name_the_draft_is_named_after_the_file(
    folders: tuple[str, ...], arguments: tuple[str, ...], expected: str, page: Path, run: Run
) -> None:
    for folder in folders:
        Path(folder).mkdir()

    assert run("import", str(page), *arguments).code == 0
    assert Path(expected).exists()


def test_a_translation_goes_into_the_folder_of_its_language(page: Path, run: Run) -> None:
    Path("articles/es").mkdir(parents=True)
    page.write_text("<html lang=es><h1>La gota</h1><p>La gota hincha una articulación.</p></html>")

    assert run("import", "gout.html").code == 0
    assert Path("articles/es/gout.md").exists()


def test_nothing_is_replaced_without_force(page: Path, run: Run) -> None:
    Path("gout.md").write_text("mine\n")

    refused = run("import", "gout.html")
    assert refused.code == 2
    assert refused.err == "hlreader: gout.md already exists. Use --force to replace it.\n"
    assert Path("gout.md").read_text() == "mine\n"

    replaced = run("import", "gout.html", "--force")
    assert replaced.code == 0
    assert replaced.out.startswith("Replaced gout.md with a draft")
    assert Path("gout.md").read_text() == draft(PAGE)


def test_a_dry_run_shows_the_article_and_writes_nothing(page: Path, run: Run) -> None:
    before = sorted(Path().iterdir())

    result = run("import", "gout.html", "--dry-run")

    assert result.code == 0
    assert result.out.startswith(draft(PAGE))
    assert "Would write a draft to gout.md" in result.out
    assert sorted(Path().iterdir()) == before


def test_a_dry_run_says_that_the_file_is_there(page: Path, run: Run) -> None:
    Path("gout.md").write_text("mine\n")

    assert "gout.md already exists, so --force" in run("import", "gout.html", "--dry-run").out


def test_a_hyphen_as_output_prints_the_article_alone(page: Path, run: Run) -> None:
    result = run("import", "gout.html", "-o", "-")

    assert (result.code, result.out) == (0, draft(PAGE))


def test_json_has_the_same_facts(page: Path, run: Run) -> None:
    result = run("import", "gout.html", "--json")

    (record,) = json.loads(result.out)["articles"]
    assert record["output"] == "gout.md"
    assert record["written"]
    assert record["adapted_from"]["reviewed_on"] == "2025-03-01"
    assert record["kept"]["tables"] == 1
    assert record["kept"]["dropped_links"] == 1
    assert record["danger_signs"]["section"] == "When to call"
    assert "markdown" not in record
    (shown,) = json.loads(run("import", "gout.html", "--json", "--dry-run").out)["articles"]
    assert shown["markdown"] == draft(PAGE)


def test_several_files_go_into_a_folder_and_a_bad_one_stops_no_other(page: Path, run: Run) -> None:
    Path("b.txt").write_text("Rest in bed for two days.\n")
    Path("empty.pdf").write_bytes(b"%PDF-1.4 broken")
    Path("new").mkdir()

    result = run("import", "gout.html", "empty.pdf", "b.txt", "-o", "new")

    assert result.code == 3
    assert sorted(path.name for path in Path("new").iterdir()) == ["b.md", "gout.md"]
    assert result.err.count("\n") == 1
    assert "empty.pdf" in result.err


def test_two_files_never_become_one_article(page: Path, run: Run) -> None:
    Path("gout.txt").write_text("Rest in bed for two days.\n")

    result = run("import", "gout.html", "gout.txt", "--force")

    assert result.code == 2
    assert Path("gout.md").read_text() == draft(PAGE)
    assert "gout.md is from another of these files" in result.err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("gout.html", "-o", "new.txt"), "the name of an article ends in .md. Write `-o new.md`."),
        (("gout.html", "b.txt", "-o", "x.md"), "2 files do not fit into one."),
        (("none.html",), "none.html: "),
        (("gout.html", "-o", "no/where.md"), "cannot be written"),
    ],
)
def test_wrong_command_lines_get_one_clear_line(
    arguments: tuple[str, ...], message: str, page: Path, run: Run
) -> None:
    Path("b.txt").write_text("Rest in bed for two days.\n")

    result = run("import", *arguments)

    assert result.code in (2, 3)
    assert message in result.err
    assert result.err.count("\n") == 1
    assert sorted(path.name for path in Path().iterdir()) == ["b.txt", "gout.html"]


def test_a_forged_hand_out_is_one_line_and_nothing_is_written(page: Path, run: Run) -> None:
    page.write_text(
        '<meta name="hlreader:title" content="Gout"><meta name="hlreader:sources" content="[1]">'
        "<h1>Gout</h1><p>Gout makes joints swell. It hurts a lot at night.</p>"
    )

    result = run("import", "gout.html")

    assert result.code == 3
    assert result.err.startswith("hlreader: gout.html: what it says about its article is wrong: ")
    assert result.err.count("\n") == 1
    assert not Path("gout.md").exists()


def test_an_article_never_replaces_its_own_source(page: Path, run: Run) -> None:
    Path("gout.md").write_text("# Gout\n\nGout makes joints swell.\n")

    result = run("import", "gout.md", "--force")

    assert result.code == 2
    assert "would replace the file that it is made from" in result.err
    assert Path("gout.md").read_text().startswith("# Gout")


def test_the_report_is_in_the_language_of_the_user(
    page: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HLREADER_LANG", "es")

    result = run("import", "gout.html", "-o", "new.md")

    assert result.out.startswith("Borrador escrito en new.md: Gout and your joints\n")
    assert "Qué hacer ahora:" in result.out


# Drafts


def test_list_read_and_check_tell_that_an_article_is_a_draft(page: Path, run: Run) -> None:
    Path("lib").mkdir()
    run("import", "gout.html", "-o", "lib")

    listed = run("list", "--library", "lib")
    assert "draft, " in listed.out
    read = " ".join(run("read", "gout", "--library", "lib").out.split())
    assert "Draft: not ready for readers yet" in read
    assert "Not yet rewritten in our own words." in read
    assert "Rewritten in our own words" not in read
    checked = run("check", "lib/gout.md")
    assert "This text is a draft." in checked.out
    (record,) = json.loads(run("list", "--library", "lib", "--json").out)["articles"]
    assert record["draft"] is True


def test_a_finished_article_is_no_draft(tmp_path: Path) -> None:
    (tmp_path / "gout.md").write_text("---\ntitle: Gout\ndraft: false\n---\n\nRest.\n")

    assert not Library(tmp_path).article("gout").draft


def test_blocks_of_a_draft_have_no_title_of_their_own() -> None:
    blocks = article_in(draft(PAGE)).document.blocks

    assert isinstance(blocks[0], Paragraph)
    assert plain_text(blocks[0].runs).startswith("Gout makes a joint")
    assert [block.level for block in blocks if isinstance(block, Heading)] == [2, 2]
    assert any(isinstance(block, ItemList) for block in blocks)
