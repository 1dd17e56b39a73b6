"""Hand-outs as Word files: what they hold, what other programs read in them, and their parts."""

import io
import json
import posixpath
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn

from hlreader.documents import open_bytes
from hlreader.handouts.docx.page import written
from hlreader.handouts.leaflet import Clinic, Leaflet
from hlreader.models import (
    Document,
    Heading,
    ItemList,
    Quotation,
    Table,
    marks_of,
    one_line,
    running_texts,
    walk,
)
from tests.handouts import ARABIC, HOSTILE, hand_out, hand_out_of, text_of
from tests.printed import recall, words_in

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

ARTICLES = [("metastatic", "en"), ("stroke", "en"), ("taking-medicines-safely", "en"),
            ("mammogram", "es"), ("metastatic", "es")]  # fmt: skip

_ORDER = {
    "pPr": "pStyle keepNext keepLines numPr pBdr shd tabs bidi spacing ind jc outlineLvl".split(),
    "rPr": "rStyle rFonts b bCs i iCs color sz szCs u vertAlign rtl lang".split(),
    "tblPr": "tblStyle bidiVisual tblW tblBorders tblLayout tblCellMar tblLook tblCaption".split(),
    "trPr": ["cantSplit", "tblHeader"],
    "tcPr": ["tcW", "shd"],
    "sectPr": "footerReference pgSz pgMar bidi".split(),
    "lvl": "start numFmt lvlText lvlJc pPr".split(),
    "style": "name basedOn next qFormat pPr rPr tblPr".split(),
}
"""The order of Word's elements in each other, by its schema. Word refuses other orders."""


def opened(data: bytes) -> Document:
    """Return a Word file as our own reader sees it."""
    return open_bytes(data, "leaflet.docx", "docx").whole()


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def root_of(content: bytes) -> Element:
    return ElementTree.fromstring(content)  # noqa: S314 - we have just written it


def xml_of(data: bytes, part: str = "word/document.xml") -> Element:
    return root_of(parts_of(data)[part])


def text_in(data: bytes) -> str:
    """Return all text of a file, a paragraph a line, with what is not part of the article."""
    paragraphs = (
        paragraph
        for part in ("word/document.xml", "word/footnotes.xml", "word/footer1.xml")
        for paragraph in xml_of(data, part).iter(f"{W}p")
    )
    return "\n".join(
        "".join(one.text or "" for one in paragraph.iter(f"{W}t")) for paragraph in paragraphs
    )


def shape_of(document: Document) -> list[tuple[Any, ...]]:
    """Return the headings, lists and tables of a document, without marks of notes."""
    found: list[tuple[Any, ...]] = []
    for block in walk(document.blocks):
        if isinstance(block, Heading):
            found.append(("heading", block.level, said(block.runs)))
        elif isinstance(block, ItemList):
            found.append(("list", marks_of(block)))
        elif isinstance(block, Table):
            rows = [[said(cell) for cell in row] for row in (block.header, *block.rows)]
            found.append(("table", rows))
        elif isinstance(block, Quotation):
            found.append(("quotation",))
    return found


def said(runs: Any) -> str:
    return one_line(tuple(run for run in runs if not run.aside))


def is_inside(wanted: list[Any], found: list[Any]) -> bool:
    """Return whether a list has all items of another in their order."""
    waiting = iter(found)
    return all(any(one == item for item in waiting) for one in wanted)


@pytest.mark.parametrize(("name", "language"), ARTICLES)
def test_reading_the_file_gives_the_article_back(name: str, language: str) -> None:
    leaflet = hand_out(name, language=language)

    data = written(leaflet)

    again = opened(data)

    texts = [said(text.runs) for text in running_texts(leaflet.article.document.blocks)]
    assert is_inside(texts, [said(text.runs) for text in running_texts(again.blocks)])
    shape = [one for one in shape_of(leaflet.article.document) if one[0] != "list"]
    assert is_inside(shape, shape_of(again))
    assert recall(words_in(text_of(leaflet)), words_in(text_in(data))) == 1
    assert again.front_matter["title"] == leaflet.article.title
    assert again.front_matter["language"] == language


