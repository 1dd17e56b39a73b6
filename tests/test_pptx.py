"""PowerPoint files: slides and what their speakers say, each at the number of its slide."""

import pytest

from hlreader.errors import UnreadableError
from hlreader.models import Document
from hlreader.readability.document_sentences import place, sentences
from tests.office import relationships, root, zipped
from tests.parsing import parse_bytes
from tests.test_documents import all_runs, outline, stands_at_its_offset
from tests.test_docx_contents import marked, said_in_sentences


def pptx(
    *slides: str,
    hidden: tuple[int, ...] = (),
    notes: str = "",
    layout: str = "",
    facts: str = "",
) -> bytes:
    """Return a PowerPoint file. ``notes`` are those of the first slide, ``facts`` of the file."""
    numbers = range(1, len(slides) + 1)
    ids = "".join(f'<p:sldId id="{255 + one}" r:id="rId{one}"/>' for one in numbers)
    parts = {
        "ppt/presentation.xml": root("p:presentation", f"<p:sldIdLst>{ids}</p:sldIdLst>"),
        "ppt/_rels/presentation.xml.rels": relationships(
            {f"rId{one}": ("slide", f"slides/slide{one}.xml") for one in numbers}
        ),
    }
    for number, slide in enumerate(slides, 1):
        content = root("p:sld", f"<p:cSld><p:spTree>{slide}</p:spTree></p:cSld>")
        if number in hidden:
            content = content.replace("<p:sld ", '<p:sld show="0" ', 1)
        parts[f"ppt/slides/slide{number}.xml"] = content
        parts[f"ppt/slides/_rels/slide{number}.xml.rels"] = relationships(
            {"rId1": ("slideLayout", "../slideLayouts/layout.xml")}
            | ({"rId2": ("notesSlide", "../notes.xml")} if notes and number == 1 else {})
        )
    parts["ppt/notes.xml"] = root("p:notes", f"<p:spTree>{notes}</p:spTree>")
    parts["ppt/slideLayouts/layout.xml"] = root("p:sldLayout", layout)
    if facts:
        links = {"rId1": ("officeDocument", "ppt/presentation.xml"),
                 "rId2": ("core-properties", "docProps/core.xml")}  # fmt: skip
        parts["_rels/.rels"] = relationships(links)
        dc = "http://purl.org/dc/elements/1.1/"
        parts["docProps/core.xml"] = f'<core xmlns:dc="{dc}">{facts}</core>'
    return zipped(parts)


def read(*slides: str, **more: str) -> Document:
    return parse_bytes(pptx(*slides, **more), "talk.pptx", "pptx")  # type: ignore[arg-type]


def para(text: str, said: str = "", run: str = "") -> str:
    return f"<a:p><a:pPr {said}/><a:r><a:rPr {run}/><a:t>{text}</a:t></a:r></a:p>"


def shape(paragraphs: str, kind: str | None = None, more: str = "") -> str:
    """Return a shape: a text box, or the content of a placeholder."""
    place = "" if kind is None else f'<p:ph type="{kind}"/>' if kind else '<p:ph idx="1"/>'
    about = f'<p:nvSpPr><p:cNvPr id="1" name="s" {more}/><p:nvPr>{place}</p:nvPr></p:nvSpPr>'
    return f"<p:sp>{about}<p:txBody><a:lstStyle/>{paragraphs}</p:txBody></p:sp>"


def test_slides_become_blocks_the_title_first_and_the_notes_last() -> None:
    first = shape(para("Bring your card."), "") + shape(para("Before"), "title")
    first += shape(para("7"), "sldNum") + shape(para("Hidden."), None, 'hidden="1"')
    second = shape(para("After"), "title")
    second += f"<p:grpSp>{shape(para('Rest at home.') + para('Drink water.'))}</p:grpSp>"
    notes = shape(para("Ask for questions."), "body") + shape(para("1"), "sldNum")

    found = read(first, second, notes=notes)

    assert outline(found.blocks) == [
        "h2 Before",
        (None, [["Bring your card."]]),
        [">", "Speaker notes", "Ask for questions."],
        "h2 After",
        "Rest at home.",
        "Drink water.",
    ]
    assert all(
        stands_at_its_offset(run, found.source)
        for run in all_runs(found)
        if run.text.strip() and not run.aside
    )
    assert place(found, [*sentences(found)][-1]) == (2, 21)
    assert "Speaker notes" not in " ".join(said_in_sentences(found))


def test_a_hidden_slide_is_counted_and_not_read() -> None:
    data = pptx(shape(para("Not for you.")), shape(para("Rest at home.")), hidden=(1,))

    found = parse_bytes(data, "talk.pptx", "pptx")

    assert outline(found.blocks) == ["Rest at home."]
    assert place(found, next(sentences(found))) == (2, 1)


def number(kind: str, start: int = 1) -> str:
    return f'<a:buAutoNum type="{kind}" startAt="{start}"/>'


