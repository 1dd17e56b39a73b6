"""OpenDocument texts: blocks as from a Word file, each at the number of its paragraph."""

import pytest

from hlreader.errors import UnreadableError
from hlreader.models import Document, plain_text
from hlreader.readability.document_sentences import place, sentences
from tests.office import zipped
from tests.parsing import parse_bytes
from tests.test_documents import all_runs, outline, stands_at_its_offset
from tests.test_docx_contents import marked, said_in_sentences

_NAMESPACES = "".join(
    f' xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in {
        "office": "office", "text": "text", "table": "table", "style": "style", "draw": "drawing",
        "fo": "xsl-fo-compatible", "svg": "svg-compatible", "meta": "meta",
    }.items()
)  # fmt: skip
_NAMESPACES += (
    ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'
)


def odt(body: str, styles: str = "", pages: str = "", **parts: str) -> bytes:
    """Return an OpenDocument text with a body, automatic styles and styles of pages."""
    content = (
        f"<office:document-content{_NAMESPACES}><office:automatic-styles>{styles}"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>"
    )
    mimetype = "application/vnd.oasis.opendocument.text"
    named = {f"{name}.xml": text for name, text in parts.items()}
    if pages:
        named["styles.xml"] = (
            f"<office:document-styles{_NAMESPACES}><office:master-styles><style:master-page>{pages}"
            "</style:master-page></office:master-styles></office:document-styles>"
        )
    return zipped({"mimetype": mimetype, "content.xml": content, **named})


def read(body: str, styles: str = "", **parts: str) -> Document:
    return parse_bytes(odt(body, styles, **parts), "leaflet.odt", "odt")


def style(name: str, properties: str, family: str = "text", more: str = "") -> str:
    return (
        f'<style:style style:name="{name}" style:family="{family}" {more}>'
        f"<style:text-properties {properties}/></style:style>"
    )


def p(inside: str, style_name: str = "") -> str:
    return f'<text:p text:style-name="{style_name}">{inside}</text:p>'


def span(inside: str, style_name: str) -> str:
    return f'<text:span text:style-name="{style_name}">{inside}</text:span>'


def test_an_opendocument_text_becomes_the_blocks_of_markdown() -> None:
    quotation = style("Quotations", "", "paragraph")

    found = read(
        '<text:h text:outline-level="1">Your scan</text:h>'
        + p("You may eat <text:s text:c='2'/>before\n   the scan.<text:line-break/>Drink, too.")
        + '<text:section text:name="a"><text:h text:outline-level="2">After</text:h></text:section>'
        + p("It was easy.", "Quotations")
        + p("I slept.", "Quotations")
        + p("Call us."),
        quotation,
    )

    assert outline(found.blocks) == [
        "h1 Your scan",
        "You may eat   before the scan.\nDrink, too.",
        "h2 After",
        [">", "It was easy.", "I slept."],
        "Call us.",
    ]
    assert all(
        stands_at_its_offset(run, found.source)
        for run in all_runs(found)
        if run.text.strip() and not run.aside
    )
    assert place(found, [*sentences(found)][-1]) == (6, 1)


@pytest.mark.parametrize(
    "hiding",
    [
        'text:display="none"',
        'style:text-line-through-style="solid"',
    ],
)
def test_hidden_and_struck_out_text_is_not_read(hiding: str) -> None:
    styles = style("Gone", hiding) + style("Inner", "", more='style:parent-style-name="Gone"')
    styles += style("GoneP", hiding, "paragraph")
    deleted = "<text:tracked-changes><text:changed-region>" + p("Deleted.")
    body = f"{deleted}</text:changed-region></text:tracked-changes>"
    body += p(span("Take two. ", "Gone") + span("Three. ", "Inner") + "Take one.")
    body += p("Not for you.", "GoneP")
    body += f'<text:section text:display="none">{p("Hidden.")}</text:section>'
    body += f"<text:table-of-content>{p('Contents 1')}</text:table-of-content>"

    assert outline(read(body, styles).blocks) == ["Take one."]


LISTS = (
    '<text:list-style style:name="L1">'
    '<text:list-level-style-number text:level="1" style:num-format="a" style:num-suffix=")"/>'
    '<text:list-level-style-number text:level="2" style:num-format="1" style:num-suffix="."'
    ' text:display-levels="2" text:start-value="3"/></text:list-style>'
    '<text:list-style style:name="L2"><text:list-level-style-bullet text:level="1"/>'
    "</text:list-style>"
)


def item(*inside: str, more: str = "") -> str:
    return f"<text:list-item {more}>{''.join(inside)}</text:list-item>"


def test_items_have_the_marks_that_are_shown() -> None:
    inner = f"<text:list>{item(p('Use soap.'))}{item(p('Use warm water.'))}</text:list>"
    body = f'<text:list xml:id="l1" text:style-name="L1">{item(p("Wash."), inner)}{item(p("Dry."))}'
    body += f"</text:list>{p('Wait.')}"
    body += f'<text:list text:continue-list="l1" text:style-name="L1">{item(p("Sit."))}</text:list>'
    body += f'<text:list text:style-name="L1">{item(p("Stand."))}'
    body += item(p("Go."), more='text:start-value="6"') + "</text:list>"
    body += f'<text:list text:style-name="L2">{item(p("Rest."))}</text:list>'

    assert marked(read(body, LISTS)) == [
        "a) Wash.", "b) Dry.", "a.3. Use soap.", "a.4. Use warm water.", "c) Sit.", "a) Stand.",
        "f) Go.", "• Rest.",
    ]  # fmt: skip


