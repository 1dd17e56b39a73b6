"""PDF files: the printed lines become paragraphs again, each on its page."""

import io
from collections.abc import Callable, Sequence
from pathlib import Path

import pypdf
import pytest
from pypdf.errors import DependencyError

from hlreader.documents.pdf import pages as pdf
from hlreader.errors import UnreadableError
from hlreader.exits import Exit
from hlreader.models import Document
from hlreader.readability.prose import place, sentences
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
    ]


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
    page = printed(prose("You may eat.", "You may drink."))
    slanted = page.replace(b"BT /F1 11 Tf 72 686 Td", b"BT /F1 11 Tf .7 .7 -.7 .7 72 686 Tm")

    found = parse_bytes(slanted, "leaflet.pdf", "pdf")

    assert outline(found.blocks) == ["You may drink."]


def test_text_further_left_than_an_item_is_not_part_of_it() -> None:
    # Given a bullet set by itself, a little lower than the text of its item
    item = [(72.0, 676.0, 11.0, "•"), (90.0, 686.0, 11.0, "warm socks")]

    assert read([*item, *prose("Then:", top=686)]) == [(None, [["warm socks"]]), "Then:"]


def test_numbers_begin_items() -> None:
    assert read(prose("Do this:", "1. Come in.", "2. Sit down and", "wait.")) == [
        "Do this:",
        (1, [["Come in."], ["Sit down and wait."]]),
    ]


def test_the_language_of_the_file_is_known() -> None:
    data = printed(prose("Descanse en casa."), language="es-MX")

    assert parse_bytes(data, "x.pdf", "pdf").front_matter == {"language": "es-MX"}


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
        (b"PK\x03\x04" + bytes(30), ("this is a Word file or another ZIP archive, not a PDF. "
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
    monkeypatch.setattr(pdf, "MOST_PAGES", 1)

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
    result = run("read", "-", "--format", "odt")

    assert result.code == Exit.USAGE
    assert "`odt` is not one of markdown, text, html, docx, pdf." in result.err


def test_a_lock_that_pypdf_cannot_open_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    # Given a PDF locked with AES, for which pypdf would need another library
    def refuse(*_: object) -> None:
        raise DependencyError("cryptography is required for AES")

    monkeypatch.setattr(pypdf.PdfReader, "decrypt", refuse)

    with pytest.raises(UnreadableError, match=r"locked against copying\. Print it to a new PDF"):
        parse_bytes(locked("", "RC4-128"), "x.pdf", "pdf")
