"""What people put into Word files: no text is lost silently, and everything is read correctly."""

import pytest

from hlreader.documents.formats import FORMATS
from hlreader.models import Document, ItemList, Table, marks_of, plain_text, walk
from hlreader.readability.document_sentences import sentences
from tests.office import para, relationships, root, run, word, zipped
from tests.parsing import parse_bytes
from tests.test_documents import all_runs, outline


def read(body: str, **parts: str) -> Document:
    return parse_bytes(word(body, **parts), "leaflet.docx", "docx")


def text_of(body: str, **parts: str) -> str:
    """Return the text of one paragraph."""
    return "".join(one.text for one in all_runs(read(para(body), **parts)))


def said_in_sentences(found: Document) -> list[str]:
    return [one.text.strip() for one in sentences(found)]


# No text is lost


@pytest.mark.parametrize(
    "wrapped",
    [
        '<w:customXml w:element="drug">{}</w:customXml>',
        '<w:smartTag w:element="drug">{}</w:smartTag>',
        '<w:bdo w:val="ltr">{}</w:bdo>',
        '<w:dir w:val="ltr">{}</w:dir>',
        "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>",
        '<w:ins w:id="1" w:author="x"><w:hyperlink w:anchor="a">{}</w:hyperlink></w:ins>',
        '<w:fldSimple w:instr="REF drug">{}</w:fldSimple>',
        (
            '<mc:AlternateContent><mc:Choice Requires="w14">{0}</mc:Choice><mc:Fallback>{0}'
            "</mc:Fallback></mc:AlternateContent>"
        ),
        (
            '<mc:AlternateContent><mc:Choice Requires="x"/><mc:Fallback>{}</mc:Fallback>'
            "</mc:AlternateContent>"
        ),
        '<w:unheardOf w:val="1">{}</w:unheardOf>',
    ],
)
def test_text_in_a_wrapper_is_read_once(wrapped: str) -> None:
    body = run("You take a ") + wrapped.format(run("small pill")) + run(" with your food.")

    assert text_of(body) == "You take a small pill with your food."


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        (
            '<w:t>fever is </w:t><w:sym w:font="Symbol" w:char="F0B3"/><w:t> 38</w:t>',
            "fever is ≥ 38",
        ),
        ('<w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr><w:t>\uf06d</w:t>', "μ"),
        ('<w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr><w:t>m</w:t>', "μ"),
        ('<w:sym w:font="Wingdings" w:char="F0FE"/>', "☑"),
        ('<w:sym w:font="MS Gothic" w:char="2610"/>', "☐"),
        ('<w:sym w:font="Wingdings" w:char="F07F"/>', "\ufffd"),
        ("<w:t>1</w:t><w:noBreakHyphen/><w:t>24</w:t>", "1-24"),
        ('<w:t>Name</w:t><w:ptab w:alignment="right"/><w:t>Date</w:t>', "Name\tDate"),
        (
            (
                "<mc:AlternateContent><mc:Choice><w:t>gold</w:t></mc:Choice><mc:Fallback>"
                "<w:t>gold</w:t></mc:Fallback></mc:AlternateContent>"
            ),
            "gold",
        ),
        (
            (
                "<w:ruby><w:rubyPr/><w:rt><w:r><w:t>kusuri</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>薬"
                "</w:t></w:r></w:rubyBase></w:ruby>"
            ),
            "薬 (kusuri)",
        ),
    ],
)
def test_a_sign_in_a_run_is_read(inside: str, expected: str) -> None:
    assert text_of(f"<w:r>{inside}</w:r>") == expected


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("<m:r><m:t>2 × 5 mg</m:t></m:r>", "2 × 5 mg"),
        (
            (
                "<m:f><m:num><m:r><m:t>weight</m:t></m:r></m:num><m:den><m:sSup><m:e><m:r><m:t>height"
                "</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:den></m:f>"
            ),
            "weight/height²",
        ),
        (
            (
                "<m:d><m:e><m:r><m:t>a</m:t></m:r></m:e></m:d><m:rad><m:deg/><m:e><m:r><m:t>16</m:t>"
                "</m:r></m:e></m:rad><m:sSub><m:e><m:r><m:t>O</m:t></m:r></m:e><m:sub><m:r><m:t>2"
                "</m:t></m:r></m:sub></m:sSub>"
            ),
            "(a)√16O₂",
        ),
    ],
)
def test_a_formula_is_read_in_its_place(formula: str, expected: str) -> None:
    body = f"{run('Take ')}<m:oMathPara><m:oMath>{formula}</m:oMath></m:oMathPara>{run(' a day.')}"

    assert text_of(body) == f"Take {expected} a day."


