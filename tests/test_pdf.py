"""PDF files: the printed lines become paragraphs again, each on its page."""

import io
import re
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis.strategies import integers, lists, sampled_from, tuples

from hlreader.documents.pdf import letters
from hlreader.documents.pdf.blocks import blocks_of
from hlreader.documents.pdf.columns import in_reading_order
from hlreader.documents.pdf.lines import Line as PrintedLine
from hlreader.documents.pdf.lines import lines_of
from hlreader.documents.pdf.paragraphs import groups_of
from hlreader.documents.pdf.right_to_left import in_order
from hlreader.errors import UnreadableError
from hlreader.exits import Exit
from hlreader.models import Document
from hlreader.readability.document_sentences import place, sentences
from tests.conftest import Result
from tests.parsing import parse_bytes
from tests.test_documents import all_runs, outline, stands_at_its_offset

Line = tuple[float, float, float, str]
"""A printed line: x, y, size (negative for bold), and its text."""


def printed(*pages: Sequence[Line], language: str = "") -> bytes:
    """Return a PDF with these lines, written by hand."""
    kids = " ".join(f"{5 + 2 * number} 0 R" for number in range(len(pages)))
    lang = f"/Lang ({language})" if language else ""
    fonts = ("Helvetica", "Helvetica-Bold")
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R {lang} >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        *(f"<< /Type /Font /Subtype /Type1 /BaseFont /{font} /Encoding /WinAnsiEncoding >>"
          for font in fonts),
    ]  # fmt: skip
    for number, lines in enumerate(pages):
        content = "".join(
            f"BT /F{1 if size > 0 else 2} {abs(size)} Tf {x} {y} Td "
            f"({text.replace('(', chr(92) + '(').replace(')', chr(92) + ')')}) Tj ET\n"
            for x, y, size, text in lines
        )
        objects += [
            (
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font "
                f"<< /F1 3 0 R /F2 4 0 R >> >> /Contents {6 + 2 * number} 0 R >>"
            ),
            f"<< /Length {len(content.encode('cp1252'))} >>\nstream\n{content}endstream",
        ]
    out = b"%PDF-1.4\n"
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("cp1252")
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    size = len(objects) + 1
    trailer = f"trailer << /Size {size} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF\n"
    return out + f"xref\n0 {size}\n0000000000 65535 f \n{table}{trailer}".encode()


def prose(*texts: str, top: float = 700, x: float = 72, size: float = 11) -> list[Line]:
    """Return lines one below the other; an empty text is a gap of half a line."""
    lines = []
    for text in texts:
        top -= 14 if text else 8
        if text:
            lines.append((x, top, size, text))
    return lines


def document(*pages: Sequence[Line]) -> Document:
    """Return the document of a PDF with these lines."""
    return parse_bytes(printed(*pages), "leaflet.pdf", "pdf")


def read(*pages: Sequence[Line]) -> list[object]:
    """Return the outline of a PDF with these lines."""
    return outline(document(*pages).blocks)


FIRST = [
    (72, 750, 9, "City Clinic leaflets"),
    (72, 720, 20, "Your bone scan"),
    *prose(
        "A bone scan shows how your bones are, and it looks at all of them. It",
        "does not hurt. You may eat, drink and take your pills before the exami-",
        "nation, and your well-",
        "known nurse stays with you.",
        "",
        "Ask us if you",
        top=700,
    ),
    (300, 30, 9, "Page 1 of 2"),
]
SECOND = [
    (72, 750, 9, "City Clinic leaflets"),
    *prose("are afraid. We know how to help.", top=730),
    (72, 690, -11, "What to bring"),
    *prose("• Your card, or a letter with", "your name on it.", "• Warm socks.", top=680),
    (300, 30, 9, "Page 2 of 2"),
]


def test_printed_lines_become_blocks() -> None:
    assert read(FIRST, SECOND) == [
        "h1 Your bone scan",
        (
            "A bone scan shows how your bones are, and it looks at all of them. It does not hurt. "
            "You may eat, drink and take your pills before the examination, and your well-known "
            "nurse stays with you."
        ),
        "Ask us if you are afraid. We know how to help.",
        "h2 What to bring",
        (None, [["Your card, or a letter with your name on it."], ["Warm socks."]]),
        "City Clinic leaflets",
    ]