def test_lists_keep_their_marks_and_their_nesting(tmp_path: Path) -> None:
    text = "# Steps\n\n3. Sit.\n4. Breathe.\n   - slowly\n     - in\n     - out\n5. Rest.\n\n"
    text += "Now:\n\n1. Call.\n\n- One\n- Two\n"

    again = opened(written(hand_out_of(tmp_path, text)))

    lists = [one[1] for one in shape_of(again) if one[0] == "list"]
    assert lists == [["3.", "4.", "5."], [""], ["", ""], ["1."], ["", ""]]


def test_lists_with_letters_and_roman_digits_are_numbered_by_word(tmp_path: Path) -> None:
    page = "<h1>A</h1>" + "".join(
        f"<ol type={form} start={start}><li>x</li><li>y</li></ol><p>Then.</p>"
        for form, start in (("a", 2), ("A", 1), ("i", 3), ("I", 1))
    )
    file = tmp_path / "page.html"
    file.write_text(page, "utf-8")

    data = written(hand_out(file))

    marks = [one[1] for one in shape_of(opened(data)) if one[0] == "list"]
    assert marks[:4] == [["b.", "c."], ["A.", "B."], ["iii.", "iv."], ["I.", "II."]]
    forms = {one.get(f"{W}val") for one in xml_of(data, "word/numbering.xml").iter(f"{W}numFmt")}
    assert {"lowerLetter", "upperLetter", "lowerRoman", "upperRoman", "bullet"} <= forms


def test_links_emphasis_quotations_and_code_come_out(tmp_path: Path) -> None:
    text = (
        "# Help\n\nCall **now** or *soon*, see [the NHS](https://www.nhs.uk/a?b=1&c=2), "
        "[a trap](javascript:alert) and [more](stroke.md).\n\n> Rest.\n\n    2 mg\n"
    )

    data = written(hand_out_of(tmp_path, text))

    runs = [run for one in running_texts(opened(data).blocks) for run in one.runs]
    assert "now" in [run.text for run in runs if run.strong]
    assert "soon" in [run.text for run in runs if run.emphasis]
    assert [run.link for run in runs if run.link] == ["https://www.nhs.uk/a?b=1&c=2"]
    assert ("quotation",) in shape_of(opened(data))
    assert "2 mg" in opened(data).source
    assert properties_of(data)["hlreader link 1"] == '{"text": "more", "to": "stroke.md"}'


def test_hard_words_have_footnotes() -> None:
    leaflet = hand_out("metastatic")

    data = written(leaflet)

    references = [one.get(f"{W}id") for one in xml_of(data).iter(f"{W}footnoteReference")]
    assert references == [str(number) for number in range(1, len(leaflet.terms) + 1)]
    notes = xml_of(data, "word/footnotes.xml")
    texts = {
        note.get(f"{W}id"): "".join(one.text or "" for one in note.iter(f"{W}t")) for note in notes
    }
    first = leaflet.terms[0]
    assert texts["1"] == f" {first.term} ({first.pronunciation}): {first.plain}"


def test_other_programs_read_its_properties_and_pages() -> None:
    leaflet = hand_out("metastatic", clinic=Clinic("Hill Street Clinic", "555 010 0199"))

    document = docx.Document(io.BytesIO(written(leaflet)))

    core = document.core_properties
    assert core.title == "When breast cancer spreads"
    assert core.category == "Breast cancer"
    assert core.language == "en"
    assert core.keywords == "metastatic, advanced, stage 4, spread, secondary"
    section = document.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)  # type: ignore[union-attr]
    styles = [one.style.name for one in document.paragraphs if one.style]
    assert styles[0] == "Title"
    assert styles.count("Heading 2") == 8
    box, table = document.tables
    assert len(box.rows) == len(box.columns) == 1
    assert "! When to get help now" in box.cell(0, 0).text
    captions = [one._tbl.tblPr.find(qn("w:tblCaption")) for one in (box, table)]
    assert [one.get(qn("w:val")) for one in captions if one is not None] == [
        "When to get help now",
        "Which tests will I need?",
    ]
    head = table.rows[0]._tr.trPr
    assert head is not None
    assert head.find(qn("w:tblHeader")) is not None
    text = "\n".join(one.text for one in document.paragraphs)
    assert "Care team: Hill Street Clinic" in text
    assert "Telephone: 555 010 0199" in text
    assert not [one for one in document.styles if one.type == WD_STYLE_TYPE.TABLE and not one.name]