def test_a_field_gives_its_result_and_not_its_instructions() -> None:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    condition = mark("begin") + "<w:r><w:instrText>MERGEFIELD a</w:instrText></w:r>"
    condition += mark("separate") + run("yes") + mark("end")
    body = run("You ") + mark("begin") + "<w:r><w:instrText>IF </w:instrText></w:r>" + condition
    body += mark("separate") + run("may eat.") + mark("end") + run(" Drink.")

    assert text_of(body) == "You may eat. Drink."


def field(instruction: str, result: str = "") -> str:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    inside = f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
    return mark("begin") + inside + (mark("separate") + run(result) if result else "") + mark("end")


def test_a_place_to_be_filled_in_is_read_and_a_field_may_be_a_link() -> None:
    body = run("Dear ") + field("MACROBUTTON NoMacro [your name]") + run(", ")
    body += field('HYPERLINK "https://a.org"', "read on") + run(".")

    runs = [*all_runs(read(para(body)))]

    assert "".join(one.text for one in runs) == "Dear [your name], read on."
    assert [(one.text, one.link) for one in runs if one.link] == [("read on", "https://a.org")]


def test_a_text_box_that_only_old_programs_have_is_read() -> None:
    box = (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing/></mc:Choice><mc:Fallback>'
        f"<w:pict><w:txbxContent>{para('Call 911.')}</w:txbxContent></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )

    assert outline(read(para(run("You may eat.") + box)).blocks) == ["You may eat.", "Call 911."]


# Deleted, struck out and hidden text


HIDING = (
    '<w:style w:type="character" w:styleId="Secret"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Inner"><w:basedOn w:val="Secret"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="SecretP"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Old"><w:rPr><w:strike/></w:rPr></w:style>'
)


@pytest.mark.parametrize(
    "properties",
    ["<w:vanish/>", '<w:rStyle w:val="Secret"/>', '<w:rStyle w:val="Inner"/>', "<w:strike/>",
     "<w:dstrike/>", '<w:rStyle w:val="Old"/>'],
)  # fmt: skip
def test_hidden_and_struck_out_text_is_not_read(properties: str) -> None:
    body = run("Take two pills. ", properties) + run("Take one pill.", "<w:webHidden/>")

    assert text_of(body, styles=HIDING) == "Take one pill."


def test_a_paragraph_that_its_style_hides_is_not_read_but_for_what_is_shown_again() -> None:
    hidden = para("Not for you.", '<w:pStyle w:val="SecretP"/>')
    partly = run("Not for you. ") + run("For you.", '<w:vanish w:val="0"/>')
    body = hidden + para(partly, '<w:pStyle w:val="SecretP"/>') + para("Rest.")

    assert outline(read(body, styles=HIDING).blocks) == ["For you.", "Rest."]


# Lists


def level(depth: int, form: str, text: str, more: str = '<w:start w:val="1"/>') -> str:
    return (
        f'<w:lvl w:ilvl="{depth}">{more}<w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
        "</w:lvl>"
    )


def numbering(*levels: str, more: str = "") -> str:
    return (
        f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>' + more
    )


def item(text: str, depth: int = 0, number: int = 1) -> str:
    place = f'<w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/>'
    return para(text, f"<w:numPr>{place}</w:numPr>")


def marked(found: Document) -> list[str]:
    """Return the items of all lists, each after its mark."""
    return [
        f"{mark or '•'} {plain_text(one.blocks[0].runs)}"  # type: ignore[union-attr]
        for block in walk(found.blocks)
        if isinstance(block, ItemList)
        for mark, one in zip(marks_of(block), block.items, strict=True)
    ]


def test_items_of_one_list_on_two_levels_are_counted_apart() -> None:
    levels = numbering(level(0, "decimal", "%1."), level(1, "decimal", "%2."))
    body = item("Wash.") + item("Use soap.", 1) + item("Use warm water.", 1) + item("Dry.")

    found = read(body, numbering=levels)

    assert outline(found.blocks) == [
        (1, [["Wash.", (1, [["Use soap."], ["Use warm water."]])], ["Dry."]])
    ]


@pytest.mark.parametrize(
    ("form", "text", "marks"),
    [
        ("lowerLetter", "%1)", ["a)", "b)"]),
        ("upperLetter", "(%1)", ["(A)", "(B)"]),
        ("lowerRoman", "%1.", ["i.", "ii."]),
        ("upperRoman", "%1.", ["I.", "II."]),
        ("decimalZero", "Step %1:", ["Step 01:", "Step 02:"]),
        ("ordinal", "%1", ["1st", "2nd"]),
        ("decimal", "%1.", ["1.", "2."]),
        ("bullet", "•", ["•", "•"]),
    ],
)
def test_an_item_has_the_mark_that_word_shows(form: str, text: str, marks: list[str]) -> None:
    body = item("Wash your hands.") + item("Dry your hands.")

    found = read(body, numbering=numbering(level(0, form, text)))

    assert marked(found) == [f"{marks[0]} Wash your hands.", f"{marks[1]} Dry your hands."]


def test_a_list_that_starts_at_3_goes_on_after_text_and_starts_anew_where_it_says_so() -> None:
    start = level(0, "decimal", "%1.", '<w:start w:val="3"/>')
    anew = (
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )
    body = item("Sit.") + para("Wait.") + item("Stand.") + item("Breathe.", number=2)

    found = read(body, numbering=numbering(start, more=anew))

    assert marked(found) == ["3. Sit.", "4. Stand.", "1. Breathe."]


def test_numbers_of_higher_levels_are_part_of_a_mark_and_deeper_ones_start_anew() -> None:
    levels = numbering(level(0, "upperLetter", "%1."), level(1, "decimal", "%1.%2"))
    body = item("One.") + item("Two.", 1) + item("Three.") + item("Four.", 1) + item("Five.", 1)

    assert marked(read(body, numbering=levels)) == [
        "A. One.", "B. Three.", "A.1 Two.", "B.1 Four.", "B.2 Five."
    ]  # fmt: skip


# Tables


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{para(text)}</w:tc>"


def table(*rows: str) -> str:
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"


def test_a_dose_is_under_its_own_head_in_a_table_with_merged_cells() -> None:
    # Given heads over two rows, and a drug that two rows belong to
    wide, top, below = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    body = table(
        cell("Drug", top) + cell("Dose", wide),
        cell("", below) + cell("Adults") + cell("Children"),
        cell("Aspirin", top) + cell("500 mg") + cell("none"),
        cell("", below) + cell("900 mg") + cell("100 mg"),
    )

    found = read(body)

    assert outline(found.blocks) == [
        [
            ["Drug", "Dose: Adults", "Dose: Children"],
            ["Aspirin", "500 mg", "none"],
            ["Aspirin", "900 mg", "100 mg"],
        ]
    ]


def test_a_row_that_is_one_cell_is_read_once() -> None:
    body = table(
        cell("Drug") + cell("Dose"),
        cell("For children", '<w:gridSpan w:val="2"/>'),
        cell("Aspirin") + cell("none"),
    )

    (found,) = read(body).blocks

    assert isinstance(found, Table)
    assert [[plain_text(one) for one in row] for row in found.rows] == [
        ["For children", ""],
        ["Aspirin", "none"],
    ]


def test_a_row_that_begins_later_keeps_its_columns() -> None:
    body = table(
        cell("Drug") + cell("Adults") + cell("Children"),
        '<w:trPr><w:gridBefore w:val="1"/></w:trPr>' + cell("1 pill") + cell("none"),
    )

    assert outline(read(body).blocks) == [[["Drug", "Adults", "Children"], ["", "1 pill", "none"]]]


# Superscripts, notes and pictures


@pytest.mark.parametrize(
    "raised", ['<w:vertAlign w:val="superscript"/>', '<w:position w:val="8"/><w:sz w:val="19"/>']
)
def test_powers_stay_above_the_line_and_reference_marks_are_no_text(raised: str) -> None:
    body = run("You have 4 x 10") + run("9", raised) + run(" cells.") + run("1", raised)
    body += run(",", raised) + run("2 ", raised) + run("Rest helps.")

    found = read(para(body))

    assert plain_text(found.blocks[0].runs) == "You have 4 x 10⁹ cells.[1,2] Rest helps."  # type: ignore[union-attr]
    assert said_in_sentences(found) == ["You have 4 x 10⁹ cells.", "Rest helps."]


def test_notes_are_read_at_the_end_and_are_no_sentences() -> None:
    mark = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    end = '<w:r><w:endnoteReference w:id="1"/></w:r>'
    notes = (
        f'<w:footnote w:id="0" w:type="separator">{para("")}</w:footnote>'
        f'<w:footnote w:id="2">{para("Ask us which.")}</w:footnote>'
    )

    found = read(
        para(run("Take your pills.") + mark + run(" Rest.") + end),
        footnotes=notes,
        endnotes=f'<w:endnote w:id="1">{para("Our study of 2020.")}</w:endnote>',
    )

    assert outline(found.blocks) == [
        "Take your pills.[1] Rest.[i]",
        (None, [["[1] Ask us which."], ["[i] Our study of 2020."]]),
    ]
    assert said_in_sentences(found) == ["Take your pills.", "Rest."]


@pytest.mark.parametrize(
    ("drawing", "expected"),
    [
        ('<wp:docPr id="1" descr="A nurse takes blood."/><a:graphic><pic:pic/></a:graphic>',
         "[picture: A nurse takes blood.]"),
        ('<wp:docPr id="1" name="P"/><a:graphic><pic:pic/></a:graphic>', "[picture]"),
        ('<wp:docPr id="1" name="Line 1"/><a:graphic/>', ""),
        ('<wp:docPr id="1" name="P"><a:decorative val="1"/></wp:docPr><pic:pic/>', ""),
    ],
)  # fmt: skip
def test_a_picture_is_told_by_its_description(drawing: str, expected: str) -> None:
    body = run("Sit still.") + f"<w:r><w:drawing><wp:inline>{drawing}</wp:inline></w:drawing></w:r>"

    found = read(para(body))

    assert plain_text(found.blocks[0].runs) == f"Sit still.{expected}"  # type: ignore[union-attr]
    assert said_in_sentences(found) == ["Sit still."]


# The language, and the file around the text


def spanish(text: str) -> str:
    return run(text, '<w:lang w:val="es-ES"/>')


DEFAULTS = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="en-US"/></w:rPr></w:rPrDefault>'
    "</w:docDefaults>"
)


