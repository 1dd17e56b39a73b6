"""Files of no use get one line that says what they are and what to do, from every command."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from hlreader.exits import Exit
from tests.conftest import Result
from tests.office import zipped

Run = Callable[..., Result]


def ole(stream: str) -> bytes:
    """Return what an old Office file begins with, and the name of a stream in it."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + stream.encode("utf-16-le")


SPREADSHEET = zipped({"xl/workbook.xml": "<x/>"})
SLIDES = zipped({"mimetype": "application/vnd.oasis.opendocument.presentation"})

KINDS = [
    ("a.doc", ole("WordDocument"), "an old Word file (.doc). Open it in a word processor, and"),
    ("a.doc", b"any", "an old Word file (.doc)."),
    ("a.ppt", ole("PowerPoint Document"), "an old PowerPoint file (.ppt)."),
    ("a.docx", ole("EncryptedPackage"), "an Office file that is locked with a password. Save it"),
    ("a.png", b"\x89PNG\r\n\x1a\n", "a picture. Run it through text recognition (OCR)"),
    ("a.jpg", b"\xff\xd8\xff\xe0", "a picture."),
    ("a.pdf", b"\xff\xd8\xff\xe0", "a picture."),
    ("a.heic", b"\0\0\0\x18ftypheic", "a picture."),
    ("a.svg", b"<svg/>", "a picture."),
    ("a.mp3", b"ID3", "a recording. Read a transcript"),
    ("a.xlsx", SPREADSHEET, "a spreadsheet. Copy the text"),
    ("a.docx", SPREADSHEET, "a spreadsheet."),
    ("a.csv", b"dose,time\n", "a spreadsheet."),
    ("a.ods", b"any", "a spreadsheet."),
    ("a.odp", SLIDES, "an OpenDocument presentation (.odp). Save it as .pptx"),
    ("a.pages", zipped({"Index/Document.iwa": ""}), "a file of Apple's Pages, Keynote or Numbers."),
    ("a.zip", zipped({"a.txt": "Rest."}), "an archive. Unpack it, and read the files in it."),
    ("a.txt", b"\x1f\x8b\x08\0", "an archive."),
    ("a.mobi", bytes(60) + b"BOOKMOBI", "an e-book for Kindle. Turn it into an EPUB"),
    ("a.mhtml", b"MIME-Version: 1.0\nContent-Type: multipart/related", "a web page in one file"),
]


@pytest.mark.parametrize(("name", "data", "told"), KINDS, ids=[told for _, _, told in KINDS])
def test_what_a_file_of_no_use_is_and_what_to_do(
    run: Run, tmp_path: Path, name: str, data: bytes, told: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)

    results = [run("read", path), run("check", path), run("glossary", "find", path)]

    assert [result.code for result in results] == [Exit.UNREADABLE] * 3
    assert len({result.err for result in results}) == 1
    assert results[0].err.startswith(f"hlreader: {path}: this is {told}")
    assert results[0].err.count("\n") == 1


def test_the_bytes_win_where_a_name_promises_nothing_of_use(run: Run, tmp_path: Path) -> None:
    # Given a web page and a Rich Text file that were saved as .doc, as old programs do
    (tmp_path / "page.doc").write_bytes(b"<html><body><p>Rest at home for two days.</p></html>")
    (tmp_path / "text.doc").write_bytes(rb"{\rtf1\ansi Rest at home for two days.\par}")

    results = [run("read", tmp_path / name, "--plain") for name in ("page.doc", "text.doc")]

    assert all("Rest at home for two days." in result.out for result in results)


def test_other_files_are_still_checked(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"\x89PNG")
    (tmp_path / "a.md").write_text("You can rest at home.\n", "utf-8")

    result = run("check", tmp_path / "a.png", tmp_path / "a.md")

    assert result.code == Exit.UNREADABLE
    assert "a.png: this is a picture." in result.err


@pytest.mark.parametrize("name", ["nowhere.md", "nowhere.png", "nowhere.xyz", "no/where"])
def test_commands_agree_on_a_file_that_does_not_exist(run: Run, name: str) -> None:
    results = [run("read", name), run("check", name), run("glossary", "find", name)]

    assert [result.code for result in results] == [Exit.USAGE] * 3
    assert all("does not exist. Check the path." in result.err for result in results)


def test_commands_agree_on_a_name_that_says_nothing(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "leaflet.xyz"
    path.write_text("Rest.\n", "utf-8")

    results = [run("read", path), run("check", path), run("glossary", "find", path)]

    assert [result.code for result in results] == [Exit.USAGE] * 3
    assert len({result.err for result in results}) == 1


@pytest.mark.parametrize(
    "address", ["https://www.nhs.uk/conditions/fever", "HTTP://a.org", "www.nhs.uk"]
)
def test_a_web_address_is_to_be_saved_first(run: Run, address: str) -> None:
    results = [run("read", address), run("check", address), run("glossary", "find", address)]

    assert [result.code for result in results] == [Exit.USAGE] * 3
    assert {result.err for result in results} == {
        (
            f"hlreader: {address}: hlreader reads files, not web addresses. "
            "Save the page in your browser, and read the saved file.\n"
        )
    }


def test_a_zip_archive_that_is_cut_short_is_known_by_its_parts(run: Run, tmp_path: Path) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("word/document.xml", "<w:p/>" * 1000)
    path = tmp_path / "leaflet.docx"
    path.write_bytes(stream.getvalue()[:3000])

    assert "this Word file is damaged. It is cut short" in run("read", path).err
