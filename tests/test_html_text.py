"""What the text of a web page says: tables, powers, hidden words, lists and pictures."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from hlreader.documents import open_bytes
from hlreader.models import Document, ItemList, marks_of
from hlreader.readability import score
from hlreader.readability.document_sentences import sentences
from tests.conftest import Result
from tests.parsing import parse_bytes
from tests.test_documents import outline
from tests.test_html import html, read

# --- Tables -------------------------------------------------------------------------------------


def text_of(document: Document) -> str:
    """Return the text of a page of one paragraph, as it is shown."""
    (found,) = outline(document.blocks)
    return str(found)


def table(rows: str) -> object:
    """Return the cells of the only block of a page with a table."""
    (found,) = read(f"<table>{rows}</table>")
    return found


def test_a_cell_over_several_rows_or_columns_is_in_each() -> None:
    # Given a plan in which a pill is taken twice, and one that has no time
    found = table(
        "<tr><th>Pill<th>Time<th>How many<tr><td rowspan=2>Red pill<td>Morning<td>1"
        "<tr><td>Night<td>2<tr><td colspan=2>Blue pill<td>3"
    )

    # Then each number is under its own head
    assert found == [
        ["Pill", "Time", "How many"],
        ["Red pill", "Morning", "1"],
        ["Red pill", "Night", "2"],
        ["Blue pill", "Blue pill", "3"],
    ]


def test_the_rows_of_a_head_become_one() -> None:
    found = table(
        "<thead><tr><th rowspan=2>Age<th colspan=2>Dose<tr><th>Morning<th>Night</thead>"
        "<tr><td>2 to 5<td>5 ml<td>2 ml<tr><td>6 to 9<td colspan=2>10 ml"
    )

    assert found == [
        ["Age", "Dose: Morning", "Dose: Night"],
        ["2 to 5", "5 ml", "2 ml"],
        ["6 to 9", "10 ml", "10 ml"],
    ]


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        # a span to the end of its group, one that is too long, and one that is no number
        ("<tr><th>a<th>b<tbody><tr><td rowspan=0>1<td>2<tr><td>3<tbody><tr><td>4<td>5",
         [["a", "b"], ["1", "2"], ["1", "3"], ["4", "5"]]),
        ("<tr><th>a<th>b<tr><td rowspan=9>1<td>2<tr><td>3", [["a", "b"], ["1", "2"], ["1", "3"]]),
        ("<tr><th>a<th>b<tr><td colspan=x>1<td rowspan=-1>2", [["a", "b"], ["1", "2"]]),
        # a span that begins after a short row, and one over two columns and two rows
        ("<tr><th>a<th>b<th>c<tr><td>1<td>2<td rowspan=2>3<tr><td>4",
         [["a", "b", "c"], ["1", "2", "3"], ["4", "", "3"]]),
        ("<tr><th>a<th>b<th>c<tr><td colspan=2 rowspan=2>1<td>2<tr><td>3",
         [["a", "b", "c"], ["1", "1", "2"], ["1", "1", "3"]]),
        # a title over all columns is said once
        ("<tr><th>a<th>b<tr><td colspan=2>Adults<tr><td>1<td>2",
         [["a", "b"], ["Adults", ""], ["1", "2"]]),
        # heads at the left are no row of heads
        ("<tr><th>a<th>b<tr><th>1<td>2<tr><th>3<td>4", [["a", "b"], ["1", "2"], ["3", "4"]]),
    ],
)  # fmt: skip
def test_spans_end_where_the_standard_says(rows: str, found: object) -> None:
    assert table(rows) == found


def test_spans_without_end_do_not_fill_memory() -> None:
    page = "<table><tr><th>a<th>b" + "<tr><td rowspan=65534 colspan=1000>1<td>2" * 500

    assert len(html(page).blocks) >= 1


# --- Raised text --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("4 x 10<sup>9</sup> per litre", "4 x 10⁹ per litre"),
        ("5 x 10<sup>-3</sup> g", "5 x 10⁻³ g"),
        ("25 kg/m<sup>2</sup> and 5 cm<sup>3</sup>", "25 kg/m² and 5 cm³"),
        ("calcium (Ca<sup>2+</sup>)", "calcium (Ca²⁺)"),
        ("2<sup>n+1</sup> cells", "2^(n+1) cells"),
        ("the 1<sup>st</sup> day", "the 1st day"),
        ("Ibux<sup>®</sup> pills", "Ibux® pills"),
        ("<sup>14</sup>C test", "¹⁴C test"),
        ("H<sub>2</sub>O", "H2O"),
        ("<math><msup><mn>10</mn><mn>9</mn></msup></math> cells", "10⁹ cells"),
    ],
)
def test_a_power_stays_one(written: str, read_as: str) -> None:
    assert read(f"<p>{written}</p>") == [read_as]


@pytest.mark.parametrize(
    "mark",
    [
        "<sup>1</sup>", "<sup>2,3</sup>", "<sup>1–3</sup>", "<sup>[6]</sup>", "<sup>(4)</sup>",
        "<sup>*</sup>", "<sup>†</sup>", "<sup>a</sup>", "<sup><a href='#n5'>5</a></sup>",
        "<a href='#fn1' role=doc-noteref><sup>1</sup></a>", "<a href='#cite-1'>[1]</a>",
        "<sup id=r><a href='#c'><span>[</span>12<span>]</span></a></sup>",
    ],
)  # fmt: skip
def test_the_mark_of_a_note_is_shown_and_is_no_part_of_a_sentence(mark: str) -> None:
    document = html(f"<p>Rest can help you.{mark} Sleep{mark} helps too.</p>")

    shown = re.fullmatch(r"Rest can help you.\[(.+)\] Sleep\[(.+)\] helps too.", text_of(document))
    assert shown
    assert shown[1] == shown[2]
    assert [found.text for found in sentences(document)] == [
        "Rest can help you.", "Sleep helps too.",
    ]  # fmt: skip


def test_links_back_from_notes_and_to_headings_are_no_text() -> None:
    assert read(
        "<h2>Dose<a href='#dose'>¶</a></h2><p>Rest.</p>"
        "<ol><li id=fn1>With food. <a href='#fnref1'>↩︎</a></li></ol>"
    ) == ["h2 Dose", "Rest.", (1, [["With food."]])]


# --- Hidden, deleted and annotated text ---------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("Take <del>two pills</del> <ins>one pill</ins> a day.", "Take one pill a day."),
        ("It is <s>50</s> <strike>45</strike> 40 dollars.", "It is 40 dollars."),
        ("Take the <ruby>pill<rt>kusuri</rt></ruby> now.", "Take the pill (kusuri) now."),
        ("<ruby>薬<rp>(</rp><rt>くすり</rt><rp>)</rp></ruby>です。", "薬 (くすり)です。"),
        ("<q>Yes</q>, she said.", "“Yes”, she said."),
        ("Rest <span hidden>never</span>now.", "Rest now."),
        ("Rest <span style='display: none'>never</span>now.", "Rest now."),
        ("Rest <span aria-hidden=true>★</span>now.", "Rest now."),
        ("Rest <span class=sr-only>never</span>now.", "Rest now."),
        ("<span hidden=until-found>Rest now.</span>", "Rest now."),
    ],
)
def test_what_is_read_is_what_a_reader_sees(written: str, read_as: str) -> None:
    assert read(f"<p>{written}</p>") == [read_as]


# --- Lists --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("opening", "items", "marks"),
    [
        ("ol", "<li>Wash<li>Dry", ["1.", "2."]),
        ("ol start=3", "<li>Wash<li>Dry", ["3.", "4."]),
        ("ol", "<li value=3>Wash<li>Dry", ["3.", "4."]),
        ("ol", "<li>Wash<li value=7>Dry<li>Rest", ["1.", "7.", "8."]),
        ("ol reversed", "<li>Wash<li>Dry<li>Rest", ["3.", "2.", "1."]),
        ("ol reversed start=9", "<li>Wash<li>Dry", ["9.", "8."]),
        ("ol type=a", "<li>Wash<li>Dry", ["a.", "b."]),
        ("ol type=A start=26", "<li>Wash<li>Dry", ["Z.", "AA."]),
        ("ol type=i start=4", "<li>Wash<li>Dry", ["iv.", "v."]),
        ("ol style='list-style-type: upper-roman'", "<li>Wash<li>Dry", ["I.", "II."]),
        ("ol type=a start=0", "<li>Wash<li>Dry", ["0.", "a."]),
        ("ul", "<li>Wash<li>Dry", ["", ""]),
    ],
)
def test_items_have_the_marks_of_the_page(opening: str, items: str, marks: list[str]) -> None:
    (found,) = html(f"<{opening}>{items}</{opening.split(maxsplit=1)[0]}>").blocks

    assert isinstance(found, ItemList)
    assert marks_of(found) == marks


@pytest.mark.parametrize("options", [(), ("--plain",)])
def test_the_letters_of_a_list_are_shown(
    run: Callable[..., Result], tmp_path: Path, options: tuple[str, ...]
) -> None:
    # Given steps that the text calls by their letters
    path = tmp_path / "page.html"
    path.write_text("<p>After step b, call us.</p><ol type=a><li>Wash<li>Dry</ol>", "utf-8")

    shown = run("read", path, *options).out

    assert "a. Wash" in shown
    assert "b. Dry" in shown


def test_the_boxes_of_a_list_of_tasks_are_shown_and_are_no_words() -> None:
    page = "<ul><li><input type=checkbox checked> Pack.<li><input type=checkbox> Call.</ul>"

    assert read(page) == [(None, [["☑ Pack."], ["☐ Call."]])]
    assert score(html(page)).counts.words == 2


# --- Pictures -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "picture",
    [
        "<img src=a alt='A woman sits'>",
        "<figure><img src=a alt='A woman sits'></figure>",
        "<div><a href=b><img src=a alt='A woman sits'></a></div>",
        "<picture><source srcset=b><img src=a alt='A woman sits'></picture>",
        "<svg role=img aria-label='A woman sits'><path/></svg>",
    ],
)
def test_what_a_picture_shows_is_said_and_is_no_sentence(
    picture: str, run: Callable[..., Result], tmp_path: Path
) -> None:
    # Given a page with a picture between two sentences
    page = f"<main><h1>Back</h1><p>Sit up straight.</p>{picture}<p>Rest now.</p></main>"
    path = tmp_path / "page.html"
    path.write_text(page, "utf-8")

    # Then it is said in print and to a screen reader, but not counted
    for options in ((), ("--plain",)):
        assert "[picture: A woman sits]" in run("read", path, *options).out
    assert (score(html(page)).counts.sentences, score(html(page)).counts.words) == (2, 5)


def test_a_picture_in_a_sentence_is_no_word_of_it() -> None:
    found = score(html("<p>Press <img src=a alt='a red button'> now, please.</p>")).counts

    assert (found.sentences, found.words) == (1, 3)


# --- Encodings ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("label", "encoding", "said"),
    [
        ("windows-31j", "cp932", "薬を飲みます。①"),
        ("x-sjis", "cp932", "薬を飲みます。"),
        ("Shift_JIS", "cp932", "薬を飲みます。㈱"),
        ("euc-jp", "euc-jp", "薬を飲みます。"),
        ("iso-2022-jp", "iso2022-jp", "薬を飲みます。"),
        ("ks_c_5601-1987", "cp949", "약을 드세요. 똠"),
        ("euc-kr", "cp949", "약을 드세요."),
        ("tis-620", "cp874", "กินยา โทรหาเรา…"),
        ("windows-874", "cp874", "กินยา"),
        ("gb2312", "gb18030", "多喝水。€"),
        ("gbk", "gb18030", "多喝水。"),
        ("big5", "big5hkscs", "多喝水。"),
        ("koi8-r", "koi8-r", "Пейте воду."),
        ("windows-1251", "cp1251", "Пейте воду."),
        ("iso-8859-9", "cp1254", "Su için…"),
        ("latin2", "iso8859-2", "Pij wodę."),
        ("us-ascii", "cp1252", "“Rest”…"),
        ("utf-16", "utf-8", "Café."),
        ("x-mac-roman", "mac-roman", "Café."),
    ],
)
def test_a_label_means_what_it_means_in_browsers(label: str, encoding: str, said: str) -> None:
    data = f"<meta charset='{label}'><p>{said}</p>".encode(encoding)

    assert outline(parse_bytes(data, "page.html", "html").blocks) == [said]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"<p>You can go home today.\x9d Rest.</p>", "You can go home today.\ufffd Rest."),
        (b"<meta charset=utf-8>\n<p>Caf\xe9 now.</p>", "Caf\ufffd now."),
        (b"<meta charset=euc-jp><p>Rest\xff now.</p>", "Rest\ufffd now."),
        (b"<meta charset=windows-1252><p>Rest\x81 now.</p>", "Rest\ufffd now."),
        ("<p>The nurse says â\x80\x9drest nowâ\x80\x9d and.</p>".encode(),
         "The nurse says â\ufffd\ufffdrest nowâ\ufffd\ufffd and."),
    ],
)  # fmt: skip
def test_a_stray_byte_takes_no_text_with_it(data: bytes, said: str) -> None:
    assert outline(parse_bytes(data, "page.html", "html").blocks) == [said]


@pytest.mark.parametrize("command", ["read", "check"])
def test_what_could_not_be_read_is_said_once(
    command: str, run: Callable[..., Result], tmp_path: Path
) -> None:
    # Given a page with two bytes that are no letters of its encoding
    path = tmp_path / "page.html"
    path.write_bytes(b"<meta charset=utf-8>\n<p>Caf\xe9 is open. The caf\xe9 is new.</p>")

    # When it is read or checked
    result = run(command, path)

    # Then one line says how many, and where the first is
    told = "2 characters could not be read and are shown as \ufffd (the first at 2:7)"
    assert (result.out + result.err).count(told) == 1
    assert result.code in (0, 1)


def test_nothing_is_said_of_a_text_that_is_read_whole(
    run: Callable[..., Result], tmp_path: Path
) -> None:
    path = tmp_path / "page.html"
    path.write_text("<p>Café.</p>", "utf-8")

    assert run("read", path).err == ""


def test_each_piece_of_a_text_stands_where_its_words_are() -> None:
    # Given text with entities, comments and a stray tag in it, and a power
    source = "<p>Take &lt;2&gt; <!-- not 3 -->pills</i> or 10<sup>2</sup> drops.</p>"

    document = open_bytes(source.encode(), "page.html", "html").whole()

    runs = document.blocks[0].runs  # type: ignore[union-attr]
    assert [(run.text, source[run.offset : run.offset + 3]) for run in runs] == [
        ("Take ", "Tak"), ("<", "&lt"), ("2", "2&g"), (">", "&gt"), (" ", " <!"),
        ("pills", "pil"), (" or 10", " or"), ("²", "<su"), (" drops.", " dr"),
    ]  # fmt: skip
