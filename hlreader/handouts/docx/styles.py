"""The styles of a Word hand-out.

What is not part of the article has a style whose id begins with ``Handout``. So a program that
reads the file can tell the article from the form, the box and the lists around it.
"""

from hlreader.handouts.docx.elements import Element, borders, w
from hlreader.handouts.paper import Paper

FONT = "Arial"
"""It is on most computers, or another with the same widths is."""
CODE_FONT = "Courier New"

_HEADINGS = (1.7, 1.3, 1.12, 1.0, 1.0, 1.0)
"""The size of headings of each level, as a multiple of the size of the text."""
_SPACE = 10
"""The space after a paragraph, in points."""


def styles(paper: Paper, language: str, text_width: int, *, is_rtl: bool) -> Element:
    """Return the part with the styles. ``text_width`` is that of the page, in twips."""
    size = 2 * paper.points
    small = size if paper.large_print else size - 2
    defaults = w(
        "docDefaults",
        w(
            "rPrDefault",
            w(
                "rPr",
                w("rFonts", ascii=FONT, hAnsi=FONT, cs=FONT, eastAsia=FONT),
                w("sz", val=size),
                w("szCs", val=size),
                w("lang", val=language, eastAsia=language, bidi=language),
            ),
        ),
        w("pPrDefault", w("pPr", w("spacing", after=20 * _SPACE, line=288, lineRule="auto"))),
    )
    before = w("bidi") if is_rtl else None
    return w(
        "styles",
        defaults,
        _style("Normal", "Normal", pPr=[before], default=1),
        _style("Title", "Title", "Normal", "Normal",
               [w("keepNext"), w("spacing", before=0, after=120), w("outlineLvl", val=0)],
               [w("b"), w("bCs"), *_size(round(size * _HEADINGS[0]))]),
        *(_heading(level, round(size * scale)) for level, scale in enumerate(_HEADINGS, 1)),
        _style("ListParagraph", "List Paragraph", "Normal", pPr=[w("spacing", after=80)]),
        _style("Quote", "Quote", "Normal", "Normal",
               [borders("pBdr", ["right" if is_rtl else "left"], 18), w("ind", left=360)]),
        _style("Code", "HTML Preformatted", "Normal",
               rPr=[w("rFonts", ascii=CODE_FONT, hAnsi=CODE_FONT, cs=CODE_FONT)]),
        _style("Divider", "Divider", "Normal", "Normal", [borders("pBdr", ["bottom"], 4)]),
        _style("TableText", "Table Text", "Normal", pPr=[w("spacing", after=0)]),
        _style("FootnoteText", "footnote text", "Normal", pPr=[w("spacing", after=60)],
               rPr=_size(small)),
        _style("HandoutWord", "Handout Word", "FootnoteText"),
        _style("HandoutTopic", "Handout Topic", "Normal", "Title", [w("keepNext"),
               w("spacing", after=60)], [w("b"), w("bCs")]),
        _style("HandoutNote", "Handout Note", "Normal"),
        _style("HandoutHeading", "Handout Heading", "Heading2", "Normal"),
        _style("HandoutDanger", "Handout Danger", "Normal",
               pPr=[w("keepLines"), w("spacing", after=80)]),
        _style("HandoutDangerHeading", "Handout Danger Heading", "Heading2", "HandoutDanger",
               [w("spacing", before=80, after=120)]),
        _style("HandoutForm", "Handout Form", "Normal", pPr=[w("spacing", before=160)]),
        _style("HandoutLine", "Handout Line", "Normal", pPr=[
               w("tabs", w("tab", val="right", leader="underscore", pos=text_width)),
               w("spacing", before=160, after=120)]),
        _style("HandoutQuestion", "Handout Question", "ListParagraph", pPr=[w("keepNext")]),
        _style("HandoutAnswer", "Handout Answer", "Normal", pPr=[w("keepNext")]),
        _style("HandoutSource", "Handout Source", "ListParagraph", rPr=_size(small)),
        _style("Footer", "footer", "Normal", pPr=[
               w("tabs", w("tab", val="right", pos=text_width)), w("spacing", after=0)],
               rPr=_size(small)),
        _character("FootnoteReference", "footnote reference", [w("vertAlign", val="superscript")]),
        _character("Hyperlink", "Hyperlink", [w("color", val="0B4F9C"), w("u", val="single")]),
        _character("HardWord", "Hard Word", [w("u", val="dotted")]),
        _grid(),
    )  # fmt: skip


def _size(half_points: int) -> list[Element]:
    return [w("sz", val=half_points), w("szCs", val=half_points)]


def _style(
    key: str,
    name: str,
    based_on: str = "",
    following: str = "",
    pPr: "list[Element | None] | list[Element] | None" = None,  # noqa: N803 - Word's names
    rPr: list[Element] | None = None,  # noqa: N803
    default: int = 0,
) -> Element:
    style = w(
        "style",
        w("name", val=name),
        w("basedOn", val=based_on) if based_on else None,
        w("next", val=following) if following else None,
        w("qFormat"),
        w("pPr", *pPr) if pPr else None,
        w("rPr", *rPr) if rPr else None,
        type="paragraph",
        styleId=key,
    )
    if default:
        style.set("w:default", "1")
    return style


def _heading(level: int, size: int) -> Element:
    properties = [
        w("keepNext"),
        w("keepLines"),
        w("spacing", before=320, after=120),
        w("outlineLvl", val=level - 1),
    ]
    letters = [w("b"), w("bCs"), *_size(size)]
    return _style(f"Heading{level}", f"heading {level}", "Normal", "Normal", properties, letters)


def _character(key: str, name: str, properties: list[Element]) -> Element:
    return w("style", w("name", val=name), w("rPr", *properties), type="character", styleId=key)


def _grid() -> Element:
    edges = borders("tblBorders", ["top", "left", "bottom", "right", "insideH", "insideV"], 4)
    margins = w(
        "tblCellMar", *(w(side, w=100, type="dxa") for side in ("top", "left", "bottom", "right"))
    )
    return w(
        "style",
        w("name", val="Table Grid"),
        w("pPr", w("spacing", after=0)),
        w("tblPr", edges, margins),
        type="table",
        styleId="TableGrid",
    )