def with_footers(*footers: str) -> list[list[Line]]:
    """Return pages with these lines at their feet, and other words on each."""
    return [
        [*prose(f"You may {verb}."), (72, 40, 9, footer)]
        for verb, footer in zip(["eat", "drink", "rest", "leave"], footers, strict=False)
    ]


@pytest.mark.parametrize(
    ("footers", "kept"),
    [
        (["Questions? Call 555 0100"] * 3, "Questions? Call 555 0100"),
        (["Page 1 of 3 | Call 555 0100", "Page 2 of 3 | Call 555 0100",
          "Page 3 of 3 | Call 555 0100"], "Call 555 0100"),
        (["Leaflet 12, page 1", "Leaflet 12, page 2", "Leaflet 12, page 3"], "Leaflet 12"),
        (["www.clinic.example (1/2)", "www.clinic.example (2/2)"], "www.clinic.example"),
    ],
    ids=["telephone", "page number first", "page number last", "page number in brackets"],
)  # fmt: skip
def test_a_running_footer_is_kept_once_as_the_last_thing(footers: list[str], kept: str) -> None:
    found = document(*with_footers(*footers))

    # Then it is shown, but not counted
    assert outline(found.blocks)[-1] == kept
    assert [run.text for run in all_runs(found) if run.aside] == [kept]
    assert kept not in [sentence.text for sentence in sentences(found)]
    assert all(stands_at_its_offset(run, found.source) for run in all_runs(found))


def test_a_running_header_that_is_a_heading_too_is_not_kept() -> None:
    pages = with_footers("Your bone scan, 1", "Your bone scan, 2", "Your bone scan, 3")

    found = read([(72, 740, 20, "Your bone scan"), *pages[0]], *pages[1:])

    assert found == ["h1 Your bone scan", "You may eat.", "You may drink.", "You may rest."]


def test_when_a_page_was_printed_is_no_text_of_it() -> None:
    # Given what browsers print above each page
    pages = with_footers(*["11/30/26, 5:07 AM"] * 2)

    assert read(*pages) == ["You may eat.", "You may drink."]


def test_the_review_date_in_a_footer_is_known(run: Callable[..., Result], tmp_path: Path) -> None:
    path = tmp_path / "leaflet.pdf"
    path.write_bytes(printed(*with_footers(*["Last reviewed: May 2025"] * 3)))

    assert (
        "The page gives May 2025 as the date of its last review."
        in run("read", path, "--plain").out
    )


def test_the_line_is_the_number_of_the_page() -> None:
    found = document(FIRST, SECOND)

    places = {one.text: place(found, one) for one in sentences(found)}

    assert places["It does not hurt."].line == 1
    assert places["Ask us if you are afraid."].line == 1
    assert places["We know how to help."].line == 2
    assert places["Warm socks."].line == 2


def test_each_run_is_at_its_offset() -> None:
    found = document(FIRST, SECOND)

    assert all(stands_at_its_offset(run, found.source) for run in all_runs(found))


@pytest.mark.parametrize("number", ["7", "- 7 -", "Page 7", "7 of 12", "página 7", "vii", "7/12"])
def test_a_page_number_is_not_read(number: str) -> None:
    assert read([*prose("You may eat."), (300, 30, 11, number)]) == ["You may eat."]


def test_a_number_in_the_text_is_read() -> None:
    assert read(prose("You wait", "20", "minutes.")) == ["You wait 20 minutes."]


def test_a_hyphen_stays_in_a_word_that_has_it_elsewhere() -> None:
    found = read(prose("A low-risk lump may stay. If you have a low-", "risk lump, wait."))

    assert found == ["A low-risk lump may stay. If you have a low-risk lump, wait."]


def test_a_paragraph_begins_after_a_short_line_and_at_an_indent() -> None:
    wide = "You may eat and you may drink as much as you like before the scan."
    lines = prose(wide, wide, "Come in.", wide, top=700)
    indented = [*prose(wide, wide, top=600), (90, 558, 11, wide), (72, 544, 11, wide)]

    assert read(lines) == [f"{wide} {wide} Come in.", wide]
    assert read(indented) == [f"{wide} {wide}", f"{wide} {wide}"]


