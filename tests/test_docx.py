"""Word files: blocks as from Markdown, each at the number of its paragraph."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from hlreader import limits
from hlreader.errors import UnreadableError
from hlreader.exits import Exit
from hlreader.models import Document
from hlreader.readability.document_sentences import place, sentences
from tests.conftest import Result
from tests.parsing import parse_bytes, read_document
from tests.test_documents import all_runs, outline, stands_at_its_offset

Fill = Callable[["docx.document.Document"], object]


def saved(fill: Fill) -> bytes:
    """Return a Word file that ``fill`` wrote."""
    word = docx.Document()
    fill(word)
    stream = io.BytesIO()
    word.save(stream)
    return stream.getvalue()


def document(fill: Fill) -> Document:
    """Return the document of a Word file that ``fill`` wrote."""
    return parse_bytes(saved(fill), "leaflet.docx", "docx")


def leaflet(word: "docx.document.Document") -> None:
    """Write a leaflet with every kind of block."""
    word.add_heading("Your bone scan", 0)
    word.add_paragraph("")
    word.add_paragraph("You may eat before the scan. It does not hurt.")
    word.add_heading("What to bring", 1)
    word.add_paragraph("Your card.", style="List Bullet")
    word.add_paragraph("Your drugs:", style="List Bullet")
    word.add_paragraph("pills.", style="List Bullet 2")
    word.add_paragraph("Come in.", style="List Number")
    word.add_paragraph("Sit down.", style="List Number")
    word.add_paragraph("We can wait here.")
    word.add_paragraph("Lie down.", style="List Number")
    table = word.add_table(2, 2)
    for row, texts in zip(table.rows, (("Time", "Place"), ("9 am", "Room 5")), strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    word.add_paragraph("It was easy for me.", style="Quote")
    word.add_paragraph("Call us.")


def test_a_word_file_becomes_the_blocks_of_markdown() -> None:
    assert outline(document(leaflet).blocks) == [
        "h1 Your bone scan",
        "You may eat before the scan. It does not hurt.",
        "h1 What to bring",
        (None, [["Your card."], ["Your drugs:", (None, [["pills."]])]]),
        (1, [["Come in."], ["Sit down."]]),
        "We can wait here.",
        (3, [["Lie down."]]),
        [["Time", "Place"], ["9 am", "Room 5"]],
        [">", "It was easy for me."],
        "Call us.",
    ]


def test_the_line_is_the_number_of_the_paragraph() -> None:
    # Given a title, an empty paragraph and four in table cells, when sentences are placed
    found = document(leaflet)

    places = {one.text: place(found, one) for one in sentences(found)}

    # Then empty ones and those in tables count too, and the column counts in the paragraph
    assert places["You may eat before the scan."] == (3, 1)
    assert places["It does not hurt."] == (3, 30)
    assert places["Your card."] == (5, 1)
    assert places["Call us."] == (17, 1)


def test_each_run_is_at_its_offset() -> None:
    found = document(leaflet)

    assert all(stands_at_its_offset(run, found.source) for run in all_runs(found))


def test_bold_italics_breaks_and_links_stay_and_hidden_text_goes() -> None:
    def fill(word: "docx.document.Document") -> None:
        paragraph = word.add_paragraph("You must ")
        paragraph.add_run("not").bold = True
        paragraph.add_run(" smoke").italic = True
        paragraph.add_run(" secretly").font.hidden = True
        paragraph.add_run().add_break()
        link = word.part.relate_to(
            "https://example.org/help",
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink",
            is_external=True,
        )
        paragraph._p.append(
            parse_xml(
                f'<w:hyperlink {nsdecls("w", "r")} r:id="{link}">'
                "<w:r><w:t>We help.</w:t></w:r></w:hyperlink>"
            )
        )
        for tag, text in (("del", "Taken out."), ("ins", " Put in.")):
            kind = "delText" if tag == "del" else "t"
            paragraph._p.append(
                parse_xml(
                    f'<w:{tag} {nsdecls("w")} w:id="1" w:author="a"><w:r>'
                    f'<w:{kind} xml:space="preserve">{text}</w:{kind}></w:r></w:{tag}>'
                )
            )

    runs = list(all_runs(document(fill)))

    assert "".join(run.text for run in runs) == "You must not smoke\nWe help. Put in."
    assert [run.text for run in runs if run.strong] == ["not"]
    assert [run.text for run in runs if run.emphasis] == [" smoke"]
    assert [(run.text, run.link) for run in runs if run.link] == [
        ("We help.", "https://example.org/help")
    ]


def test_a_table_of_one_column_is_there_for_the_look() -> None:
    def fill(word: "docx.document.Document") -> None:
        word.add_table(1, 1).cell(0, 0).text = "Call us at once."

    assert outline(document(fill).blocks) == ["Call us at once."]


BOX = (
    '<w:r {0} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml"><mc:AlternateContent><mc:Choice Requires="wps">'
    "<w:drawing><w:txbxContent>{1}</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict>"
    "<v:textbox><w:txbxContent>{1}</w:txbxContent></v:textbox></w:pict></mc:Fallback>"
    "</mc:AlternateContent></w:r>"
)


def boxed(text: str) -> object:
    """Return a run with a text box, as a word processor writes it: for itself and for old ones."""
    return parse_xml(BOX.format(nsdecls("w"), f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"))


def test_a_text_box_is_read_once_after_its_paragraph() -> None:
    def fill(word: "docx.document.Document") -> None:
        word.add_paragraph("You may eat.")._p.append(boxed("Call 911 at once."))
        word.add_paragraph("You may drink.")

    assert outline(document(fill).blocks) == ["You may eat.", "Call 911 at once.", "You may drink."]


def test_a_text_box_in_a_table_is_read_once() -> None:
    def fill(word: "docx.document.Document") -> None:
        cells = word.add_table(1, 2).rows[0].cells
        cells[0].text = "Time"
        cells[1].paragraphs[0]._p.append(boxed("9 am"))

    assert outline(document(fill).blocks) == [[["Time", "9 am"]]]


def test_paragraphs_whose_break_was_deleted_are_one() -> None:
    def fill(word: "docx.document.Document") -> None:
        first = word.add_paragraph("You may eat ")
        mark = f'<w:pPr {nsdecls("w")}><w:rPr><w:del w:id="1" w:author="a"/></w:rPr></w:pPr>'
        first._p.insert(0, parse_xml(mark))
        word.add_paragraph("and drink.")

    found = document(fill)

    assert outline(found.blocks) == ["You may eat and drink."]
    assert place(found, next(sentences(found))) == (2, 1)


def test_a_deleted_row_of_a_table_is_not_read() -> None:
    def fill(word: "docx.document.Document") -> None:
        table = word.add_table(2, 2)
        for cell, text in zip(table._cells, ("Time", "Place", "9 am", "Room 5"), strict=True):
            cell.text = text
        row = f'<w:trPr {nsdecls("w")}><w:del w:id="1" w:author="a"/></w:trPr>'
        table.rows[1]._tr.insert(0, parse_xml(row))

    assert outline(document(fill).blocks) == [[["Time", "Place"]]]


def test_a_table_of_contents_is_not_read() -> None:
    def fill(word: "docx.document.Document") -> None:
        word.add_paragraph("Before the test\t3", style=word.styles.add_style("TOC 1", 1))
        control = word.element.body
        control.insert(0, parse_xml(
            f'<w:sdt {nsdecls("w")}><w:sdtPr><w:docPartObj><w:docPartGallery '
            'w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent><w:p><w:r>'
            "<w:t>Contents</w:t></w:r></w:p></w:sdtContent></w:sdt>"
        ))  # fmt: skip
        word.add_paragraph("You may eat.")

    assert outline(document(fill).blocks) == ["You may eat."]


def test_the_title_and_the_language_of_the_file_are_known() -> None:
    def fill(word: "docx.document.Document") -> None:
        word.core_properties.title = "Un día en la clínica"
        word.styles.element.xpath("//w:lang")[0].set(
            "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}val", "es-ES"
        )
        word.add_paragraph("Descanse en casa.")

    assert document(fill).front_matter == {"title": "Un día en la clínica", "language": "es-ES"}


def test_nothing_that_drives_a_terminal_comes_through() -> None:
    found = document(lambda word: word.add_paragraph("Red \x9b31m \u202ebidi\u200b."))

    assert not set(found.source) & set("\x1b\x9b\u202e\u200b")


def zipped(**parts: bytes) -> bytes:
    """Return a ZIP archive."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), data)
    return stream.getvalue()