def test_the_language_is_that_of_most_of_the_text() -> None:
    # Given a Spanish leaflet made with an English program
    found = read(
        para(spanish("Tome una pastilla con comida.") + run(" (Leaflet)")), styles=DEFAULTS
    )

    assert found.front_matter["language"] == "es-ES"
    assert read(para("Rest at home."), styles=DEFAULTS).front_matter["language"] == "en-US"


def test_words_strict_files_are_read() -> None:
    parts = {"word/document.xml": root("w:document", f"<w:body>{para('Rest at home.')}</w:body>")}
    strict = parts["word/document.xml"].replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )

    found = parse_bytes(zipped({"word/document.xml": strict}), "leaflet.docx", "docx")

    assert outline(found.blocks) == ["Rest at home."]


@pytest.mark.parametrize("target", ["media/gone.png", "#_top", "../../../../etc/passwd", "NULL"])
def test_a_relationship_that_leads_nowhere_does_not_matter(target: str) -> None:
    data = zipped(
        {
            "word/document.xml": root("w:document", f"<w:body>{para('Rest at home.')}</w:body>"),
            "word/_rels/document.xml.rels": relationships(
                {"rId1": ("image", target), "rId2": ("numbering", target)}
            ),
        }
    )

    assert outline(parse_bytes(data, "leaflet.docx", "docx").blocks) == ["Rest at home."]