def test_two_columns_are_read_one_after_the_other() -> None:
    left = prose("You may eat before", "the scan, and drink", top=700, x=72)
    right = prose("as you like. Come", "in at nine.", top=700, x=330)

    assert read([*left, *right]) == [
        "You may eat before the scan, and drink as you like. Come in at nine."
    ]


def test_columns_that_were_set_line_by_line_are_read_one_after_the_other() -> None:
    # Given a left column of six lines and a right one of five, the lines of both by turns
    left = prose(
        "The scan shows how all your bones are,", "and it looks at all of them at once. It",
        "does not hurt at all, and it takes about", "an hour. You may eat and drink before the",
        "scan as you like it. A nurse puts a small", "needle into your arm.",
    )  # fmt: skip
    right = prose(
        "After the scan you may go home at once.", "Drink a lot of water on that day, which",
        "helps to wash the dye out of your body.", "Call us if your arm is red, sore or hot.",
        "We are here from eight to five each day.", x=320,
    )  # fmt: skip
    by_turns = [line for row in zip(left, right, strict=False) for line in row]

    found = document([*by_turns, left[-1]])

    text = [sentence.text for sentence in sentences(found)]
    assert text[:2] == [
        "The scan shows how all your bones are, and it looks at all of them at once.",
        "It does not hurt at all, and it takes about an hour.",
    ]
    assert text[3:5] == [
        "A nurse puts a small needle into your arm.",
        "After the scan you may go home at once.",
    ]


def test_lines_side_by_side_are_the_cells_of_a_table() -> None:
    rows = (("Drug", "Dose", "When"), ("Aspirin", "75 mg", "once a day"), ("Iron", "200 mg"))
    cells = [
        (72 + 120 * column, 650 - 18 * row, 11, text)
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
    ]

    found = document([*prose("Take these:"), *cells, *prose("Call us.", top=600)])

    assert outline(found.blocks) == [
        "Take these:",
        [["Drug", "Dose", "When"], ["Aspirin", "75 mg", "once a day"], ["Iron", "200 mg", ""]],
        "Call us.",
    ]
    assert all(stands_at_its_offset(run, found.source) for run in all_runs(found))


def test_a_word_across_the_page_is_not_read() -> None:
    page = printed([(72, 300, 48, "DRAFT"), *prose("You may eat.")])
    slanted = page.replace(b"BT /F1 48 Tf 72 300 Td", b"BT /F1 48 Tf .7 .7 -.7 .7 72 300 Tm")

    found = parse_bytes(slanted, "leaflet.pdf", "pdf")

    assert outline(found.blocks) == ["You may eat."]


def test_small_slanted_words_are_read() -> None:
    page = printed([(72, 300, 9, "month of birth"), *prose("You may eat and drink.")])
    slanted = page.replace(b"BT /F1 9 Tf 72 300 Td", b"BT /F1 9 Tf .7 .7 -.7 .7 72 300 Tm")

    found = parse_bytes(slanted, "leaflet.pdf", "pdf")

    assert outline(found.blocks) == ["You may eat and drink.", "month of birth"]


def test_text_further_left_than_an_item_is_not_part_of_it() -> None:
    # Given a bullet set by itself, a little lower than the text of its item
    item = [(72.0, 684.0, 11.0, "•"), (90.0, 686.0, 11.0, "warm socks")]

    assert read([*item, *prose("Then:", top=686)]) == [(None, [["warm socks"]]), "Then:"]


def test_numbers_begin_items() -> None:
    assert read(prose("Do this:", "1. Come in.", "2. Sit down and", "wait.")) == [
        "Do this:",
        (1, [["Come in."], ["Sit down and wait."]]),
    ]


def test_the_language_of_the_file_is_known() -> None:
    data = printed(prose("Descanse en casa."), language="es-MX")

    assert parse_bytes(data, "x.pdf", "pdf").front_matter == {"language": "es-MX"}


XMP = """\
<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfx="http://ns.adobe.com/pdfx/1.3/"
 pdf:Producer="A program" pdfx:LastReviewed="2025-05-03">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">Gout</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>Bo Doe</rdf:li><rdf:li>Cy Poe</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>en-GB</rdf:li></rdf:Bag></dc:language>
<pdfx:ReviewedBy>Ann Roe, MD</pdfx:ReviewedBy>
</rdf:Description></rdf:RDF></x:xmpmeta>"""


