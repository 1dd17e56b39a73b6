"""Hand-outs as PDF: their text, tags, pages and fonts, and what an article cannot do in them."""

import io
import os
import sys
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pikepdf
import pytest
import typst
from pdfminer.layout import LTChar, LTCurve, LTTextContainer, LTTextLine

from hlreader.errors import HlreaderError
from hlreader.handouts.leaflet import Clinic, Leaflet
from hlreader.handouts.paper import PaperSize, usual_size
from hlreader.handouts.pdf import fonts
from hlreader.handouts.pdf.page import written
from tests.conftest import Result
from tests.handouts import ARABIC, HOSTILE, hand_out, hand_out_of, text_of
from tests.printed import layout_of, pages_of, recall, text_in, words_in, words_of_pdf

HILL_STREET = Clinic("Hill Street Clinic", "555 010 0199")

ARTICLES = [
    ("metastatic", "en", 12),
    ("metastatic", "en", 18),
    ("stroke", "en", 12),
    ("mammogram", "es", 18),
]


@cache
def made(name: str, language: str, points: int) -> tuple[Leaflet, bytes]:
    leaflet = hand_out(name, language=language, large_print=points == 18, clinic=HILL_STREET)
    return leaflet, written(leaflet)


class Tag(NamedTuple):
    """An element of a PDF's structure tree."""

    kind: str
    language: str
    scope: str


def tags_of(pdf: bytes) -> list[Tag]:
    """Return the elements of a PDF's structure tree in reading order."""
    found = []
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        waiting: list[Any] = [opened.Root.StructTreeRoot.K]
        while waiting:
            element = waiting.pop()
            if isinstance(element, pikepdf.Array):
                waiting += reversed([*element])
            elif isinstance(element, pikepdf.Dictionary):
                if "/S" in element:
                    scopes = [str(one.Scope) for one in element.get("/A", ()) if "/Scope" in one]
                    language = str(element.get("/Lang", ""))
                    found.append(Tag(str(element.S), language, "".join(scopes)))
                waiting += [element.K] if "/K" in element else []
    return found


@pytest.mark.parametrize(("name", "language", "points"), ARTICLES)
def test_the_pdf_has_all_words_of_the_article(name: str, language: str, points: int) -> None:
    leaflet, pdf = made(name, language, points)

    assert recall(words_in(text_of(leaflet)), words_of_pdf(pdf)) >= 0.99


@pytest.mark.parametrize(("name", "language", "points"), ARTICLES)
def test_no_heading_is_alone_at_the_end_of_a_page(name: str, language: str, points: int) -> None:
    leaflet, pdf = made(name, language, points)

    alone = []
    for page in pages_of(pdf):
        for line, after in zip(page, [*page[1:], None], strict=True):
            is_heading = line.size > 1.1 * leaflet.paper.points
            if is_heading and (after is None or after.is_note()):
                alone.append(line.text)

    assert set(alone) <= {"My own questions", "Mis propias preguntas"}  # lines follow, not text


@pytest.mark.parametrize(("name", "language", "points"), ARTICLES)
def test_no_note_comes_on_a_page_before_its_word(name: str, language: str, points: int) -> None:
    leaflet, pdf = made(name, language, points)

    marks: dict[int, int] = {}
    notes: dict[int, int] = {}
    for number, page in enumerate(layout_of(pdf)):
        for line in (line for box in page if isinstance(box, LTTextContainer) for line in box):
            letters = [one for one in line if isinstance(one, LTChar)]
            usual = max(letter.size for letter in letters)
            raised = [letter.size < 0.8 * usual for letter in letters]
            digits = "".join(
                letter.get_text() if is_raised else " "
                for letter, is_raised in zip(letters, raised, strict=True)
            )
            found = notes if raised[0] else marks
            found.update(dict.fromkeys(map(int, digits.split()), number))

    assert len(notes) == len(leaflet.terms) > 10
    assert notes.keys() == marks.keys()
    assert [mark for mark in notes if notes[mark] < marks[mark]] == []
    assert sum(notes[mark] == marks[mark] for mark in notes) >= 0.8 * len(notes)
    assert all(notes[mark] - marks[mark] <= 1 for mark in notes)


