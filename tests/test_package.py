"""Archives that are attacks, or broken, get one clear line, whatever format they pretend to be."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from hlreader import limits
from hlreader.documents.package import Package
from hlreader.errors import UnreadableError
from hlreader.exits import Exit
from hlreader.models import Table
from tests.conftest import Result
from tests.office import para, root, word, zipped
from tests.parsing import parse_bytes
from tests.test_epub import epub
from tests.test_odt import odt
from tests.test_pptx import para as said
from tests.test_pptx import pptx, shape

GOOD = {
    "docx": (word(para("Rest.")), "word/document.xml"),
    "odt": (odt("<text:p>Rest.</text:p>"), "content.xml"),
    "pptx": (pptx(shape(said("Rest."))), "ppt/slides/slide1.xml"),
    "epub": (epub("<p>Rest.</p>"), "OEBPS/part 9.xhtml"),
}
"""For each format, a file and the part with its text."""

BILLION_LAUGHS = (
    '<!DOCTYPE d [<!ENTITY a "ha">'
    + "".join(
        f'<!ENTITY {new} "{f"&{old};" * 10}">'
        for old, new in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]>"
)


def changed(form: str, change: Callable[[bytes], bytes]) -> bytes:
    """Return a file of a format with a change to the part that has its text."""
    data, part = GOOD[form]
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return zipped(
            {
                name: change(archive.read(name)) if name == part else archive.read(name)
                for name in archive.namelist()
            }
        )


@pytest.fixture(params=GOOD)
def form(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def refusal(data: bytes, form: str) -> str:
    """Return the error for a file that is refused."""
    with pytest.raises(UnreadableError) as caught:
        parse_bytes(data, f"leaflet.{form}", form)
    return str(caught.value)


def test_a_file_that_unpacks_to_far_too_much_is_refused(form: str) -> None:
    bomb = changed(form, lambda _: b" " * (limits.LARGEST_XML + 1))

    assert len(bomb) < limits.LARGEST_XML / 100
    assert "unpacks to far more than a text needs" in refusal(bomb, form)


@pytest.mark.parametrize("more", [b"<p/>" * (limits.MOST_PARAGRAPHS + 1),
                                  b"<r>" * (limits.MOST_TAGS + 1)])  # fmt: skip
def test_a_part_of_millions_of_elements_is_not_parsed(form: str, more: bytes) -> None:
    assert "unpacks to far more" in refusal(changed(form, lambda part: part + more), form)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("form", ["docx", "odt", "pptx"])
def test_entities_are_not_unfolded(form: str, encoding: str) -> None:
    def laughing(part: bytes) -> bytes:
        text = part.decode().replace('<?xml version="1.0" encoding="UTF-8"?>', "")
        return (BILLION_LAUGHS + text.replace("Rest.", "&i;")).encode(encoding)

    assert "defines XML entities, as an attack does" in refusal(changed(form, laughing), form)


def test_entities_in_an_e_book_mean_nothing() -> None:
    data = changed("epub", lambda part: BILLION_LAUGHS.encode() + part)

    assert len(parse_bytes(data, "book.epub", "epub").source) < 1000


@pytest.mark.parametrize(
    ("form", "tag"),
    [("docx", "w:sdt"), ("odt", "text:section"), ("odt", "text:span"), ("pptx", "p:grpSp")],
)
def test_elements_that_are_too_deep_get_one_clear_line(form: str, tag: str) -> None:
    around = {"docx": b"<w:p>", "odt": b"<text:p>", "pptx": b"<p:sp>"}[form]
    inside = b"</text:p>" if tag == "text:span" else b""

    def deep(part: bytes) -> bytes:
        nest = f"<{tag}>".encode() * 20_000, f"</{tag}>".encode() * 20_000
        if inside:
            return part.replace(b"Rest.", nest[0] + b"Rest." + nest[1], 1)
        start, end = part.index(around), part.index(around.replace(b"<", b"</")) + len(around) + 1
        return part[:start] + nest[0] + part[start:end] + nest[1] + part[end:]

    assert "is too deep" in refusal(changed(form, deep), form)


def test_a_book_whose_elements_are_deep_is_read() -> None:
    deep = b"<div>" * 5000 + b"<p>Eat.</p>" + b"</div>" * 5000
    data = changed("epub", lambda part: part.replace(b"<p>", deep + b"<p>", 1))

    assert "Rest." in parse_bytes(data, "book.epub", "epub").source


def test_cells_are_not_repeated_without_end() -> None:
    wide = '<w:tc><w:tcPr><w:gridSpan w:val="999999"/></w:tcPr><w:p/></w:tc><w:tc><w:p/></w:tc>'
    data = word(f"<w:tbl>{f'<w:tr>{wide}</w:tr>' * 50}</w:tbl>")
    cells = '<table:table-cell table:number-columns-repeated="999999"><text:p>a</text:p>'
    rows = f"<table:table-row>{cells}</table:table-cell></table:table-row>" * 50

    for found in (
        parse_bytes(data, "a.docx", "docx"),
        parse_bytes(odt(f"<table:table>{rows}</table:table>"), "a.odt", "odt"),
    ):
        tables = [block for block in found.blocks if isinstance(block, Table)]
        assert sum(len(row) for table in tables for row in table.rows) < 200_000


def test_a_file_that_is_cut_short_says_so(form: str) -> None:
    data, _ = GOOD[form]

    assert "is damaged. It is cut short or not a ZIP archive" in refusal(data[:-30], form)


@pytest.mark.parametrize("form", ["docx", "odt", "pptx"])
def test_a_part_that_is_no_xml_names_it(form: str) -> None:
    _, part = GOOD[form]

    assert f"is damaged ({part}: " in refusal(changed(form, lambda one: one[:-20]), form)


def test_a_part_whose_checksum_is_wrong_is_damage() -> None:
    data = bytearray(zipped({"a.xml": "<a/>" * 100}))
    data[40] ^= 0xFF

    with pytest.raises(UnreadableError, match="is damaged"):
        Package(bytes(data), "a.docx", "Word file").read("a.xml")


def test_an_archive_with_a_password_says_so() -> None:
    data = bytearray(zipped({"word/document.xml": root("w:document", "")}))
    for signature, place in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        data[data.index(signature) + place] |= 1

    assert "this Word file is locked with a password" in refusal(bytes(data), "docx")


@pytest.mark.parametrize("command", [["read", "--plain"], ["check"], ["glossary", "find"]])
def test_every_command_takes_every_format(
    run: Callable[..., Result], tmp_path: Path, form: str, command: list[str]
) -> None:
    path = tmp_path / f"leaflet.{form}"
    path.write_bytes(changed(form, lambda part: part.replace(b"Rest.", b"A biopsy can help you.")))

    result = run(*command, path)

    assert (result.code in (Exit.OK, Exit.NO), result.err) == (True, "")
    assert "biopsy" in result.out or "5 words" in result.out