def with_metadata(data: bytes, xmp: str) -> bytes:
    """Return a PDF with one more object, which holds XMP."""
    stream = f"<< /Type /Metadata /Subtype /XML >>\nstream\n{xmp}\nendstream\nendobj\n"
    return data.replace(b"%PDF-1.4\n", b"%PDF-1.4\n99 0 obj\n" + stream.encode(), 1)


def test_what_the_metadata_say_is_known() -> None:
    data = with_metadata(printed(prose("Rest at home."), language="en-US"), XMP)

    found = parse_bytes(data, "leaflet.pdf", "pdf")

    assert found.front_matter == {
        "title": "Gout", "language": "en-US", "author": "Bo Doe, Cy Poe",
        "reviewed_by": "Ann Roe, MD", "reviewed_on": "2025-05-03",
    }  # fmt: skip


@pytest.mark.parametrize(
    "xmp",
    [XMP.replace("http://ns.adobe.com/pdf", "http://ns.adobe.com/photoshop"),
     XMP.replace("</dc:title>", ""), XMP.replace("<x:x", '<!DOCTYPE x [<!ENTITY a "b">]><x:x')],
    ids=["of a picture", "damaged", "with entities"],
)  # fmt: skip
def test_metadata_that_are_not_of_the_text_or_damaged_break_nothing(xmp: str) -> None:
    data = with_metadata(printed(prose("Rest at home.")), xmp)

    assert parse_bytes(data, "leaflet.pdf", "pdf").front_matter == {}