def test_the_pdf_is_tagged_for_screen_readers() -> None:
    _, pdf = made("metastatic", "en", 12)

    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert opened.Root.MarkInfo.Marked
        assert opened.Root.Lang == "en"
        assert opened.Root.ViewerPreferences.DisplayDocTitle
        with opened.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert metadata["dc:title"] == "When breast cancer spreads"
    tags = Counter(tag for tag, *_ in tags_of(pdf))
    assert tags["/H1"] == 1
    assert tags["/H2"] > 10
    assert tags["/Table"] == tags["/THead"] == 1
    assert tags["/TH"] == 3
    assert tags["/Note"] > 5
    assert tags["/LI"] > 30


def test_headings_of_a_pdf_skip_no_level(tmp_path: Path) -> None:
    leaflet = hand_out_of(
        tmp_path, "# Pain\n\n#### Deep\n\nOne.\n\n###### Deeper\n\n## Wide\n\nTwo."
    )

    levels = [int(tag[2:]) for tag, *_ in tags_of(written(leaflet)) if tag[:2] == "/H"]

    assert levels == [1, 2, 3, 2, 2]  # the last is that of the own questions


def test_a_table_has_header_cells_on_each_page_but_tags_them_once(tmp_path: Path) -> None:
    rows = "".join(f"| drug {number} | {number} mg | with food |\n" for number in range(80))
    leaflet = hand_out_of(tmp_path, f"# Drugs\n\n| Medicine | Dose | How |\n|---|---|---|\n{rows}")

    pdf = written(leaflet)

    pages = [page for page in pages_of(pdf) if any("drug" in line.text for line in page)]
    assert len(pages) > 2
    assert all("Medicine" in [line.text for line in page] for page in pages)
    heads = [tag.scope for tag in tags_of(pdf) if tag.kind == "/TH"]
    assert heads == ["/Column"] * 3


def test_lists_quotations_and_numbers_come_out(tmp_path: Path) -> None:
    lists = "3. Sit.\n4. Breathe.\n   - slowly\n"
    text = f"# Steps\n\n{lists}\n> Call us.\n\n```\n2 mg\n```\n\n---\n\nEnd."

    pdf = written(hand_out_of(tmp_path, text))

    shown = text_in(pdf)
    assert [word for word in shown.split() if word[0].isdigit()][:2] == ["3.", "4."]
    tags = Counter(tag for tag, *_ in tags_of(pdf))
    assert tags["/L"] == 2
    assert tags["/LI"] == 3
    assert tags["/BlockQuote"] == 1
    assert tags["/Code"] == 1


@pytest.mark.parametrize("points", [12, 18])
def test_the_letters_are_as_large_as_asked(points: int) -> None:
    _, pdf = made("metastatic", "en", points)

    sizes: Counter[int] = Counter()
    for page in layout_of(pdf):
        for line in (line for box in page if isinstance(box, LTTextContainer) for line in box):
            letters = [one for one in line if isinstance(one, LTChar)]
            sizes[round(max(letter.size for letter in letters))] += len(letters)

    assert sizes.most_common(1)[0][0] == points
    assert min(sizes) == {12: 11, 18: 18}[points]


@pytest.mark.parametrize(("size", "width", "height"), [("a4", 595, 842), ("letter", 612, 792)])
def test_the_paper_is_as_asked(
    size: str, width: int, height: int, tmp_path: Path, run: Any
) -> None:
    run("handout", "biopsy", "-o", str(tmp_path / "a.pdf"), "--paper", size)

    with pikepdf.open(tmp_path / "a.pdf") as pdf:
        box = [round(float(side)) for side in pdf.pages[0].mediabox]
    assert box == [0, 0, width, height]