def test_a_file_whose_elements_are_in_one_another_too_deeply_gets_one_clear_line() -> None:
    from hlreader.errors import UnreadableError

    deep = "<w:sdt>" * 50_000 + run("Rest.") + "</w:sdt>" * 50_000

    with pytest.raises(UnreadableError, match=r"nesting in this .* is too deep"):
        read(para(deep))


def test_files_with_macros_are_word_files() -> None:
    assert ".docm" in FORMATS["docx"].suffixes


# --- Headers and footers ------------------------------------------------------------------------


def with_margins(more: str = "", **parts: str) -> Document:
    """Return the document of a Word file with these parts as headers and footers."""
    references = "".join(
        f'<w:{name[:6]}Reference w:type="{name[6:].lower() or "default"}" r:id="{name}"/>'
        for name in parts
    )
    body = f"{para('You may eat.')}<w:sectPr>{references}{more}</w:sectPr>"
    return parse_bytes(word(body, **parts), "leaflet.docx", "docx")


def test_headers_and_footers_are_kept_once_as_asides() -> None:
    number = '<w:p><w:fldSimple w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>'

    found = with_margins(header=para("You may eat."), footer=para("Call 555 0100") + number)

    assert outline(found.blocks) == ["You may eat.", "Call 555 0100"]
    assert said_in_sentences(found) == ["You may eat."]
    assert [run.text for run in all_runs(found) if run.aside] == ["Call 555 0100"]


@pytest.mark.parametrize(("more", "kept"), [("", []), ("<w:titlePg/>", ["Leaflet 12"])])
def test_the_header_of_the_first_page_is_kept_if_that_has_one(more: str, kept: list[str]) -> None:
    found = with_margins(more, headerFirst=para("Leaflet 12"))

    assert outline(found.blocks) == ["You may eat.", *kept]