def locked(password: str, algorithm: str) -> bytes:
    """Return a PDF that is locked with a password; an empty one only forbids copying."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(printed(prose("You may eat."))))
    writer.encrypt(password, "owner", algorithm=algorithm)
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def test_a_pdf_that_anyone_may_open_is_read() -> None:
    assert outline(parse_bytes(locked("", "RC4-128"), "x.pdf", "pdf").blocks) == ["You may eat."]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (locked("secret", "RC4-128"), ("this PDF is locked with a password. "
         "Open it with the password, and save it without one.")),
        (printed([]), ("this PDF has no text. It may be a scan. "
         "Run it through text recognition (OCR) first.")),
        (b"PK\x03\x04word/" + bytes(30), ("this is a Word file, not a PDF. "
         "Rename it to end in .docx, or add --format docx.")),
        (b"You may eat.", ("this is not a PDF, although the name says so. "
         "Save it again, or use --format to say what it is.")),
    ],
    ids=["locked", "scan", "docx", "text"],
)  # fmt: skip
@pytest.mark.parametrize("command", ["read", "check"])
def test_what_cannot_be_read_gets_one_clear_line(
    run: Callable[..., Result], tmp_path: Path, command: str, data: bytes, message: str
) -> None:
    path = tmp_path / "leaflet.pdf"
    path.write_bytes(data)

    result = run(command, path)

    assert result.code == Exit.UNREADABLE
    assert result.err == f"hlreader: {path}: {message}\n"


@pytest.mark.parametrize(
    "data",
    [b"%PDF-1.4\n", b"%PDF-1.7\nnothing of the kind", printed(prose("You may eat."))[:150],
     b"%PDF-1.4\n1 0 obj << /Kids [1 0 R] >>\ntrailer << /Root 1 0 R >>\n%%EOF"],
)  # fmt: skip
def test_a_damaged_pdf_gets_one_clear_line(
    run: Callable[..., Result], tmp_path: Path, data: bytes
) -> None:
    path = tmp_path / "leaflet.pdf"
    path.write_bytes(data)

    result = run("read", path)

    assert result.code == Exit.UNREADABLE
    assert result.err.startswith(f"hlreader: {path}: this PDF ")
    assert result.err.count("\n") == 1


def test_too_many_pages_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(letters, "MOST_PAGES", 1)

    with pytest.raises(UnreadableError, match=r"too many pages \(2\)"):
        document(FIRST, SECOND)


def test_a_pdf_named_as_text_says_how_to_read_it(
    run: Callable[..., Result], tmp_path: Path
) -> None:
    path = tmp_path / "leaflet.txt"
    path.write_bytes(printed(FIRST))

    refused = run("check", path)
    read_anyway = run("check", path, "--format", "pdf")

    assert refused.err == (
        f"hlreader: {path}: this is a PDF, not text. "
        "Rename it to end in .pdf, or add --format pdf.\n"
    )
    assert read_anyway.code == Exit.OK


def test_an_unknown_format_names_the_known(run: Callable[..., Result]) -> None:
    result = run("read", "-", "--format", "doc")

    assert result.code == Exit.USAGE
    known = "markdown, text, html, docx, odt, rtf, pptx, epub, pdf"
    assert f"`doc` is not a valid value. Use {known}." in result.err


def table(
    *rows: Sequence[str], top: float = 650, xs: Sequence[float] = (72, 192, 312)
) -> list[Line]:
    """Return the lines of a table whose cells are at places from the left; empty ones are none."""
    return [
        (x, top - 18 * number, 11, text)
        for number, row in enumerate(rows)
        for x, text in zip(xs, row, strict=True)
        if text
    ]


def test_the_lines_of_a_cell_stay_in_its_row() -> None:
    # Given cells of two and three lines, set cell by cell, the short ones in the middle
    first = [
        (72, 636, 11, "Iron"), (192, 643, 11, "65 mg in"), (192, 629, 11, "one tablet"),
        (312, 650, 11, "Before bed,"), (312, 636, 11, "with a glass"), (312, 622, 11, "of water"),
    ]  # fmt: skip
    second = [(72, 600, 11, "Aspirin"), (192, 600, 11, "75 mg"), (312, 600, 11, "At noon")]
    head = table(("Drug", "Dose", "When"), top=672)

    assert read([*head, *first, *second]) == [
        [["Drug", "Dose", "When"],
         ["Iron", "65 mg in one tablet", "Before bed, with a glass of water"],
         ["Aspirin", "75 mg", "At noon"]],
    ]  # fmt: skip


def test_the_lines_of_a_cell_stay_in_its_row_if_they_were_set_from_the_top_down() -> None:
    # Given a table that was set line by line, with more room between rows than in cells
    lines = [
        (72, 650, 11, "Drug"), (192, 650, 11, "When"), (72, 630, 11, "Iron"),
        (192, 630, 11, "Before bed, with a"), (192, 617, 11, "glass of water"),
        (72, 597, 11, "Long name of"), (192, 597, 11, "At noon, with a"),
        (72, 584, 11, "a drug"), (192, 584, 11, "meal"), (72, 564, 11, "Zinc"),
        (192, 564, 11, "At night"),
    ]  # fmt: skip

    assert read(lines) == [
        [["Drug", "When"], ["Iron", "Before bed, with a glass of water"],
         ["Long name of a drug", "At noon, with a meal"], ["Zinc", "At night"]],
    ]  # fmt: skip


def test_a_cell_in_the_middle_of_several_rows_joins_none_of_them() -> None:
    # Given a first cell for three rows, set first, at the height of the second
    lines = [
        *table(("Who", "When", "Dose")), (72, 614, 11, "Adults"),
        *table(("", "Morning", "5 mg"), ("", "Noon", "10 mg"), ("", "Evening", "20 mg"), top=632),
    ]  # fmt: skip

    assert read(lines) == [
        [["Who", "When", "Dose"], ["", "Morning", "5 mg"], ["Adults", "Noon", "10 mg"],
         ["", "Evening", "20 mg"]],
    ]  # fmt: skip


def test_a_paragraph_goes_on_after_the_footnotes_of_the_page() -> None:
    first = [*prose("You may eat before the scan, and you may"), (72, 60, 8, "Note: ask us first.")]

    found = read(first, prose("drink as much as you like."))

    assert found == [
        "You may eat before the scan, and you may drink as much as you like.",
        "Note: ask us first.",
    ]


def test_numbers_at_the_right_of_their_column_are_under_its_head() -> None:
    # Given heads at the left of columns that have their numbers at the right
    head = table(("Age", "Morning", "Evening"))
    cells = table(("5 to 11", "2 ml", ""), ("12 to 17", "", "5 ml"), top=632, xs=(72, 260, 380))

    assert read([*head, *cells]) == [
        [["Age", "Morning", "Evening"], ["5 to 11", "2 ml", ""], ["12 to 17", "", "5 ml"]]
    ]


def test_text_below_a_table_is_not_of_it() -> None:
    first = table(("Drug", "Dose", "When"), ("Iron", "65 mg", "At noon"))
    second = table(("Food", "", "Good?"), ("Soup", "", "yes"), top=570, xs=(72, 200, 290))

    found = read([*first, (72, 600, 11, "Call us."), *second])

    assert found == [
        [["Drug", "Dose", "When"], ["Iron", "65 mg", "At noon"]],
        "Call us.",
        [["Food", "Good?"], ["Soup", "yes"]],
    ]


def test_a_table_goes_on_on_the_next_page_under_its_head() -> None:
    head = ("Drug", "Dose", "When")
    rows = [(f"Drug {letter}", "5 mg", "At noon") for letter in "ABCD"]

    found = read(
        [*prose("Take these drugs as it says here.", top=750), *table(head, *rows[:2])],
        table(head, *rows[2:], top=740),
    )

    assert found[1:] == [[[*head], *map(list, rows)]]


def test_the_head_of_a_table_is_no_running_header() -> None:
    # Given two tables with the same head at the same height of the only two pages
    pages = [table(("Drug", "Dose", "When"), (drug, "5 mg", "At noon"), top=740) for drug in "AB"]

    assert read(*pages) == [
        [["Drug", "Dose", "When"], ["A", "5 mg", "At noon"], ["B", "5 mg", "At noon"]]
    ]


def test_a_number_in_the_last_row_of_a_table_is_no_page_number() -> None:
    found = read(table(("Drug", "Pills", "Days"), ("Iron", "2", "7"), ("Zinc", "1", "5")))

    assert found == [[["Drug", "Pills", "Days"], ["Iron", "2", "7"], ["Zinc", "1", "5"]]]


def test_running_headers_that_name_the_chapter_come_last() -> None:
    pages = [
        [(72, 760, 9, f"{number + 12} {chapter}"), *prose(f"You may {verb}.")]
        for number, (chapter, verb) in enumerate(
            [("Food", "eat"), ("Drink", "drink"), ("Sleep", "rest"), ("Home", "leave")]
        )
    ]

    assert read(*pages) == [
        "You may eat.", "You may drink.", "You may rest.", "You may leave.",
        "Food", "Drink", "Sleep", "Home",
    ]  # fmt: skip


def test_pages_that_are_all_the_same_are_read() -> None:
    assert read(prose("You may eat."), prose("You may eat.")) == ["You may eat.", "You may eat."]


def test_an_empty_page_is_passed_over() -> None:
    assert read(prose("You may eat."), [], prose("You may drink.")) == [
        "You may eat.", "You may drink.",
    ]  # fmt: skip


def test_dots_before_the_number_of_a_page_are_one_sign() -> None:
    contents = [
        (72, 700, 11, "Before the scan . . . . . . . . . . . . ."), (400, 700, 11, "3"),
        (72, 686, 11, "After the scan ................"), (400, 686, 11, "12"),
    ]  # fmt: skip

    assert read(contents) == ["Before the scan … 3", "After the scan … 12"]


def test_columns_are_read_one_after_the_other_though_their_lines_are_not_level() -> None:
    left = prose("You may eat and drink as", "you like before the scan,", "and take your", "pills.")
    right = prose("After the scan a nurse", "brings you to your room,", "and you may", "rest.",
                  top=695, x=320)  # fmt: skip

    assert read([(72, 730, 16, "Your scan and what is after it"), *left, *right]) == [
        "h1 Your scan and what is after it",
        "You may eat and drink as you like before the scan, and take your pills.",
        "After the scan a nurse brings you to your room, and you may rest.",
    ]


def test_a_larger_figure_is_no_heading() -> None:
    page = [
        (72, 740, 30, "9 of 10"), *prose("people feel better within a week.", top=720),
        (72, 680, -11, "What helps"), *prose("Rest helps, and so does water.", top=675),
    ]  # fmt: skip

    assert read(page) == [
        "9 of 10", "people feel better within a week.", "h1 What helps",
        "Rest helps, and so does water.",
    ]  # fmt: skip


def test_a_long_title_is_a_heading() -> None:
    title = prose(
        "Gout: what it is, what brings it on, and what", "helps when it hurts so much that you",
        "cannot sleep at night", top=760, size=20,
    )  # fmt: skip
    spread = [(x, 760 - 24 * number, size, text) for number, (x, _, size, text) in enumerate(title)]

    text = ["Rest helps, and so does water. You may put ice on the joint for a while."] * 4
    assert read([*spread, *prose(*text, top=660)])[0] == (
        "h1 Gout: what it is, what brings it on, and what helps when it hurts so much that you "
        "cannot sleep at night"
    )


def test_letters_stay_before_the_items_they_name() -> None:
    found = read(prose("Do this:", "a) Sit down.", "b) Rest, and then see step a.", top=700))

    assert found == ["Do this:", (None, [["a) Sit down."], ["b) Rest, and then see step a."]])]


def test_a_number_in_mid_sentence_begins_no_item() -> None:
    found = read(prose("Call us if the pain is worse than", "7. Most people need no help."))

    assert found == ["Call us if the pain is worse than 7. Most people need no help."]


def test_short_paragraphs_are_apart_though_their_lines_are_close() -> None:
    # Given lines with room for the next word, the longest of them in the middle
    found = read(prose("Take one pill", "Call us if you have a fever", "Rest", "Drink water"))

    assert found == ["Take one pill", "Call us if you have a fever", "Rest", "Drink water"]


@pytest.mark.parametrize("hyphen", ["-", "\xad"])
def test_a_hyphen_of_any_kind_goes_at_the_end_of_a_line(hyphen: str) -> None:
    found = read(prose(f"You may eat before the exami{hyphen}", "nation, and drink."))

    assert found == ["You may eat before the examination, and drink."]


def test_a_pdf_with_a_wrong_end_is_read() -> None:
    whole = printed(prose("You may eat."))
    wrong = whole.replace(b"/Root 1 0 R", b"/Root 99 0 R")
    cut = whole[: whole.rindex(b"xref\n0")]

    assert outline(parse_bytes(wrong, "x.pdf", "pdf").blocks) == ["You may eat."]
    assert outline(parse_bytes(cut, "x.pdf", "pdf").blocks) == ["You may eat."]


def test_a_damaged_page_is_named() -> None:
    whole = printed(prose("You may eat."), prose("You may drink."))
    cut = whole[: whole.index(b"7 0 obj")]

    with pytest.raises(UnreadableError, match="page 2 of this PDF is damaged"):
        parse_bytes(cut, "x.pdf", "pdf")


def test_what_was_typed_into_a_form_is_read() -> None:
    page = printed(prose("Your name:"))
    field = b"<< /Subtype /Widget /FT /Tx /V (Ana Cruz) /Rect [72 640 272 660] >>"
    filled = page.replace(b"/MediaBox", b"/Annots [%b] /MediaBox" % field)

    assert outline(parse_bytes(filled, "x.pdf", "pdf").blocks) == ["Your name:", "Ana Cruz"]


def test_letters_set_from_right_to_left_break_nothing() -> None:
    # Given a line that ends further left than it begins, next to another
    page = printed([(300, 600, 11, "1"), (330, 600, 11, "left")])
    backwards = page.replace(b"(1) Tj", b"[(1) 4000 (2) 4000 (3)] TJ")

    words = " ".join(str(one) for one in outline(parse_bytes(backwards, "x.pdf", "pdf").blocks))

    assert all(word in words for word in ("1", "2", "3", "left"))


def test_text_under_a_scan_is_read() -> None:
    page = printed(prose("You may eat.")).replace(b"BT /F1", b"BT 3 Tr /F1")

    assert outline(parse_bytes(page, "x.pdf", "pdf").blocks) == ["You may eat."]


def test_a_page_on_its_side_is_read() -> None:
    page = printed([(72, 100, 11, "You may eat"), (72, 114, 11, "as you like.")])
    for at in (b"100", b"114"):
        page = page.replace(b"72 %b Td" % at, b"0 1 -1 0 %b 72 Tm" % at)

    assert outline(parse_bytes(page, "x.pdf", "pdf").blocks) == ["You may eat as you like."]


def edges_of(text: str, *, leftwards: bool) -> list[tuple[float, float]]:
    """Return where letters begin and end that stand side by side, 10 points each."""
    places = reversed(range(len(text))) if leftwards else range(len(text))
    return [(10.0 * place, 10.0 * place + 9) for place in places]


@pytest.mark.parametrize(
    ("set_so", "leftwards", "read_so"),
    [
        ("הבדיקה אינה כואבת", True, "הבדיקה אינה כואבת"),
        ("ברך"[::-1], False, "ברך"),  # its letters were set one by one from the left
        (")עד 20 דקות(", True, "(עד 20 דקות)"),
        ("לחכות) עד 20 דקות(", True, "לחכות (עד 20 דקות)"),
        (".1 רחצו ידיים", True, "1. רחצו ידיים"),
        (".2", True, "2."),
        ("500 mg", True, "500 mg"),
    ],
)
def test_text_from_right_to_left_is_in_the_order_it_is_read(
    set_so: str, *, leftwards: bool, read_so: str
) -> None:
    assert in_order(set_so, edges_of(set_so, leftwards=leftwards)) == read_so


def test_the_two_letters_of_an_arabic_sign_are_in_order() -> None:
    # Given a sign for lam and alef, whose letters PDFium turns round, and alef and lam apart
    one_sign = [(30.0, 39.0), (20.0, 29.0), (20.0, 29.0), (10.0, 19.0)]
    apart = [(30.0, 39.0), (20.0, 29.0), (10.0, 19.0), (0.0, 9.0)]

    assert in_order("والأ"[0] + "أل" + "م", one_sign) == "و" + "لأ" + "م"
    assert in_order("والم", apart) == "والم"


def test_raised_numbers_are_powers_marks_or_parts_of_fractions() -> None:
    # Given small numbers that are raised: after ten, after a full stop, and in front of a stroke
    found = document(
        [
            (72, 700, 11, "You have 4 x 10"), (151.5, 705, 6, "9"), (158, 700, 11, "cells."),
            (72, 660, 11, "It does not hurt."), (148.5, 665, 6, "2"), (155, 660, 11, "Rest."),
            (72, 620, 11, "Take "), (99.5, 625, 6, "1"), (102.9, 620, 11, "/2 tablet."),
        ]
    )  # fmt: skip

    assert outline(found.blocks) == [
        "You have 4 x 10⁹ cells.", "It does not hurt.[2] Rest.", "Take ¹/2 tablet.",
    ]  # fmt: skip
    assert [run.text for run in all_runs(found) if run.aside] == ["[2]"]


@settings(max_examples=200, deadline=None)
@given(
    pages=lists(
        lists(
            tuples(
                sampled_from((72.0, 90.0, 200.0, 205.0, 330.0, 480.0)), integers(20, 700),
                sampled_from((-11.0, 8.0, 11.0, 24.0)),
                sampled_from(("Rest now", "drink water.", "• Soup", "1. Eat", "b) Sit", "5", "•",
                              "We are here for you at any time of the day-", "Dose . . . . . . 5")),
            ),
            max_size=12,
        ),
        min_size=1, max_size=3,
    )
)  # fmt: skip
def test_no_letter_is_lost_wherever_it_is(pages: list[list[Line]]) -> None:
    # Given words at any places, no two lines the same, of which only bullets and numbers may go
    pages = [
        [
            (x, y, size, f"{text} {'xyz'[number]}{'abcdefghijkl'[order]}" if " " in text else text)
            for order, (x, y, size, text) in enumerate(page)
        ]
        for number, page in enumerate(pages)
    ]
    lines = [
        [printed_line(*line, order=order) for order, line in enumerate(page)] for page in pages
    ]

    ordered = [in_reading_order(lines_of(page)) for page in lines]
    blocks, texts = blocks_of(groups_of(ordered), len(pages))

    letters = Counter(re.findall("[A-Za-z]", "".join(text for page in pages for *_, text in page)))
    assert Counter(re.findall("[A-Za-z]", "".join(texts))) == letters
    found = Document("", "\n".join(texts), blocks, {}, ())
    assert all(stands_at_its_offset(run, found.source) for run in all_runs(found))


def printed_line(x: float, y: float, size: float, text: str, *, order: int) -> PrintedLine:
    """Return a line as it is read from a page."""
    size, bold = abs(size), size < 0
    words = tuple(
        (x + 0.5 * size * match.start(), match.start()) for match in re.finditer(r"\S+", text)
    )
    return PrintedLine(text, x, x + 0.5 * size * len(text), y, size, bold, words, order=order)