@pytest.mark.parametrize(
    ("environ", "size"),
    [
        ({"LANG": "en_US.UTF-8"}, "letter"),
        ({"LANG": "en_US.UTF-8", "LC_PAPER": "de_DE.UTF-8"}, "a4"),
        ({"LC_ALL": "es_MX", "LC_PAPER": "de_DE"}, "letter"),
        ({"LANG": "es_ES@euro"}, "a4"),
        ({"LANG": "C.UTF-8"}, "a4"),
        ({}, "a4"),
    ],
)
def test_the_usual_paper_is_that_of_the_country(environ: dict[str, str], size: str) -> None:
    assert usual_size(environ) is PaperSize(size)


def test_the_form_has_the_team_and_lines_for_the_rest() -> None:
    leaflet = hand_out("biopsy")

    blank, filled = written(leaflet), written(leaflet._replace(clinic=HILL_STREET))

    first = text_in(filled)
    assert "Hill Street Clinic" in first
    assert "555 010 0199" in first
    assert all(f"{label}:" in first for label in ("Name", "Date", "Care team", "Telephone"))
    assert len(rules_of(blank)) == len(rules_of(filled)) + 2


def test_each_question_has_a_line_to_write_on() -> None:
    questions = "".join(f"- Is it {word}?\n" for word in ("one", "two", "three"))
    folder = Path(os.environ["HOME"])
    with_questions = hand_out_of(folder, f"# Ask\n\nAsk:\n\n{questions}")
    without = hand_out_of(folder, f"# Ask\n\nAsk:\n\n{questions.replace('?', '.')}")

    assert len(rules_of(written(with_questions))) == len(rules_of(written(without))) + 3


def rules_of(pdf: bytes) -> list[LTCurve]:
    """Return the long horizontal lines of a PDF."""
    curves = (one for page in layout_of(pdf) for one in page)
    lines = [one for one in curves if isinstance(one, LTCurve)]
    return [one for one in lines if one.height < 1 and one.width > 50]


def test_danger_signs_come_before_the_text_in_a_box() -> None:
    leaflet, pdf = made("stroke", "en", 12)
    assert leaflet.article.danger_signs

    first = [line.text for line in pages_of(pdf)[0]]

    title = first.index("! When to get help now")
    signs = len(leaflet.article.danger_signs.signs)
    assert "a face that droops on one side" in first[title + 1]
    assert title + signs < next(
        number for number, line in enumerate(first) if "A stroke cuts off" in line
    )
    page = next(iter(layout_of(pdf)))
    boxes = [one for one in page if isinstance(one, LTCurve) and one.height > 80]
    assert max(box.linewidth for box in boxes) >= 2  # a thick line, so not by colour alone


@pytest.mark.parametrize("hostile", HOSTILE)
def test_no_article_can_run_code_in_a_pdf(hostile: str, tmp_path: Path) -> None:
    escaped = "".join(f"\\{sign}" if sign in "\\`*_[]<>&#|!{}" else sign for sign in hostile)
    front = f"---\ntitle: '{hostile.replace(chr(39), chr(39) * 2)}'\n---\n\n"
    cells = f"| {escaped} | b |\n|---|---|\n| {escaped} | {escaped} |\n"
    others = f"{escaped}\n\n- {escaped}\n\n> {escaped}\n\n{cells}\n    {hostile}\n"
    text = f"{front}## {escaped}\n\n{others}"

    pdf = written(hand_out_of(tmp_path, text))

    shown = words_of_pdf(pdf)
    assert "root" not in shown  # the first user in /etc/passwd
    wanted = Counter({word: 8 * count for word, count in words_in(hostile).items()})
    assert recall(wanted, shown) == 1


