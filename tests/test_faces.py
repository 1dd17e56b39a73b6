"""The faces: what each writes for a line, seen through a terminal in memory."""

import unicodedata

import pytest
from rich.cells import cell_len

from hlreader.textsize.bitmap_font import load
from hlreader.textsize.cells import letters
from hlreader.textsize.faces.block import OCTANTS, QUADRANTS, Block
from hlreader.textsize.faces.dec import Dec
from hlreader.textsize.faces.osc66 import MOST_BYTES, OneAndAHalf, Osc66
from hlreader.textsize.faces.plain import Plain
from hlreader.textsize.faces.spacing import SpacingFace
from hlreader.textsize.lettering import Lettering, Span
from hlreader.textsize.mosaic import mosaic, octants
from tests.emulator import KITTY, OLD_XTERM, XTERM, Emulator, Profile

FACES: list[tuple[Lettering, Profile]] = [
    (Plain(), XTERM),
    (SpacingFace(), XTERM),
    (Dec(), XTERM),
    (Block("6x8", QUADRANTS), XTERM),
    (Block("8x12", QUADRANTS), XTERM),
    (Block("6x12", OCTANTS), KITTY),
    (Block("8x16", OCTANTS), KITTY),
    (OneAndAHalf(), KITTY),
    *((Osc66(scale), KITTY) for scale in range(2, 8)),
]
NAMES = [f"{face.face}-{float(face.scale):g}-{number}" for number, (face, _) in enumerate(FACES)]

SENTENCES = [
    [Span("A bone scan shows if cancer has spread.")],
    [Span("Ask "), Span("“How long?”", "1"), Span(" — about ½ hour.", "3;38;2;1;22;4")],
    [
        Span("Él tomó "),
        Span("漢字", "4"),
        Span(" e\u0301 x\u0323 😀 Straße, łódź, β-blocker ≤ 5 mg"),
    ],
    [Span("\x1b[31mred\x07 a\tb\u202e \x9b2J\n c\r")],
    [Span("\u0301mark first, a;b;c 'quotes' \\ end")],
    [Span("")],
    [],
]


def written(face: Lettering, spans: list[Span], columns: int, profile: Profile) -> Emulator:
    """Return a terminal on which one line has been drawn in the rows 2 and following."""
    screen = Emulator(columns, face.height + 4, profile)
    screen.feed("\x1b[?7l")  # what does not fit must not hide on the next line
    for number, row in enumerate(face.draw(spans)):
        screen.feed(f"\x1b[{number + 2};1H{row}")
    return screen


def fitting(face: Lettering, spans: list[Span], columns: int) -> list[Span]:
    """Return spans cut to what a line of so many columns holds."""
    kept: list[Span] = []
    room = columns
    for span in spans:
        text = span.text
        while face.width(text) > room:
            text = text[:-1]
        room -= face.width(text)
        kept.append(Span(text, span.style))
    return kept


@pytest.mark.parametrize("columns", [20, 33, 40, 80, 127, 200])
@pytest.mark.parametrize(("face", "profile"), FACES, ids=NAMES)
def test_a_line_takes_its_rows_and_its_width_and_nothing_else(
    face: Lettering, profile: Profile, columns: int
) -> None:
    for sentence in SENTENCES:
        spans = fitting(face, sentence, columns)
        screen = written(face, spans, columns, profile)

        assert len(face.draw(spans)) == face.height
        assert screen.swallowed == []
        rows = screen.rows()
        assert rows[0] == ""
        assert "".join(rows[face.height + 1 :]) == ""
        width = sum(face.width(span.text) for span in spans)
        for row in range(1, face.height + 1):
            line = screen.buffer[row]
            half = 2 if line.double else 1
            taken = [x for x in range(columns) if line[x].data.strip() or x in line.blocks]
            assert all((x + 1) * half <= width for x in taken), (spans, rows)


@pytest.mark.parametrize(("face", "profile"), FACES, ids=NAMES)
def test_no_control_character_of_a_text_reaches_the_terminal(
    face: Lettering, profile: Profile
) -> None:
    hostile = "a\x1b[2Jb\x07c\x9bd\x00e\x1b]0;t\x07\u202ef\r\ng\x1b\\"
    rows = "".join(face.draw([Span(hostile)]))
    harmless = "".join(face.draw([Span("abc")]))

    left = {sign for sign in rows if unicodedata.category(sign) in ("Cc", "Cf")}
    assert left <= {sign for sign in harmless if unicodedata.category(sign) == "Cc"}
    assert face.draw([Span("a\x1bb")]) == face.draw([Span("ab")])


@pytest.mark.parametrize(("face", "profile"), FACES, ids=NAMES)
def test_every_row_ends_its_styles(face: Lettering, profile: Profile) -> None:
    screen = written(face, [Span("ab", "1;7;38;5;2")], 80, profile)

    screen.feed("\x1b[1;1Hx")

    assert screen.buffer[0][0] == screen.default_char._replace(data="x")