def properties_of(data: bytes) -> dict[str, str]:
    root = xml_of(data, "docProps/custom.xml")
    return {one.get("name", ""): "".join(one.itertext()) for one in root}


def test_the_properties_hold_all_front_matter() -> None:
    article = hand_out("metastatic").article._replace(
        reviewed_by="Rosa Marin, RN", reviewed_on="2025-03-02"
    )

    found = properties_of(written(hand_out("metastatic")._replace(article=article)))

    assert found["Reviewed by"] == "Rosa Marin, RN"
    assert found["Reviewed on"] == "2025-03-02"
    assert found["hlreader slug"] == "metastatic"
    assert found["hlreader related"].split(", ") == list(article.related)
    assert json.loads(found["hlreader source 1"])["publisher"] == "National Cancer Institute"
    assert json.loads(found["hlreader adapted from"])["reviewed_by"] == "Angela Jain"
    assert len(json.loads(found["hlreader danger signs"])["signs"]) == 7
    questions = [name for name in found if name.startswith("hlreader teach-back")]
    assert len(questions) == len(article.teach_back) >= 3


def test_an_article_without_review_does_not_claim_one() -> None:
    data = written(hand_out("metastatic"))

    assert "Reviewed by" not in properties_of(data)
    assert "Not yet reviewed by a clinician" in text_in(data)


@pytest.mark.parametrize(("points", "half_points"), [(12, "24"), (18, "36")])
def test_large_print_has_no_smaller_letters(points: int, half_points: str) -> None:
    data = written(hand_out("biopsy", large_print=points == 18))

    styles = xml_of(data, "word/styles.xml")
    usual = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}sz")
    assert usual is not None
    assert usual.get(f"{W}val") == half_points
    sizes = [int(one.get(f"{W}val", "")) for one in styles.iter(f"{W}sz")]
    assert min(sizes) == {12: 22, 18: 36}[points]


def every_leaflet(tmp_path: Path) -> Iterator[Leaflet]:
    yield hand_out("metastatic")
    yield hand_out(ARABIC)
    yield hand_out_of(tmp_path, "# A\n\n1. x\n   1. y\n\n> z\n\n---\n\n| a |b|\n|-|-|\n| c |d|\n")
    yield hand_out_of(tmp_path, "\n\n".join(HOSTILE))


def test_the_parts_fit_together(tmp_path: Path) -> None:
    for leaflet in every_leaflet(tmp_path):
        files = parts_of(written(leaflet))
        types = files["[Content_Types].xml"].decode()
        for name, content in files.items():
            root = root_of(content)
            if name.endswith(".rels"):
                folder = posixpath.dirname(posixpath.dirname(name))
                inside = [one for one in root if one.get("TargetMode") != "External"]
                targets = [posixpath.join(folder, one.get("Target", "")) for one in inside]
                assert set(targets) <= files.keys()
            elif name != "[Content_Types].xml":
                assert f'PartName="/{name}"' in types
        document = root_of(files["word/document.xml"])
        styles = root_of(files["word/styles.xml"])
        known = {one.get(f"{W}styleId") for one in styles.iter(f"{W}style")}
        used = {one.get(f"{W}val") for tag in ("pStyle", "rStyle", "tblStyle", "basedOn", "next")
                for root in (document, styles) for one in root.iter(f"{W}{tag}")}  # fmt: skip
        assert used <= known
        numbering = root_of(files["word/numbering.xml"])
        lists = {one.get(f"{W}numId") for one in numbering.iter(f"{W}num")}
        assert {one.get(f"{W}val") for one in document.iter(f"{W}numId")} <= lists
        order = [one.tag for one in numbering]
        assert order == sorted(order)  # all definitions before the lists that use them


def test_elements_are_in_the_order_of_the_schema(tmp_path: Path) -> None:
    for leaflet in every_leaflet(tmp_path):
        for name, content in parts_of(written(leaflet)).items():
            if not name.startswith("word/") or name.endswith(".rels"):
                continue
            for element in root_of(content).iter():
                order = _ORDER.get(element.tag.removeprefix(W))
                if order:
                    places = [order.index(child.tag.removeprefix(W)) for child in element]
                    assert places == sorted(set(places)), ElementTree.tostring(element)
            assert b"<w:tc><w:tcPr" in content or b"<w:tc>" not in content