def bomb(content: bytes = b" " * (limits.LARGEST_XML + 1)) -> bytes:
    """Return a small Word file that unpacks to far too much."""
    return zipped(word__document_xml=content)


@pytest.mark.parametrize(
    "content",
    [
        b"<w:p/>" * (limits.MOST_PARAGRAPHS + 1),
        b'<p style="a">' * (limits.MOST_PARAGRAPHS + 1),
        b"<w:r>" * (limits.MOST_TAGS + 1),
    ],
    ids=["paragraphs", "without a prefix", "tags"],
)
def test_a_small_file_with_millions_of_elements_is_not_parsed(content: bytes) -> None:
    with pytest.raises(UnreadableError, match="unpacks to far more than a text needs"):
        parse_bytes(bomb(content), "leaflet.docx", "docx")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"%PDF-1.7\n", ("this is a PDF, not a Word file (.docx). "
         "Rename it to end in .pdf, or add --format pdf.")),
        (b"<!doctype html><p>Rest.", ("this is a web page, not a Word file (.docx). "
         "Rename it to end in .html, or add --format html.")),
        (b"You may eat.", ("this is not a Word file (.docx), although the name says so. "
         "Save it again, or use --format to say what it is.")),
        (b"", ("this is not a Word file (.docx), although the name says so. "
         "Save it again, or use --format to say what it is.")),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
         ("this is a file of an old program. "
         "Open it in a word processor, and save it as .docx.")),
        (b"{\\rtf1 You may eat.}", ("this is a Rich Text file, not a Word file (.docx). "
         "Rename it to end in .rtf, or add --format rtf.")),
        (zipped(mimetype=b"application/epub+zip"), ("this is an e-book (EPUB), not a Word file "
         "(.docx). Rename it to end in .epub, or add --format epub.")),
        (zipped(photo__jpg=b""), "this is an archive. Unpack it, and read the files in it."),
        (saved(leaflet)[:9000], ("this Word file is damaged. It is cut short or not a ZIP "
         "archive. Copy or download it again.")),
        (bomb(), ("this Word file unpacks to far more than a text needs. "
         "If you trust it, save it as plain text.")),
    ],
    ids=["pdf", "html", "text", "empty", "old", "rtf", "epub", "zip", "cut", "bomb"],
)  # fmt: skip
@pytest.mark.parametrize("command", ["read", "check"])
def test_what_is_no_good_word_file_gets_one_clear_line(
    run: Callable[..., Result], tmp_path: Path, command: str, data: bytes, message: str
) -> None:
    path = tmp_path / "leaflet.docx"
    path.write_bytes(data)

    result = run(command, path)

    assert result.code == Exit.UNREADABLE
    assert result.err == f"hlreader: {path}: {message}\n"


