"""Texts that are not UTF-8: read where it is plain what they are, refused where it is not."""

from collections.abc import Callable
from pathlib import Path

import pytest

from hlreader.errors import UnreadableError
from hlreader.exits import Exit
from tests.conftest import Result
from tests.parsing import parse_bytes

LEAFLET = "Don’t drive — rest at home.\nTome café, señora, à 38 °C.\nIt costs £5 or 10 €.\n"


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1252", LEAFLET),
        ("latin-1", "Prenez ce médicament après le dîner, à 20 h. Ça va aider.\n"),
        ("utf-16-le", LEAFLET),
        ("utf-16-be", LEAFLET),
        ("utf-16", LEAFLET),
        ("utf-8-sig", LEAFLET),
    ],
)
def test_a_text_that_is_plainly_in_an_encoding_is_read(encoding: str, text: str) -> None:
    assert parse_bytes(text.encode(encoding), "leaflet.txt", "text").source == text


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1251", "Отдыхайте дома два дня. Пейте воду.\n"),
        ("shift-jis", "薬を飲んでください。水を飲む。\n"),
        ("cp874", "ดื่มน้ำและพักผ่อนที่บ้าน\n"),
        ("mac-roman", "Don’t drive after the scan. Señora, tome café. Él está aquí.\n"),
        ("cp850", "Prenez ce médicament après le dîner, à vingt heures.\n"),
        ("utf-32-le", LEAFLET),
    ],
)
def test_a_text_in_another_encoding_is_refused_and_not_read_as_wrong_letters(
    encoding: str, text: str
) -> None:
    with pytest.raises(UnreadableError, match=r"is not UTF-8 text|is a binary file"):
        parse_bytes(text.encode(encoding), "leaflet.txt", "text")


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("Tome café y pan, señora. Mañana, más. Adiós. ".encode() + b"\xff.\n", "\ufffd."),
        (b"\xef\xbb\xbfRest \xff.\n", "Rest \ufffd."),
        (b"\xff\xfeR\x00\x00\xd8.\x00", "R\ufffd."),
    ],
)
def test_a_stray_byte_is_shown_as_one_that_could_not_be_read(data: bytes, expected: str) -> None:
    assert parse_bytes(data, "leaflet.txt", "text").source.strip().endswith(expected)


def test_a_refused_text_names_the_line(run: Callable[..., Result], tmp_path: Path) -> None:
    path = tmp_path / "leaflet.txt"
    path.write_bytes(b"Rest.\n" + "Отдыхайте дома.\n".encode("cp1251"))

    results = [run("read", path), run("check", path)]

    assert [result.code for result in results] == [Exit.UNREADABLE] * 2
    line = f"hlreader: {path}:2: this is not UTF-8 text. Save the file as UTF-8.\n"
    assert [result.err for result in results] == [line, line]