def test_tables_are_never_next_to_each_other(tmp_path: Path) -> None:
    table = "| a | b |\n|---|---|\n| c | d |\n"

    body = xml_of(written(hand_out_of(tmp_path, f"# A\n\n{table}\n{table}"))).find(f"{W}body")

    assert body is not None
    tags = "".join("T" if one.tag == f"{W}tbl" else "p" for one in body)
    assert re.findall("T+", tags) == ["T", "T"]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_no_article_becomes_xml_of_word(hostile: str, tmp_path: Path) -> None:
    file = tmp_path / "leaflet.txt"
    file.write_text(f"{hostile}\n\nThe end.\n", "utf-8")

    data = written(hand_out(file, clinic=Clinic(hostile, hostile)))

    wanted = " ".join(hostile.split())
    assert " ".join(text_in(data).split()).count(wanted) == 3
    assert wanted in " ".join(opened(data).source.split())


def test_arabic_goes_from_right_to_left() -> None:
    data = written(hand_out(ARABIC))

    normal = next(
        style for style in xml_of(data, "word/styles.xml").iter(f"{W}style")
        if style.get(f"{W}styleId") == "Normal"
    )  # fmt: skip
    assert normal.find(f"{W}pPr/{W}bidi") is not None
    document = xml_of(data)
    assert all(one.find(f"{W}bidiVisual") is not None for one in document.iter(f"{W}tblPr"))
    for run in document.iter(f"{W}r"):
        text = "".join(one.text or "" for one in run.iter(f"{W}t"))
        is_arabic = any("\u0600" <= letter <= "\u06ff" for letter in text)
        assert is_arabic == (run.find(f"{W}rPr/{W}rtl") is not None)
    assert opened(data).front_matter["language"] == "ar"


def test_the_same_article_gives_the_same_bytes() -> None:
    assert written(hand_out("biopsy")) == written(hand_out("biopsy"))


def test_the_command_writes_it_for_the_paper_of_the_country(
    tmp_path: Path, run: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "es_MX.UTF-8")

    result = run("handout", "mammogram", "-o", str(tmp_path / "a.docx"), "--lang", "es")

    assert result.code == 0
    size = xml_of((tmp_path / "a.docx").read_bytes()).find(f".//{W}pgSz")
    assert size is not None
    assert size.get(f"{W}w") == "12240"
    assert "Equipo médico: " in text_in((tmp_path / "a.docx").read_bytes())


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice Writer is not installed")
def test_libreoffice_loses_nothing(tmp_path: Path) -> None:
    leaflet = hand_out("metastatic", clinic=Clinic("Hill Street Clinic", "555 010 0199"))
    (tmp_path / "a.docx").write_bytes(written(leaflet))
    (tmp_path / "out").mkdir()
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    convert = ["soffice", profile, "--headless", "--convert-to", "docx", "--outdir"]

    subprocess.run(
        [*convert, tmp_path / "out", tmp_path / "a.docx"], check=True, timeout=120,
        capture_output=True,
    )  # fmt: skip

    before_bytes = (tmp_path / "a.docx").read_bytes()
    after_bytes = (tmp_path / "out" / "a.docx").read_bytes()
    assert recall(words_in(text_in(before_bytes)), words_in(text_in(after_bytes))) >= 0.99
    assert shape_of(opened(after_bytes)) == shape_of(opened(before_bytes))
    saved = properties_of(after_bytes)
    assert all(saved[name] == value for name, value in
               properties_of(before_bytes).items())  # fmt: skip


def test_a_lead_in_stays_with_its_list(tmp_path: Path) -> None:
    data = written(hand_out_of(tmp_path, "# A\n\nBring these:\n\n- a list\n\nThen rest.\n"))

    kept = {
        "".join(one.text or "" for one in paragraph.iter(f"{W}t"))
        for paragraph in xml_of(data).iter(f"{W}p")
        if paragraph.find(f"{W}pPr/{W}keepNext") is not None
    }
    assert kept == {"Bring these:"}