def test_a_broken_part_gets_one_clear_line() -> None:
    data = zipped(word__document_xml=b"<y")

    with pytest.raises(UnreadableError, match=r"is damaged \(word/document\.xml: .*\)\. Open it"):
        parse_bytes(data, "leaflet.docx", "docx")


def test_entities_that_multiply_are_refused() -> None:
    # Given a part with a "billion laughs"
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha" * 10}">' for n in range(9))
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(saved(leaflet))) as good, zipfile.ZipFile(stream, "w") as bad:
        for part in good.infolist():
            data = good.read(part)
            if part.filename == "word/document.xml":
                text = data.decode().replace("It does not hurt.", "&l8;")
                head, rest = text.split("<w:document", 1)
                data = f"{head}<!DOCTYPE d [{laughs}]><w:document{rest}".encode()
            bad.writestr(part, data)

    with pytest.raises(UnreadableError, match="this Word file defines XML entities"):
        parse_bytes(stream.getvalue(), "leaflet.docx", "docx")


def test_a_word_file_is_read_by_name_and_from_standard_input_by_its_bytes(
    tmp_path: Path, run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "leaflet.DOCX"
    path.write_bytes(saved(leaflet))
    named = outline(read_document(path).blocks)

    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(path.read_bytes())))
    piped = run("read", "-", "--plain")

    assert named[-1] == "Call us."
    assert piped.code == Exit.OK
    assert "It was easy for me." in piped.out