def test_control_bytes_are_no_text(tmp_path: Path) -> None:
    leaflet = hand_out_of(tmp_path, "# A\x07\x1b[31m\n\nRed \u202etxet &#8238;end&#7;")

    shown = text_in(written(leaflet))

    assert "Red" in shown
    assert not any(sign in shown for sign in "\x00\x07\x1b\u202e")


def test_typst_sees_no_files_no_packages_and_no_fonts_of_the_system(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seen = []
    compiled = typst.compile

    def spy(template: bytes, **options: Any) -> Any:
        seen.append((template, [*Path(options["root"]).iterdir()], options))
        return compiled(template, **options)

    monkeypatch.setattr(typst, "compile", spy)
    written(hand_out("biopsy"))

    [(template, inside, options)] = seen
    assert b"import" not in template
    assert inside == []
    assert options["package_path"] == options["package_cache_path"] == options["root"]
    assert options["ignore_system_fonts"]
    assert not Path(options["root"]).exists()


def test_arabic_goes_from_right_to_left_in_a_font_for_it() -> None:
    leaflet = hand_out(ARABIC, clinic=HILL_STREET)

    pdf = written(leaflet)

    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert opened.Root.Lang == "ar"
        assert opened.Root.ViewerPreferences.Direction == "/R2L"
        used = {str(font.BaseFont) for page in opened.pages for font in fonts_on(page)}
    assert not any("Mono" in font for font in used)
    tags = Counter(tag for tag, *_ in tags_of(pdf))
    assert tags["/TH"] == 3
    # Our own words have no translation into Arabic.
    assert "en" in {tag.language for tag in tags_of(pdf)}
    boxes = [box for page in layout_of(pdf) for box in page]
    bullets = [box for box in boxes if isinstance(box, LTTextContainer) and "•" in box.get_text()]
    assert all(box.x1 > 400 for box in bullets)


def fonts_on(page: pikepdf.Page) -> list[Any]:
    return list(page.resources.get("/Font", {}).values())


def test_hebrew_needs_no_font_of_the_system(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    leaflet = hand_out_of(tmp_path, "---\nlanguage: he\n---\n# קוצר נשימה\n\nהתקשרו למספר 101.")
    monkeypatch.setattr(fonts, "choices", lambda _: fonts_of_typst())

    assert written(leaflet)


def fonts_of_typst() -> Iterator[fonts.Choice]:
    yield fonts.Choice((), of_the_system=False)


@pytest.mark.parametrize(
    ("text", "letter", "package"),
    [
        ("الربو", "ARABIC LETTER", "fonts-noto-core"),
        ("नमस्ते", "DEVANAGARI LETTER", "fonts-noto-core"),
        ("哮喘", "U+54EE", "fonts-noto-cjk"),
    ],
)
def test_a_letter_without_a_font_is_named_with_the_package_that_has_it(
    text: str, letter: str, package: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    leaflet = hand_out_of(tmp_path, f"# Asthma\n\n{text}")
    monkeypatch.setattr(fonts, "choices", lambda _: fonts_of_typst())

    with pytest.raises(HlreaderError) as raised:
        written(leaflet)

    assert letter in str(raised.value)
    assert str(raised.value).endswith(f"apt install {package}")
    assert "\n" not in str(raised.value)


def test_a_private_letter_is_named(tmp_path: Path) -> None:
    leaflet = hand_out_of(tmp_path, "# Asthma\n\nUse it \ue123 now.")

    with pytest.raises(HlreaderError, match=r"U\+E123 is not a letter.*Take it out of the text"):
        written(leaflet)


def test_no_text_leaves_the_page(tmp_path: Path) -> None:
    names = "|".join(f"Column {number}" for number in range(14))
    cells = "|".join(f"internationalization{number}" for number in range(14))
    table = f"|{names}|\n|{'---|' * 14}\n|{cells}|\n"
    address = f"https://example.org/{'x' * 400}"
    text = f"# Long\n\n{'a' * 900}\n\n{table}\n<{address}>\n\n    {'z' * 300}\n"

    pdf = written(hand_out_of(tmp_path, text))

    letters = [
        letter
        for page in layout_of(pdf)
        for box in page if isinstance(box, LTTextContainer)
        for line in box if isinstance(line, LTTextLine)
        for letter in line if isinstance(letter, LTChar)
    ]  # fmt: skip
    assert max(letter.x1 for letter in letters) <= 595 - 56
    shown = Counter(letter.get_text()[:1] for letter in letters)
    assert shown["a"] >= 900
    assert shown["x"] >= 400
    assert shown["z"] >= 300
    assert recall(words_in(f"{cells}".replace("|", " ")), words_of_pdf(pdf)) == 1


def test_a_title_of_many_lines_is_cut_in_the_footer(tmp_path: Path) -> None:
    leaflet = hand_out_of(tmp_path, f"# {'very long title ' * 20}\n\nText.\n")

    lines = text_in(written(leaflet)).splitlines()

    [footer] = [line for line in lines if "…" in line]
    assert len(footer) < 60


@pytest.mark.parametrize(
    "text",
    ["", "#\n\n##\n\nText.", "# A\n\n## B\n", "Text.", "# A\n\n-\n- \n\n1.\n2. x\n"],
)
def test_texts_without_titles_headings_or_items_become_a_pdf(text: str, tmp_path: Path) -> None:
    assert written(hand_out_of(tmp_path, text)).startswith(b"%PDF-1.7")


def test_deep_lists_and_quotations_lose_no_text(tmp_path: Path) -> None:
    lists = "".join(f"{'  ' * depth}- level{depth}\n" for depth in range(19))
    quotations = "".join(f"{'>' * depth} deep{depth}\n\n" for depth in range(1, 19))

    shown = words_of_pdf(written(hand_out_of(tmp_path, f"# A\n\n{lists}\n{quotations}")))

    assert {f"level{depth}" for depth in range(19)} <= shown.keys()
    assert {f"deep{depth}" for depth in range(1, 19)} <= shown.keys()


def test_the_same_article_gives_the_same_bytes() -> None:
    leaflet, pdf = made("stroke", "en", 12)

    assert written(leaflet) == pdf


def test_without_typst_one_line_says_how_to_install_it(
    tmp_path: Path, run: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)

    result: Result = run("handout", "biopsy", "-o", str(tmp_path / "a.pdf"))

    assert result.code == 2
    assert result.err == (
        'hlreader: PDF files need the extra `pdf`. Install it with: pip install "hlreader[pdf]"\n'
    )
    assert [*tmp_path.iterdir()] == []


def test_a_pdf_that_cannot_be_written_leaves_nothing(tmp_path: Path, run: Any) -> None:
    (tmp_path / "old.pdf").write_bytes(b"old")

    missing = run("handout", "biopsy", "-o", str(tmp_path / "none" / "a.pdf"))
    exists = run("handout", "biopsy", "-o", str(tmp_path / "old.pdf"))
    folder = run("handout", "biopsy", "-o", str(tmp_path), "--to", "pdf", "--force")

    assert [missing.code, exists.code, folder.code] == [3, 2, 3]
    assert all(result.err.count("\n") == 1 for result in (missing, exists, folder))
    assert [*tmp_path.iterdir()] == [tmp_path / "old.pdf"]
    assert (tmp_path / "old.pdf").read_bytes() == b"old"


@pytest.mark.parametrize("format", ["pdf", "docx"])
def test_no_bytes_of_a_file_reach_a_terminal(
    format: str,  # noqa: A002
    run: Any,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)

    result = run("handout", "biopsy", "--to", format, "-o", "-")

    assert result.code == 2
    assert result.out == ""
    assert result.err == (
        f"hlreader: a terminal cannot show a {format} file. Name a file with -o.\n"
    )