def test_sized_letters_are_read_as_they_were_written() -> None:
    for scale in range(2, 8):
        screen = written(Osc66(scale), [Span("Take "), Span("é 漢 2 mg", "1")], 200, KITTY)

        assert "".join(block.text for _, _, block in screen.blocks()) == "Take é 漢 2 mg"
        assert {block.scale for _, _, block in screen.blocks()} == {scale}
        assert {y for y, _, _ in screen.blocks()} == {1}


def test_one_and_a_half_puts_four_letters_in_six_columns() -> None:
    face = OneAndAHalf()
    screen = written(face, [Span("your body")], 80, KITTY)

    assert [(x, block.text, block.width) for _, x, block in screen.blocks()] == [
        (0, "your", 6), (6, " bod", 6), (12, "y", 2)
    ]  # fmt: skip
    assert face.width("your body") == 14
    assert {block.scale for _, _, block in screen.blocks()} == {1.5}


def test_one_and_a_half_rounds_up_where_a_wide_letter_does_not_fit_the_four() -> None:
    screen = written(OneAndAHalf(), [Span("abc漢")], 80, KITTY)

    assert [(block.text, block.width) for _, _, block in screen.blocks()] == [("abc", 6), ("漢", 4)]


def test_a_long_text_is_sent_in_pieces_that_the_protocol_allows() -> None:
    for face in (Osc66(2), OneAndAHalf()):
        top, *_ = face.draw([Span("ü" * 5000)])

        texts = [piece.split(";", 2)[2].split("\x07")[0] for piece in top.split("\x1b]66")[1:]]
        assert "".join(texts) == "ü" * 5000
        assert max(len(text.encode()) for text in texts) <= MOST_BYTES


def test_a_double_line_is_written_once_for_each_half() -> None:
    screen = written(Dec(), [Span("Your "), Span("scan", "4")], 40, XTERM)

    assert screen.doubles()[:4] == ["", "top", "bottom", ""]
    assert screen.rows()[1:3] == ["Your scan"] * 2
    assert screen.buffer[1][6].underscore
    assert screen.buffer[1][6].bold, "xterm draws no underline there"


def test_an_old_xterm_gets_a_line_in_its_own_size_where_a_letter_could_end_it() -> None:
    face = Dec(any_letter=False)

    for text in ("漢", "😀", "שלום", "ไทย", "\U0001cd00", "α", "☃", "e\u0323\u0302"):
        screen = written(face, [Span(f"see {text}", "1")], 40, OLD_XTERM)
        assert screen.doubles()[1:3] == ["", ""]
        assert screen.rows()[1].startswith("see")
        assert screen.rows()[2] == ""
    for text in ("Él tomó “½” – łódź • x…", "│ a ─ b ┼"):
        assert written(face, [Span(text)], 80, OLD_XTERM).doubles()[1:3] == ["top", "bottom"]


# Block letters

BLOCKS = [face for face, _ in FACES if isinstance(face, Block)]
LATIN = [chr(code) for code in (*range(0x21, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x180))]


@pytest.mark.parametrize("face", BLOCKS, ids=lambda face: face.font)
def test_every_letter_of_latin_and_every_sign_of_running_text_is_drawn(face: Block) -> None:
    font = load(face.font)

    signs = [*LATIN, *"‐‑–—‘’‚“”„†•…‰‹›€™→←≤≥≠≈−×÷½¼¾°µ²³₂│─┼◦"]
    missing = [
        sign for sign in signs if not font.glyphs.get(sign, b"") or not any(font.glyphs[sign])
    ]
    allowed = "◦ĳĿŀŉſĲ" if face.font != "6x12" else ""
    assert [sign for sign in missing if sign not in allowed] == []


@pytest.mark.parametrize("face", BLOCKS, ids=lambda face: face.font)
@pytest.mark.parametrize("bold", [False, True])
def test_no_two_letters_look_the_same(face: Block, bold: bool) -> None:  # noqa: FBT001
    font = load(face.font)
    common = [chr(code) for code in (*range(0x21, 0x7F), *range(0xBF, 0x100))]
    seen: dict[bytes, str] = {}
    same = []
    for sign in common:
        rows = font.rows(sign, bold=bold)
        assert rows is not None
        if rows in seen:
            same.append(seen[rows] + sign)
        seen[rows] = sign

    assert [pair for pair in same if pair not in (["Ýý"] if face.font == "6x8" else [])] == []


@pytest.mark.parametrize("face", BLOCKS, ids=lambda face: face.font)
def test_a_letter_that_the_font_lacks_is_plain_in_the_middle_row(face: Block) -> None:
    for text in ("漢", "☃", "ש", "😀", "x\u0323"):
        rows = face.draw([Span(text)])

        assert [row.strip() for row in rows] == [
            unicodedata.normalize("NFC", text) if number == face.height // 2 else ""
            for number in range(face.height)
        ]
        wide = 2 if text in ("漢", "😀") else 1
        assert face.width(text * 3) == 3 * wide * face.columns
        assert {cell_len(row) for row in rows} == {wide * face.columns}