def cell(text: str, more: str = "") -> str:
    return f"<table:table-cell {more}>{p(text)}</table:table-cell>"


COVERED = "<table:covered-table-cell/>"


def test_a_dose_is_under_its_own_head_in_a_table_with_merged_cells() -> None:
    rows = (
        cell("Drug", 'table:number-rows-spanned="2"')
        + cell("Dose", 'table:number-columns-spanned="2"')
        + COVERED,
        COVERED + cell("Adults") + cell("Children"),
        cell("Aspirin") + cell("none", 'table:number-columns-repeated="2"'),
    )
    body = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)

    assert outline(read(f"<table:table>{body}</table:table>").blocks) == [
        [["Drug", "Dose: Adults", "Dose: Children"], ["Aspirin", "none", "none"]]
    ]


def test_notes_powers_links_ruby_and_pictures() -> None:
    note = (
        '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
        f"<text:note-body>{p('Ask us which.')}</text:note-body></text:note>"
    )
    ruby = "<text:ruby><text:ruby-base>薬</text:ruby-base><text:ruby-text>kusuri</text:ruby-text>"
    picture = "<draw:frame><draw:image/><svg:desc>A nurse.</svg:desc></draw:frame>"
    box = f"<draw:frame><draw:text-box>{p('Call 911.')}</draw:text-box></draw:frame>"
    body = p(
        "You have 4 x 10" + span("9", "Up") + f" cells.{note} {ruby}</text:ruby>"
        ' <text:a xlink:href="https://a.org">More</text:a>.' + picture + box
    )

    found = read(body, style("Up", 'style:text-position="super 58%"'))

    assert outline(found.blocks) == [
        "You have 4 x 10⁹ cells.[1] 薬 (kusuri) More.[picture: A nurse.]",
        "Call 911.",
        (None, [["[1] Ask us which."]]),
    ]
    assert said_in_sentences(found) == ["You have 4 x 10⁹ cells.", "薬 (kusuri) More.", "Call 911."]
    assert [run.link for run in all_runs(found) if run.link] == ["https://a.org"]


def test_bold_and_italics_of_characters_stay() -> None:
    styles = style("B", 'fo:font-weight="bold"') + style("I", 'fo:font-style="italic"')

    runs = [*all_runs(read(p("Do " + span("not", "B") + span(" smoke", "I")), styles))]

    assert [(run.text, run.strong, run.emphasis) for run in runs] == [
        ("Do ", False, False), ("not", True, False), (" smoke", False, True),
    ]  # fmt: skip


def test_the_title_and_the_language_of_most_of_the_text_are_known() -> None:
    spanish = style("Es", 'fo:language="es" fo:country="MX"')
    meta = f"<office:document-meta{_NAMESPACES}><dc:title>En casa</dc:title></office:document-meta>"

    found = read(p(span("Tome una pastilla con comida.", "Es")), spanish, meta=meta)

    assert found.front_matter == {"title": "En casa", "language": "es-MX"}


def test_the_author_and_the_review_are_in_the_properties() -> None:
    meta = (
        f"<office:document-meta{_NAMESPACES}><office:meta><dc:creator>Cy Poe</dc:creator>"
        "<meta:initial-creator>Bo Doe</meta:initial-creator>"
        '<meta:user-defined meta:name="Reviewed by">Ann Roe, MD</meta:user-defined>'
        '<meta:user-defined meta:name="Last reviewed" meta:value-type="date">2025-05-03'
        "</meta:user-defined></office:meta></office:document-meta>"
    )

    assert read(p("Rest at home."), meta=meta).front_matter == {
        "author": "Bo Doe", "reviewed_by": "Ann Roe, MD", "reviewed_on": "2025-05-03",
    }  # fmt: skip


def test_headers_and_footers_are_kept_once_as_asides() -> None:
    pages = (
        f"<style:header>{p('Your scan')}</style:header>"
        f"<style:footer>{p('Call 555 0100')}{p('Page <text:page-number>1</text:page-number>')}"
        f"</style:footer><style:footer-left>{p('Call 555 0100')}</style:footer-left>"
        f'<style:header-first style:display="false">{p("Draft")}</style:header-first>'
    )

    found = read('<text:h text:outline-level="1">Your scan</text:h>' + p("Rest."), pages=pages)

    assert outline(found.blocks) == ["h1 Your scan", "Rest.", "Call 555 0100"]
    assert said_in_sentences(found) == ["Rest."]


def test_a_formula_is_read_from_its_own_part() -> None:
    math = (
        '<math xmlns="http://www.w3.org/1998/Math/MathML"><mfrac><mi>mg</mi><mi>kg</mi></mfrac>'
        "<annotation>{mg} over {kg}</annotation></math>"
    )
    body = p('Take 2 <draw:frame><draw:object xlink:href="./Object 1"/></draw:frame>.')

    found = parse_bytes(
        zipped({"content.xml": _content(body), "Object 1/content.xml": math}), "a.odt", "odt"
    )

    assert plain_text(found.blocks[0].runs) == "Take 2 mg/kg."  # type: ignore[union-attr]


def _content(body: str) -> str:
    return (
        f"<office:document-content{_NAMESPACES}><office:body><office:text>{body}</office:text>"
        "</office:body></office:document-content>"
    )


def test_a_text_with_a_password_says_so() -> None:
    data = zipped({"content.xml": "x", "META-INF/manifest.xml": "<m:encryption-data/>"})

    with pytest.raises(UnreadableError, match="this OpenDocument text is locked with a password"):
        parse_bytes(data, "leaflet.odt", "odt")