def numbered(text: str, bullet: str, depth: int = 0) -> str:
    return f'<a:p><a:pPr lvl="{depth}">{bullet}</a:pPr><a:r><a:t>{text}</a:t></a:r></a:p>'


def test_items_have_the_marks_that_are_shown() -> None:
    letters, figures = number("alphaLcParenR"), number("arabicPeriod", 3)
    inside = numbered("Wash.", letters) + numbered("Soap.", figures, 1)
    inside += (
        numbered("Water.", figures, 1) + numbered("Dry.", letters) + numbered("Go.", "<a:buNone/>")
    )

    found = read(shape(inside, ""))

    assert outline(found.blocks)[-1] == "Go."
    assert marked(found) == ["a) Wash.", "b) Dry.", "3. Soap.", "4. Water."]


def test_a_place_whose_layout_has_no_bullets_holds_paragraphs() -> None:
    plain = (
        '<p:sp><p:nvSpPr><p:nvPr><p:ph idx="1"/></p:nvPr></p:nvSpPr><p:txBody><a:lstStyle>'
        "<a:lvl1pPr><a:buNone/></a:lvl1pPr></a:lstStyle></p:txBody></p:sp>"
    )

    assert outline(read(shape(para("Rest."), ""), layout=plain).blocks) == ["Rest."]
    assert outline(read(shape(para("Rest."), "")).blocks) == [(None, [["Rest."]])]


def cell(text: str, more: str = "") -> str:
    return f"<a:tc {more}><a:txBody>{para(text)}</a:txBody></a:tc>"


def test_a_dose_is_under_its_own_head_in_a_table_with_merged_cells() -> None:
    rows = (
        cell("Drug", 'rowSpan="2"') + cell("Dose", 'gridSpan="2"') + cell("", 'hMerge="1"'),
        cell("", 'vMerge="1"') + cell("Adults") + cell("Children"),
        cell("Aspirin") + cell("500 mg") + cell("none"),
    )
    table = "".join(f"<a:tr>{row}</a:tr>" for row in rows)
    frame = f"<p:graphicFrame><a:graphic><a:tbl>{table}</a:tbl></a:graphic></p:graphicFrame>"

    assert outline(read(frame).blocks) == [
        [["Drug", "Dose: Adults", "Dose: Children"], ["Aspirin", "500 mg", "none"]]
    ]


def test_an_empty_paragraph_in_a_cell_leaves_one_space() -> None:
    inside = "".join(para(text) for text in ("Take one", "", " ", "at night"))
    table = f"<a:tc><a:txBody>{inside}</a:txBody></a:tc>{cell('5 mg')}"

    found = read(f"<p:graphicFrame><a:tbl><a:tr>{table}</a:tr></a:tbl></p:graphicFrame>")

    assert outline(found.blocks) == [[["Take one at night", "5 mg"]]]


def test_the_footers_of_slides_are_kept_once_as_the_last_thing() -> None:
    footer = shape(para("City Clinic, 555 0100"), "ftr") + shape(para("3"), "sldNum")

    found = read(shape(para("Rest.")) + footer, shape(para("Drink.")) + footer)

    assert outline(found.blocks) == ["Rest.", "Drink.", "City Clinic, 555 0100"]
    assert [run.text for run in all_runs(found) if run.aside] == ["City Clinic, 555 0100"]


def test_powers_struck_out_text_and_pictures() -> None:
    body = "<a:p><a:r><a:t>4 x 10</a:t></a:r><a:r><a:rPr baseline='30000'/><a:t>9</a:t></a:r>"
    body += "<a:r><a:rPr strike='sngStrike'/><a:t> no</a:t></a:r>"
    body += "<a:r><a:t> cells.</a:t></a:r></a:p>"
    picture = '<p:pic><p:nvPicPr><p:cNvPr id="1" descr="A nurse."/><p:nvPr/></p:nvPicPr></p:pic>'

    found = read(shape(body) + picture)

    assert outline(found.blocks) == ["4 x 10⁹ cells.", "[picture: A nurse.]"]
    assert said_in_sentences(found) == ["4 x 10⁹ cells."]


def test_the_language_is_that_of_most_of_the_text() -> None:
    spanish = para("Tome una pastilla con comida.", run='lang="es-MX"')

    found = read(shape(spanish + para("Leaflet", run='lang="en-US"')))

    assert found.front_matter["language"] == "es-MX"


def test_a_file_without_slides_says_so() -> None:
    with pytest.raises(UnreadableError, match="Its slides are missing"):
        parse_bytes(zipped({"ppt/x.xml": "<x/>"}), "talk.pptx", "pptx")


def test_a_file_says_its_title_author_and_language() -> None:
    facts = (
        "<dc:title>Your new knee</dc:title><dc:creator>Ann Roe</dc:creator>"
        "<dc:language>en-GB</dc:language>"
    )

    document = read(shape(para("Bend your knee.")), facts=facts)

    assert document.front_matter == {
        "title": "Your new knee", "author": "Ann Roe", "language": "en-GB",
    }  # fmt: skip