@pytest.mark.parametrize("face", BLOCKS, ids=lambda face: face.font)
def test_a_letter_and_its_mark_are_one_letter(face: Block) -> None:
    assert face.draw([Span("e\u0301")]) == face.draw([Span("é")])
    assert face.width("e\u0301") == face.columns


@pytest.mark.parametrize("face", BLOCKS, ids=lambda face: face.font)
def test_underline_becomes_bold_and_bold_is_drawn_with_broader_stems(face: Block) -> None:
    plain, bold = face.draw([Span("scan")]), face.draw([Span("scan", "1")])

    assert face.draw([Span("scan", "4")]) == bold
    assert face.draw([Span("scan", "4;31")]) == face.draw([Span("scan", "1;31")])
    assert [row.removeprefix("\x1b[1m").removesuffix("\x1b[m") for row in bold] != list(plain)


def test_a_letter_is_drawn_pixel_for_pixel() -> None:
    # Given the letter H of the smallest font
    rows = load("6x8").glyphs["H"]
    assert [format(row, "06b").replace("0", ".").replace("1", "#") for row in rows] == [
        "......",
        "#..#..",
        "#..#..",
        "####..",
        "#..#..",
        "#..#..",
        "#..#..",
        "......",
    ]

    # Then its quadrants show the same
    assert Block("6x8", QUADRANTS).draw([Span("H")]) == ("▖▗ ", "▙▟ ", "▌▐ ", "▘▝ ")


# Octants: the names of Unicode tell the pixels

OCTANT_NAMES = {
    "\U0001cd00": "3", "\U0001cd01": "23", "\U0001cd02": "123", "\U0001cd03": "4",
    "\U0001cd04": "14",
    "\U0001cd09": "5", "\U0001cde5": "2345678", "\U0001cea8": "1", "\U0001ceab": "2",
    "\U0001cea3": "7", "\U0001cea0": "8", "\U0001fb82": "12", "\U0001fb85": "123456", "▂": "78",
    "▆": "345678", "\U0001fbe6": "35", "\U0001fbe7": "46", "▘": "13", "▝": "24", "▖": "57",
    "▗": "68",
    "▀": "1234", "▄": "5678", "▌": "1357", "▐": "2468", "▚": "1368", "▞": "2457", "█": "12345678",
    " ": "",
}  # fmt: skip


@pytest.mark.parametrize(("sign", "pixels"), OCTANT_NAMES.items())
def test_an_octant_means_the_pixels_that_its_name_says(sign: str, pixels: str) -> None:
    number = sum(1 << (int(pixel) - 1) for pixel in pixels)

    assert octants()[number] == sign


def test_there_are_256_octants_and_230_of_them_stand_in_the_order_of_their_numbers() -> None:
    signs = octants()
    new = [ord(sign) for sign in signs if 0x1CD00 <= ord(sign) <= 0x1CDE5]

    assert len(set(signs)) == 256
    assert new == list(range(0x1CD00, 0x1CDE6))


def test_pixels_go_into_their_places() -> None:
    assert mosaic([0b10, 0b01], 2, 2) == ("▚",)
    assert mosaic([0b10, 0b00, 0b00, 0b01], 2, 4) == (octants()[0b1000_0001],)
    assert mosaic([0b1001, 0b0000], 4, 2) == ("▘▝",)


# Letters and styles


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ab", [("a", 1), ("b", 1)]),
        ("漢a", [("漢", 2), ("a", 1)]),
        ("e\u0301", [("é", 1)]),
        ("x\u0323\u0301y", [("x\u0323\u0301", 1), ("y", 1)]),
        ("\u0301a", [(" \u0301", 1), ("a", 1)]),
        ("\u2764\ufe0f!", [("\u2764\ufe0f", 2), ("!", 1)]),
        ("\u2764!", [("\u2764", 1), ("!", 1)]),
        ("a\tb", [("a", 1), (" ", 1), ("b", 1)]),
        ("a\x1b\u200b\u202e\nb", [("a", 1), ("b", 1)]),
        ("", []),
    ],
)
def test_letters_come_with_their_marks_and_cells(text: str, found: list[tuple[str, int]]) -> None:
    assert list(letters(text)) == found


@pytest.mark.parametrize(
    ("given", "left"),
    [
        ("", ""), ("1", "1"), ("4", "1"), ("1;4", "1"), ("4;7", "1;7"), ("4:3;31", "1;31"),
        ("38;5;4", "38;5;4"), ("48;2;4;4;4;4", "1;48;2;4;4;4"), ("21", "1"), ("3", "3"),
    ],
)  # fmt: skip
def test_underline_is_taken_out_of_a_style_but_no_colour_is(given: str, left: str) -> None:
    assert style.without_underline(given) == left
